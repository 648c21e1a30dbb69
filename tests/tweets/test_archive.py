import datetime as dt
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.text import one_line, without_control_characters
from plugins.tweets.archive import Archive, render_tweet, write_tweet
from plugins.tweets.model import Direction, Link, MirroredPicture, Status, Tweet
from tests.tweets.reading import NOBODY, VALUES, read_folder, read_json, save_pictures
from tests.tweets.variants import VARIANTS, Variant

WORDS = st.text().map(without_control_characters)
LINES = st.text(min_size=1).map(one_line).filter(bool)
LINKS = st.builds(Link, WORDS, st.sampled_from(["https://t.co/aa", "https://x.com/nobody", "http://twitter.com/a"]))
PICTURES = st.builds(MirroredPicture, st.sampled_from(["a.png", "b.jpg"]), LINES)
TWEETS = st.builds(
    Tweet,
    id=st.from_regex(r"[1-9][0-9]{0,19}", fullmatch=True),
    handle=st.from_regex(r"[A-Za-z0-9_]{1,15}", fullmatch=True),
    name=LINES,
    date=st.dates(dt.date(2006, 3, 21), dt.date(2100, 1, 1)),
    text=st.builds(lambda first, rest: (first, *rest), LINES, st.lists(WORDS | LINKS)),
    lang=st.sampled_from(["und", "en", "zh-Hant-TW"]),
    dir=st.sampled_from(Direction),
    status=st.sampled_from(Status),
    avatar=st.none() | PICTURES,
    pictures=st.lists(PICTURES, max_size=4).map(tuple),
)


@given(TWEETS)
def test_a_tweet_that_was_written_is_read_as_it_was(tmp_path_factory: pytest.TempPathFactory, tweet: Tweet) -> None:
    folder = tmp_path_factory.mktemp("archive")
    save_pictures(folder, "a.png", "b.jpg")
    file = write_tweet(tweet, folder)
    archive, told = read_folder(folder)
    assert told == []
    assert archive.tweets == {tweet.id: tweet}
    assert file.name == f"{tweet.id}.json"


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_whatever_was_pasted_can_be_archived(tmp_path: Path, variant: Variant) -> None:
    tweet = Tweet(variant.id, variant.handle, variant.name, variant.date, variant.text, variant.lang, variant.dir)
    write_tweet(tweet, tmp_path)
    assert read_folder(tmp_path) == (Archive(tmp_path, {tweet.id: tweet}), [])


@given(TWEETS)
def test_the_same_tweet_gives_the_same_bytes(tweet: Tweet) -> None:
    text = render_tweet(tweet)
    assert json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n" == text


def test_a_file_of_the_archive_reads_well() -> None:
    tweet = Tweet("7", "nobody", "Nobødy", dt.date(2016, 10, 31), ("a\nb ", Link("#c", "https://t.co/aa")), "en")
    assert render_tweet(tweet).split("\n") == [
        "{",
        '  "date": "2016-10-31",',
        '  "dir": "auto",',
        '  "handle": "nobody",',
        '  "id": "7",',
        '  "lang": "en",',
        '  "name": "Nobødy",',
        '  "status": "published",',
        '  "text": [',
        '    "a\\nb ",',
        "    {",
        '      "href": "https://t.co/aa",',
        '      "text": "#c"',
        "    }",
        "  ]",
        "}",
        "",
    ]


def test_writing_makes_the_folder_and_leaves_nothing_else_in_it(tmp_path: Path) -> None:
    write_tweet(NOBODY, tmp_path / "content" / "tweets")
    assert os.listdir(tmp_path / "content" / "tweets") == ["700.json"]  # noqa: PTH208 - names are enough


def test_writing_again_replaces_the_file(tmp_path: Path) -> None:
    file = write_tweet(NOBODY, tmp_path)
    before = file.read_bytes()
    (tmp_path / "700.json").write_text("something longer than a tweet " * 99, "utf-8")
    write_tweet(NOBODY, tmp_path)
    assert file.read_bytes() == before


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "700.json").mkdir()
    with pytest.raises(OSError, match="700"):
        write_tweet(NOBODY, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["700.json"]


def test_text_that_no_file_can_hold_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = write_tweet(NOBODY, tmp_path)
    before = file.read_bytes()
    with pytest.raises(UnicodeEncodeError):
        write_tweet(Tweet("700", "nobody", "N", NOBODY.date, ("\ud800",)), tmp_path)
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_no_archive_is_an_empty_one(tmp_path: Path) -> None:
    assert read_folder(tmp_path / "none") == (Archive(tmp_path / "none"), [])


def test_what_else_lies_in_the_folder_is_passed_over(tmp_path: Path) -> None:
    for name in ("README.md", "700.json.bak", "a.png", ".700-12"):
        (tmp_path / name).write_text("x", "utf-8")
    assert read_folder(tmp_path) == (Archive(tmp_path), [])


def test_hidden_files_are_passed_over_as_everywhere(tmp_path: Path) -> None:
    (tmp_path / "._700.json").write_bytes(b"\0\5\x16\7")
    assert read_folder(tmp_path) == (Archive(tmp_path), [])


@pytest.mark.parametrize("text", ["\ufeff{}", "{}\r\n", "\ufeff{}\r\n"])
def test_marks_and_line_ends_of_other_systems_do_not_matter(tmp_path: Path, text: str) -> None:
    archive, told = read_json(tmp_path, text.replace("{}", json.dumps(VALUES, indent=2)))
    assert (archive.tweets, told) == ({"700": NOBODY}, [])


def test_a_tweet_without_words_can_be_withdrawn(tmp_path: Path) -> None:
    archive, told = read_json(tmp_path, json.dumps({**VALUES, "status": "withdrawn", "text": []}))
    assert told == []
    assert archive.tweets["700"].status is Status.WITHDRAWN
