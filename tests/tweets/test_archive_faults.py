import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.front_matter.nodes import Pairs, read_pairs
from plugins.tweets import archive as module
from plugins.tweets.archive import Archive, write_tweet
from tests.tweets.reading import NOBODY, VALUES, read_folder, read_json, save_pictures

REMEDY = "correct it, or delete the file and run `make tweets`"
FOREIGN = "must be an address of X: https://x.com/…, https://twitter.com/… or https://t.co/…"
NO_FILE_NAME = "must be the name of a file beside this one, of letters, digits, dots and hyphens"


@pytest.mark.parametrize(
    ("changes", "place", "problem"),
    [
        ({"id": None}, "2:9", "id: input should be a valid string"),
        ({"id": 700}, "2:9", "id: input should be a valid string"),
        ({"id": "0700"}, "2:9", "id: must be the number of the tweet, in quotes"),
        ({"id": "7" * 21}, "2:9", "id: must be the number of the tweet, in quotes"),
        ({"id": "700\n"}, "2:9", "id: must be the number of the tweet, in quotes"),
        ({"handle": ""}, "3:13", "handle: must be at most 20 letters, digits and underscores"),
        ({"handle": "no/body"}, "3:13", "handle: must be at most 20 letters, digits and underscores"),
        ({"handle": "@nobody"}, "3:13", "handle: must be at most 20 letters, digits and underscores"),
        ({"name": ""}, "4:11", "name: is empty"),
        ({"name": "N" * 301}, "4:11", "name: string should have at most 300 characters"),
        ({"name": ["N"]}, "4:11", "name: input should be a valid string"),
        ({"date": 0}, "5:11", "date: input should be a valid date"),
        ({"text": "Bring a pen."}, "6:11", "text: input should be a valid array"),
        ({"text": ["a", 1]}, "8:5", "text.1: must be words in quotes, or a link with `text` and `href`"),
        ({"text": ["a", {"text": "b"}]}, "8:5", "text.1.href: is missing"),
        ({"text": [{"text": "b", "href": "/b"}]}, "9:15", f"text.0.href: {FOREIGN}"),
        ({"text": [{"text": "b", "href": "javascript:b()"}]}, "9:15", f"text.0.href: {FOREIGN}"),
        ({"text": [{"text": "b", "href": "https://x.com/b", "id": "c"}]}, "10:13", "text.0.id: is no key of a tweet"),
        (
            {"lang": "English language"},
            "9:11",
            "lang: must be the code of a language, such as en",
        ),
        ({"dir": "up"}, "9:10", "dir: input should be 'ltr', 'rtl' or 'auto'"),
        ({"status": "deleted"}, "9:13", "status: input should be 'published' or 'withdrawn'"),
        ({"colour": "red"}, "9:13", "colour: is no key of a tweet"),
        ({"link": "b"}, "9:11", "link: is no key of a tweet"),
        ({"onclick": "b()"}, "9:14", "onclick: is no key of a tweet"),
        ({"avatar": "a.png"}, "9:13", "avatar: input should be an object"),
        ({"avatar": {"file": "a.png"}}, "9:13", "avatar.alt: is missing"),
        ({"avatar": {"file": "a.png", "alt": ""}}, "11:12", "avatar.alt: is empty"),
        ({"avatar": {"file": "../a.png", "alt": "b"}}, "10:13", f"avatar.file: {NO_FILE_NAME}"),
        ({"avatar": {"file": "/a.png", "alt": "b"}}, "10:13", f"avatar.file: {NO_FILE_NAME}"),
        ({"avatar": {"file": ".a.png", "alt": "b"}}, "10:13", f"avatar.file: {NO_FILE_NAME}"),
        ({"avatar": {"file": "a.png?b", "alt": "b"}}, "10:13", f"avatar.file: {NO_FILE_NAME}"),
        ({"pictures": [{"file": "a b.png", "alt": "b"}]}, "11:15", f"pictures.0.file: {NO_FILE_NAME}"),
    ],
)
def test_a_value_that_is_wrong_is_told_with_its_key_and_place(
    tmp_path: Path, changes: dict[str, object], place: str, problem: str
) -> None:
    archive, told = read_json(tmp_path, json.dumps({**VALUES, **changes}, indent=2))
    assert told == [f"700.json:{place} bad-archive: {problem}; {REMEDY}"]
    assert archive == Archive(tmp_path, faulty=frozenset({"700"}))


@pytest.mark.parametrize("key", VALUES)
def test_a_key_that_is_missing_is_told(tmp_path: Path, key: str) -> None:
    _, told = read_json(tmp_path, json.dumps({name: value for name, value in VALUES.items() if name != key}))
    assert told == [f"700.json:1:1 bad-archive: {key}: is missing; {REMEDY}"]


@pytest.mark.parametrize(
    "changes",
    [{"name": " "}, {"name": "\u0007"}, {"avatar": {"file": "a.png", "alt": " "}}, {"text": [""]}, {"text": [" "]}],
)
def test_white_space_is_no_value(tmp_path: Path, changes: dict[str, object]) -> None:
    archive, told = read_json(save_pictures(tmp_path, "a.png"), json.dumps({**VALUES, **changes}))
    assert (dict(archive.tweets), len(told)) == ({}, 1)


@pytest.mark.parametrize("date", ["2016-13-01", "2016-02-30", "31 October 2016", "2016-10-31T12:00:00", ""])
def test_a_date_that_is_none_is_told(tmp_path: Path, date: str) -> None:
    _, told = read_json(tmp_path, json.dumps({**VALUES, "date": date}, indent=2))
    assert len(told) == 1
    assert told[0].startswith("700.json:5:11 bad-archive: date: input should be a valid date")


def test_at_most_four_pictures_go_with_a_tweet(tmp_path: Path) -> None:
    pictures = [{"file": "a.png", "alt": "A pen."}] * 5
    _, told = read_json(save_pictures(tmp_path, "a.png"), json.dumps({**VALUES, "pictures": pictures}, indent=2))
    assert len(told) == 1
    assert told[0].startswith("700.json:9:15 bad-archive: pictures: ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1 bad-archive: this is no JSON: expecting value"),
        ("Bring a pen.", "1:1 bad-archive: this is no JSON: expecting value"),
        (
            '{\n  "id": "700",\n  x\n}',
            "3:3 bad-archive: this is no JSON: expecting property name enclosed in double quotes",
        ),
        ("{}\n}", "2:1 bad-archive: this is no JSON: extra data"),
        ('{"id": "a\tb"}', "1:10 bad-archive: this is no JSON: invalid control character at"),
        ("[]", "1:1 bad-archive: the file: input should be an object"),
        ("null", "1:1 bad-archive: the file: input should be an object"),
        ("[" * 100_000, "1:1 bad-archive: this holds a number or nesting that cannot be read"),
    ],
)
def test_a_file_that_holds_no_tweet_is_told(tmp_path: Path, text: str, told: str) -> None:
    assert read_json(tmp_path, text) == (Archive(tmp_path, faulty=frozenset({"700"})), [f"700.json:{told}; {REMEDY}"])


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_file_is_read_or_told(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    archive, told = read_json(tmp_path_factory.mktemp("archive"), text)
    assert (dict(archive.tweets), bool(told)) == ({}, True)


def test_a_number_that_never_ends_is_told(tmp_path: Path) -> None:
    _, told = read_json(tmp_path, '{"id": ' + "7" * 5000 + "}")
    assert told == [f"700.json:1:1 bad-archive: this holds a number or nesting that cannot be read; {REMEDY}"]


@pytest.mark.parametrize("name", ["😀", "a\u0081b"])
def test_a_line_is_found_whatever_the_file_holds(tmp_path: Path, name: str) -> None:
    _, told = read_json(tmp_path, json.dumps({**VALUES, "name": name, "dir": "up"}, indent=2))
    assert [each.split(":")[:2] for each in told] == [["700.json", "9"]]


def test_a_file_is_named_by_the_id_of_its_tweet(tmp_path: Path) -> None:
    archive, told = read_json(tmp_path, json.dumps(VALUES, indent=2), "701.json")
    problem = "id: is 700, and the file is called 701.json; rename the file, or correct the id"
    assert told == [f"701.json:2:9 bad-archive: {problem}"]
    assert archive == Archive(tmp_path, faulty=frozenset({"701"}))


def test_a_tweet_without_words_is_told(tmp_path: Path) -> None:
    _, told = read_json(tmp_path, json.dumps({**VALUES, "text": []}, indent=2))
    remedy = 'write it, or say "status": "withdrawn" of a tweet that its author deleted'
    assert told == [f"700.json:6:11 bad-archive: text: is empty; {remedy}"]


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "700.json").write_bytes(b'{"name": "\xff"}')
    archive, told = read_folder(tmp_path)
    assert told == ["700.json:1:11 not-utf8: byte 10 (0xff) is not UTF-8; save the file with the encoding UTF-8"]
    assert archive.faulty == {"700"}


def test_one_faulty_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    write_tweet(NOBODY, tmp_path)
    archive, told = read_json(tmp_path, "x", "701.json")
    assert archive == Archive(tmp_path, {"700": NOBODY}, faulty=frozenset({"701"}))
    assert len(told) == 1


def test_a_file_with_thousands_of_mistakes_is_taken_apart_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = []

    def counted(text: str, first_line: int) -> Pairs:
        reads.append(text)
        return read_pairs(text, first_line)

    monkeypatch.setattr(module, "read_pairs", counted)
    _, told = read_json(tmp_path, json.dumps({**VALUES, "text": [0] * 3_000}))
    assert len(told) == 3_000
    assert len(reads) == 1


def test_an_archive_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "700.json").symlink_to("/dev/zero")
    with (tmp_path / "8.json").open("wb") as file:
        file.truncate(200_000_000)
    os.mkfifo(tmp_path / "9.json")
    archive, told = read_folder(tmp_path)
    assert archive.faulty == {"700", "8", "9"}
    assert told == [
        "700.json:1:1 not-a-file: is a pipe, socket or device; put a file in its place",
        "8.json:1:1 not-a-file: holds 200 MB, and 0.1 MB are the most; make it smaller",
        "9.json:1:1 not-a-file: is a pipe, socket or device; put a file in its place",
    ]


@pytest.mark.parametrize("name", ["page.html", "page.svgz", "page"])
def test_only_pictures_are_published_with_a_tweet(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<script>a()</script>")
    _, told = read_json(tmp_path, json.dumps({**VALUES, "avatar": {"file": name, "alt": "A"}}, indent=2))
    (line,) = told
    assert line.startswith(f"700.json:10:13 bad-picture: {name} is no picture that browsers show; save it as JPEG, ")
