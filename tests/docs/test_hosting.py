"""docs/hosting.md says what is sent; that its examples work is tested in tests/hosting."""

import re
import subprocess
from pathlib import Path

from plugins.foundation.assets.model import Assets
from plugins.hosting.headers import site_headers
from tests.docs.reading import read, table


def test_every_header_is_explained_and_no_other() -> None:
    explained = [name.strip("`") for name, _ in table("docs/hosting.md", "header", "why")]
    assert explained == list(site_headers("", Assets({})).everywhere)


def test_what_cloudflare_has_no_use_for_goes_and_a_file_of_the_author_s_stays(tmp_path: Path) -> None:
    (command,) = re.findall(r"&& (find output .+ \\;)`", read("docs/hosting.md"))
    for name in ("index.html", "index.html.gz", "index.html.br", "photos.tar.gz", "a.br"):
        (tmp_path / "output").mkdir(exist_ok=True)
        (tmp_path / "output" / name).touch()
    subprocess.run(command, cwd=tmp_path, shell=True, check=True)  # noqa: S602 - as the host runs it
    assert {path.name for path in (tmp_path / "output").iterdir()} == {"index.html", "photos.tar.gz", "a.br"}
