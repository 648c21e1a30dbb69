import os
import shutil
from pathlib import Path

import pytest

from plugins.findings.model import ContentError
from plugins.findings.render import render_report
from plugins.icons.plugin import read_icons
from tests.conftest import ROOT


def test_icons_are_read_by_name_and_what_an_editor_hides_is_not(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "theme/icons", tmp_path / "icons")
    (tmp_path / "icons/.DS_Store").touch()
    names = sorted(path.name for path in (ROOT / "theme/icons").iterdir())
    assert sorted(read_icons(tmp_path)) == names


def test_an_icon_that_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "theme/icons/more").mkdir(parents=True)
    os.mkfifo(tmp_path / "theme/icons/icon.png")
    with pytest.raises(ContentError) as caught:
        read_icons(tmp_path / "theme")
    lines = render_report(caught.value.report).splitlines()
    assert lines == [
        "theme/icons/icon.png:1:1: is a pipe, socket or device; put a file in its place [not-a-file]",
        "theme/icons/more:1:1: is a folder; name a file [not-a-file]",
        "2 errors.",
    ]
