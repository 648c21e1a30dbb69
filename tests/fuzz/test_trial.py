"""What `make fuzz` would notice, and a few of the sites that it builds."""

import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import run
from tests.fuzz.run import HangError, main, no_hang
from tests.fuzz.texts import SITES
from tests.fuzz.trial import Outcome, Trial, WrongError, check
from tests.site.content import post

PAGE = "<!doctype html><html lang=en><title>A</title><p>{}"
FINDING = (
    "content/blog/a.md:6:5: b leads nowhere; did you mean /blog/a/? [dead-link]\n    [a](b)\n        ^\n1 error.\n"
)


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    trial = Trial(tmp_path_factory.mktemp("fuzz") / "project")
    trial.start()
    return trial


@settings(max_examples=20, deadline=None)
@given(SITES, st.sampled_from(run.NAMES))
def test_a_site_of_any_texts_is_built_or_its_author_told(trial: Trial, files: Mapping[str, bytes], name: str) -> None:
    trial.write(files)
    check(trial.build(name), files)


def test_a_site_is_built_as_the_command_does(trial: Trial) -> None:
    trial.write({"blog/a.md": post("[a](b)").encode()})
    assert trial.build("strict") == Outcome(1, FINDING, {})
    lenient = trial.build("lenient")
    assert (lenient.status, "1 warning." in lenient.told) == (0, True)
    assert '<a href="/coffee/blog/a/b">a</a>' in lenient.files["blog/a/index.html"].decode()


def page(html: str) -> dict[str, bytes]:
    return {"a.html": PAGE.format(html).encode()}


@pytest.mark.parametrize(
    ("outcome", "wrong"),
    [
        (Outcome(1, "", {}), "exit status 1"),
        (Outcome(0, FINDING, {}), "exit status 0"),
        (Outcome(139, "", {}), "exit status 139"),
        (Outcome(1, "WARNING: b\n1 error.\n", {}), "this is no finding"),
        (Outcome(1, "content/blog/a.md: b; c [dead-link]\n1 error.\n", {}), "this is no finding"),
        (Outcome(1, FINDING.replace("a.md", "b.md"), {}), "there is no such file"),
        (Outcome(1, FINDING.replace(":6:", ":99:"), {}), "this is no place in the file"),
        (Outcome(1, FINDING.replace(":5:", ":99:"), {}), "this is no place in the file"),
        (Outcome(0, "", page("</b>")), "unexpected-end-tag"),
        (Outcome(0, "", page("<script src=//b></script>")), "<script>"),
        (Outcome(0, "", page("<script>b()</script>")), "<script>"),
        (Outcome(0, "", page("<b onclick=b()>b</b>")), "onclick"),
        (Outcome(0, "", page("<b style=b>b</b>")), "style"),
        (Outcome(0, "", page("<a href='java\nscript:b()'>b</a>")), "href"),
        (Outcome(0, "", page("<iframe></iframe>")), "<iframe>"),
    ],
)
def test_what_a_build_must_not_do_is_noticed(outcome: Outcome, wrong: str) -> None:
    with pytest.raises(WrongError, match=wrong):
        check(outcome, {"blog/a.md": post("[a](b)").encode()})


@pytest.mark.parametrize("file", ["feed.xml", "feed.json"])
def test_a_feed_that_no_reader_can_read_is_noticed(file: str) -> None:
    with pytest.raises((SyntaxError, ValueError)):
        check(Outcome(0, "", {file: b"<"}), {})


def test_html_of_the_author_s_own_need_not_be_valid_but_holds_nothing_that_runs() -> None:
    files = {"blog/a.md": b"<b>"}
    check(Outcome(0, "", page("</b>")), files)
    with pytest.raises(WrongError, match="onclick"):
        check(Outcome(0, "", page("<b onclick=b()>")), files)


def test_a_build_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "PATIENCE", 1)
    with no_hang(), pytest.raises(HangError):
        time.sleep(100)


def test_what_is_wrong_is_told_with_the_files_and_how_to_build_them_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(*_: object) -> Outcome:
        message = "the build fell over"
        raise HangError(message)

    monkeypatch.setattr(run, "FOLDER", tmp_path / "fuzz")
    monkeypatch.setattr(Trial, "build", crash)
    assert main(1) == 1
    told = capsys.readouterr().out
    assert "the build fell over" in told
    assert "content/blog/a/index.md:\nb'---\\ntitle: A\\n" in told
    assert f"To build it again: .venv/bin/python -m plugins.build --settings {tmp_path}/fuzz/strict.py" in told
