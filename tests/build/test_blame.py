import shutil
from pathlib import Path

import pytest

from plugins.commands.build.blame import blaming
from plugins.foundation.findings.model import ContentError
from plugins.site.origin import Origin
from tests.build.project import ROOT, Project, make_project

ORIGIN = Origin(Path("pelicanconf.py"))


def project_with_theme(folder: Path) -> Project:
    """Return a project with a theme of its own."""
    shutil.copytree(ROOT / "theme", folder / "theme")
    return make_project(folder, f"THEME = {str(folder / 'theme')!r}")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("templates/post_card.html", "\n{% if %}", "theme/templates/post_card.html:2:1: TemplateSyntaxError: "),
        (
            "templates/post_card.html",
            "\n\n{{ nothing.at_all }}",
            "theme/templates/post_card.html:3:1: UndefinedError: ",
        ),
        ("templates/post_card.html", "{{ 1 // 0 }}", "theme/templates/post_card.html:1:1: ZeroDivisionError: "),
        ("templates/post_card.html", None, "theme/templates/post_card.html:1:1: is not there; put it back"),
        ("print/social_card.typ", "#let x = ", "theme:1:1: TypstError: "),
        ("print/handout.docx", "Words", "theme/print/handout.docx:1:1: is no Word document to write on; save it as "),
    ],
)
def test_a_template_that_is_wrong_or_missing_is_one_line(
    tmp_path: Path, name: str, text: str | None, told: str
) -> None:
    project = project_with_theme(tmp_path)
    project.write("questions/ask.md", "---\ntitle: Ask\n---\n\n- Why?\n")
    file = tmp_path / "theme" / name
    file.unlink() if text is None else file.write_text(text, "utf-8")
    run = project.build()
    assert run.status == 1
    assert run.errors.startswith(told)
    assert run.errors.endswith("[bad-theme]\n1 error.\n")
    assert not project.output.exists()


def test_what_pelican_fails_at_is_laid_to_the_settings(tmp_path: Path) -> None:
    project = make_project(tmp_path, "INTRASITE_LINK_REGEX = '('")
    project.write("pages/about.md", "---\ntitle: About\n---\n\nUs.\n")
    run = project.build()
    assert run.status == 1
    assert run.errors.startswith("settings.py:1:1: Pelican failed: error: missing )")
    assert run.errors.endswith("[bad-setting]\n1 error.\n")


def test_a_mistake_of_our_own_keeps_its_traceback() -> None:
    with pytest.raises(KeyError), blaming(ROOT / "theme", ORIGIN):
        raise KeyError("x")


def test_findings_and_faults_of_the_disk_pass() -> None:
    for error in (FileNotFoundError("here"), ContentError.__new__(ContentError)):
        with pytest.raises(type(error)), blaming(ROOT / "theme", ORIGIN):
            raise error
