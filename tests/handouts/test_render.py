import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from plugins.handouts.model import Due, Handout, Item, Printed, Section, Span, Unit
from tests.handouts.lists import ALL, CHECKLIST, HOSTILE, LONG, SHORT, first, item
from tests.handouts.reading import printed, renderer, soup, words


def items_of(handout: Handout, section: Section) -> BeautifulSoup:
    return soup(renderer().items(handout, section).html)


def every_html(handout: Handout) -> list[str]:
    """Return all HTML that is made of a handout, for pages and for feeds."""
    made = renderer()
    shown = printed(handout)
    embeds = [*(made.items(handout, each) for each in handout.sections), made.downloads(shown), made.card(shown)]
    return [html for embed in embeds for html in (embed.html, embed.feed_html)]


@pytest.mark.parametrize("handout", ALL, ids=lambda each: each.name)
def test_html_is_valid_and_holds_no_tag_of_an_author_s(handout: Handout) -> None:
    for html in every_html(handout):
        assert soup(html).select("script, b, style") == []
        assert "{{" not in html.replace("{{ x }}", "")


def test_every_word_of_an_item_is_shown_as_it_was_written() -> None:
    (section, _) = HOSTILE.sections
    shown = words(items_of(HOSTILE, section).select("li > p:first-child"))
    assert [line.removeprefix("Ask first: ") for line in shown] == [
        " ".join(each.text.split()) for each in section.items
    ]


def test_each_box_has_the_step_as_its_label_and_the_notes_below_it() -> None:
    for section in CHECKLIST.sections:
        page = items_of(CHECKLIST, section)
        labels = {str(label["for"]): label.get_text() for label in page.select("label")}
        boxes = [str(box["id"]) for box in page.select("input[type=checkbox]")]
        assert list(labels) == boxes
        assert [text.removeprefix("Don’t skip: ") for text in labels.values()] == [each.text for each in section.items]
        assert words(page.select("li > .note")) == [note for each in section.items if (note := each.note)]


def test_questions_have_no_boxes() -> None:
    assert items_of(LONG, LONG.sections[0]).select("input, label") == []


def test_every_item_can_be_linked_by_its_id() -> None:
    page = items_of(SHORT, SHORT.sections[0])
    assert [li["id"] for li in page.select("li")] == [each.id for each in SHORT.sections[0].items]


def test_essential_items_say_so_in_words() -> None:
    section = Section("", items=(first("What drew you?"), item("How is pay?")))
    assert words(items_of(SHORT, section).select("li")) == ["Ask first: What drew you?", "How is pay?"]
    steps = Section("", items=(first("Confirm."),))
    assert words(items_of(CHECKLIST, steps).select("label")) == ["Don’t skip: Confirm."]


@pytest.mark.parametrize(("is_ordered", "tag"), [(True, "ol"), (False, "ul")])
def test_numbered_lists_stay_numbered(is_ordered: bool, tag: str) -> None:  # noqa: FBT001 - a column of the table
    section = Section("", items=(item("What?"),), is_ordered=is_ordered)
    assert len(items_of(SHORT, section).select(f"{tag}.items")) == 1


def test_a_section_that_is_due_says_when_to_readers_and_to_scripts() -> None:
    page = items_of(CHECKLIST, Section("", due=Due(-2, Unit.HOURS), items=(item("Go."),)))
    assert words(page.select(".due")) == ["Due: 2 hours before"]
    assert [each["data-due"] for each in page.select("ul")] == ["-2h"]


def test_a_section_that_goes_on_does_not_say_again_when_it_is_due() -> None:
    section = Section("", due=Due(-2, Unit.HOURS), items=(item("Go."),), is_continued=True)
    embed = renderer().items(CHECKLIST, section)
    assert "Due:" not in embed.html + embed.feed_html
    assert [each["data-due"] for each in soup(embed.html).select("ul")] == ["-2h"]


def test_a_section_that_is_not_due_says_nothing_of_it() -> None:
    page = items_of(CHECKLIST, Section("", items=(item("Go."),)))
    assert page.select(".due, [data-due]") == []


def test_marks_inside_an_item_are_kept_and_links_lead_where_they_did() -> None:
    span = Span("x & y", is_strong=True, is_emphasis=True, is_code=True, href='/a/?b=1&c="2"')
    page = items_of(SHORT, Section("", items=(Item("a", (Span("See "), span, Span("."))),)))
    assert page.select("li p")[0].get_text() == "See x & y."
    (link,) = page.select("li p a")
    assert link["href"] == '/a/?b=1&c="2"'
    assert link.select("strong em code")[0].get_text() == "x & y"


def test_the_files_are_named_by_what_they_are_for_with_their_format_and_size() -> None:
    page = soup(renderer().downloads(printed(SHORT)).html)
    assert words(page.select(".downloads-title")) == ["Take “What to ask” along"]
    assert words(page.select("details a"))[0] == "To print in North America (PDF, Letter, 1 page, 2 kB)"
    pdfs = ("-letter.pdf", "-ask-first-a4.pdf", "-ask-first-letter.pdf", "-large-print.pdf", "-fillable.pdf")
    assert [link["href"] for link in page.select("a")] == [
        f"/coffee/blog/the-five-ps-of-a-good-coffee-chat/what-to-ask{end}"
        for end in ("-a4.pdf", ".docx", *pdfs, ".txt", ".csv")
    ]


def test_a_card_names_the_handout_its_size_and_its_two_most_wanted_files() -> None:
    page = soup(renderer().card(printed(LONG)).html)
    assert words(page.select(".handout-card-title, .meta")) == [LONG.title, "40 questions, 6 to ask first"]
    assert words(page.select("li")) == [
        "To print (PDF, A4, 1 page, 2 kB)",
        "To make your own (Word, 2 kB)",
    ]
    assert LONG.excerpt in page.get_text()


def test_a_card_without_an_excerpt_shows_the_introduction() -> None:
    page = soup(renderer().card(printed(CHECKLIST)).html)
    assert "Nothing here takes longer than a cup of coffee." in page.get_text()


def test_a_card_without_files_or_words_of_its_own_is_still_a_link() -> None:
    bare = replace(SHORT, anchor="what-to-ask")
    for html in (renderer().card(Printed(bare, ())).html, renderer().card(Printed(bare, ())).feed_html):
        (link,) = soup(html).select("a")
        assert (link["href"], link.get_text()) == (
            "/coffee/blog/the-five-ps-of-a-good-coffee-chat/#what-to-ask",
            "What to ask",
        )


def test_feeds_hold_words_and_links_and_nothing_to_act_on() -> None:
    made = renderer()
    for handout in ALL:
        for section in handout.sections:
            feed = soup(made.items(handout, section).feed_html)
            assert feed.select("input, label, [id], [role], [data-due]") == []
            assert len(feed.select("li")) == len(section.items)
        feed = soup(made.downloads(printed(handout)).feed_html)
        assert len(feed.select("a")) == len(handout.formats)
        assert feed.select("details, [class]") == []
