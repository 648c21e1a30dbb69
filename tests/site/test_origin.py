from pathlib import Path

import pytest

from plugins.foundation.findings.model import Report
from plugins.foundation.findings.render import render_report
from plugins.site.origin import Key, Origin


def place(folder: Path, text: str, key: Key | None = None, name: str = "MENU") -> tuple[int, int, str]:
    """Return line, column and excerpt of a mistake in a setting of a file that holds this text."""
    file = folder / "pelicanconf.py"
    file.write_text(text, "utf-8")
    finding = Origin(file).finding(name, "is wrong", "mend it", key)
    assert finding.path == "pelicanconf.py"
    return finding.line, finding.column, finding.excerpt


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("A = 1\nMENU = 5\nB = 2", 2, 1),
        ("MENU = 5\nMENU = 6", 2, 1),
        ("MENU: int = 5", 1, 1),
        ("MENU = 5\nMENUS = MENU", 1, 1),
        ("MENU = 5\ndel MENU", 2, 5),
        ("MENU = []\nMENU.append(5)", 2, 1),
        ("MENU = []\nMENU[0:0] = [5]", 2, 1),
        ("MENU = ()\nMENU += (5,)", 2, 1),
        ("import os\nif os:\n    MENU = 5", 3, 5),
        ("A = MENU = 5", 1, 5),
        ("A, MENU = 5, 6", 1, 4),
        ("é = 1; MENU = 5", 1, 8),
        ("A = 5", 1, 1),
    ],
)
def test_a_setting_stands_where_it_last_gets_its_value(tmp_path: Path, text: str, line: int, column: int) -> None:
    assert place(tmp_path, text)[:2] == (line, column)


def test_an_entry_of_a_list_stands_at_its_own_line(tmp_path: Path) -> None:
    text = 'MENU = [\n    ("Blog", "/blog/"),\n    5,\n]\n'
    assert place(tmp_path, text, 1) == (3, 5, "    5,")


def test_a_key_of_a_mapping_stands_at_its_own_line(tmp_path: Path) -> None:
    text = 'CHECKS = {\n    "dead-link": "off",\n    "dead-lnk": "off",\n}\n'
    assert place(tmp_path, text, "dead-lnk", "CHECKS")[:2] == (3, 5)


def test_an_entry_that_is_not_written_out_stands_where_the_setting_does(tmp_path: Path) -> None:
    assert place(tmp_path, "MENU = [5] * 3", 2)[:2] == (1, 1)


def test_a_setting_of_a_file_that_all_is_taken_from_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "facts_of_all.py").write_text("A = 1\nMENU = 5\nSITEURL = 5\n", "utf-8")
    (tmp_path / "publishconf.py").write_text("from facts_of_all import *\nSITEURL = 6\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    origin = Origin(tmp_path / "publishconf.py")
    places = [(each.path, each.line) for each in (origin.finding(name, "", "") for name in ("MENU", "SITEURL", "B"))]
    assert places == [("facts_of_all.py", 2), ("publishconf.py", 2), ("publishconf.py", 1)]


def test_what_the_command_line_said_is_blamed_on_it(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text("SITEURL = 5", "utf-8")
    report = Report()
    report.add(Origin(tmp_path / "pelicanconf.py", frozenset({"SITEURL"})).finding("SITEURL", "is wrong", "mend it"))
    assert render_report(report) == "command line: SITEURL: is wrong; mend it [bad-setting]\n1 error.\n"
