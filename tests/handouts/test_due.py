import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.handouts.due import parse_due
from plugins.handouts.model import Due, Unit


@pytest.mark.parametrize(
    ("text", "due", "hint"),
    [
        ("-1d", Due(-1, Unit.DAYS), "1 day before"),
        ("-2h", Due(-2, Unit.HOURS), "2 hours before"),
        ("+1w", Due(1, Unit.WEEKS), "1 week after"),
        ("+4w", Due(4, Unit.WEEKS), "4 weeks after"),
        ("-999d", Due(-999, Unit.DAYS), "999 days before"),
        ("0d", Due(0, Unit.DAYS), "the same day"),
        ("-0d", Due(0, Unit.DAYS), "the same day"),
        ("0h", Due(0, Unit.HOURS), "at the meeting"),
        ("\u22121d", Due(-1, Unit.DAYS), "1 day before"),
        (" -1d ", Due(-1, Unit.DAYS), "1 day before"),
    ],
)
def test_an_offset_is_read_and_said_in_words(text: str, due: Due, hint: str) -> None:
    assert parse_due(text) == due
    assert due.hint == hint


@pytest.mark.parametrize(
    "text",
    ["", "1d", "-1", "d", "-d", "-1m", "-1D", "-1 d", "- 1d", "-1d2", "--1d", "-1000d", "-1.5d", "soon", "-\u0661d"],
)
def test_what_is_no_offset_is_refused_in_its_own_words(text: str) -> None:
    with pytest.raises(ValueError, match="is no due offset") as caught:
        parse_due(text)
    assert str(caught.value) == f'"{text}" is no due offset'


@given(st.builds(Due, st.integers(-999, 999), st.sampled_from(Unit)))
def test_an_offset_reads_back_as_what_it_was_written_from(due: Due) -> None:
    assert parse_due(str(due)) == due
