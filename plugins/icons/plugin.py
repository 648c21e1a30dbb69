"""Tie icons and manifest to Pelican."""

from pathlib import Path

from ..foundation.documents.paths import file_of
from ..foundation.files import read_file
from ..foundation.outputs import Output
from ..site.model import Feature, Project, Site
from .model import MAKER, MANIFEST_PATH, icon_files
from .render import render_manifest


def feature(project: Project) -> Feature:
    """Bring the theme's icons, and the manifest."""
    outputs = (Output(MANIFEST_PATH, MAKER), *icon_files(project.theme))
    return Feature(outputs=lambda _: outputs, head=("icons_head",), write=write_icons)


def write_icons(site: Site, output: Path) -> None:
    """Write the theme's icons to the site's root, and the manifest that names them."""
    for each, icon in icon_files(site.project.theme).items():
        if site.has(each):
            target = output / file_of(each.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(read_file(icon))
    manifest = render_manifest(site.project.name, site.project.description, site.project.language)
    (output / file_of(MANIFEST_PATH)).write_text(manifest, encoding="utf-8")


def register() -> None:
    """Connect to nothing: the site asks what is brought."""
