"""Whatever HTML an author writes, a page without a fault is what it seems: html5lib reads it, as a browser would."""

from collections.abc import Iterator

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.findings.model import Code
from plugins.foundation.prose.model import Link
from plugins.foundation.prose.render import ProseRenderer

JUDGED = {Code.INLINE_CODE, Code.UNSAFE_LINK, Code.THIRD_PARTY, Code.BAD_MARKDOWN}
ACTIVE = {"script", "style", "iframe", "object", "embed", "base", "link", "meta", "template", "form"}
SCRAPS = [
    *("<a ", "<a", "<b ", "<p>", "</p>", "<div>", "<div ", "</div>", "<img alt='' src=x ", "<br>", "</b>", "</a>"),
    *("<svg>", "<svg ", "</svg>", "<math>", "<mtext>", "<mglyph>", "<foreignObject>", "<desc>", "<table>", "<td>"),
    *("<style>", "</style>", "<script>", "</script>", "<title>", "</title>", "<textarea>", "</textarea>", "<xmp>"),
    *("</xmp>", "<noscript>", "</noscript>", "<template>", "<plaintext>", "<iframe>", "<noembed>", "<select>"),
    *("<pre>", "</pre>", "<code>", "</code>", "<!--", "-->", "--!>", "<!-->", "<![CDATA[", "]]>", "<!", "<?", "?>"),
    *("onclick=a()", "onerror='b()'", ' ONCLICK="c()" ', "href='d'", 'href="e"', "HREF=f", "href=javascript:a()"),
    *("xlink:href='javascript:a()'", "style=x", "src=//e.org/a", "title='", 'title="', "title=", "'", '"', "`", ">"),
    *("/>", "<", "</", "=", "/", " ", "\n", "\n\n", "    ", "```\n", "\\", "*", "[x](y)", "![x](y)", "> ", "- ", "# "),
    *(
        "&lt;",
        "&quot;",
        "&#39;",
        "&#10;",
        "{: ",
        ".a }",
        "\u00a0",
        "\f",
        "\v",
        "a",
        "<a title=\" href='a' onclick=a() \" ",
    ),
]
SOUP = st.lists(st.sampled_from(SCRAPS), max_size=15).map("".join)
RENDERER = ProseRenderer()


def resolve(target: str) -> Link:
    return Link(target, f"/to/{len(target)}")


def wrong(html: str, *, scripting: bool) -> Iterator[str]:
    """Go through what should not be in a page that holds this HTML."""
    page = f"<!doctype html><title>a</title><main>{html}</main><footer id=after>b</footer>"
    ids = []
    for element in html5lib.parse(page, namespaceHTMLElements=False, scripting=scripting).iter():
        name = str(element.tag).rpartition("}")[2]
        if name in ACTIVE:
            yield f"<{name}>"
        for full, value in element.items():
            attribute = full.rpartition("}")[2].lower() if full.startswith("{http") else full.lower()
            if value and (attribute.startswith("on") or attribute in {"style", "srcdoc"}):
                yield f"{attribute}={value}"
            if attribute == "href" and value and not value.startswith("/to/"):
                yield f"{attribute}={value}"
            ids += [value] if attribute == "id" else []
    if "after" not in ids:
        yield "it swallows what comes after it"


@pytest.mark.parametrize("scripting", [True, False])
@given(SOUP)
def test_a_page_without_a_fault_runs_nothing_and_leads_where_it_should(scripting: bool, body: str) -> None:  # noqa: FBT001 - pytest passes it
    prose = RENDERER.render(body, resolve)
    if JUDGED.isdisjoint(fault.code for fault in prose.faults):
        assert list(wrong(prose.html, scripting=scripting)) == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>a()</script>",
        "<b onclick=a()>b</b>",
        "<a href=a.md>b</a>",
        "<svg><a xlink:href='javascript:a()'>b</a></svg>",
        "<!-- ",
        "<b title='",
        "<textarea>",
        "<template>",
    ],
)
def test_what_is_wrong_would_be_found(html: str) -> None:
    assert list(wrong(html, scripting=True))
