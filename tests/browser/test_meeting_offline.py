"""My coffee chat works without a network, says when a newer one is there, and leaves when its page is gone."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from plugins.coffee_chat.keep import render_worker
from plugins.commands.preview.server import preview_server
from tests.browser.meeting import PATH, TORONTO_AND_LEEDS, downloaded, fill, loaded, plan
from tests.browser.reader import KEPT

CACHES = "caches.keys()"
OFFLINE = "This page works without a network now."


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Serve a copy of the site, which a test may change."""
    folder = tmp_path / "site"
    shutil.copytree(built, folder)
    with preview_server(folder, 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def ready(context: BrowserContext, url: str) -> Page:
    page = plan(context, url)
    fill(page, TORONTO_AND_LEEDS)
    expect(page.get_by_text(OFFLINE)).to_be_visible()
    return page


def change(folder: Path, old: str, new: str) -> None:
    """Publish the page in other words, with its worker."""
    page, worker = (folder / PATH.strip("/") / name for name in ("index.html", "worker.js"))
    html = page.read_text("utf-8").replace(old, new)
    page.write_text(html, "utf-8")
    source = worker.read_text("utf-8")
    worker.write_text(source.replace('"version":"', '"version":"x'), "utf-8")


def test_after_the_first_visit_all_of_it_works_without_a_network(
    context: BrowserContext, site: tuple[Path, str]
) -> None:
    page = ready(context, site[1])
    context.set_offline(True)
    page.goto(f"{site[1]}{PATH}?from=home#page_notes")
    loaded(page)
    expect(page.get_by_label("Their name")).to_have_value("Tom Reed")
    assert b"METHOD:PUBLISH" in downloaded(page, "Invitation")
    page.get_by_text("Send to my phone").click()
    page.get_by_role("button", name="Show as a QR code").click()
    expect(page.locator(".code path")).to_have_count(1)


def test_no_other_page_is_kept(context: BrowserContext, site: tuple[Path, str]) -> None:
    page = ready(context, site[1])
    context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(f"{site[1]}/questions/")


def test_a_newer_version_is_told_and_used_when_the_reader_wants_it(
    context: BrowserContext, site: tuple[Path, str]
) -> None:
    folder, url = site
    page = ready(context, url)
    change(folder, "One meeting, from their yes", "One whole meeting, from their yes")
    page.reload()
    expect(page.get_by_text("There is a newer version of this page.")).to_be_visible()
    assert "One whole meeting" not in page.content()
    page.get_by_role("button", name="Load it").click()
    expect(page.get_by_text("One whole meeting, from their yes", exact=False)).to_be_visible()
    expect(page.get_by_label("Their name")).to_have_value("Tom Reed")
    assert len(page.evaluate(CACHES)) == 1


@pytest.mark.parametrize("name", ["", "worker.js"])
def test_when_the_page_is_gone_so_is_the_worker_and_no_meeting(
    context: BrowserContext, site: tuple[Path, str], name: str
) -> None:
    folder, url = site
    page = ready(context, url)
    kept = page.evaluate(KEPT)
    gone = folder / PATH.strip("/") / name
    if gone.is_dir():
        shutil.rmtree(gone)
    else:
        gone.unlink()
    page.reload()
    page.wait_for_function("async () => !(await caches.keys()).length")
    page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistrations()).length")
    page.goto(url)
    assert page.evaluate(KEPT) == kept


def test_who_deletes_what_this_site_keeps_deletes_the_page_too(context: BrowserContext, site: tuple[Path, str]) -> None:
    page = ready(context, site[1])
    page.goto(f"{site[1]}/privacy/")
    page.get_by_role("button", name="Delete what this site keeps").click()
    page.wait_for_function("async () => !(await caches.keys()).length")
    page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistrations()).length")
    page.get_by_role("button", name="Undo").click()
    page.goto(site[1] + PATH)
    expect(page.get_by_label("Their name")).to_have_value("Tom Reed")


def test_a_server_that_fails_changes_nothing(context: BrowserContext, site: tuple[Path, str]) -> None:
    page = ready(context, site[1])
    context.set_offline(True)
    page.reload()
    loaded(page)
    context.set_offline(False)
    page.reload()
    loaded(page)
    assert len(page.evaluate(CACHES)) == 1


def test_in_a_preview_what_is_saved_shows_at_once(context: BrowserContext, site: tuple[Path, str]) -> None:
    folder, url = site
    worker = folder / PATH.strip("/") / "worker.js"
    source = worker.read_text("utf-8")
    worker.write_text(source.replace('"isPreview":false', '"isPreview":true'), "utf-8")
    page = ready(context, url)
    html = folder / PATH.strip("/") / "index.html"
    html.write_text(html.read_text("utf-8").replace("One meeting,", "One whole meeting,"), "utf-8")
    page.reload()
    assert "One whole meeting" in page.content()
    context.set_offline(True)
    page.reload()
    loaded(page)


def test_a_preview_says_that_it_is_one() -> None:
    assert '"isPreview":true' in render_worker(PATH, "", (), is_preview=True)
