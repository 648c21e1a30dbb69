"""URL paths and the files behind them."""

import re
import unicodedata
from urllib.parse import quote, unquote

_DATED = re.compile(r"(?P<date>\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]+(?P<name>.+))?", re.DOTALL)
_MAXIMUM_PART = 200
"""Bytes in one part of a path: file systems take 255, and an ending may be added."""
_MAXIMUM = 1000
"""Bytes in a path: systems take 1024 or more, and the project's own folder comes before it."""


class PathError(ValueError):
    """A path no page can have; says what is wrong and what to do."""

    def __init__(self, problem: str, remedy: str = "write it like /blog/my-post/") -> None:
        """Carry both halves of the message."""
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


def split_date(name: str) -> tuple[str, str]:
    """Split `2016-10-31-name` into date and name; the date is empty where there is none, and may be all the name."""
    match = _DATED.fullmatch(name)
    return (match["date"], match["name"] or name) if match else ("", name)


def parse_path(text: str) -> str:
    """Return an author's path as this site writes it: `/` in front, and behind unless it names a file.

    Raises PathError for what leaves the site or is no path (RFC 3986, section 3.3).
    """
    path = unicodedata.normalize("NFC", unquote(text))
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", path):
        raise PathError("names another host or scheme", "write the path alone, like /blog/my-post/")
    if "?" in path or "#" in path:
        raise PathError("holds a query or fragment (`?` or `#`)")
    if ":" in path or "{{" in path:
        raise PathError("holds a placeholder", "write the path out, like /blog/my-post/")
    if "\\" in path or any(unicodedata.category(c)[0] in "CZ" for c in path):
        raise PathError("holds a space, backslash or control character")
    parts = [part for part in path.split("/") if part]
    if any(part in {".", ".."} for part in parts):
        raise PathError("holds `.` or `..`")
    if any(len(part.encode()) > _MAXIMUM_PART for part in parts):
        raise PathError(f"has a part of more than {_MAXIMUM_PART} bytes", "shorten it")
    if len(path.encode()) > _MAXIMUM:
        raise PathError(f"has more than {_MAXIMUM} bytes", "shorten it")
    while parts and parts[-1] == "index.html":
        parts.pop()
    if not parts:
        raise PathError("is the home page's")
    return "/" + "/".join(parts) + ("" if parts[-1].endswith((".html", ".htm")) else "/")


def file_of(path: str) -> str:
    """Return the file, relative to the output folder, that a URL path is served from."""
    return path.removeprefix("/") + ("index.html" if path.endswith("/") else "")


def without_index(path: str) -> str:
    """Return the path of the folder's page for that of its `index.html`, which are one page."""
    return path.removesuffix("index.html") if path.endswith("/index.html") else path


def folder_of(path: str) -> str:
    """Return the URL path of the folder that holds the page at `path`."""
    return path[: path.rindex("/") + 1]


def encode(path: str) -> str:
    """Percent-encode a path for use in a URL."""
    return quote(path, safe="/~:@!$&'()*+,;=")
