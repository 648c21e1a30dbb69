import ast
from datetime import UTC

import pytest

from plugins.foundation.front_matter.validate import Rules, extra_paste
from tests.front_matter.reading import read, read_file
from tests.patience import patience


def test_our_own_name_for_a_key_wins_over_an_alias() -> None:
    assert read("description: B\ntitle: A\nexcerpt: A").front.excerpt == "A"


def test_of_two_aliases_the_one_that_stands_first_in_the_table_wins() -> None:
    assert read("title: A\ndescription: B\nsummary: A").front.excerpt == "A"


def test_an_empty_key_leaves_the_word_to_its_alias() -> None:
    assert read("title: A\nexcerpt:\nsummary: B").front.excerpt == "B"


def test_a_post_with_an_empty_status_and_a_draft_switch_is_a_draft() -> None:
    assert read("title: A\nstatus:\ndraft: true").front.status == "draft"


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("draft: true", "draft"),
        ("draft: Yes", "draft"),
        ("draft: 'true'", "draft"),
        ("draft: 1", "draft"),
        ("draft: on", "draft"),
        ("draft: false", "published"),
        ("draft: no", "published"),
        ("draft:", "published"),
        ("published: false", "draft"),
        ("published: OFF", "draft"),
        ("published: 0", "draft"),
        ("published: true", "published"),
        ("published:", "published"),
        ("status: draft", "draft"),
        ("Status: Draft", "draft"),
        ("status: published\ndraft: true", "published"),
    ],
)
def test_a_switch_sets_the_status(written: str, status: str) -> None:
    reading = read(f"title: A\n{written}")
    assert (reading.told, reading.front.status) == ([], status)


@pytest.mark.parametrize("other", ["pubdate: 2016-11-01", "date_published: 2016-11-01"])
def test_of_several_names_of_the_date_published_counts(other: str) -> None:
    for lines in (("title: A", "published: 2016-10-31", other), ("title: A", other, "published: 2016-10-31")):
        assert str(read("\n".join(lines)).front.date).startswith("2016-10-31")


def test_published_may_hold_the_date() -> None:
    reading = read("title: A\npublished: 2016-10-31")
    assert (reading.told, f"{reading.front.date:%F}", reading.front.status) == ([], "2016-10-31", "published")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("date: 2016-13-01", "3:7 bad-date"),
        ("published: perhaps", "3:12 bad-date"),
        ("date: [2016-10-31]", "3:7 bad-date"),
        ("updated: yesterday", "3:10 bad-date"),
        ("excerpt: [a]", "3:10 wrong-type"),
        ("slug: ''", "3:7 wrong-type"),
        ("path: ''", "3:7 wrong-type"),
        ("tags: {a: b}", "3:7 wrong-type"),
        ("tags: [a, [b]]", "3:7 wrong-type"),
        ("attachments:\n  - a: b", "4:3 wrong-type"),
        ("teh-tags: a", "3:1 unknown-key"),
    ],
)
def test_a_faulty_field_is_told_at_its_value_and_left_out(written: str, told: str) -> None:
    reading = read(f"title: A\n{written}")
    assert reading.told == [told]
    assert reading.front.model_dump() == read("title: A").front.model_dump()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("draft: perhaps", "3:8 wrong-type"),
        ("draft: [true]", "3:8 wrong-type"),
        ("draft: ''", "3:8 wrong-type"),
        ("status: hidden", "3:9 wrong-type"),
        ("status: [draft]", "3:9 wrong-type"),
    ],
)
def test_a_post_whose_status_is_not_understood_is_a_draft(written: str, told: str) -> None:
    reading = read(f"title: A\n{written}")
    assert reading.told == [told]
    assert reading.front.status == "draft"


@pytest.mark.parametrize("written", ["tags: a", "title:", "title: ''", "title: ' '"])
def test_a_missing_title_is_told_and_the_name_of_the_file_stands_in(written: str) -> None:
    reading = read(written)
    assert [each.code for each in reading.findings] == ["missing-title"]
    assert reading.front.title == "Fallback"


def test_a_missing_title_is_told_at_the_header_an_empty_one_at_its_place() -> None:
    assert read_file("\n---\ntags: a\n---\n").told == ["2:1 missing-title"]
    assert read("tags: a\ntitle: ''").told == ["3:8 missing-title"]


def test_every_faulty_field_of_a_header_is_told_at_once() -> None:
    assert read("titel: A\ndate: soon\nstatus: hidden\ntags: {a: b}").told == [
        "1:1 missing-title",
        "2:1 unknown-key",
        "3:7 bad-date",
        "4:9 wrong-type",
        "5:7 wrong-type",
    ]


@pytest.mark.parametrize(("key", "near"), [("excrept", "excerpt"), ("atachments", "attachments"), ("Ttle", "title")])
def test_an_unknown_key_names_the_nearest_one(key: str, near: str) -> None:
    (finding,) = read(f"title: A\n{key}: x").findings
    assert f"`{key}`" in finding.problem
    assert finding.remedy == f"did you mean `{near}`?"


def test_a_key_near_to_none_is_told_where_keys_are_listed_and_the_setting() -> None:
    (finding,) = read("title: A\nzzzzzz: x").findings
    assert "AUTHORING.md" in finding.remedy
    assert "FRONT_MATTER_EXTRA" in finding.remedy


def test_a_key_is_one_subject_however_it_is_written_and_a_misspelt_one_is_none() -> None:
    findings = read("title: A\nWP-ID: x\nexcrept: x").findings
    assert [finding.subject for finding in findings] == ["wp_id", ""]


@pytest.mark.parametrize(
    "key",
    [
        *("hidden", "unlisted", "noindex", "password", "expiryDate", "eleventyExcludeFromCollections"),
        *("canonical", "canonical_url", "canonicalURL"),
    ],
)
def test_a_key_that_hid_a_post_elsewhere_is_told_with_what_becomes_of_the_post(key: str) -> None:
    (finding,) = read(f"title: A\n{key}: x").findings
    assert finding.remedy == "the old site hid or moved the post by it: make it a draft, or take the key out"


def test_pelican_s_hidden_is_told_with_what_is_in_no_listing_here() -> None:
    (finding,) = read("title: A\nstatus: Hidden").findings
    assert finding.problem == "status: `hidden` is no status here"
    assert "content/pages/, which no listing shows" in finding.remedy


def test_one_line_of_settings_keeps_all_unknown_keys_and_those_that_are_kept_already() -> None:
    paste = extra_paste(["wp_id", 'a"b'], Rules(UTC, extra=frozenset({"mood"})))
    assert paste
    (line,) = paste.lines
    assert line == 'FRONT_MATTER_EXTRA = ["a\\"b", "mood", "wp_id"]'
    assert ast.literal_eval(line.partition(" = ")[2]) == ['a"b', "mood", "wp_id"]


@pytest.mark.parametrize("keys", [[], ["hidden"], ["a" * 301]])
def test_no_line_is_offered_that_would_show_what_was_hidden_or_that_nobody_would_read(keys: list[str]) -> None:
    assert extra_paste(keys, Rules(UTC, extra=frozenset({"mood"}))) is None


def test_a_site_adds_its_own_aliases() -> None:
    reading = read("title: A\nTeaser-Text: B", aliases={"teaser_text": "excerpt"})
    assert (reading.told, reading.front.excerpt) == ([], "B")


def test_a_site_may_give_a_meaning_to_a_key_that_is_passed_over() -> None:
    assert read("title: A\nsubtitle: B", aliases={"subtitle": "excerpt"}).front.excerpt == "B"


def test_a_site_adds_its_own_keys_of_any_shape() -> None:
    reading = read("title: A\nhero:\n  colour: red\n  sizes: [1, ~]", extra=frozenset({"hero"}))
    assert reading.told == []
    assert reading.extra == {"hero": {"colour": "red", "sizes": ["1", None]}}


def test_a_typing_error_near_to_a_site_s_own_key_names_it() -> None:
    (finding,) = read("title: A\nheros: x", extra=frozenset({"heroes"})).findings
    assert "`heroes`" in finding.remedy


@pytest.mark.parametrize(
    ("written", "place", "problem"),
    [
        ("title: " + "a" * 301, "2:8", "title: has 301 characters, and 300 are the most"),
        ("category: " + "a" * 301, "3:11", "category: has 301 characters, and 300 are the most"),
        ("series: " + "a" * 301, "3:9", "series: has 301 characters, and 300 are the most"),
        ("excerpt: " + "a" * 5001, "3:10", "excerpt: has 5001 characters, and 5000 are the most"),
        ("path: /" + "a" * 1000, "3:7", "path: has 1001 characters, and 1000 are the most"),
        ("slug: " + "a" * 1001, "3:7", "slug: has 1001 characters, and 1000 are the most"),
        ("tags: [a, " + "b" * 301 + "]", "3:11", "tags: has 301 characters, and 300 are the most"),
        ("tags: a, " + "b" * 301, "3:7", "tags: has 301 characters, and 300 are the most"),
        ("topics:\n  - a\n  - " + "b" * 301, "5:5", "topics: has 301 characters, and 300 are the most"),
        ("authors: [" + "b" * 301 + "]", "3:11", "authors: has 301 characters, and 300 are the most"),
        ("attachments: [" + "b" * 1001 + "]", "3:15", "attachments: has 1001 characters, and 1000 are the most"),
        ("redirect_from: " + "b" * 1001, "3:16", "redirect_from: has 1001 characters, and 1000 are the most"),
        ("tags: " + ",".join(map(str, range(1001))), "3:7", "tags: has 1001 entries, and 1000 are the most"),
        (
            "redirect_from: [" + ",".join(map(str, range(1001))) + "]",
            "3:16",
            "redirect_from: has 1001 entries, and 1000 are the most",
        ),
    ],
)
def test_what_is_longer_than_a_site_can_use_is_told_with_its_limit(written: str, place: str, problem: str) -> None:
    reading = read(written if written.startswith("title") else f"title: A\n{written}")
    assert [f"{each.line}:{each.column} {each.code}: {each.problem}" for each in reading.findings] == [
        f"{place} too-long: {problem}"
    ]


@pytest.mark.parametrize(
    "written",
    [
        *("series: " + "a" * 300, "excerpt: " + "é" * 5000, "tags: [" + "b" * 300 + "]", "path: /" + "a" * 999),
        "tags: [" + ",".join(map(str, range(1000))) + "]",
    ],
)
def test_what_is_just_short_enough_is_taken(written: str) -> None:
    assert read(f"title: {'a' * 300}\n{written}").told == []


@pytest.mark.parametrize(
    ("written", "path"),
    [('"/a\\0b/"', "/a\0b/"), ('" /a/\\n"', "/a/"), ('"/a/\\e"', "/a/\x1b"), ('"\\x1f/a/"', "\x1f/a/")],
)
def test_of_a_path_only_the_space_around_it_is_dropped(written: str, path: str) -> None:
    keys = f"path: {written}\nslug: {written}\nredirect_from: [{written}]\nattachments: {written}"
    front = read(f"title: A\n{keys}").front
    assert (front.path, front.slug, front.redirect_from, front.attachments) == (path, path, (path,), (path,))


def test_a_thousand_unknown_keys_are_told_at_once_and_the_first_with_the_nearest() -> None:
    with patience():
        reading = read_file("---\ntitle: A\ntilte: B\n" + "".join(f"abc{n}: x\n" for n in range(990)) + "---\nText.\n")
    assert reading.told == [f"{line + 3}:1 unknown-key" for line in range(len(reading.told))]
    assert reading.findings[0].remedy == "did you mean `title`?"
