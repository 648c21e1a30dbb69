import shutil
from pathlib import Path

import pytest

from tests.build.project import GOOD_POST, ROOT, make_project
from tests.pictures.photographs import SVG

BAD_HEADER = "---\ntitle: A: b\n---\n"
FUTURE_POST = "---\ntitle: Not yet\ndate: 2999-01-01\n---\n\nLater.\n"
DRAFT = "---\ntitle: Half done\ndate: 2020-01-01\nstatus: draft\n---\n\nSoon.\n"


def test_a_mistake_ends_the_build_with_its_place_and_no_traceback(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/bad.md", BAD_HEADER)
    run = project.build()
    assert run.status == 1
    assert run.errors.splitlines()[0].startswith("content/blog/bad.md:2:9: ")
    assert run.errors.splitlines()[0].endswith("[bad-yaml]")
    assert "Traceback" not in run.errors


def test_all_mistakes_of_a_run_are_reported_together_in_file_order(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/c.md", "")
    project.write("blog/a.md", BAD_HEADER)
    project.write("blog/b.md", "---\ntitle: B\ndate: 2020-01-01\n---\n\n[x](/nowhere/)\n")
    places = [line.split(": ")[0] for line in project.build().errors.splitlines() if line.startswith("content/")]
    assert places == ["content/blog/a.md:2:9", "content/blog/b.md:6:5", "content/blog/c.md:1:1"]


def test_a_broken_build_leaves_the_previous_site_as_it_was(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.build()
    before = project.files()
    project.write("blog/bad.md", BAD_HEADER)
    project.build()
    assert project.files() == before
    assert project.names() == [".cache", "content", "output", "settings.py"]


def test_a_post_that_was_deleted_is_gone_from_the_next_build(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/other.md", GOOD_POST.replace("good", "other"))
    project.build()
    (tmp_path / "content/blog/other.md").unlink()
    project.build()
    assert not (project.output / "blog/other").exists()
    assert project.names() == [".cache", "content", "output", "settings.py"]


def test_the_same_sources_give_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    for number in range(100):
        post = f"---\ntitle: Post {number}\ndate: 2020-01-01\ntags: [a, b, c{number % 7}]\n---\n\nText {number}.\n"
        project.write(f"blog/post-{number}.md", post)
    assert project.build(PYTHONHASHSEED="1").status == 0
    first = project.files()
    assert project.build(PYTHONHASHSEED="2").status == 0
    assert project.files() == first


def test_a_future_post_is_held_back_and_said_so_in_one_line(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/future.md", FUTURE_POST)
    run = project.build()
    assert run.status == 0
    assert run.errors == "Not published: content/blog/future.md (held back until 2999-01-01).\n"
    assert not (project.output / "blog/future").exists()


def test_a_draft_is_built_for_the_preview_only(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/half.md", DRAFT)
    project.build()
    assert not (project.output / "blog/half").exists()
    project.build("--drafts")
    assert "Only this preview shows it" in project.page("/blog/half/")


@pytest.mark.parametrize(
    ("level", "status", "word"), [("error", 1, "dead-link"), ("warning", 0, "warning: "), ("off", 0, "")]
)
def test_checks_turn_a_kind_of_mistake_down(tmp_path: Path, level: str, status: int, word: str) -> None:
    project = make_project(tmp_path, f"CHECKS = {{'dead-link': {level!r}}}")
    project.write("blog/link.md", "---\ntitle: B\ndate: 2020-01-01\n---\n\n[x](/nowhere/)\n")
    run = project.build()
    assert run.status == status
    assert word in run.errors
    assert bool(run.errors) == bool(word)


def test_of_two_posts_at_one_path_the_first_is_built_when_that_is_a_warning(tmp_path: Path) -> None:
    project = make_project(tmp_path, "CHECKS = {'duplicate-path': 'warning'}")
    project.write("blog/a.md", "---\ntitle: First\ndate: 2020-01-01\npath: /blog/x/\n---\n\nOne.\n")
    project.write("blog/b.md", "---\ntitle: Second\ndate: 2020-01-01\npath: /blog/x/\n---\n\nTwo.\n")
    assert project.build().status == 0
    assert "First" in project.page("/blog/x/")
    assert "Second" not in project.page("/blog/")


def test_check_reports_mistakes_and_builds_nothing(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    assert project.build("--check").status == 0
    project.write("blog/bad.md", BAD_HEADER)
    run = project.build("--check")
    assert run.status == 1
    assert "[bad-yaml]" in run.errors
    assert not project.output.exists()


def test_a_wrong_setting_is_a_message_of_its_own(tmp_path: Path) -> None:
    project = make_project(tmp_path, "CHECKS = {'dead-lnk': 'warning'}")
    run = project.build()
    assert run.status == 1
    assert "CHECKS" in run.errors
    assert "[bad-setting]" in run.errors
    assert "Traceback" not in run.errors


def test_the_site_may_be_served_below_a_path(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/link.md", "---\ntitle: B\ndate: 2020-01-01\n---\n\n[x](good.md) and [y](/blog/good/)\n")
    project.build("--site-url", "https://example.org/coffee")
    page = project.page("/blog/link/")
    assert page.count('href="/coffee/blog/good/"') >= 2
    assert 'rel="canonical" href="https://example.org/coffee/blog/link/"' in page
    assert 'rel="apple-touch-icon" href="/coffee/apple-touch-icon.png"' in page
    assert 'rel="manifest" href="/coffee/manifest.webmanifest"' in project.page("/")


def test_files_beside_a_post_are_published_beside_it(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    header = "---\ntitle: B\ndate: 2020-01-01\npath: /elsewhere/\nattachments: [./list.pdf]\n---\n"
    project.write("blog/b/index.md", f"{header}\n[the list](list.pdf), ![a cup](cup.svg)\n")
    project.write("blog/b/list.pdf", b"%PDF")
    project.write("blog/b/cup.svg", SVG)
    project.write("blog/b/notes.doc", b"not linked")
    project.build()
    assert {name for name in project.files() if name.startswith("elsewhere/")} == {
        "elsewhere/index.html",
        "elsewhere/list.pdf",
        "elsewhere/cup.svg",
        "elsewhere/social-card.png",
    }


def test_an_old_address_leads_to_the_post(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/b.md", "---\ntitle: B\ndate: 2020-01-01\nredirect_from: [/2020/b.html, /old/]\n---\n\nText.\n")
    project.build()
    for page in ((project.output / "2020/b.html").read_text("utf-8"), project.page("/old/")):
        assert 'content="0; url=/blog/b/"' in page
        assert '<a href="/blog/b/">B</a>' in page


def test_a_page_that_leads_on_says_of_itself_what_others_say(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/b.md", "---\ntitle: B\ndate: 2020-01-01\nredirect_from: [/old/]\n---\n\nText.\n")
    project.build()
    said = [line for line in project.page("/blog/b/").splitlines() if "-Policy" in line or '"referrer"' in line]
    assert len(said) == 2
    assert all(line in project.page("/old/").splitlines() for line in said)


def test_the_plain_pelican_command_builds_the_same_site(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.build()
    ours = project.files()
    run = project.pelican("--output", str(tmp_path / "output"), "--delete-output-directory")
    assert run.status == 0
    assert project.files() == ours


def test_the_plain_pelican_command_stops_at_a_mistake(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/bad.md", BAD_HEADER)
    run = project.pelican("--output", str(project.output))
    assert run.status == 1
    assert "content/blog/bad.md:2:9: " in run.errors
    assert "Traceback" not in run.errors + run.output
    assert not project.files()


def test_a_template_that_names_a_file_the_theme_does_not_have_builds_nothing(tmp_path: Path) -> None:
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    project = make_project(tmp_path, f"THEME = {str(theme)!r}")
    home = theme / "templates" / "home.html"
    home.write_text(home.read_text("utf-8").replace("img/two-chairs.svg", "img/three-chairs.svg"), encoding="utf-8")
    run = project.build()
    assert run.status == 1
    assert run.errors == "theme/static/img/three-chairs.svg: the theme has no such file; check the file and the disk\n"
    assert not project.output.exists()


def test_a_folder_with_files_of_somebody_else_s_is_no_place_for_a_site(tmp_path: Path) -> None:
    project = make_project(tmp_path, 'OUTPUT_PATH = "docs"')
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/mine.md").touch()
    run = project.build()
    assert run.status == 1
    assert run.errors.splitlines()[0].endswith(
        "OUTPUT_PATH: docs holds no built site; name a folder of its own, or delete this one if nothing in it is needed"
        " [bad-setting]"
    )
    assert [path.name for path in (tmp_path / "docs").iterdir()] == ["mine.md"]
    assert "Traceback" not in run.errors


def test_what_hosts_and_authors_keep_beside_the_site_is_there_after_every_build(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.build()
    theirs = (".git/HEAD", "CNAME", ".nojekyll", ".well-known/security.txt")
    for name in theirs:
        (project.output / name).parent.mkdir(exist_ok=True)
        (project.output / name).write_text("theirs", encoding="utf-8")
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    assert {name for name, content in project.files().items() if content == b"theirs"} == set(theirs)


@pytest.mark.parametrize("setting", ['"CNAME"', "None", "[1]", "5"])
def test_names_to_be_kept_are_a_list(tmp_path: Path, setting: str) -> None:
    run = make_project(tmp_path, f"OUTPUT_RETENTION = {setting}").build()
    assert run.status == 1
    assert "OUTPUT_RETENTION: " in run.errors
    assert "Traceback" not in run.errors
