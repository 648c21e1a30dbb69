"""Find the tweets that posts and pages show."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from ...foundation.documents.model import Manuscript
from ...foundation.findings.model import Report
from ...foundation.links.check import check_faults
from ...foundation.prose.model import Link
from ...foundation.prose.render import ProseRenderer
from ..addresses import StatusAddress
from ..embeds import TweetEmbed, TweetEmbedder
from ..model import Tweet
from .oembed import OembedError


class Mention(Struct, frozen=True):
    """A tweet in a post: its address, and what the pasted code says of it; None for a link or code without words."""

    manuscript: Manuscript
    address: StatusAddress
    pasted: Tweet | None
    embed: TweetEmbed

    def report_missing(self, report: Report, error: OembedError | None = None, remedy: str = "") -> None:
        """Report that the tweet is not to be had, where the post shows it."""
        fault = self.embed.fault
        if fault and error:
            problem = f"tweet {self.address.id}: {error.problem}"
            fault = replace(fault, problem=problem, remedy=remedy or error.remedy)
        if fault:
            check_faults(self.manuscript, [fault], report)


def find_mentions(manuscripts: Iterable[Manuscript], embedder: TweetEmbedder, report: Report) -> Iterator[Mention]:
    """Go through the tweets in the order of posts and lines; report embed code that cannot be read.

    `embedder` must know no archive, so that it tells what stands in the posts.
    """
    renderer = ProseRenderer([embedder])
    for manuscript in manuscripts:
        if not any(sign in manuscript.source.text for sign in embedder.signs):
            continue
        prose = renderer.render(manuscript.body, lambda target: Link(target, target))
        for embed in prose.embeds:
            if isinstance(embed, TweetEmbed) and embed.address:
                yield Mention(manuscript, embed.address, embed.pasted, embed)
            elif embed.fault:
                check_faults(manuscript, [embed.fault], report)
