import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.commands.preview.ranges import part_of


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-", range(10)),
        ("bytes=0-0", range(1)),
        ("bytes=2-5", range(2, 6)),
        ("BYTES=2-99", range(2, 10)),
        ("bytes= 9- ", range(9, 10)),
        ("bytes=-3", range(7, 10)),
        ("bytes=-99", range(10)),
    ],
)
def test_a_part_is_counted_from_the_start_or_from_the_end(asked: str, part: range) -> None:
    assert part_of(10, asked) == part


@pytest.mark.parametrize("asked", ["bytes=10-", "bytes=10-20", "bytes=-0", "bytes=999999999999999999-"])
def test_a_part_beyond_the_end_is_empty(asked: str) -> None:
    part = part_of(10, asked)
    assert part is not None
    assert not part


@pytest.mark.parametrize(
    "asked", ["", "bytes", "bytes=", "bytes=-", "bytes=5-2", "bytes=0-1,4-5", "lines=0-1", "bytes=a-b", "bytes=²-"]
)
def test_what_is_no_single_range_means_all(asked: str) -> None:
    assert part_of(10, asked) is None


@given(st.integers(0, 1_000), st.text("0123456789-, ", max_size=30).map("bytes={}".format))
def test_no_part_reaches_out_of_the_file(size: int, asked: str) -> None:
    part = part_of(size, asked)
    assert not part or (part.start >= 0 and part.stop <= size)
