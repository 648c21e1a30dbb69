"""Tie icons and manifest to Pelican."""

from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer

from plugins.contribution import Claim, Contribution
from plugins.documents.paths import file_of
from plugins.files import read_file
from plugins.icons.model import MANIFEST_PATH, icon_files
from plugins.icons.render import render_manifest
from plugins.site.model import Project, Site


def contribution(project: Project) -> Contribution:
    """Bring the theme's icons, and the manifest."""
    return Contribution(files=(Claim(MANIFEST_PATH), *icon_files(project.theme)), head=("icons_head",))


class IconsGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Publish the theme's icons at the site's root, and the manifest that names them."""

    def generate_output(self, writer: Writer) -> None:
        """Write them all."""
        del writer  # it writes templates
        site: Site = self.settings["SITE"]
        for claim, icon in icon_files(site.project.theme).items():
            if not site.has(claim):
                continue
            target = Path(self.output_path, file_of(claim.path))
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
