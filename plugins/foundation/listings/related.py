"""Posts that have tags in common."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from ..slugs import slug
from ..workers import share

Key = tuple[str, ...]

SHOWN = 3
_REACH = 6
"""How many posts on either side are looked at in the list of each tag and pair of tags: what bounds the cost."""
_UNIT = 2**40
"""One, of a weight: whole numbers have the same sum whatever the order of a set, which differs from run to run."""
_PAIRED = 6
"""How many of a post's tags, the rarest first, are also looked up in pairs."""


def related_posts(tags: Sequence[Sequence[str]]) -> list[list[int]]:
    """Return, for the tags of each post in order of date, the numbers of the posts most like it, best first.

    A shared tag weighs log(1 + posts / posts with the tag), so rarer tags weigh more (inverse document frequency);
    among equals the nearest in date comes first. Only posts near in date are compared, per tag and pair of tags:
    the cost grows with the number of posts, not with its square.
    """
    slugs = [frozenset(map(slug, post)) for post in tags]
    frequency = Counter(tag for post in slugs for tag in post)
    weight = {tag: round(_UNIT * math.log(1 + len(slugs) / count)) for tag, count in frequency.items()}
    keys = [_keys(post, weight) for post in slugs]
    holders: dict[Key, list[int]] = defaultdict(list)
    for number, post_keys in enumerate(keys):
        for key in post_keys:
            holders[key].append(number)
    return share(lambda number: _nearest(number, slugs, keys[number], holders, weight), range(len(slugs)))


def _keys(post: frozenset[str], weight: dict[str, int]) -> list[Key]:
    rarest = sorted(post, key=lambda tag: (-weight[tag], tag))
    return [*((tag,) for tag in rarest), *combinations(rarest[:_PAIRED], 2)]


def _nearest(
    number: int, slugs: list[frozenset[str]], keys: list[Key], holders: dict[Key, list[int]], weight: dict[str, int]
) -> list[int]:
    near: set[int] = set()
    for key in keys:
        posts = holders[key]
        here = bisect_left(posts, number)
        near.update(posts[max(0, here - _REACH) : here + _REACH + 1])
    near.discard(number)
    mine = slugs[number]
    scores = {other: sum(map(weight.__getitem__, mine & slugs[other])) for other in near}
    return sorted(near, key=lambda other: (-scores[other], abs(other - number), other))[:SHOWN]
