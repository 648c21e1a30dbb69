from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.site.content import post, read_faulty

TARGETS = st.sampled_from(
    [
        *(
            "b.md",
            "../b.md",
            "/b/",
            "/blog/a",
            "#c",
            "#",
            "?",
            "..",
            ".",
            "//",
            "///",
            "/",
            "\\",
            "{filename}/blog/a.md",
        ),
        *("{static}a", "|filename|", "%", "%00", "%ff", "%2e%2e/", "/a%2Fb/", "a:b", "http://[", "//[x", "a" * 5_000),
        *(
            "javascript:a",
            "☕",
            "\u202e",
            "e\u0301",
            "*",
            "(",
            ".*",
            "",
            " ",
            "&amp;",
            "{{ a.b }}",
            "index.md",
            "a.png",
        ),
    ]
) | st.text(st.characters(codec="utf-8"), max_size=10)
LINKS = st.sampled_from(
    [
        "[a]({})",
        "![a]({})",
        "<a href='{}'>",
        '<img src="{}" srcset="{}">',
        "[a]\n\n[a]: {}",
        "a\n{{: style='{}' }}",
        "`{}`",
    ]
)
BODIES = st.lists(st.tuples(LINKS, TARGETS).map(lambda pair: pair[0].replace("{}", pair[1])), max_size=5).map(
    "\n\n".join
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("project")


@given(st.binary() | st.text(st.characters(codec="utf-8")).map(str.encode) | BODIES.map(post).map(str.encode))
def test_a_site_of_any_file_is_read_and_every_finding_stands_inside_it(folder: Path, content: bytes) -> None:
    site, told = read_faulty(folder, {"blog/a/index.md": content})
    lines = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert site.documents or told
    for line in told:
        _, number, column = line.partition(" ")[0].split(":")
        assert 1 <= int(number) <= len(lines) + 1
        assert 1 <= int(column) <= max(map(len, lines)) + 1
