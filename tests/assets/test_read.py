import base64
import hashlib
import posixpath
import re
from pathlib import Path

import pytest

from plugins.foundation.assets.read import read_assets
from plugins.foundation.files import FileError
from tests.conftest import ROOT

CSS = "/* The cup. */\n.cup {\n  color: #6f4e37;\n}\n"


def write(folder: Path, name: str, content: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def test_a_file_keeps_its_name_for_as_long_as_it_holds_the_same(tmp_path: Path) -> None:
    write(tmp_path, "css/site.css", CSS)
    before = read_assets(tmp_path).find("css/site.css").path
    write(tmp_path, "js/other.js", "alert(1)")
    assert read_assets(tmp_path).find("css/site.css").path == before


def test_a_file_that_changes_gets_another_name(tmp_path: Path) -> None:
    write(tmp_path, "css/site.css", CSS)
    before = read_assets(tmp_path).find("css/site.css").path
    write(tmp_path, "css/site.css", CSS.replace("#6f4e37", "#000"))
    assert read_assets(tmp_path).find("css/site.css").path != before


def test_a_name_says_what_a_file_is_and_holds(tmp_path: Path) -> None:
    write(tmp_path, "img/small/cup.of.tea.svg", "<svg/>")
    digest = hashlib.sha256(b"<svg/>").hexdigest()[:10]
    assert read_assets(tmp_path).find("img/small/cup.of.tea.svg").path == f"/theme/img/small/cup.of.tea.{digest}.svg"


def test_a_style_sheet_loses_what_is_for_people_only(tmp_path: Path) -> None:
    write(tmp_path, "site.css", CSS)
    assert read_assets(tmp_path).find("site.css").content == b".cup{color:#6f4e37}"


def test_a_script_loses_what_is_for_people_only(tmp_path: Path) -> None:
    write(tmp_path, "site.js", '// Greets.\nconst words = "// not a comment";\n\nalert(words);\n')
    assert read_assets(tmp_path).find("site.js").content == b'const words="// not a comment";alert(words);'


def test_any_other_file_is_published_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "cup.png").write_bytes(b"\x89PNG \n\n /* */")
    assert read_assets(tmp_path).find("cup.png").content == b"\x89PNG \n\n /* */"


def test_what_a_system_leaves_in_a_folder_is_not_published(tmp_path: Path) -> None:
    write(tmp_path, "css/.DS_Store", "")
    write(tmp_path, ".git/config", "[core]")
    assert read_assets(tmp_path).files == {}


def test_a_name_that_the_theme_does_not_have_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"the theme has no such file: 'theme/static/css/sight\.css'"):
        read_assets(tmp_path).find("css/sight.css")


def test_the_scripts_are_told_from_the_rest_and_come_in_order(tmp_path: Path) -> None:
    for name in ("js/b.js", "js/a.js", "site.css"):
        write(tmp_path, name, "")
    assert list(read_assets(tmp_path).scripts()) == ["js/a.js", "js/b.js"]


def test_the_digest_of_a_script_is_that_of_what_is_published() -> None:
    assets = read_assets(ROOT / "theme" / "static")
    for script in map(assets.find, assets.scripts()):
        kind, _, digest = script.integrity.partition("-")
        assert base64.b64decode(digest) == hashlib.new(kind, script.content).digest()


@pytest.mark.parametrize("name", ["../img/cup.svg", '"../img/cup.svg"', "'../img/../img/cup.svg'"])
def test_a_style_sheet_names_a_picture_as_it_is_published(tmp_path: Path, name: str) -> None:
    write(tmp_path, "img/cup.svg", "<svg/>")
    write(tmp_path, "css/site.css", f".cup {{ background: url({name}) }}")
    assets = read_assets(tmp_path)
    picture = assets.find("img/cup.svg").path.removeprefix("/theme/")
    assert assets.find("css/site.css").content.decode() == f".cup{{background:url(../{picture})}}"


def test_what_a_style_sheet_shows_is_known(tmp_path: Path) -> None:
    write(tmp_path, "img/cup.svg", "<svg/>")
    write(tmp_path, "css/site.css", ".cup { background: url(../img/cup.svg) } .tea { mask: url(../img/cup.svg) }")
    assert read_assets(tmp_path).modules(["css/site.css"]) == ("img/cup.svg", "css/site.css")


def test_a_style_sheet_changes_its_name_with_a_picture_that_it_shows(tmp_path: Path) -> None:
    write(tmp_path, "cup.svg", "<svg/>")
    write(tmp_path, "site.css", ".cup { background: url(cup.svg) }")
    before = read_assets(tmp_path).find("site.css").path
    write(tmp_path, "cup.svg", "<svg></svg>")
    assert read_assets(tmp_path).find("site.css").path != before


@pytest.mark.parametrize("address", ["data:image/svg+xml,%3Csvg/%3E", "#filter"])
def test_what_a_style_sheet_holds_itself_is_left(tmp_path: Path, address: str) -> None:
    write(tmp_path, "site.css", f'.cup {{ mask: url("{address}") }}')
    assert read_assets(tmp_path).find("site.css").content.decode() == f'.cup{{mask:url("{address}")}}'


def test_a_style_sheet_that_shows_what_the_theme_does_not_have_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "css/site.css", ".cup { background: url(cup.svg) }")
    with pytest.raises(FileNotFoundError, match=r"theme/static/css/cup\.svg"):
        read_assets(tmp_path)


MODULES = {
    "js/pages/letter.js": "import { open } from '../reader/store.js';\nimport '../share.js';\nopen();",
    "js/reader/store.js": "import {\n  EMPTY,\n} from './document.js';\nexport const open = () => EMPTY;",
    "js/reader/document.js": "export const EMPTY = {};",
    "js/share.js": "export {};",
}


def test_a_module_imports_others_by_the_names_that_are_published(tmp_path: Path) -> None:
    for name, text in MODULES.items():
        write(tmp_path, name, text)
    assets = read_assets(tmp_path)
    for name in ("js/pages/letter.js", "js/reader/store.js"):
        used = re.findall(r"['\"](\.[^'\"]+)", assets.find(name).content.decode())
        folder = posixpath.dirname(assets.find(name).path)
        found = [posixpath.normpath(posixpath.join(folder, each)) for each in used]
        assert found == [assets.find(each).path for each in assets.find(name).imports]


def test_a_page_names_what_a_module_imports_before_it_and_once(tmp_path: Path) -> None:
    for name, text in MODULES.items():
        write(tmp_path, name, text)
    names = ["js/reader/document.js", "js/reader/store.js", "js/share.js", "js/pages/letter.js"]
    assert list(read_assets(tmp_path).modules(["js/pages/letter.js", "js/reader/store.js"])) == names


def test_a_module_changes_its_name_with_what_it_imports(tmp_path: Path) -> None:
    for name, text in MODULES.items():
        write(tmp_path, name, text)
    before = read_assets(tmp_path)
    write(tmp_path, "js/reader/document.js", "export const EMPTY = { version: 1 };")
    after = read_assets(tmp_path)
    changed = {name for name in MODULES if before.find(name).path != after.find(name).path}
    assert changed == {*MODULES} - {"js/share.js"}


def test_modules_that_import_each_other_are_told(tmp_path: Path) -> None:
    write(tmp_path, "js/a.js", "import './b.js';")
    write(tmp_path, "js/b.js", "import './a.js';")
    with pytest.raises(FileError, match=r"imports itself"):
        read_assets(tmp_path)


def test_a_module_that_is_not_there_is_told(tmp_path: Path) -> None:
    write(tmp_path, "js/a.js", "export { b } from './b.js';")
    with pytest.raises(FileNotFoundError, match=r"theme/static/js/b\.js"):
        read_assets(tmp_path)
