"""The commands named in the documents are those of the Makefile."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.docs.reading import ROOT, code, documents, read, table

_NAMED = re.compile(r"\bmake((?: [A-Z]+=\S+)*) (?P<target>[a-z]+)")


def targets() -> list[str]:
    """Return the targets that have a line of explanation, in the Makefile's order."""
    return re.findall(r"^([\w-]+):.*## ", read("Makefile"), re.MULTILINE)


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_in_a_document_is_a_target(document: Path) -> None:
    lines = code(document.read_text("utf-8"))
    named = {match["target"] for line in lines for match in _NAMED.finditer(line)}
    assert named <= set(targets())


def test_every_target_that_is_meant_to_be_called_is_explained() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)
    assert phony.split() == targets()


def test_make_alone_lists_every_target_in_the_order_of_the_makefile() -> None:
    make = shutil.which("make")
    assert make
    command = [make, "--no-print-directory"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^make ([\w-]+) +\S", listed, re.MULTILINE) == targets()


def test_developers_find_every_target_in_the_order_of_the_makefile() -> None:
    assert [row[0] for row in table("CONTRIBUTING.md", "command", "what it does")] == [
        f"`make {target}`" for target in targets()
    ]


def test_the_readme_names_the_two_commands() -> None:
    assert {"serve", "test"} <= {match["target"] for line in code(read("README.md")) for match in _NAMED.finditer(line)}
