"""What to ask first, on one page, in the site that is read from content/."""

from pathlib import Path

from tests.site.content import post, read


def test_what_is_to_ask_first_has_a_page_of_its_own_on_each_paper(tmp_path: Path) -> None:
    files = {
        "questions/q.md": post("- What drew you?\n- **What is the pay?**"),
        "checklists/c.md": post("- [ ] **Confirm.**"),
        "blog/a.md": post("## Ask {: .questions }\n\n- What drew you?\n- **What is the pay?**"),
    }
    site = read(tmp_path, files)
    assert [path for path in site.outputs if "first" in path] == [
        f"/{path}-ask-first-{paper}.pdf" for path in ("blog/a/ask", "questions/q/q") for paper in ("a4", "letter")
    ]
