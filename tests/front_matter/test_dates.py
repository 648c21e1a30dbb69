from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.front_matter.dates import FIRST_YEAR, LAST_YEAR, parse_date

BERLIN = ZoneInfo("Europe/Berlin")
MOMENTS = st.datetimes(datetime(FIRST_YEAR, 1, 1), datetime(LAST_YEAR, 12, 31)).map(  # noqa: DTZ001 - the zone follows
    lambda moment: moment.replace(microsecond=0)
)
ZONES = st.integers(min_value=-23 * 60, max_value=23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def date_of(written: str) -> datetime | None:
    try:
        return parse_date(written, UTC)
    except ValueError:
        return None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2016-10-31", datetime(2016, 10, 31, tzinfo=BERLIN)),
        ("2016-1-5", datetime(2016, 1, 5, tzinfo=BERLIN)),
        ("2016/10/31", datetime(2016, 10, 31, tzinfo=BERLIN)),
        (" 2016-10-31 ", datetime(2016, 10, 31, tzinfo=BERLIN)),
        ("2016-10-31 09:30", datetime(2016, 10, 31, 9, 30, tzinfo=BERLIN)),
        ("2016-10-31T09:30:15", datetime(2016, 10, 31, 9, 30, 15, tzinfo=BERLIN)),
        ("2016-10-31T09:30:15.123Z", datetime(2016, 10, 31, 9, 30, 15, tzinfo=UTC)),
        ("2016-10-31t09:30Z", datetime(2016, 10, 31, 9, 30, tzinfo=UTC)),
        ("2016-10-31 09:30 UTC", datetime(2016, 10, 31, 9, 30, tzinfo=UTC)),
        ("2016-10-31 09:30 +0100", datetime(2016, 10, 31, 8, 30, tzinfo=UTC)),
        ("2016-10-31 09:30 -05:30", datetime(2016, 10, 31, 15, 0, tzinfo=UTC)),
        ("2016-10-31 09:30 +1", datetime(2016, 10, 31, 8, 30, tzinfo=UTC)),
        ("Oct 31 2016", datetime(2016, 10, 31, tzinfo=BERLIN)),
        ("October 5, 2016", datetime(2016, 10, 5, tzinfo=BERLIN)),
        ("sept. 5, 2016", datetime(2016, 9, 5, tzinfo=BERLIN)),
        ("31 May 2016 09:30", datetime(2016, 5, 31, 9, 30, tzinfo=BERLIN)),
        ("Mon, 31 Oct 2016 09:30:15 +0100", datetime(2016, 10, 31, 8, 30, 15, tzinfo=UTC)),
    ],
)
def test_a_date_is_read_as_it_is_written(written: str, read: datetime) -> None:
    assert parse_date(written, BERLIN) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "today",
        "2016",
        "2016-10",
        "31.10.2016",
        "10/31/2016",
        "2016-10/31",
        "2016-13-01",
        "2016-02-30",
        "2016-10-31 25:00",
        "2016-10-31 09:60",
        "2016-10-31 09",
        "2016-10-31 09:30 +24:00",
        "2016-10-31 09:30 CET",
        "2016-10-31 and so on",
        "Oct 2016",
        "Okt 31 2016",
        "31 Oct 16",
        "32 Oct 2016",
        "soon Oct 31 2016",
        "2016-10-31 Oct 31 2016",
        "1899-12-31",
        "3000-01-01",
        "9999-12-31",
        "0000-01-01",
        "99999999999999-01-01",
        "\N{FULLWIDTH DIGIT TWO}016-10-31",
    ],
)
def test_what_is_no_date_is_refused(written: str) -> None:
    assert date_of(written) is None


@given(MOMENTS, ZONES)
def test_a_moment_with_a_zone_comes_back_as_it_was_written(moment: datetime, zone: timezone) -> None:
    written = moment.replace(tzinfo=zone)
    assert parse_date(written.isoformat(), UTC) == written


@given(MOMENTS)
def test_a_moment_without_a_zone_is_in_the_zone_of_the_site(moment: datetime) -> None:
    assert parse_date(f"{moment:%Y-%m-%d %H:%M:%S}", BERLIN) == moment.replace(tzinfo=BERLIN)


@given(st.text() | st.from_regex(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([T ][0-9]{2}:[0-9]{2}[+-][0-9]{1,2}:?[0-9]{2})?"))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    read = date_of(text)
    assert read is None or (read.tzinfo and FIRST_YEAR <= read.year <= LAST_YEAR)
