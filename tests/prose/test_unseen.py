import pytest

from plugins.foundation.prose.unseen import find_unseen


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("[a](b\x01c.md)", [(0, 5)]),
        ("Text.\n\n![a](<b\x00.png>) and [c](\x7fd)", [(2, 7), (2, 23)]),
        ('<a href="b\x1fc">d</a>', [(0, 10)]),
        ("<img src='a\x02'>", [(0, 11)]),
        ("[a]: b\x9b.md", [(0, 6)]),
        ("[a](b.md) \x01 and more", []),
        ("\x01[a](b.md)\x02", []),
        ("[a\x01](b.md)", []),
        ("A bell \x07 rings.", []),
        ("[a](b.md)", []),
    ],
)
def test_a_control_character_in_an_address_is_told_where_it_stands(body: str, places: list[tuple[int, int]]) -> None:
    assert [(fault.line, fault.column) for fault in find_unseen(body)] == places
