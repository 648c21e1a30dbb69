"""What tests of what a reader does share: pages, and how to see what is kept."""

from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

CHECKLIST, LETTER = "/checklists/in-person/", "/letters/thank-you/"
COFFEE, REMOTE = "/questions/coffee-chat/", "/questions/remote/"
PHONE: ViewportSize = {"width": 360, "height": 740}
KEPT = """() => new Promise((resolve, reject) => {
    const opening = indexedDB.open("over-coffee", 1);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => opening.result.createObjectStore("reader");
    opening.onsuccess = () => {
        const asking = opening.result.transaction("reader").objectStore("reader").get("document");
        asking.onsuccess = () => { opening.result.close(); resolve(asking.result ?? null); };
    };
})"""
KEEP = """value => new Promise((resolve) => {
    const opening = indexedDB.open("over-coffee", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("reader");
    opening.onsuccess = () => {
        const writing = opening.result.transaction("reader", "readwrite");
        writing.objectStore("reader").put(value, "document");
        writing.oncomplete = () => { opening.result.close(); resolve(); };
    };
})"""


def visit(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    expect(page.locator(".tray")).not_to_have_attribute("hidden", "")
    return page


def choose(page: Page, *numbers: int) -> None:
    for number in numbers:
        page.get_by_role("button", name="Take along").nth(number).click()


def chosen(page: Page) -> list[str]:
    return page.locator(".chosen span").all_text_contents()


def copied(page: Page) -> str:
    """Return what stands in the clipboard once the page has said so."""
    expect(page.locator(".tray-status")).to_have_text("Copied.")
    return str(page.evaluate("navigator.clipboard.readText()"))


def holds(page: Page, document: object) -> None:
    """Wait until this is what the device keeps: a page says that it is saved before a later change of it is."""
    for _ in range(50):
        if page.evaluate(KEPT) == document:
            return
        page.wait_for_timeout(100)
    assert page.evaluate(KEPT) == document
