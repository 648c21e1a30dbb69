"""Whole sites as nobody would write them: real texts and hostile ones, put together and spoilt."""

from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.front_matter.test_any_header import HEADERS, NASTY
from tests.fuzz.spoils import spoilt
from tests.handouts.test_any_list import BODIES as LISTS
from tests.pictures.photographs import SVG, photograph
from tests.site.test_any_site import BODIES as LINKS
from tests.tweets.hostile import EMBEDS
from tests.tweets.test_hostile import SOUP
from tests.tweets.variants import ADDRESS, ID, VARIANTS

MARKDOWN = st.sampled_from(
    [
        *("Text.", "## A heading", "A heading\n---", "- a\n- b", "1. a\n2. b\n\n    c", "> a\n>\n> > b", "***", "`a`"),
        *("```python\na\n```", "~~~\n<b>\n~~~", "    a\n    b", "a | b\n--|--\n`c|d` | e", "a[^1]\n\n[^1]: b"),
        *("*[HTML]: a\n\nHTML", "[a][b]\n\n[b]: /blog/a/ 'c'", "![A cup](drawing.svg)", "![A cup](photo.jpg){: .b }"),
        *(
            "a {: #b .c d=e }",
            "## Ask {: .questions }\n\n- **a**\n  b\n- [c](http://[)",
            "## Do {: .checklist }\n\n- [ ] a",
            "a\n:   b",
        ),
        *(ADDRESS, "<https://example.org/>", "[a](/questions/a/)", "/checklists/a/", "[a](b.md)", "Ask & listen"),
    ]
)
RAW_HTML = st.sampled_from(
    [
        *('<div markdown="1">\n\n*a*\n\n</div>', "<details><summary>a</summary>b</details>", "<b>a</b> <kbd>b</kbd>"),
        *(
            "<script>a()</script>",
            '<a href="javascript:a()" onclick="b()">c</a>',
            "<img src=x onerror=a()>",
            "&copy; &#0;",
        ),
        *("<!-- a -->", "<hr>", "<p>a", "</div>"),
    ]
)
DRAWN = st.sampled_from(
    [
        *("<script>a()</script>", "<style>@import 'a';</style>", '<a href="//b"/>', '<use href="#a"/>', "<!-- a -->"),
        *('<!DOCTYPE svg [<!ENTITY a "b">]>', "&a;", "<foreignObject/>", "<g>", "</g>", "<?a b?>", "<![CDATA[", "]]>"),
        *('<image href="data:image/svg+xml,a"/>', '<g onload="a()"/>', '<path fill="url(//a)"/>', SVG),
    ]
)
KEYS = st.sampled_from(
    [
        *("excerpt: Short.", "category: Networking", "tags: [a, B, 'c d']", "topics: [a]", "series: A series"),
        *("authors: over-coffee", "author: Nobody", "updated: 2017-01-01", "draft: true", "colour: red", "slug: b"),
        *("path: /blog/a/b/", "attachments: [./drawing.svg, photo.jpg]", "redirect_from: [/old/, /b.html]"),
        *("attachments: [teaser-a.svg, header-a.svg]", "attachments: drawing.svg", 'description: "a\\tb"'),
    ]
)


def content(*patterns: str) -> st.SearchStrategy[str]:
    """Draw one of our own texts."""
    files = sorted(file for pattern in patterns for file in (ROOT / "content").glob(pattern))
    return st.sampled_from([file.read_text("utf-8") for file in files])


def saved(texts: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """Draw files that hold texts, spoilt or not, as editors save them."""
    return st.builds(_encoded, spoilt(texts), st.sampled_from([*["utf-8"] * 12, "CRLF", "BOM", "utf-16"]))


def _encoded(text: str, way: str) -> bytes:
    text = {"CRLF": text.replace("\n", "\r\n"), "BOM": f"\ufeff{text}"}.get(way, text)
    # What no encoding can hold becomes bytes that are none of UTF-8.
    return text.encode("utf-16" if way == "utf-16" else "utf-8", "surrogatepass")


def _document(header: str, body: str) -> str:
    return f"---\n{header}\n---\n\n{body}\n"


def _header(title: str, lines: list[str]) -> str:
    return "\n".join([f"title: {title}", "date: 2016-10-31", *lines])


def _body(text: str) -> str:
    return text.partition("\n---\n")[2]


HARMLESS = st.sampled_from([each.code for each in VARIANTS.values()])
HOSTILE = st.sampled_from([*EMBEDS.values()])
PIECES = st.one_of(MARKDOWN, HARMLESS, LISTS)
WITH_HTML = st.one_of(PIECES, RAW_HTML, HOSTILE, spoilt(HARMLESS | HOSTILE), LINKS, SOUP)
TITLES = st.sampled_from(["A", '"A & <b>B</b>"', "'☕ {{ a }}'", "2016"]) | NASTY
HEADER = st.builds(_header, TITLES, st.lists(KEYS, max_size=3) | HEADERS.map(lambda text: [text]))
POST_BODIES = (
    st.lists(PIECES, max_size=5).map("\n\n".join)
    | st.lists(WITH_HTML, max_size=5).map("\n\n".join)
    | content("blog/*/index.md").map(_body)
)
LIST_BODIES = LISTS | content("questions/*.md", "checklists/*.md").map(_body)

POSTS = saved(st.builds(_document, HEADER, POST_BODIES))
HANDOUTS = saved(st.builds(_document, HEADER, LIST_BODIES))
DRAWINGS = saved(
    st.lists(DRAWN, max_size=4).map(lambda some: SVG.replace("<path", "".join([*some, "<path"])))
    | content("blog/*/teaser-*.svg")
)
PHOTOGRAPHS = st.builds(lambda length, rest: photograph(20, 10)[:length] + rest, st.integers(0, 2_000), st.binary())
BESIDE: dict[str, st.SearchStrategy[bytes]] = {
    "blog/a/drawing.svg": DRAWINGS,
    "blog/a/photo.jpg": PHOTOGRAPHS,
    "blog/b.md": POSTS,
    f"tweets/{ID}.json": saved(content("tweets/*.json")),
    "authors.yaml": saved(HEADERS | content("authors.yaml")),
}
# It takes a second to typeset a handout: few sites have one that is a file.
FIRST = st.sampled_from(["blog/a/index.md"] * 8 + ["pages/about.md", "questions/a.md", "checklists/a.md"])
SITES: st.SearchStrategy[dict[str, bytes]] = FIRST.flatmap(
    lambda name: st.fixed_dictionaries({name: HANDOUTS if name.endswith("s/a.md") else POSTS}, optional=BESIDE)
)
"""Files by their names in content/: one text, and at most few others beside it, since of many one hides the others."""
