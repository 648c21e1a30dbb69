from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.foundation.documents.model import POST, Manuscript
from plugins.foundation.findings.model import Report
from plugins.foundation.listings.spelling import check_spelling
from tests.documents.reading import HEADER, read
from tests.patience import patience


def told(folder: Path, *headers: str) -> list[str]:
    """Return what is told of posts with these lines in their headers; the header of each begins in line 4."""
    posts = [written(folder, number, header) for number, header in enumerate(headers)]
    report = Report()
    check_spelling(posts, report)
    return [f"{each.path}:{each.line}:{each.column}: {each.problem}; {each.remedy}" for each in report]


def written(folder: Path, number: int, header: str) -> Manuscript:
    manuscript, _ = read(folder, f"blog/{number}.md", f"{HEADER}\n{header}", POST)
    assert manuscript
    return manuscript


def of_name(name: str, count: int) -> list[str]:
    return [f'tags: ["{name}"]'] * count


@pytest.mark.parametrize(
    ("header", "place", "noun"),
    [
        ("category: Netwroking", "4:11", "topic"),
        ("category: 'Netwroking'", "4:11", "topic"),
        ("topics: [Netwroking, a]", "4:10", "topic"),
        ("tags: [a, Netwroking]", "4:11", "tag"),
        ("tags:\n  - Netwroking\n  - a", "5:5", "tag"),
        ("tags: a, Netwroking", "4:10", "tag"),
        ("category: A\ntopics: Netwroking", "5:9", "tag"),
    ],
)
def test_a_misspelt_topic_or_tag_is_told_where_it_stands(tmp_path: Path, header: str, place: str, noun: str) -> None:
    others = ["category: Networking\ntags: Networking"] * 3
    problem, remedy = f'no other post has the {noun} "Netwroking"', 'did you mean "Networking", which 3 posts have?'
    assert told(tmp_path, header, *others) == [f"content/blog/0.md:{place}: {problem}; {remedy}"]


@pytest.mark.parametrize(
    "odd", ["Netwroking", "Neworking", "Networkinng", "Networkung", "networkin", "Net-working", "Netowrking"]
)
def test_a_slip_of_one_letter_is_seen(tmp_path: Path, odd: str) -> None:
    (message,) = told(tmp_path, *of_name(odd, 1), *of_name("Networking", 3))
    assert message.endswith('did you mean "Networking", which 3 posts have?')


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Java", "JavaScript"),
        ("python2", "python3"),
        ("python", "python3"),
        ("year 2016", "year 2017"),
        ("design", "resign"),
        ("taxi", "taxis"),
        ("meeting", "mentoring"),
        ("REMOTE Work", "remote-work"),
        ("软件工程师们", "软件工程学们"),
        ("a" * 41, "a" * 42),
    ],
)
def test_what_is_another_word_is_no_slip(tmp_path: Path, name: str, other: str) -> None:
    assert told(tmp_path, *of_name(name, 1), *of_name(other, 5)) == []
    assert told(tmp_path, *of_name(other, 1), *of_name(name, 5)) == []


@pytest.mark.parametrize(("count", "other"), [(1, 1), (1, 2), (2, 2), (2, 20), (9, 9)])
def test_two_names_that_are_both_in_use_are_left_alone(tmp_path: Path, count: int, other: int) -> None:
    assert told(tmp_path, *of_name("interview", count), *of_name("interviews", other)) == []


def test_a_topic_is_not_held_against_tags(tmp_path: Path) -> None:
    assert told(tmp_path, "category: Netwroking", *of_name("Networking", 5)) == []


def test_of_two_near_names_the_one_that_more_posts_have_is_proposed(tmp_path: Path) -> None:
    names = [*of_name("planing", 1), *of_name("planking", 3), *of_name("planning", 4), *of_name("Planning", 5)]
    (message,) = told(tmp_path, *names)
    assert message.endswith('did you mean "Planning", which 9 posts have?')


def test_thousands_of_tags_are_compared_at_once(tmp_path: Path) -> None:
    one = written(tmp_path, 0, "series: x")
    words = ["".join(chr(97 + int(digit)) for digit in f"{number * 7919:012}") for number in range(20_000)]
    posts = [replace(one, tags=tuple(words[start % 20_000 : start % 20_000 + 6])) for start in range(0, 30_000, 3)]
    with patience():
        check_spelling(posts, Report())
