"""What is published of the theme does in a browser what its sources say."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.foundation.assets.read import read_assets
from tests.browser.opening import opened
from tests.conftest import ROOT

STATIC = ROOT / "theme" / "static"
SHEETS = sorted(STATIC.rglob("*.css"))
# A browser keeps the spaces in what a variable holds or is used in, and in a condition, as they were written.
RULES = """text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [...sheet.cssRules].map(rule => rule.cssText.replaceAll(/\\s+/g, " ").replaceAll(/([,:]) /g, "$1"));
}"""


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: str(path.name))
def test_a_browser_reads_the_same_rules_in_the_smaller_style_sheet(browser: Browser, sheet: Path) -> None:
    source = sheet.read_text("utf-8")
    published = read_assets(STATIC).find(sheet.relative_to(STATIC).as_posix()).content.decode()
    with opened(browser, "about:blank") as page:
        rules = page.evaluate(RULES, source)
        assert len(rules) > 10
        assert page.evaluate(RULES, published) == rules
