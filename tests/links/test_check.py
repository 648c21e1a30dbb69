from pathlib import Path

import pytest

from plugins.foundation.findings.model import Report
from plugins.foundation.links.check import MOST_SEARCHES, LinkChecker
from tests.pictures.photographs import SVG
from tests.site.content import post, read, read_faulty

OTHER = {
    "blog/first-post/index.md": post(
        "## What to ask\n\nText.", "tags: [asking]\nredirect_from: [/old/first.html, /older/page.htm]"
    ),
    "blog/first-post/sheet.pdf": "",
    "pages/about.md": "---\ntitle: About\n---\n\nText.\n",
}


def told_of(folder: Path, body: str) -> list[str]:
    """Return what is told of a post with this body, which begins in line 6."""
    _, told = read_faulty(folder, {**OTHER, "blog/a.md": post(body)})
    return [line.removeprefix("blog/a.md:") for line in told]


@pytest.mark.parametrize(
    "target",
    [
        *("first-post/index.md", "first-post/index.md#what-to-ask", "../pages/about.md", "/blog/first-post/"),
        *("/blog/first-post/index.html", "/blog/first-post/#what-to-ask", "/blog/first-post/#top", "../first-post/"),
        *(
            "#here",
            "#top",
            "#",
            "/",
            "/blog/",
            "/tags/asking/",
            "/tags/",
            "/feed.xml",
            "/old/first.html",
            "/archive/2016/",
        ),
        *("/blog/first-post", "../first-post", "/about", "/old/first", "/blog", "/tags", "/tags/asking", "/search"),
        *("first-post/sheet.pdf", "https://nowhere.example/", "mailto:a@b.org"),
    ],
)
def test_a_link_that_leads_somewhere_is_not_told(tmp_path: Path, target: str) -> None:
    assert told_of(tmp_path, f"## Here\n\n[a]({target})") == []


@pytest.mark.parametrize(
    ("target", "remedy"),
    [
        ("/blog/frist-post/", "did you mean /blog/first-post/?"),
        ("/blog/frist-post", "did you mean /blog/first-post/?"),
        ("/tags/axing", "did you mean /tags/asking/?"),
        ("/abuot/", "did you mean /about/?"),
        ("/zzzzzzzzzzzz/", "correct it or take the link out"),
        ("gone.md", "correct it or take the link out"),
        ("gone.markdown", "correct it or take the link out"),
        ("zzzzzzzz.htm", "correct it or take the link out"),
        ("/blog/first-post/index.md", "did you mean /blog/first-post/?"),
        ("photo.jpg", "put the file beside the post and link its name"),
        ("PHOTO.JPG", "put the file beside the post and link its name"),
        ("/old/frist.html", "did you mean /old/first.html?"),
        ("/older/paeg.htm", "did you mean /older/page.htm?"),
        ("http://[", "correct it or take the link out"),
        ("//[a]b/", "correct it or take the link out"),
    ],
)
def test_a_dead_link_is_told_with_what_to_do(tmp_path: Path, target: str, remedy: str) -> None:
    assert told_of(tmp_path, f"Text, [a]({target}).") == [f"6:11 dead-link: {target} leads nowhere; {remedy}"]


@pytest.mark.parametrize(
    ("target", "problem", "remedy"),
    [
        ("/blog/first-post/#what-to-aks", "/blog/first-post/ has no place #what-to-aks", "did you mean #what-to-ask?"),
        ("first-post/index.md#who", "/blog/first-post/ has no place #who", "did you mean #what-to-ask?"),
        ("../pages/about.md#team", "/about/ has no place #team", "link the page, or give a heading that id"),
        ("#コーヒー", "/blog/a/ has no place #コーヒー", "did you mean #ko-hi?"),
        ("#comment-799781196", "/blog/a/ has no place #comment-799781196", "link the page, or give a heading that id"),
        ("#heer", "/blog/a/ has no place #heer", "did you mean #here?"),
    ],
)
def test_a_dead_anchor_is_told_with_the_nearest_place(tmp_path: Path, target: str, problem: str, remedy: str) -> None:
    assert told_of(tmp_path, f"[a]({target})\n\n## Here\n\n## コーヒー") == [f"6:5 dead-anchor: {problem}; {remedy}"]


@pytest.mark.parametrize("paths", [["/b-1/", "/b-2/"], ["/b-2/", "/b-1/"]])
def test_of_paths_that_are_equally_near_the_same_is_named_every_time(tmp_path: Path, paths: list[str]) -> None:
    report = Report()
    document = read(tmp_path, {"blog/a.md": post("[b](/b-3/)", "path: /a/")}, {"CHECKS": {"dead-link": "off"}})
    links = LinkChecker(paths, {}, {}, report)
    (found,) = document.documents.values()
    links.check(found, found.prose.links)
    assert [each.remedy for each in report] == ["did you mean /b-2/?"]


@pytest.mark.parametrize("target", ["/fed.xml", "/blog/a/social-crad.png", "/robot.txt"])
def test_what_we_make_ourselves_is_never_proposed(tmp_path: Path, target: str) -> None:
    (line,) = told_of(tmp_path, f"[a]({target})")
    assert "did you mean" not in line


def test_of_very_many_dead_links_only_the_first_name_the_nearest(tmp_path: Path) -> None:
    told = told_of(tmp_path, "\n\n".join(f"[a](/blog/frist-post-{number}/)" for number in range(MOST_SEARCHES + 2)))
    assert ["did you mean" in line for line in told] == [True] * MOST_SEARCHES + [False] * 2


def test_the_same_words_in_the_header_are_not_told(tmp_path: Path) -> None:
    _, (told,) = read_faulty(tmp_path, {"blog/a.md": "---\ntitle: A\ndate: 2016-10-31\ntags: /gone/\n---\n[a](/gone/)"})
    assert told.startswith("blog/a.md:6:5 dead-link: /gone/ leads nowhere")


def test_a_link_with_another_generator_s_tag_is_told_for_the_tag_only(tmp_path: Path) -> None:
    (told,) = told_of(tmp_path, "[a]({{ site.url }}/b/)")
    assert told.startswith("6:5 foreign-tag: {{ site.url }}")


def test_every_occurrence_is_told_at_its_own_place(tmp_path: Path) -> None:
    body = "[a](/gone/) and [b](/gone/).\n\n- [c](/gone/)\n\n<a href='/gone/'>d</a>\n\n[e]\n\n[e]: /gone/"
    assert [line.split()[0] for line in told_of(tmp_path, body)] == ["6:5", "6:21", "8:7", "10:10", "14:6"]


@pytest.mark.parametrize(
    "beside",
    [
        "https://example.org/gone/",
        "/gone/a-longer-path/",
        "/gone/#place",
        "/blog/gone/",
        "/gone/?query",
    ],
)
def test_a_longer_address_beside_a_dead_one_is_not_told(tmp_path: Path, beside: str) -> None:
    body = f"`{beside}` [b](/gone/)"
    assert [line.split()[0] for line in told_of(tmp_path, body)] == [f"6:{body.index('(') + 2}"]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("Once there was /gone/, [here](/gone/)", ["6:31"]),
        ("Once there was /gone/.\n\n[here]\n\n[here]: /gone/", ["10:9"]),
        ("![](b.svg) and [a link](b.svg)", ["6:5"]),
        ("[a link](b.svg) and ![](b.svg)", ["6:25"]),
        ("[a link](b.svg) and ![][b]\n\n[b]: b.svg", ["8:6"]),
    ],
)
def test_a_mistake_is_told_where_it_can_be_and_nowhere_else_where_the_same_words_stand(
    tmp_path: Path, body: str, places: list[str]
) -> None:
    _, told = read_faulty(tmp_path, {"blog/a/index.md": post(body), "blog/a/b.svg": SVG})
    assert [line.split()[0].partition(":")[2] for line in told] == places


def test_a_dead_link_at_the_end_of_a_sentence_is_told(tmp_path: Path) -> None:
    assert told_of(tmp_path, "[a]. Text.\n\n[a]: gone.md") != []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Text.\n\n<script>b()</script>", "8:1 inline-code: <script> has no place in a post"),
        ("a {% include b %}c", "6:3 foreign-tag: {% include b %} is another generator's tag"),
        ("a<b style='color:red'>c</b>", "6:12 inline-code: `style=` is an inline style or script"),
        ("a\n{: style= }", "6:1 inline-code: `style=` is an inline style or script"),
        ("<a href='\njavascript:b()'>a</a>", "6:10 unsafe-link: a link cannot begin with `javascript:`"),
        ("![a](https://b.org/c.png)", "6:6 third-party: <img> loads from another host"),
        ("Text.\n\n##", "8:1 bad-markdown: this heading has no words"),
    ],
)
def test_a_mistake_in_the_text_is_told_where_it_stands(tmp_path: Path, body: str, told: str) -> None:
    assert [line.partition(";")[0] for line in told_of(tmp_path, body)] == [told]


@pytest.mark.parametrize("target", ["b.md", "/blog/b/", "/blog/b"])
@pytest.mark.parametrize("broken", ["---\ntitle: A: B\n---\n", "---\ntitle: B\n---\n", "no header"])
def test_a_link_to_a_post_with_a_mistake_of_its_own_is_not_told(tmp_path: Path, target: str, broken: str) -> None:
    _, told = read_faulty(
        tmp_path, {"blog/index.md": post(f"[b]({target})", "path: /blog/index/x.html"), "blog/b.md": broken}
    )
    assert [line.partition(":")[0] for line in told] == ["blog/b.md"]


def test_a_link_with_the_site_s_own_url_is_checked_like_one_without(tmp_path: Path) -> None:
    site_url = "https://example.org/coffee"
    files = {"blog/a.md": post(f"[a]({site_url}/blog/a/#b) [c]({site_url}/gone/) [d]({site_url}y/)\n\n## B")}
    site, (told,) = read_faulty(tmp_path, files, {"SITEURL": site_url})
    assert told.startswith("blog/a.md:6:47 dead-link: https://example.org/coffee/gone/ leads nowhere")
    assert '<a href="/coffee/blog/a/#b">' in site.documents["blog/a.md"].prose.html


@pytest.mark.parametrize(
    "target", ["../b/index.md", "/blog/b/", "../b/", "{filename}/blog/b/index.md", "/blog/b/index.html", "/blog/b"]
)
def test_a_link_to_a_draft_says_so(tmp_path: Path, target: str) -> None:
    files = {"blog/a/index.md": post(f"[b]({target})"), "blog/b/index.md": post(header="draft: true")}
    _, told = read_faulty(tmp_path, files)
    remedy = "link it when it is out"
    assert told == [f"blog/a/index.md:6:5 dead-link: {target} leads to a post that is a draft; {remedy}"]


def test_a_link_to_a_post_of_the_future_says_when_it_is_out(tmp_path: Path) -> None:
    files = {"blog/a.md": post("[b](2030-01-02-b.md)"), "blog/2030-01-02-b.md": "---\ntitle: B\n---\n"}
    _, (told,) = read_faulty(tmp_path, files)
    assert "2030-01-02-b.md leads to a post that is held back until 2030-01-02;" in told


def test_links_below_the_site_s_path_are_known_without_it(tmp_path: Path) -> None:
    files = {**OTHER, "blog/a.md": post("[a](/about/) [b](/coffee/about/)")}
    _, told = read_faulty(tmp_path, files, {"SITEURL": "https://example.org/coffee"})
    assert [line.partition(";")[0] for line in told] == ["blog/a.md:6:18 dead-link: /coffee/about/ leads nowhere"]


@pytest.mark.parametrize(
    "body", ["a[^1]\n\n[^1]: b", "<a@b.org>", "<https://b.org/>", "[a](mailto:a@b.org)", "[ ] a", "[a]"]
)
def test_marks_and_addresses_of_markdown_are_no_dead_links(tmp_path: Path, body: str) -> None:
    assert told_of(tmp_path, body) == []


def test_a_file_linked_in_the_text_is_published(tmp_path: Path) -> None:
    files = {"blog/a/index.md": post("[a](more/b%20c.txt) ![d](e.svg)"), "blog/a/more/b c.txt": "", "blog/a/e.svg": SVG}
    site = read(tmp_path, files)
    assert site.documents["blog/a/index.md"].attachments == {
        "/blog/a/more/b c.txt": tmp_path / "content/blog/a/more/b c.txt",
        "/blog/a/e.svg": tmp_path / "content/blog/a/e.svg",
    }
