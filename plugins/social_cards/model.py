"""The nouns: card, and the cards of a site."""

from collections.abc import Mapping

from msgspec import Struct

SITE_CARD_PATH = "/social-card.png"
SIZE = (1200, 630)
"""Width and height in pixels: what Facebook and LinkedIn ask for, and X, WhatsApp and Slack take."""
FILE = "card.png"
"""What a card is called where it is kept, in a folder of its own."""


class Card(Struct, frozen=True):
    """What a card says, and the URL path at which it is published.

    `drawing` is a file of theme/static/img/; `own_drawing` is the SVG of the page's own, which takes its place.
    """

    path: str
    title: str
    label: str
    site: str
    drawing: str
    own_drawing: str = ""

    @property
    def alt(self) -> str:
        """Return what is written on it, as its alternative text."""
        return " · ".join(dict.fromkeys(filter(None, (self.title, self.label, self.site))))

    @property
    def width(self) -> int:
        """Return its width in pixels."""
        return SIZE[0]

    @property
    def height(self) -> int:
        """Return its height in pixels."""
        return SIZE[1]


class Cards(Struct, frozen=True):
    """The card of the site, and those of the pages that have their own, by the path of the page."""

    site: Card
    own: Mapping[str, Card]

    def of(self, page: str) -> Card:
        """Return the card of the page at a path: its own, or else the site's."""
        return self.own.get(page, self.site)

    @property
    def all(self) -> tuple[Card, ...]:
        """Return every card."""
        return (self.site, *self.own.values())
