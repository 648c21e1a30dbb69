"""The nouns: a header, a rule, and all that a host is to send."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

POLICY = "Content-Security-Policy"
CACHING = "Cache-Control"
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=63072000",
}
"""What is sent with every answer, whatever it is. Browsers pass the last one over where there is no TLS."""

TYPES = {
    "avif": "image/avif",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "ico": "image/vnd.microsoft.icon",
    "ics": "text/calendar; charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webm": "video/webm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    # As application/atom+xml a feed would be saved by some browsers, and by others shown without its style.
    "xml": "application/xml",
    "zip": "application/zip",
}
"""The media type of each ending."""

REFUSAL = "This request cannot be answered.\n"
"""What is answered to a request that is none for a page; the status says why."""


class Rule(Struct, frozen=True):
    """What is sent at a URL path, or below one that ends with a slash, in place of what is sent elsewhere."""

    path: str
    header: str
    value: str


class Headers(Struct, frozen=True):
    """What a host is to send: with every answer by name of header, and what differs at some paths.

    `base` is the path part of the site's URL; the paths of rules begin with it. `widest` is the policy of a page that
    may do what any page may.
    """

    base: str
    everywhere: Mapping[str, str]
    rules: Sequence[Rule]
    widest: str

    def of(self, header: str) -> Sequence[Rule]:
        """Return the rules for one header."""
        return [rule for rule in self.rules if rule.header == header]
