import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.hosting.patterns import HIDDEN, WELL_KNOWN, pattern

PATHS = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = frozenset(string.ascii_letters + string.digits + "_-/\\")


@given(PATHS, PATHS)
def test_a_pattern_matches_the_paths_below_its_base_and_no_other(base: str, other: str) -> None:
    assert re.search(pattern(base, "/.*"), f"{base}/x")
    assert bool(re.search(pattern(base, "/.*"), other)) == other.startswith(f"{base}/")


@given(PATHS)
def test_what_is_written_of_a_base_means_nothing_to_a_host(base: str) -> None:
    written = pattern(base, "").removeprefix("(?s)^(").removesuffix(")$")
    assert all(sign in PLAIN for sign in written if sign.isascii())


@pytest.mark.parametrize("path", ["/.git", "/.git/a", "/a/.b", "/.well-known/.a", "/a/.well-known/b", "/..a", "/.a/b"])
def test_each_name_that_begins_with_a_dot_is_hidden(path: str) -> None:
    assert re.search(pattern("", HIDDEN), path)
    assert not re.search(pattern("", WELL_KNOWN), path)


@pytest.mark.parametrize("path", ["/", "/a.b/", "/a./b", "/_headers.html", "/_hosting.pdf", "/a/404.html", "/a/_head"])
def test_no_page_is_hidden(path: str) -> None:
    assert not re.search(pattern("", HIDDEN), path)
