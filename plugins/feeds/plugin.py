"""Tie the feeds to Pelican."""

from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer

from plugins.contribution import Claim, Contribution
from plugins.documents.model import Document
from plugins.documents.paths import encode, file_of
from plugins.feeds.model import Entry, Feed
from plugins.feeds.render import absolute_html, render_atom, render_json_feed
from plugins.site.model import FEED_STYLE, HOME_PATH, Project, Site

LENGTH = 20
"""Entries in a feed."""
ATOM_PATH = "/feed.xml"
JSON_FEED_PATH = "/feed.json"


def contribution(project: Project) -> Contribution:
    """Bring two feeds."""
    del project  # every site has them
    return Contribution(
        files=(Claim(ATOM_PATH), Claim(JSON_FEED_PATH)),
        head=("feeds_head",),
        footer=(("Atom feed", ATOM_PATH), ("JSON feed", JSON_FEED_PATH)),
        media_types={JSON_FEED_PATH: "application/feed+json"},
    )


def newest(site: Site) -> list[Document]:
    """Return what was published last: posts, and handouts with a date."""
    handouts = [each for each in site.documents.values() if each.kind.is_handout and each.date]
    posts = site.arrangement.posts[:LENGTH]
    return sorted([*posts, *handouts], key=lambda each: each.published, reverse=True)[:LENGTH]


class FeedsGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Write both feeds."""

    def generate_output(self, writer: Writer) -> None:
        """Write the feeds of the newest posts."""
        del writer  # it writes templates
        site: Site = self.settings["SITE"]
        entries = tuple(self._entry(each) for each in newest(site))
        for path, render in ((ATOM_PATH, render_atom), (JSON_FEED_PATH, render_json_feed)):
            feed = Feed(
                title=self.settings["SITENAME"],
                description=self.settings["DESCRIPTION"],
                language=self.settings["DEFAULT_LANG"],
                home_url=self._absolute(HOME_PATH),
                feed_url=self._absolute(path),
                style=self.settings["JINJA_FILTERS"]["asset"](FEED_STYLE),
                entries=entries,
            )
            Path(self.output_path, file_of(path)).write_text(render(feed), encoding="utf-8")

    def _entry(self, document: Document) -> Entry:
        url = self._absolute(document.path)
        return Entry(
            url=url,
            title=document.title,
            summary=document.summary,
            html=absolute_html(document.prose.feed_html, url),
            published=document.published,
            updated=document.changed,
            authors=tuple(author.name for author in document.authors),
            tags=tuple(filter(None, (document.category, *document.tags))),
        )

    def _absolute(self, path: str) -> str:
        return str(self.settings["SITEURL"]) + encode(path)


def add_generator(pelican: Pelican) -> type[Generator]:
    """Have Pelican write the feeds."""
    del pelican  # every site has feeds
    return FeedsGenerator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(add_generator)
