import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.text import one_line
from plugins.tweets.addresses import StatusAddress
from plugins.tweets.model import Link, Tweet
from plugins.tweets.parse import LONGEST_TAG, EmbedError, Pasted, read_embed, read_words
from tests.tweets.variants import CODE, DATE, END, ID, PARAGRAPH, SIGNED, TWEET, VARIANTS, WORDS, Variant

LETTERS = st.characters(exclude_categories=["C", "Z"], include_characters=" &<>\"'`*_#@—-\\[]{}")
TEXTS = st.text(LETTERS, min_size=1).map(one_line).filter(bool)


def tweet_of(code: str) -> Tweet:
    pasted = read_embed(code)
    assert pasted
    assert pasted.tweet
    return pasted.tweet


def error_of(code: str) -> tuple[str, str, str]:
    """Return what is wrong with embed code, the source it shows at, and the source that is left after it."""
    with pytest.raises(EmbedError) as caught:
        read_embed(code)
    return caught.value.problem, code[caught.value.place :], code[caught.value.end :]


def escape(text: str) -> str:
    """Write text as X does in its embed code."""
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        text = text.replace(character, entity)
    return text.replace("\n", "<br>")


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_every_variant_of_embed_code_gives_its_tweet(variant: Variant) -> None:
    assert tweet_of(variant.code) == Tweet(
        id=variant.id,
        handle=variant.handle,
        name=variant.name,
        date=variant.date,
        text=variant.text,
        lang=variant.lang,
        dir=variant.dir,
    )


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_the_text_that_goes_in_is_the_text_that_comes_out(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert tweet_of(CODE.replace(WORDS, escape(text))).text == (text,)


@given(TEXTS, TEXTS, TEXTS)
def test_links_stand_where_they_stood(before: str, label: str, after: str) -> None:
    code = CODE.replace(WORDS, f'{escape(before)} <a href="https://t.co/aa">{escape(label)}</a> {escape(after)}')
    assert tweet_of(code).text == (f"{before} ", Link(label, "https://t.co/aa"), f" {after}")


@given(TEXTS)
def test_whatever_a_name_holds_it_is_the_name(name: str) -> None:
    name = f"N{name}"
    tweet = tweet_of(CODE.replace("Nobody Much", escape(name)))
    assert (tweet.name, tweet.handle, tweet.text) == (name, "nobody", (WORDS,))


@given(st.text())
def test_an_embed_ends_where_it_ends_whatever_follows(rest: str) -> None:
    pasted = read_embed(f"{CODE}{rest}")
    assert pasted
    assert pasted.end == len(CODE)


@given(st.text())
def test_an_embed_is_read_from_where_it_begins(before: str) -> None:
    before = f"{before}\n"
    pasted = read_embed(f"{before}{CODE}", len(before))
    assert pasted == Pasted(len(before) + len(CODE), StatusAddress("nobody", ID), tweet_of(CODE))


@pytest.mark.parametrize(
    "opening",
    [
        '<blockquote class="twitter-tweets">',
        '<blockquote class="my-twitter-tweet">',
        '<blockquote class="mytwitter-tweet',
        '<blockquote title="twitter-tweet">',
        '<blockquote data-class="twitter-tweet">',
        '<blockquote class="other" class="twitter-tweet">',
    ],
)
def test_another_kind_of_block_is_left_alone(opening: str) -> None:
    assert read_embed(f"{opening}{PARAGRAPH}{SIGNED}{END}") is None


@pytest.mark.parametrize("paragraph", ["", "<p></p>", '<p lang="en"> <br> </p>'])
def test_an_embed_without_words_still_tells_which_tweet_it_is(paragraph: str) -> None:
    code = f"{TWEET}{paragraph}{DATE}{END}"
    pasted = read_embed(code)
    assert pasted
    assert (pasted.tweet, pasted.address.id, pasted.end) == (None, ID, len(code))


@pytest.mark.parametrize(
    ("id_", "day"),
    [
        ("29700859247", dt.date(2010, 11, 4)),
        (ID, dt.date(2016, 10, 31)),
        ("99999999999999999999", dt.date(2766, 5, 12)),
    ],
)
def test_where_the_date_is_in_another_language_the_id_tells_the_day(id_: str, day: dt.date) -> None:
    assert tweet_of(CODE.replace(ID, id_).replace("October 31, 2016", "il y a longtemps")).date == day


NO_START = "the start tag of this embed is cut off"
CUT_OFF = "this embed is cut off: it has no </blockquote>"
NO_LINK = "this embed has no link to its tweet, like https://x.com/NAME/status/NUMBER"
INSIDE = "an embed begins inside another one"
NESTED = "another block stands inside this embed, and no tweet holds one"
FOREIGN = "https://x.com.example.org/nobody/status/1"


@pytest.mark.parametrize(
    ("code", "problem", "shows_at", "left"),
    [
        (f"{TWEET}{PARAGRAPH}{SIGNED}", CUT_OFF, TWEET, ""),
        (f"{TWEET}{PARAGRAPH}{SIGNED}</blockquote", CUT_OFF, TWEET, ""),
        (f"{TWEET}<p>Hello\n\nMore.", CUT_OFF, TWEET, "\n\nMore."),
        (f"{TWEET}<p>Hello\n \t\nMore.", CUT_OFF, TWEET, "\n \t\nMore."),
        (f"{TWEET}<p>Hello\n{CODE}", INSIDE, CODE, CODE),
        (f"{TWEET}<p>Hello\n\n{CODE}", CUT_OFF, TWEET, f"\n\n{CODE}"),
        (f'{TWEET}<p>Hello <a href="https\n\n{CODE}', CUT_OFF, TWEET, f"\n\n{CODE}"),
        ('<blockquote class="twitter-tweet', NO_START, '<blockquote class="twitter-tweet', ""),
        ('<blockquote class="twitter-tweet\n\nx', NO_START, '<blockquote class="twitter-tweet', "\n\nx"),
        (CODE.replace('tweet">', "tweet>"), NO_START, '<blockquote class="twitter-tweet', ""),
        (
            f"{TWEET}{PARAGRAPH}{SIGNED}{PARAGRAPH}{SIGNED.replace(ID, '7')}{END}",
            f"this embed links two tweets: {ID} comes before",
            '<a href="https://twitter.com/nobody/status/7">',
            "",
        ),
        (f"{TWEET}<!-- {END}", CUT_OFF, TWEET, ""),
        (f"{TWEET}<p>Hello\n\nMine.\n{END}x", CUT_OFF, TWEET, f"\n\nMine.\n{END}x"),
        (f"{TWEET}<p>Hello` and `{END}`", CUT_OFF, TWEET, f"` and `{END}`"),
        (f"{TWEET}<p>Hello\n```\n{END}", CUT_OFF, TWEET, f"\n```\n{END}"),
        (f"{TWEET}<p>Hello --> {END}", CUT_OFF, TWEET, f"--> {END}"),
        (f"{TWEET}{PARAGRAPH}\n\n<blockquote>a{END}\n{END}", CUT_OFF, TWEET, f"\n\n<blockquote>a{END}\n{END}"),
        (
            f"{TWEET}{PARAGRAPH}\n\n<blockquote>a{END}\n{SIGNED}{END}",
            CUT_OFF,
            TWEET,
            f"\n\n<blockquote>a{END}\n{SIGNED}{END}",
        ),
        (f"{TWEET}{PARAGRAPH}<i title=\n\n>{SIGNED}{END}", CUT_OFF, TWEET, f"\n\n>{SIGNED}{END}"),
        (f"{TWEET}{PARAGRAPH}{END}x", NO_LINK, TWEET, "x"),
        (f'{TWEET}{PARAGRAPH}<a href="https://x.com/nobody">a</a>{END}', NO_LINK, TWEET, ""),
        (f'{TWEET}{PARAGRAPH}<a href="{FOREIGN}">a</a>{END}', NO_LINK, TWEET, ""),
        (f"{TWEET}<p>{DATE}</p>More{END}", NO_LINK, TWEET, ""),
        (f"{TWEET}{PARAGRAPH}<blockquote>a{END}{SIGNED}{END}x", NESTED, "<blockquote>a", "x"),
        (f"{TWEET}{PARAGRAPH}{CODE}{SIGNED}{END}x", INSIDE, CODE, f"{CODE}{SIGNED}{END}x"),
        (f"{TWEET}{PARAGRAPH}\n{CODE}", INSIDE, CODE, CODE),
        (
            f'{TWEET}{PARAGRAPH}{SIGNED}\n <a href="https://x.com/nobody/status/7">a</a>{END}',
            f"this embed links two tweets: {ID} comes before",
            '<a href="https://x.com/nobody/status/7">',
            "",
        ),
        (
            CODE.replace(ID, "12a"),
            "12a is no number of a tweet",
            '<a href="https://twitter.com/nobody/status/12a">',
            "",
        ),
        (CODE.replace(ID, "0"), "0 is no number of a tweet", '<a href="https://twitter.com/nobody/status/0">', ""),
        (
            CODE.replace(ID, ""),
            "the link to the tweet has no number",
            '<a href="https://twitter.com/nobody/status/">',
            "",
        ),
        (CODE.replace(ID, "١٢"), "١٢ is no number of a tweet", '<a href="https://twitter.com/nobody/status/١٢">', ""),
        (
            CODE.replace("nobody/status", "i/status").replace("(@nobody)", ""),
            "this embed does not say whose tweet it is",
            TWEET,
            "",
        ),
        (
            CODE.replace(ID, "29700859246").replace("October 31, 2016", "31 octobre"),
            '"31 octobre" is no date in English, and ids from before November 2010 tell none',
            "<a href=",
            "",
        ),
    ],
)
def test_what_no_tweet_can_be_read_from_is_told_where_it_shows(
    code: str, problem: str, shows_at: str, left: str
) -> None:
    told, at, after = error_of(code)
    assert (told, after) == (problem, left)
    assert at.startswith(shows_at)


@pytest.mark.parametrize("prefix", ["> ", ">", "> > ", ">>>", " >\t> "])
def test_of_a_quotation_as_many_marks_are_taken_away_as_stand_before_the_embed(prefix: str) -> None:
    code = f"{TWEET}\n<p>one\n> two</p>\n{SIGNED}\n{END}"
    body = "\n".join(prefix + line for line in code.split("\n"))
    pasted = read_embed(body, len(prefix))
    assert pasted
    assert pasted.tweet
    assert (pasted.tweet.text, pasted.end) == (("one > two",), len(body))


def test_a_quotation_ends_at_a_blank_line_and_goes_on_without_a_mark() -> None:
    assert tweet_of(f"{TWEET}\n{PARAGRAPH}\n{SIGNED}\n{END}").text == (WORDS,)
    body = f"> {TWEET}\n{PARAGRAPH}\n> {SIGNED}\n\n{END}"
    with pytest.raises(EmbedError) as caught:
        read_embed(body, 2)
    assert body[caught.value.end :] == f"\n\n{END}"


def test_of_several_links_to_the_tweet_behind_its_text_the_last_one_tells_the_day() -> None:
    code = CODE.replace(DATE, f"{DATE.replace('October 31, 2016', 'photo')} {DATE.replace('October 31', 'November 1')}")
    assert tweet_of(code).date == dt.date(2016, 11, 1)


@pytest.mark.parametrize("length", [900, 3000])
def test_a_start_tag_ends_or_is_cut_off_however_long_it_is(length: int) -> None:
    code = CODE.replace("<blockquote ", f'<blockquote class="twitter-tweet" data-a="{"b" * length}" ')
    if length < LONGEST_TAG:
        assert tweet_of(code).text == (WORDS,)
    else:
        assert error_of(code)[0] == NO_START


@pytest.mark.parametrize("handle", ["nöbody", "a" * 21])
def test_a_handle_that_no_archive_takes_is_told(handle: str) -> None:
    problem, _, _ = error_of(CODE.replace("nobody", handle))
    assert problem


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (f"{TWEET}{PARAGRAPH}", WORDS),
        (f"{TWEET}<p>One<br>two</p><p>three</p><script>four()</script>", "One two three"),
        (f'{TWEET}<p>See <a href="https://t.co/aa">a</a> <a href="javascript:b()">b</a>', "See a b"),
        (TWEET, ""),
    ],
)
def test_the_words_of_broken_code_can_be_read_all_the_same(code: str, words: str) -> None:
    assert read_words(f"{code}</p>") == words


SCRAPS = [
    *"<>/!-?[]=\"'& \n\x1a\0",
    "<a href=",
    "</a>",
    "<p>",
    "</p>",
    "<br>",
    TWEET,
    END,
    DATE,
    "<script>",
    "<![CDATA[",
]


def place_and_end(code: str) -> tuple[int, int]:
    """Return where embed code shows a mistake or begins, and where it ends."""
    try:
        pasted = read_embed(code)
    except EmbedError as error:
        return error.place, error.end
    return 0, pasted.end if pasted else len(code)


@given(st.lists(st.sampled_from(SCRAPS)).map("".join))
def test_any_code_is_read_or_refused_within_the_text(rest: str) -> None:
    code = f"{TWEET}{rest}"
    place, end = place_and_end(code)
    assert 0 <= place <= end <= len(code)
    assert end >= len("<blockquote")
    assert "\n" not in read_words(code)
