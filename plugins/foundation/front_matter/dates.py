"""Dates as authors write them."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_DATE = re.compile(
    r"""(?P<year>\d{4})(?P<sep>[-/])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})
    (?P<time>[Tt\ ]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?
        (?:(?(time)\s*|\s+)(?:(?P<utc>Z|UTC|GMT)|(?P<sign>[+-])(?P<zone_hour>\d{1,2}):?(?P<zone_minute>\d{2})?))?""",
    re.VERBOSE | re.ASCII,
)
_SPELLED = re.compile(
    r"""(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?
    (?:(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})|(?P<first>\d{1,2})\s+(?P<second>[a-z]{3,9})),?\s+(?P<year>\d{4})""",
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
FIRST_YEAR, LAST_YEAR = 1900, 2999


def parse_date(text: str, zone: tzinfo) -> datetime:
    """Read a date, or a date and time with or without a zone; what has no zone is in `zone`.

    Follows YAML 1.1's timestamp (https://yaml.org/type/timestamp.html) and RFC 3339, and takes `/` between
    year, month and day. A month may be its English name or the beginning of that, with the day before or behind it, as
    Astro's and Gatsby's headers have it, and RFC 5322. Raises ValueError for anything else.
    """
    match = _DATE.fullmatch(_SPELLED.sub(_in_digits, text.strip(), count=1))
    if not match:
        message = "not a date"
        raise ValueError(message)
    part = match.groupdict()
    year = int(part["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = "year out of range"
        raise ValueError(message)
    if part["utc"]:
        zone = UTC
    elif part["sign"]:
        offset = timedelta(hours=int(part["zone_hour"]), minutes=int(part["zone_minute"] or 0))
        zone = timezone(offset if part["sign"] == "+" else -offset)
    hour, minute, second = (int(part[name] or 0) for name in ("hour", "minute", "second"))
    return datetime(year, int(part["month"]), int(part["day"]), hour, minute, second, tzinfo=zone)


def _in_digits(match: re.Match[str]) -> str:
    """Return a date in digits whose month is a word; as it is written where that is no month."""
    word = (match["month"] or match["second"]).lower()
    month = next((number for number, name in enumerate(_MONTHS, start=1) if name.startswith(word)), 0)
    return f"{match['year']}-{month}-{match['day'] or match['first']}" if month else match[0]
