"""Ticks stay, on the page of a checklist and in a post."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, expect

from plugins.commands.preview.server import preview_server
from tests.browser.reader import (
    CHECKLIST,
    visit,
)
from tests.build.project import Project, make_project


def test_ticks_stay(context: BrowserContext, served: str) -> None:
    page = visit(context, served + CHECKLIST)
    for box in page.get_by_role("checkbox").all()[:3]:
        box.check()
    expect(page.get_by_text("3 of 17 done")).to_be_visible()
    page.reload()
    expect(page.get_by_text("3 of 17 done")).to_be_visible()
    assert [box.is_checked() for box in page.get_by_role("checkbox").all()] == [True] * 3 + [False] * 14
    assert page.get_by_role("progressbar").evaluate("bar => bar.value / bar.max") == pytest.approx(3 / 17)


def test_ticks_of_one_checklist_are_not_those_of_another(context: BrowserContext, served: str) -> None:
    visit(context, served + CHECKLIST).get_by_role("checkbox").first.check()
    page = visit(context, f"{served}/checklists/on-a-call/")
    expect(page.get_by_text(re.compile(r"^0 of \d+ done$"))).to_be_visible()


def test_cleared_ticks_come_back(context: BrowserContext, served: str) -> None:
    page = visit(context, served + CHECKLIST)
    for box in page.get_by_role("checkbox").all()[:2]:
        box.check()
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_text("0 of 17 done")).to_be_visible()
    page.get_by_role("checkbox").nth(5).check()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("3 of 17 done")).to_be_visible()
    page.reload()
    expect(page.get_by_text("3 of 17 done")).to_be_visible()


def checklist(*steps: str) -> str:
    return "---\ntitle: Steps\n---\n\n" + "".join(f"- [ ] {step}\n" for step in steps)


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[tuple[Project, str]]:
    """Build and serve a site of one checklist."""
    project = make_project(tmp_path)
    project.write("checklists/steps.md", checklist("One", "Two", "Three", "Four"))
    assert project.build().status == 0
    with preview_server(project.output, 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield project, f"http://127.0.0.1:{server.server_port}/checklists/steps/"
        server.shutdown()


def test_ticks_survive_what_an_author_does_to_other_steps(
    context: BrowserContext, own_site: tuple[Project, str]
) -> None:
    project, url = own_site
    page = visit(context, url)
    for name in ("One", "Two", "Four"):
        page.get_by_role("checkbox", name=name).check()
    expect(page.get_by_text("3 of 4 done")).to_be_visible()
    project.write("checklists/steps.md", checklist("Zero", "Four", "Three, in other words", "Two", "One"))
    assert project.build().status == 0
    page.reload()
    expect(page.get_by_text("3 of 5 done")).to_be_visible()
    assert [box.is_checked() for box in page.get_by_role("checkbox").all()] == [False, True, False, True, True]


def test_a_checklist_is_printed_as_ticked_or_blank(context: BrowserContext, served: str) -> None:
    page = visit(context, served + CHECKLIST)
    page.get_by_role("checkbox").first.check()
    page.emulate_media(media="print")
    look = "box => getComputedStyle(box).backgroundImage"
    assert page.get_by_role("checkbox").first.evaluate(look) != "none"
    page.evaluate("window.print = () => (window.printed = document.documentElement.dataset.print)")
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Print without ticks").click()
    assert page.evaluate("window.printed") == "blank"
    page.emulate_media(media="print")
    assert page.get_by_role("checkbox").first.evaluate(look) == "none"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.get_by_role("checkbox").first.evaluate(look) != "none"
    assert page.get_by_role("checkbox").first.is_checked()
