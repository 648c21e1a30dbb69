"""Wall times in all time zones, held against Python's, around each change of clocks for twenty years."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
import tzdata

from tests.scripts.asking import Ask, asking

MINUTE = 60_000
QUARTER = 15 * MINUTE
DAY = 24 * 60 * MINUTE
WEEK = 7 * DAY
MONTH = 4 * WEEK
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 (wall times have no zone)
FIRST = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp()) * 1000
LAST = int(datetime(2041, 1, 1, tzinfo=UTC).timestamp()) * 1000

CHANGED = {
    "2026a": ["Europe/Chisinau"],
    "2026b": ["America/Vancouver"],
    "2026c": ["Africa/Casablanca", "Africa/El_Aaiun", "America/Edmonton"],
    "2026d": ["America/Inuvik"],
    "2026e": ["America/Winnipeg"],
    "2026f": ["America/Havana"],
}
"""The zones that releases of tzdata, since 2025a, changed for a time after 2020. Node brings one of its own."""


def zone_of(name: str) -> ZoneInfo:
    """Read a zone from the package tzdata, whatever the system has."""
    with files(tzdata).joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, name)


def offset(instant: int, zone: ZoneInfo) -> int:
    found = datetime.fromtimestamp(instant / 1000, zone).utcoffset()
    assert found is not None
    return found.days * DAY + found.seconds * 1000


def changes(zone: ZoneInfo) -> Iterator[int]:
    """Yield the instants from which another offset holds. No zone changes it twice within a week."""
    after = offset(FIRST, zone)
    for week in range(FIRST, LAST, WEEK):
        low, high = week, week + WEEK
        before, after = after, offset(high, zone)
        while before != after and high - low > MINUTE:
            middle = (low + high) // 2 // MINUTE * MINUTE
            low, high = (middle, high) if offset(middle, zone) == before else (low, middle)
        if before != after:
            yield high


def shown(wall: int) -> str:
    return f"{EPOCH + timedelta(milliseconds=wall)}"[:16]


def instant_of(wall: int, zone: ZoneInfo) -> list[object]:
    """Return the instant of a wall time, and what is odd about it, as PEP 495 has it."""
    first = (EPOCH + timedelta(milliseconds=wall)).replace(tzinfo=zone)
    one, other = first.utcoffset(), first.replace(fold=1).utcoffset()
    assert one is not None
    assert other is not None
    return [round(first.timestamp() * 1000), "" if one == other else "skipped" if one < other else "repeated"]


class Zone(NamedTuple):
    """What a page says of a zone, at instants that tell its rules."""

    name: str
    changes: tuple[int, ...]
    instants: tuple[int, ...]
    offsets: tuple[int, ...]
    """Python's."""
    offsets_in_page: tuple[int, ...]
    """Those of Intl, which our code has no part in."""
    walls: tuple[str, ...]

    @property
    def differs_from(self) -> int:
        """The first instant at which Python and Intl have different rules for the zone."""
        both = zip(self.instants, self.offsets, self.offsets_in_page, strict=True)
        return next((instant for instant, one, other in both if one != other), LAST)


def asked(ask: Ask, name: str) -> Zone:
    """Ask for each month, and for each quarter of an hour for three hours around each change of clocks."""
    rules = zone_of(name)
    changed = tuple(changes(rules))
    around = {change + quarter * QUARTER for change in changed for quarter in range(-12, 13)}
    instants = tuple(sorted({*range(FIRST, LAST, MONTH), *around}))
    offsets = tuple(offset(instant, rules) for instant in instants)
    by_intl, walls = zip(*ask("walls", name, instants), strict=True)
    return Zone(name, changed, instants, offsets, by_intl, walls)


def walls_around(change: int, zone: ZoneInfo) -> range:
    """Return the quarters that clocks show from three hours before a change of theirs to three hours after it."""
    both = change + offset(change - MINUTE, zone), change + offset(change, zone)
    return range(min(both) - 12 * QUARTER, max(both) + 12 * QUARTER + 1, QUARTER)


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    with asking() as ask:
        yield ask


@pytest.fixture(scope="module")
def zones(ask: Ask) -> list[Zone]:
    return [asked(ask, name) for name in ask("zones")]


def test_an_instant_is_shown_as_the_clocks_of_each_zone_show_it(zones: list[Zone]) -> None:
    assert len(zones) > 400
    wrong = [
        (zone.name, instant, wall)
        for zone in zones
        for instant, known, wall in zip(zone.instants, zone.offsets_in_page, zone.walls, strict=True)
        if wall != shown(instant + known)
    ]
    assert wrong == []


def test_a_wall_time_is_the_same_instant_in_a_page_as_in_python(ask: Ask, zones: list[Zone]) -> None:
    # Zones of the same rules, in Python and in the page, are one, and asked for once.
    alike = {(zone.changes, zone.offsets, zone.offsets_in_page): zone for zone in zones}
    odd = 0
    for zone in alike.values():
        rules = zone_of(zone.name)
        # What is near to where the rules differ is not compared.
        changed = [change for change in zone.changes if change < zone.differs_from - MONTH]
        walls = [wall for change in changed for wall in walls_around(change, rules)]
        found = ask("instants", zone.name, [shown(wall) for wall in walls])
        expected = [instant_of(wall, rules) for wall in walls]
        assert [pair for pair in zip(map(shown, walls), found, expected, strict=True) if pair[1] != pair[2]] == []
        odd += sum(bool(oddity) for _, oddity in expected)
    assert odd > 5_000


def test_the_rules_of_zones_differ_only_where_governments_changed_them(ask: Ask, zones: list[Zone]) -> None:
    releases = sorted([ask("release"), tzdata.IANA_VERSION])
    changed = {name for release, names in CHANGED.items() if releases[0] < release <= releases[1] for name in names}
    # Of a newer Node than this list is, nothing is known.
    assert {zone.name for zone in zones if zone.differs_from < LAST} == changed or releases[0] == tzdata.IANA_VERSION
