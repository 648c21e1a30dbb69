"""Social cards in whole builds."""

import re
import shutil
from pathlib import Path

from tests.build.project import Project, make_project
from tests.pictures.photographs import photograph

QUESTIONS = "---\ntitle: List {}\n---\n\n- What of it?\n- And then?\n"
POST = "---\ntitle: Post {}\ndate: 2020-01-01\n---\n\nText.\n"


def drawn(project: Project) -> dict[str, int]:
    """Return the cards that are kept, each with a number that another file in its place would not have."""
    return {path.name: path.stat().st_ino for path in (project.folder / ".cache/social-cards").iterdir()}


def cards(project: Project) -> dict[str, bytes]:
    return {name: content for name, content in project.files().items() if name.endswith("social-card.png")}


def test_a_site_with_new_handouts_and_many_new_cards_is_built_to_its_end(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    for number in range(12):
        project.write(f"questions/list-{number}.md", QUESTIONS.format(number))
    for number in range(40):
        project.write(f"blog/post-{number}.md", POST.format(number))
    assert project.build().status == 0
    assert len(cards(project)) == 1 + 1 + 12 + 40


def test_a_second_build_draws_nothing_and_one_with_a_new_title_draws_one_card(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.build()
    first = drawn(project)
    project.build()
    assert drawn(project) == first
    project.write("blog/new.md", POST.format("new"))
    project.build()
    assert len(drawn(project).items() - first.items()) == 1


def test_cards_have_the_same_bytes_wherever_they_are_drawn(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.build()
    first = cards(project)
    shutil.rmtree(tmp_path / ".cache")
    project.build()
    assert cards(project) == first


def test_a_site_without_the_plugin_mentions_no_card(tmp_path: Path) -> None:
    project = make_project(tmp_path, "PLUGINS = [each for each in PLUGINS if 'social_cards' not in each]")
    assert project.build().status == 0
    assert not cards(project)
    for path in ("/", "/blog/", "/blog/good/"):
        assert not re.search("social-card|og:image|twitter:card", project.page(path))


def test_a_card_has_its_full_address_below_a_path_too(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.build("--site-url", "https://example.org/coffee")
    address = "https://example.org/coffee/blog/good/social-card.png"
    assert f'<meta property="og:image" content="{address}">' in project.page("/blog/good/")
    assert f'"image": "{address}"' in project.page("/blog/good/")


def test_a_title_with_signs_of_html_stays_text_in_the_card_s_alternative(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/signs.md", "---\ntitle: '\"><b>日本</b> & so'\ndate: 2020-01-01\n---\n\nText.\n")
    assert project.build().status == 0
    assert 'og:image:alt" content="&#34;&gt;&lt;b&gt;日本&lt;/b&gt; &amp; so ·' in project.page("/blog/signs/")


def test_an_author_s_file_of_the_name_of_a_card_is_told_with_its_place(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write(
        "blog/own/index.md", "---\ntitle: Own\ndate: 2020-01-01\nattachments: [social-card.png]\n---\n\nText.\n"
    )
    project.write("blog/own/social-card.png", photograph(kind="PNG"))
    run = project.build()
    assert run.status == 1
    assert run.errors.startswith(
        "content/blog/own/index.md:4:14: /blog/own/social-card.png is already taken by the social"
    )
    assert "[duplicate-path]" in run.errors
