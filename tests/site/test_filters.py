import pytest

from plugins.site.filters import unbroken


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("The best-kept secret", 'The <span class="whole">best-kept</span> secret'),
        ("Coffee-chat: it’s on", '<span class="whole">Coffee-chat:</span> it’s on'),
        ("A very-long-word-that-fits-no-phone", "A very-long-word-that-fits-no-phone"),
        ("Before - after, <b>", "Before - after, &lt;b&gt;"),
    ],
)
def test_a_word_with_hyphens_stays_on_one_line_where_it_fits(title: str, shown: str) -> None:
    assert str(unbroken(title)) == shown
