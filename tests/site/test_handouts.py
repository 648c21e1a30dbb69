"""Handouts in the site that is read from content/."""

import csv
import io
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.foundation.findings.model import Report
from plugins.handouts.model import handouts_of
from plugins.site.model import Site
from plugins.site.read import checked_site
from tests.site.content import owners, post, project, published, read, read_faulty, write

ENDS = ("-a4.pdf", "-letter.pdf", "-large-print.pdf", "-fillable.pdf", ".docx", ".txt", ".csv")
SECTION = "Text.\n\n## Ask {: .questions }\n\n- What drew you?"
TAKEN = "give one of them another path"


def handout(body: str = "- What drew you?", header: str = "") -> str:
    """Return a question list or checklist whose body begins in line 5, or further down for each line of `header`."""
    return "\n".join(["---", "title: A list", *filter(None, [header]), "---", "", body, ""])


def html(site: Site, name: str) -> str:
    return site.documents[name].prose.html


def cards(site: Site, name: str) -> list[str]:
    """Return where the cards on a page lead, by their titles."""
    page = BeautifulSoup(html(site, name), "html5lib")
    return [f"{link.get_text()} {link['href']}" for link in page.select(".handout-card-title a")]


def owned(site: Site, source: str) -> set[str]:
    return {path for path, owner in owners(site).items() if owner == f"content/{source}"}


def test_a_file_of_questions_or_steps_has_a_page_and_files_beside_it(tmp_path: Path) -> None:
    files = {"questions/first-talk.md": handout(), "checklists/before/index.md": handout("- [ ] Confirm.")}
    site = read(tmp_path, files)
    assert owned(site, "questions/first-talk.md") == {
        "/questions/first-talk/",
        *(f"/questions/first-talk/first-talk{end}" for end in ENDS),
    }
    assert owned(site, "checklists/before/index.md") == {
        "/checklists/before/",
        *(f"/checklists/before/before{end}" for end in ENDS),
    }
    assert {"/questions/", "/checklists/"} <= set(site.outputs)


def test_a_section_of_a_post_or_page_has_its_files_beside_that(tmp_path: Path) -> None:
    site = read(tmp_path, {"blog/a.md": post(SECTION), "pages/b.md": handout(SECTION)})
    assert owned(site, "blog/a.md") == {"/blog/a/", *(f"/blog/a/ask{end}" for end in ENDS)}
    assert owned(site, "pages/b.md") == {"/b/", *(f"/b/ask{end}" for end in ENDS)}
    assert "/checklists/" not in site.outputs


def test_the_files_say_what_the_author_wrote(tmp_path: Path) -> None:
    body = "Pick six.\n\n- What drew you to **this** [field](/blog/a/)?\n  Listen.\n"
    site = read(tmp_path, {"questions/a.md": handout(body), "blog/a.md": post()})
    files = published(site)
    (_, row) = csv.reader(io.StringIO(files["/questions/a/a.csv"].decode("utf-8-sig")))
    assert row == ["", "What drew you to this field?", "", "Listen."]
    assert files["/questions/a/a-a4.pdf"].startswith(b"%PDF-")


def test_windows_line_ends_and_a_byte_order_mark_are_fine(tmp_path: Path) -> None:
    content = (
        b"\xef\xbb\xbf"
        + handout("Text.\n\n- [ ] a\n  note\n\n## B {: due=-1d }\n\n- [ ] b").replace("\n", "\r\n").encode()
    )
    (printed,) = handouts_of(read(tmp_path, {"checklists/a.md": content}).documents["checklists/a.md"])
    assert [(item.text, item.note) for item in printed.handout.items] == [("a", "note"), ("b", "")]


def test_drafts_and_what_lies_ahead_are_not_published(tmp_path: Path) -> None:
    files = {
        "questions/a.md": handout(header="status: draft"),
        "questions/b.md": handout(header="date: 2030-01-01"),
        "blog/c.md": post(SECTION, "status: draft"),
    }
    site = read(tmp_path, files)
    assert dict(site.documents) == {}
    assert "/questions/" not in site.outputs


@pytest.mark.parametrize(
    ("target", "card"),
    [
        ("../questions/q.md", "A list /questions/q/"),
        ("/questions/q/", "A list /questions/q/"),
        ("b.md#ask", "Ask /blog/b/#ask"),
        ("/blog/b/#ask", "Ask /blog/b/#ask"),
        ("https://example.org/questions/q/", "A list /questions/q/"),
        ("https://example.org/blog/b/#ask", "Ask /blog/b/#ask"),
        ("{filename}/questions/q.md", "A list /questions/q/"),
    ],
)
def test_a_link_alone_in_its_paragraph_becomes_the_card_of_what_it_leads_to(
    tmp_path: Path, target: str, card: str
) -> None:
    files = {
        "questions/q.md": handout(),
        "blog/b.md": post(SECTION),
        "blog/a.md": post(f"Text.\n\n[x]({target})\n\n[y][z]\n\n[z]: {target}"),
    }
    site = read(tmp_path, files, {"SITEURL": "https://example.org"})
    assert cards(site, "blog/a.md") == [card, card]


def test_a_card_leads_below_the_path_of_the_site(tmp_path: Path) -> None:
    files = {"questions/q.md": handout(), "blog/a.md": post("[x](https://example.org/coffee/questions/q/)")}
    site = read(tmp_path, files, {"SITEURL": "https://example.org/coffee"})
    assert cards(site, "blog/a.md") == ["A list /coffee/questions/q/"]
    (printed,) = handouts_of(site.documents["questions/q.md"])
    assert printed.handout.url == "https://example.org/coffee/questions/q/"


def test_a_handout_keeps_its_cards_when_its_path_changes(tmp_path: Path) -> None:
    files = {"questions/q.md": handout(header="path: /ask/first/"), "blog/a.md": post("[x](../questions/q.md)")}
    site = read(tmp_path, files)
    assert cards(site, "blog/a.md") == ["A list /ask/first/"]
    assert "/ask/first/first-a4.pdf" in site.outputs


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("/questions/qq/", "dead-link: /questions/qq/ leads nowhere; did you mean /questions/q/?"),
        ("../questions/qq.md", "dead-link: ../questions/qq.md leads nowhere; did you mean /questions/q/"),
        ("b.md#asc", "dead-anchor: /blog/b/ has no place #asc; did you mean #ask?"),
        ("/questions/d/", "dead-link: /questions/d/ leads to a post that is a draft; link it when it is out"),
        ("../questions/d.md", "dead-link: ../questions/d.md leads to a post that is a draft; link it when it is out"),
        ("/questions/q/q-a4.pd", "dead-link: /questions/q/q-a4.pd leads nowhere;"),
    ],
)
def test_a_link_to_a_handout_that_is_not_there_is_told(tmp_path: Path, target: str, problem: str) -> None:
    files = {
        "questions/q.md": handout(),
        "questions/d.md": handout(header="status: draft"),
        "blog/b.md": post(SECTION),
        "blog/a.md": post(f"[x]({target})"),
    }
    _, (told,) = read_faulty(tmp_path, files)
    assert told.startswith(f"blog/a.md:6:5 {problem}")


def test_a_handout_s_file_can_be_linked(tmp_path: Path) -> None:
    site = read(tmp_path, {"questions/q.md": handout(), "blog/a.md": post("Take [it](/questions/q/q-a4.pdf) along.")})
    assert '<a href="/questions/q/q-a4.pdf">it</a>' in html(site, "blog/a.md")


def test_links_in_items_are_checked_where_they_stand(tmp_path: Path) -> None:
    body = "- a [b](/gone/)\n  c [d](../blog/gone.md)\n\n    [e](/questions/q/#nowhere)"
    _, told = read_faulty(tmp_path, {"questions/q.md": handout(body)})
    assert [line.partition(": ")[0] for line in told] == [
        "questions/q.md:5:9 dead-link",
        "questions/q.md:6:9 dead-link",
        "questions/q.md:8:9 dead-anchor",
    ]


def test_a_picture_in_an_item_is_told_once_whether_it_is_there_or_not(tmp_path: Path) -> None:
    _, told = read_faulty(tmp_path, {"questions/q.md": handout("- a ![b](gone.png)\n- c ![d](/gone/)")})
    assert [line.partition(": ")[0] for line in told] == [
        "questions/q.md:5:5 bad-handout",
        "questions/q.md:6:5 bad-handout",
    ]


def test_ids_that_are_there_already_are_told_and_a_site_that_allows_them_has_none_twice(tmp_path: Path) -> None:
    body = "## A {: .questions }\n\n- a {: #x }\n\n## B {: .questions }\n\n- b {: #x }\n- c {: #end }\n\n## End"
    write(tmp_path, {"blog/a.md": post(body)})
    down = project(tmp_path, {"CHECKS": {"bad-handout": "warning"}})
    output = io.StringIO()
    site = checked_site(down, Report(down.levels), output)
    assert "blog/a.md:12:8: warning: the id “x” is there already, in line 8; choose another" in output.getvalue()
    assert "blog/a.md:13:8: warning: the id “end” is there already, in line 15; choose another" in output.getvalue()
    ids = [each["id"] for each in BeautifulSoup(html(site, "blog/a.md"), "html5lib").select("li[id], h2[id]")]
    assert len(ids) == len(set(ids)) == 6


def test_a_file_that_only_an_item_links_is_published(tmp_path: Path) -> None:
    site = read(tmp_path, {"questions/q/index.md": handout("- Fill in [this](map.pdf)."), "questions/q/map.pdf": "x"})
    assert site.documents["questions/q/index.md"].attachments == {
        "/questions/q/map.pdf": tmp_path / "content/questions/q/map.pdf"
    }


def test_two_files_at_one_path_are_told(tmp_path: Path) -> None:
    files = {"questions/a.md": handout(), "questions/b.md": handout(header="path: /questions/a/")}
    _, told = read_faulty(tmp_path, files)
    taken = "is already taken by content/questions/a.md"
    assert told == [f"questions/b.md:3:7 duplicate-path: /questions/a/ {taken}; {TAKEN}"]


def test_sections_of_one_name_in_posts_of_one_folder_are_told_at_the_second(tmp_path: Path) -> None:
    files = {f"blog/{name}.md": post(SECTION, f"path: /x/{name}.html") for name in "ab"}
    _, told = read_faulty(tmp_path, files)
    assert told == [f"blog/b.md:9:4 duplicate-path: /x/ask-a4.pdf is already taken by content/blog/a.md; {TAKEN}"]


def test_a_section_s_file_and_an_attachment_of_its_name_are_told(tmp_path: Path) -> None:
    files = {"blog/a/index.md": post(SECTION, "attachments: [ask.csv]"), "blog/a/ask.csv": "x"}
    _, told = read_faulty(tmp_path, files)
    assert told == [
        f"blog/a/index.md:9:4 duplicate-path: /blog/a/ask.csv is already taken by content/blog/a/index.md; {TAKEN}"
    ]


def test_mistakes_around_a_handout_are_told_on_their_own_lines(tmp_path: Path) -> None:
    body = "[a](/gone/)\n\n## Ask {: .questions }\n- a\n  b\n\n  c\n## Next\n[d](/gone/)\n\nText\n\n##"
    _, told = read_faulty(tmp_path, {"blog/a.md": post(body)})
    assert [line.partition(": ")[0] for line in told] == [
        "blog/a.md:6:5 dead-link",
        "blog/a.md:14:5 dead-link",
        "blog/a.md:18:1 bad-markdown",
    ]


def test_what_is_wrong_in_an_introduction_is_told_once(tmp_path: Path) -> None:
    body = "Text [a](javascript:b()), [c](/gone/) and {{ site.title }}.\n\n- d"
    _, told = read_faulty(tmp_path, {"questions/q.md": handout(body)})
    assert [line.partition(": ")[0] for line in told] == [
        "questions/q.md:5:10 unsafe-link",
        "questions/q.md:5:31 dead-link",
        "questions/q.md:5:43 foreign-tag",
    ]


def test_a_title_or_excerpt_that_no_sheet_can_show_is_told_in_the_header(tmp_path: Path) -> None:
    content = '---\ntitle: "Ask: 日"\nexcerpt: "A ☕"\n---\n\n- a\n'
    _, told = read_faulty(tmp_path, {"questions/q.md": content})
    assert [line.partition(" (")[0] for line in told] == [
        "questions/q.md:2:14 no-glyph: no sheet can show 日",
        "questions/q.md:3:13 no-glyph: no sheet can show ☕",
    ]


FAULTY = f"""Text ![a picture](gone.png) with <kbd>html</kbd>.

- [ ] boxed
-
- long {"x" * 300}
- 日本
  > quoted
  - [ ] nested

> a quotation

## Empty {{: due=-1d }}

### Deep

#### Deeper

- last
"""


def test_turned_down_to_warnings_all_is_said_and_the_site_is_built_without_a_word_lost(tmp_path: Path) -> None:
    codes = ("bad-handout", "bad-due", "long-item", "no-glyph", "dead-link", "duplicate-path")
    files = {
        "questions/q.md": handout(FAULTY),
        "questions/empty.md": handout("Only text."),
        "checklists/c.md": handout("- plain\n\n## Day {: due=soon }\n\n- [ ] step {: due=-1d }"),
        "blog/a.md": post(
            f"## Ask {{: .questions }}\n\n{FAULTY}\n\n## Ask {{: .questions }}\n\n- again\n\n## Bare {{: .checklist }}"
        ),
        "blog/b.md": post(f"{SECTION}\n\n[x](/questions/empty/)", "path: /blog/a/"),
    }
    write(tmp_path, files)
    down = project(tmp_path, {"CHECKS": dict.fromkeys(codes, "warning")})
    output = io.StringIO()
    site = checked_site(down, Report(down.levels), output)
    for code in codes:
        assert f"[{code}]" in output.getvalue()
    for name in ("questions/q.md", "blog/a.md"):
        page = BeautifulSoup(html(site, name), "html5lib").get_text()
        for words in ("html", "boxed", "日本", "quoted", "nested", "a quotation", "Empty", "Deeper", "last"):
            assert words in page
    text = published(site)["/questions/q/q.txt"].decode()
    assert "boxed" in text
    assert "日本" in text


def test_the_same_sources_make_the_same_files(tmp_path: Path) -> None:
    made = []
    for name in "ab":
        (tmp_path / name).mkdir()
        site = read(tmp_path / name, {"questions/q.md": handout("- **a**\n  b\n- [c](/questions/q/)")})
        made.append({path: file.read_bytes() for path, file in site.files(site.documents["questions/q.md"])})
    assert made[0] == made[1]


def test_an_item_can_be_linked_by_the_id_its_author_gave_it(tmp_path: Path) -> None:
    files = {
        "questions/ask.md": "---\ntitle: Ask\n---\n\n- What is the pay? {: #pay }\n",
        "blog/a.md": post("Ask [about the pay](/questions/ask/#pay)."),
    }
    site = read(tmp_path, files)
    assert 'id="pay"' in site.documents["questions/ask.md"].prose.html


def test_a_dead_link_to_a_list_is_told_the_list_and_none_of_its_files(tmp_path: Path) -> None:
    files = {
        "questions/ask.md": "---\ntitle: Ask\n---\n\n- What is the pay?\n",
        "blog/a.md": post("[Ask](/questions/aks/)"),
    }
    _, told = read_faulty(tmp_path, files)
    assert told == ["blog/a.md:6:7 dead-link: /questions/aks/ leads nowhere; did you mean /questions/ask/?"]
