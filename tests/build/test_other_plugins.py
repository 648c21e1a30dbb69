"""What plugins of others, and a theme's own templates, find here of Pelican."""

import shutil
from pathlib import Path

import pytest

from tests.build.project import ROOT, Project, make_project
from tests.tweets.variants import VARIANTS

LISTENER = """
from types import SimpleNamespace
from pelican import signals
def told(what):
    with open({file!r}, "a") as file:
        file.write(f"{{what}}\\n")
def connect():
    {connect}
PLUGINS = [*PLUGINS, SimpleNamespace(register=connect)]
"""


def project_with(folder: Path, connect: str) -> Project:
    return make_project(folder, LISTENER.format(file=str(folder / "told"), connect=connect))


@pytest.mark.parametrize(
    "connect",
    [
        "signals.content_object_init.connect(lambda each: told(each.title), weak=False)",
        "signals.article_generator_finalized.connect(lambda it: told(it.articles[0].title), weak=False)",
        "signals.all_generators_finalized.connect(lambda all: told(all[0].context['articles'][0].title), weak=False)",
        "signals.content_written.connect(lambda path, context: told(context['articles'][0].title), weak=False)",
    ],
    ids=lambda connect: connect.split(".")[1],
)
def test_a_plugin_of_others_is_given_articles(tmp_path: Path, connect: str) -> None:
    run = project_with(tmp_path, connect).build()
    assert (run.status, run.errors) == (0, "")
    assert set((tmp_path / "told").read_text("utf-8").split("\n")) == {"A good post", ""}


def with_template(folder: Path, name: str, text: str, settings: str = "", place: str = "") -> Project:
    """Make a project whose theme has more text in one template: in front of a place in it, or at its end."""
    shutil.copytree(ROOT / "theme", folder / "theme")
    template = folder / "theme" / "templates" / name
    head, mark, tail = template.read_text("utf-8").partition(place) if place else (template.read_text("utf-8"), "", "")
    template.write_text(f"{head}{text}{mark}{tail}", encoding="utf-8")
    return make_project(folder, f"THEME = {str(folder / 'theme')!r}\n{settings}")


@pytest.mark.parametrize("name", ["articles", "dates", "tags", "categories", "authors", "drafts", "hidden_articles"])
def test_a_template_that_asks_for_articles_is_told_where_they_are(tmp_path: Path, name: str) -> None:
    run = with_template(tmp_path, "base.html", f"{{% for each in {name} %}}{{% endfor %}}").build()
    assert run.status == 1
    lines = len((ROOT / "theme/templates/base.html").read_text("utf-8").splitlines()) + 1
    assert run.errors.startswith(f"theme/templates/base.html:{lines}:1: UndefinedError: '{name}' is filled only where")
    assert run.errors.endswith("[bad-theme]\n1 error.\n")


def test_settings_for_templates_hold_for_things_in_a_text_too(tmp_path: Path) -> None:
    settings = "JINJA_FILTERS = {'loud': str.upper}\nJINJA_GLOBALS = {'word': 'cup'}"
    project = with_template(tmp_path, "tweet.html", "<!-- {{ word|loud }} -->", settings, "<figure")
    project.write("blog/a.md", f"---\ntitle: A\ndate: 2020-01-01\n---\n\n{next(iter(VARIANTS.values())).code}\n")
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    assert "<!-- CUP -->" in project.page("/blog/a/")


def test_a_filter_that_changes_is_seen_although_its_template_is_kept(tmp_path: Path) -> None:
    project = with_template(tmp_path, "post_card.html", "{{ 'cup'|loud }}", "JINJA_FILTERS = {'loud': str.upper}")
    assert project.build().status == 0
    assert "CUP" in project.page("/blog/")
    settings = tmp_path / "settings.py"
    settings.write_text(settings.read_text("utf-8").replace("str.upper", "str.capitalize"), encoding="utf-8")
    assert project.build().status == 0
    assert "Cup" in project.page("/blog/")


def test_a_template_that_changes_is_seen(tmp_path: Path) -> None:
    project = with_template(tmp_path, "post_card.html", "One cup")
    assert project.build().status == 0
    card = tmp_path / "theme/templates/post_card.html"
    card.write_text(card.read_text("utf-8").replace("One cup", "Two cup"), encoding="utf-8")
    assert project.build().status == 0
    assert "Two cup" in project.page("/blog/")


def test_compiled_templates_that_are_damaged_are_made_anew(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    assert project.build().status == 0
    before = project.files()
    kept = [*(tmp_path / ".cache/templates").rglob("bytecode")]
    assert kept
    for file in kept:
        file.write_bytes(b"x" * file.stat().st_size)
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    assert project.files() == before
    assert all(set(file.read_bytes()) != {ord("x")} for file in kept)


def test_nothing_is_kept_of_templates_that_an_extension_reads(tmp_path: Path) -> None:
    settings = "JINJA_ENVIRONMENT = {**JINJA_ENVIRONMENT, 'extensions': ['jinja2.ext.do']}"
    run = make_project(tmp_path, settings).build()
    assert (run.status, run.errors) == (0, "")
    assert not (tmp_path / ".cache/templates").exists()


def test_a_folder_that_cannot_keep_templates_stops_no_build(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache/templates").write_text("no folder", encoding="utf-8")
    run = project.build()
    assert (run.status, run.errors) == (0, "")
