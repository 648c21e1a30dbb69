"""Tie icons and manifest to Pelican."""

from pathlib import Path

from ..contribution import Claim
from ..documents.paths import file_of
from ..files import read_file
from ..site.model import Feature, Project, Site
from .model import MANIFEST_PATH, icon_files
from .render import render_manifest


def feature(project: Project) -> Feature:
    """Bring the theme's icons, and the manifest."""
    files = (Claim(MANIFEST_PATH), *icon_files(project.theme))
    return Feature(files=files, head=("icons_head",), write=write_icons)


def write_icons(site: Site, output: Path) -> None:
    """Write the theme's icons to the site's root, and the manifest that names them."""
    for claim, icon in icon_files(site.project.theme).items():
        if site.has(claim):
            target = output / file_of(claim.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(read_file(icon))
    manifest = render_manifest(site.project.name, site.project.description, site.project.language)
    (output / file_of(MANIFEST_PATH)).write_text(manifest, encoding="utf-8")


def register() -> None:
    """Connect to nothing: the site asks what is brought."""
