import pytest

from plugins.foundation.listings.model import PAGE_LENGTH, Grouping, Listing
from tests.listings.posts import names, post


def listing(count: int) -> Listing:
    return Listing(Grouping.TAG, "Asking", "/tags/asking/", tuple(post(str(number)) for number in range(count)))


@pytest.mark.parametrize(("posts", "pages"), [(0, 1), (1, 1), (20, 1), (21, 2), (40, 2), (41, 3)])
def test_a_page_of_a_listing_holds_twenty_posts(posts: int, pages: int) -> None:
    assert listing(posts).page_count == pages


def test_every_post_stands_on_one_page_in_order() -> None:
    whole = listing(45)
    shown = [post for number in (1, 2, 3) for post in whole.page_posts(number)]
    assert shown == list(whole.posts)
    assert [len(whole.page_posts(number)) for number in (1, 2, 3)] == [PAGE_LENGTH, PAGE_LENGTH, 5]


def test_the_first_page_is_the_listing_s_own_path() -> None:
    assert [listing(45).page_path(number) for number in (1, 2)] == ["/tags/asking/", "/tags/asking/page/2/"]


def test_an_empty_listing_has_an_empty_page() -> None:
    assert names(listing(0).page_posts(1)) == []


@pytest.mark.parametrize(("posts", "told"), [(0, ""), (1, "0"), (3, "0; 1; 2"), (5, "0; 1; 2; and 2 more")])
def test_a_listing_tells_search_engines_its_first_titles(posts: int, told: str) -> None:
    assert listing(posts).titles == told
