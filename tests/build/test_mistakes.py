"""Mistakes and mishaps beyond the header: nothing is lost, nothing leaks, nothing hangs, no traceback."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import feedparser
import pytest

from tests.build.project import ROOT, make_project

HEADER = "---\ntitle: A\ndate: 2020-01-01\n"


def test_files_that_are_no_posts_are_left_to_whom_they_belong(tmp_path: Path) -> None:
    project = make_project(tmp_path, "ACTIVE_ATTACHMENTS = ('.html',)")
    project.write("pages/a/index.md", "---\ntitle: A\n---\n\nSee the [demo](demo.html).\n")
    project.write("pages/a/demo.html", "<p>Demo</p>")
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    assert (project.output / "a/demo.html").read_text("utf-8") == "<p>Demo</p>"


@pytest.mark.parametrize("name", ["pages/a.mkd", "blog/a.MD", "blog/a.rst"])
def test_a_post_in_another_format_is_told_not_lost(tmp_path: Path, name: str) -> None:
    project = make_project(tmp_path)
    project.write(name, f"{HEADER}---\n\nText.\n")
    run = project.build()
    assert run.status == 1
    assert f"content/{name}:1:1: " in run.errors
    assert "[other-format]" in run.errors


@pytest.mark.parametrize("link", ["[s](secret.md)", "[s](secret.MD)", "![s](secret.md)"])
def test_the_source_of_a_draft_is_never_published(tmp_path: Path, link: str) -> None:
    project = make_project(tmp_path, "CHECKS = {'dead-link': 'off', 'other-format': 'off'}")
    project.write("blog/secret.md", f"{HEADER}status: draft\n---\n\nNot yet.\n")
    project.write("blog/secret.MD", f"{HEADER}status: draft\n---\n\nNot yet.\n")
    project.write("blog/b.md", f"{HEADER}attachments: [secret.md]\n---\n\n{link}\n")
    assert project.build().status == 0
    assert not [name for name, text in project.files().items() if b"Not yet" in text]


def test_a_clash_that_is_a_warning_keeps_the_first(tmp_path: Path) -> None:
    project = make_project(tmp_path, "ACTIVE_ATTACHMENTS = ['.html']\nCHECKS = {'duplicate-path': 'warning'}")
    header = f"{HEADER}redirect_from: [/blog/good/]\nattachments: [index.html]\n"
    project.write("blog/b/index.md", f"{header}---\n\nText of b.\n")
    project.write("blog/b/index.html", "<p>Not the post</p>")
    run = project.build()
    assert (run.status, run.errors.count("[duplicate-path]")) == (0, 2)
    assert "One sentence." in project.page("/blog/good/")
    assert "Text of b." in project.page("/blog/b/")


def test_paths_that_differ_in_capitals_only_are_a_clash(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/z.md", f"{HEADER}path: /blog/GOOD/\n---\n\nText.\n")
    run = project.build()
    assert "/blog/GOOD/ is already taken by content/blog/good.md" in run.errors


def test_a_post_that_is_held_back_cannot_have_a_path_that_is_taken(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/b.md", f"{HEADER}path: /blog/good/\nstatus: draft\n---\n\nText.\n")
    assert "/blog/good/ is already taken by content/blog/good.md" in project.build().errors


def test_a_link_to_a_post_with_a_mistake_is_not_called_dead(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/a.md", "---\ntitle: A\ndate: soon\n---\n\nText.\n")
    project.write("blog/b.md", f"{HEADER}---\n\n[a](a.md) and [a](/blog/a/).\n")
    run = project.build()
    assert "[bad-date]" in run.errors
    assert "[dead-link]" not in run.errors


def test_a_mistake_in_the_list_of_authors_is_one_message(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("authors.yaml", "x: {name: X\n")
    project.write("blog/a.md", f"{HEADER}authors: x\n---\n\nText.\n")
    run = project.build()
    assert run.errors.splitlines()[-1] == "1 error."
    assert "[bad-authors]" in run.errors


def test_markup_in_an_excerpt_is_text_in_the_feed(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/a.md", f'{HEADER}excerpt: "5 < 6 <img src=x onerror=y>"\n---\n\nA bell &#7; rings.\n')
    assert project.build().status == 0
    atom = feedparser.parse((project.output / "feed.xml").read_bytes(), sanitize_html=False)
    assert not atom.bozo
    entry = next(entry for entry in atom.entries if entry.title == "A")
    assert entry.summary == "5 &lt; 6 &lt;img src=x onerror=y&gt;"


def test_each_author_is_one_in_the_feed(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("authors.yaml", "x: {name: X Y}\nz: {name: Z}\n")
    project.write("blog/a.md", f"{HEADER}authors: [x, z]\n---\n\nText.\n")
    project.build()
    atom = feedparser.parse((project.output / "feed.xml").read_bytes())
    entry = next(entry for entry in atom.entries if entry.title == "A")
    assert [author.name for author in entry.authors] == ["X Y", "Z"]


def test_an_empty_blog_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (tmp_path / "content/blog/good.md").unlink()
    builds = []
    for _ in range(2):
        assert project.build().status == 0
        builds.append(project.files())
        time.sleep(1.1)  # feeds tell seconds
    assert builds[0] == builds[1]


def test_links_in_html_are_each_resolved_where_they_stand(tmp_path: Path) -> None:
    project = make_project(tmp_path, "CHECKS = {'dead-link': 'off'}")
    links = '<div>\n<a href="/blog/good/">one</a> <a href="/good/">two</a>\n</div>'
    project.write("blog/a.md", f"{HEADER}---\n\n{links}\n")
    project.build("--site-url", "https://example.org/blog")
    page = project.page("/blog/a/")
    assert '<a href="/blog/blog/good/">one</a> <a href="/blog/good/">two</a>' in page


@pytest.mark.parametrize("folder", ["content", ".", "content/blog"])
def test_the_site_never_takes_the_place_of_its_sources(tmp_path: Path, folder: str) -> None:
    project = make_project(tmp_path)
    run = project.build("--output", str(tmp_path / folder))
    assert run.status == 1
    assert "name a folder of its own" in run.errors
    assert (tmp_path / "content/blog/good.md").is_file()


@pytest.mark.parametrize(
    "line", ["CHECKS = {", "1 / 0", "PATH = 'nowhere'", "THEME = 'nowhere'", "MENU = ('Blog', '/')"]
)
def test_a_settings_file_that_makes_no_sense_is_a_message(tmp_path: Path, line: str) -> None:
    run = make_project(tmp_path, line).build()
    assert run.status == 1
    assert "[bad-setting]" in run.errors
    assert "Traceback" not in run.errors


def test_ctrl_c_ends_a_build_without_a_trace(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    for number in range(3000):
        project.write(f"blog/p{number}.md", f"---\ntitle: P{number}\ndate: 2020-01-01\n---\n\n{'*Text*. ' * 50}\n")
    command = [sys.executable, "-m", "plugins.build", "--settings", str(tmp_path / "settings.py")]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        while not list(tmp_path.glob(".output-*")):
            time.sleep(0.01)
        time.sleep(1)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert project.names() == ["content", "settings.py"]


def test_a_worker_that_is_killed_ends_the_build_in_one_line_with_the_previous_site_whole(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.build()
    before = project.files()
    for number in range(70):
        project.write(f"blog/p{number}.md", f"{HEADER}---\n\nText.\n")
    settings = (
        "import os, signal",
        "os.sched_getaffinity = lambda _: {0, 1}",
        "os.register_at_fork(after_in_child=lambda: os.kill(os.getpid(), signal.SIGKILL))",
    )
    run = make_project(tmp_path, "\n".join(settings)).build()
    problem = "a worker process was killed (signal 9) before its work was done"
    assert (run.status, run.errors) == (1, f"the build: {problem}; is there memory left? Build again\n")
    assert project.files() == before
