"""`make tweets` as an author meets it: what is printed, what is written, the exit status."""

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.tweets.command.__main__ import main
from plugins.tweets.command.oembed import Oembed
from tests.build.project import ROOT, Project, make_project
from tests.site.content import post
from tests.tweet_archive.posts import BARE, PASTED, archived
from tests.tweet_archive.server import EXAMPLE, NUMBER, OTHER, THIRD, Service, embed_code, good, reply, silent

FILE = f"content/tweets/{NUMBER}.json"
LATER = "try again later, or paste the embed code"
UNREACHABLE = Oembed("http://127.0.0.1:9/oembed")


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody with a project, who runs the command in it."""

    project: Project
    capture: pytest.CaptureFixture[str]

    def run(self, *words: str, oembed: Oembed = UNREACHABLE) -> tuple[int, str, str]:
        """Return exit status, output and errors."""
        status = main(["--settings", str(self.project.folder / "settings.py"), *words], oembed)
        return (status, *self.capture.readouterr())


@pytest.fixture
def author(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Author:
    return Author(make_project(tmp_path), capsys)


def missing(file: str, address: str, problem: str, remedy: str) -> str:
    """Return the message for a tweet that a post shows in its sixth line."""
    return f"{file}:6:1: {problem}; {remedy} [missing-tweet]\n    {address}\n    ^\n"


def test_a_blog_without_tweets_needs_no_archive(author: Author) -> None:
    assert author.run() == (0, "0 tweets in posts and pages, 0 written.\n", "")
    assert not (author.project.folder / "content/tweets").exists()


def test_each_file_is_named_as_it_is_written_and_the_second_run_writes_none(author: Author) -> None:
    author.project.write("blog/a.md", post(PASTED))
    author.project.write("blog/b.md", post(embed_code(OTHER)))
    lines = [
        f"{FILE}, for content/blog/a.md\n",
        f"content/tweets/{OTHER}.json, for content/blog/b.md\n",
        "2 tweets in posts and pages, 2 written.\n",
    ]
    assert author.run() == (0, "".join(lines), "")
    assert author.run("--fetch") == (0, "2 tweets in posts and pages, 0 written.\n", "")


def test_drafts_and_posts_that_are_held_back_are_archived_too(author: Author) -> None:
    author.project.write("blog/a.md", post(PASTED, "status: draft"))
    author.project.write("blog/b.md", post(embed_code(OTHER)).replace("2016-10-31\n---", "2999-10-31\n---"))
    author.project.write("pages/c.md", f"---\ntitle: C\n---\n\n{embed_code(THIRD)}")
    status, output, errors = author.run()
    assert (status, output.splitlines()[-1], errors) == (0, "3 tweets in posts and pages, 3 written.", "")
    assert len(archived(author.project.folder)) == 3


def test_a_bare_link_is_an_error_with_the_command_to_run(author: Author) -> None:
    author.project.write("blog/a.md", post(BARE))
    problem, remedy = f"tweet {NUMBER} is not in content/tweets/", "run `make tweets FETCH=1`, or paste its embed code"
    told = missing("content/blog/a.md", BARE, problem, remedy)
    assert author.run() == (1, "1 tweet in posts and pages, 0 written.\n", f"{told}1 error.\n")


def test_a_build_after_fetching_needs_nothing_else(author: Author, x: Service) -> None:
    x.answers[NUMBER] = good()
    author.project.write("blog/a.md", post(BARE))
    assert "run `make tweets FETCH=1`" in author.project.build().errors
    output = f"{FILE}, for content/blog/a.md\n1 tweet in posts and pages, 1 written.\n"
    assert author.run("--fetch", oembed=x.oembed) == (0, output, "")
    assert author.project.build().status == 0
    assert EXAMPLE in author.project.page("/blog/a/")
    assert len(x.requests) == 1


def test_what_cannot_be_fetched_is_told_where_it_is_shown_and_the_rest_is_written(author: Author, x: Service) -> None:
    links = [BARE.replace(NUMBER, number) for number in ("900", NUMBER, OTHER, THIRD)]
    for name, link in zip("abcd", links, strict=True):
        author.project.write(f"blog/{name}.md", post(link))
    x.answers.update({"900": reply(404), NUMBER: good(), OTHER: reply(403), THIRD: reply(503)})
    status, output, errors = author.run("--fetch", oembed=x.oembed)
    assert (status, output) == (1, f"{FILE}, for content/blog/b.md\n4 tweets in posts and pages, 1 written.\n")
    out, ask = "take it out, or say in your own words what it said", "take it out, or ask the author"
    assert errors == "".join(
        [
            missing("content/blog/a.md", links[0], "tweet 900: X has this tweet no longer", out),
            missing("content/blog/c.md", links[2], f"tweet {OTHER}: its author shows it to followers only", ask),
            missing("content/blog/d.md", links[3], f"tweet {THIRD}: X answered 503 Service Unavailable", LATER),
            "3 errors.\n",
        ]
    )


def test_a_rate_limit_is_told_for_every_tweet_that_was_not_asked_for(author: Author, x: Service) -> None:
    links = [BARE, BARE.replace(NUMBER, OTHER)]
    author.project.write("blog/a.md", post(links[0]))
    author.project.write("blog/b.md", post(links[1]))
    x.answers[NUMBER] = reply(429, Retry_After="900")
    why = "X has been asked too often", "try again in 900 seconds"
    told = [
        missing("content/blog/a.md", links[0], f"tweet {NUMBER}: {why[0]}", why[1]),
        missing("content/blog/b.md", links[1], f"tweet {OTHER}: {why[0]}", why[1]),
    ]
    errors = "".join([*told, "2 errors.\n"])
    assert author.run("--fetch", oembed=x.oembed) == (1, "2 tweets in posts and pages, 0 written.\n", errors)
    assert x.numbers == [NUMBER]


@pytest.mark.parametrize("words", [[], ["--refresh"]])
def test_nobody_is_asked_unless_told_to(author: Author, x: Service, words: list[str]) -> None:
    author.project.write("blog/a.md", post(PASTED))
    author.project.write("blog/b.md", post(BARE.replace(NUMBER, OTHER)))
    for _ in range(2):
        author.run(*words, oembed=x.oembed)
    assert x.requests == []


def test_refreshing_writes_anew(author: Author, x: Service) -> None:
    x.answers[NUMBER] = good(text="Changed since.")
    author.project.write("blog/a.md", post(PASTED))
    author.run()
    author.project.write("blog/a.md", post(BARE))
    output = f"{FILE}, for content/blog/a.md\n1 tweet in posts and pages, 1 written.\n"
    assert author.run("--fetch", "--refresh", oembed=x.oembed) == (0, output, "")
    assert "Changed since." in archived(author.project.folder)[f"{NUMBER}.json"]


def test_checking_tells_what_is_gone_at_the_file_to_change(author: Author, x: Service) -> None:
    author.project.write("blog/a.md", post(f"{PASTED}\n\n{embed_code(OTHER)}"))
    author.run()
    before = archived(author.project.folder)
    x.answers[OTHER] = good(OTHER)
    told = 'X has this tweet no longer; keep it, or say "status": "withdrawn" here [missing-tweet]'
    output = "1 of 2 archived tweets are on X.\n"
    assert author.run("--check", oembed=x.oembed) == (1, output, f"{FILE}:1:1: {told}\n1 error.\n")
    assert archived(author.project.folder) == before


def test_checking_when_all_is_well_says_so(author: Author, x: Service) -> None:
    author.project.write("blog/a.md", post(PASTED))
    author.run()
    x.answers[NUMBER] = good()
    assert author.run("--check", oembed=x.oembed) == (0, "1 of 1 archived tweets are on X.\n", "")


def test_a_level_of_the_settings_counts_here_too(author: Author) -> None:
    with (author.project.folder / "settings.py").open("a", encoding="utf-8") as settings:
        settings.write("CHECKS = {'missing-tweet': 'warning'}\n")
    author.project.write("blog/a.md", post(BARE))
    status, _, errors = author.run()
    assert (status, errors.splitlines()[-1]) == (0, "1 warning.")


def test_a_faulty_file_is_told_and_the_rest_is_written(author: Author) -> None:
    author.project.write(f"tweets/{OTHER}.json", "{\n")
    author.project.write("blog/a.md", post(f"{PASTED}\n\n{embed_code(OTHER)}"))
    status, output, errors = author.run()
    assert (status, output.splitlines()[-1]) == (1, "2 tweets in posts and pages, 1 written.")
    assert errors.startswith(f"content/tweets/{OTHER}.json:2:1: this is no JSON: ")
    assert errors.endswith("[bad-archive]\n1 error.\n")


@pytest.mark.parametrize("line", ["CHECKS = {", "1 / 0", "PATH = 'nowhere'", "SITEURL = 'nowhere'"])
def test_settings_that_make_no_sense_are_a_message(author: Author, line: str) -> None:
    with (author.project.folder / "settings.py").open("a", encoding="utf-8") as settings:
        settings.write(line)
    status, output, errors = author.run()
    assert (status, output) == (1, "")
    assert "[bad-setting]" in errors
    assert errors.endswith("1 error.\n")


def test_a_theme_that_cannot_be_used_is_a_message(author: Author) -> None:
    folder = author.project.folder
    shutil.copytree(ROOT / "theme", folder / "theme")
    make_project(folder, f"THEME = {str(folder / 'theme')!r}").write("blog/a.md", post(PASTED))
    (folder / "theme/templates/tweet.html").write_text("{{ }}", "utf-8")
    why = "Expected an expression, got 'end of print statement'"
    told = f"theme/templates/tweet.html:1:1: TemplateSyntaxError: {why}; correct the template [bad-theme]\n1 error.\n"
    assert author.run() == (1, "", told)


def test_settings_that_are_not_there_are_a_message(author: Author) -> None:
    (author.project.folder / "settings.py").unlink()
    status, output, errors = author.run()
    assert (status, output) == (1, "")
    assert "[bad-setting]" in errors


@pytest.mark.parametrize("is_link", [False, True])
def test_something_else_in_the_place_of_the_archive_is_one_line(author: Author, *, is_link: bool) -> None:
    folder = author.project.folder / "content/tweets"
    if is_link:
        folder.symlink_to("nowhere")
    else:
        folder.write_bytes(b"Not a folder.")
    author.project.write("blog/a.md", post(PASTED))
    reason = "no such file or directory" if is_link else "not a directory"
    told = f"content/tweets:1:1: cannot be read: {reason}; put a folder in its place [not-a-file]\n1 error.\n"
    assert author.run() == (1, "", told)


def test_a_folder_in_the_place_of_a_tweet_is_told_and_stays(author: Author) -> None:
    (author.project.folder / FILE).mkdir(parents=True)
    author.project.write("blog/a.md", post(PASTED))
    told = "is a folder; put a file in its place [not-a-file]"
    output = "1 tweet in posts and pages, 0 written.\n"
    assert author.run() == (1, output, f"{FILE}:1:1: {told}\n1 error.\n")
    assert (author.project.folder / FILE).is_dir()


def test_no_name_of_a_file_commands_a_terminal(author: Author) -> None:
    author.project.write("blog/\u202e\N{ZERO WIDTH SPACE}.md", post(PASTED))
    _, output, _ = author.run()
    assert not {"\u202e", "\N{ZERO WIDTH SPACE}"} & {*output}
    assert output.count("\n") == 2


def test_what_was_found_is_told_though_nothing_can_be_written(author: Author) -> None:
    author.project.write("tweets", "Not a folder.")
    author.project.write("blog/a.md", post(PASTED))
    author.project.write("blog/b.md", post(embed_code(OTHER).partition("&mdash;")[0]))
    status, _, errors = author.run()
    assert status == 1
    assert "content/blog/b.md:6:1: this embed is cut off" in errors
    assert "content/tweets:1:1: cannot be read: not a directory; put a folder in its place" in errors


def test_posts_that_cannot_be_read_are_not_passed_over_in_silence(author: Author) -> None:
    author.project.write("blog/a.md", f"---\ntitle: A\ndate: soon\n---\n\n{PASTED}\n")
    status, output, errors = author.run()
    assert (status, output) == (0, "0 tweets in posts and pages, 0 written.\n")
    assert errors == "1 of the posts and pages cannot be read; `make check` says why.\n"


def run_aside(author: Author, before: str, oembed: str = "") -> list[str]:
    """Return the words that run the command in a process of its own, after a line of the shell."""
    code = (
        "import sys; from plugins.tweets.command.__main__ import main; "
        "from plugins.tweets.command.oembed import Oembed; "
        f"sys.exit(main(['--settings', {str(author.project.folder / 'settings.py')!r}, '--fetch'], Oembed({oembed!r})))"
    )
    return ["sh", "-c", f'{before} exec "$0" -c "$1"', sys.executable, code]


def test_a_full_disk_is_one_line_and_leaves_nothing_behind(author: Author) -> None:
    author.project.write("blog/a.md", post(PASTED))
    command = run_aside(author, "ulimit -f 0;")
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    run = subprocess.run(command, cwd=ROOT, env=unmeasured, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.endswith(": File too large; check the file and the disk\n")
    assert run.stderr.count("\n") == 1
    assert archived(author.project.folder) == {}


def test_ctrl_c_ends_the_asking_without_a_trace_and_keeps_what_is_written(author: Author, x: Service) -> None:
    author.project.write("blog/a.md", post(PASTED))
    author.project.write("blog/b.md", post(BARE.replace(NUMBER, OTHER)))
    x.answers[OTHER] = silent
    command = run_aside(author, "", x.url)
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert x.asked.wait(60)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert list(archived(author.project.folder)) == [f"{NUMBER}.json"]
