import datetime as dt

import pytest
from msgspec.structs import replace

from plugins.foundation.documents.model import PAGE, POST, Author, Kind
from plugins.foundation.prose.model import Link
from plugins.handouts import kinds
from plugins.handouts.model import Handout, Item, Section, Span
from tests.handouts.reading import SITE, in_post, manuscript, outline, parse, rendered, resolve, whole


def titles(*handouts: Handout) -> list[str]:
    return [each.title for each in handouts]


def test_a_file_is_one_handout() -> None:
    body = """Pick *six*.

You have twenty minutes.

## Their path

- **What was the hardest stretch?**
  Listen for what they would do again.
- What drew you to [this field](/blog/fields/)?

## Leaving

1. Whom else should I ask?

Write your thanks.
"""
    assert whole(body) == Handout(
        kind=kinds.QUESTIONS,
        name="a-list",
        title="A list",
        path="/questions/a-list/",
        url=f"{SITE}/questions/a-list/",
        language="en",
        author="Over Coffee",
        intro=(
            (Span("Pick "), Span("six", is_emphasis=True), Span(".")),
            (Span("You have twenty minutes."),),
        ),
        sections=(
            Section(
                "Their path",
                items=(
                    Item(
                        "a-list-bfb53da2",
                        (Span("What was the hardest stretch?"),),
                        ((Span("Listen for what they would do again."),),),
                        is_essential=True,
                    ),
                    Item(
                        "a-list-4314c82a",
                        (Span("What drew you to "), Span("this field", href="/blog/fields/"), Span("?")),
                    ),
                ),
            ),
            Section("Leaving", items=(Item("a-list-b43cc77d", (Span("Whom else should I ask?"),)),), is_ordered=True),
        ),
        outro=((Span("Write your thanks."),),),
    )


def test_a_marked_section_is_one_handout_and_the_rest_of_the_post_is_none() -> None:
    body = """- not asked

## Before

- not asked either

## What to ask {: .questions }

Pick six.

- What drew you?

### Their path

- Whom did you ask?

## After

- nor this
"""
    (handout,) = in_post(body)
    assert (handout.kind, handout.name, handout.title) == (kinds.QUESTIONS, "what-to-ask", "What to ask")
    assert (handout.path, handout.anchor) == ("/blog/a-post/", "what-to-ask")
    assert handout.url == f"{SITE}/blog/a-post/#what-to-ask"
    assert outline(handout) == ["Pick six.", "- What drew you?", "## Their path", "- Whom did you ask?"]


@pytest.mark.parametrize("kind", [POST, PAGE])
def test_posts_and_pages_have_handouts(kind: Kind) -> None:
    assert titles(*in_post("## A {: .questions }\n\n- b", kind)) == ["A"]


@pytest.mark.parametrize(
    "heading",
    [
        "## Ask {: .questions }",
        "## Ask {: .questions}",
        "## Ask {:.questions}",
        "## Ask {.questions}",
        "## Ask {: .wide .questions lang=en }",
        "## Ask\n{: .questions }",
        "## Ask {: .wide }\n{: .questions }",
        "## Ask {: .questions } ##",
        "###### Ask {: .questions }",
        "Ask {: .questions }\n---",
        "Ask\n===\n{: .questions }",
    ],
)
def test_a_section_is_marked_behind_its_heading_or_below(heading: str) -> None:
    (handout,) = in_post(f"Text.\n\n{heading}\n\n- What?")
    assert (handout.name, handout.title, handout.anchor) == ("ask", "Ask", "ask")


@pytest.mark.parametrize(
    "body",
    [
        "```\n## Ask {: .questions }\n\n- a\n```",
        "Text\n~~~\n## Ask {: .questions }\n\n- a\n~~~",
        "    ## Ask {: .questions }\n\n- a",
        "<!--\n## Ask {: .questions }\n\n- a\n-->",
        "## Ask {: .quotations .quest .checked .wishlist }\n\n- a",
        "[Ask](a.questions) {x}\n\n- a",
        "## Ask {questions}\n\n- a",
        "## Ask .questions {}\n\n- a",
        "`## Ask {: .questions }`\n\n- a",
    ],
)
def test_what_is_no_marked_heading_makes_no_handout(body: str) -> None:
    assert in_post(body) == ()


def test_a_section_ends_at_the_next_heading_that_is_not_below_its_own() -> None:
    body = "### A {: .questions }\n\n- a\n\n#### B\n\n- b\n\n### C\n\n- c\n\n## D\n\n- d"
    (handout,) = in_post(body)
    assert outline(handout) == ["- a", "## B", "- b"]


def test_a_post_may_have_several_handouts_of_both_kinds() -> None:
    body = "## A {: .questions }\n- a\n## B {: .checklist }\n- [ ] b\n## C\n- c\n## D {: .questions }\n- d"
    first, second, third = in_post(body)
    assert titles(first, second, third) == ["A", "B", "D"]
    assert second.kind is kinds.CHECKLIST


@pytest.mark.parametrize(
    ("heading", "name", "anchor"),
    [
        ("Whom to ask? {: .questions }", "whom-to-ask", "whom-to-ask"),
        ("Whom to ask? {: .questions #whom }", "whom", "whom"),
        ("Whom to ask? {: .questions #Whom_to }", "whom-to", "Whom_to"),
        ("Wen fragen? {: .questions #wen-für }", "wen-fur", "wen-für"),
        ("About [*pay*](/blog/pay/) {: .questions }", "about-pay", "about-pay"),
        ("☕ {: .questions #☕ }", "handout", "☕"),
    ],
)
def test_a_section_s_files_and_anchor_are_called_by_its_id_else_by_its_words(
    heading: str, name: str, anchor: str
) -> None:
    ((found,), _) = parse(manuscript(f"## {heading}\n\n- a", POST))
    assert (found.handout.name, found.handout.anchor) == (name, anchor)


def test_the_address_of_a_section_is_encoded() -> None:
    (handout,) = in_post("## A {: .questions #für }\n\n- a")
    assert handout.url == f"{SITE}/blog/a-post/#f%C3%BCr"


@pytest.mark.parametrize(
    ("path", "name"), [("/questions/a-b/", "a-b"), ("/x.html", "x"), ("/a/Ü b/", "u-b"), ("/☕/", "handout")]
)
def test_a_file_s_handout_is_called_by_its_path(path: str, name: str) -> None:
    ((found,), _) = parse(replace(manuscript("- a"), path=path))
    assert found.handout.name == name


def test_a_handout_says_who_wrote_it_and_when_it_changed() -> None:
    written, changed = dt.datetime(2017, 2, 20, tzinfo=dt.UTC), dt.datetime(2018, 1, 1, tzinfo=dt.UTC)
    authors = (Author("a", "Cass Doe"), Author("b", "Bo Roe"))
    source = replace(manuscript("- a", excerpt="Ask."), authors=authors, date=written)
    ((first,), _), ((second,), _) = parse(source), parse(replace(source, updated=changed))
    assert (first.handout.author, first.handout.excerpt) == ("Cass Doe, Bo Roe", "Ask.")
    assert (first.handout.changed, second.handout.changed) == (written, changed)


def test_a_section_has_no_excerpt_since_that_is_the_post_s() -> None:
    ((found,), _) = parse(manuscript("## A {: .questions }\n\nIntro.\n\n- a", POST, excerpt="Of the post."))
    assert found.handout.excerpt == ""
    assert found.handout.summary == "Intro."


def test_links_in_items_are_noted_and_lead_where_the_page_says() -> None:
    prose, (found,) = rendered(
        manuscript("- [b](y)\n  [c](z)"), lambda target: Link(target, f"/coffee/{target}/", f"/{target}/")
    )
    assert [link.path for link in prose.links] == ["/y/", "/z/"]
    (item,) = found.handout.items
    assert item.words == (Span("b", href="/coffee/y/"),)


def test_a_link_in_an_item_may_name_a_target_elsewhere_in_the_file() -> None:
    prose, (found,) = rendered(manuscript("- [a][b]\n- d\n\n[b]: /c/\n"), resolve)
    assert prose.faults == ()
    assert [link.path for link in prose.links] == ["/c/"]
    assert outline(found.handout) == ["- a", "- d"]


def test_what_stands_in_a_footnote_of_the_post_is_no_part_of_its_handout() -> None:
    (handout,) = in_post("Text[^1].\n\n## Ask {: .questions }\n\n- a\n\n[^1]: Note.\n\n    More of it.")
    assert outline(handout) == ["- a"]


def test_links_are_resolved_once_each() -> None:
    targets: list[str] = []

    def noted(target: str) -> Link:
        targets.append(target)
        return resolve(target)

    parse(manuscript("- [a](/b/)\n- **[c](/d/)**"), noted)
    assert targets == ["/b/", "/d/"]
