from plugins.foundation.front_matter.nodes import read_pairs
from plugins.foundation.front_matter.places import item_place


def test_an_item_of_a_list_is_told_at_its_own_place() -> None:
    ((_, node),) = read_pairs("tags:\n  - a\n  - b  c", 2).items
    assert item_place(node, "b c") == (4, 5)


def test_an_item_of_a_text_is_told_where_the_text_begins() -> None:
    ((_, node),) = read_pairs("tags: a, b", 2).items
    assert item_place(node, "b") == (2, 7)


def test_an_item_of_nothing_is_told_at_the_top() -> None:
    assert item_place(None, "b") == (1, 1)
