import os
from pathlib import Path

import pytest

from plugins.foundation.documents.sources import find_sources, read_source
from plugins.foundation.findings.model import Report


def found_in(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """Return the names of sources and of others, and what was told, for a folder."""
    report = Report()
    found = find_sources(folder, folder.parent, report)
    names = [[path.relative_to(folder).as_posix() for path in paths] for paths in (found.sources, found.others)]
    return names[0], names[1], [f"{each.path} {each.code}: {each.problem}" for each in report]


def fill(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()


def test_posts_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    fill(tmp_path / "blog", "b.md", "a/index.md", "C.MD", "d.markdown", "a/deep/er.md", "a/picture.png")
    sources, others, told = found_in(tmp_path / "blog")
    assert sources == ["a/deep/er.md", "a/index.md", "b.md", "d.markdown"]
    assert (others, told) == (["C.MD"], [])


def test_hidden_files_and_hugos_list_pages_are_passed_over(tmp_path: Path) -> None:
    fill(tmp_path / "blog", ".a.md", ".obsidian/b.md", "_index.md", "c.md")
    assert found_in(tmp_path / "blog") == (["c.md"], [], [])


def test_files_of_other_generators_formats_are_found_apart(tmp_path: Path) -> None:
    fill(tmp_path / "blog", "a.rst", "b.mdx", "c.HTML", "d.png")
    assert found_in(tmp_path / "blog") == ([], ["a.rst", "b.mdx", "c.HTML"], [])


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert found_in(tmp_path / "blog") == ([], [], [])


def test_what_is_called_like_a_post_but_is_no_file_is_told(tmp_path: Path) -> None:
    blog = tmp_path / "blog"
    (blog / "folder.md").mkdir(parents=True)
    (blog / "link.md").symlink_to("nowhere")
    (blog / "circle.md").symlink_to("circle.md")
    os.mkfifo(blog / "pipe.md")
    assert found_in(blog)[2] == [
        "blog/circle.md not-a-file: this is a link that leads nowhere, and its name is a post's",
        "blog/folder.md not-a-file: this is a folder, and its name is a post's",
        "blog/link.md not-a-file: this is a link that leads nowhere, and its name is a post's",
        "blog/pipe.md not-a-file: this is a special file, and its name is a post's",
    ]


def test_a_name_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9")
    fill(tmp_path / "blog", f"{name}.md", f"{name}/index.md")
    sources, _, told = found_in(tmp_path / "blog")
    assert sources == []
    assert [line.partition(" ")[2] for line in told] == [
        "not-a-file: the name of this file or of its folder is not UTF-8"
    ] * 2


def test_a_link_to_a_folder_above_ends_the_search(tmp_path: Path) -> None:
    fill(tmp_path / "blog", "a/index.md")
    (tmp_path / "blog/a/up").symlink_to(tmp_path / "blog")
    assert found_in(tmp_path / "blog") == (["a/index.md"], [], [])


def test_a_folder_is_searched_once_however_many_links_lead_to_it(tmp_path: Path) -> None:
    for place in ("blog", "elsewhere"):
        folders = [tmp_path / place / f"{number:02}" for number in range(20)]
        for folder in folders:
            fill(folder, "a.md")
            for other in folders:
                (folder / f"to-{other.name}").symlink_to(other)
    (tmp_path / "blog/out").symlink_to(tmp_path / "elsewhere")
    sources, _, told = found_in(tmp_path / "blog")
    assert [name for name in sources if not name.startswith("out/")] == [f"{number:02}/a.md" for number in range(20)]
    assert len(sources) == 40
    assert told == []


def test_folders_in_folders_without_end_are_told(tmp_path: Path) -> None:
    fill(tmp_path / "blog", "a/" * 500 + "b.md", "c.md")
    sources, _, told = found_in(tmp_path / "blog")
    assert sources == ["c.md"]
    assert [line.partition(" ")[2] for line in told] == ["not-a-file: this folder lies more than 50 folders deep"]


@pytest.mark.parametrize("kind", ["file", "pipe", "circle", "link"])
def test_what_should_be_a_folder_and_is_none_is_told(tmp_path: Path, kind: str) -> None:
    blog = tmp_path / "blog"
    if kind == "file":
        blog.touch()
    elif kind == "pipe":
        os.mkfifo(blog)
    else:
        blog.symlink_to("blog" if kind == "circle" else "nowhere")
    assert [line.partition(": ")[0] for line in found_in(blog)[2]] == ["blog not-a-file"]


def test_two_names_that_look_the_same_are_told(tmp_path: Path) -> None:
    fill(tmp_path / "blog", "cafe\u0301.md", "caf\u00e9.md", "a/\u00e9.pdf", "a/e\u0301.pdf")
    sources, _, told = found_in(tmp_path / "blog")
    assert sources == ["cafe\u0301.md"]
    problem = "duplicate-path: another file here has the same name, spelled with other accents and letters of Unicode"
    assert told == [f"blog/a/\u00e9.pdf {problem}", f"blog/caf\u00e9.md {problem}"]


@pytest.mark.parametrize("name", ["a\nb.md", "a\x1bb/c.md", "a\u2028b.md"])
def test_a_control_character_in_the_name_of_a_post_is_told(tmp_path: Path, name: str) -> None:
    fill(tmp_path / "blog", name)
    assert found_in(tmp_path / "blog") == (
        [],
        [],
        [f"blog/{name} bad-path: the name of this file or of its folder holds a control character"],
    )


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"\xef\xbb\xbfa\r\n", "a\n"),
        ("café ☕".encode(), "café ☕"),
        (b"", ""),
    ],
)
def test_a_file_is_read_without_its_bom_and_with_plain_line_ends(tmp_path: Path, content: bytes, text: str) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(content)
    source = read_source(file, tmp_path, Report())
    assert source
    assert (source.path, source.text) == ("a.md", text)


@pytest.mark.parametrize(
    ("content", "place", "byte"),
    [
        (b"caf\xe9", (1, 4), "byte 3 (0xe9)"),
        (b"one\ntw\xff\n", (2, 3), "byte 6 (0xff)"),
        ("é\n☕x".encode() + b"\x80", (2, 3), "(0x80)"),
        (b"\xef\xbb\xbfa\n\xe9x", (2, 1), "(0xe9)"),
        ("a".encode("utf-16"), (1, 1), "byte 0 (0xff)"),
    ],
)
def test_a_file_that_is_not_utf8_is_told_at_the_byte(
    tmp_path: Path, content: bytes, place: tuple[int, int], byte: str
) -> None:
    file, report = tmp_path / "a.md", Report()
    file.write_bytes(content)
    assert read_source(file, tmp_path, report) is None
    (finding,) = report
    assert ((finding.line, finding.column), finding.code) == (place, "not-utf8")
    assert byte in finding.problem


def test_a_text_that_nobody_wrote_is_not_read(tmp_path: Path) -> None:
    report = Report()
    with (tmp_path / "a.md").open("wb") as file:
        file.truncate(200_000_000)
    os.mkfifo(tmp_path / "b.md")
    for name in ("a.md", "b.md"):
        assert read_source(tmp_path / name, tmp_path, report) is None
    assert [f"{each.path} {each.code}: {each.problem}" for each in report] == [
        "a.md not-a-file: holds 200 MB, and 2 MB are the most",
        "b.md not-a-file: is a pipe, socket or device",
    ]


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    report = Report()
    assert read_source(tmp_path / "gone.md", tmp_path, report) is None
    (finding,) = report
    assert (finding.path, finding.code, finding.problem) == (
        "gone.md",
        "not-a-file",
        "cannot be read: no such file or directory",
    )
