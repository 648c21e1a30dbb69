import pytest

from tests.prose.rendering import render


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("a\n{: .lead #b }", '<p class="lead" id="b">a</p>'),
        ("a\n\n{: .lead }", '<p class="lead">a</p>'),
        ("[a](b.md){: .c }", '<p><a class="c" href="/to/b.md">a</a></p>'),
        ("## a {#b}", '<h2 id="b">a</h2>'),
        ("## a\n{: #b }", '<h2 id="b">a</h2>'),
        ("a {b}", "<p>a {b}</p>"),
        ("a {% b %}", "<p>a {% b %}</p>"),
        ("a {{ b }}", "<p>a {{ b }}</p>"),
        ("[TOC]\n\na", "<p>a</p>"),
        ("* toc\n{:toc}\n\na", "<p>a</p>"),
        ("```\na\n```\n{: .b }", '<pre><code class="b">a\n</code></pre>'),
    ],
)
def test_attribute_lists_are_read_and_other_braces_stay(body: str, html: str) -> None:
    assert render(body).html.strip() == html
