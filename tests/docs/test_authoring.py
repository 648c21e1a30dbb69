"""AUTHORING.md, and the pages beside it on messages and on moving in, say what the engine does."""

import ast
import dataclasses
import io
import re
import shutil
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from plugins.commands.new import new_post
from plugins.foundation.documents.authors import read_authors
from plugins.foundation.documents.patterns import parse_pattern
from plugins.foundation.findings.model import Code, Report
from plugins.foundation.findings.render import render_report
from plugins.foundation.front_matter.aliases import ALIASES, IGNORED, canonical
from plugins.foundation.front_matter.model import FrontMatter
from plugins.handouts.letters.blanks import SHARED
from plugins.site.model import Project
from plugins.site.read import checked_site, read_site
from plugins.site.settings import read_project
from plugins.tweets.model import Tweet
from tests.docs.reading import ROOT, Fence, code, fences, read, table
from tests.site.content import FEATURES

NAME, MESSAGES, MOVING = "AUTHORING.md", "docs/messages.md", "docs/moving.md"
PAGES = (NAME, MESSAGES, MOVING)
NOW = datetime(2027, 1, 1, tzinfo=UTC)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'


def first_codes(rows: list[list[str]]) -> list[str]:
    return [row[0].strip("`") for row in rows]


def project(root: Path, settings: dict[str, object] | None = None) -> Project:
    """Return the project's own content, copied to where an example can be added."""
    shutil.copytree(ROOT / "content", root / "content")
    kept = root.parent / "kept"  # one for all tests of a run
    kept.mkdir(exist_ok=True)
    (root / ".cache").symlink_to(kept)
    facts = {"PATH": root / "content", "THEME": ROOT / "theme", "AUTHOR": "over-coffee"}
    return read_project({**facts, **(settings or {})}, root, NOW, FEATURES)


def add(example: Fence, root: Path) -> None:
    """Write an example, and what it says lies beside it."""
    file = root / example.words[1]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(example.text, encoding="utf-8")
    for name in re.findall(r"^  - \./(\S+)$|\]\((\w+\.(?:jpg|png))\)", example.text, re.MULTILINE):
        beside = file.parent / "".join(name)
        if beside.suffix in {".jpg", ".png"}:
            Image.new("RGB", (40, 30)).save(beside)
        else:
            beside.write_text(PICTURE, encoding="utf-8")


def examples(*, refused: bool) -> list[Fence]:
    every = (fence for page in PAGES for fence in fences(page, "markdown"))
    return [fence for fence in every if ("refused" in fence.words) is refused]


def test_every_code_of_a_finding_is_explained_and_no_other() -> None:
    assert first_codes(table(MESSAGES, "code", "what it means", "what to do")) == [code.value for code in Code]


def test_every_key_of_the_header_is_explained_and_no_other() -> None:
    assert first_codes(table(NAME, "key", "what it holds")) == list(FrontMatter.model_fields)


def test_every_key_of_an_archived_tweet_is_explained_and_no_other() -> None:
    explained = first_codes(table(NAME, "key of a tweet", "what it holds"))
    assert explained == [field.name for field in dataclasses.fields(Tweet)]


def test_every_other_name_of_a_key_is_listed_and_no_other() -> None:
    expected: dict[str, list[str]] = defaultdict(list)
    for alias, key in ALIASES.items():
        expected[key].append(alias)
    assert {key.strip("`"): code(names) for key, names in table(MOVING, "key", "also written")} == expected


def test_the_keys_said_to_be_passed_over_are_and_those_said_to_be_refused_are_not() -> None:
    text = read(MOVING)
    passed = code(text[text.index("**Keys without a meaning here**") : text.index("are read past in silence")])
    refused = code(text[text.index("- `hidden`") : text.index("The old site hid something")])
    assert passed
    assert set(passed) <= IGNORED
    assert refused
    assert not {canonical(key) for key in refused} & {*IGNORED, *ALIASES, *FrontMatter.model_fields}


@pytest.mark.parametrize("example", examples(refused=False), ids=lambda example: str(example.words[1]))
def test_an_example_is_accepted_among_the_real_posts(example: Fence, tmp_path: Path) -> None:
    rules = project(tmp_path)
    add(example, tmp_path)
    report = Report()
    site = read_site(rules, report)
    assert render_report(report) == ""
    assert example.words[1].removeprefix("content/") in site.documents


def test_the_example_with_mistakes_gets_the_message_that_is_shown(tmp_path: Path) -> None:
    (example,) = examples(refused=True)
    (message,) = fences(MESSAGES, "text")
    rules = project(tmp_path)
    add(example, tmp_path)
    report = Report()
    read_site(rules, report)
    assert render_report(report) == message.text


def test_the_example_of_authors_is_accepted(tmp_path: Path) -> None:
    (example,) = fences(NAME, "yaml")
    file = tmp_path / "authors.yaml"
    file.write_text(example.text, encoding="utf-8")
    report = Report()
    assert read_authors(file, tmp_path, report)
    assert render_report(report) == ""


@pytest.mark.parametrize("example", [fence for page in PAGES for fence in fences(page, "python")])
def test_an_example_of_settings_is_accepted(example: Fence, tmp_path: Path) -> None:
    settings: dict[str, object] = {}
    for line in ast.parse(example.text).body:
        assert isinstance(line, ast.Assign)
        (target,) = line.targets
        assert isinstance(target, ast.Name)
        settings[target.id] = ast.literal_eval(line.value)
    checked = project(tmp_path, settings)
    assert checked.levels or checked.rules.extra or checked.active or checked.patterns or checked.static_paths


def test_the_placeholders_that_are_explained_are_understood() -> None:
    text = read(MOVING)
    explained = code(text[text.index("Pelican's has `{slug}`") : text.index("A header may hold one, too")])
    placeholders = [each for each in explained if each.startswith((":", "{", "/")) or each in {"pretty", "none"}]
    assert len(placeholders) > 20
    for each in placeholders:
        assert parse_pattern(each).parts


def test_a_post_whose_date_lies_ahead_is_announced_as_shown(tmp_path: Path) -> None:
    rules = project(tmp_path)
    (tmp_path / "content/blog/spring.md").write_text("---\ntitle: Spring\ndate: 2030-03-01\n---\n", encoding="utf-8")
    told = io.StringIO()
    checked_site(rules, Report(), told)
    assert f"\n    {told.getvalue()}" in read(NAME)


def test_make_new_puts_the_post_where_it_is_said_to(tmp_path: Path) -> None:
    blog = tmp_path / "content" / "blog"
    path = new_post("Whom to ask first", blog, NOW)
    assert f"`{path.relative_to(tmp_path).as_posix()}`" in read(NAME)


def test_every_blank_that_letters_share_is_listed_and_no_other() -> None:
    rows = table("AUTHORING.md", "blank", "such as")
    assert {row[0].strip("`[]"): row[1] for row in rows} == {name: blank.example for name, blank in SHARED.items()}
