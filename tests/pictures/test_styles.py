import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.pictures.styles import loading_in, ruling_in


@pytest.mark.parametrize(
    "css",
    [
        "fill: url(#a); stroke: URL( '#b' ); mask: url(\"#c\") no-repeat",
        "fill:\\75rl(#a)",
        "fill: RGB(1 2 3 / .5); width: calc((1px + 2px) * 3); filter: drop-shadow(0 0 1px red) blur(2px)",
        "transform: translate(1px) rotate(3deg) matrix(1, 0, 0, 1, 0, 0)",
        "src: url(data:font/woff2;base64,d09GMg==) format('woff2'), local('a')",
        "src: url('data:application/font-woff;base64,d09G'); fill: url(data:image/png;base64,iVBORw0KGgo=)",
        "a:not(.b):nth-child(2n + 1) {}",
        "content: '\\f101'; font-family: 'a\\'b'",
        "u/**/rl and url/**/(#a) and url (b)",
    ],
)
def test_css_that_draws_passes(css: str) -> None:
    assert loading_in(css) is None


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("fill:url(b.svg#a)", "url(b.svg#a"),
        ("fill:url()", "url("),
        ("fill:u\\000072 l(b)", "url(b"),
        ("fill:url(\\22#a)", "url(\N{REPLACEMENT CHARACTER}#a"),
        ("fill:url(/**/#a)", "url(/**/#a"),
        ("fill:url(\u00a0#a)", "url(\u00a0#a"),
        ("fill:url('data:image/svg+xml,a')", "url('data:image/svg+xml,a'"),
        ("fill:url(data:image/pngx,a)", "url(data:image/pngx,a"),
        ("a:image-set('b' 1x)", "image-set("),
        ("a:-webkit-image-set('b' 1x)", "-webkit-image-set("),
        ("a:src('b')", "src("),
        ("a:1url(b)", "1url("),
        ("a:\u00e9url(b)", "\u00e9url("),
        ("/* url(b) */", "url(b"),
        ("a:'url(b'", "url(b'"),
        ("a:EXPRESSION(b)", "EXPRESSION("),
    ],
)
def test_css_that_could_load_something_is_told(css: str, found: str) -> None:
    assert loading_in(css) == found


@pytest.mark.parametrize("sheet", ["@media a{}", "@FONT-FACE{}", "@\\6d edia a{}", "a{b:c}", "\\@import 'a'"])
def test_a_rule_that_loads_nothing_passes(sheet: str) -> None:
    assert ruling_in(sheet) is None


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("@import 'a'", "@import"),
        ("@media a{} @IMPORT 'a'", "@IMPORT"),
        ("@\\69 mport 'a'", "@import"),
        ("@im\\port 'a'", "@import"),
        ("@namespace 'a'", "@namespace"),
        ("@ import", "@"),
        ("/* @import */", "@import"),
    ],
)
def test_a_rule_that_could_load_something_is_told(sheet: str, found: str) -> None:
    assert ruling_in(sheet) == found


_written = st.lists(st.sampled_from(["{}", "\\{}"]), min_size=4, max_size=4)


@given(
    hexadecimal=st.lists(st.booleans(), min_size=3, max_size=3),
    before=st.sampled_from(["", " ", ":", "(", "'", "*/", "@", "#"]),
)
def test_url_is_found_however_its_letters_are_escaped(hexadecimal: list[bool], before: str) -> None:
    name = "".join(f"\\{ord(letter):x} " if each else letter for letter, each in zip("url", hexadecimal, strict=True))
    assert loading_in(f"a{before}{name}(b)" if before else f"{name}(b)") is not None


@given(st.text())
def test_any_css_is_judged(css: str) -> None:
    for found in (loading_in(css), ruling_in(css)):
        assert found is None or found[-1:] == "(" or found[:1] == "@" or found.lower().startswith("url(")
