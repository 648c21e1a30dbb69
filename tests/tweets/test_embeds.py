import datetime as dt
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.prose.model import Prose
from plugins.tweets.embeds import TweetEmbed
from plugins.tweets.model import MirroredPicture, Status, Tweet
from tests.tweets.reading import NOBODY, figures, render, told, words
from tests.tweets.variants import (
    ADDRESS,
    CODE,
    DATE,
    END,
    ID,
    PARAGRAPH,
    SCRIPT,
    SIGNED,
    TWEET,
    VARIANTS,
    WORDS,
    Variant,
)

LONG = f"{TWEET}\n{PARAGRAPH}\n{SIGNED}\n{END}"
LINK = f"https://x.com/nobody/status/{ID}"
ARCHIVED = replace(NOBODY, id=ID, text=("As it is archived.",))


def outline(prose: Prose) -> str:
    """Return the HTML of a text with [CARD] for each card, on one line."""
    html = prose.html
    for embed in prose.embeds:
        html = html.replace(embed.html, "[CARD]") if embed.html.startswith("<figure") else html
    return re.sub(r"\s*\n\s*", "", html)


def below(prefix: str, code: str) -> str:
    """Write each line of embed code behind the same prefix."""
    return "\n".join(prefix + line for line in code.split("\n"))


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_every_variant_is_shown_as_a_card(variant: Variant) -> None:
    prose = render(f"Before.\n\n{variant.code}\n\nAfter.")
    assert outline(prose) == "<p>Before.</p>[CARD]<p>After.</p>"
    assert prose.faults == ()
    [figure] = figures(prose.html)
    [text] = figure.select("blockquote p")
    assert words(text) == "".join(each if isinstance(each, str) else each.text for each in variant.text)


@pytest.mark.parametrize("code", [CODE, LONG, f"{CODE}\n{SCRIPT}", f"{LONG}\n\n{SCRIPT}"])
@pytest.mark.parametrize(
    ("before", "prefix", "after", "html"),
    [
        ("", "", "", "[CARD]"),
        ("Before\n", "", "\nAfter", "<p>Before</p>[CARD]<p>After</p>"),
        ("Before ", "", " after", "<p>Before</p>[CARD]<p>after</p>"),
        ("- a\n\n", "    ", "\n\n- b", "<ul><li><p>a</p>[CARD]</li><li><p>b</p></li></ul>"),
        ("1. a\n\n", "    ", "\n\n2. b", "<ol><li><p>a</p>[CARD]</li><li><p>b</p></li></ol>"),
        ("- a\n\n    - b\n\n", "        ", "", "<ul><li><p>a</p><ul><li><p>b</p>[CARD]</li></ul></li></ul>"),
        ("a\n\n", "> ", "\n\nb", "<p>a</p><blockquote>[CARD]</blockquote><p>b</p>"),
        ("", "> > ", "", "<blockquote><blockquote>[CARD]</blockquote></blockquote>"),
        ("- a\n\n", "    > ", "", "<ul><li><p>a</p><blockquote>[CARD]</blockquote></li></ul>"),
        ("<div>\n", "", "\n</div>", "<div>[CARD]</div>"),
        ('<div class="wide">\n', "  ", "\n</div>", '<div class="wide">[CARD]</div>'),
        ("term\n:   a\n\n", "    ", "", "<dl><dt>term</dt><dd><p>a</p>[CARD]</dd></dl>"),
        ("## a\n", "", "\n## b", '<h2 id="a">a</h2>[CARD]<h2 id="b">b</h2>'),
    ],
)
def test_a_card_stands_wherever_its_code_was_pasted(before: str, prefix: str, after: str, html: str, code: str) -> None:
    prose = render(before + below(prefix, code) + after)
    assert re.sub(r"\s+(?=<)", "", outline(prose)) == html
    assert prose.faults == ()


def test_a_card_can_stand_in_a_table() -> None:
    assert "<td>[CARD]</td>" in outline(render(f"| a |\n|---|\n| {CODE} |"))


@pytest.mark.parametrize(
    "body",
    [f"{CODE}\n{{: .lead }}", f"a[^1]\n\n[^1]: {CODE}", f"a[^1]\n\n[^1]: b\n\n    {CODE}"],
    ids=["attributes", "footnote", "paragraph of a footnote"],
)
def test_no_card_stands_where_html_allows_no_figure(body: str) -> None:
    prose = render(body)
    assert len(figures(prose.html)) == 1
    assert not re.search(r"<p\b[^>]*>[^<]*\[CARD\]", outline(prose))


@pytest.mark.parametrize(
    ("before", "prefix", "after"),
    [
        ("```html\n", "", "\n```"),
        ("```\n", "", "\n```"),
        ("~~~~\n", "", "\n~~~~"),
        ("````\n```\n", "", "\n```\n````"),
        ("a\n\n", "    ", ""),
        ("<pre>", "", "</pre>"),
        ("<pre><code>", "", "</code></pre>"),
    ],
)
@pytest.mark.parametrize("code", [CODE, LONG])
def test_in_a_code_block_the_code_itself_is_shown(before: str, prefix: str, after: str, code: str) -> None:
    prose = render(before + below(prefix, code) + after)
    assert code in BeautifulSoup(prose.html, "html5lib").select("pre")[0].get_text()
    assert (figures(prose.html), prose.faults) == ([], ())


@pytest.mark.parametrize("ticks", ["`", "``"])
def test_in_a_code_span_the_code_itself_is_shown(ticks: str) -> None:
    prose = render(f"a {ticks} {CODE} {ticks} b")
    assert BeautifulSoup(prose.html, "html5lib").select("code")[0].get_text() == CODE
    assert (figures(prose.html), prose.faults) == ([], ())


def test_in_a_comment_nothing_is_shown_and_nothing_told() -> None:
    prose = render(f"a\n\n<!-- {CODE} {TWEET} -->\n\nb")
    assert (figures(prose.html), prose.faults) == ([], ())


@pytest.mark.parametrize(
    "body",
    [
        f"a ` b\n{CODE}\nc ` d",
        f"a `{LONG}` b",
        f"<div>\n`\n{CODE}\n`\n</div>",
        f"~~~~\n{CODE}\n~~~",
        f"``` a b c\n{CODE}\n```",
        f'<b title="<!--">a</b>\n\n{CODE}',
        f'<div title="<!--">a</div>\n\n{CODE}',
        f"<!-->\n\n{CODE}\n\n-->",
    ],
    ids=["ticks", "span", "ticks in a div", "fence", "fence with words", "title", "title of a div", "empty comment"],
)
def test_what_only_looks_like_code_or_a_comment_lets_no_embed_code_through(body: str) -> None:
    html = render(body.replace(WORDS, "<img src=a onerror=b()>")).html
    assert "<img" not in html
    assert '<blockquote class="twitter-tweet"' not in html


def test_a_tweet_of_the_archive_is_shown_as_it_is_there() -> None:
    [figure] = figures(render(CODE, ARCHIVED).html)
    assert "As it is archived." in figure.get_text()
    assert WORDS not in figure.get_text()


def test_a_withdrawn_tweet_is_not_shown_even_where_its_code_was_pasted() -> None:
    prose = render(f"{CODE}\n\n{LINK}", replace(ARCHIVED, status=Status.WITHDRAWN))
    assert WORDS not in prose.html + prose.feed_html
    assert len(figures(prose.html)) == 2


def test_a_tweet_that_stands_twice_is_two_figures_with_one_name() -> None:
    prose = render(f"{CODE}\n\n{CODE}\n\n{LINK}", ARCHIVED)
    assert [each["aria-label"] for each in figures(prose.html)] == ["Nobody Much on X, 31 October 2016"] * 3
    assert "id=" not in prose.html


def test_pictures_are_published_with_the_card_that_shows_them() -> None:
    face = MirroredPicture("face.png", "A face.")
    [embed] = render(CODE, replace(ARCHIVED, avatar=face)).embeds
    assert [each.path for each in embed.pictures] == ["/tweets/face.png"]
    assert render(f"`{CODE}`", replace(ARCHIVED, avatar=face)).embeds == ()


def test_several_embeds_keep_their_order() -> None:
    other = CODE.replace(WORDS, "Second.").replace(ID, "700000000000")
    prose = render(f"{CODE}{other}\n{SCRIPT}\n\na\n\n{CODE}")
    shown = [words(each.select("blockquote p")[0]) for each in figures(prose.html)]
    assert shown == [WORDS, "Second.", WORDS]


def test_an_embed_knows_its_address_and_what_was_pasted() -> None:
    [embed] = render(CODE).embeds
    assert isinstance(embed, TweetEmbed)
    assert embed.pasted == Tweet(
        ID, "nobody", "Nobody Much", dt.date(2016, 10, 31), (WORDS,), "en", VARIANTS["official"].dir
    )
    assert embed.address
    assert embed.address.id == ID


@pytest.mark.parametrize("body", [SCRIPT, f"a\n\n{SCRIPT}", f"{SCRIPT}\n{SCRIPT}", SCRIPT.replace("async ", "")])
def test_the_script_of_x_is_taken_away_without_a_word(body: str) -> None:
    prose = render(body)
    assert "<script" not in prose.html + prose.feed_html
    assert prose.faults == ()


@pytest.mark.parametrize(
    "script",
    [
        '<script src="https://example.org/widgets.js"></script>',
        '<script src="https://platform.twitter.com/widgets.js">a()</script>',
        '<script src="https://platform.twitter.com.example.org/widgets.js"></script>',
    ],
)
def test_another_script_is_told_as_ever(script: str) -> None:
    assert "inline-code" in [code for code, *_ in told(render(f"{CODE}\n{script}"))]


def test_no_word_of_a_tweet_is_in_the_excerpt_or_counted() -> None:
    prose = render(f"{CODE}\n{SCRIPT}\n\n{LINK}\n\nFirst words.", ARCHIVED)
    assert (prose.opening, prose.words) == ("First words.", 2)
    assert render(CODE).opening == ""


def test_feeds_get_the_plain_quotation() -> None:
    prose = render(f"a\n\n{CODE}\n\nb")
    assert prose.feed_html.startswith(f'<p>a</p>\n<blockquote cite="{LINK}">')
    assert "figure" not in prose.feed_html


CUT_OFF = "this embed is cut off: it has no </blockquote>"
NO_LINK = "this embed has no link to its tweet, like https://x.com/NAME/status/NUMBER"
NESTED = "another block stands inside this embed, and no tweet holds one"
TWO = f"this embed links two tweets: {ID} comes before"


@pytest.mark.parametrize(
    ("body", "line", "column", "problem"),
    [
        (f"a\n\n{TWEET}{PARAGRAPH}{SIGNED}\n\nb", 2, 0, CUT_OFF),
        (f"- a\n\n    {TWEET}{PARAGRAPH}{END}", 2, 4, NO_LINK),
        (f"> {TWEET}\n> {PARAGRAPH}\n> {DATE.replace(ID, 'x')}\n> {END}", 2, 2, "x is no number of a tweet"),
        (f"a\n{TWEET}{PARAGRAPH}\n  <blockquote>b{END}{SIGNED}{END}", 2, 2, NESTED),
        (f"{TWEET}{PARAGRAPH}{DATE}\n{DATE.replace(ID, '7')}{END}", 1, 0, TWO),
    ],
)
def test_a_fault_is_told_at_its_line_and_column(body: str, line: int, column: int, problem: str) -> None:
    assert told(render(body)) == [("bad-tweet", line, column, problem)]


def test_where_the_check_is_turned_down_the_words_are_shown() -> None:
    prose = render(f"{TWEET}<p>Some <b>words</b></p>{END}")
    assert prose.html == prose.feed_html == "<blockquote><p>Some words</p></blockquote>"


def test_faults_of_code_that_is_only_shown_are_not_told() -> None:
    assert render(f"```\n{TWEET}\n```\n\n`{TWEET}`\n\n    {TWEET}{PARAGRAPH}{END}").faults == ()


PIECES = [CODE, LONG, SCRIPT, LINK, "a", "- b", "> c", "    ", "\n", "\n\n", "`", "<!--", "-->", "<b>"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_mix_of_text_and_embeds_is_rendered_without_a_trace_of_marks(body: str) -> None:
    prose = render(body, ARCHIVED)
    assert "\x1a" not in prose.html + prose.feed_html + prose.opening


@pytest.mark.parametrize("script", ["", f" {SCRIPT}", f"\n{SCRIPT}"])
def test_code_whose_beginning_was_not_copied_is_told_at_its_end(script: str) -> None:
    (fault,) = render(f"Text.\n\nHi</p>{SIGNED}{END}{script}").faults
    assert (fault.problem, fault.line) == ("an embed ends here whose beginning is missing", 2)


def test_a_quotation_of_the_author_s_own_is_left_alone() -> None:
    body = f'<blockquote>Mine, with a <a href="{ADDRESS}">tweet</a></blockquote>\n\n{SCRIPT}'
    prose = render(body)
    assert (prose.embeds[0].html, prose.faults) == ("", ())
    assert "<blockquote>Mine" in prose.html
    assert "script" not in prose.html


def test_code_in_a_quotation_of_the_author_s_own_is_a_card() -> None:
    prose = render(f"<blockquote>\n{CODE}\n</blockquote>")
    assert prose.faults == ()
    assert prose.html.count("<figure") == 1
