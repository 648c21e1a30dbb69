import pytest

from tests.front_matter.reading import read


@pytest.mark.parametrize("written", ["1984", "Yes", "007", "null and void", "2016-10-31", '"~"', "'  A:  B  '"])
def test_a_title_stays_text_with_its_blanks_joined(written: str) -> None:
    reading = read(f"title: {written}")
    assert (reading.told, reading.front.title) == ([], " ".join(written.strip("\"'").split()))


def test_a_title_over_several_lines_is_joined() -> None:
    assert read("title: >\n  A\n  B\n\n  C").front.title == "A B C"


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("[a, b]", ("a", "b")),
        ("\n  - a\n  - b  c", ("a", "b c")),
        ("a, b", ("a", "b")),
        ("a, b; c", ("a, b", "c")),
        ("one tag", ("one tag",)),
        ("2016", ("2016",)),
        ("[a, ~, '', a]", ("a",)),
        ("a,, ,b,", ("a", "b")),
        ("", ()),
        ("[]", ()),
        ("' '", ()),
    ],
)
def test_tags_are_a_list_or_one_text_with_commas_or_semicolons(written: str, tags: tuple[str, ...]) -> None:
    reading = read(f"title: A\ntags: {written}")
    assert (reading.told, reading.front.tags) == ([], tags)


@pytest.mark.parametrize(
    ("written", "key", "value"),
    [
        ("series: [The chat]", "series", "The chat"),
        ("series: []", "series", None),
        ("category: [Asking, Email]", "topics", ("Asking", "Email")),
        ("categories: Asking", "topics", ("Asking",)),
        ("author: {name: Cass, email: a@b.org}", "authors", ("Cass",)),
        ("authors:\n  - name: Cass\n  - display_name: Eve\n  - Bo", "authors", ("Cass", "Eve", "Bo")),
        ("status: publish", "status", "published"),
        ("status: Pending", "status", "draft"),
        ("status: private", "status", "draft"),
    ],
)
def test_other_generators_shapes_are_understood(written: str, key: str, value: object) -> None:
    reading = read(f"title: A\n{written}")
    assert (reading.told, getattr(reading.front, key)) == ([], value)


@pytest.mark.parametrize(
    "written", ["series: [a, b]", "category: {a: b}", "authors: {mail: a@b.org}", "tags: [{a: b}]"]
)
def test_shapes_that_nobody_can_read_are_told(written: str) -> None:
    (told,) = read(f"title: A\n{written}").told
    assert told.endswith("wrong-type")


def test_a_date_that_is_none_is_shown_as_it_was_written() -> None:
    (text, sequence) = read("title: A\ndate: soon\nupdated: [2016-10-31]").findings
    assert text.problem == 'date: "soon" is not a date'
    assert sequence.problem == "updated: this is not a date"


@pytest.mark.parametrize("key", ["attachments", "redirect_from"])
def test_a_single_path_may_hold_a_comma(key: str) -> None:
    reading = read(f"title: A\n{key}: a, b.pdf")
    assert (reading.told, getattr(reading.front, key)) == ([], ("a, b.pdf",))


@pytest.mark.parametrize("written", ["2016-10-31", "'2016-10-31'", '"2016-10-31 00:00"', "2016-10-31T00:00:00Z"])
def test_a_date_may_be_quoted_or_have_a_time(written: str) -> None:
    reading = read(f"title: A\ndate: {written}")
    assert (reading.told, f"{reading.front.date:%F %R %Z}") == ([], "2016-10-31 00:00 UTC")
