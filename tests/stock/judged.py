"""Write the stock sites that `make audit` has judged into a folder, each with the plugins and without them."""

import shutil
import sys
from pathlib import Path

from tests.stock.content import CHECKLIST, HEADED, MARKED, PLAIN, POSTS, QUESTIONS, TWEETING
from tests.stock.site import Files, borrowed_environment

THEMES = ("simple", "notmyidea")
"""Those that come with Pelican."""
THEIRS: Files = {
    **PLAIN,
    "content/again.md": "Title: On the same day\nDate: 2016-10-31\nModified: 2017-02-06\nTags: tea\n\nMore.\n",
    "content/pages/about.md": POSTS["content/pages/about.md"],
}
"""What any author writes, of each kind that a theme has a page for."""
OURS: Files = {
    **TWEETING,
    **MARKED,
    **QUESTIONS,
    **CHECKLIST,
    **HEADED,
    "content/github.md": """\
Title: As on GitHub
Date: 2016-10-31

Words that are ~~struck out~~, and https://example.org/ is a link[^1].
- [ ] A task
- [x] A task that is done

> [!NOTE]
> Mind the step.

| Who | What |
|-----|:----:|
| Ana | tea  |

Cup
: What coffee is in.

7. Seven

   ```python
   print(1)
   ```

[^1]: Like this one.
""",
}
"""Something of all that the plugins put into pages.

Its words have no quotation marks: themes put words into attributes, and do not escape them.
"""


def main(folder: Path) -> None:
    """Write THEME/with/output and THEME/without/output of each theme into a folder, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    environment = borrowed_environment(folder)
    for theme in THEMES:
        site = environment.site(folder / theme / "with", "", {**THEIRS, **OURS}, theme).built()
        assert site.page("on-tweets.html").select("figure.tweet"), "the plugins are not on"
        environment.site(folder / theme / "without", "PLUGINS = []", THEIRS, theme).built()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
