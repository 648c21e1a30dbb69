import os
from datetime import UTC
from pathlib import Path

import pytest

from plugins.foundation.documents.authors import authors_paste, read_authors
from plugins.foundation.documents.model import POST, Author
from plugins.foundation.documents.read import ReadingContext, read_manuscript
from plugins.foundation.findings.model import Report
from plugins.foundation.front_matter.validate import Rules
from tests.documents.reading import CASS, HEADER, read, write


def authors_of(tmp_path: Path, text: str) -> tuple[list[Author], list[str]]:
    file, report = tmp_path / "authors.yaml", Report()
    file.write_text(text, "utf-8")
    authors = read_authors(file, tmp_path, report)
    return list(authors.values()), [f"{each.path}:{each.line}:{each.column} {each.problem}" for each in report]


def test_authors_are_read_with_what_is_said_of_them(tmp_path: Path) -> None:
    text = "cass:\n  name: Cass Doe\n  about: Asks well.\nteam:\n  name: The team\n  team: true\n"
    assert authors_of(tmp_path, text) == ([CASS, Author("team", "The team", "", is_team=True)], [])


def test_a_site_needs_no_authors(tmp_path: Path) -> None:
    report = Report()
    assert read_authors(tmp_path / "authors.yaml", tmp_path, report) == {}
    assert list(report) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cass:\n  about: x", "2:3 cass.name: field required"),
        ("cass:\n  name: Cass\n  mail: x", "3:9 cass.mail: extra inputs are not permitted"),
        ("cass:\n  name: [a]", "2:9 cass.name: input should be a valid string"),
        ("cass:\n  name: ' '", "2:9 cass.name: string should have at least 1 character"),
        ("cass:\n  name: " + "a" * 301, "2:9 cass.name: string should have at most 300 characters"),
        (
            "cass:\n  name: Cass\n  about: " + "a" * 5001,
            "3:10 cass.about: string should have at most 5000 characters",
        ),
        ("cass: Cass Doe", "1:7 cass.name: field required"),
        ("cass:", "1:6 cass.name: field required"),
        ("☺:\n  name: Cass", "1:1 no URL can be made of `☺`"),
        ("- cass", "1:1 this is not a list of keys and values"),
        ("cass: {name: Cass", "1:7 a bracket is opened and never closed"),
    ],
)
def test_a_faulty_author_is_told_at_its_place(tmp_path: Path, text: str, told: str) -> None:
    assert authors_of(tmp_path, text) == ([], [f"authors.yaml:{told}"])


def test_an_author_who_stands_twice_is_told_and_the_first_is_kept(tmp_path: Path) -> None:
    authors, told = authors_of(tmp_path, "a:\n  name: One\na:\n  name: Two")
    assert [author.name for author in authors] == ["One"]
    assert told == ["authors.yaml:3:1 the author `a` stands twice"]


def test_one_faulty_author_does_not_hide_the_others(tmp_path: Path) -> None:
    authors, told = authors_of(tmp_path, "a:\n  nam: One\nb:\n  name: Two")
    assert [author.name for author in authors] == ["Two"]
    assert len(told) == 1


@pytest.mark.parametrize("written", ["cass", "Cass Doe", "cass doe", "[cass, Cass Doe]", "cass; Cass Doe"])
def test_a_post_names_its_author_by_key_or_name_and_has_each_once(tmp_path: Path, written: str) -> None:
    post, told = read(tmp_path, "blog/a.md", f"{HEADER}\nauthor: {written}")
    assert post
    assert (post.authors, told) == ((CASS,), [])


def test_an_author_is_known_in_either_form_of_letters(tmp_path: Path) -> None:
    authors, told = authors_of(tmp_path, "jose\u0301:\n  name: Jose\u0301\njos\u00e9:\n  name: Other")
    assert ([author.key for author in authors], told) == (
        ["jos\u00e9"],
        ["authors.yaml:3:1 the author `jos\u00e9` stands twice"],
    )
    context = ReadingContext(tmp_path, tmp_path / "content", Rules(UTC), {"jos\u00e9": authors[0]})
    for written in ("jos\u00e9", "jose\u0301", "JOSE\u0301", "JOS\u00c9"):
        report = Report()
        post = read_manuscript(write(tmp_path, "blog/a.md", f"{HEADER}\nauthor: {written}"), POST, context, report)
        assert post
        assert (post.authors, list(report)) == ((authors[0],), [])


def test_of_many_authors_some_are_named_where_one_is_unknown(tmp_path: Path) -> None:
    many = {f"a{number}": Author(f"a{number}", f"A{number}") for number in range(30)}
    report = Report()
    context = ReadingContext(tmp_path, tmp_path / "content", Rules(UTC), many)
    read_manuscript(write(tmp_path, "blog/a.md", f"{HEADER}\nauthor: eve"), POST, context, report)
    (finding,) = report
    assert finding.remedy.endswith("a18, a19, …")


@pytest.mark.parametrize("kind", ["pipe", "circle", "link"])
def test_a_list_of_authors_that_cannot_be_read_is_told(tmp_path: Path, kind: str) -> None:
    file, report = tmp_path / "authors.yaml", Report()
    if kind == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to("authors.yaml" if kind == "circle" else "nowhere")
    assert read_authors(file, tmp_path, report) == {}
    assert [(each.path, each.code) for each in report] == [("authors.yaml", "not-a-file")]


def test_entries_for_unknown_authors_can_be_pasted_below_those_there_are(tmp_path: Path) -> None:
    names = ["Cass", "Jane Doe", "jane-doe", "Bo: the man", "Null", "1984", "☺", "O’Neil", "@x", 'a "b"']
    paste = authors_paste(names, {"cass": CASS})
    assert paste
    text = "\n".join(["cass:", "  name: Cass Doe", *paste.lines, ""])
    authors, told = authors_of(tmp_path, text)
    assert told == []
    assert [author.name for author in authors] == ["Cass Doe", *names]
    assert [author.key for author in authors[:4]] == ["cass", "cass-2", "jane-doe", "jane-doe-2"]


def test_there_is_nothing_to_paste_where_every_author_is_known() -> None:
    assert authors_paste([], {"cass": CASS}) is None


def test_a_post_without_an_author_has_the_site_s(tmp_path: Path) -> None:
    post, _ = read(tmp_path, "blog/a.md", default_author="cass")
    assert post
    assert post.authors == (CASS,)


def test_the_site_s_author_is_not_told_again_of_every_post(tmp_path: Path) -> None:
    _, told = read(tmp_path, "blog/a.md", default_author="nobody")
    assert told == []


def test_an_unknown_author_is_told_at_the_name_and_stays_on_the_post(tmp_path: Path) -> None:
    post, told = read(tmp_path, "blog/a.md", f"{HEADER}\nauthors:\n  - cass\n  - Eve Ng")
    assert post
    assert told == ['6:5 unknown-author: the author "Eve Ng" is not in content/authors.yaml']
    assert post.authors == (CASS, Author("eve-ng", "Eve Ng"))
