"""Texts that nobody would think of, and lists drawn at random."""

import re
from collections import Counter
from itertools import count

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.foundation.documents.model import POST, Kind
from plugins.handouts import kinds
from plugins.handouts.model import Due, Item, Section, Span, Unit, Words
from tests.handouts.reading import items, manuscript, parse, prose_renderer, resolve, show, soup, whole

KINDS = st.sampled_from([kinds.QUESTIONS, kinds.CHECKLIST])
MARKED = st.sampled_from(["## Ask {: .questions }", "Do\n---\n{: .checklist }", "# A {: .checklist #b due=-1d }"])
LINES = (
    *(
        "{}",
        "{} *{}*",
        "",
        "",
        "  {}",
        "    {}",
        "\t{}",
        " {}",
        "- {}",
        "* {}",
        "+ {}",
        "1. {}",
        "7) {}",
        "-\t{}",
        "{}  ",
    ),
    *("- [ ] {}", "- [x] {}", "  - {}", "    - {}", "  - [ ] {}", "    1. {}", "- **{}**", "- {} {{: #i }}", "-", "- "),
    *("# {}", "## {}", "### {}", "###### {}", "##{}", "## {} {{: due=-1d }}", "## {} {{: .questions }}", "{{: .a }}"),
    *(
        "{}\n---",
        "{}\n===",
        "---",
        "***",
        "> {}",
        "  > {}",
        "```\n{}\n```",
        "```",
        "~~~ {}\n- {}\n~~~",
        "| {} | {} |\n|-|-|",
    ),
    *("<div>{}</div>", "<div>\n{}\n\n- {}\n</div>", "<em>{}</em>", "<!-- -->", "<!--\n\n- -->", "<!-- --> {}"),
    *("[{}](/x/)", "[{}][r]", "[r]: /y/", "`{}`", "- `{}`", "- {} [{}](/x/)", "- [{}][r]", "- ", "\\", "{}\\"),
    *(
        ": {}",
        "{}\n:   {}",
        "- {}\n{}",
        "- {}\n  {}",
        "- {}\n\n    {}",
        "\u00a0{}",
        "{}\u2028{}",
        "{}\x0c{}",
        "&amp; {}",
    ),
)


def filled(lines: list[str]) -> str:
    """Return lines as one text, a word of its own in each of the places for one."""
    words = (f"word{number}x" for number in count())
    text = "\n".join(lines)
    return re.sub(r"\{\}", lambda _: next(words), text).replace("{{", "{").replace("}}", "}")


BODIES = st.lists(st.sampled_from(LINES), max_size=12).map(filled)
ANYTHING = st.text(st.characters(codec="utf-8")) | st.lists(
    st.sampled_from(
        [*"ab \t\n-*+#>|`~[](){}:=<&\\1.!_\x1a\x00\u00a0☕日", "- ", "- [ ] ", "\n\n", "**", "{: ", ".questions", " }"]
    )
).map("".join)


def check_places(body: str, wrong: list[str]) -> None:
    """Check that what is told of a text stands in it."""
    lines = body.split("\n")
    for message in wrong:
        line, _, column = message.partition(" ")[0].partition(":")
        assert 1 <= int(line) <= len(lines)
        assert 1 <= int(column) <= len(lines[int(line) - 1]) + 1


@given(BODIES | ANYTHING, KINDS)
def test_any_text_is_a_handout_or_told_why_not(body: str, kind: Kind) -> None:
    (found,), wrong = parse(manuscript(body, kind))
    check_places(body, wrong)
    assert found.handout.count or wrong
    ids = [item.id for item in found.handout.items]
    assert len(ids) == len(set(ids))


@given(BODIES | ANYTHING, MARKED, BODIES | ANYTHING)
def test_a_post_of_any_text_with_a_marked_section_is_read_and_what_is_told_stands_in_it(
    before: str, heading: str, body: str
) -> None:
    text = f"{before}\n\n{heading}\n\n{body}"
    found, wrong = parse(manuscript(text, POST))
    check_places(text, wrong)
    names = [each.handout.name for each in found]
    assert len(names) == len(set(names))


def words_of_page(html: str) -> Counter[str]:
    """Return how often each word stands on a page, the rows of files left out."""
    page = BeautifulSoup(html, "html5lib")
    for each in page.select(".downloads"):
        each.decompose()
    return Counter(re.findall(r"word\d+x", page.get_text()))


@given(BODIES, KINDS)
def test_every_word_of_a_file_is_on_its_page_as_often_as_without_handouts(body: str, kind: Kind) -> None:
    plain = prose_renderer().render(body, resolve)
    assert words_of_page(show(body, kind).html) == words_of_page(plain.html)


@given(BODIES, MARKED, BODIES)
def test_every_word_of_a_post_is_on_its_page_as_often_as_without_handouts(before: str, heading: str, body: str) -> None:
    text = f"{before}\n\n{heading}\n\n{body}"
    plain = prose_renderer().render(text, resolve)
    prose = show(text)
    assert words_of_page(prose.html) == words_of_page(plain.html)
    assert words_of_page(prose.feed_html) == words_of_page(plain.html)


WORD = st.text("abcdeghkmxyzäéßğøłωжд’", min_size=1, max_size=6)
TEXT = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
SPAN = st.one_of(
    TEXT.map(Span),
    TEXT.map(lambda text: Span(text, is_emphasis=True)),
    TEXT.map(lambda text: Span(text, is_code=True)),
    st.builds(lambda text, path: Span(text, href=f"/{path}/"), TEXT, st.sampled_from("abc")),
)


def run(spans: list[Span]) -> Words:
    """Return spans with a space between each two; those of no look are one with the space around them."""
    words: list[Span] = []
    for span in [part for each in spans for part in (Span(" "), each)][1:]:
        if words and replace(words[-1], text="") == replace(span, text=""):
            words[-1] = replace(span, text=words[-1].text + span.text)
        else:
            words.append(span)
    return tuple(words)


RUN = st.lists(SPAN, min_size=1, max_size=3).map(run)
PARAGRAPHS = st.lists(RUN, max_size=2).map(tuple)
ITEM = st.builds(Item, st.just(""), RUN, PARAGRAPHS, st.booleans())
SECTION = st.builds(
    Section,
    TEXT,
    st.sampled_from([2, 3]),
    st.none() | st.builds(Due, st.integers(-99, 99), st.sampled_from(Unit)),
    PARAGRAPHS,
    st.lists(ITEM, min_size=1, max_size=4).map(tuple),
    st.booleans(),
)
SECTIONS = st.lists(SECTION, min_size=1, max_size=4).map(
    lambda sections: (replace(sections[0], level=2), *sections[1:])
)


def markdown(words: Words) -> str:
    return "".join(map(_markdown, words))


def _markdown(span: Span) -> str:
    if span.href:
        return f"[{span.text}]({span.href})"
    mark = "*" if span.is_emphasis else "`" if span.is_code else ""
    return mark + span.text + mark


def written(item: Item, bullet: str, indent: str) -> str:
    words = markdown(item.words)
    notes = "".join(f"\n\n{indent}{markdown(note)}" for note in item.notes)
    return f"{bullet}{f'**{words}**' if item.is_essential else words}{notes}"


@given(PARAGRAPHS, SECTIONS, PARAGRAPHS, KINDS, st.data())
def test_a_well_formed_list_reads_back_as_what_it_was_written_from(
    intro: tuple[Words, ...], sections: tuple[Section, ...], outro: tuple[Words, ...], kind: Kind, data: st.DataObject
) -> None:
    if kind is kinds.QUESTIONS:
        sections = tuple(replace(each, due=None) for each in sections)
    lines = list(map(markdown, intro))
    for section in sections:
        due = f" {{: due={section.due} }}" if section.due else ""
        lines += [f"{'#' * section.level} {section.title}{due}", *map(markdown, section.intro)]
        bullet = data.draw(st.sampled_from(["1. ", "12) "] if section.is_ordered else ["- ", "* ", "+   ", " - "]))
        indent = " " * (len(bullet) + data.draw(st.integers(0, 3)))
        box = data.draw(st.sampled_from(["[ ] ", "[x] "])) if kind is kinds.CHECKLIST else ""
        gap = data.draw(st.sampled_from(["\n", "\n\n"]))
        lines.append(gap.join(written(item, bullet + box, indent) for item in section.items))
    handout = whole("\n\n".join([*lines, *map(markdown, outro)]), kind)
    assert (handout.intro, handout.outro) == (intro, outro)
    assert [without_ids(each) for each in handout.sections] == [as_read(each, kind) for each in expected(sections)]


def expected(sections: tuple[Section, ...]) -> list[Section]:
    """Return sections as a handout has them: what says nothing else is due with the section it stands in."""
    read: list[Section] = []
    group: Due | None = None
    for section in sections:
        due = section.due or (group if section.level == 3 else None)
        group = section.due if section.level == 2 else group
        read.append(replace(section, due=due))
    return read


def as_read(section: Section, kind: Kind) -> Section:
    """Return a section as a handout has it: essential questions first, unless they are numbered."""
    if kind is kinds.CHECKLIST or section.is_ordered:
        return section
    return replace(section, items=tuple(sorted(section.items, key=lambda item: not item.is_essential)))


def without_ids(section: Section) -> Section:
    return replace(section, items=tuple(replace(item, id="") for item in section.items))


ITEMS = st.lists(TEXT, min_size=1, max_size=6, unique=True)


@given(ITEMS, ITEMS, st.data())
def test_ids_stay_when_items_come_go_and_move(before: list[str], more: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from(before), unique=True))
    after = data.draw(st.permutations([*kept, *(text for text in more if text not in before)])) or more
    first, second = ({each.text: each.id for each in items("\n".join(f"- {t}" for t in ts))} for ts in (before, after))
    assert all(first[text] == second[text] for text in first.keys() & second.keys())
    assert len({*first.values(), *second.values()}) == len({*first, *second})


@given(SECTIONS, KINDS)
def test_every_item_is_on_a_valid_page_once(sections: tuple[Section, ...], kind: Kind) -> None:
    box = "[ ] " if kind is kinds.CHECKLIST else ""
    body = "\n\n".join(
        f"{'#' * each.level} {each.title}\n" + "\n".join(written(item, f"- {box}", "  ") for item in each.items)
        for each in sections
    )
    page = soup(show(body, kind).html)
    ids = [each["id"] for each in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for mark in page.select(".mark"):
        mark.decompose()
    shown = [["".join(each.get_text().split()) for each in li.select("label, p")] for li in page.select("li")]
    assert sorted(shown) == sorted(
        [squeezed(item.words), *map(squeezed, item.notes)] for section in sections for item in section.items
    )


def squeezed(words: Words) -> str:
    """Return the letters of a text."""
    return "".join("".join(span.text for span in words).split())
