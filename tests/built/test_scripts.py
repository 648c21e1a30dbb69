"""Which scripts a page has, and what they weigh."""

import gzip
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.browser.opening import KINDS

OF_HANDOUTS = ("question list", "checklist", "letter")
MEETING = "my coffee chat"
MOST = 6_000
"""Bytes of the scripts of a handout's page, compressed as hosts send them."""


def scripts(built: Path, kind: str) -> list[Path]:
    """Return the scripts that a page names, but for the one that all pages have."""
    file = built / "404.html" if kind == "404" else built / KINDS[kind].strip("/") / "index.html"
    named = BeautifulSoup(file.read_text("utf-8"), "html.parser").select('script[type="module"][src]')
    return [built / str(each["src"]).strip("/") for each in named if "template" not in [up.name for up in each.parents]]


@pytest.mark.parametrize("kind", OF_HANDOUTS)
def test_the_scripts_of_a_handouts_page_are_small(built: Path, kind: str) -> None:
    sizes = [len(gzip.compress(script.read_bytes(), 9)) for script in scripts(built, kind)]
    assert sizes
    assert sum(sizes) <= MOST


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {*OF_HANDOUTS, MEETING}])
def test_a_page_on_which_nothing_is_done_has_no_script_of_its_own(built: Path, kind: str) -> None:
    expected = {"search": 9, "page": 7}.get(kind, 0)  # the page is that on privacy, where all of it can be deleted
    assert len(scripts(built, kind)) == expected
