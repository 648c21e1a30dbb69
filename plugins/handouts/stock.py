"""Question lists and checklists as texts of anybody's Pelican site."""

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace
from pelican.contents import Content
from pelican.readers import BaseReader

from ..foundation.cache import load
from ..foundation.documents.model import PAGE, Manuscript
from ..foundation.documents.paths import file_of, folder_of
from ..foundation.documents.read import ReadingContext, read_manuscript
from ..foundation.findings.model import Diagnostics, Report
from ..foundation.front_matter.validate import Rules
from ..foundation.links.check import check_faults
from ..foundation.prose.model import Embed, Link, Prose, Slot
from ..foundation.prose.render import ProseRenderer
from ..foundation.stock.intrasite import with_braces
from ..foundation.stock.parts import Parts, Text, style_link, with_styles
from ..foundation.stock.statics import publish_file
from ..foundation.stock.templates import OURS, environment, has_own
from .arrange import FILES, HandoutFinder
from .kinds import KINDS
from .marks import is_marked
from .model import Handout, Printed, Span, by_link, found_in
from .press.press import Press
from .render import HandoutRenderer
from .sections import Publisher

STYLE = "handouts.css"
"""How they look in a theme that has no template for them."""
PLAIN_KINDS = tuple(
    replace(kind, logo="", scripts=(), closing_title="Afterwards" if kind.closing else "", closing_words="")
    for kind in KINDS
)
"""Our kinds without our logo, our scripts and our advice."""
FOLDERS = {folder: kind for kind in PLAIN_KINDS for folder in kind.folders}
"""Those of content/ whose texts are handouts as a whole."""


class ReadText(Struct, frozen=True):
    """A text with handouts in it: how it was written, and its prose."""

    manuscript: Manuscript
    prose: Prose

    @property
    def handouts(self) -> tuple[Handout, ...]:
        """Return the handouts in it."""
        return tuple(each.handout for each in found_in(self.prose))


class HandoutTexts:
    """Read the texts of a site that hold handouts, and finish them when the addresses of all texts are known."""

    def __init__(self, settings: MutableMapping[str, Any], parts: Parts, cache: str) -> None:
        """Read nothing yet; files are kept from build to build in a folder of the site's."""
        self._settings, self._parts, self._cache = settings, parts, cache
        content = Path(settings["PATH"]).resolve()
        zone = ZoneInfo(settings.get("TIMEZONE", "UTC"))
        self._context = ReadingContext(parts.root, content, Rules(zone), {}, knows_all_authors=False)
        self._publisher = Publisher(settings["SITENAME"], settings["SITEURL"].rstrip("/"), settings["DEFAULT_LANG"])
        theme = Path(settings["THEME"])
        filters: dict[str, Callable[..., object]] = {"by_link": by_link, "link": "{{filename}}{}".format, "asset": str}
        self._renderer = HandoutRenderer(environment(theme, filters))
        parts.styles[STYLE] = Path(__file__).with_name(STYLE)
        self._style = "" if has_own(theme, "handout_parts.html") else style_link(STYLE)
        self._texts: dict[str, ReadText] = {}

    def read(self, file: Path, diagnostics: Diagnostics) -> Text | None:
        """Return a text that is a handout or holds one; None for any other, which is read like all.

        What is a handout as a whole has its metadata from here, as on our own site.
        """
        name = file.relative_to(self._context.content)
        kind = FOLDERS.get(name.parts[0], PAGE)
        if kind.is_page and not is_marked(diagnostics.source.text, PLAIN_KINDS):
            return None
        report = Report() if kind.is_page else diagnostics.report
        manuscript = read_manuscript(file, kind, self._context, report)
        if manuscript is None:
            return None if kind.is_page else Text("", {"status": "skip"})
        finder = HandoutFinder(manuscript, self._publisher, PLAIN_KINDS, self._renderer)
        prose = self._prose.render(manuscript.body, lambda target: Link(target, target), None, [finder])
        check_faults(manuscript, prose.faults, diagnostics.report)
        self._texts[name.as_posix()] = ReadText(manuscript, prose)
        html = with_braces(prose.html + self._style)
        return Text(html, None if kind.is_page else dict(self._metadata(manuscript)))

    @cached_property
    def _prose(self) -> ProseRenderer:
        """Return what renders texts; by now, every plugin has added what it embeds."""
        return ProseRenderer(self._parts.embedders)

    def _metadata(self, manuscript: Manuscript) -> Iterator[tuple[str, object]]:
        """Go through what Pelican is told of a page that is a handout."""
        reader = BaseReader(self._settings)
        yield "title", escape(manuscript.title, quote=False)
        yield "status", "draft" if manuscript.is_draft else "published"
        yield "url", manuscript.path.removeprefix("/")
        yield "save_as", file_of(manuscript.path)
        if manuscript.excerpt:
            yield "summary", escape(manuscript.excerpt, quote=False)
        if manuscript.date:
            yield "date", reader.process_metadata("date", manuscript.date.isoformat())

    def finish(self, generators: Sequence[Any]) -> None:
        """Make the files of all handouts, and put the rows of them into their texts."""
        context = generators[0].context
        contents = {name: context["generated_content"].get(name) for name in self._texts}
        owners = [(name, each) for name, text in self._texts.items() for each in text.handouts if contents[name]]
        printed = self._print([_moved(handout, contents[name]) for name, handout in owners])
        by_text: dict[str, list[Printed]] = {name: [] for name, _ in owners}
        for (name, _), one in zip(owners, map(_in_folder, printed), strict=True):
            by_text[name].append(one)
            for each in one.downloads:
                publish_file(context, self._settings, each.path.removeprefix("/"), each.file)
        for name, own in by_text.items():
            self._fill(contents[name], self._texts[name], own)

    def _print(self, handouts: Sequence[Handout]) -> Sequence[Printed]:
        """Return handouts with their files; those that are not what was kept are made anew."""
        press = Press(OURS, self._parts.root / self._cache)
        printed = press.print(handouts)
        kept = [load(each.file) for one in printed for each in one.downloads]
        return printed if all(kept) else press.print(handouts)

    def _fill(self, content: Content, text: ReadText, printed: Sequence[Printed]) -> None:
        """Put the row of its files below each handout."""
        by_anchor = {each.handout.anchor: each for each in printed}

        def shown(slot: Slot) -> Embed | None:
            found = by_anchor.get(slot.anchor)
            return self._renderer.downloads(found) if found else None

        whole = [self._renderer.downloads(each, is_whole=True).html for each in printed if not each.handout.anchor]
        html = with_braces("\n".join([text.prose.filled((FILES,), shown).html, *whole, self._style]))
        content._content = with_styles(html, self._parts)  # noqa: SLF001 - Pelican has no other way


def _moved(handout: Handout, content: Content) -> Handout:
    """Return a handout at the address that its text has now, with Pelican's links in it leading to such ones."""
    site_url = content.settings["SITEURL"]

    def resolved(value: object) -> Any:  # noqa: ANN401 - of the same type as the value
        if isinstance(value, tuple):
            return tuple(map(resolved, value))
        if isinstance(value, Span) and value.href:
            link = content._update_content(f'<a href="{value.href}">', site_url)  # noqa: SLF001 - Pelican has no other way
            return replace(value, href=urljoin(f"{site_url}/", link.removeprefix('<a href="').removesuffix('">')))
        if isinstance(value, Struct):
            return replace(value, **{name: resolved(getattr(value, name)) for name in value.__struct_fields__})
        return value

    url = f"{site_url}/{content.url}{f'#{handout.anchor}' if handout.anchor else ''}"
    texts = {name: resolved(getattr(handout, name)) for name in ("intro", "sections", "outro")}
    return replace(handout, path=f"/{content.url}", url=url, **texts)


def _in_folder(printed: Printed) -> Printed:
    """Return a handout whose files lie in a folder of its page, of `a.html` in `a/`: two may have files of one name."""
    page, folder = printed.handout.path, folder_of(printed.handout.path)
    if page == folder:
        return printed
    inside = f"{folder}{Path(page).stem}/"
    return replace(
        printed, downloads=tuple(replace(each, path=inside + Path(each.path).name) for each in printed.downloads)
    )
