import re

import pytest
from bs4 import Tag

from plugins.foundation.documents.model import POST, Kind
from plugins.foundation.findings.model import Code
from plugins.foundation.prose.model import Link, Prose
from plugins.handouts import kinds
from tests.handouts.lists import CHECKLIST, LONG
from tests.handouts.reading import manuscript, parse, resolve, show, soup, words

SHELF = (LONG, CHECKLIST)
QUESTIONS = "/questions/questions-for-a-coffee-chat/"


def outline(prose: Prose) -> list[str]:
    """Return what a page shows, top down: headings and paragraphs, each list as its items, each row of files."""
    body = soup(prose.html).body
    assert body is not None
    return [_line(each) for each in body.select(":scope > *")]


def _line(element: Tag) -> str:
    if element.name in {"ul", "ol"}:
        return " / ".join(words(element.select("li")))
    if "downloads" in element.get_attribute_list("class"):
        return "[files]"
    if "handout-card" in element.get_attribute_list("class"):
        return f"[card {words(element.select('.handout-card-title'))[0]}]"
    marks = "#" * int(element.name[1]) + " " if re.fullmatch("h[1-6]", element.name) else ""
    return marks + " ".join(element.get_text().split())


def headings(prose: Prose) -> list[str]:
    """Return the start tag and text of each heading."""
    return re.findall(r"<(h\d.*?)</h\d>", prose.html)


def test_a_section_stands_as_its_author_wrote_it_with_its_files_beneath() -> None:
    body = """Before.

## What to ask {: .questions }

Pick *six*.

- What drew you?
- **Whom did you ask?**
  A note.

### Their path
Of days.
1. How is pay?

An outro.

## After

Text.
"""
    assert outline(show(body)) == [
        *("Before.", "## What to ask", "Pick six.", "What drew you? / Ask first: Whom did you ask? A note."),
        *("### Their path", "Of days.", "How is pay?", "An outro.", "[files]", "## After", "Text."),
    ]


def test_a_file_stands_as_its_author_wrote_it_without_a_row_of_files() -> None:
    prose = show("Intro.\n\n- [ ] a\n\n## B {: due=-1d }\n- [ ] b\n\nOutro.", kinds.CHECKLIST)
    assert outline(prose) == ["Intro.", "a", "## B", "Due: 1 day before", "b", "Outro."]


def test_a_file_s_page_shows_the_essential_questions_on_top_and_numbered_ones_in_their_place() -> None:
    prose = show("Intro.\n\n## A\n\n- a\n- **b**\n\nText.\n\n1. c\n2. **d**\n\n## E\n\n- **e**", kinds.QUESTIONS)
    assert outline(prose) == [
        *("Intro.", "Ask first b e", "## A", "a", "Text.", "c / Ask first: d", "## E", "All of these are above."),
    ]
    assert words(soup(prose.feed_html).select("li")) == ["Ask first: b", "a", "c", "Ask first: d", "Ask first: e"]


def test_a_section_keeps_its_author_s_order_on_the_page_and_in_feeds_and_not_on_its_sheets() -> None:
    body = "## Ask {: .questions }\n\n- a\n- **b**\n\nText.\n\n- c\n- **d**"
    prose = show(body)
    assert outline(prose) == ["## Ask", "a / Ask first: b", "Text.", "c / Ask first: d", "[files]"]
    assert words(soup(prose.feed_html).select("li")) == ["a", "Ask first: b", "c", "Ask first: d"]
    ((found,), _) = parse(manuscript(body, POST))
    assert [item.text for item in found.handout.items] == ["b", "a", "d", "c"]


def test_lists_below_one_heading_say_once_to_readers_when_they_are_due_and_each_to_scripts() -> None:
    prose = show("## A {: due=-1d }\n\n- [ ] a\n\nText.\n\n- [ ] b", kinds.CHECKLIST)
    assert outline(prose) == ["## A", "Due: 1 day before", "a", "Text.", "b"]
    assert [each["data-due"] for each in soup(prose.html).select("ul")] == ["-1d", "-1d"]


def test_the_box_of_an_item_has_an_id_that_no_heading_gets() -> None:
    page = soup(show("## Confirm box\n\n- [ ] Confirm {: #confirm }", kinds.CHECKLIST).html)
    assert [each["id"] for each in page.select("[id]")] == ["confirm-box", "confirm", "confirm_box"]


@pytest.mark.parametrize(
    "body",
    [
        "## First\n\nText.\n\n## A {: .checklist }\n\n- [ ] a {: #first }\n- [ ] b {: #b }\n- [ ] c {: #b }",
        "## A {: .checklist }\n\n- [ ] a {: #a }\n\n## B {: .questions }\n\n- b {: #c }\n\n## C\n\nText.",
        "## A {: .questions }\n\n- a {: #x }\n\n## B {: .questions }\n\n- a {: #x }\n\n## C {: #x }",
    ],
)
def test_no_id_is_on_a_page_twice_whatever_its_author_wrote(body: str) -> None:
    ids = [each["id"] for each in soup(show(body).html).select("[id]")]
    assert len(ids) == len(set(ids)) > 3


@pytest.mark.parametrize(
    ("after", "line"),
    [
        ("", "[files]"),
        ("\n", "[files]"),
        ("\n\n", "[files]"),
        ("\n## Next", "[files] ## Next"),
        ("\n\n## Next", "[files] ## Next"),
        ("\n\n\n## Next", "[files] ## Next"),
        ("\nNext\n---", "a Next [files]"),
        ("\n\nNext\n---", "[files] ## Next"),
        ("\n<!-- comment -->\n## Next", "[files] ## Next"),
        ("\n\n---\n\n## Next", "[files] ## Next"),
        ("\n***\n## Next", "[files] ## Next"),
        ("\nText\n\n## Next {: .questions }\n- b", "a Text [files] ## Next b [files]"),
        ("\n\nText\n## Next {: .questions }\n- b\n## Last", "a Text [files] ## Next b [files] ## Last"),
        ("\n## Next\n{: .questions }\n- b", "[files] ## Next b [files]"),
        ("\n### Inner\n## Next", "### Inner [files] ## Next"),
    ],
)
def test_the_files_stand_below_the_section_whatever_follows(after: str, line: str) -> None:
    shown = outline(show(f"## Ask {{: .questions }}\n- a{after}"))
    assert " ".join(filter(None, shown)) == f"## Ask {'' if line.startswith('a ') else 'a '}{line}"


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("## Ask {: .questions }", 'h2 id="ask">Ask'),
        ("## Ask {: .questions .wide #whom lang=de }", 'h2 class="wide" id="whom" lang="de">Ask'),
        ("## Ask {: .checklist due=-1d }", 'h2 id="ask">Ask'),
        ("## Ask\n{: .questions }", 'h2 id="ask">Ask'),
        ("Ask {: .questions }\n---", 'h2 id="ask">Ask'),
        ("Ask\n===\n{: .questions }", 'h2 id="ask">Ask'),
        (r"## Ask C\# {: .questions }", 'h2 id="ask-c">Ask C#'),
        ("## *Ask* [x](/y/) {: .questions }", 'h2 id="ask-x"><em>Ask</em> <a href="/y/">x</a>'),
        ("## Ask {: .questions title='a \"b\"' }", 'h2 id="ask" title="a &quot;b&quot;">Ask'),
    ],
)
def test_a_heading_loses_what_only_a_handout_understands(heading: str, shown: str) -> None:
    assert headings(show(f"{heading}\n\n- a")) == [shown]


def test_inner_headings_keep_their_anchors_and_lose_their_offsets() -> None:
    body = (
        "## A {: .wide due=-1d }\n- [ ] a\n## B {: #bee due=0h }\n- [ ] b\n## C\n{: due=+1w }\n- [ ] c\n## D\n- [ ] d"
    )
    assert headings(show(body, kinds.CHECKLIST)) == [
        *('h2 class="wide" id="a">A', 'h2 id="bee">B', 'h2 id="c">C', 'h2 id="d">D'),
    ]


def test_a_heading_of_the_same_words_elsewhere_does_not_take_the_anchor() -> None:
    prose = show("## Ask\n\nText.\n\n## Ask {: .questions }\n\n- a\n")
    assert headings(prose) == ['h2 id="ask-2">Ask', 'h2 id="ask">Ask']


@pytest.mark.parametrize(
    "section",
    [
        "## A {: .questions }\n- a\n",
        "## A {: .questions }\n- a\n  b\n\n  c\n\n\n- d\n",
        "## A\n{: .questions }\n\n- a\n## B\n",
        "A {: .questions }\n---\n- a\n***\n- b\n",
        "## A {: .questions }\n- a\n### B\n- b\n## C {: .questions }\n- c\n## D\n",
    ],
)
def test_mistakes_below_a_handout_are_told_on_their_own_lines(section: str) -> None:
    body = f"{section}\n## Z\n\nText\n##"
    (fault,) = show(body).faults
    assert (fault.code, fault.line) == (Code.BAD_MARKDOWN, body.count("\n"))


def test_a_list_right_below_a_paragraph_is_no_mistake_in_a_handout() -> None:
    prose = show("## A {: .questions }\nText\n- a\n- b")
    assert outline(prose) == ["## A", "Text", "a / b", "[files]"]
    assert prose.faults == ()


def test_what_stands_between_items_and_is_no_item_stays() -> None:
    prose = show("- a\n\n> quoted\n\n- b\n- e\n\n[text][c]\n\n[c]: /d/", kinds.QUESTIONS)
    assert outline(prose) == ["a", "quoted", "b / e", "text"]
    assert '<a href="/d/">text</a>' in prose.html


def test_the_opening_of_a_post_is_its_first_paragraph_and_not_an_item() -> None:
    assert show("## A {: .questions }\n- a\n\nText.").opening == "Text."


def test_a_text_in_code_is_shown_as_it_is() -> None:
    body = "<pre>\n\n## A {: .questions }\n\n- [ ] a\n  b\n\n</pre>"
    assert "- [ ] a\n  b\n" in soup(show(body).html).get_text()


def card_titles(prose: Prose) -> list[str]:
    return words(soup(prose.html).select(".handout-card-title"))


@pytest.mark.parametrize(
    "body",
    [
        f"[the questions]({QUESTIONS})",
        f"[the questions]({QUESTIONS}index.html)",
        f"[the questions]({QUESTIONS}?a=b)",
        f'[the questions]({QUESTIONS} "title")',
        f"[*the* questions]({QUESTIONS})",
        f"[the questions][q]\n\n[q]: {QUESTIONS}",
        f"[the questions]\n\n[the questions]: {QUESTIONS}",
        f"> [the questions]({QUESTIONS})",
        f"- a\n\n    [the questions]({QUESTIONS})",
        "[the questions](coffee-chat.md)",
        f"[the questions](https://overcoffee.example/coffee{QUESTIONS})",
        f"<https://overcoffee.example/coffee{QUESTIONS}>",
        f"https://overcoffee.example/coffee{QUESTIONS}",
    ],
)
def test_a_link_alone_in_its_paragraph_becomes_a_card(body: str) -> None:
    prose = show(body, shelf=SHELF, resolved=resolve_sources)
    assert card_titles(prose) == ["Questions for a coffee chat"]
    assert "the questions" not in prose.html


def resolve_sources(target: str) -> Link:
    """Lead links as a site does that is served below /coffee/."""
    path = target.removeprefix("https://overcoffee.example/coffee").replace("coffee-chat.md", QUESTIONS)
    return resolve(path.partition("?")[0])


@pytest.mark.parametrize(
    "body",
    [
        f"See [the questions]({QUESTIONS}).",
        f"[the questions]({QUESTIONS}) [again]({QUESTIONS})",
        f"- [the questions]({QUESTIONS})",
        f"- [the questions]({QUESTIONS})\n\n- [the others](/b/)",
        f"## [the questions]({QUESTIONS})",
        f"`[the questions]({QUESTIONS})`",
        f"    [the questions]({QUESTIONS})",
        f"[![](/a.png)]({QUESTIONS})",
        f"[the questions]({QUESTIONS}#their-path)",
        "[the questions](/questions/)",
        f"[the questions](https://example.org{QUESTIONS})",
        f"See https://overcoffee.example/coffee{QUESTIONS}",
    ],
)
def test_any_other_link_stays_a_link(body: str) -> None:
    assert card_titles(show(body, shelf=SHELF, resolved=resolve_sources)) == []


def test_a_link_to_a_section_of_a_post_becomes_its_card() -> None:
    (found,), _ = parse(manuscript("## A {: .questions #für }\n\nIntro.\n\n- a", POST))
    prose = show("[x](/blog/a-post/#für)\n\n[y](/blog/a-post/)", shelf=[found.handout])
    assert card_titles(prose) == ["A"]
    assert '<a href="/coffee/blog/a-post/#für">A</a>' in prose.html


def test_a_card_may_stand_in_a_handout_and_leads_to_another() -> None:
    prose = show(f"[x]({QUESTIONS})\n\n- a\n\n[y]({CHECKLIST.path})", kinds.QUESTIONS, SHELF)
    assert card_titles(prose) == [LONG.title, CHECKLIST.title]


def test_a_post_may_show_the_card_of_its_own_section() -> None:
    assert outline(show("[below](#a)\n\n## A {: .questions }\n- a")) == ["[card A]", "## A", "a", "[files]"]


def test_a_link_that_became_a_card_is_noted_like_any() -> None:
    prose = show(f"[x]({QUESTIONS})\n\n[y](/gone/)", shelf=SHELF)
    assert [link.path for link in prose.links] == [QUESTIONS, "/gone/"]


def test_a_site_without_handouts_shows_what_it_always_did() -> None:
    assert show(f"[x]({QUESTIONS})").html == f'<p><a href="{QUESTIONS}">x</a></p>'


HOSTILE = "<script>alert(1)</script> \"q\" 'q' {{ site.title }} </li></ul></label> &amp; \x1a0\x1a **b"


@pytest.mark.parametrize("kind", [kinds.QUESTIONS, kinds.CHECKLIST])
def test_hostile_words_are_words(kind: Kind) -> None:
    box = "[ ] " if kind is kinds.CHECKLIST else ""
    prose = show(f"- {box}{HOSTILE}\n  {HOSTILE}\n\n    [a](javascript:b()) <img src=x onerror=a()>\n", kind)
    for html in (prose.html, prose.feed_html):
        page = soup(html)
        assert page.select("script, img, [onerror]") == []
        assert len(page.select("li")) == 1
        assert "alert(1) \"q\" 'q' {{ site.title }}" in page.get_text()


def test_a_mark_of_ours_in_a_heading_is_none() -> None:
    prose = show("## A \x1a0\x1a {: .questions }\n- a \x1a1\x1a")
    assert outline(prose) == ["## A 0", "a 1", "[files]"]


def test_feeds_hold_the_same_words_in_plain_html() -> None:
    prose = show("## A {: .checklist due=-1d }\n- [ ] **a**\n  b\n- [ ] *c*", shelf=SHELF)
    assert "<input" in prose.html
    feed = soup(prose.feed_html)
    assert feed.select("input, label, details, [aria-label], [role], [data-due], img") == []
    assert words(feed.select("li")) == ["Don’t skip: ab", "c"]
    assert feed.select("a")[0]["href"] == "/coffee/blog/a-post/a-a4.pdf"


def test_two_lists_with_the_same_items_are_both_shown() -> None:
    prose = show("## A {: .questions }\n- a\n## B {: .questions }\n- a")
    ids = [each["id"] for each in soup(prose.html).select("[id]")]
    assert len(ids) == len(set(ids))
    assert len(words(soup(prose.html).select("li[id]"))) == 2
