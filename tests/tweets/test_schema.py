import json

import pytest
from jsonschema import Draft202012Validator

from plugins.tweets.schema import render_schema
from tests.conftest import ROOT

TWEET = {"id": "12", "handle": "nobody", "name": "Nobody", "date": "2009-01-05", "text": ["Bring a pen."]}


def test_the_schema_is_valid_by_its_own_metaschema() -> None:
    Draft202012Validator.check_schema(json.loads(render_schema()))


def test_the_schema_in_docs_is_that_of_the_model() -> None:
    assert (ROOT / "docs/tweet.schema.json").read_text("utf-8") == render_schema()


def test_every_archived_tweet_of_the_blog_fits_the_schema() -> None:
    validator = Draft202012Validator(json.loads(render_schema()))
    files = list((ROOT / "content/tweets").glob("*.json"))
    assert files
    for file in files:
        validator.validate(json.loads(file.read_text("utf-8")))


@pytest.mark.parametrize(
    "change",
    [
        {"id": 12},
        {"id": "012"},
        {"handle": "no body"},
        {"name": ""},
        {"date": None},
        {"text": "Bring a pen."},
        {"text": [{"text": "a"}]},
        {"lang": "english language"},
        {"dir": "up"},
        {"status": "deleted"},
        {"pictures": [{"file": "a.png"}]},
        {"colour": "red"},
    ],
)
def test_an_editor_marks_what_the_build_would_refuse(change: dict[str, object]) -> None:
    validator = Draft202012Validator(json.loads(render_schema()))
    assert validator.is_valid(TWEET)
    assert not validator.is_valid({**TWEET, **change})
