import json
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.documents.model import PAGE, POST, Kind
from plugins.foundation.documents.read import ReadingContext, read_manuscript
from plugins.foundation.findings.model import Report
from plugins.foundation.front_matter.validate import Rules
from plugins.handouts import kinds

LONG = "a" * 5_000
NAMES = st.sampled_from(
    [
        *(
            ".",
            "..",
            "/",
            "//",
            "\\",
            "~",
            "%00",
            "%2e%2e/x",
            "a/../b",
            "a b",
            "a/b.html",
            "index.html",
            "/a/index.html",
        ),
        *("☕", "👩‍💻.png", "é", "e\u0301", "\u202e", "a?b", "a#b", "a:b", ":title", "con", "{slug}", "header-a.svg"),
        *(LONG, f"/{LONG}/", "/a" * 3_000, "咖" * 300, "-" * 300, f"teaser-{LONG}.png", "../" * 1_000),
    ]
) | st.text(st.characters(codec="utf-8"), max_size=20)
KEYS = ["path", "slug", "attachments", "redirect_from", "authors", "tags", "category", "series", "title"]
HEADERS = st.dictionaries(st.sampled_from(KEYS), NAMES | st.lists(NAMES, max_size=3))


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> ReadingContext:
    project = tmp_path_factory.mktemp("project")
    (project / "content/blog/a").mkdir(parents=True)
    return ReadingContext(project, project / "content", Rules(UTC), {})


def check(context: ReadingContext, file: Path, content: bytes, kind: Kind) -> None:
    """Read a file, and check that there is either a post with a path inside the site, or a finding."""
    report = Report()
    file.write_bytes(content)
    manuscript = read_manuscript(file, kind, context, report)
    assert manuscript or list(report)
    if manuscript:
        assert manuscript.title
        for path in (manuscript.path, *manuscript.redirect_from, *manuscript.attachments):
            assert path.startswith("/")
            assert ".." not in path.split("/")
            assert max(map(len, path.encode().split(b"/"))) <= 255


@given(
    st.binary() | st.binary().map(lambda some: b"---\ntitle: A\n" + some + b"\n---\n"),
    st.sampled_from([POST, PAGE, *kinds.KINDS]),
)
def test_a_file_of_any_bytes_is_a_post_or_a_finding(context: ReadingContext, content: bytes, kind: Kind) -> None:
    check(context, context.content / "blog/a/index.md", content, kind)


@given(st.text(st.characters(codec="utf-8")), st.sampled_from(["2016-10-31-a.md", "-.md", "9999-99-99-☕.md"]))
def test_a_file_of_any_text_is_a_post_or_a_finding(context: ReadingContext, text: str, name: str) -> None:
    check(context, context.content / "blog" / name, f"title: A\n{text}".encode(), POST)


@given(HEADERS)
def test_any_names_in_a_header_make_a_post_inside_the_site(
    context: ReadingContext, header: dict[str, str | list[str]]
) -> None:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in header.items()]
    text = "\n".join(["---", "date: 2016-10-31", *lines, "---"])
    check(context, context.content / "blog/a/index.md", text.encode(), POST)
