import pytest

from tests.prose.rendering import faults, render


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ('<a href="b.md">a</a>', '<p><a href="/to/b.md">a</a></p>'),
        ("a <a href='b.md'>a</a> b", '<p>a <a href="/to/b.md">a</a> b</p>'),
        ("<div><a class=c HREF=b.md>a</a></div>", '<div><a class=c HREF="/to/b.md">a</a></div>'),
        ('<img src="b.png" alt="b.png"/>', '<img src="/to/b.png" alt="b.png"/>'),
        ('<a href="a">a</a>', '<p><a href="/to/a">a</a></p>'),
        ('<a href="b?c=1&amp;d=2">a</a>', '<p><a href="/to/b?c=1&amp;d=2">a</a></p>'),
        ('<video poster="b.png" src="c.mp4"></video>', '<p><video poster="/to/b.png" src="/to/c.mp4"></video></p>'),
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


FOREIGN = ("foreign-tag", "{{ c.d }}")
TAG = "<object data='data:text/html,a'>"


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
        ("<a href='&#106;avascript:b()'>a</a>", [("unsafe-link", "&#106;avascript:b()")]),
        ("<a href='java\nscript:b()'>a</a>", [("unsafe-link", "java\nscript:b()")]),
        ("<div>{% include b %}</div>", [("foreign-tag", "{% include b %}")]),
        ("<img alt=b src='{{ site.url }}/b.png'>", [("foreign-tag", "{{ site.url }}")]),
        ("<div><code>{% raw %}</code></div>", []),
        ("<div><a/onclick=b()>a</a></div>", [("inline-code", "b()")]),
        ("<div onclick\n=\nb()>a</div>", [("inline-code", "b()")]),
        ("<div title='a'onclick='b()'>a</div>", [("inline-code", "b()")]),
        ("<div title=a'b onclick=c()>a</div>", [("inline-code", "c()")]),
        ("<div ==onclick onclick=a()>a</div>", [("inline-code", "a()")]),
        ("<div><!--><b onclick=a()>--></b></div>", [("inline-code", "a()")]),
        ("<div><!-- --!><b onclick=a()>--></b></div>", [("inline-code", "a()")]),
        ("<div><!-- -- ><b onclick=a()>a</b> --></div>", []),
        ("<div></ <b onclick=a()>c</div>", []),
        ("<img alt=b src=b.png onclick onload=c()>", [("inline-code", "c()")]),
        ("<div onclick='' onclick='a()'>a</div>", []),
        ("<div><input formaction=b></div>", [("inline-code", "b")]),
        ("<div><svg><animate attributeName=href values='javascript:a()'/></svg></div>", [("inline-code", "href")]),
        ("<div><svg><set attributeName='xlink:href' to=b /></svg></div>", [("inline-code", "xlink:href")]),
        ("<div><svg><animate attributeName=r values='1;2'/></svg></div>", []),
        ("<a href='vbscript:b()'>a</a>", [("unsafe-link", "vbscript:b()")]),
        ("<a href='&#x6A;ava&Tab;script&colon;b()'>a</a>", [("unsafe-link", "&#x6A;ava&Tab;script&colon;b()")]),
        ("<a href='javascript:b({{ c.d }})'>a</a>", [("unsafe-link", "javascript:b({{ c.d }})"), FOREIGN]),
        ("<div><code><a href='javascript:b({{ c.d }})'>", [("unsafe-link", "javascript:b({{ c.d }})")]),
        ("<object data='data:text/html,a'></object>", [("inline-code", TAG), ("unsafe-link", "data:text/html,a")]),
        ("<a href=b.md ping=//b.org/c>a</a>", [("third-party", "//b.org/c")]),
        (r"<img alt=b src='\\b.org\c.png'>", [("third-party", r"\\b.org\c.png")]),
        (r"<img alt=b src='/\b.org/c.png'>", [("third-party", r"/\b.org/c.png")]),
        ("<img alt=b src='/&Tab;/b.org/c.png'>", [("third-party", "/&Tab;/b.org/c.png")]),
        ("<div><svg><path fill='url(//b.org/c.svg#d)'/></svg></div>", [("third-party", "url(//b.org/c.svg#d)")]),
        ("<div><svg><path mask=\"image-set('//b.org/c')\"/></svg></div>", [("third-party", "image-set('//b.org/c')")]),
        (r"<div><svg><path fill='\75rl(c.svg)'/></svg></div>", [("third-party", r"\75rl(c.svg)")]),
        ("<div><svg><path fill='url(#a)' stroke=red /></svg></div>", []),
        ("<a href='https://b.org/'>a</a>", []),
        ("<!-- <script> --> <![if IE]> <![endif]>", []),
    ],
)
def test_what_no_page_may_hold_is_told_in_html_too(body: str, told: list[tuple[str, str]]) -> None:
    assert faults(body) == told


def test_a_frame_is_told_once_and_becomes_a_link_to_what_it_shows() -> None:
    prose = render("<iframe src='https://b.org/?c=d&e' title='A film'></iframe>\n\n<iframe src='//f.org/'></iframe>")
    assert [fault.code for fault in prose.faults] == ["inline-code", "inline-code"]
    assert '<a href="/to/https://b.org/?c=d&amp;e">A film</a>' in prose.html
    assert '<a href="/to///f.org/">//f.org/</a>' in prose.html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        (
            """<a title=" href='a' onclick=alert(1) " href="b.md">c</a>""",
            """<p><a title=" href='a' onclick=alert(1) " href="/to/b.md">c</a></p>""",
        ),
        (
            '<div data-href="a" title=href=a><a href="b.md">c</a></div>',
            '<div data-href="a" title=href=a><a href="/to/b.md">c</a></div>',
        ),
        ("<div><a title='href=\"a\"'href=b.md>c</a></div>", '<div><a title=\'href="a"\'href="/to/b.md">c</a></div>'),
        ("<div><a href=a/b>c</a></div>", '<div><a href="/to/a/b">c</a></div>'),
        ("<div><a href=a&copy=b>c</a></div>", '<div><a href="/to/a&amp;copy=b">c</a></div>'),
        ("<div><a\n\thref\n=\n'a'\n>c</a></div>", '<div><a\n\thref="/to/a"\n>c</a></div>'),
        ("<div><a href=a href=b>c</a></div>", '<div><a href="/to/a" >c</a></div>'),
        ("<div><a HREF=a href=javascript:b()>c</a></div>", '<div><a HREF="/to/a" >c</a></div>'),
        ("<svg><a xlink:href=a>c</a></svg>", '<p><svg><a xlink:href="/to/a">c</a></svg></p>'),
    ],
)
def test_a_link_is_resolved_where_it_stands_and_nowhere_else(body: str, html: str) -> None:
    prose = render(body)
    assert (prose.html, prose.faults) == (html, ())


@pytest.mark.parametrize(
    "name",
    [
        *("textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext", "template", "select"),
        *("html", "head", "body", "frameset", "frame", "applet", "meta", "link", "base"),
    ],
)
def test_what_would_hide_or_change_the_page_around_it_has_no_place_in_a_post(name: str) -> None:
    assert ("inline-code", f"<{name}>") in faults(f"<div>\n<{name}>\n<b>a</b></div>")


@pytest.mark.parametrize(
    "body", ["<div><svg><title>A cup</title></svg></div>", "<div><textarea>Your words</TEXTAREA\n></div>"]
)
def test_an_element_of_text_alone_may_stand_anywhere(body: str) -> None:
    assert faults(body) == []


@pytest.mark.parametrize(
    "html",
    [
        "<svg><title><img src=a alt=b onerror=c()></title></svg>",
        "<svg><style><img src=a alt=b onerror=c()></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=a onerror=c()&gt;'>",
        "<noscript><p title='</noscript><img src=a onerror=c()>'></noscript>",
        "<textarea><p title='</textarea><img src=a onerror=c()>'></textarea>",
        "<svg><![CDATA[><b title=']]><img src=a onerror=c()>'>]]></svg>",
        "<svg></p><style><a id='</style><img src=a onerror=c()>'>",
        "<form><math><mtext></form><form><mglyph><style></math><img src=a onerror=c()>",
        "<select><template><style><!--</style><a rel='--></style></template></select><img src=a onerror=c()>'>",
        "<xmp><p title='</xmp><img src=a onerror=c()>'>",
    ],
)
def test_what_browsers_read_in_two_ways_is_told(html: str) -> None:
    assert {"inline-code", "bad-markdown"} & {code for code, _ in faults(f"<div>{html}</div>")}


OPEN = "this tag or comment is not closed; close it; write &gt; for a > between quotation marks"


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<div>a <b title='c</div>\n\nd", "&lt;b title=&#x27;c&lt;/div&gt;"),
        ("<div>a <!-- b</div>\n\nd", "&lt;!-- b&lt;/div&gt;"),
        ("<div>a <? b</div", "&lt;? b&lt;/div"),
    ],
)
def test_what_is_not_closed_is_told_and_swallows_nothing(body: str, html: str) -> None:
    prose = render(body)
    assert [f"{each.problem}; {each.remedy}" for each in prose.faults if each.code == "bad-markdown"] == [OPEN]
    assert html in prose.html
