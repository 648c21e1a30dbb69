import pytest

from tests.prose.rendering import faults, render


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ('<a href="b.md">a</a>', '<p><a href="/to/b.md">a</a></p>'),
        ("a <a href='b.md'>a</a> b", '<p>a <a href="/to/b.md">a</a> b</p>'),
        ("<div><a class=c HREF=b.md>a</a></div>", '<div><a class=c HREF="/to/b.md">a</a></div>'),
        ('<img src="b.png" alt="b.png"/>', '<p><img src="/to/b.png" alt="b.png"/></p>'),
        ('<a href="a">a</a>', '<p><a href="/to/a">a</a></p>'),
        ('<a href="b?c=1&amp;d=2">a</a>', '<p><a href="/to/b?c=1&amp;d=2">a</a></p>'),
        ('<video poster="b.png" src="c.mp4"></video>', '<video poster="/to/b.png" src="/to/c.mp4"></video>'),
        ("<a href id>a</a> <img src>", "<p><a href id>a</a> <img src></p>"),
        ('<p data-href="b">a</p>', '<p data-href="b">a</p>'),
        ('<a\nhref="b.md">a</a>', '<p><a\nhref="/to/b.md">a</a></p>'),
        (
            '<div><a href="b.md">a</a><a href="b.md">c</a></div>',
            '<div><a href="/to/b.md">a</a><a href="/to/b.md">c</a></div>',
        ),
        ('`<a href="b.md">`', '<p><code>&lt;a href="b.md"&gt;</code></p>'),
    ],
)
def test_links_of_html_are_resolved_and_the_rest_stays(body: str, html: str) -> None:
    assert render(body).html == html


def test_an_address_cannot_break_out_of_its_attribute() -> None:
    html = render("<a href='b\" onclick=\"c'>a</a>").html
    assert html == '<p><a href="/to/b&quot; onclick=&quot;c">a</a></p>'


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<script>b()</script>", [("inline-code", "<script>")]),
        ("<SCRIPT src='b.js'></SCRIPT>", [("inline-code", "<SCRIPT src='b.js'>")]),
        ("a <script>b()</script>", [("inline-code", "<script>")]),
        ("<pre><code><script>b()</script></code></pre>", [("inline-code", "<script>")]),
        ("<style>b {}</style>", [("inline-code", "<style>")]),
        ("<form action='b'></form>", [("inline-code", "<form action='b'>")]),
        ("<button formaction='b'>a</button>", [("inline-code", "b")]),
        ("<p srcdoc='<b>a</b>'>a</p>", [("inline-code", "<b>a</b>")]),
        ("<p style='color: red'>a</p>", [("inline-code", "color: red")]),
        ("<b onclick='c()'>a</b>", [("inline-code", "c()")]),
        ("<img alt=b src=b.png ONLOAD=c()>", [("inline-code", "c()")]),
        ("<img alt=b src='https://b.org/c.png'>", [("third-party", "https://b.org/c.png")]),
        ("<img alt=b src='//b.org/c.png'>", [("third-party", "//b.org/c.png")]),
        (
            "<img alt=b srcset='a.png 1x, https://b.org/c.png 2x'>",
            [("third-party", "a.png 1x, https://b.org/c.png 2x")],
        ),
        ("<video poster='https://b.org/c.png'></video>", [("third-party", "https://b.org/c.png")]),
        ("<svg><image href='https://b.org/c.png'/></svg>", [("third-party", "https://b.org/c.png")]),
        ("<svg><use xlink:href='//b.org/c.svg#d'/></svg>", [("third-party", "//b.org/c.svg#d")]),
        ("<svg><a xlink:href='javascript:b()'>a</a></svg>", [("unsafe-link", "javascript:b()")]),
        ("<a href='javascript:b()'>a</a>", [("unsafe-link", "javascript:b()")]),
        ("<a href=' java script:b()'>a</a>", [("unsafe-link", " java script:b()")]),
        ("<a href='&#106;avascript:b()'>a</a>", [("unsafe-link", "javascript:b()")]),
        ("<a href='java\nscript:b()'>a</a>", [("unsafe-link", "java\nscript:b()")]),
        ("<div>{% include b %}</div>", [("foreign-tag", "{% include b %}")]),
        ("<img alt=b src='{{ site.url }}/b.png'>", [("foreign-tag", "{{ site.url }}")]),
        ("<div><code>{% raw %}</code></div>", []),
        ("<a href='https://b.org/'>a</a>", []),
        ("<!-- <script> --> <![if IE]> <![endif]>", []),
    ],
)
def test_what_no_page_may_hold_is_told_in_html_too(body: str, told: list[tuple[str, str]]) -> None:
    assert faults(body) == told


def test_a_frame_from_another_host_is_told_twice_over() -> None:
    assert {code for code, _ in faults("<iframe src='https://b.org/'></iframe>")} == {"inline-code", "third-party"}
