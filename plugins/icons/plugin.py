"""Tie icons and manifest to Pelican."""

from collections.abc import Mapping
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer

from plugins.documents.paths import file_of
from plugins.files import FileError, read_file
from plugins.findings.model import Code, ContentError, Finding, Report
from plugins.icons.model import FOLDER
from plugins.icons.render import render_manifest
from plugins.site.model import MANIFEST_PATH


class IconsGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Publish the theme's icons at the site's root, and the manifest that names them."""

    def generate_context(self) -> None:
        """Read the icons, before anything is written."""
        self._icons = read_icons(Path(self.settings["THEME"]))

    def generate_output(self, writer: Writer) -> None:
        """Write them all."""
        del writer  # it writes templates
        for name, content in self._icons.items():
            Path(self.output_path, name).write_bytes(content)
        manifest = render_manifest(*(self.settings[name] for name in ("SITENAME", "DESCRIPTION", "DEFAULT_LANG")))
        Path(self.output_path, file_of(MANIFEST_PATH)).write_text(manifest, encoding="utf-8")


def read_icons(theme: Path) -> Mapping[str, bytes]:
    """Return the icons of a theme, by the names of their files; raise ContentError for those that cannot be read."""
    icons, report = {}, Report()
    for file in sorted((theme / FOLDER).glob("[!.]*")):
        try:
            icons[file.name] = read_file(file)
        except FileError as error:
            name = f"{theme.name}/{FOLDER}/{file.name}"
            report.add(Finding(name, 1, 1, Code.NOT_A_FILE, error.problem, error.remedy))
    if any(report):
        raise ContentError(report)
    return icons


def add_generator(pelican: Pelican) -> type[Generator]:
    """Have Pelican publish icons and manifest."""
    del pelican  # every site has them
    return IconsGenerator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(add_generator)
