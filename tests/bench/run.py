"""Time a build of N made-up posts beside stock Pelican's: `make bench N=1000`.

Both build the same posts with post pages, tags, categories, authors, listings of 20 and an Atom feed: this site with
its real theme and every plugin but two, Pelican with its `simple` theme and posts in its own header format. A third
build has a pasted tweet in every post. Runs alternate, and the best of each counts: what else a machine does only ever
makes a build slower. The search index, and the social cards, which are drawn once and kept, are left out of the builds
and timed apart: stock Pelican has none of them. `make bench-peers` brings Hugo and Eleventy into the table.
"""

import sys
import tempfile
import time
from pathlib import Path

from plugins.search.index import make_index
from plugins.search.model import Entry
from plugins.social_cards.cached import CardCache
from plugins.social_cards.model import Card
from tests.bench.contender import ROOT, Contender, Measure, measure
from tests.bench.corpus import synthetic_posts, write_corpus
from tests.bench.peers import find_peers

MANY = 2000
"""Above this many posts each build is timed once, else three times."""

OURS = """
from pelicanconf import *
PATH = "content"
THEME = {theme!r}
SITEURL = "https://example.org"
AUTHOR = "nobody"
MENU = ()
PLUGINS = [each for each in PLUGINS if each not in {{"plugins.social_cards.plugin", "plugins.search.plugin"}}]
"""
STOCK = """
PATH = "content"
SITENAME = "Stock"
SITEURL = "https://example.org"
AUTHOR = "Nobody"
TIMEZONE = "UTC"
THEME = "simple"
DEFAULT_PAGINATION = 20
ARTICLE_URL = "blog/{slug}/"
ARTICLE_SAVE_AS = "blog/{slug}/index.html"
FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = None
"""


def _index_seconds(count: int) -> float:
    """Return the seconds that it takes to make the search index of all posts."""
    entries = [
        Entry(f"/blog/{post.slug}/", post.title, "post", post.excerpt, names=(post.topic, *post.tags), html=post.body)
        for post in synthetic_posts(count)
    ]
    start = time.perf_counter()
    make_index(entries, {"post": "Post"}, (), "en")
    return time.perf_counter() - start


def main() -> None:
    """Write both folders, build them in turn, and print a table."""
    count = int(sys.argv[1])
    runs = 1 if count > MANY else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = OURS.format(theme=str(ROOT / "theme"))
        for kind, settings in (("ours", ours), ("tweets", ours), ("stock", STOCK)):
            write_corpus(folder / kind / "content" / "blog", count, yaml=kind != "stock", tweets=kind == "tweets")
            (folder / kind / "settings.py").write_text(settings, encoding="utf-8")
            (folder / kind / "content" / "authors.yaml").write_text("nobody: {name: Nobody}\n", encoding="utf-8")
        build = [sys.executable, "-m", "plugins.build", "--settings"]
        contenders = (
            Contender("Over Coffee", [*build, f"{folder}/ours/settings.py"]),
            Contender("a tweet in each", [*build, f"{folder}/tweets/settings.py"]),
            Contender("stock Pelican", [sys.executable, "-m", "pelican", "-q", "-s", f"{folder}/stock/settings.py"]),
            *find_peers(folder, count),
        )
        cards = [_card_seconds(folder / "cards", count) for _ in range(2)]
        results: dict[str, list[Measure]] = {contender.name: [] for contender in contenders}
        for run in range(runs):
            for contender in contenders:
                results[contender.name].append(measure(contender, folder / f"{contender.name}-{run}"))
        index = min(_index_seconds(count) for _ in range(runs))
    _print(count, results)
    first, second = cards
    sys.stdout.write(
        f"The search index of the posts takes {index:.2f} s more, their social cards {first:.1f} s the first time and "
        f"{second:.2f} s when none has changed.\n"
    )


def _card_seconds(folder: Path, count: int) -> float:
    """Return the seconds it takes to publish the cards of all posts, drawn or kept in a folder."""
    cards = {
        folder.with_name(f"{post.slug}.png"): Card(post.slug, post.title, post.topic, "Over Coffee", "cup.svg")
        for post in synthetic_posts(count)
    }
    start = time.perf_counter()
    CardCache(ROOT / "theme", folder).publish(cards)
    return time.perf_counter() - start


def _print(count: int, results: dict[str, list[Measure]]) -> None:
    sys.stdout.write(f"{count:,} posts      seconds   ms a post   peak memory\n")
    best = {name: min(each.seconds for each in measures) for name, measures in results.items()}
    for name, seconds in best.items():
        megabytes = max(each.megabytes for each in results[name])
        sys.stdout.write(f"{name:<15} {seconds:>8.2f} {seconds / count * 1000:>11.2f} {megabytes:>10.0f} MB\n")
    ours, tweets, stock, *_ = best.values()
    sys.stdout.write(
        f"Over Coffee takes {ours / stock:.2f} of stock Pelican's time, and {tweets / ours - 1:.0%} more with tweets.\n"
    )


if __name__ == "__main__":
    main()
