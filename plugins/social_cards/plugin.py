"""Tie the social cards to Pelican."""

from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer

from plugins.contribution import Claim, Contribution
from plugins.documents.paths import file_of
from plugins.site.model import Project
from plugins.social_cards.collect import claims, collect_cards
from plugins.social_cards.keep import CardKeeper
from plugins.social_cards.model import SITE_CARD_PATH

KEPT = ".cache/social-cards"
"""Where cards are kept from build to build, in the project's folder."""


def contribution(project: Project) -> Contribution:
    """Bring a picture beside each text, and one of the site."""
    del project  # every site has them
    return Contribution(files=(Claim(SITE_CARD_PATH),), beside=claims)


class SocialCardsGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Publish the cards."""

    def generate_context(self) -> None:
        """Show the cards to every template."""
        settings = self.settings
        self.context["SOCIAL_CARDS"] = collect_cards(settings["SITE"], settings["SITENAME"], settings["SITESUBTITLE"])

    def generate_output(self, writer: Writer) -> None:
        """Put each card beside its page."""
        del writer  # it writes templates
        project = Path(self.settings["PATH"]).resolve().parent
        keeper = CardKeeper(Path(self.settings["THEME"]).resolve(), project / KEPT)
        keeper.publish({Path(self.output_path, file_of(card.path)): card for card in self.context["SOCIAL_CARDS"].all})


def add_generator(pelican: Pelican) -> type[Generator]:
    """Have Pelican publish the cards."""
    del pelican  # every site has pages to pass on
    return SocialCardsGenerator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(add_generator)
