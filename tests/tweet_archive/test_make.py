"""`make tweets`, run as its user types it, in a copy of the project."""

from pathlib import Path

import pytest

from tests.conftest import Make

POST = "---\ntitle: A\ndate: 2016-10-31\nauthors: over-coffee\n---\n\nhttps://x.com/nobody/status/793475298357841920\n"


def archive(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return the files of the archive with what they hold, and when they were written."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in (folder / "content/tweets").iterdir()}


@pytest.mark.parametrize("words", [[], ["FETCH=1"]])
def test_make_tweets_leaves_the_projects_own_archive_as_it_is(make: Make, tmp_path: Path, words: list[str]) -> None:
    before = archive(tmp_path)
    run = make("tweets", *words)
    assert (run.returncode, run.stdout, run.stderr) == (0, "1 tweet in posts and pages, 0 written.\n", "")
    assert archive(tmp_path) == before


def test_make_tweets_writes_the_same_bytes_again(make: Make, tmp_path: Path) -> None:
    (file,) = (tmp_path / "content/tweets").iterdir()
    before = file.read_bytes()
    file.unlink()
    run = make("tweets")
    post = "content/blog/the-networking-worlds-best-kept-secret/index.md"
    output = f"content/tweets/{file.name}, for {post}\n1 tweet in posts and pages, 1 written.\n"
    assert (run.returncode, run.stdout, run.stderr) == (0, output, "")
    assert file.read_bytes() == before


def test_make_tweets_says_what_to_run_for_a_bare_link(make: Make, tmp_path: Path) -> None:
    (tmp_path / "content/blog/bare.md").write_text(POST, encoding="utf-8")
    run = make("tweets")
    assert run.returncode != 0
    assert "content/blog/bare.md:7:1: tweet 793475298357841920 is not in content/tweets/; " in run.stderr
    assert "run `make tweets FETCH=1`" in run.stderr
