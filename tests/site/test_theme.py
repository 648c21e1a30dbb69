import os
import shutil
from pathlib import Path

import pytest

from plugins.foundation.findings.model import ContentError
from plugins.site.theme import check_theme
from tests.conftest import ROOT


def told(theme: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        check_theme(theme, theme.parent)
    return [f"{each.path} {each.code}" for each in caught.value.report]


def test_our_own_theme_can_be_read() -> None:
    check_theme(ROOT / "theme", ROOT)


def test_every_file_that_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    for folder in ("templates/parts", "print", "static/img", "icons"):
        (tmp_path / "theme" / folder).mkdir(parents=True)
    for name in ("templates/parts/a.html", "print/a.typ", "static/img/a.webp", "icons/a.ico"):
        os.mkfifo(tmp_path / "theme" / name)
    (tmp_path / "theme/static/a.css").write_bytes(b"caf\xe9")
    assert told(tmp_path / "theme") == [
        "theme/icons/a.ico not-a-file",
        "theme/print/a.typ not-a-file",
        "theme/static/a.css not-utf8",
        "theme/static/img/a.webp not-a-file",
        "theme/templates/parts/a.html not-a-file",
    ]


def test_what_an_editor_leaves_in_a_theme_plays_no_part(tmp_path: Path) -> None:
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (theme / "templates/.#base.html").symlink_to("somebody@somewhere.1234")
    (theme / "static/up").symlink_to("..")
    check_theme(theme, tmp_path)
