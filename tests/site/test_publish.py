"""Files beside the pages, written as they were checked."""

import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from PIL import Image

from plugins.foundation.findings.model import ContentError
from plugins.foundation.findings.render import render_report
from plugins.foundation.pictures.cached import make_pictures
from plugins.foundation.pictures.model import Picture, PictureError
from plugins.foundation.pictures.parse import read_picture
from plugins.site import pictures
from plugins.site.model import Site
from plugins.site.publish import publish_files
from tests.pictures.photographs import SVG, photograph, saved
from tests.site.content import post, published, read, read_faulty, write

PHOTO = photograph(600, 400)
SCRIPT = SVG.replace("<path", "<script>alert(1)</script><path")
LIST = "---\ntitle: Q\n---\n\n- **What surprised you?**\n- Whom do you ask?\n"


def publish(site: Site, folder: Path) -> dict[str, bytes]:
    """Publish all files beside the pages, with nothing to be told, and return them."""
    messages = io.StringIO()
    publish_files(site, folder / "output", messages)
    assert messages.getvalue() == ""
    files = (path for path in (folder / "output").rglob("*") if path.is_file())
    return {path.relative_to(folder / "output").as_posix(): path.read_bytes() for path in files}


def told(site: Site, folder: Path) -> list[str]:
    """Return what is told of a site that cannot be published."""
    with pytest.raises(ContentError) as caught:
        publish_files(site, folder / "output", io.StringIO())
    return [line for line in render_report(caught.value.report).splitlines() if line.startswith("content/")]


def test_every_file_is_published_that_belongs_to_a_document(tmp_path: Path) -> None:
    files: Mapping[str, str | bytes] = {
        "blog/a/index.md": post("![A](a.jpg) ![B](b.svg) [c](c.pdf)", "attachments: d.zip"),
        "blog/a/a.jpg": PHOTO,
        "blog/a/b.svg": SVG,
        "blog/a/c.pdf": b"PDF",
        "blog/a/d.zip": b"ZIP",
        "questions/q.md": LIST,
    }
    site = read(tmp_path, files)
    written = publish(site, tmp_path)
    assert {name: content for name, content in written.items() if name.startswith("blog") and name[-3:] != "jpg"} == {
        "blog/a/b.svg": SVG.encode(),
        "blog/a/c.pdf": b"PDF",
        "blog/a/d.zip": b"ZIP",
    }
    assert len([name for name in written if name.startswith("pictures/a-")]) == 5
    assert len([name for name in published(site) if name.startswith("/questions/q/q")]) == 9


@pytest.mark.parametrize(
    ("name", "content", "other"),
    [
        ("b.svg", SVG.encode(), SCRIPT.encode()),
        ("b.gif", saved(Image.new("RGB", (40, 30)), "GIF"), b"<script>alert(1)</script>"),
        ("b.webp", photograph(40, 30, "WEBP"), photograph(40, 31, "WEBP")),
    ],
)
def test_a_picture_that_is_replaced_when_it_was_checked_is_told_where_it_is_named(
    tmp_path: Path, name: str, content: bytes, other: bytes
) -> None:
    site = read(tmp_path, {"blog/a/index.md": post(f"![A cup]({name})"), f"blog/a/{name}": content})
    write(tmp_path, {f"blog/a/{name}": other})
    assert told(site, tmp_path) == [
        f"content/blog/a/index.md:6:10: {name} changed while the site was built; build again [bad-picture]"
    ]
    assert not (tmp_path / "output/blog/a" / name).exists()


def test_a_photograph_that_is_replaced_before_it_is_decoded_is_told_and_nothing_is_kept_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = photograph(600, 400, orientation=3)
    files: Mapping[str, str | bytes] = {"blog/a/index.md": post("![A cup](b.jpg)"), "blog/a/b.jpg": PHOTO}

    def replaced(found: Iterable[Picture], kept: Path) -> Mapping[Path, PictureError]:
        write(tmp_path, {"blog/a/b.jpg": other})
        return make_pictures(found, kept)

    monkeypatch.setattr(pictures, "make_pictures", replaced)
    _, lines = read_faulty(tmp_path, files)
    assert lines == ["blog/a/index.md:6:10 bad-picture: b.jpg changed while the site was built; build again"]
    assert not list((tmp_path / ".cache/pictures").glob("*"))
    monkeypatch.undo()
    before = publish(read(tmp_path, {}), tmp_path)
    after = publish(read(tmp_path, files), tmp_path)
    assert before["blog/a/b.jpg"] != after["blog/a/b.jpg"]


@pytest.mark.parametrize(("name", "kind"), [("b.jpg", "JPEG"), ("b.gif", "GIF")])
def test_a_picture_that_is_replaced_between_header_and_text_is_told_and_never_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    def replaced(file: Path, path: str, kept: Path) -> Picture:
        file.write_bytes(saved(Image.new("RGB", (40, 31)), kind))
        return read_picture(file, path, kept)

    monkeypatch.setattr(pictures, "read_picture", replaced)
    files: Mapping[str, str | bytes] = {
        "blog/a/index.md": post(f"![A cup]({name})", f"attachments: {name}"),
        f"blog/a/{name}": saved(Image.new("RGB", (40, 30)), kind),
    }
    site, lines = read_faulty(tmp_path, files)
    assert [line.partition(": ")[2] for line in lines] == [
        f"attachments: {name} changed while the site was built; build again",
        f"{name} changed while the site was built; build again",
    ]
    assert publish(site, tmp_path) == {}


@pytest.mark.parametrize("kind", ["gone", "a pipe", "a folder"])
def test_a_file_that_goes_after_it_was_checked_is_told_where_it_is_named(tmp_path: Path, kind: str) -> None:
    files: Mapping[str, str | bytes] = {
        "blog/a/index.md": post("[c](c.pdf)", "attachments: d.zip"),
        "blog/a/c.pdf": b"PDF",
        "blog/a/d.zip": b"ZIP",
    }
    site = read(tmp_path, files)
    for name in ("c.pdf", "d.zip"):
        file = tmp_path / "content/blog/a" / name
        file.unlink()
        if kind != "gone":
            file.mkdir() if kind == "a folder" else os.mkfifo(file)
    problem = {
        "gone": "cannot be read: no such file or directory; check the file and its permissions",
        "a pipe": "is a pipe, socket or device; put a file in its place",
        "a folder": "is a folder;",
    }[kind]
    in_header, in_text = told(site, tmp_path)
    assert in_header.startswith(f"content/blog/a/index.md:4:14: attachments: d.zip {problem}")
    assert in_text.startswith(f"content/blog/a/index.md:7:5: c.pdf {problem}")
    assert in_text.endswith("[missing-attachment]")


def test_what_is_kept_and_was_damaged_is_made_anew_when_it_is_published(tmp_path: Path) -> None:
    files: Mapping[str, str | bytes] = {
        "blog/a/index.md": post("![A](a.jpg)"),
        "blog/a/a.jpg": PHOTO,
        "questions/q.md": LIST,
    }
    before = publish(read(tmp_path, files), tmp_path)
    folders = [tmp_path / ".cache" / name for name in ("handouts", "pictures")]
    every = [path for folder in folders for path in folder.rglob("*")]
    kept = [path for path in every if path.is_file() and path.name != "facts"]
    assert len(kept) == 15
    for path in kept:
        path.write_bytes(path.read_bytes()[::-1])
    assert publish(read(tmp_path, files), tmp_path) == before


def test_a_damaged_rendition_of_a_picture_that_has_gone_meanwhile_is_told(tmp_path: Path) -> None:
    site = read(tmp_path, {"blog/a/index.md": post("![A](a.jpg)"), "blog/a/a.jpg": PHOTO})
    (rendition,) = (tmp_path / ".cache/pictures").glob("*/480.avif")
    rendition.write_bytes(b"x" * rendition.stat().st_size)
    (tmp_path / "content/blog/a/a.jpg").unlink()
    (line,) = told(site, tmp_path)
    assert line.startswith("content/blog/a/index.md:6:6: a.jpg cannot be read: no such file or directory")


def test_what_changed_is_left_out_where_that_is_a_warning(tmp_path: Path) -> None:
    files: Mapping[str, str | bytes] = {"blog/a/index.md": post("![A](b.svg)"), "blog/a/b.svg": SVG}
    site = read(tmp_path, files, {"CHECKS": {"bad-picture": "warning"}})
    write(tmp_path, {"blog/a/b.svg": SCRIPT})
    messages = io.StringIO()
    publish_files(site, tmp_path / "output", messages)
    assert "b.svg changed while the site was built" in messages.getvalue()
    assert not (tmp_path / "output/blog/a/b.svg").exists()
