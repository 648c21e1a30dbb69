"""The site without one of its features, and without any: nothing leads to what is not there."""

import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.build.project import ROOT, Project, make_project

HOST = "http://localhost:8000"
SIGNS = {
    "plugins.tweets.plugin": ('class="tweet',),
    "plugins.handouts.plugin": (
        'class="downloads"',
        "handout-card",
        "-a4.pdf",
        ">Questions</a></li>",
        "js/handouts/",
        "data-path",
    ),
    "plugins.coffee_chat.plugin": (
        "my-coffee-chat",
        ">My coffee chat<",
        "js/meeting/",
        "trusted-types over-coffee",
        "worker-src",
        "/toolkit.",
    ),
    "plugins.icons.plugin": ("apple-touch-icon", "webmanifest"),
    "plugins.feeds.plugin": ("feed.xml", "feed.json", "Atom feed", "JSON feed"),
    "plugins.sitemap.plugin": ("sitemap.xml",),
    "plugins.social_cards.plugin": ("social-card", "og:image"),
    "plugins.search.plugin": ("/search/", "SearchAction", "js/pages/search"),
}
"""What tells of each feature in a page."""
NEEDED = {"plugins.coffee_chat.plugin": "plugins.handouts.plugin"}
"""Without which a feature has nothing to bring."""
WITHOUT = [*((name,) for name in SIGNS), tuple(SIGNS)]


@pytest.mark.parametrize("names", WITHOUT, ids=lambda names: names[0] if len(names) == 1 else "all")
def test_what_is_left_out_is_gone(tmp_path: Path, names: tuple[str, ...]) -> None:
    own = f"from pelicanconf import MENU\nPLUGINS = [each for each in PLUGINS if each not in {names!r}]"
    if "plugins.handouts.plugin" in names:  # as the message says of the keys that only letters have
        own += '\nFRONT_MATTER_EXTRA = ("subject", "limit", "when")'
    project = make_project(tmp_path, own)
    shutil.copytree(ROOT / "content", tmp_path / "content", dirs_exist_ok=True)
    if {"plugins.coffee_chat.plugin", "plugins.handouts.plugin"} & {*names}:
        unlink_the_planner(tmp_path / "content")
    run = project.build()
    assert run.status == 0, run.errors
    assert ("dead-menu" in run.errors) == ("plugins.search.plugin" in names)
    pages = {file.relative_to(project.output): file.read_text("utf-8") for file in project.output.rglob("*.html")}
    texts = [*pages.values(), _robots(project)]
    for feature, signs in SIGNS.items():
        is_there = not {feature, NEEDED.get(feature)} & {*names}
        for sign in signs:
            assert any(sign in text for text in texts) == is_there, sign
    links = {link for name, page in pages.items() for link in _links(page, f"{HOST}/{name.as_posix()}")}
    assert len(links) > 100
    assert [link for link in sorted(links) if not _leads_somewhere(link, project)] == []


def unlink_the_planner(content: Path) -> None:
    """Take the links to its page out of the texts, as the messages on dead links say."""
    for file in content.rglob("*.md"):
        text = file.read_text("utf-8")
        file.write_text(text.replace("[My coffee chat](/my-coffee-chat/)", "My coffee chat"), encoding="utf-8")


def _robots(project: Project) -> str:
    robots = project.output / "robots.txt"
    return robots.read_text("utf-8") if robots.exists() else ""


def _links(page: str, address: str) -> Iterator[str]:
    """Go through the addresses of the site that a page names."""
    soup = BeautifulSoup(page, "html.parser")
    found = (element[name] for name in ("href", "src", "action") for element in soup.select(f"[{name}]"))
    sets = (part.split()[0] for element in soup.select("[srcset]") for part in str(element["srcset"]).split(","))
    for target in chain(map(str, found), sets):
        link = urljoin(address, target)
        if link.startswith(HOST):
            yield link


def _leads_somewhere(link: str, project: Project) -> bool:
    address, anchor = urldefrag(link)
    path = unquote(urlsplit(address).path).strip("/")
    file = project.output / path
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return False
    return not anchor or BeautifulSoup(file.read_text("utf-8"), "html.parser").find(id=unquote(anchor)) is not None
