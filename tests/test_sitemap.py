from pathlib import Path
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

from tests.conftest import SITE_URL

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(built: Path) -> dict[str, str | None]:
    root = ET.fromstring((built / "sitemap.xml").read_text("utf-8"))  # noqa: S314 - our own file
    assert root.tag == f"{SPACE}urlset"
    return {str(url.findtext(f"{SPACE}loc")): url.findtext(f"{SPACE}lastmod") for url in root}


def test_the_sitemap_names_pages_that_exist_and_no_others(built: Path) -> None:
    paths = [url.removeprefix(f"{SITE_URL}/") for url in entries(built)]
    assert all((built / path / "index.html").is_file() for path in paths)
    assert "404.html" not in paths
    everything = {path.relative_to(built).as_posix() for path in built.rglob("index.html")}
    assert {f"{path}index.html" for path in paths} == everything - {"search/index.html"}  # which leads on


def test_lastmod_is_the_date_of_the_post_not_of_the_build(built: Path) -> None:
    found = entries(built)
    assert found[f"{SITE_URL}/blog/four-ways-to-prepare/"] == "2016-12-12T00:00:00+00:00"
    assert found[f"{SITE_URL}/blog/"] == "2026-11-29T00:00:00+00:00"
    assert found[f"{SITE_URL}/archive/2016/"] == "2026-11-29T00:00:00+00:00"
    assert found[f"{SITE_URL}/about/"] is None


def test_robots_may_read_everything_and_find_the_sitemap(built: Path) -> None:
    robots = RobotFileParser()
    robots.parse((built / "robots.txt").read_text("utf-8").splitlines())
    assert robots.can_fetch("AnyBot", f"{SITE_URL}/blog/")
    assert robots.site_maps() == [f"{SITE_URL}/sitemap.xml"]
