"""The Makefile's targets, run as their user types them, in a copy of the project."""

from pathlib import Path

import pytest

from plugins.commands.build.swap import staged
from tests.conftest import ROOT, Make


def test_make_alone_lists_what_there_is_and_does_nothing(make: Make, tmp_path: Path) -> None:
    run = make()
    assert run.returncode == 0
    for target in ("html", "serve", "publish", "new", "check", "test", "bench", "clean"):
        assert f"make {target} " in run.stdout
    assert not (tmp_path / "output").exists()


def test_make_html_builds_every_post(make: Make, tmp_path: Path) -> None:
    run = make("html")
    assert (run.returncode, run.stderr) == (0, "")
    assert len(list((tmp_path / "output/blog").glob("*/index.html"))) == 14
    assert "http://localhost:8000/blog/" in (tmp_path / "output/feed.xml").read_text("utf-8")


def test_make_html_twice_gives_the_same_bytes(make: Make, tmp_path: Path) -> None:
    builds = []
    for _ in range(2):
        make("html")
        builds.append({path: path.read_bytes() for path in (tmp_path / "output").rglob("*") if path.is_file()})
    assert builds[0] == builds[1]
    assert len(builds[0]) > 50


def test_make_publish_needs_to_know_where(make: Make, tmp_path: Path) -> None:
    run = make("publish")
    assert run.returncode != 0
    assert "make publish SITEURL=https://example.org" in run.stdout
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("url", ["example.org", "https://", 'https://example.org/"; echo ha'])
def test_make_publish_refuses_what_is_no_address(make: Make, url: str) -> None:
    run = make("publish", f"SITEURL={url}")
    assert run.returncode != 0
    assert "must be a URL such as https://example.org" in run.stderr


def test_make_publish_writes_absolute_addresses_for_machines(make: Make, tmp_path: Path) -> None:
    assert make("publish", "SITEURL=https://example.org/").returncode == 0
    page = (tmp_path / "output/blog/four-ways-to-prepare/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/blog/four-ways-to-prepare/">' in page
    assert "<loc>https://example.org/blog/</loc>" in (tmp_path / "output/sitemap.xml").read_text("utf-8")


def test_only_make_publish_writes_what_hosts_read(make: Make, tmp_path: Path) -> None:
    written = ("_headers", "_hosting/nginx.conf", "_hosting/Caddyfile", "index.html.br", "index.html.gz")
    make("html")
    assert not any((tmp_path / "output" / name).exists() for name in written)
    make("publish", "SITEURL=https://example.org")
    assert all((tmp_path / "output" / name).is_file() for name in written)


def test_make_new_starts_a_draft_that_the_build_takes(make: Make, tmp_path: Path) -> None:
    run = make("new", 'TITLE=It\'s "quoted" & $odd')
    assert run.stdout == "content/blog/its-quoted-odd/index.md\n"
    assert 'title: "It\'s \\"quoted\\" & $odd"' in (tmp_path / run.stdout.strip()).read_text("utf-8")
    built = make("html")
    assert built.returncode == 0
    assert "(a draft)" in built.stderr


def test_make_new_without_a_title_says_how(make: Make) -> None:
    run = make("new")
    assert run.returncode != 0
    assert "make new TITLE=" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], []),
        (["ALL=0", "ONLY="], []),
        (["ALL=1"], ["--all"]),
        (["ONLY=dead-link"], ["--only", '"$ONLY"']),
        (["ALL=1", "ONLY=$(shell touch x)"], ["--all", "--only", '"$ONLY"']),
    ],
)
def test_make_check_shows_as_much_as_is_asked_for(
    make: Make, tmp_path: Path, arguments: list[str], options: list[str]
) -> None:
    packages = "tests/scripts/node_modules/.package-lock.json"
    run = make("--dry-run", "--old-file=.venv/dev", f"--old-file={packages}", "check", *arguments)
    assert run.returncode == 0
    assert run.stdout.splitlines()[-1].split()[1:] == ["-m", "plugins.build", "--check", *options]
    assert not (tmp_path / "x").exists()


def test_make_clean_leaves_the_sources(make: Make, tmp_path: Path) -> None:
    make("html")
    assert make("clean").returncode == 0
    assert not (tmp_path / "output").exists()
    assert (tmp_path / "content/blog").is_dir()
    assert (ROOT / ".venv/bin/python").exists()


def test_make_clean_deletes_what_builds_made_and_nothing_else(make: Make, tmp_path: Path) -> None:
    for name in ("output", ".preview"):
        with staged(tmp_path / name, (), print) as staging:
            (staging / "index.html").touch()
    (tmp_path / "output/CNAME").touch()
    (tmp_path / ".cache").mkdir()
    run = make("clean")
    assert (run.returncode, run.stdout) == (0, "output/ stays: no build made what is left in it.\n")
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["CNAME"]
    assert not any((tmp_path / name).exists() for name in (".preview", ".cache", ".venv"))
