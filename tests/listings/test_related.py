import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.listings.related import SHOWN, related_posts


def test_a_rarer_tag_weighs_more() -> None:
    tags = [["common", "rare"], ["common"], ["common"], ["common"], ["rare"]]
    assert related_posts(tags)[0] == [4, 1, 2]


def test_two_tags_in_common_weigh_more_than_one() -> None:
    assert related_posts([["a", "b"], ["a"], ["b"], ["a", "b"]])[0][0] == 3


def test_among_equals_the_nearest_in_date_comes_first() -> None:
    assert related_posts([["a"]] * 5)[2] == [1, 3, 0]


def test_tags_are_compared_by_their_urls() -> None:
    assert related_posts([["Remote work"], ["remote-work"]]) == [[1], [0]]


def test_a_post_without_tags_in_common_is_related_to_none() -> None:
    assert related_posts([["a"], ["b"], []]) == [[], [], []]


def test_a_common_tag_leads_only_to_posts_near_in_date() -> None:
    """What bounds the cost: with every pair of posts compared, these would take hours."""
    related = related_posts([["career"]] * 30_000)
    assert all(abs(other - number) <= SHOWN for number, others in enumerate(related) for other in others)


def test_two_tags_that_are_seldom_together_lead_far() -> None:
    tags = [["a", "b"], *[["a"], ["b"]] * 50, ["a", "b"]]
    assert related_posts(tags)[0][0] == 101


def print_related() -> None:
    tags = [[f"tag {number**step % 17}" for step in range(2, 10)] for number in range(300)]
    sys.stdout.write(str(related_posts(tags)))


def test_every_build_relates_the_same_posts() -> None:
    """What Python seeds anew with each run is the order of sets."""
    code = "from tests.listings.test_related import print_related as run; run()"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "01"
    }
    assert len(runs) == 1


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=8), max_size=30))
def test_related_posts_share_a_tag_and_are_others(tags: list[list[str]]) -> None:
    for number, others in enumerate(related_posts(tags)):
        assert len(others) == len(set(others)) <= SHOWN
        assert number not in others
        assert all(set(tags[number]) & set(tags[other]) for other in others)


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=8), max_size=12))
def test_the_order_of_a_post_s_tags_means_nothing(tags: list[list[str]]) -> None:
    assert related_posts(tags) == related_posts([post[::-1] for post in tags])
