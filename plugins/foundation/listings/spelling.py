"""Find the topics and tags that look misspelt: one post has them, and many have one that differs in a letter."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ..documents.model import Manuscript
from ..findings.model import Code, Diagnostics, Place, Report
from ..front_matter.places import item_place
from ..slugs import slug

Names = Callable[[Manuscript], Iterable[str]]
SEVERAL = 3
"""Posts that must have a name before another one is held against it."""
SHORTEST = 6
"""Letters of a name below which one more or less makes another word: `tax` and `taxi`, `meet` and `meat`."""
LONGEST = 40
"""Letters of a name that is compared: the cost grows by their square, but not with the number of names."""


def check_spelling(posts: Sequence[Manuscript], report: Report) -> None:
    """Report each topic and tag that one post alone has, and that is one slip away from what several have."""
    _check("topic", ("category", "topics"), lambda post: filter(None, [post.category]), posts, report)
    _check("tag", ("tags", "topics"), lambda post: post.tags, posts, report)


def _check(noun: str, keys: Sequence[str], names: Names, posts: Sequence[Manuscript], report: Report) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for post in posts:
        for name in names(post):
            if name.upper() != name.lower():  # where a letter is no sound, one more is another word
                counts[slug(name)][name] += 1
    meant = _meant({key: spellings.total() for key, spellings in counts.items()})
    for post in posts if meant else ():
        for name in names(post):
            if near := counts.get(meant.get(slug(name), "")):
                remedy = f'did you mean "{near.most_common(1)[0][0]}", which {near.total()} posts have?'
                problem = f'no other post has the {noun} "{name}"'
                Diagnostics(post.source, report).mark(_place(post, keys, name), Code.ODD_TOPIC, problem, remedy)


def _meant(counts: Mapping[str, int]) -> dict[str, str]:
    """Return what is meant by the names that stand alone, of names and the posts that have them.

    Names meet in what is left of them without one letter, so that none is compared with all others.
    """
    index: dict[str, list[str]] = defaultdict(list)
    for name, count in counts.items():
        if count >= SEVERAL:
            for rest in _rests(name):
                index[rest].append(name)
    meant: dict[str, str] = {}
    for name, count in counts.items():
        if count == 1 and index:
            near = {each for rest in _rests(name) for each in index.get(rest, ()) if _is_slip(name, each)}
            if near:
                meant[name] = min(near, key=lambda each: (-counts[each], each))
    return meant


def _rests(name: str) -> Iterator[str]:
    """Go through a name and what is left of it without one of its letters; a figure is no slip."""
    if SHORTEST <= len(name) <= LONGEST:
        yield name
        yield from {name[:at] + name[at + 1 :] for at in range(1, len(name)) if not name[at].isdigit()}


def _is_slip(name: str, other: str) -> bool:
    """Tell whether of two names that meet one has a letter more, another letter, or one in another place."""
    if len(name) != len(other) or sorted(name) == sorted(other):
        return True
    return sum(one != two for one, two in zip(name, other, strict=True)) == 1


def _place(post: Manuscript, keys: Iterable[str], name: str) -> Place:
    """Return where a name stands in the header, also among others in one line."""
    nodes = [post.nodes[key] for key in keys if key in post.nodes]
    for node in nodes:
        place = item_place(node, name)
        if place != node.place or node.value == name:
            return place
        if (column := post.source.line(node.line).find(name, node.column - 1)) >= 0:
            return node.line, column + 1
    return item_place(next(iter(nodes), None), name)
