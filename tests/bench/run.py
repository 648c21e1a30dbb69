"""Time a build of N made-up posts beside stock Pelican's: `make bench N=1000`.

Both build the same posts with post pages, tags, categories, authors, listings of 20 and an Atom feed: this site with
its real theme and every plugin but two, Pelican with its `simple` theme and posts in its own header format. A third
build has a pasted tweet in every post. Runs alternate, and the best of each counts: what else a machine does only ever
makes a build slower. The search index, and the social cards, which are drawn once and kept, are left out of the builds
and timed apart: stock Pelican has none of them.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from plugins.search.index import make_index
from plugins.social_cards.keep import CardKeeper
from plugins.social_cards.model import Card
from tests.bench.corpus import synthetic_posts, write_corpus

ROOT = Path(__file__).resolve().parents[2]
MANY = 2000
"""Above this many posts each build is timed once, else three times."""

OURS = """
from pelicanconf import *
PATH = "content"
THEME = {theme!r}
SITEURL = "https://example.org"
AUTHOR = "nobody"
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


@dataclass(frozen=True, slots=True)
class Contender:
    """One way to build a folder."""

    name: str
    command: Sequence[str]


@dataclass(frozen=True, slots=True)
class Measure:
    """What one build took; memory is the most that all its processes held at once, shared pages counted once."""

    seconds: float
    megabytes: float


def measure(contender: Contender) -> Measure:
    """Run a build and watch it; end the benchmark where it fails."""
    start = time.perf_counter()
    with subprocess.Popen(contender.command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, _megabytes(psutil.Process(process.pid)))
            time.sleep(0.05)
    if process.returncode:
        sys.exit(f"{contender.name} failed with exit status {process.returncode}")
    return Measure(time.perf_counter() - start, peak)


def time_index(site: Path) -> float:
    """Return the seconds that the index of a built site takes."""
    start = time.perf_counter()
    make_index(site, {})
    return time.perf_counter() - start


def _megabytes(process: psutil.Process) -> float:
    total = 0
    try:
        for each in (process, *process.children(recursive=True)):
            memory = each.memory_full_info()
            total += getattr(memory, "pss", memory.rss)
    except psutil.Error:  # it ended meanwhile
        pass
    return total / 1e6


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
        )
        cards = [_card_seconds(folder / "cards", count) for _ in range(2)]
        results: dict[str, list[Measure]] = {contender.name: [] for contender in contenders}
        for run in range(runs):
            for contender in contenders:
                command = [*contender.command, "--output", f"{folder}/{contender.name}-{run}"]
                results[contender.name].append(measure(replace(contender, command=command)))
        index = min(time_index(folder / f"{contenders[0].name}-{run}") for run in range(runs))
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
    CardKeeper(ROOT / "theme", folder).publish(cards)
    return time.perf_counter() - start


def _print(count: int, results: dict[str, list[Measure]]) -> None:
    sys.stdout.write(f"{count:,} posts      seconds   ms a post   peak memory\n")
    best = {name: min(each.seconds for each in measures) for name, measures in results.items()}
    for name, seconds in best.items():
        megabytes = max(each.megabytes for each in results[name])
        sys.stdout.write(f"{name:<15} {seconds:>8.2f} {seconds / count * 1000:>11.2f} {megabytes:>10.0f} MB\n")
    ours, tweets, stock = best.values()
    sys.stdout.write(
        f"Over Coffee takes {ours / stock:.2f} of stock Pelican's time, and {tweets / ours - 1:.0%} more with tweets.\n"
    )


if __name__ == "__main__":
    main()
