from plugins.foundation.prose.model import Embed, Prose, Slot

HTML = "<p>\x1aslot 0\x1aone</p>\n<p>\x1aslot 1\x1atwo</p>\n<p>\x1aslot 2\x1a</p>"
PROSE = Prose(HTML, HTML, slots=(Slot("cup", "/a/", ""), Slot("pot", "/b/", "c"), Slot("cup", "/d/", "")))


def cup(slot: Slot) -> Embed | None:
    return Embed(f"<b>{slot.path}</b>", slot.path) if slot.path == "/a/" else None


def test_each_feature_fills_the_slots_of_its_own_and_the_order_makes_no_difference() -> None:
    filled = PROSE.filled(["cup"], cup)
    assert filled.html == "<b>/a/</b>\n<p>\x1aslot 1\x1atwo</p>\n"
    assert filled.feed_html == "/a/\n<p>\x1aslot 1\x1atwo</p>\n"
    pot = Embed("<i>pot</i>", "pot")
    assert filled.filled(["pot"], lambda _: pot).html == "<b>/a/</b>\n<i>pot</i>\n"
    assert PROSE.filled(["pot"], lambda _: pot).filled(["cup"], cup).html == "<b>/a/</b>\n<i>pot</i>\n"


def test_where_nothing_is_shown_the_paragraph_is_as_it_was() -> None:
    assert PROSE.filled(["cup", "pot"], lambda _: None).html == "<p>one</p>\n<p>two</p>\n"
    assert PROSE.filled(["saucer"], cup) == PROSE
