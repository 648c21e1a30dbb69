import pytest

from plugins.foundation.findings.extent import FIRST, MANY, Extent, parse_code
from plugins.foundation.findings.model import Code, ContentError, Finding
from plugins.foundation.findings.render import render_report


def findings(count: int, code: Code = Code.DEAD_LINK) -> list[Finding]:
    return [Finding("a.md", number, 1, code, "problem", "remedy") for number in range(count)]


def test_many_findings_of_one_code_are_shown_one_by_one() -> None:
    every = findings(MANY) + findings(MANY, Code.BAD_DATE)
    assert Extent().choose(every) == (every, {})


def test_of_more_only_the_first_are_shown_and_the_rest_is_counted() -> None:
    few = findings(1, Code.BAD_DATE)
    assert Extent().choose([*findings(MANY + 1), *few]) == (
        [*findings(FIRST), *few],
        {Code.DEAD_LINK: MANY + 1 - FIRST},
    )


def test_who_asks_for_all_is_shown_all() -> None:
    assert Extent(every=True).choose(findings(500)) == (findings(500), {})


@pytest.mark.parametrize("every", [False, True])
def test_who_asks_for_one_code_is_shown_all_of_it_and_no_other(every: bool) -> None:  # noqa: FBT001 - a parameter of the test
    asked = Extent(every, Code.BAD_DATE)
    assert asked.choose(findings(5) + findings(500, Code.BAD_DATE)) == (findings(500, Code.BAD_DATE), {})


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("dead-lnk", "did you mean dead-link?"),
        ("DEAD-LINK", "did you mean dead-link?"),
        ("zzz", "docs/messages.md lists the codes"),
    ],
)
def test_a_code_that_there_is_not_is_one_message_with_the_near_one(name: str, remedy: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse_code(name)
    assert render_report(caught.value.report) == (
        f"command line: there is no code {name!r}; {remedy} [bad-setting]\n1 error.\n"
    )


def test_a_code_is_known_by_its_name() -> None:
    assert parse_code("dead-link") is Code.DEAD_LINK
