from plugins.foundation.prose.render import ProseRenderer
from tests.prose.rendering import resolve


def test_a_text_of_html_is_judged_like_html_in_markdown() -> None:
    opening = '<h2 id="a">A</h2>\n\n<p>See *this* <a href="b">b</a> &amp; c.</p>\n'
    body = f'{opening}<pre>x y</pre>\n<p onclick="d()">Two {{{{ e.f }}}}</p>'
    prose = ProseRenderer().render(body, resolve, is_html=True)
    assert '<a href="/to/b">b</a>' in prose.html
    assert "*this*" in prose.html
    assert (prose.opening, prose.words) == ("See *this* b & c.", 10)
    assert prose.anchors == {"a"}
    assert [(each.code, each.line) for each in prose.faults] == [("inline-code", 4), ("foreign-tag", 4)]
