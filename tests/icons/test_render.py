import json

from plugins.icons.render import PAPER, render_manifest
from tests.conftest import ROOT

MANIFEST = json.loads(render_manifest("Over “Coffee” & tea", "Career advice.", "en"))


def test_a_manifest_says_what_the_site_is() -> None:
    said = {key: MANIFEST[key] for key in ("name", "short_name", "description", "lang", "display")}
    assert said == {
        "name": "Over “Coffee” & tea",
        "short_name": "Over “Coffee” & tea",
        "description": "Career advice.",
        "lang": "en",
        "display": "minimal-ui",
    }


def test_a_manifest_has_the_colour_of_paper() -> None:
    assert MANIFEST["background_color"] == MANIFEST["theme_color"] == PAPER


def test_a_manifest_names_the_icons_of_the_theme_in_both_sizes_and_one_to_be_cut() -> None:
    icons = {(icon["sizes"], icon["purpose"]) for icon in MANIFEST["icons"]}
    assert icons == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    assert all((ROOT / "theme" / "icons" / icon["src"]).is_file() for icon in MANIFEST["icons"])
