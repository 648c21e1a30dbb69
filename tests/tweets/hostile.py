"""Embed code as somebody would write it who wants more on the page than a tweet; each has a whole block around it."""

from tests.tweets.variants import ADDRESS, CODE, DATE, END, PARAGRAPH, SIGNED, TWEET


def _saying(html: str) -> str:
    return f'{TWEET}<p lang="en" dir="ltr">Hello {html} there</p>{SIGNED}{END}'


def _linking(href: str) -> str:
    return _saying(f'<a href="{href}">this</a>')


def _signed(author: str) -> str:
    return f"{TWEET}{PARAGRAPH}&mdash; {author} {DATE}{END}"


EMBEDS = {
    # Scripts
    "script": _saying("<script>a()</script>"),
    "script in capitals": _saying("<SCRIPT SRC=//example.org/a.js></SCRIPT>"),
    "script with a slash": _saying("<script/src=//example.org/a.js></script>"),
    "script in a script": _saying("<scr<script>ipt>a()</scr</script>ipt>"),
    "script that holds an end": _saying('<script>"</blockquote>"</script>'),
    "script behind the text": CODE.replace("</p>", "</p><script>a()</script>"),
    "script in the name": _signed("<script>a()</script>Nobody (@nobody)"),
    "script as entities": _saying("&lt;script&gt;a()&lt;/script&gt;"),
    "script as numbers": _saying("&#60;script&#62;a()&#x3c;/script&#x3e;"),
    "script as entities of entities": _saying("&amp;lt;script&amp;gt;a()&amp;lt;/script&amp;gt;"),
    "script as entities in the name": _signed("&lt;script&gt;a()&lt;/script&gt; (@nobody)"),
    "script in an SVG": _saying("<svg><script>a()</script></svg>"),
    "script in a comment": _saying("<!-- <script>a()</script> -->"),
    "script behind a comment that ends at once": _saying("<!--><script>a()</script>-->"),
    "script behind a strange comment": _saying("<!-- --!><script>a()</script> -->"),
    "script in CDATA": _saying("<![CDATA[<script>a()</script>]]>"),
    "script in an instruction": _saying("<?a <script>b()</script> ?>"),
    "script in a declaration": _saying("<!a <script>b()</script>>"),
    "script in a conditional": _saying("<![if a]><script>b()</script><![endif]>"),
    "script in a title": _saying("<title><script>a()</script></title>"),
    "script in a text field": _saying("<textarea><script>a()</script></textarea>"),
    "script in what is shown without scripts": _saying("<noscript><script>a()</script></noscript>"),
    "script in a template": _saying("<template><script>a()</script></template>"),
    "script in an attribute": _saying('<b title="<script>a()</script>">x</b>'),
    "script that ends an attribute": _saying("<b title='\"><script>a()</script>'>x</b>"),
    "script in math": _saying("<math><mtext><mglyph><style><script>a()</script></style></mglyph></mtext></math>"),
    # Handlers
    "handler on a picture": _saying("<img src=a onerror=b()>"),
    "handler behind slashes": _saying("<img/src='a'/onerror='b()'>"),
    "handler on the block": CODE.replace("<blockquote ", '<blockquote onmouseover="a()" '),
    "handler on the paragraph": CODE.replace("<p ", '<p onclick="a()" '),
    "handler on the link": CODE.replace("<a ", '<a onclick="a()" '),
    "handler on a line break": _saying("<br onload=a()>"),
    "handler on an SVG": _saying("<svg/onload=a()>"),
    "handler on the body": _saying("<body onload=a()>"),
    "handler on details": _saying("<details open ontoggle=a()>x</details>"),
    "handler in capitals": _saying("<b ONCLICK=a()>x</b>"),
    "handler in a broken tag": _saying('<b title="x""onclick="a()">x</b>'),
    "handler in the language": CODE.replace('lang="en"', 'lang="en&quot; onclick=&quot;a()"'),
    "handler in the direction": CODE.replace('dir="ltr"', "dir='ltr\" onclick=\"a()'"),
    "handler in a link": _linking("https://t.co/&quot;onclick=&quot;a()"),
    "handler in the address": CODE.replace(ADDRESS, f"{ADDRESS}?&quot;onclick=&quot;a()"),
    "handler in the name": _signed("&quot;onclick=&quot;a() (@nobody)"),
    "handler in the date": CODE.replace("October 31, 2016", "&quot;onclick=&quot;a()"),
    # Links
    "javascript": _linking("javascript:a()"),
    "javascript in capitals": _linking("JaVaScRiPt:a()"),
    "javascript with a tab": _linking("java\tscript:a()"),
    "javascript with a line end": _linking("java\nscript:a()"),
    "javascript as entities": _linking("&#106;avascript&colon;a()"),
    "javascript with a NUL": _linking("java&#0;script:a()"),
    "javascript behind white space": _linking("&#1; javascript:a()"),
    "javascript that names a host": _linking("javascript://t.co/%0aa()"),
    "javascript without quotes": _saying("<a href=javascript:a()>x</a>"),
    "javascript twice over": _saying('<a href="javascript:a()" href="https://t.co/a">x</a>'),
    "javascript second": _saying('<a href="https://t.co/a" href="javascript:a()">x</a>'),
    "javascript in XLink": _saying('<svg><a xlink:href="javascript:a()">x</a></svg>'),
    "javascript in math": _saying('<math href="javascript:a()">x</math>'),
    "javascript in the author's link": _signed('<a href="javascript:a()">Nobody</a> (@nobody)'),
    "javascript as the citation": CODE.replace("<blockquote ", '<blockquote cite="javascript:a()" '),
    "vbscript": _linking("vbscript:a()"),
    "data": _linking("data:text/html,&lt;script&gt;a()&lt;/script&gt;"),
    "another host": _linking("https://example.org/"),
    "host before an at": _linking("https://t.co@example.org/"),
    "host with an ending": _linking("https://t.co.example.org/"),
    "host behind a backslash": _linking("https://example.org\\.t.co/"),
    "host as a path": _linking("//example.org/t.co"),
    "link in a link": _saying('<a href="https://t.co/a"><a href="javascript:a()">x</a></a>'),
    "image map": _saying('<map><area href="javascript:a()"></map>'),
    # What loads, looks and acts
    "picture": _saying('<img src="https://example.org/a.png">'),
    "frame": _saying('<iframe src="https://example.org/"></iframe>'),
    "frame with a page": _saying('<iframe srcdoc="<script>a()</script>"></iframe>'),
    "object and embed": _saying('<object data="a.swf"><embed src="a.swf"></object>'),
    "video": _saying('<video src="https://example.org/a.mp4" autoplay><source src="b"></video>'),
    "style": _saying("<style>* { display: none }</style>"),
    "style on a paragraph": CODE.replace("<p ", '<p style="position: fixed" '),
    "style sheet": _saying('<link rel="stylesheet" href="https://example.org/a.css">'),
    "base": _saying('<base href="https://example.org/">'),
    "refresh": _saying('<meta http-equiv="refresh" content="0;url=https://example.org/">'),
    "form": _saying('<form action="https://example.org/"><input name="a"><button formaction="b">c</button></form>'),
    "class and id of ours": CODE.replace("<p ", '<p class="site-header" id="main" '),
    "table": _saying("<table><tr><td>x</td></tr></table>"),
    "ends of what is around": _saying("</p></div></article></main></body></html>"),
    "unclosed title": _saying("<b title='x"),
    # Our own marks
    "mark of ours": _saying("\x1a0\x1a &#26;0&#26; &#x1a;0&#x1a;"),
    "mark of Markdown's": _saying("\x02wzxhzdk:0\x03 &#2;wzxhzdk:0&#3;"),
    "template": _saying("{{ environment }} {% include 'a' %}"),
    "Markdown": _saying("[a](javascript:a()) ![b](https://example.org/b.png) <javascript:a()>"),
    # Blocks that are no embed in the end
    "no link to a tweet": f"{TWEET}<p><script>a()</script><img src=a onerror=b()></p>{END}",
    "cut off": f"{TWEET}<p>Hello <img src=a onerror=b()><a href='javascript:a()'>x</a>",
    "nested": f"{TWEET}<p>Hello</p><blockquote onclick=a()><img src=a></blockquote>{SIGNED}{END}",
    "no number": CODE.replace("October", "<img src=a onerror=b()>October").replace("79311290", "x"),
    "greater-than before the class": CODE.replace("<blockquote", '<blockquote title=">" onclick="a()"'),
    "class as entities": CODE.replace("twitter-tweet", "twitter&#45;tweet").replace("<p ", "<p onclick=a() "),
}
