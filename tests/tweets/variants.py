"""Embed code in the shapes in which it is found, each with what is to be read from it; the words are made up."""

import datetime as dt
from dataclasses import dataclass, replace

from plugins.tweets.model import Direction, Link

ID = "793112909979222017"
ADDRESS = f"https://twitter.com/nobody/status/{ID}"
DATE = f'<a href="{ADDRESS}">October 31, 2016</a>'
SIGNED = f"&mdash; Nobody Much (@nobody) {DATE}"
WORDS = "Ask one good question."
PARAGRAPH = f'<p lang="en" dir="ltr">{WORDS}</p>'
END = "</blockquote>"
QUOTED = '<a href="https://x.com/sara_example/status/700">x.com/…</a>'
TWEET = '<blockquote class="twitter-tweet">'
CODE = f"{TWEET}{PARAGRAPH}{SIGNED}{END}"
SCRIPT = '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>'


@dataclass(frozen=True, slots=True)
class Variant:
    """Embed code as pasted, and the tweet in it."""

    code: str
    text: tuple[str | Link, ...] = (WORDS,)
    handle: str = "nobody"
    name: str = "Nobody Much"
    date: dt.date = dt.date(2016, 10, 31)
    id: str = ID
    lang: str = "en"
    dir: Direction = Direction.LEFT_TO_RIGHT


def _opened(tag: str) -> Variant:
    return Variant(f"{tag}{PARAGRAPH}{SIGNED}{END}")


def _saying(html: str, *text: str | Link) -> Variant:
    return Variant(f'{TWEET}<p lang="en" dir="ltr">{html}</p>{SIGNED}{END}', text)


def _without_paragraph(html: str, *text: str | Link) -> Variant:
    return Variant(f"{TWEET}{html}{END}", text or (WORDS,), lang="und", dir=Direction.AUTO)


def _at(address: str) -> Variant:
    return Variant(CODE.replace(ADDRESS, address))


def _by(author: str, handle: str, name: str) -> Variant:
    return Variant(CODE.replace("Nobody Much (@nobody)", author), handle=handle, name=name)


def _dated(words: str, day: dt.date = dt.date(2016, 10, 31)) -> Variant:
    return Variant(CODE.replace("October 31, 2016", words), date=day)


VARIANTS = {
    # As a whole
    "official": Variant(CODE),
    "with its script": Variant(f"{CODE} {SCRIPT}"),
    "script below": Variant(f"{CODE}\n{SCRIPT}"),
    "script of x.com": Variant(f'{CODE}\n<script async src="//platform.x.com/widgets.js"></script>'),
    "several lines": Variant(f"{TWEET}\n  {PARAGRAPH}\n  {SIGNED}\n{END}"),
    "blank lines within": Variant(f"{TWEET}\n\n{PARAGRAPH}\n\n{SIGNED}\n\n{END}\n\n{SCRIPT}"),
    "lines broken anywhere": Variant(
        CODE.replace("<p lang", "<p\n  lang").replace("one good", "one\n    good").replace("<a href", "<a\nhref")
    ),
    "tags in capitals": Variant(
        CODE.replace("blockquote", "BLOCKQUOTE").replace("<p lang", "<P LANG").replace("</p>", "</P>")
    ),
    "single quotes": Variant(CODE.replace('"', "'")),
    "no quotes": Variant(CODE.replace('"', "")),
    # The block's attributes
    "centred": _opened('<blockquote class="twitter-tweet tw-align-center">'),
    "another class first": _opened('<blockquote class="tw-align-right twitter-tweet">'),
    "class on several lines": _opened('<blockquote\n  class="wide\n    twitter-tweet"\n>'),
    "video": _opened('<blockquote class="twitter-video" data-status="hidden">'),
    "data before class": _opened('<blockquote data-lang="en" data-theme="dark" class="twitter-tweet">'),
    "class before data": _opened('<blockquote class="twitter-tweet" data-lang="en" data-theme="dark">'),
    "no thread": _opened('<blockquote class="twitter-tweet" data-conversation="none" data-cards="hidden">'),
    "do not track": _opened('<blockquote class="twitter-tweet" data-dnt="true" data-width="550" width="550">'),
    "attributes without values": _opened('<blockquote hidden class="twitter-tweet" data-dnt>'),
    "greater-than in an attribute": _opened('<blockquote class="twitter-tweet" data-note="a > b">'),
    # Its address
    "x.com": _at(f"https://x.com/nobody/status/{ID}"),
    "www": _at(f"https://www.twitter.com/nobody/status/{ID}"),
    "mobile": _at(f"https://mobile.twitter.com/nobody/status/{ID}"),
    "mobile x.com": _at(f"https://mobile.x.com/nobody/status/{ID}"),
    "http": _at(f"http://twitter.com/nobody/status/{ID}"),
    "no scheme": _at(f"//x.com/nobody/status/{ID}"),
    "statuses": _at(f"https://twitter.com/nobody/statuses/{ID}"),
    "nobody's status": _at(f"https://x.com/i/status/{ID}"),
    "web status": _at(f"https://x.com/i/web/status/{ID}"),
    "hashbang": _at(f"https://twitter.com/#!/nobody/status/{ID}"),
    "shared": _at(f"https://twitter.com/nobody/status/{ID}?s=20&amp;t=abc"),
    "referred": _at(f"https://twitter.com/nobody/status/{ID}?ref_src=twsrc%5Etfw"),
    "photo": _at(f"https://twitter.com/nobody/status/{ID}/photo/1"),
    "white space around the address": _at(f" https://x.com/nobody/status/{ID}\n"),
    # The text
    "entities": _saying("R&amp;D &lt;b&gt; &quot;x&quot; it&#39;s &#x2615; &copy;", 'R&D <b> "x" it\'s \u2615 \u00a9'),
    "entities of entities": _saying("Write &amp;amp; for &amp;", "Write &amp; for &"),
    "less than": _saying("I <3 this: 1 < 2 > 0", "I <3 this: 1 < 2 > 0"),
    "emoji": _saying("Coffee ☕ with 👩🏽\u200d💻 and 🇳🇴", "Coffee ☕ with 👩🏽\u200d💻 and 🇳🇴"),
    "Markdown": _saying("*a* _b_ `c` [d](e) **f** # g", "*a* _b_ `c` [d](e) **f** # g"),
    "template": _saying("{{ a.b }} {% c %} {: .d }", "{{ a.b }} {% c %} {: .d }"),
    "line breaks": _saying("One<br>two<br/>three<br><br>four", "One\ntwo\nthree\n\nfour"),
    "white space": _saying("  One   two\n\tthree  <br>  four ", "One two three\nfour"),
    "no-break space": _saying("5&nbsp;km", "5\N{NO-BREAK SPACE}km"),
    "bold and other tags": _saying("<b>Ask</b> <span class=x>one</span> <img src=x alt=y>good", "Ask one good"),
    "em dash in the text": _saying("Ask \N{EM DASH} then listen", "Ask \N{EM DASH} then listen"),
    "handle in the text": _saying("As I told (@sara_example) once", "As I told (@sara_example) once"),
    "two paragraphs": Variant(f'{TWEET}<p lang="en" dir="ltr">One</p><p>Two</p>{SIGNED}{END}', ("One\n\nTwo",)),
    "right to left": Variant(
        f'{TWEET}<p lang="ar" dir="rtl">اسأل سؤالا واحدا</p>{SIGNED}{END}',
        ("اسأل سؤالا واحدا",),
        lang="ar",
        dir=Direction.RIGHT_TO_LEFT,
    ),
    "language of a script": Variant(CODE.replace('"en"', '"zh-Hant-TW"'), lang="zh-Hant-TW"),
    "language that is none": Variant(CODE.replace('"en"', '"en_GB, en"'), lang="und"),
    "no language": Variant(CODE.replace(' lang="en" dir="ltr"', ""), lang="und", dir=Direction.AUTO),
    "direction in capitals": Variant(CODE.replace('"ltr"', '"RTL"'), dir=Direction.RIGHT_TO_LEFT),
    # Links in the text
    "several links": _saying(
        'See <a href="https://t.co/aa">example.org/a…</a> and <a href="https://t.co/bb">https://t.co/bb</a>',
        "See ",
        Link("example.org/a…", "https://t.co/aa"),
        " and ",
        Link("https://t.co/bb", "https://t.co/bb"),
    ),
    "media": _saying(
        'Look: <a href="https://t.co/cc">pic.twitter.com/cc</a>',
        "Look: ",
        Link("pic.twitter.com/cc", "https://t.co/cc"),
    ),
    "media of x.com": _saying(
        '<a href="https://pic.x.com/dd">pic.x.com/dd</a>', Link("pic.x.com/dd", "https://pic.x.com/dd")
    ),
    "hashtag": _saying(
        '<a href="https://twitter.com/hashtag/Coffee?src=hash&amp;ref_src=twsrc%5Etfw">#Coffee</a>!',
        Link("#Coffee", "https://twitter.com/hashtag/Coffee"),
        "!",
    ),
    "cashtag": _saying(
        '<a href="https://twitter.com/search?q=%24BEAN&amp;src=ctag">$BEAN</a>',
        Link("$BEAN", "https://twitter.com/search?q=%24BEAN"),
    ),
    "reply": _saying(
        '<a href="https://twitter.com/sara_example?ref_src=twsrc%5Etfw">@sara_example</a> Yes.',
        Link("@sara_example", "https://twitter.com/sara_example"),
        " Yes.",
    ),
    "quoted tweet": _saying(
        'Yes! <a href="https://twitter.com/sara_example/status/700">twitter.com/sara_example/…</a>',
        "Yes! ",
        Link("twitter.com/sara_example/…", "https://twitter.com/sara_example/status/700"),
    ),
    "link without a scheme": _saying('<a href="//t.co/aa">a</a>', Link("a", "https://t.co/aa")),
    "old link without a secure scheme": _saying('<a href="http://t.co/aa">a</a>', Link("a", "http://t.co/aa")),
    "link elsewhere": _saying('A <a href="https://example.org/">page</a>.', "A page."),
    "link that is not closed": _saying('A <a href="https://t.co/aa">page', "A ", Link("page", "https://t.co/aa")),
    # Who wrote it
    "dash in the name": _by("Nobody \N{EM DASH} Much (@nobody)", "nobody", "Nobody \N{EM DASH} Much"),
    "brackets in the name": _by("Nobody (away) (@nobody)", "nobody", "Nobody (away)"),
    "entities in the name": _by("N&amp;M &lt;3 (@nobody)", "nobody", "N&M <3"),
    "hyphen in the name": _by("Jean-Luc Much (@nobody)", "nobody", "Jean-Luc Much"),
    "hyphen in the name and no dash before it": Variant(
        CODE.replace("&mdash; Nobody Much", "Jean-Luc Much"), name="Jean-Luc Much"
    ),
    "no name": _by("(@nobody)", "nobody", "nobody"),
    "no handle": _by("Nobody Much", "nobody", "Nobody Much"),
    "moved to another handle": _by("Nobody Much (@sara_example)", "sara_example", "Nobody Much"),
    "escaped handle": _by("Nobody Much (\\@nobody)", "nobody", "Nobody Much"),
    "plain dash": Variant(CODE.replace("&mdash;", "-")),
    "two hyphens": Variant(CODE.replace("&mdash;", "--")),
    "en dash": Variant(CODE.replace("&mdash;", "&ndash;")),
    "dash as the first sign of the name": _by("\N{EM DASH} Nobody (@nobody)", "nobody", "\N{EM DASH} Nobody"),
    # When
    "short month": _dated("Oct 31, 2016"),
    "day first": _dated("31 October 2016"),
    "ISO date": _dated("2016-10-31"),
    "short month of another day than the id tells": _dated("Nov 1, 2016", dt.date(2016, 11, 1)),
    "day first, of another day": _dated("1 November 2016", dt.date(2016, 11, 1)),
    "day first and short month, of another day": _dated("1 Nov 2016", dt.date(2016, 11, 1)),
    "ISO date of another day": _dated("2016-11-01", dt.date(2016, 11, 1)),
    "another language": _dated("2016年10月31日"),
    "white space around the date": _dated("\n November 1, 2016 ", dt.date(2016, 11, 1)),
    "no date": _dated(""),
    "another day than the id tells": _dated("November 1, 2016", dt.date(2016, 11, 1)),
    # Missing paragraphs
    "no paragraph": _without_paragraph(f"{WORDS} {SIGNED}"),
    "no paragraph, and a dash": _without_paragraph(f"Ask \N{EM DASH} listen {SIGNED}", "Ask \N{EM DASH} listen"),
    "no paragraph, and two hyphens": _without_paragraph(f"{WORDS} -- Nobody Much (@nobody) {DATE}"),
    "no paragraph, and an en dash": _without_paragraph(f"{WORDS} &ndash; Nobody Much (@nobody) {DATE}"),
    "no paragraph, and a hyphen": _without_paragraph(f"{WORDS} - Nobody Much (@nobody) {DATE}"),
    "no paragraph, and a quoted tweet": _without_paragraph(
        f"Yes! {QUOTED} {SIGNED}",
        "Yes! ",
        Link("x.com/…", "https://x.com/sara_example/status/700"),
    ),
    "no paragraph, a quoted tweet and nobody's name": replace(
        _without_paragraph(f"Yes! {QUOTED} {DATE}", "Yes! ", Link("x.com/…", "https://x.com/sara_example/status/700")),
        name="nobody",
    ),
    **{
        f"no paragraph, nobody's name behind {dash}, and a quoted tweet": replace(
            _without_paragraph(f"{WORDS} {dash} {DATE} {QUOTED}"), name="nobody"
        )
        for dash in ("&mdash;", "&ndash;", "--")
    },
    "signed within the paragraph": Variant(f'{TWEET}<p lang="en" dir="ltr">{WORDS} {SIGNED}</p>{END}'),
    "paragraph that is not closed": Variant(f'{TWEET}<p lang="en" dir="ltr">{WORDS} {SIGNED}{END}'),
}
