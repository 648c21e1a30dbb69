from pathlib import Path

from plugins.foundation.findings.model import Report
from plugins.search.synonyms import read_synonyms


def read(tmp_path: Path, text: str) -> tuple[object, list[str]]:
    file = tmp_path / "content/synonyms.txt"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    report = Report()
    groups = read_synonyms(file, tmp_path, report)
    return groups, [f"{each.path}:{each.line}:{each.column}: {each.problem} [{each.code}]" for each in report]


def test_a_group_stands_in_a_line_with_commas_between(tmp_path: Path) -> None:
    groups, told = read(tmp_path, "# so that nobody guesses\n\nCV, résumé\r\nzoom, video call\n")
    assert groups == ([("cv",), ("resume",)], [("zoom",), ("video", "call")])
    assert told == []


def test_a_word_that_stands_alone_is_told_with_its_place(tmp_path: Path) -> None:
    groups, told = read(tmp_path, "cv, résumé\n  zoom,\n")
    assert groups == ([("cv",), ("resume",)],)
    assert told == ["content/synonyms.txt:2:3: `zoom,` means the same as nothing [bad-synonyms]"]


def test_without_a_file_there_is_no_group(tmp_path: Path) -> None:
    assert read_synonyms(tmp_path / "synonyms.txt", tmp_path, Report()) == ()
