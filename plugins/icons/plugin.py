"""Tie icons and manifest to Pelican."""

from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer

from plugins.documents.paths import file_of
from plugins.files import read_file
from plugins.icons.render import render_manifest
from plugins.site.model import MANIFEST_PATH


class IconsGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Publish the theme's icons at the site's root, and the manifest that names them."""

    def generate_output(self, writer: Writer) -> None:
        """Write them all."""
        del writer  # it writes templates
        for path, icon in self.settings["SITE"].icons():
            target = Path(self.output_path, file_of(path))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(read_file(icon))
        manifest = render_manifest(*(self.settings[name] for name in ("SITENAME", "DESCRIPTION", "DEFAULT_LANG")))
        Path(self.output_path, file_of(MANIFEST_PATH)).write_text(manifest, encoding="utf-8")


def add_generator(pelican: Pelican) -> type[Generator]:
    """Have Pelican publish icons and manifest."""
    del pelican  # every site has them
    return IconsGenerator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(add_generator)
