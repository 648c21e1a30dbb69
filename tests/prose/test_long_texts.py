"""Whatever is said again and again in a text, it takes no longer than reading it."""

import pytest

from plugins.foundation.commonmark.places import Span
from plugins.foundation.prose.attributes import AttributeLists
from plugins.foundation.prose.embeds import put_embeds
from plugins.foundation.prose.model import Embed, Link
from plugins.foundation.prose.notes import Notes
from plugins.foundation.prose.raw_html import resolve_html
from tests.patience import LONG, long, numbered, patience
from tests.prose.rendering import render, resolve

HTML = [
    *(
        "<",
        "</",
        "</a ",
        "<!--",
        "<!",
        "<?",
        "<![CDATA[",
        "<a ",
        "<a b=c ",
        '<a href="',
        "<a href='x",
        "<pre>",
        "<code>",
    ),
    *(
        "<script>",
        "<script ",
        "<title>",
        "<textarea>",
        "<p id=a>",
        "<img src=a>",
        "<a href=b>",
        "{% a",
        "{{ a.b",
        "&#1",
    ),
]


@pytest.mark.parametrize("piece", HTML)
def test_html_is_judged_at_once(piece: str) -> None:
    with patience():
        for html in (long(piece), long(piece, "<div>\n"), long(piece, "<div>Ü\n")):
            assert resolve_html(html, [Span(0, len(html.encode()))], Notes(resolve))


@pytest.mark.parametrize("piece", HTML)
def test_embeds_are_put_into_html_at_once(piece: str) -> None:
    with patience():
        html = f"<p><!x\x1a0\x1a></p>{long(piece)}"
        page, feed, _ = put_embeds(html, [Embed("<b>a</b>", "<i>a</i>")], [html])
    assert (page[:8], feed[:8]) == ("<b>a</b>", "<i>a</i>")


def test_a_thousand_cards_are_put_into_a_page_at_once() -> None:
    embeds = [Embed(f"<figure>{'a' * 1000}{number}</figure>", f"<p>{number}</p>") for number in range(20_000)]
    html = "".join(f"<p><!x\x1a{number}\x1a></p>" for number in range(20_000))
    with patience():
        _, feed, shown = put_embeds(html, embeds, [])
    assert feed.endswith("<p>19999</p>")
    assert len(shown) == len(embeds)


@pytest.mark.parametrize("text", [long(each) for each in ["{% a", "{{ a.b", "{% aaa ", "{{ 'a", "{%", "{{", "{"]])
def test_other_generators_tags_are_looked_for_at_once(text: str) -> None:
    with patience():
        assert render(text).faults == render("{% " + long("a")).faults == ()


@pytest.mark.parametrize("pattern", [AttributeLists.HEADER_RE, AttributeLists.BLOCK_RE])
def test_attribute_lists_are_looked_for_at_once(pattern: object) -> None:
    with patience():
        for text in (f"a{' ' * LONG}b", long("{: "), long("\n  {: a } b")):
            assert pattern.search(text) is None  # type: ignore[attr-defined]  # the stubs do not say


def test_a_thousand_headings_of_one_name_have_anchors_at_once() -> None:
    with patience():
        headings = render("# a\n\n" * 15_000).headings
    assert [headings[0].anchor, headings[1].anchor, headings[-1].anchor] == ["a", "a-2", "a-15000"]


def test_a_thousand_pictures_that_are_none_are_told_at_once() -> None:
    def attached(target: str) -> Link:
        return Link(target, f"/to/{target}", attachment=target)

    class NoAlbum:
        def find(self, _: Link) -> None:
            return None

        def show(self, *_: object, **__: object) -> str:
            return ""

    body = numbered("<img alt=a src=b{0}.pdf>\n")
    notes = Notes(attached, NoAlbum())
    with patience():
        resolve_html(body, [Span(0, len(body))], notes)
    assert len(notes.faults) == body.count("<img")


def test_a_number_of_thousands_of_digits_is_text_like_any() -> None:
    prose = render(f"a &#{'9' * 5000}; b")
    assert (prose.words, prose.faults) == (3, ())
