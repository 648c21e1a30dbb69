"""Show the pictures of a text, in the order in which its readers see them.

Where an author names a picture stands a mark until the whole text is HTML: Markdown and HTML of the author's own are
read one after the other.
"""

import re
from collections.abc import Mapping

from ..findings.model import Code
from ..pictures.model import Picture
from .notes import SIGN, Notes

MARK_NAME = "data-picture"
"""The attribute that is a picture's only one while it is marked."""
_MARKED = re.compile(rf'<img {MARK_NAME}="{SIGN}(\d+){SIGN}">')
DECORATIVE = "decorative"
"""The class by which an author says that a picture only decorates."""


def mark_picture(attributes: Mapping[str, str], notes: Notes, *, is_html: bool) -> str:
    """Return what stands for a picture until the text is HTML; nothing where it stays as it is.

    In HTML of the author's own, an empty alternative text is the author's word.
    """
    says = attributes.get("alt", "").strip()
    is_decorative = DECORATIVE in attributes.get("class", "").split()
    if not says and not is_decorative and not (is_html and "alt" in attributes):
        remedy = f"write ![what it shows](…), or {{: .{DECORATIVE} }} behind it if it only decorates"
        remedy = 'write alt="what it shows", or alt="" if it only decorates' if is_html else remedy
        notes.fault(Code.MISSING_ALT, "a picture needs words for those who do not see it", remedy)
    source = attributes.get("src", "")
    picture = notes.pictures.get(source)
    if picture is None:
        _look_for_other_file(source, notes)
    if picture is None or "srcset" in attributes or notes.is_in_picture:
        return ""
    notes.shown.append((picture, {**attributes, "alt": says}))
    return f"{SIGN}{len(notes.shown) - 1}{SIGN}"


def _look_for_other_file(source: str, notes: Notes) -> None:
    """Note that a file beside a text is shown and cannot be; where there is no album, no picture can."""
    link = notes.files.get(source) if notes.album else None
    if link:
        problem, remedy = f"{link.attachment} is no picture that browsers show", "save it as JPEG or PNG"
        notes.fault(Code.BAD_PICTURE, problem, remedy)


def put_pictures(html: str, notes: Notes) -> str:
    """Return HTML with a picture for each mark."""
    album = notes.album
    if not notes.shown or album is None:
        return html
    pieces = _MARKED.split(html)
    for place in range(1, len(pieces), 2):
        pieces[place] = album.show(*notes.shown[int(pieces[place])], is_first=place == 1)
    return "".join(pieces)


def noted_pictures(notes: Notes) -> tuple[Picture, ...]:
    """Return the pictures of a text; those that it only links have no renditions but one."""
    shown = {picture for picture, _ in notes.shown}
    return tuple(each if each in shown else each.alone for each in notes.pictures.values())
