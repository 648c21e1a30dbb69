"""Icons and manifest as a browser takes them."""

import json
from urllib.parse import urljoin

from playwright.sync_api import Browser

from tests.browser.opening import opened


def test_a_browser_reads_the_manifest_without_complaint_and_finds_every_icon(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        answer = page.context.new_cdp_session(page).send("Page.getAppManifest")
        assert (answer["url"], answer["errors"]) == (f"{served}/manifest.webmanifest", [])
        for icon in json.loads(answer["data"])["icons"]:
            drawn = page.evaluate(
                "async address => { const image = new Image(); image.src = address; await image.decode();"
                " return `${image.naturalWidth}x${image.naturalHeight}` }",
                urljoin(answer["url"], icon["src"]),
            )
            assert drawn == icon["sizes"]


def test_what_is_asked_for_unasked_is_there(browser: Browser, served: str) -> None:
    with opened(browser, served + "/") as page:
        for name, kind in (("favicon.ico", "image/"), ("apple-touch-icon.png", "image/png")):
            response = page.request.get(f"{served}/{name}")
            assert response.ok
            assert response.headers["content-type"].startswith(kind)
