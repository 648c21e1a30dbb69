"""CommonMark and GitHub's additions in anybody's Pelican site; our own reads its texts so anyway."""
