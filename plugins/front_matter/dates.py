"""Dates as authors write them."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_DATE = re.compile(
    r"""(?P<year>\d{4})(?P<sep>[-/])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})
    (?P<time>[Tt\ ]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?
        (?:(?(time)\s*|\s+)(?:(?P<utc>Z|UTC|GMT)|(?P<sign>[+-])(?P<zone_hour>\d{1,2}):?(?P<zone_minute>\d{2})?))?""",
    re.VERBOSE | re.ASCII,
)
FIRST_YEAR, LAST_YEAR = 1900, 2999


def parse_date(text: str, zone: tzinfo) -> datetime:
    """Read a date, or a date and time with or without a zone; what has no zone is in `zone`.

    Follows YAML 1.1's timestamp (https://yaml.org/type/timestamp.html) and RFC 3339, and takes `/` between
    year, month and day. Raises ValueError for anything else.
    """
    match = _DATE.fullmatch(text.strip())
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
