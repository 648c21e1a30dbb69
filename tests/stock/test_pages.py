"""What the plugins put into pages is valid HTML, in whatever theme."""

from collections import Counter
from pathlib import Path

import html5lib
import pytest

from tests.stock.conftest import Full
from tests.stock.content import ALL, POSTS
from tests.stock.site import THEMES, Environment, Site


def faults(site: Site) -> set[str]:
    """Return what an HTML parser finds wrong in the pages of a site."""
    found: set[str] = set()
    for path in site.output.rglob("*.html"):
        parser = html5lib.HTMLParser()
        parser.parse(path.read_bytes())
        found |= {f"{kind} {values}" for _, kind, values in parser.errors}
    return found


@pytest.mark.parametrize("theme", THEMES)
def test_the_plugins_add_no_fault_to_what_the_theme_has(
    stock: Environment, full: Full, tmp_path: Path, theme: str
) -> None:
    without = stock.site(tmp_path, "PLUGINS = []", POSTS, theme).built()
    assert faults(full(theme)) - faults(without) == set()


@pytest.mark.parametrize("theme", THEMES)
def test_no_id_stands_twice_in_a_page(full: Full, theme: str) -> None:
    for path, page in full(theme).pages().items():
        ids = Counter(str(element["id"]) for element in page.select("[id]"))
        assert [name for name, count in ids.items() if count > 1] == [], path


def test_two_builds_of_the_same_content_are_the_same(stock: Environment, full: Full, tmp_path: Path) -> None:
    first, second = (
        {path.relative_to(site.output): path.read_bytes() for path in site.output.rglob("*") if path.is_file()}
        for site in (full("simple"), stock.site(tmp_path, "", ALL).built())
    )
    assert first == second
