"""Letters are filled in, copied, opened in mail."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, expect

from tests.browser.reader import KEPT, LETTER, copied, visit


def test_a_letter_is_filled_copied_and_opened_in_mail_and_stays_filled(context: BrowserContext, served: str) -> None:
    page = visit(context, served + LETTER)
    page.get_by_label("Their name").fill("Ms. Ó Briain & co")
    page.get_by_label("What they said").fill("100% of it?")
    page.get_by_role("button", name="Copy", exact=True).click()
    text = copied(page)
    assert text.startswith("Dear Ms. Ó Briain & co,\n\nThank you for making time for me.")
    assert "about 100% of it?. What" in text
    assert text.endswith("With thanks,\n[your name]")
    address = urlsplit(str(page.get_by_role("link", name="Open in mail").get_attribute("href")))
    assert (address.scheme, address.path) == ("mailto", "")
    fields = parse_qs(address.query, strict_parsing=True)
    assert fields == {"subject": ["Thank you for our talk"], "body": [text.replace("\n", "\r\n")]}
    assert "+" not in address.query  # which RFC 6068 takes for itself
    page.goto(f"{served}/letters/nudge/")
    page.go_back()
    expect(page.get_by_label("Their name")).to_have_value("Ms. Ó Briain & co")
    expect(page.locator(".letter")).to_contain_text("Dear Ms. Ó Briain & co,")


def test_what_all_letters_share_is_asked_once(context: BrowserContext, served: str) -> None:
    page = visit(context, served + LETTER)
    page.get_by_label("Your name").fill("Robin")
    page.get_by_label("Your next small step").fill("write")
    page.goto(f"{served}/letters/first-request/")
    expect(page.get_by_label("Your name")).to_have_value("Robin")
    expect(page.locator(".letter")).to_contain_text("My name is Robin,")
    expect(page.get_by_text("7 of 8 blanks to fill")).to_be_visible()
    kept = page.evaluate(KEPT)
    assert kept["words"] == {"your name": "Robin"}
    assert [each["letters"] for each in kept["meetings"]] == [{LETTER: {"your next small step": "write"}}]


def test_a_letter_with_a_limit_counts_what_is_filled_in(context: BrowserContext, served: str) -> None:
    page = visit(context, f"{served}/letters/linkedin-request/")
    page.get_by_label("Their name").fill("\U0001f375" * 3)
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_text(f"{len(copied(page))} of 300 characters", exact=False)).to_be_visible()


def test_from_the_home_page_a_thank_you_note_is_copied_in_three_taps(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served)
    page.get_by_role("main").get_by_role("link", name="Letters").click()
    page.get_by_role("main").get_by_role("link", name="A thank-you note").click()
    page.get_by_role("button", name="Copy", exact=True).click()
    assert copied(page).startswith("Dear [their name],")
