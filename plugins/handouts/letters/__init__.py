"""Letters: prose with blanks, which a reader fills in and sends."""
