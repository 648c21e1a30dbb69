from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pictures.photographs import photograph
from tests.site.content import owners, post, read, read_faulty

CUP = photograph(kind="PNG")
TAKEN = "give one of them another path"


def test_a_second_post_at_the_same_path_names_both_files(tmp_path: Path) -> None:
    files = {"blog/a.md": post(header="path: /x/"), "blog/b.md": post(header="tags: t\npath: x")}
    site, told = read_faulty(tmp_path, files)
    assert told == [f"blog/b.md:5:7 duplicate-path: /x/ is already taken by content/blog/a.md; {TAKEN}"]
    assert list(site.documents) == ["blog/a.md"]


def test_a_post_whose_path_is_taken_is_not_listed(tmp_path: Path) -> None:
    files = {"blog/a.md": post(), "blog/b.md": post(header="slug: a"), "pages/c.md": "---\ntitle: C\n---\n"}
    site, _ = read_faulty(tmp_path, files)
    assert [each.name for each in site.arrangement.posts] == ["blog/a.md"]
    assert list(site.documents) == ["blog/a.md", "pages/c.md"]


def test_the_only_page_is_left_out_too_where_its_path_is_taken(tmp_path: Path) -> None:
    site, told = read_faulty(tmp_path, {"pages/a.md": "---\ntitle: A\npath: /blog/\n---\n"})
    assert told == [f"pages/a.md:3:7 duplicate-path: /blog/ is already taken by the site itself; {TAKEN}"]
    assert not site.documents


def test_a_path_made_of_the_name_is_told_at_the_title(tmp_path: Path) -> None:
    files = {"blog/a/index.md": post(), "blog/a.md": post()}
    _, told = read_faulty(tmp_path, files)
    assert told == [f"blog/a.md:2:8 duplicate-path: /blog/a/ is already taken by content/blog/a/index.md; {TAKEN}"]


def test_a_slug_is_told_at_its_place(tmp_path: Path) -> None:
    _, (told,) = read_faulty(tmp_path, {"blog/a.md": post(), "blog/b.md": post(header="slug: a")})
    assert told.startswith("blog/b.md:4:7 duplicate-path: /blog/a/")


@pytest.mark.parametrize(
    "path",
    [
        *("/404.html", "/blog/", "/tags/", "/tags/asking/", "/archive/", "/archive/2016/", "/series/", "/authors/"),
        *(
            "/manifest.webmanifest/",
            "/feed.xml/",
            "/theme/",
            "/Theme/x/",
            "/pictures/",
            "/pictures/x/",
            "/search/index/x/",
            "/_hosting/",
            "/_headers/",
            "/feed.json/x.html",
            "/social-card.png/",
            "/FEED.XML/x/",
        ),
    ],
)
def test_the_site_s_own_pages_cannot_be_taken(tmp_path: Path, path: str) -> None:
    _, told = read_faulty(tmp_path, {"blog/a.md": post(header=f"tags: asking\npath: {path}")})
    assert told == [f"blog/a.md:5:7 duplicate-path: {path} is already taken by the site itself; {TAKEN}"]


def test_an_icon_of_the_theme_cannot_be_taken(tmp_path: Path) -> None:
    _, told = read_faulty(tmp_path, {"blog/a.md": post(header="path: /favicon.ico/x/")})
    problem = "/favicon.ico/x/ is already taken by theme/icons/favicon.ico"
    assert told == [f"blog/a.md:4:7 duplicate-path: {problem}; {TAKEN}"]


def test_the_second_page_of_a_listing_is_the_site_s_own(tmp_path: Path) -> None:
    files = {f"blog/{number}.md": post() for number in range(21)}
    _, (told,) = read_faulty(tmp_path, {**files, "pages/a.md": "---\ntitle: A\npath: /blog/page/2/\n---\n"})
    assert "/blog/page/2/ is already taken by the site itself" in told


def test_a_second_page_that_no_listing_needs_is_free(tmp_path: Path) -> None:
    files = {f"blog/{number}.md": post() for number in range(20)}
    read(tmp_path, {**files, "pages/a.md": "---\ntitle: A\npath: /blog/page/2/\n---\n"})


@pytest.mark.parametrize(("first", "second"), [("/x.html", "/x.html/y/"), ("/x.html", "/x.html/y.html")])
def test_a_page_cannot_stand_below_another_that_is_a_file(tmp_path: Path, first: str, second: str) -> None:
    files = {"blog/a.md": post(header=f"path: {first}"), "blog/b.md": post(header=f"path: {second}")}
    site, told = read_faulty(tmp_path, files)
    assert told == [f"blog/b.md:4:7 duplicate-path: {second} is already taken by content/blog/a.md; {TAKEN}"]
    assert list(site.documents) == ["blog/a.md"]


def test_a_page_that_is_a_file_cannot_stand_where_there_is_a_folder(tmp_path: Path) -> None:
    files = {"blog/a.md": post(header="path: /x.html/y.html"), "blog/b.md": post(header="path: /x.html")}
    _, told = read_faulty(tmp_path, files)
    assert told == [f"blog/b.md:4:7 duplicate-path: /x.html is already taken by a folder of other pages; {TAKEN}"]


def test_a_page_may_stand_below_another_that_is_a_folder(tmp_path: Path) -> None:
    site = read(tmp_path, {"blog/a.md": post(header="path: /x/"), "blog/b.md": post(header="path: /x/y/")})
    assert len(site.documents) == 2


def test_a_redirect_from_a_page_that_exists_is_told(tmp_path: Path) -> None:
    files = {"blog/a.md": post(), "blog/b.md": post(header="redirect_from: [/old/, /blog/a/]")}
    _, (told,) = read_faulty(tmp_path, files)
    assert told.startswith("blog/b.md:4:16 duplicate-path: /blog/a/ is already taken by content/blog/a.md")


def test_two_redirects_from_the_same_path_are_told(tmp_path: Path) -> None:
    files = {"blog/a.md": post(header="redirect_from: /old/"), "blog/b.md": post(header="redirect_from: /old")}
    _, (told,) = read_faulty(tmp_path, files)
    assert told.startswith("blog/b.md:4:16 duplicate-path: /old/ is already taken by a redirect to content/blog/a.md")


def test_an_attachment_cannot_take_the_place_of_its_own_page(tmp_path: Path) -> None:
    files = {"blog/a/index.md": post(header="attachments: index.html"), "blog/a/index.html": ""}
    _, (told,) = read_faulty(tmp_path, files, {"ACTIVE_ATTACHMENTS": [".html"]})
    assert told.startswith("blog/a/index.md:4:14 duplicate-path: /blog/a/ is already taken by content/blog/a/index.md")


def test_a_file_cannot_take_the_place_of_the_social_card_of_its_page(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "blog/a/index.md": post(header="attachments: social-card.png"),
        "blog/a/social-card.png": CUP,
    }
    _, told = read_faulty(tmp_path, files)
    problem = "/blog/a/social-card.png is already taken by the social card of content/blog/a/index.md"
    assert told == [f"blog/a/index.md:4:14 duplicate-path: {problem}; {TAKEN}"]


def test_a_page_cannot_stand_where_the_social_card_of_another_lies(tmp_path: Path) -> None:
    files = {"blog/a.md": post(), "blog/b.md": post(header="path: /blog/a/social-card.png/")}
    _, (told,) = read_faulty(tmp_path, files)
    assert told.startswith("blog/a.md:2:8 duplicate-path: /blog/a/social-card.png is already taken by")


def test_a_page_of_the_site_that_is_not_passed_on_alone_leaves_the_name_of_a_card_free(tmp_path: Path) -> None:
    text = "---\ntitle: A\nattachments: social-card.png\n---\n"
    site = read(tmp_path, {"pages/a/index.md": text, "pages/a/social-card.png": CUP})
    assert owners(site)["/a/social-card.png"] == "content/pages/a/index.md"


def test_two_files_cannot_be_published_at_one_path(tmp_path: Path) -> None:
    header = "path: /x/{}.html\nattachments: cup.pdf"
    files = {f"blog/{name}/index.md": post(header=header.format(name)) for name in "ab"}
    _, (told,) = read_faulty(tmp_path, {**files, "blog/a/cup.pdf": "", "blog/b/cup.pdf": ""})
    assert told.startswith(
        "blog/b/index.md:5:14 duplicate-path: /x/cup.pdf is already taken by content/blog/a/index.md"
    )


def test_two_posts_may_publish_the_same_file(tmp_path: Path) -> None:
    header = "path: /x/{}.html\nattachments: cup.pdf"
    files = {f"blog/{name}.md": post("[cup](./cup.pdf)", header.format(name)) for name in "ab"}
    site = read(tmp_path, {**files, "blog/cup.pdf": ""})
    assert owners(site)["/x/cup.pdf"] == "content/blog/a.md"


def test_paths_that_differ_in_case_only_are_one_to_some_systems(tmp_path: Path) -> None:
    files = {"blog/a.md": post(), "blog/b.md": post(header="path: /Blog/A/")}
    _, (told,) = read_faulty(tmp_path, files)
    assert told.startswith("blog/b.md:4:7 duplicate-path: /Blog/A/ is already taken by content/blog/a.md")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/caf\u00e9/", "/cafe\u0301/"),
        ("/CAFE\u0301.html", "/caf\u00e9.html"),
        ("/X.html", "/x.html/y/"),
        ("/x.html/y/", "/X.html"),
        ("/\u0390.html", "/\u1fd3.html"),
    ],
)
def test_paths_that_some_system_takes_for_the_same_are_one(tmp_path: Path, first: str, second: str) -> None:
    files = {"blog/a.md": post(header=f"path: {first}"), "blog/b.md": post(header=f"path: {second}")}
    _, (told,) = read_faulty(tmp_path, files)
    assert told.startswith("blog/b.md:4:7 duplicate-path: ")


def test_two_files_whose_names_look_alike_cannot_both_be_published(tmp_path: Path) -> None:
    names = ["caf\u00e9.pdf", "cafe\u0301.pdf", "Caf\u00e9.PDF"]
    files = {
        f"blog/{number}/index.md": post(header=f"path: /x/{number}.html\nattachments: {name}")
        for number, name in enumerate(names)
    }
    _, told = read_faulty(tmp_path, {**files, **{f"blog/{number}/{name}": "" for number, name in enumerate(names)}})
    assert [line.partition(": /x/")[0] for line in told] == [
        "blog/1/index.md:5:14 duplicate-path",
        "blog/2/index.md:5:14 duplicate-path",
    ]


def test_a_post_that_is_held_back_is_told_now_that_its_path_is_taken(tmp_path: Path) -> None:
    files = {"blog/a.md": post(header="path: /x/"), "blog/2030-01-01-b.md": "---\ntitle: B\npath: /x/\n---\n"}
    site, (told,) = read_faulty(tmp_path, files)
    assert told.startswith("blog/2030-01-01-b.md:3:7 duplicate-path: /x/ is already taken by content/blog/a.md")
    assert owners(site)["/x/"] == "content/blog/a.md"


def test_every_path_has_its_owner(tmp_path: Path) -> None:
    header = "category: Asking\nredirect_from: /old/\nattachments: cup.pdf"
    site = read(tmp_path, {"blog/a/index.md": post(header=header), "blog/a/cup.pdf": ""})
    icons = [path.name for path in (ROOT / "theme/icons").iterdir()]
    assert {path: owner for path, owner in owners(site).items() if owner != "the site itself"} == {
        **dict.fromkeys(["/blog/a/", "/blog/a/cup.pdf"], "content/blog/a/index.md"),
        "/blog/a/social-card.png": "the social card of content/blog/a/index.md",
        "/old/": "a redirect to content/blog/a/index.md",
        **{f"/{name}": f"theme/icons/{name}" for name in icons},
    }
    assert {"/", "/blog/", "/topics/", "/topics/asking/", "/archive/2016/"} <= set(site.outputs)
    assert any(path.startswith("/theme/css/site.") for path in site.outputs)
