"""What is kept on the device: all that the page needs, and nothing that is not there."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from plugins.coffee_chat.keep import files_to_keep, render_worker
from plugins.coffee_chat.model import Kept
from plugins.coffee_chat.plugin import PATH
from plugins.foundation.assets.model import Asset
from plugins.foundation.assets.read import read_assets

FOLDER = PATH.strip("/")
TOOLKIT = Asset(f"{PATH}toolkit.1.json", b"{}")
THEME = {
    "css/site.css": ".cup { background: url(../img/cup.svg) }",
    "css/other.css": "",
    "img/cup.svg": "<svg/>",
    "js/page.js": "import './document.js';",
    "js/document.js": "export {};",
    "js/code.js": "import './bits.js';",
    "js/bits.js": "export {};",
    "js/other.js": "",
}


def told(worker: str) -> dict[str, Any]:
    """Return what a worker knows of its build."""
    line, _, source = worker.partition("\n")
    match = re.fullmatch(r"const BUILT=(\{.*\});", line)
    assert match
    assert source
    built: dict[str, Any] = json.loads(match[1])
    return built


@pytest.fixture(scope="module")
def worker(built: Path) -> dict[str, Any]:
    return told((built / FOLDER / "worker.js").read_text("utf-8"))


@pytest.fixture(scope="module")
def page(built: Path) -> BeautifulSoup:
    return BeautifulSoup((built / FOLDER / "index.html").read_text("utf-8"), "html.parser")


def test_each_address_is_a_file_of_the_site_with_the_digest_that_is_told(built: Path, worker: dict[str, Any]) -> None:
    assert worker["page"] == PATH
    for each in worker["files"]:
        digest = hashlib.sha256((built / each["address"].strip("/")).read_bytes()).digest()
        assert each["integrity"] == f"sha256-{base64.b64encode(digest).decode()}"
    addresses = [each["address"] for each in worker["files"]]
    assert len(addresses) == len(set(addresses))


def test_all_that_the_page_loads_is_kept(page: BeautifulSoup, worker: dict[str, Any]) -> None:
    loaded = {
        *(str(each["src"]) for each in page.select("script[src], img[src]")),
        *(str(each["href"]) for each in page.select('link[rel~="stylesheet"]')),
    }
    named = {value for element in page.select("*") for value in element.attrs.values() if "/theme/" in value}
    kept = {each["address"] for each in worker["files"]}
    assert loaded
    assert loaded | {each for each in named if isinstance(each, str) and each.startswith("/theme/")} <= kept
    assert any(re.fullmatch(rf"{PATH}toolkit\.[0-9a-f]{{10}}\.json", each) for each in kept)


def test_the_page_names_its_worker_and_its_toolkit(page: BeautifulSoup, worker: dict[str, Any]) -> None:
    (toolkit,) = (each["address"] for each in worker["files"] if each["address"].endswith(".json"))
    values = [value for element in page.select("*") for value in element.attrs.values()]
    assert toolkit in values
    assert f"{PATH}worker.js" in values


def test_only_this_page_may_start_a_worker_and_make_addresses_of_scripts(built: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in built.rglob("*.html")}
    allowing = [path for path, html in pages.items() if "worker-src" in html or "trusted-types over-coffee" in html]
    assert allowing == [built / FOLDER / "index.html"]
    assert sum("trusted-types 'none'" in html for html in pages.values()) == len(pages) - 1
    rules = (built / "_hosting" / "nginx.conf").read_text("utf-8")
    assert re.search(rf'location "{PATH}" \{{\s+set \$site_content_security_policy "[^"]*worker-src ', rules)


def kept(folder: Path, html: str, scripts: tuple[str, ...] = ()) -> list[tuple[str, bool]]:
    """Return what is kept of a small theme, by the names that files had there, and whether the page names it."""
    for name, text in THEME.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    assets = read_assets(folder)
    names = {f"/a%20b{asset.path}": name for name, asset in assets.files.items()}
    written = re.sub(r"\[(.+?)\]", lambda match: f"/a%20b{assets.find(match[1]).path}", html)
    files = files_to_keep(written, "/a%20b", assets, scripts, TOOLKIT)
    return [(names.get(each.address, each.address), each.is_named) for each in files]


def test_what_a_page_names_in_whatever_attribute_is_kept_with_all_that_it_loads(tmp_path: Path) -> None:
    html = '<link rel="stylesheet" href="[css/site.css]"><template><p data-script=[js/page.js]></p></template>'
    assert kept(tmp_path, html) == [
        ("img/cup.svg", False),
        ("css/site.css", True),
        ("js/document.js", False),
        ("js/page.js", True),
        (f"/a%20b{TOOLKIT.path}", False),
    ]


def test_what_it_loads_on_demand_is_kept_once(tmp_path: Path) -> None:
    html = '<p data-script="[js/code.js]" data-toolkit="/a%20b/my-coffee-chat/toolkit.1.json">[js/other.js]</p>'
    assert kept(tmp_path, html, ("js/code.js",)) == [
        ("js/bits.js", False),
        ("js/code.js", True),
        (f"/a%20b{TOOLKIT.path}", True),
    ]


def test_a_version_changes_with_the_page_and_with_a_file_and_with_nothing_else() -> None:
    one, other = Kept("/theme/a.1.css", "sha256-a", is_named=True), Kept("/theme/a.2.css", "sha256-b", is_named=True)
    workers = [
        render_worker(PATH, "<p>", (one,)),
        render_worker(PATH, "<p>", (one,)),
        render_worker(PATH, "<b>", (one,)),
        render_worker(PATH, "<p>", (other,)),
        render_worker(f"/coffee{PATH}", "<p>", (one,)),
    ]
    versions = [told(each)["version"] for each in workers]
    assert workers[0] == workers[1]
    assert len(set(versions)) == 4
