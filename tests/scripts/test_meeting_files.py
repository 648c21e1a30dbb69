"""The files of a meeting, for calendars, address books and spreadsheets, read by programs that are not ours."""

import csv
import re
import sys
import unicodedata
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component
from icalendar.parser import unescape_backslash

from plugins.foundation.text import without_control_characters
from plugins.handouts.press.table import cell
from tests.scripts.asking import Ask, asking

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)

SPECIAL = "\\;,:\"'\r\n\t\0\v\x85\u2028 =+-@\ufeff\uffff\ufdd0\ud800\udc00\U0001f600n"
PIECES = st.text(st.characters(), max_size=60) | st.text(SPECIAL, max_size=9) | st.sampled_from(SPECIAL)
TEXTS = st.lists(PIECES, max_size=8).map("".join)
FILLED = TEXTS.filter(lambda text: seen(text) != "")
MINUTES = st.integers(0, 10_000_000).map(lambda minutes: NOW.replace(second=0) + timedelta(minutes=minutes))
DATES = st.dates(date(2020, 1, 1), date(2040, 12, 31))
EVENTS = st.fixed_dictionaries(
    {"uid": FILLED, "start": MINUTES | DATES, "summary": TEXTS},
    optional={
        "sequence": st.integers(0, 99),
        "length": st.integers(-3, 300),
        "location": TEXTS,
        "url": TEXTS | TEXTS.map("https://meet.example/".__add__),
        "description": TEXTS,
        "alarm": st.integers(-1_000, 50_000),
        "isFree": st.booleans(),
    },
)
PEOPLE = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[0-9a-f]{32}", fullmatch=True),
        "name": FILLED,
        "address": TEXTS | st.emails(),
        "work": TEXTS,
        "helped": TEXTS,
        "met": st.just("") | DATES.map(str),
    }
)


def seen(text: str) -> str:
    """Return what a page sees of text: two halves of a character that follow each other are one, others are dropped."""
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    return without_control_characters(joined)


def read(text: str) -> str:
    """Return what a program reads of text: ends of lines of all kinds are one."""
    return re.sub("\r\n|[\r\n\u2028\u2029]", "\n", seen(text))


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    with asking() as ask:
        yield ask


def milliseconds(when: datetime) -> int:
    return round(when.timestamp() * 1000)


def as_given(event: dict[str, Any]) -> dict[str, Any]:
    """Return an event as the page has it: with instants in milliseconds, or with days."""
    own = {name: value for name, value in event.items() if name != "length"}
    unit = timedelta(minutes=1) if isinstance(event["start"], datetime) else timedelta(days=1)
    own["start"] = event["start"]
    if "length" in event:
        own["end"] = event["start"] + event["length"] * unit
    for name in ("start", "end"):
        if name in own:
            own[name] = milliseconds(own[name]) if isinstance(own[name], datetime) else str(own[name])
    return own


def checked_lines(file: str) -> list[str]:
    """Return the lines of a file, unfolded, after what RFC 5545 and RFC 6350 ask of each."""
    assert file.endswith("\r\n")
    folded = file.removesuffix("\r\n").split("\r\n")
    assert max(len(line.encode("utf-8")) for line in folded) <= 75
    lines = file.removesuffix("\r\n").replace("\r\n ", "").split("\r\n")
    assert [line for line in lines if not re.fullmatch(r"[A-Z-]+(;VALUE=DATE)?:[^\0-\x08\n-\x1f\x7f]*", line)] == []
    return lines


@given(events=st.lists(EVENTS, min_size=1, max_size=4), name=TEXTS)
def test_another_program_reads_the_events_that_were_planned(ask: Ask, events: list[dict[str, Any]], name: str) -> None:
    file = ask("calendar", [as_given(event) for event in events], milliseconds(NOW), name)
    lines = checked_lines(file)
    assert lines.count("METHOD:PUBLISH") == 1
    calendar: Any = Calendar.from_ical(file.encode("utf-8"))
    assert calendar["version"] == "2.0"
    assert calendar["prodid"] == "-//Over Coffee//My coffee chat//EN"
    assert unescape_backslash(calendar.get("name", "")) == read(name)
    assert len(calendar.events) == len(events)
    for event, component in zip(events, calendar.events, strict=True):
        assert component.errors == []
        assert_same(event, properties(component))
        alarms = [properties(alarm) for alarm in component.walk("VALARM")]
        before = [timedelta(minutes=event["alarm"])] if "alarm" in event else []
        shown = {"action": "DISPLAY", "description": read(event["summary"])}
        assert alarms == [{**shown, "trigger": -each} for each in before]


def properties(component: Component) -> dict[str, Any]:
    """Return the properties that a program reads, with times as Python has them."""
    return {name.lower(): getattr(value, "dt", value) for name, value in component.items()}


def assert_same(event: dict[str, Any], said: dict[str, Any]) -> None:
    assert said["uid"] == read(event["uid"])
    assert said["dtstamp"] == NOW
    assert said["sequence"] == event.get("sequence", 0)
    assert said["transp"] == ("TRANSPARENT" if event.get("isFree") else "OPAQUE")
    for name in ("summary", "location", "description"):
        assert said.get(name, "") == read(event.get(name, ""))
    assert re.fullmatch(r"https?://[!-\[\]-~]+", said.get("url", "https://left.example/out"))
    start, length = event["start"], event.get("length", 0)
    assert said["dtstart"] == start
    if isinstance(start, datetime):
        assert said.get("dtend", start) == start + timedelta(minutes=max(length, 0))
        assert ("dtend" in said) == (length > 0)
    else:
        assert said["dtend"] == start + timedelta(days=max(length, 0) + 1)


@given(people=st.lists(PEOPLE, min_size=1, max_size=4))
def test_another_program_reads_the_people_one_met(ask: Ask, people: list[dict[str, str]]) -> None:
    file = ask("vcards", people, milliseconds(NOW))
    lines = checked_lines(file)
    assert [after for line, after in pairwise(lines) if line == "BEGIN:VCARD"] == ["VERSION:4.0"] * len(people)
    cards = Component.from_ical(file.encode("utf-8"), multiple=True)
    assert len(cards) == len(people)
    for person, card in zip(people, cards, strict=True):
        # The library does not know which properties of cards are texts; they all are.
        said = {name: unescape_backslash(value) for name, value in properties(card).items()}
        assert uuid.UUID(said.pop("uid")).hex == person["id"]
        assert said.pop("version") == "4.0"
        assert said.pop("rev") == "20260304T050607Z"
        assert said.pop("fn") == read(person["name"])
        assert said.pop("email", "") in {"", read(person["address"])}
        assert said.pop("title", "") == read(person["work"])
        met = person["met"] and f"Met on {person['met']}"
        assert said.pop("note", "") == read("\n".join(filter(None, [person["helped"], met])))
        assert said == {}


@given(address=st.emails())
def test_an_address_of_e_mail_is_on_the_card(ask: Ask, address: str) -> None:
    person = {"id": "0" * 32, "name": "", "address": address, "work": "", "helped": "", "met": ""}
    (card,) = Component.from_ical(ask("vcards", [person], 0), multiple=True)
    said = properties(card)
    assert unescape_backslash(said["email"]) == unescape_backslash(said["fn"]) == address


@given(rows=st.lists(st.lists(TEXTS, min_size=1, max_size=5), max_size=5))
def test_a_spreadsheet_reads_the_table_as_that_of_a_handout(ask: Ask, rows: list[list[str]]) -> None:
    file = ask("table", rows)
    assert file[0] == "\ufeff"
    # JavaScript takes the mark for white space, too.
    expected = [[cell(seen(each).replace("\ufeff", " ")) for each in row] for row in rows]
    assert list(csv.reader(file[1:].splitlines(keepends=True), strict=True)) == expected
    assert file.count("\r\n") == len(rows)


def test_no_character_begins_a_formula(ask: Ask) -> None:
    characters = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.normalize("NFKC", character) != character
    ]
    characters += map(chr, range(0x100))
    file = ask("table", [[f"{character}1" for character in characters]])
    (row,) = csv.reader([file[1:]])
    assert [each for each in row if each.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert row == [cell(f"{character}1") for character in characters]
