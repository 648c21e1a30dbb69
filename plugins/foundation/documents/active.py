"""Files that browsers run: opened from the site, they may do all that the site's own pages may."""

from typing import BinaryIO
from xml.parsers import expat

_RUN = frozenset(
    """
    cjs ecma es hta htc htm html htmls js mht mhtml mjs shtm shtml stm svg svgz swf xht xhtm xhtml xsl xslt xul
    """.split()  # noqa: SIM905 - so many words read better than a list
)
"""The endings that hosts serve as pages, scripts, programs or archives of pages.

From the tables of media types of nginx, Caddy (which are Go's and the system's), Apache and GitHub Pages (mime-db).
"""
_XML = frozenset(
    "atom dae gpx kml mathml mml musicxml opml owl rdf rng rss tei ttml wsdl x3d xml xsd xspf".split()  # noqa: SIM905 - as above
)
"""The endings that they serve as XML, which runs what a style sheet or an element of HTML or SVG in it says."""
_KNOWN = frozenset(
    """
    7z avif bmp css csv doc docx epub gif gz ico ics jpeg jpg json m4a mp3 mp4 odp ods odt ogg pdf png ppt pptx rtf tar
    txt wav webm webp xls xlsx zip
    """.split()  # noqa: SIM905 - as above
)
"""The endings that every host knows to be no page, whatever such a file begins with."""
_COMPRESSED = frozenset({"br", "gz", "zst"})
"""Endings that some hosts take off: the file is sent as what it is called without them, and unpacked on arrival."""
_SIGNS = (
    *(b"<!doctype html", b"<html", b"<head", b"<script", b"<iframe", b"<h1", b"<div", b"<font", b"<table", b"<a"),
    *(b"<style", b"<title", b"<b", b"<body", b"<br", b"<p", b"<!--"),
)
"""What a file begins with that browsers take for a page where its host does not say what it is, and does not forbid
them to guess (WHATWG, MIME Sniffing, section 7.1)."""
_ENDS = frozenset({b" ", b">", b"/", b"\t", b"\n", b"\x0c", b"\r"})
"""What a tag's name ends with; the standard knows the first two, and not every browser keeps to it."""
_HEAD = 1445
"""Bytes that they look at for that."""
_NAMESPACES = frozenset(
    {"http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"}
)
"""Those whose elements browsers give life to, in XML of any kind."""


def ending_of(name: str) -> str:
    """Return the ending by which hosts know a file, with its dot, in small letters; nothing where it has none."""
    before, dot, last = name.lower().rpartition(".")
    inner = before.rpartition(".")[2] if "." in before else ""
    return f".{inner}" if last in _COMPRESSED and inner in _RUN | _XML else dot + last if dot else ""


def what_runs(name: str, content: BinaryIO) -> str:
    """Return what browsers would run of a file, as a message goes on from its name; nothing where they run nothing.

    `content` is read from its beginning, as far as needed.
    """
    ending = ending_of(name).removeprefix(".")
    if ending in _RUN:
        return "is a page, script or program for browsers"
    if ending in _KNOWN:
        return ""
    if ending in _XML and not name.lower().endswith(f".{ending}"):
        return "is XML that cannot be looked at while it is compressed"
    head = content.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip(b"\t\n\x0c\r ").lower()
    if ending not in _XML and any(_begins(head, sign) for sign in _SIGNS):
        return "begins like a page"
    is_xml = ending in _XML or head.startswith(b"<?xml")
    return _active_xml(content, must_be_read=is_xml) if is_xml or head.startswith(b"<") else ""


def _begins(head: bytes, sign: bytes) -> bool:
    return head.startswith(sign) and (sign == b"<!--" or head[len(sign) : len(sign) + 1] in _ENDS)


class _Active(Exception):  # noqa: N818 - no mistake: it only ends the reading
    """What was found."""


def _active_xml(content: BinaryIO, *, must_be_read: bool) -> str:
    """Look at XML up to the first thing that browsers run; what is no XML may not be, unless it says that it is."""

    def instruction(target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise _Active("is XML with a style sheet")

    def start(name: str, _: object) -> None:
        namespace, _, tag = name.rpartition(" ")
        if namespace in _NAMESPACES:
            raise _Active(f"is XML with <{tag}> of HTML or SVG")

    def doctype(_name: str, _system: str | None, _public: str | None, has_rules: int) -> None:
        if has_rules:
            raise _Active("is XML with rules in its <!DOCTYPE>")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.ProcessingInstructionHandler = instruction
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = doctype
    content.seek(0)
    try:
        parser.ParseFile(content)
    except _Active as found:
        return str(found)
    except (expat.ExpatError, LookupError, ValueError):
        return "is XML that cannot be read to its end" if must_be_read else ""
    return ""
