"""Embeds of any kind, shown with a kind made for these tests: `<<name>>` pasted, or a link to /thing/name."""

import re
from collections.abc import Iterator

import pytest

from plugins.foundation.findings.model import Code
from plugins.foundation.prose.model import Embed, Fault, Link, Pasted, Prose
from plugins.foundation.prose.render import ProseRenderer


class Things:
    """An embedder that counts how often it is called."""

    signs = ("<<", "/thing/")

    def __init__(self) -> None:
        self.calls = 0

    def find(self, body: str) -> Iterator[Pasted]:
        self.calls += 1
        for match in re.finditer(r"<<(\w+\n? *\w*)>>", body):
            yield Pasted(*match.span(), thing(match[1], match[0]))

    def embed(self, link: Link, *, is_bare: bool) -> Embed | None:
        self.calls += 1
        return None if is_bare else thing(link.target.removeprefix("/thing/")) if "/thing/" in link.target else None


def thing(name: str, source: str = "") -> Embed:
    fault = Fault(Code.BAD_TWEET, 0, 0, "is bad", "mend it") if name == "bad" else None
    return Embed(f"<hr title={name}>", f"<i>{name}</i>", source, fault=fault)


def render(body: str, things: Things | None = None) -> Prose:
    return ProseRenderer([things or Things()]).render(body, lambda target: Link(target, target))


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<<a>>", "<hr title=a>"),
        ("Before\n<<a>>\nAfter", "<p>Before</p>\n<hr title=a>\n<p>After</p>"),
        ("Before <<a>> after", "<p>Before</p>\n<hr title=a>\n<p>after</p>"),
        ("<<a>> <<b>>", "<hr title=a>\n<hr title=b>"),
        ("<<a>>\n---", "<hr title=a>\n<hr>"),
        ("<<a>>\n# Head", '<hr title=a>\n<h2 id="head">Head</h2>'),
        ("- x\n\n    <<a>>\n\n- y", "<ul>\n<li>\n<p>x</p>\n<hr title=a>\n</li>\n<li>\n<p>y</p>\n</li>\n</ul>"),
        ("- <<a>>\n- y", "<ul>\n<li>\n<hr title=a>\n</li>\n<li>y</li>\n</ul>"),
        ("> x\n>\n> <<a>>", "<blockquote>\n<p>x</p>\n<hr title=a>\n</blockquote>"),
        ("<div>\n<<a>>\n</div>", "<div>\n\n<hr title=a>\n\n</div>"),
        ("x[^1]\n\n[^1]: note\n\n    <<a>>", None),
    ],
)
def test_pasted_code_is_shown_wherever_it_stands(body: str, html: str | None) -> None:
    prose = render(body)
    assert [embed.html for embed in prose.embeds][:1] == ["<hr title=a>"]
    assert html is None or re.sub(r"\n[\n ]*", "\n", prose.html) == re.sub(r"\n+", "\n", html)
    assert "\x1a" not in prose.html + prose.feed_html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("    <<a>>", "<pre><code>&lt;&lt;a&gt;&gt;\n</code></pre>"),
        ("    <<a\n    b>>", "<pre><code>&lt;&lt;a\n    b&gt;&gt;\n</code></pre>"),
        ("    <<a\n    b>>\n    x", "<pre><code>&lt;&lt;a\n    b&gt;&gt;\nx\n</code></pre>"),
        ("```\n<<a\nb>>\nx\n```", "<pre><code>&lt;&lt;a\nb&gt;&gt;\nx\n</code></pre>"),
        ("`<<a>>`", "<p><code>&lt;&lt;a&gt;&gt;</code></p>"),
        ("a `` ` <<bad>> `` b", "<p>a <code>` &lt;&lt;bad&gt;&gt;</code> b</p>"),
        ("<!-- <<bad>> -->", "<!--  -->"),
        ('<div title="<<bad>>">x</div>', '<div title="&lt;&lt;bad&gt;&gt;">x</div>'),
        ("<pre><<bad>></pre>", "<pre>&lt;&lt;bad&gt;&gt;</pre>"),
    ],
)
def test_in_code_the_source_comes_back_as_text_and_nothing_is_said_of_it(body: str, html: str) -> None:
    prose = render(body)
    assert prose.html.strip() == html
    assert (prose.embeds, prose.faults) == ((), ())


@pytest.mark.parametrize(
    "body",
    [
        "/thing/a",
        "https://b.org/thing/a",
        "see [a](/thing/a)",
        "[a](/thing/a) [b](/thing/b)",
        "[a](/thing/a)\nmore",
        "- [a](/thing/a)",
        "- [a](/thing/a)\n\n- [b](/thing/b)",
        "`/thing/a`",
        "    [a](/thing/a)",
        "[![](/thing/a.png)](/thing/a)",
        "## [a](/thing/a)",
        "[a](/other/a)",
    ],
)
def test_a_link_that_is_not_alone_in_its_paragraph_stays_a_link(body: str) -> None:
    assert render(body).embeds == ()


@pytest.mark.parametrize(
    "body",
    [
        "[a](/thing/a)",
        '[a](/thing/a "Title")',
        "[a][b]\n\n[b]: /thing/a",
        "> [a](/thing/a)",
        "- x\n\n    [a](/thing/a)",
        "[*a*](/thing/a)",
    ],
)
def test_a_link_alone_in_its_paragraph_becomes_its_card(body: str) -> None:
    prose = render(body)
    assert [embed.html for embed in prose.embeds] == ["<hr title=a>"]
    assert "<a" not in prose.html
    assert prose.links == ()


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<<a>>\n{: .lead }", "<hr title=a>"),
        ("<p>x <<a>></p>", "<p>x</p>\n<hr title=a>"),
        ("<p><<a>> x</p>", "<hr title=a>\n<p>x</p>"),
    ],
)
def test_a_card_stands_in_no_paragraph(body: str, html: str) -> None:
    assert render(body).html == html


def test_a_comment_in_an_attribute_is_none() -> None:
    assert render('<b title="<!--">x</b> <<a>>').html.endswith("<hr title=a>")


def test_pages_and_feeds_have_each_their_own_html() -> None:
    prose = render("x\n\n<<a>>\n\n[b](/thing/b)")
    assert prose.html == "<p>x</p>\n<hr title=a>\n<hr title=b>"
    assert prose.feed_html == "<p>x</p>\n<i>a</i>\n<i>b</i>"


def test_the_excerpt_and_the_count_of_words_know_nothing_of_embeds() -> None:
    prose = render("<<a>>\n\n[b](/thing/b)\n\nTwo words.")
    assert (prose.opening, prose.words) == ("Two words.", 2)


def test_a_fault_of_what_is_shown_is_told() -> None:
    assert [fault.problem for fault in render("<<bad>>\n\n[a](/thing/bad)").faults] == ["is bad", "is bad"]


def test_lines_below_pasted_code_keep_their_numbers() -> None:
    (fault,) = render("<<a\nb>>\n\nText\n##").faults
    assert (fault.code, fault.line) == (Code.BAD_MARKDOWN, 4)


def test_a_text_without_a_sign_is_not_looked_at() -> None:
    things = Things()
    render("Text with [a](/link/) and `code`.\n\n<https://b.org/>", things)
    assert things.calls == 0


def test_a_control_character_in_the_source_is_no_mark() -> None:
    assert render("\x1a0\x1a <<a>>").html == "<p>0</p>\n<hr title=a>"
