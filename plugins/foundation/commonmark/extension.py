"""The extension: Markdown(extensions=[CommonMarkExtension()]).

It reads CommonMark, with GitHub's tables, tasks, notes, struck-out words and bare addresses, footnotes and definition
lists, and makes of it the tree that Python-Markdown's tree processors, serializer and postprocessors work on. So
extensions that change the tree go on working: attr_list, toc, codehilite. What reads lines, blocks or inline patterns
itself has nothing left to read: footnotes, tables, def_list, fenced_code, sane_lists, nl2br, smarty, admonition, abbr,
md_in_html, wikilinks.
"""

from markdown import Markdown
from markdown.extensions import Extension

from .parser import CommonMarkParser
from .serialize import serialize


class CommonMarkExtension(Extension):
    """Put pulldown-cmark in the place of Python-Markdown's own parser."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Replace the parser and the serializer, and take out what reads Markdown besides."""
        md.parser = CommonMarkParser(md)
        # Markdown sets its serializer from these, once all extensions are there.
        md.output_formats = dict.fromkeys(md.output_formats, serialize)  # type: ignore[misc]  # of this one only
        for name in ("normalize_whitespace", "html_block"):
            md.preprocessors.deregister(name)
        for name in ("inline", "prettify", "unescape"):
            md.treeprocessors.deregister(name)


def makeExtension(**options: object) -> CommonMarkExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension, for `extensions=["plugins.foundation.commonmark.extension"]`."""
    return CommonMarkExtension(**options)
