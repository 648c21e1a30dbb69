"""Whatever stands in pasted code, a page holds nothing of it but words, line breaks and links to X."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from tests.tweets.hostile import EMBEDS
from tests.tweets.reading import render
from tests.tweets.variants import CODE, DATE, END, ID, PARAGRAPH, SIGNED, TWEET, VARIANTS, Variant

ATTRIBUTES = {
    "a": {"href", "rel", "class"},
    "b": set[str](),
    "bdi": set[str](),
    "blockquote": {"cite", "lang", "dir"},
    "br": set[str](),
    "figcaption": set[str](),
    "figure": {"class", "aria-label", "data-search-skip"},
    "p": {"class", "lang", "dir"},
    "span": {"class", "aria-hidden"},
    "time": {"datetime"},
}
CLASSES = {"tweet", "tweet-author", "tweet-avatar", "tweet-address"}
HOST = r"((www|mobile|m)\.)?(t\.co|pic\.(twitter|x)\.com|twitter\.com|x\.com)"
HREF = re.compile(rf"https?://{HOST}([/?#][!-~\u00a1-\U0010ffff]*)?", re.IGNORECASE)
NEVER = re.compile(r"<(?:script|style|img|iframe|svg|object|embed|link|meta|base|form|!--|\?)|\x1a|\0", re.IGNORECASE)


def foreign(html: str) -> list[str]:
    """Return all in a piece of HTML that no card of a tweet holds."""
    found = NEVER.findall(html)
    for element in BeautifulSoup(html, "html5lib").select("body *"):
        found += [f"<{element.name}>"] if element.name not in ATTRIBUTES else []
        found += [f"{name}={value}" for name, value in element.attrs.items() if not _is_ours(element, name)]
        found += [str(element)] if element.name == "a" and "rel" not in element.attrs else []
    return found


def _is_ours(element: Tag, name: str) -> bool:
    value = element[name]
    if name in {"href", "cite"}:
        return HREF.fullmatch(str(value)) is not None
    if name == "class":
        return CLASSES.issuperset(value)
    return name in ATTRIBUTES.get(element.name, ()) and (name != "rel" or value == ["noopener", "nofollow"])


@pytest.mark.parametrize("code", EMBEDS.values(), ids=EMBEDS)
def test_nothing_of_a_hostile_embed_reaches_a_page_or_a_feed(code: str) -> None:
    prose = render(code)
    assert foreign(prose.html) == []
    assert foreign(prose.feed_html) == []


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_a_harmless_embed_holds_nothing_foreign_either(variant: Variant) -> None:
    prose = render(variant.code)
    assert foreign(prose.html) == foreign(prose.feed_html) == []
    assert prose.faults == ()


@pytest.mark.parametrize(
    "html",
    ["<script></script>", "<b onclick=a()>b</b>", '<a href="javascript:a()">b</a>', "<!-- a -->", "<p style=a>b</p>"],
)
def test_what_is_foreign_would_be_found(html: str) -> None:
    assert foreign(f"<figure>{html}</figure>")


TAGS = st.sampled_from(
    [
        *("a", "p", "br", "b", "script", "style", "img", "iframe", "svg", "math", "template", "textarea", "title"),
        *("noscript", "xmp", "select", "table", "form", "base", "meta", "link", "object", "foreignObject", "x:script"),
    ]
)
VALUES = st.sampled_from(
    [
        *("javascript:a()", "data:text/html,a", "java&#10;script:a()", "https://t.co/a", "//x.com/a", "&quot;&gt;<b>"),
        *(
            "https://t.co@example.org/",
            "https://example.org/",
            f"https://x.com/n/status/{ID}",
            "a()",
            "\x1a0\x1a",
            "{{ a }}",
        ),
    ]
)
NAMES = st.sampled_from(
    ["href", "src", "onclick", "style", "srcdoc", "lang", "dir", "class", "id", "HREF", "xlink:href"]
)
QUOTES = st.sampled_from(['"', "'", "", "`"])
ATTRIBUTE_SOUP = st.builds("{0}={2}{1}{2}".format, NAMES, VALUES, QUOTES)
OPENINGS = st.builds("<{} {}>".format, TAGS, st.lists(ATTRIBUTE_SOUP, max_size=3).map(" ".join))
CLOSINGS = st.builds("</{}>".format, TAGS)
ODDITIES = st.sampled_from(
    [
        *(
            "<!--",
            "-->",
            "--!>",
            "<!-->",
            "<![CDATA[",
            "]]>",
            "<![if a]>",
            "<?a",
            "?>",
            "<!a",
            "</",
            "</>",
            "<",
            ">",
            "<a",
        ),
        *("&lt;script&gt;", "&#60;img src=a onerror=b()&#62;", "&amp;lt;b&amp;gt;", "&#0;", "&#x1a;0&#x1a;", "&", "&#"),
        *('"', "'", "`", "\\", "\n", "\t", "\f", "\0", "\x1a0\x1a", "\x020\x03", "{{ a }}", "*", "_", "[a](b)", "# "),
    ]
)
SOUP = st.lists(OPENINGS | CLOSINGS | ODDITIES | st.text(max_size=5), max_size=12).map("".join)


@given(SOUP)
def test_a_soup_in_the_place_of_the_words_cannot_get_out(soup: str) -> None:
    soup = re.sub(r"\n\s*\n|`|[*_~]", "", soup)
    prose = render(f'{TWEET}<p lang="en" dir="ltr">{soup}</p>{SIGNED}{END}')
    shown = "".join(each.html for each in prose.embeds)
    assert foreign(shown) == []
    assert foreign("".join(each.feed_html for each in prose.embeds)) == []
    assert prose.embeds


@given(SOUP)
def test_a_soup_in_the_place_of_the_author_cannot_get_out(soup: str) -> None:
    prose = render(f"{TWEET}{PARAGRAPH}&mdash; {soup} (@nobody) {DATE}{END}")
    assert foreign("".join(each.html + each.feed_html for each in prose.embeds)) == []


@given(st.lists(ATTRIBUTE_SOUP, max_size=4).map(" ".join))
def test_attributes_of_every_tag_are_dropped(attributes: str) -> None:
    code = re.sub(
        r"<(p|a|blockquote)\b", lambda tag: f"{tag[0]} {attributes} ", CODE.replace("class=", "data-b=b class=")
    )
    prose = render(code)
    assert foreign("".join(each.html + each.feed_html for each in prose.embeds)) == []


@given(SOUP, SOUP)
def test_a_mark_in_a_post_never_shows_an_embed_twice(before: str, after: str) -> None:
    prose = render(f"{before}\n\n{CODE}\n\n{after}")
    assert prose.html.count('datetime="2016-10-31"') <= 1
    assert "\x1a" not in prose.html + prose.feed_html + prose.opening
