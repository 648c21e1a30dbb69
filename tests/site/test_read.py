import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.foundation.findings.model import Code, ContentError, Report
from plugins.site.read import checked_site, read_site
from tests.pictures.photographs import SVG
from tests.site.content import post, project, read, read_faulty, write

HEADER = "---\ntitle: A\ndate: 2016-10-31\n---\n"
DEEP = "*" * 20_000 + "x" + "*" * 20_000

MISTAKES: dict[Code, tuple[dict[str, str | bytes], str]] = {
    Code.ACTIVE_FILE: ({"blog/a/index.md": post("[b](b.html)"), "blog/a/b.html": ""}, "blog/a/index.md:6:5"),
    Code.BAD_ARCHIVE: ({"tweets/12.json": '{"id": "12"'}, "tweets/12.json:1:12"),
    Code.BAD_AUTHORS: ({"authors.yaml": "cass:\n  about: Asks."}, "authors.yaml:2:3"),
    Code.BAD_DATE: ({"blog/a.md": "---\ntitle: A\ndate: 2016-13-01\n---\n"}, "blog/a.md:3:7"),
    Code.BAD_DUE: ({"checklists/a.md": HEADER + "## B {: due=1d }\n\n- [ ] c"}, "checklists/a.md:5:9"),
    Code.BAD_HANDOUT: ({"blog/a.md": post("Text.\n\n## B {: .questions }")}, "blog/a.md:8:4"),
    Code.BAD_MARKDOWN: ({"blog/a.md": post("Text.\n\n" + DEEP)}, "blog/a.md:8:199"),
    Code.BAD_PATH: ({"blog/a.md": post(header="path: /../a/")}, "blog/a.md:4:7"),
    Code.BAD_PICTURE: (
        {"blog/a/index.md": post(header="attachments: [teaser-a.png]"), "blog/a/teaser-a.png": "none"},
        "blog/a/index.md:4:15",
    ),
    Code.BAD_SYNONYMS: ({"synonyms.txt": "cv\n"}, "synonyms.txt:1:1"),
    Code.BAD_TWEET: ({"blog/a.md": post('Text.\n\n<blockquote class="twitter-tweet"><p>Cut')}, "blog/a.md:8:1"),
    Code.BAD_YAML: ({"blog/a.md": "---\ntitle: A: B\n---\n"}, "blog/a.md:2:9"),
    Code.DEAD_ANCHOR: ({"blog/a.md": post("[b](#c)")}, "blog/a.md:6:5"),
    Code.DEAD_LINK: ({"blog/a.md": post("Text [b](/c/).")}, "blog/a.md:6:10"),
    Code.DUPLICATE_KEY: ({"blog/a.md": post(header="title: B")}, "blog/a.md:4:1"),
    Code.DUPLICATE_PATH: ({"blog/a.md": post(), "blog/b.md": post(header="slug: a")}, "blog/b.md:4:7"),
    Code.EMPTY_FILE: ({"blog/a.md": "\n"}, "blog/a.md:1:1"),
    Code.FOREIGN_TAG: ({"blog/a.md": post("Text {% include b %}")}, "blog/a.md:6:6"),
    Code.INLINE_CODE: ({"blog/a.md": post("Text <script>b()</script>")}, "blog/a.md:6:6"),
    Code.JSON_HEADER: ({"blog/a.md": '{"title": "A"}'}, "blog/a.md:1:1"),
    Code.LONG_ITEM: ({"questions/a.md": HEADER + "- " + "b" * 301}, "questions/a.md:5:3"),
    Code.MISSING_ALT: ({"blog/a/index.md": post("Text ![](b.svg)"), "blog/a/b.svg": SVG}, "blog/a/index.md:6:10"),
    Code.MISSING_ATTACHMENT: ({"blog/a.md": post(header="attachments: [b.pdf]")}, "blog/a.md:4:15"),
    Code.MISSING_DATE: ({"blog/a.md": "\n---\ntitle: A\n---\n"}, "blog/a.md:2:1"),
    Code.MISSING_TITLE: ({"pages/a.md": "\n---\ntags: a\n---\n"}, "pages/a.md:2:1"),
    Code.MISSING_TWEET: ({"blog/a.md": post("Text.\n\n<https://x.com/a/status/1>")}, "blog/a.md:8:2"),
    Code.NO_GLYPH: ({"questions/a.md": HEADER + "- b\n- c 日"}, "questions/a.md:6:5"),
    Code.NO_HEADER: ({"blog/a.md": "\nText."}, "blog/a.md:2:1"),
    Code.NOT_A_FILE: ({"blog/a.md/b.png": ""}, "blog/a.md:1:1"),
    Code.NOT_UTF8: ({"blog/a.md": HEADER.encode() + b"caf\xe9"}, "blog/a.md:5:4"),
    Code.ODD_BLANK: ({"letters/a.md": HEADER + "Dear [thier name],"}, "letters/a.md:5:6"),
    Code.ODD_TOPIC: (
        {
            "blog/a.md": post(header="category: Netwroking"),
            **{f"blog/{name}.md": post(header="category: Networking") for name in "bcd"},
        },
        "blog/a.md:4:11",
    ),
    Code.OTHER_FORMAT: ({"blog/a.rst": "Text."}, "blog/a.rst:1:1"),
    Code.OUTSIDE_ATTACHMENT: ({"blog/a.md": post(header="attachments: [../b.pdf]")}, "blog/a.md:4:15"),
    Code.THIRD_PARTY: ({"blog/a.md": post("![b](https://c.org/d.png)")}, "blog/a.md:6:6"),
    Code.TOML_HEADER: ({"blog/a.md": '+++\ntitle = "A"\n+++\n'}, "blog/a.md:1:1"),
    Code.TOO_LONG: ({"blog/a.md": post(header="series: " + "b" * 301)}, "blog/a.md:4:9"),
    Code.UNCLOSED_HEADER: ({"blog/a.md": "\n---\ntitle: A\n\nText."}, "blog/a.md:2:1"),
    Code.UNKNOWN_AUTHOR: ({"blog/a.md": post(header="authors: [eve]")}, "blog/a.md:4:11"),
    Code.UNKNOWN_KEY: ({"blog/a.md": post(header="excrept: B")}, "blog/a.md:4:1"),
    Code.UNSAFE_LINK: ({"blog/a.md": post("Text [b](javascript:c())")}, "blog/a.md:6:10"),
    Code.WRONG_TYPE: ({"blog/a.md": post(header="tags: {b: c}")}, "blog/a.md:4:7"),
}


@pytest.mark.parametrize(("code", "files", "place"), [(code, *mistake) for code, mistake in MISTAKES.items()])
def test_a_mistake_is_told_once_and_where_it_was_made(
    tmp_path: Path, code: Code, files: dict[str, str | bytes], place: str
) -> None:
    _, told = read_faulty(tmp_path, files)
    assert [line.partition(": ")[0] for line in told] == [f"{place} {code}"]


def test_the_table_above_holds_every_code_that_content_can_raise() -> None:
    assert {*MISTAKES, Code.BAD_SETTING, Code.BAD_THEME, Code.DEAD_EMAIL, Code.DEAD_MENU} == set(Code)


@pytest.mark.parametrize("code", MISTAKES)
def test_every_code_can_be_turned_down_or_off(tmp_path: Path, code: Code) -> None:
    files, _ = MISTAKES[code]
    write(tmp_path, files)
    warned, silent = io.StringIO(), io.StringIO()
    for level, output in (("warning", warned), ("off", silent)):
        turned_down = project(tmp_path, {"CHECKS": {code: level}})
        checked_site(turned_down, Report(turned_down.levels), output)
    assert f"[{code}]" in warned.getvalue()
    assert "1 warning.\n" in warned.getvalue()
    assert silent.getvalue() == ""


def test_all_mistakes_of_a_run_are_told_by_file_line_and_column(tmp_path: Path) -> None:
    files = {
        "pages/b.md": "no header",
        "blog/b.md": post("[x](/gone/) [y](/gone/)\n\n<script></script>", "tgas: a\npath: /../"),
        "blog/a.md": post("![x](gone.png)"),
        "authors.yaml": "- a",
    }
    _, told = read_faulty(tmp_path, files)
    assert [line.partition(": ")[0] for line in told] == [
        "authors.yaml:1:1 bad-authors",
        "blog/a.md:6:6 dead-link",
        "blog/b.md:4:1 unknown-key",
        "blog/b.md:5:7 bad-path",
        "blog/b.md:8:5 dead-link",
        "blog/b.md:8:17 dead-link",
        "blog/b.md:10:1 inline-code",
        "pages/b.md:1:1 no-header",
    ]


def test_authors_that_are_not_utf8_are_told_once(tmp_path: Path) -> None:
    _, told = read_faulty(tmp_path, {"authors.yaml": b"caf\xe9", "blog/a.md": post()})
    assert [line.partition(": ")[0] for line in told] == ["authors.yaml:1:4 not-utf8"]


def test_an_unknown_author_is_told_who_is_known(tmp_path: Path) -> None:
    unknown = {"blog/a.md": post(header="authors: eve")}
    _, (nobody,) = read_faulty(tmp_path, unknown)
    _, (somebody,) = read_faulty(tmp_path, {**unknown, "authors.yaml": "cass:\n  name: Cass\nbo:\n  name: Bo\n"})
    assert nobody.endswith("; add it there")
    assert somebody.endswith("; add it there, or choose from: cass, bo")


MOVED_IN: dict[str, str | bytes] = {
    "blog/a.md": post(header="author: Jane Doe\nexcrept: x"),
    "blog/b.md": post(header="author: jane doe\nwp-id: 2\nexcrept: x"),
    "blog/c.md": post(header="author: Jane Doe, Eve\nwp_id: 3\nhidden: true"),
}


def test_a_blog_that_moves_in_is_told_once_of_each_name_and_of_each_misspelt_key_at_its_place(tmp_path: Path) -> None:
    _, told = read_faulty(tmp_path, MOVED_IN)
    assert [line.partition(";")[0] for line in told] == [
        'blog/a.md:4:9 unknown-author: the author "Jane Doe" is not in content/authors.yaml',
        "blog/a.md:5:1 unknown-key: `excrept` is no key of the header",
        "blog/b.md:5:1 unknown-key: `wp-id` is no key of the header",
        "blog/b.md:6:1 unknown-key: `excrept` is no key of the header",
        'blog/c.md:4:9 unknown-author: the author "Eve" is not in content/authors.yaml',
        "blog/c.md:6:1 unknown-key: `hidden` is no key of the header",
    ]


def test_what_is_pasted_ends_the_messages_about_names(tmp_path: Path) -> None:
    report = Report()
    write(tmp_path, MOVED_IN)
    read_site(project(tmp_path), report)
    authors, keys = (report.pastes[code].lines for code in (Code.UNKNOWN_AUTHOR, Code.UNKNOWN_KEY))
    assert authors == ("eve:", "  name: Eve", "jane-doe:", "  name: Jane Doe")
    assert keys == ('FRONT_MATTER_EXTRA = ["wp_id"]',)
    _, told = read_faulty(tmp_path, {"authors.yaml": "\n".join(authors)}, {"FRONT_MATTER_EXTRA": ["wp_id"]})
    assert [line.partition(";")[0] for line in told] == [
        "blog/a.md:5:1 unknown-key: `excrept` is no key of the header",
        "blog/b.md:6:1 unknown-key: `excrept` is no key of the header",
        "blog/c.md:6:1 unknown-key: `hidden` is no key of the header",
    ]


def test_the_usual_author_is_not_missed_where_the_authors_have_a_mistake(tmp_path: Path) -> None:
    _, told = read_faulty(tmp_path, {"authors.yaml": "- a", "blog/a.md": post()}, {"AUTHOR": "cass"})
    assert [line.partition(": ")[0] for line in told] == ["authors.yaml:1:1 bad-authors"]


def test_the_usual_author_is_found_in_either_form_of_unicode(tmp_path: Path) -> None:
    files = {"authors.yaml": "j\N{LATIN SMALL LETTER U WITH DIAERESIS}rgen:\n  name: J", "blog/a.md": post()}
    site = read(tmp_path, files, {"AUTHOR": "ju\N{COMBINING DIAERESIS}rgen"})
    assert [author.name for author in site.documents["blog/a.md"].authors] == ["J"]


def test_a_site_may_be_empty(tmp_path: Path) -> None:
    site = read(tmp_path, {})
    assert (dict(site.documents), site.held, site.arrangement.posts) == ({}, (), ())


def test_posts_are_listed_and_pages_are_not(tmp_path: Path) -> None:
    site = read(tmp_path, {"blog/a.md": post(), "pages/about.md": "---\ntitle: About\ndate: 2016-10-31\n---\n"})
    assert list(site.documents) == ["blog/a.md", "pages/about.md"]
    assert [each.name for each in site.arrangement.posts] == ["blog/a.md"]


def test_other_folders_of_content_are_not_read(tmp_path: Path) -> None:
    assert not read(tmp_path, {"drafts/a.md": "no header", "a.md": "no header"}).documents


def test_many_posts_keep_their_own_texts(tmp_path: Path) -> None:
    site = read(tmp_path, {f"blog/{number}.md": post(f"Text {number}.") for number in range(150)})
    assert len(site.documents) == 150
    assert all(f"blog/{each.prose.opening[5:-1]}.md" == each.name for each in site.documents.values())


HELD: dict[str, str | bytes] = {
    "blog/draft.md": post("[gone](/gone/)", "status: draft"),
    "blog/2017-06-01-today.md": "---\ntitle: A\n---\n",
    "blog/2017-06-02-tomorrow.md": "---\ntitle: A\n---\n",
    "blog/tonight.md": "---\ntitle: A\ndate: 2017-06-01 22:00 +01:00\n---\n",
    "pages/later.md": "---\ntitle: A\ndate: 2018-01-01\n---\n",
}


def test_drafts_and_what_lies_ahead_are_held_back_with_the_reason(tmp_path: Path) -> None:
    site = read(tmp_path, HELD)
    assert list(site.documents) == ["blog/2017-06-01-today.md"]
    assert {held.manuscript.name: held.reason for held in site.held} == {
        "blog/2017-06-02-tomorrow.md": "held back until 2017-06-02",
        "blog/draft.md": "a draft",
        "blog/tonight.md": "held back until 2017-06-01 22:00 UTC+01:00",
        "pages/later.md": "held back until 2018-01-01",
    }


def test_a_preview_shows_drafts_and_checks_them_but_not_what_lies_ahead(tmp_path: Path) -> None:
    site, told = read_faulty(tmp_path, HELD, {"WITH_DRAFTS": True})
    assert list(site.documents) == ["blog/2017-06-01-today.md", "blog/draft.md"]
    assert [line.partition(": ")[0] for line in told] == ["blog/draft.md:7:8 dead-link"]


def said(folder: Path, files: Mapping[str, str | bytes], levels: Mapping[str, str] | None = None) -> str:
    """Return what is printed of a site without errors."""
    output = io.StringIO()
    write(folder, files)
    checked = project(folder, {"CHECKS": levels or {}})
    checked_site(checked, Report(checked.levels), output)
    return output.getvalue()


def test_what_is_held_back_is_said(tmp_path: Path) -> None:
    assert said(tmp_path, {"blog/a.md": post(header="draft: true")}) == "Not published: content/blog/a.md (a draft).\n"


@pytest.mark.parametrize(
    ("count", "end"), [(5, "content/blog/4.md (a draft)."), (7, "content/blog/4.md (a draft), and 2 more.")]
)
def test_of_much_that_is_held_back_the_first_are_named(tmp_path: Path, count: int, end: str) -> None:
    line = said(tmp_path, {f"blog/{number}.md": post(header="draft: true") for number in range(count)})
    assert line.endswith(f"{end}\n")


LEFT_OUT: dict[str, str | bytes] = {
    "blog/good.md": post(),
    "blog/a.md": "no header",
    "blog/b.md": "---\ntitle: B\n---\n",
    "blog/c.rst": "Text.",
    "blog/d.md": post(header="path: /blog/good/"),
    "blog/draft.md": post(header="draft: true"),
    "questions/e.md": "no header",
}
LENIENT = dict.fromkeys(["no-header", "missing-date", "other-format", "duplicate-path", "dead-link"], "warning")


def test_what_a_warning_leaves_out_is_named_last(tmp_path: Path) -> None:
    names = ("blog/a.md", "blog/b.md", "blog/c.rst", "blog/good.md", "questions/e.md")
    assert said(tmp_path, LEFT_OUT, LENIENT).splitlines()[-3:] == [
        "5 warnings.",
        "Not published: content/blog/draft.md (a draft).",
        f"5 posts left out: {', '.join(f'content/{name}' for name in names)}.",
    ]


def test_of_much_that_is_left_out_the_first_are_named(tmp_path: Path) -> None:
    lines = said(tmp_path, {f"blog/{number:02}.md": "no header" for number in range(17)}, LENIENT).splitlines()
    named = ", ".join(f"content/blog/{number:02}.md" for number in range(5))
    assert lines[-1] == f"17 posts left out: {named}, and 12 more."


def test_one_post_that_is_left_out_is_one(tmp_path: Path) -> None:
    lines = said(tmp_path, {"blog/a.md": "no header"}, LENIENT).splitlines()
    assert lines[-2:] == ["1 warning.", "1 post left out: content/blog/a.md."]


def test_a_warning_that_leaves_its_post_in_names_none(tmp_path: Path) -> None:
    assert said(tmp_path, {"blog/a.md": post("[b](/b/)")}, LENIENT).splitlines()[-1] == "1 warning."


def test_a_site_with_errors_is_no_site(tmp_path: Path) -> None:
    output = io.StringIO()
    write(tmp_path, {"blog/a.md": "no header", "blog/b.md": post(header="draft: true")})
    with pytest.raises(ContentError) as caught:
        checked_site(project(tmp_path), Report(), output)
    assert [finding.code for finding in caught.value.report] == [Code.NO_HEADER]
    assert output.getvalue() == ""


@pytest.mark.parametrize(
    "files",
    [
        {"blog/a.md": post(header="attachments: b.txt"), "blog/b.txt": ""},
        {"blog/a.md": post("[b](b.txt)"), "blog/b.txt": ""},
        {"blog/a.md": post(header="draft: true\nattachments: b.txt"), "blog/b.txt": ""},
        {"blog/a/index.md": post(), "blog/a/b.html": ""},
        {"pages/a.md": "---\ntitle: A\n---\n\n[b](b.html)", "pages/b.html": ""},
    ],
)
def test_a_file_that_belongs_to_a_post_is_no_post_in_another_format(tmp_path: Path, files: dict[str, str]) -> None:
    read(tmp_path, files, {"ACTIVE_ATTACHMENTS": [".HTML"]})


def test_a_file_of_html_with_a_header_is_a_post_and_one_without_is_told(tmp_path: Path) -> None:
    html = "---\ntitle: A\ndate: 2016-10-31\n---\n\n<p>See <a href=b.md>b</a>.</p>\n"
    files = {"blog/a.html": html, "blog/b.md": post("[a](a.html)"), "blog/c.html": "<p>C</p>"}
    site, told = read_faulty(tmp_path, files)
    assert site.documents["blog/a.html"].path == "/blog/a/"
    assert '<p>See <a href="/blog/b/">b</a>.</p>' in site.documents["blog/a.html"].prose.html
    assert '<a href="/blog/a/">a</a>' in site.documents["blog/b.md"].prose.html
    assert [line.partition(":")[0] for line in told] == ["blog/c.html"]
