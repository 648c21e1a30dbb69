"""The one reader of Markdown, with whatever parts a site has."""

from pathlib import Path
from typing import Any

from markdown import Markdown
from pelican.readers import MarkdownReader, Readers

from ..commonmark.places import Lines, NestingError
from ..documents.sources import read_source
from ..findings.model import Code, Diagnostics
from .embeds import EmbedExtension
from .parts import Parts, parts_of, with_styles


class TextReader(MarkdownReader):  # type: ignore[misc]  # Pelican has no types
    """Read a file as Pelican does, but for the parts that are ours."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata of one file; what cannot be read is reported, and skipped."""
        parts = parts_of(self.settings)
        assert parts is not None  # noqa: S101 - only then is this a reader
        source = read_source(Path(source_path), parts.root, parts.report)
        if source is None:
            return "", {"status": "skip"}
        diagnostics = Diagnostics(source, parts.report)
        header = parts.read_header(diagnostics) if parts.read_header else None
        text = parts.read_text(Path(source_path), diagnostics) if parts.read_text else None
        metadata = text.metadata if text and text.metadata is not None else header.metadata if header else None
        if text:
            return with_styles(text.html, parts), dict(metadata or super().read(source_path)[1])
        first_line = header.body_line if header else 1
        self._source_path = source_path
        self._md = _markdown(self.settings["MARKDOWN"], parts, diagnostics, first_line)
        if header:
            self._md.preprocessors.deregister("meta")
        html = self._convert("\n".join(source.text.split("\n")[first_line - 1 :]), diagnostics, first_line)
        return with_styles(html, parts), dict(metadata or self._parse_metadata(getattr(self._md, "Meta", {})))

    def _convert(self, text: str, diagnostics: Diagnostics, first_line: int) -> str:
        """Return a text as HTML; one that is nested too deeply is reported."""
        try:
            html: str = self._md.convert(text)
        except NestingError as error:
            line, column = Lines(text.encode()).place(error.start)
            diagnostics.mark((first_line + line, column + 1), Code.BAD_MARKDOWN, error.problem, error.remedy)
            return ""
        return html


def _markdown(settings: dict[str, Any], parts: Parts, diagnostics: Diagnostics, first_line: int) -> Markdown:
    """Return what renders one text, whose first line is one of its file."""
    own = [each for each in settings["extensions"] if each not in parts.without]
    embeds = [EmbedExtension(parts.embedders, diagnostics, first_line)] if parts.embedders else []
    return Markdown(**{**settings, "extensions": [*own, *parts.extensions, *embeds]})


def use_reader(readers: Readers) -> None:
    """Have every Markdown file read so, where a part of ours is on."""
    if parts_of(readers.settings):
        readers.reader_classes |= dict.fromkeys(MarkdownReader.file_extensions, TextReader)
