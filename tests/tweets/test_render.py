import datetime as dt
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.tweets.model import Direction, Link, MirroredPicture, Status, Tweet
from tests.tweets.reading import NOBODY, figures, tweet_renderer, words

SARA = Tweet(
    id="793112909979222017",
    handle="sara_example",
    name="Sara “S.” Example",
    date=dt.date(2016, 10, 31),
    text=("Ask ", Link("@nobody", "https://x.com/nobody"), " about\n\n<pens> & ", Link("#ink", "https://t.co/aa"), "!"),
    lang="en",
    dir=Direction.LEFT_TO_RIGHT,
)
FACE = MirroredPicture("face.png", 'A face, "smiling" & <glad>.')
SIGHT, OTHER = MirroredPicture("sight.jpg", "A sight."), MirroredPicture("other.jpg", "Another.")
ADDRESS = "https://x.com/sara_example/status/793112909979222017"


def card(tweet: Tweet) -> Tag:
    [figure] = figures(tweet_renderer(tweet).figure(tweet))
    return figure


def only(element: Tag, selector: str) -> Tag:
    [found] = element.select(selector)
    return found


def quote(tweet: Tweet) -> Tag:
    return only(BeautifulSoup(tweet_renderer(tweet).quote(tweet), "html5lib"), "body")


def links(element: Tag) -> list[tuple[str, str]]:
    return [(each.get_text(" ", strip=True), str(each["href"])) for each in element.select("a")]


def test_a_card_is_a_figure_that_is_named_by_author_and_day() -> None:
    assert card(SARA)["aria-label"] == "Sara “S.” Example on X, 31 October 2016"


def test_the_words_of_a_card_are_quoted_with_address_language_and_direction() -> None:
    assert only(card(SARA), "blockquote").attrs == {"cite": ADDRESS, "lang": "en", "dir": "ltr"}
    arabic = replace(SARA, lang="ar", dir=Direction.RIGHT_TO_LEFT)
    assert only(card(arabic), "blockquote").attrs == {"cite": ADDRESS, "lang": "ar", "dir": "rtl"}


def test_the_text_of_a_card_is_the_text_of_the_tweet() -> None:
    assert words(only(card(SARA), "blockquote p")) == "Ask @nobody about\n\n<pens> & #ink!"


@pytest.mark.parametrize(
    "text", [" a  b ", "a\nb", "a\n\n\nb", "{{ a }}", "&amp;", "<br>", "\n", "a\u00a0b", "(\u200f)"]
)
def test_every_character_of_a_text_is_shown_as_it_is(text: str) -> None:
    paragraph = only(card(replace(SARA, text=(text,))), "blockquote p")
    for each in paragraph.select("br"):
        each.replace_with("\n")
    assert paragraph.get_text() == text


def test_every_link_of_a_card_leads_where_it_led() -> None:
    assert links(card(SARA)) == [
        ("Sara “S.” Example @sara_example", "https://x.com/sara_example"),
        ("@nobody", "https://x.com/nobody"),
        ("#ink", "https://t.co/aa"),
        ("31 October 2016", ADDRESS),
        ("View on X", ADDRESS),
    ]


def test_every_link_tells_browsers_and_robots_to_keep_their_distance() -> None:
    renderer = tweet_renderer(SARA)
    for html in (renderer.figure(SARA), renderer.quote(SARA), renderer.link(ADDRESS)):
        found = BeautifulSoup(html, "html5lib").select("a")
        assert found
        assert all(each["rel"] == ["noopener", "nofollow"] for each in found)


def test_the_day_of_a_tweet_can_be_read_by_machines() -> None:
    time = only(card(SARA), "time")
    assert (time["datetime"], time.get_text()) == ("2016-10-31", "31 October 2016")


def test_a_name_in_another_script_does_not_turn_the_line_around() -> None:
    assert [each.get_text() for each in card(replace(SARA, name="سارة")).select("bdi")] == ["سارة"]


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Sara Example", "SE"),
        ("sara", "S"),
        ("Sara van der Example", "SE"),
        ("“Sara” (Example)", "SE"),
        ("☕ sara ☕ example ☕", "SE"),
        ("@sara", "S"),
        ("7 Up", "7U"),
        ("Øyvind Ås", "ØÅ"),
        ("☕☕", "S"),
        ("_ -", "S"),
    ],
)
def test_initials_stand_in_for_a_picture_of_the_author(name: str, initials: str) -> None:
    disc = only(card(replace(SARA, name=name)), ".tweet-avatar")
    assert (disc.name, disc.get_text(), disc["aria-hidden"]) == ("span", initials, "true")


def test_a_mirrored_picture_of_the_author_takes_their_place() -> None:
    picture = only(card(replace(SARA, avatar=FACE)), ".tweet-avatar")
    assert picture.name == "img"
    assert {name: picture[name] for name in ("src", "width", "height", "alt")} == {
        "src": "/site/tweets/face.png",
        "width": "48",
        "height": "32",
        "alt": 'A face, "smiling" & <glad>.',
    }


def test_mirrored_pictures_keep_their_order() -> None:
    pictures = card(replace(SARA, pictures=(SIGHT, OTHER))).select("img")
    assert [(each["src"], each["alt"], each["width"], each["height"]) for each in pictures] == [
        ("/site/tweets/sight.jpg", "A sight.", "48", "32"),
        ("/site/tweets/other.jpg", "Another.", "48", "32"),
    ]


def test_no_card_without_pictures_loads_any() -> None:
    assert card(SARA).select("img, picture, video, iframe, script, style") == []


def test_a_withdrawn_tweet_is_a_stub_that_says_so() -> None:
    withdrawn = replace(SARA, status=Status.WITHDRAWN, avatar=FACE, pictures=(SIGHT,))
    figure = card(withdrawn)
    told = "Sara “S.” Example (@sara_example) has deleted this post of 31 October 2016, so it is no longer shown here."
    assert figure.get_text().strip() == told
    assert figure.select("a, img, blockquote, time") == []
    assert quote(withdrawn).get_text().strip() == told
    assert quote(withdrawn).select("a, img, blockquote") == []


def test_a_feed_has_a_plain_quotation_with_its_link() -> None:
    body = quote(replace(SARA, avatar=FACE, pictures=(SIGHT,)))
    assert [each.name for each in body.find_all(recursive=False)] == ["blockquote"]
    assert body.select("figure, img, span, time, [class]") == []
    assert links(body) == [
        ("@nobody", "https://x.com/nobody"),
        ("#ink", "https://t.co/aa"),
        ("31 October 2016", ADDRESS),
    ]
    assert only(body, "p:last-child").get_text() == "— Sara “S.” Example (@sara_example), 31 October 2016"
    assert only(body, "p:first-child").attrs == {"lang": "en", "dir": "ltr"}


def test_a_link_is_shown_by_its_address() -> None:
    link = tweet_renderer().link(ADDRESS)
    assert link == f'<p><a href="{ADDRESS}" rel="noopener nofollow">{ADDRESS}</a></p>'


def test_words_that_were_not_read_are_shown_as_words() -> None:
    assert tweet_renderer().unread("<b> & 'c'") == "<blockquote><p>&lt;b&gt; &amp; &#39;c&#39;</p></blockquote>"


def test_whatever_a_name_holds_it_is_text() -> None:
    figure = card(replace(NOBODY, name="\"><script>a()</script> ' onclick=b()"))
    assert figure["aria-label"] == "\"><script>a()</script> ' onclick=b() on X, 31 October 2016"
    assert figure.select("script") == []
    assert set(figure.attrs) == {"class", "aria-label", "data-search-skip"}
