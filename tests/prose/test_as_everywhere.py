"""Markdown as people write it everywhere, with what is ours besides."""

import pytest
from bs4 import BeautifulSoup

from tests.prose.rendering import faults, render


@pytest.mark.parametrize(
    ("body", "selector", "count"),
    [
        ("Bring:\n\n  * a\n  * b\n\nThat is all.", "ul > li", 2),
        ("- a\n  - b\n  - c\n- d", "ul ul > li", 2),
        ("1. a\n   - b", "ol ul > li", 1),
        ("Three:\n- a\n- b\n- c", "p + ul > li", 3),
        ("- a\n\n  b\n- c", "li p", 3),
        ("- a:\n\n  ```sh\n  b\n  ```\n- c", "li pre code.language-sh", 1),
        ("> ```js\n> a\n> ```", "blockquote pre code", 1),
        ("<details>\n<summary>A</summary>\n\n- a\n- b\n\n</details>", "details ul > li", 2),
        ('<div class="a">\n\nSee [b](c).\n\n</div>', "div.a a", 1),
        ("See https://a.example/x?y=1.", "a[href='/to/https://a.example/x?y=1']", 1),
        ("See www.a.example/x and <https://b.example>.", "a.address", 2),
        ("See [a](https://a.example) and <a@b.example>.", "a.address", 0),
        ("write to a@b.example", "a[href='/to/mailto:a@b.example']", 1),
        ("- [x] a\n- [ ] b", "ul.tasks input[aria-label]", 2),
        ("- [x] a\n- [ ] b", "input[aria-label=Done][checked][disabled]", 1),
        ("> [!TIP]\n> a", "[role=note] .note-title", 1),
        ("| a | b |\n|:-:|--:|\n| c | d |", "td.align-right", 1),
        ("a\nb\n: c", "dl > dt", 2),
        ("~~a~~", "del", 1),
    ],
)
def test_it_comes_out_as_it_was_meant(body: str, selector: str, count: int) -> None:
    prose = render(body)
    assert len(BeautifulSoup(prose.html, "html.parser").select(selector)) == count
    assert prose.faults == ()


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("- a\n- b\n{: .c }", '<ul class="c">\n<li>a</li>\n<li>b</li>\n</ul>'),
        ("- a\n- b\n\n{: .c }", '<ul class="c">\n<li>a</li>\n<li>b</li>\n</ul>'),
        ("- a\n- b\n  {: .c }", '<ul>\n<li>a</li>\n<li class="c">b</li>\n</ul>'),
        ("- a\n{: .c }\n- b", '<ul>\n<li class="c">a</li>\n<li>b</li>\n</ul>'),
        ("1. a\n\n   b\n{: .c }", '<ol class="c">\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ol>'),
        ("![a](b.svg){width=300}", '<p><img alt="a" src="/to/b.svg" width="300"></p>'),
        ("[a](b){.c #d}", '<p><a class="c" href="/to/b" id="d">a</a></p>'),
        ("`a`{.c}", '<p><code class="c">a</code></p>'),
        ("# Use {braces}", '<h2 id="use-braces">Use {braces}</h2>'),
        ("# C# {#c}", '<h2 id="c">C#</h2>'),
        ("a {b} {c}", "<p>a {b} {c}</p>"),
        ("> a\n\n{: .c }", '<blockquote class="c">\n<p>a</p>\n</blockquote>'),
    ],
)
def test_braces_give_attributes_where_they_say_some(body: str, html: str) -> None:
    assert render(body).html == html


def test_a_line_below_a_table_is_about_the_table() -> None:
    table = "| a |\n|---|\n| b |"
    for body in (f"{table}\n{{: .c }}", f"{table}\n\n{{: .c }}"):
        assert render(body).html == render(table).html.replace("<table>", '<table class="c">')


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("Done :tada:", "<p>Done 🎉</p>"),
        (":+1: *:heart:*", "<p>👍 <em>❤</em></p>"),
        ("## :coffee: time", '<h2 id="time">☕ time</h2>'),
        (
            "`:tada:` at 10:30:45 and a:tada:b, :nothing_such:",
            "<p><code>:tada:</code> at 10:30:45 and a:tada:b, :nothing_such:</p>",
        ),
    ],
)
def test_a_name_of_github_s_becomes_the_sign(body: str, html: str) -> None:
    assert render(body).html == html


def test_an_abbreviation_tells_what_it_stands_for_wherever_it_stands_but_in_code() -> None:
    html = render("A CV, *CVs* and `CV`; a [CV](b).\n\n*[CV]: curriculum vitae\n*[b]: c").html
    assert html.count('<abbr title="curriculum vitae">CV</abbr>') == 2
    assert "<em>CVs</em>" in html
    assert "<code>CV</code>" in html
    assert "*[" not in html


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("##\n\nText.", [("bad-markdown", "##")]),
        ("{{< figure\n  src=a.png\n>}}", [("foreign-tag", "{{< figure")]),
        ('[x]({{< ref "a.md" >}})', [("foreign-tag", "{{< ref")]),
        ("{{< a >}}b{{< /a >}}", [("foreign-tag", "{{< a >}}"), ("foreign-tag", "{{< /a >}}")]),
        ("See [[Some page]].", [("foreign-tag", "[[Some page]]")]),
        ("![[photo.png]] and [[a|b]]", [("foreign-tag", "![[photo.png]]"), ("foreign-tag", "[[a|b]]")]),
        ("[[1]](b) [[a]]\n\n[a]: b", []),
        ("`[[a]]` \\[[a]] [[TOC]]", []),
        ("Text.\n- a\n  - b\n\n ```js a\n c\n ```", []),
    ],
)
def test_what_readers_would_see_wrongly_is_told_once(body: str, told: list[tuple[str, str]]) -> None:
    assert faults(body) == told
