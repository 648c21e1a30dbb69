"""Tie the social cards to Pelican."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ..foundation.documents.paths import file_of
from ..foundation.outputs import Output
from ..site.model import Feature, Project, Site
from .cached import CardCache
from .collect import MAKER, collect_cards, outputs_beside
from .model import SITE_CARD_PATH

CACHE = ".cache/social-cards"
"""Where cards are kept from build to build, in the project's folder."""


def feature(project: Project) -> Feature:
    """Bring a picture beside each text, and one of the site."""
    collected = cache(collect_cards)
    keeper = CardCache(project.theme, project.root / CACHE)

    def values(site: Site) -> Mapping[str, object]:
        return {"SOCIAL_CARDS": collected(site)}

    def write(site: Site, output: Path) -> None:
        keeper.publish({output / file_of(card.path): card for card in collected(site).all})

    own = (Output(SITE_CARD_PATH, MAKER),)
    return Feature(outputs=lambda _: own, beside=outputs_beside, values=values, write=write)


def register() -> None:
    """Connect to nothing: the site asks what is brought."""
