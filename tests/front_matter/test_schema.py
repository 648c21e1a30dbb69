import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from plugins.foundation.front_matter.schema import render_schema
from plugins.handouts.letters.front_matter import LetterFrontMatter
from tests.front_matter.reading import read

DOCS = Path(__file__).parents[2] / "docs"


def test_the_schema_is_valid_by_its_own_metaschema() -> None:
    Draft7Validator.check_schema(json.loads(render_schema()))


def test_the_schema_in_docs_is_that_of_the_model() -> None:
    assert (DOCS / "front-matter.schema.json").read_text("utf-8") == render_schema()


def test_every_key_of_the_schema_says_what_it_is_for() -> None:
    properties = json.loads(render_schema())["properties"]
    assert [key for key, value in properties.items() if not value.get("description", key == "status")] == []


def test_an_editor_takes_a_path_that_is_false() -> None:
    assert Draft7Validator(json.loads(render_schema())).is_valid(yaml.safe_load("title: A\npath: false"))


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("title: A", True),
        ("title: A\ndate: 2016-10-31", True),
        ("title: A\ndate: 2016/1/5", True),
        ("title: A\ndate: 2016-10-31 09:30 +01:00\nupdated: 2016-10-31T09:30:00Z", True),
        ("title: A\npath: /a/\nslug: a\nexcerpt: ''", True),
        ("title: A\ntags: [a, b]\ntopics: a, b\nauthors: cass", True),
        ("title: A\nattachments: [a.png]\nredirect_from: /old/", True),
        ("title: A\ncategory: B\nseries: C\nstatus: draft", True),
        ("title: A\nstatus: published", True),
        ("date: 2016-10-31", False),
        ("title: ''", False),
        ("title: [A]", False),
        ("title: A\ndate: soon", False),
        ("title: A\ndate: [2016-10-31]", False),
        ("title: A\nupdated: 31.10.2016", False),
        ("title: A\npath: ''", False),
        ("title: A\nexcerpt: [a]", False),
        ("title: A\ntags: {a: b}", False),
        ("title: A\nattachments: [[a]]", False),
        ("title: A\nstatus: hidden", False),
        ("title: A\nunknown: a", False),
    ],
)
def test_an_editor_and_the_site_accept_and_refuse_the_same_headers(header: str, accepted: bool) -> None:  # noqa: FBT001
    instance = yaml.load(header, Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts, lists and mappings only
    assert Draft7Validator(json.loads(render_schema())).is_valid(instance) is accepted
    assert (read(header).told == []) is accepted


def test_the_schema_of_letters_is_that_of_their_model() -> None:
    schema = render_schema(LetterFrontMatter)
    assert (DOCS / "letter.schema.json").read_text("utf-8") == schema
    Draft7Validator.check_schema(json.loads(schema))
    header = "title: A\nsubject: About [day]\nlimit: 300\nwhen: keeping in touch"
    assert Draft7Validator(json.loads(schema)).is_valid(yaml.safe_load(header))
    assert not Draft7Validator(json.loads(schema)).is_valid(yaml.safe_load("title: A\nwhen: never"))
    assert not Draft7Validator(json.loads(render_schema())).is_valid(yaml.safe_load(header))
