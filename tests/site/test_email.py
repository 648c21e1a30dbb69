"""An address of the site's to which no letter gets."""

from pathlib import Path

import pytest

from tests.site.content import post, read, read_faulty

FILES = {"blog/a.md": post()}
PUBLISHED = {"CHECKS": {"dead-email": "warning"}}
"""As publishconf.py says it."""


def test_an_example_is_told_where_it_is_published(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text('SITENAME = "A"\nEMAIL = "hello@overcoffee.example"\n')
    _, findings = read_faulty(tmp_path, FILES, {"EMAIL": "hello@overcoffee.example", **PUBLISHED})
    [told] = findings
    assert told.startswith("pelicanconf.py:2:1 dead-email: EMAIL: no letter gets to overcoffee.example, a name")


@pytest.mark.parametrize("settings", [{}, {"CHECKS": {"dead-email": "off"}}])
def test_nobody_is_told_who_does_not_ask(tmp_path: Path, settings: dict[str, object]) -> None:
    read(tmp_path, FILES, {"EMAIL": "hello@example.org", **settings})


@pytest.mark.parametrize("email", ["", "hello@example.edu"])
def test_any_other_address_is_right(tmp_path: Path, email: str) -> None:
    read(tmp_path, FILES, {"EMAIL": email, **PUBLISHED})
