"""The web manifest."""

import json

from .model import MANIFEST_ICONS

PAPER = "#fbf7f0"
"""`--paper` of theme/static/css/site.css."""


def render_manifest(name: str, description: str, language: str) -> str:
    """Return what tells a system how to put the site on its home screen (https://www.w3.org/TR/appmanifest/).

    Addresses in it are relative to its own, which is at the site's root wherever that is.
    """
    manifest = {
        "name": name,
        "short_name": name,
        "description": description,
        "lang": language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",  # a blog needs a way back, and an address to copy
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {
                "src": icon.name,
                "sizes": f"{icon.size}x{icon.size}",
                "type": "image/png",
                "purpose": "maskable" if icon.is_full else "any",
            }
            for icon in MANIFEST_ICONS
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
