"""Tie the search index to Pelican."""

import shutil
import sys
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer

from plugins.search.index import FOLDER, IndexingError, make_index


class SearchGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Index the pages. A generator, since Pelican calls what listens to `finalized` in no certain order."""

    def generate_output(self, writer: Writer) -> None:
        """Take over the index of the site in `KEEP_SEARCH_OF` if there is one, else make it; end the run if that fails.

        Every page is written by now: Pelican's own generators come first.
        """
        del writer  # it writes templates
        site, earlier = Path(self.output_path), self.settings.get("KEEP_SEARCH_OF")
        if earlier and Path(earlier, FOLDER).is_dir():
            shutil.copytree(Path(earlier, FOLDER), site / FOLDER)
        elif self.settings["SITE"].documents:
            try:
                make_index(site)
            except IndexingError as error:
                sys.stderr.write(f"The search index could not be made: {error}; check the disk and try again\n")
                raise SystemExit(1) from None


def add_generator(pelican: Pelican) -> type[Generator]:
    """Have Pelican index the site."""
    del pelican  # every site has a search page
    return SearchGenerator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(add_generator)
