"""What the plugins put into pages is valid HTML, in whatever theme."""

from collections import Counter
from pathlib import Path

import html5lib
import pytest

from tests.stock.content import ALL
from tests.stock.site import THEMES, Environment, Site
from tests.stock.test_ordinary import POSTS


def faults(site: Site) -> set[str]:
    """Return what an HTML parser finds wrong in the pages of a site."""
    found: set[str] = set()
    for path in site.output.rglob("*.html"):
        parser = html5lib.HTMLParser()
        parser.parse(path.read_bytes())
        found |= {f"{kind} {values}" for _, kind, values in parser.errors}
    return found


@pytest.mark.parametrize("theme", THEMES)
def test_the_plugins_add_no_fault_to_what_the_theme_has(stock: Environment, tmp_path: Path, theme: str) -> None:
    with_all = stock.site(tmp_path / "all", "", {**POSTS, **ALL}, theme).built()
    without = stock.site(tmp_path / "without", "PLUGINS = []", POSTS, theme).built()
    assert faults(with_all) - faults(without) == set()


@pytest.mark.parametrize("theme", THEMES)
def test_no_id_stands_twice_in_a_page(stock: Environment, tmp_path: Path, theme: str) -> None:
    for path, page in stock.site(tmp_path, "", ALL, theme).built().pages().items():
        ids = Counter(str(element["id"]) for element in page.select("[id]"))
        assert [name for name, count in ids.items() if count > 1] == [], path


def test_two_builds_of_the_same_content_are_the_same(stock: Environment, tmp_path: Path) -> None:
    sites = [stock.site(tmp_path / name, "", ALL).built() for name in ("one", "two")]
    first, second = (
        {path.relative_to(site.output): path.read_bytes() for path in site.output.rglob("*") if path.is_file()}
        for site in sites
    )
    assert first == second
