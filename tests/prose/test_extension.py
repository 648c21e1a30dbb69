import pytest

from plugins.foundation.prose.model import Link
from plugins.foundation.prose.render import ProseRenderer
from tests.prose.rendering import faults, render


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("[a](b.md)", '<p><a href="/to/b.md">a</a></p>'),
        ("[a]\n\n[a]: b.md", '<p><a href="/to/b.md">a</a></p>'),
        ('[a](<b c.md> "T")', '<p><a href="/to/b%20c.md" title="T">a</a></p>'),
        ("![a](b.png)", '<p><img alt="a" src="/to/b.png"></p>'),
        ("> - [a](b.md)", '<blockquote>\n<ul>\n<li><a href="/to/b.md">a</a></li>\n</ul>\n</blockquote>'),
    ],
)
def test_every_link_of_the_markdown_is_resolved(body: str, html: str) -> None:
    assert render(body).html == html


def test_links_are_noted_as_they_were_written() -> None:
    prose = render("[a](b.md#c) ![d](e.png)\n\n[a](b.md#c)")
    assert [link.target for link in prose.links] == ["b.md#c", "e.png", "b.md#c"]


def test_links_to_elsewhere_are_not_noted() -> None:
    assert ProseRenderer().render("[a](https://b.org/)", lambda target: Link(target, target)).links == ()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("![a](https://b.org/c.png)", [("third-party", "https://b.org/c.png")]),
        ("![a](//b.org/c.png)", [("third-party", "//b.org/c.png")]),
        ("![a](HTTP://b.org/c.png)", [("third-party", "HTTP://b.org/c.png")]),
        ("[a](https://b.org/c.png)", []),
        ("a\n{: style='color: red' }", [("inline-code", "color: red")]),
        ("## a {: onclick='b()' }", [("inline-code", "b()")]),
        ("a\n{: style= }", [("inline-code", "")]),
        ("a\n{: OnClick='b()' }", [("inline-code", "b()")]),
        ("[a](b.md){: href= src= id= }", []),
        ("```{.py onclick='b()'}\n```", []),
        ("[a](javascript:b())", [("unsafe-link", "javascript:b()")]),
        ("[a](JavaScript:b())", [("unsafe-link", "JavaScript:b()")]),
        ("[a](java script:b)", []),
        ("[a](<\x01javascript:b>)", [("unsafe-link", "\x01javascript:b"), ("bad-path", "\x01")]),
        ("[a](javascript&#58;b())", [("unsafe-link", "javascript&#58;b()")]),
        ("[a](&#x6A;avascript&colon;b())", [("unsafe-link", "&#x6A;avascript&colon;b()")]),
        ("<javascript:b>", [("unsafe-link", "javascript:b")]),
        ("[a](vbscript:b)", [("unsafe-link", "vbscript:b")]),
        ("[a](data:text/html,b)", [("unsafe-link", "data:text/html,b")]),
        ("![a](data:image/png;base64,b)", [("unsafe-link", "data:image/png;base64,b")]),
        ("[a](file:///c)", [("unsafe-link", "file:///c")]),
        ("[a](javascript.md)", []),
        ("[a](mailto:b@c.org)", []),
    ],
)
def test_what_no_page_may_hold_is_told(body: str, told: list[tuple[str, str]]) -> None:
    assert [fault for fault in faults(body) if fault[0] != "bad-markdown"] == told


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("{% include a.html %}", ["{% include a.html %}"]),
        ("{%- if a -%}b{%- endif -%}", ["{%- if a -%}", "{%- endif -%}"]),
        ("{{ site.url }}", ["{{ site.url }}"]),
        ("{{ 'a' | relative_url }}", ["{{ 'a' | relative_url }}"]),
        ("{{< figure src=a >}}", ["{{< figure src=a >}}"]),
        ("{{% note %}}a{{% /note %}}", ["{{% note %}}", "{{% /note %}}"]),
        ("[a]({{ site.url }}/b)", ["{{ site.url }}"]),
        ("![a]({% link b.png %})", ["{% link b.png %}"]),
        ("*a {{ site.url }}* b", ["{{ site.url }}"]),
        ("`{% raw %}`", []),
        ("    {% raw %}", []),
        ("```\n{% raw %}\n```", []),
        ("~~~ jinja\n{{ site.url }}\n~~~", []),
        ("`a` {{ site.url }}", ["{{ site.url }}"]),
        ("100 % sure, {braces}, {{name}}", []),
        ("the [[ ]] of a shell", []),
    ],
)
def test_another_generator_s_tag_is_told_but_not_in_code(body: str, tags: list[str]) -> None:
    assert [needle for code, needle in faults(body) if code == "foreign-tag"] == tags


@pytest.mark.parametrize(
    ("tag", "remedy"),
    [
        ("{% raw %}", "take it out: what stands in `code` is shown as it is"),
        ("{%- endraw -%}", "take it out: what stands in `code` is shown as it is"),
        ("{% post_url 2016-10-31-a %}", "write the name of its file"),
        ('{{< ref "a.md" >}}', "write the name of its file"),
        ("{% highlight ruby %}", "put the code between two lines of ```"),
        ("{% include a.html %}", "write Markdown, or put it in `code` if it is meant to be read"),
        ("{{ link.url }}", "write Markdown, or put it in `code` if it is meant to be read"),
        ("{{ 'a' | b }}", "write Markdown, or put it in `code` if it is meant to be read"),
    ],
)
def test_a_tag_is_told_with_what_stands_for_it_here(tag: str, remedy: str) -> None:
    assert [fault.remedy for fault in render(tag).faults] == [remedy]
