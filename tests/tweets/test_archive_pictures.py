import datetime as dt
import json
from pathlib import Path

import pytest

from plugins.tweets.archive import Archive, write_tweet
from plugins.tweets.model import MirroredPicture, Status, Tweet
from tests.tweets.reading import SIZE, read_folder, save_pictures

FACE, SIGHT = MirroredPicture("face.png", "A face."), MirroredPicture("sight.jpg", "A sight.")
TWEET = Tweet("7", "nobody", "N", dt.date(2016, 10, 31), ("Look!",), avatar=FACE, pictures=(SIGHT,))


def test_pictures_are_measured_and_published_with_their_tweet(tmp_path: Path) -> None:
    write_tweet(TWEET, save_pictures(tmp_path, "face.png", "sight.jpg"))
    archive, told = read_folder(tmp_path)
    assert told == []
    assert {name: (each.path, each.width, each.height) for name, each in archive.pictures.items()} == {
        "face.png": ("/tweets/face.png", *SIZE),
        "sight.jpg": ("/tweets/sight.jpg", *SIZE),
    }
    assert [list(each.files) for each in archive.pictures_of(TWEET)] == [["/tweets/face.png"], ["/tweets/sight.jpg"]]


def test_pictures_of_a_withdrawn_tweet_are_not_published(tmp_path: Path) -> None:
    withdrawn = Tweet("7", "nobody", "N", TWEET.date, (), status=Status.WITHDRAWN, avatar=FACE)
    write_tweet(withdrawn, save_pictures(tmp_path, "face.png"))
    archive, told = read_folder(tmp_path)
    assert (archive.pictures_of(archive.tweets["7"]), told) == ((), [])


def test_one_picture_can_be_shown_by_several_tweets(tmp_path: Path) -> None:
    twice = Tweet("8", "nobody", "N", TWEET.date, ("Look!",), avatar=FACE, pictures=(FACE,))
    write_tweet(TWEET, save_pictures(tmp_path, "face.png", "sight.jpg"))
    write_tweet(twice, tmp_path)
    archive, told = read_folder(tmp_path)
    assert (set(archive.tweets), told) == ({"7", "8"}, [])


@pytest.mark.parametrize(
    ("saved", "broken", "told"),
    [
        (["face.png"], [], ["15:15 missing-attachment: there is no file sight.jpg; put it beside this file"]),
        (
            ["face.png"],
            ["sight.jpg"],
            ["15:15 bad-picture: sight.jpg is damaged, cut off or no picture; save it again"],
        ),
        (
            [],
            [],
            [
                "4:13 missing-attachment: there is no file face.png; put it beside this file",
                "15:15 missing-attachment: there is no file sight.jpg; put it beside this file",
            ],
        ),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told(
    tmp_path: Path, saved: list[str], broken: list[str], told: list[str]
) -> None:
    write_tweet(TWEET, save_pictures(tmp_path, *saved))
    for name in broken:
        (tmp_path / name).write_text("no picture", "utf-8")
    archive, problems = read_folder(tmp_path)
    assert problems == [f"7.json:{each}" for each in told]
    assert archive == Archive(tmp_path, faulty=frozenset({"7"}))


def test_a_picture_is_told_at_its_name_not_at_its_description(tmp_path: Path) -> None:
    avatar = {"alt": "face.png shows a face.", "file": "face.png"}
    values = {"avatar": avatar, "id": "7", "handle": "n", "name": "N", "date": "2016-10-31", "text": ["a"]}
    (tmp_path / "7.json").write_text(json.dumps(values, indent=2), "utf-8")
    _, told = read_folder(tmp_path)
    assert [each.split(" ")[0] for each in told] == ["7.json:4:13"]
