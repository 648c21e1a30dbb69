"""CommonMark's own examples, as they are published with its specification."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commonmark.reading import convert, elements

SPECIFICATION = Path(__file__).parent / "examples/node_modules/commonmark-spec/spec.txt"
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$|^#+ *([^\n]*)$", re.DOTALL | re.MULTILINE)
RAW = {"HTML blocks", "Raw HTML"}
"""Sections about HTML of the author's own, which passes through as it is."""
ADDRESS = "a bare address is a link, as on GitHub"
OTHERWISE = {602: ADDRESS, 606: ADDRESS, 608: ADDRESS, 611: ADDRESS, 612: ADDRESS}
"""The examples that are read otherwise, and why."""


def examples() -> Iterator[tuple[int, str, str]]:
    section, number = "", 0
    for match in EXAMPLE.finditer(SPECIFICATION.read_text("utf-8").replace("→", "\t")):
        if match[3] is not None:
            section = match[3]
            continue
        number += 1
        if section not in RAW:
            yield number, match[1], match[2]


def test_there_are_as_many_examples_as_the_specification_has() -> None:
    assert len([*examples()]) == 588


@pytest.mark.parametrize(
    ("number", "text", "html"), [*examples()], ids=lambda value: value if isinstance(value, int) else ""
)
def test_an_example_is_read_as_the_specification_says_but_for_what_we_add(number: int, text: str, html: str) -> None:
    is_as_said = elements(convert(text)) == elements(html)
    assert is_as_said is (number not in OTHERWISE), OTHERWISE.get(number)
