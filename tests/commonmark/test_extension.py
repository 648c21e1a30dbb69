"""The extension beside others, as any user of Python-Markdown would switch it on."""

import pytest
from markdown import Markdown

from plugins.foundation.commonmark.extension import CommonMarkExtension, makeExtension
from plugins.foundation.commonmark.parser import parser_of
from plugins.foundation.commonmark.places import NestingError
from plugins.foundation.commonmark.tree import DEEPEST
from tests.commonmark.reading import convert
from tests.patience import LONG, long, patience

PAIRS = (
    *("[]", "![", "[^", "](", "*_", "*a", "`a", "`\\", "<a", "<!", "&#"),
    *("|-", "|\n", "- ", "-\n", ">\n", "> ", "#\n", "~a", ":\n", "@."),
)
SIGNS = "[]()!*_`~<>&\\\"'#-+=|:.1a \n\t{}^@/$"


def test_it_is_switched_on_by_its_name() -> None:
    assert Markdown(extensions=["plugins.foundation.commonmark.extension"]).convert("1) a") == "<ol>\n<li>a</li>\n</ol>"
    assert isinstance(makeExtension(), CommonMarkExtension)


def test_extensions_that_change_the_tree_go_on_working() -> None:
    markdown = Markdown(extensions=[CommonMarkExtension(), "attr_list", "toc"])
    html = markdown.convert("[TOC]\n\n# A *b*\n\nc\n{: .d }\n\n[e](/f){: .g }")
    assert '<a href="#a-b">A b</a>' in html
    assert '<h1 id="a-b">A <em>b</em></h1>' in html
    assert '<p class="d">c</p>' in html
    assert '<a class="g" href="/f">e</a>' in html


@pytest.mark.parametrize("extensions", [["extra", CommonMarkExtension()], [CommonMarkExtension(), "extra"]])
def test_extensions_that_have_nothing_left_to_do_lose_nothing(extensions: list[str | CommonMarkExtension]) -> None:
    html = Markdown(extensions=extensions).convert(
        "# A {#b}\n\n```js\nc\n```\n\n| d |\n|---|\n| e |\n\n<div>\n\n*f*\n\n</div>"
    )
    assert '<h1 id="b">A</h1>' in html
    assert '<pre><code class="language-js">c\n</code></pre>' in html
    assert "<td>e</td>" in html
    assert "<div>" in html
    assert "\x02" not in html


def test_another_parser_is_told() -> None:
    with pytest.raises(TypeError, match="switched on"):
        parser_of(Markdown())


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a & b &amp; c", "<p>a &amp; b &amp; c</p>"),
        ("&amp;amp;", "<p>&amp;amp;</p>"),
        ('[a](/b?c=d&e "f & g")', '<p><a href="/b?c=d&amp;e" title="f &amp; g">a</a></p>'),
        ("[a](</é b/%20>)", '<p><a href="/%C3%A9%20b/%20">a</a></p>'),
        ("```js title=a.js {1,3}\nb\n```", '<pre><code class="language-js">b\n</code></pre>'),
        ("```{.js .numbers}\nb\n```", '<pre><code class="language-js">b\n</code></pre>'),
        ("``` title=a\nb\n```", "<pre><code>b\n</code></pre>"),
        ("a\n: b\n\nc\nd\n: e", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dt>c</dt>\n<dt>d</dt>\n<dd>e</dd>\n</dl>"),
        ("a\n\n:b: c\n:d", "<p>a</p>\n<p>:b: c\n:d</p>"),
        ("```\n:a\n```\n\n> a\n> :b", "<pre><code>:a\n</code></pre>\n<blockquote>\n<p>a\n:b</p>\n</blockquote>"),
        (
            "&#x1a;a&#1;b `&#2;` [c](d '&#4;e') ![&#5;f](g)",
            '<p>ab <code></code> <a href="d" title="e">c</a> <img alt="f" src="g"></p>',
        ),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("<div>\n\n*a*\n\n</div>", "<div>\n<p><em>a</em></p>\n</div>"),
        ("a\tb \x02c\x03", "<p>a\tb  c</p>"),
        ("", ""),
    ],
)
def test_a_text_becomes_html(text: str, html: str) -> None:
    assert convert(text) == html


def test_footnotes_are_numbered_as_readers_come_to_them() -> None:
    html = convert(
        "a[^b] c[^d] e[^b] f[^none]\n\n[^d]: D[^g].\n\n[^b]: B.\n\n    More.\n\n[^g]: G.\n\n[^unused]: U[^d]."
    )
    assert html.index('id="fn:b"') < html.index('id="fn:d"') < html.index('id="fn:g"')
    assert html.count('class="footnote-ref"') == 4
    assert 'href="#fnref:b"' in html
    assert 'href="#fnref2:b"' in html
    assert "[^none]" in html
    assert "unused" not in html


def test_what_is_nested_too_deeply_is_refused_and_the_next_text_is_read_as_ever() -> None:
    with pytest.raises(NestingError) as caught:
        convert("> " * (DEEPEST + 1) + "a")
    assert caught.value.start > 0
    assert convert("> a") == "<blockquote>\n<p>a</p>\n</blockquote>"


@pytest.mark.parametrize("text", [*map(long, SIGNS), *(long(pair) for pair in PAIRS)])
def test_whatever_is_said_again_and_again_a_text_is_read_at_once(text: str) -> None:
    assert len(text) >= LONG - 1
    with patience():
        try:
            assert convert(text) is not None
        except NestingError as error:
            assert error.start  # noqa: PT017 - either will do
