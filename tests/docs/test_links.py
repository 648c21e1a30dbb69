"""What the documents point at is there."""

import re
from pathlib import Path

import pytest

from tests.docs.reading import ROOT, anchors, code, documents, read

DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PICTURES = set((ROOT / "docs").rglob("*.png"))
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def each_document(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(text: str) -> list[str]:
    """Return the paths of a tree drawn by indentation, four spaces deep, two more a level."""
    paths: list[str] = []
    above: list[str] = []
    for indent, name in re.findall(r"^ {4}((?:  )*)([\w./-]+)(?: {2,}\S.*)?$", text, re.MULTILINE):
        above[len(indent) // 2 :] = [name]
        paths.append("".join(above))
    return paths


def test_every_path_in_the_tree_of_the_readme_exists() -> None:
    (section,) = (part for part in read("README.md").split("\n## ") if part.startswith("Where things are"))
    paths = tree(section)
    assert "content/blog/" in paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("document", documents(), ids=each_document)
def test_a_link_from_one_document_to_another_file_leads_somewhere(document: Path) -> None:
    for target in _LINK.findall(re.sub(r"`[^`\n]+`", "", _FENCED.sub("", document.read_text("utf-8")))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = document.parent / name if name else document
        assert file.exists(), target
        assert not anchor or anchor in anchors(file.read_text("utf-8")), target


@pytest.mark.parametrize("document", documents(), ids=each_document)
def test_a_module_that_a_document_names_exists(document: Path) -> None:
    named = [each for each in code(document.read_text("utf-8")) if re.fullmatch(r"plugins/[\w/]+\.py", each)]
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_decisions_are_numbered_without_a_gap_and_linked_for_developers() -> None:
    assert [path.name[:5] for path in DECISIONS] == [f"{number:04}-" for number in range(1, len(DECISIONS) + 1)]
    assert [path.name for path in DECISIONS if f"docs/decisions/{path.name}" not in read("CONTRIBUTING.md")] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=each_document)
def test_a_decision_says_context_decision_and_consequences(decision: Path) -> None:
    headings = re.findall(r"^## (.+)$", decision.read_text("utf-8"), re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences"]


def test_every_picture_is_shown_somewhere_and_described_each_time() -> None:
    shown: set[Path] = set()
    for document in documents():
        for words, name in _PICTURE.findall(document.read_text("utf-8")):
            if (path := document.parent / name) in PICTURES:
                shown.add(path)
                assert len(words.split()) > 5, path
    assert shown == PICTURES


def test_no_picture_weighs_a_clone_down() -> None:
    assert [path for path in PICTURES if path.stat().st_size > 120_000] == []


@pytest.mark.parametrize("document", documents(), ids=each_document)
def test_no_document_has_a_gap_that_was_to_be_filled(document: Path) -> None:
    assert not re.search(r"@[A-Z0-9_]+@", document.read_text("utf-8"))
