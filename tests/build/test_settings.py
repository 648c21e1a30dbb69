import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pelican.settings import DEFAULT_CONFIG

from plugins.commands.build.settings import load_settings
from plugins.foundation.findings.model import ContentError, Finding
from tests.build.project import ROOT, make_project

OWN = (ROOT / "pelicanconf.py").read_text("utf-8")
NAMES = sorted(
    {node.id for node in ast.walk(ast.parse(OWN)) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
)
VALUES = ("None", "5", '""', "[]", "{}", "b'x'", '"x"', "True", "object()", "(5,)", "{5: 5}", "[[]]", "len")


@pytest.fixture(autouse=True)
def fresh_modules() -> Iterator[None]:
    """Forget the files of settings that a test reads: their names are the same."""
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if name.endswith("conf"):
            del sys.modules[name]


def told(folder: Path, text: str, **overrides: object) -> list[Finding]:
    """Return what is said of a file of settings that holds this text after that of the project's own."""
    file = folder / "ownconf.py"
    folders = f"\nTHEME = {str(ROOT / 'theme')!r}\nPATH = {str(ROOT / 'content')!r}\n"
    file.write_text(f"{OWN}{folders}{text}\n", encoding="utf-8")
    try:
        load_settings(str(file), overrides)
    except ContentError as error:
        return list(error.report)
    return []


@pytest.mark.parametrize("name", [*NAMES, *sorted(DEFAULT_CONFIG.keys() - NAMES)])
def test_a_setting_that_is_left_out_or_of_any_kind_is_taken_or_told_with_its_name(tmp_path: Path, name: str) -> None:
    last = OWN.count("\n") + 4
    for line in (f"{name} = 5; del {name}", *(f"{name} = {value}" for value in VALUES)):
        for finding in told(tmp_path, line):
            by_name = finding.problem.startswith(name) and finding.line == last
            # Of a few, such as the patterns of pages, only Pelican knows what they may hold.
            assert by_name or re.match(r"\w+Error: ", finding.problem), line
            assert finding.path == "ownconf.py"
            assert finding.remedy


@pytest.mark.parametrize("name", ["SITENAME", "SITEURL", "PLUGINS"])
def test_what_no_site_can_do_without_is_asked_for(tmp_path: Path, name: str) -> None:
    (finding,) = told(tmp_path, f"del {name}")
    assert finding.problem.startswith(f"{name}: ")


@pytest.mark.parametrize(
    ("text", "line", "column", "problem"),
    [
        ("CHECKS = {", 1, 10, "'{' was never closed"),
        ("\nx = '", 2, 5, "unterminated string literal"),
        ("1 / 0", 1, 1, "ZeroDivisionError: division by zero"),
        ("\ndef fact():\n    return {}['x']\nfact()", 3, 1, "KeyError: 'x'"),
        ("import nothing_of_this_name", 1, 1, "ModuleNotFoundError: No module named 'nothing_of_this_name'"),
        ("\nimport sys\nsys.exit('say TOKEN=…\\nfirst')", 3, 1, "it ends the build: say TOKEN=… first"),
    ],
)
def test_a_program_that_fails_is_told_at_its_line(
    tmp_path: Path, text: str, line: int, column: int, problem: str
) -> None:
    (tmp_path / "ownconf.py").write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        load_settings(str(tmp_path / "ownconf.py"), {})
    (finding,) = caught.value.report
    assert (finding.path, finding.line, finding.column) == ("ownconf.py", line, column)
    assert finding.problem.startswith(problem)
    assert finding.excerpt.strip() in text


@pytest.mark.parametrize("text", ["exit()", "exit(0)", "raise SystemExit", "import sys; sys.exit(3)"])
def test_settings_that_end_the_build_do_not_end_it_in_silence(tmp_path: Path, text: str) -> None:
    run = make_project(tmp_path, text).build()
    assert (run.status, run.output) == (1, "")
    message = r"settings\.py:\d+:1: it ends the build; correct it \[bad-setting\]\n    (.+)\n    \^\n1 error\.\n"
    match = re.fullmatch(message, run.errors)
    assert match
    assert match[1] == text


def test_who_is_asked_to_stop_while_settings_are_read_does_not_blame_them(tmp_path: Path) -> None:
    run = make_project(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGTERM)").build()
    assert (run.status, run.output, run.errors) == (143, "", "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("PLUGINS = []", "PLUGINS: plugins.site.plugin is missing, which reads the content"),
        ("PLUGINS.append('plugins.stie.plugin')", "PLUGINS[9]: there is no plugin plugins.stie.plugin"),
        ("PLUGINS.append(5)", "PLUGINS[9]: 5 is no name of a plugin"),
        ("PLUGINS = 'plugins.site.plugin'", "PLUGINS: 'plugins.site.plugin' is no list"),
        ("TYPOGRIFY = True", "TYPOGRIFY: has no place"),
        ("LOAD_CONTENT_CACHE = True", "LOAD_CONTENT_CACHE: has no place"),
        ("MARKDOWN = {'extensions': ['toc']}", "MARKDOWN: has no place where the site reads its texts itself"),
        ("DEFAULT_PAGINATION = 5", "DEFAULT_PAGINATION: has no effect: a listing has 20 posts a page"),
        ("STATIC_EXCLUDES = [5]", "STATIC_EXCLUDES: [5] holds something else than texts"),
        ("JINJA_ENVIRONMENT = {'nope': 1}", "JINJA_ENVIRONMENT: TypeError: "),
    ],
)
def test_what_pelican_would_stumble_over_is_told(tmp_path: Path, text: str, problem: str) -> None:
    (finding,) = told(tmp_path, text)
    assert finding.problem.startswith(problem)


@pytest.mark.parametrize(
    ("text", "problem"), [("1 / 0", "ZeroDivisionError: division by zero"), ("exit()", "it ends the build")]
)
def test_a_plugin_that_fails_to_import_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, problem: str
) -> None:
    (tmp_path / "broken_plugin.py").write_text(text, "utf-8")
    monkeypatch.delitem(sys.modules, "broken_plugin", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    (finding,) = told(tmp_path, "PLUGINS.append('broken_plugin')")
    assert finding.problem == f"PLUGINS[9]: broken_plugin cannot be imported: {problem}"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (
            ("--site-url", "example.org"),
            "SITEURL: must be a URL such as https://example.org; say where readers will find the site [",
        ),
        (("--site-url", ""), "SITEURL: is empty or left out"),
        (("--settings", "nowhere.py"), "nowhere.py cannot be read: no such file or directory; name another file"),
        (("--settings", "content"), "content is a folder; name another file"),
    ],
)
def test_a_mistake_on_the_command_line_is_blamed_on_it(
    tmp_path: Path, arguments: tuple[str, ...], problem: str
) -> None:
    run = make_project(tmp_path).build(*arguments)
    assert run.status == 1
    assert run.errors.startswith(f"command line: {problem}")
    assert run.errors.endswith("[bad-setting]\n1 error.\n")


def test_a_file_that_is_no_python_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "cup.py").write_bytes(b"\x89PNG\r\n\0")
    with pytest.raises(ContentError) as caught:
        load_settings(str(tmp_path / "cup.py"), {})
    (finding,) = caught.value.report
    assert (finding.path, finding.line) == ("cup.py", 1)


def test_a_site_of_which_only_name_and_address_are_said_is_whole(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    own = f'SITENAME = "A & B"\nSITEURL = "https://example.org"\nTHEME = {str(ROOT / "theme")!r}\n'
    (tmp_path / "settings.py").write_text(f'{own}PLUGINS = ["plugins.site.plugin"]\n', "utf-8")
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    home, post = project.page("/"), project.page("/blog/good/")
    assert "<title>A &amp; B</title>" in home
    assert "<h1>A &amp; B</h1>" in home
    assert 'name="description" content="A &amp; B"' in home
    assert "mailto:?" in post
    assert not re.search(r"mailto:[^?]|Undefined|<ul>\s*</ul>", home + post)


def test_a_page_that_pelican_could_not_read_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    assert project.build().status == 0
    before = project.files()
    listening = "PLUGINS.append(SimpleNamespace(register=lambda: signals.content_object_init.connect(print)))"
    imports = "from types import SimpleNamespace\nfrom pelican import signals"
    make_project(tmp_path, f"{imports}\n{listening}\nFILENAME_METADATA = '('")
    run = project.build()
    assert run.status == 1
    assert "Could not process blog/good.md" in run.errors
    assert "Traceback" not in run.errors
    assert project.files() == before


def test_settings_of_pelican_s_that_other_sites_need_change_nothing(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("pages/about.md", "---\ntitle: A <b>\n---\n\nText.\n")
    assert project.build().status == 0
    before = project.files()
    make_project(
        tmp_path,
        "YEAR_ARCHIVE_SAVE_AS = ARTICLE_TRANSLATION_ID = '{nothing}'\n"
        "RELATIVE_URLS = DELETE_OUTPUT_DIRECTORY = True\n"
        "STATIC_PATHS = ['images']\nDIRECT_TEMPLATES = ['index']\nREADERS = {5: 5}\nJINJA_ENVIRONMENT = {}\n"
        "del FEED_ALL_ATOM, TAG_SAVE_AS, FORMATTED_FIELDS, DEFAULT_CATEGORY",
    )
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    assert project.files() == before


@pytest.mark.parametrize(
    ("text", "start"),
    [("pt_BR", '<html lang="pt-BR" dir="ltr">'), ("he", '<html lang="he" dir="rtl">')],
)
def test_every_page_and_file_is_in_the_language_of_the_site(tmp_path: Path, text: str, start: str) -> None:
    project = make_project(tmp_path, f"DEFAULT_LANG = {text!r}")
    project.write("questions/list.md", "---\ntitle: A list\nredirect_from: /old/\n---\n\n- What of it?\n")
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    assert all(start in project.page(path) for path in ("/", "/blog/good/", "/old/", "/search/"))
    tag = text.replace("_", "-")
    assert f'"language": "{tag}"' in (project.output / "feed.json").read_text("utf-8")
    assert f'"lang": "{tag}"' in (project.output / "manifest.webmanifest").read_text("utf-8")


def test_a_site_without_words_says_that_there_is_nothing_to_search(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (tmp_path / "content/blog/good.md").unlink()
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    page = project.page("/search/")
    assert "Nothing to search yet." in page
    assert "search.js" not in page


def test_the_menu_marks_the_page_that_is_shown(tmp_path: Path) -> None:
    project = make_project(tmp_path, 'MENU = [("Blog", "/blog"), ("Mail", "mailto:a@b.example"), ("Typo", "/bolg/")]')
    run = project.build()
    assert run.status == 0
    assert re.search(
        r"settings\.py:\d+:\d+: warning: MENU\[2\]: /bolg/ leads nowhere; did you mean /blog/\?", run.errors
    )
    page = project.page("/blog/")
    assert '<a href="/blog/" aria-current="page">Blog</a>' in page
    assert '<a href="mailto:a@b.example">Mail</a>' in page
    assert "Typo" not in page
    assert "aria-current" not in project.page("/blog/good/")


def test_a_site_below_an_encoded_path_has_working_links(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    assert project.build("--site-url", "https://example.org/my%20blog").status == 0
    page = project.page("/blog/good/")
    assert 'rel="canonical" href="https://example.org/my%20blog/blog/good/"' in page
    assert 'rel="stylesheet" href="/my%20blog/theme/' in page
    assert '="/my%25' not in page
