"""The search in a real browser: typed, filtered, by keyboard, from an address, with a slip."""

import re

from playwright.sync_api import Browser, expect

from tests.browser.opening import opened
from tests.browser.searching import SEARCH, field, found, results, titles, told


def test_results_come_while_typing_with_the_words_marked(browser: Browser, served: str) -> None:
    with opened(browser, served + SEARCH) as page:
        field(page).press_sequentially("switch off")
        found(page, "switch off")
        result = results(page).filter(has=page.get_by_role("link", name="Coffee chat, in person"))
        assert result.locator(".meta").inner_text() == "Checklist"
        expect(result.locator("mark")).to_have_text(["Switch", "off"])
        assert field(page).evaluate("field => field === document.activeElement")


def test_a_result_leads_to_the_section_that_has_the_words(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=switch+off") as page:
        result = results(page).filter(has=page.get_by_role("link", name="Coffee chat, in person"))
        result.get_by_role("link", name="The hour before").click()
        page.wait_for_url("**/checklists/in-person/#the-hour-before")


def test_a_kind_leaves_only_results_of_that_kind_and_is_kept_in_the_address(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=week") as page:
        everything = found(page, "week")
        page.get_by_role("radio", name="Checklists").check()
        assert 0 < found(page, "week", "checklist") < everything
        assert set(page.locator(".results .meta").all_inner_texts()) == {"Checklist"}
        assert page.url == f"{served}{SEARCH}?q=week&kind=checklist"


def test_an_address_with_words_and_a_kind_opens_with_their_results(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=degree&kind=questions") as page:
        found(page, "degree", "question list")
        expect(results(page)).not_to_have_count(0)
        assert field(page).input_value() == "degree"
        assert page.get_by_role("radio", name="Question lists").is_checked()
        assert titles(page)[0] == "Questions for graduate study"


def test_the_way_back_from_a_result_leads_to_the_same_results(browser: Browser, served: str) -> None:
    with opened(browser, served + SEARCH) as page:
        entries = page.evaluate("history.length")
        field(page).press_sequentially("salary")
        found(page, "salary")
        assert page.evaluate("history.length") == entries
        page.get_by_role("link", name="When you are the one who is asked").click()
        page.wait_for_url("**/blog/**")
        page.go_back()
        found(page, "salary")
        assert field(page).input_value() == "salary"


def test_a_date_is_shown_and_not_sought(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=salary") as page:
        found(page, "salary")
        meta = results(page).filter(has_text="When you are the one who is asked").locator(".meta")
        assert meta.inner_text() == "Post · 6 February 2017"
        field(page).fill("2017")
        told(page, "Nothing found: “2017” is nowhere on this site.")


def test_the_skip_link_leads_to_the_results_that_are_there(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=week") as page:
        page.get_by_role("button", name="Show more").click()
        expect(results(page)).not_to_have_count(10)
        count = results(page).count()
        page.get_by_role("link", name="Skip to the text").press("Enter")
        page.wait_for_url("**/search/?q=week#page_main")
        page.wait_for_timeout(300)
        assert results(page).count() == count


def test_a_screen_reader_has_the_status_before_it_says_anything(browser: Browser, served: str) -> None:
    with opened(browser, served + SEARCH) as page:
        expect(page.get_by_role("status")).to_have_text("")


def test_nothing_found_is_said_with_what_to_do(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=qwrtz") as page:
        told(page, "Nothing found: “qwrtz” is nowhere on this site. Try another word, or browse below.")
        assert results(page).count() == 0
        assert page.get_by_role("link", name="All posts").is_visible()


def test_nothing_of_one_kind_tells_of_the_others(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=salary&kind=checklist") as page:
        expect(page.get_by_role("status")).to_have_text(
            re.compile(r"No checklist for “salary”, but \d+ elsewhere: choose Everything\.")
        )


def test_a_slip_is_said_and_the_right_word_is_one_click_away(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=thnak+note") as page:
        told(page, "Nothing found: “thnak” is nowhere on this site. Did you mean thank note?")
        page.get_by_role("link", name="thank note").click()
        found(page, "thank note")
        assert field(page).input_value() == "thank note"
        assert "A thank-you note" in titles(page)


def test_words_that_no_page_has_together_can_be_sought_apart(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=degree+kitten") as page:
        told(page, "Nothing found for “degree kitten”: no page has all of it. Search for degree, or kitten.")
        page.get_by_role("link", name="kitten").click()
        found(page, "kitten")


def test_a_word_that_is_nowhere_beside_one_that_is_can_be_left_out(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=xylophone+salary") as page:
        told(page, "Nothing found: “xylophone” is nowhere on this site. Search for salary.")


def test_a_topic_is_found_with_its_posts(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=self-care") as page:
        found(page, "self-care")
        topic = results(page).filter(has=page.locator(".meta", has_text="Topic"))
        assert topic.locator("h2").inner_text() == "Self-care"
        assert re.match(r"\d+ posts?: ", topic.locator(".excerpt").inner_text())


def test_the_field_keeps_its_words_on_a_page_that_the_browser_kept(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=salary") as page:
        found(page, "salary")
        page.evaluate("document.querySelector('form').reset()")  # as WebKit does
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        expect(field(page)).to_have_value("salary")


def test_without_words_there_is_no_result_and_no_button(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=coffee") as page:
        expect(results(page)).to_have_count(10)
        field(page).press("Escape")
        expect(results(page)).to_have_count(0)
        assert field(page).input_value() == ""
        assert page.url == served + SEARCH
        assert not page.get_by_role("button", name="Show more").is_visible()


def test_more_results_are_shown_on_request_and_the_keyboard_stands_at_the_first_of_them(
    browser: Browser, served: str
) -> None:
    with opened(browser, f"{served}{SEARCH}?q=week") as page:
        count = found(page, "week")
        assert count > 10
        assert results(page).count() == 10
        page.get_by_role("button", name="Show more").press("Enter")
        expect(results(page)).to_have_count(min(20, count))
        assert page.locator(":focus").inner_text() == titles(page)[10]
        assert page.get_by_role("button", name="Show more").is_visible() == (count > 20)


def test_the_keyboard_alone_finds_and_opens_a_result(browser: Browser, served: str) -> None:
    with opened(browser, served + SEARCH) as page:
        for _ in range(20):
            page.keyboard.press("Tab")
            if field(page).evaluate("field => field === document.activeElement"):
                break
        page.keyboard.type("remote")
        page.keyboard.press("Enter")
        found(page, "remote")
        assert field(page).evaluate("field => field === document.activeElement")
        names = []
        for _ in range(3):
            page.keyboard.press("Tab")
            names.append(page.evaluate("document.activeElement.innerText || document.activeElement.type"))
        assert names == ["Search", "radio", "Questions when you are remote"]
        page.keyboard.press("Enter")
        page.wait_for_url("**/questions/remote/")
