"""Tie the social cards to Pelican."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ..contribution import Claim
from ..documents.paths import file_of
from ..site.model import Feature, Project, Site
from .collect import claims, collect_cards
from .keep import CardKeeper
from .model import SITE_CARD_PATH

KEPT = ".cache/social-cards"
"""Where cards are kept from build to build, in the project's folder."""


def feature(project: Project) -> Feature:
    """Bring a picture beside each text, and one of the site."""
    collected = cache(collect_cards)
    keeper = CardKeeper(project.theme, project.root / KEPT)

    def values(site: Site) -> Mapping[str, object]:
        return {"SOCIAL_CARDS": collected(site)}

    def write(site: Site, output: Path) -> None:
        keeper.publish({output / file_of(card.path): card for card in collected(site).all})

    return Feature(files=(Claim(SITE_CARD_PATH),), beside=claims, values=values, write=write)


def register() -> None:
    """Connect to nothing: the site asks what is brought."""
