import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pictures.drawings import drawing_size
from plugins.pictures.model import PictureError
from tests.conftest import ROOT

NAMESPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:h="http://www.w3.org/1999/xhtml" xmlns:s="http://www.w3.org/2000/svg"'
)


def svg(content: str = "", attributes: str = "", before: str = "") -> str:
    return f'{before}<svg {NAMESPACES} viewBox="0 0 4 3" {attributes}>\n{content}\n</svg>'


def size(folder: Path, text: str | bytes) -> tuple[int, int]:
    file = folder / "a.svg"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return drawing_size(file)


def told(folder: Path, text: str | bytes) -> str:
    with pytest.raises(PictureError) as caught:
        size(folder, text)
    return caught.value.problem


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('width="300" height="200"', (300, 200)),
        ('width="300px" height=" 199.6 "', (300, 200)),
        ('viewBox="0 0 640 480"', (640, 480)),
        ('viewBox="0,0, 640,480"', (640, 480)),
        ('width="100%" height="100%" viewBox="0 0 640 480"', (640, 480)),
        ('width="210mm" height="297mm" viewBox="0 0 210 297"', (794, 1123)),
        ('width="2.54cm" height="1in"', (96, 96)),
        ('width="72pt" height="6PC"', (96, 96)),
        ('width="101.6Q" height=" 10.16q "', (96, 10)),
        ('width="20em" height="9em" viewBox="0 0 640 480"', (640, 480)),
        ('width="300" viewBox="0 0 640 480"', (640, 480)),
        ('width="0.4" height="1" viewBox="0 0 640 480"', (640, 480)),
        ('width="300" height="200" viewBox="0 0 640 480"', (300, 200)),
    ],
)
def test_a_drawing_has_its_own_size_or_its_view_box(tmp_path: Path, attributes: str, expected: tuple[int, int]) -> None:
    text = f'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" {attributes}><path/></svg>'
    assert size(tmp_path, text) == expected


@pytest.mark.parametrize("box", ["", "0 0", "0 0 -5 -5", "0 0 inf nan", f"0 0 {'9' * 400} 1", "0 0 0 0"])
def test_a_drawing_without_a_size_is_refused(tmp_path: Path, box: str) -> None:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"/>'
    assert told(tmp_path, text) == "has no size: neither width and height nor a viewBox"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"\x1f\x8b\x08\x00",
        b"<svg>",
        b"\xff\xfe",
        b'<?xml version="1.0" encoding="nonsense"?><svg/>',
        b'<?xml version="1.0" encoding="shift_jis"?><svg/>',
        b"<svg>&bomb;</svg>",
        b"<svg><g></svg>",
    ],
)
def test_what_is_no_xml_is_refused(tmp_path: Path, content: bytes) -> None:
    assert re.match("is no SVG", told(tmp_path, content))


@pytest.mark.parametrize("root", ["<svg/>", '<html xmlns="http://www.w3.org/1999/xhtml"/>', "<a><svg/></a>"])
def test_xml_that_is_no_drawing_is_refused(tmp_path: Path, root: str) -> None:
    assert told(tmp_path, root) == "is no SVG: its first element is no <svg> in SVG's namespace"


HARMLESS = [
    "<style>.a{fill:url(#b)} @media (prefers-color-scheme:dark){.a{fill:#fff}}</style>",
    '<defs><linearGradient id="b"/></defs><path fill="url(#b)" style="mask: url( \'#b\' )"/>',
    '<use href="#b"/><use xlink:href=" #b"/><a href="">a</a>',
    '<image href="data:image/png;base64,iVBORw0KGgo="/><image xlink:href="data:image/jpeg,a"/>',
    '<animate attributeName="opacity" from="0" to="1"/>',
    "<text>url(https://example.org/) @import onload= &lt;script&gt;</text><title>javascript: is a word</title>",
    "<!-- <script/> url(//example.org) --><desc>It shows a cup (of coffee).</desc>",
    '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" r:about="https://example.org/"/></metadata>',
    '<g transform="translate(1, 2) scale(3)" font-family="Sans"/>',
    '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:only="a" only_selected="false" i:onclick="b"/>',
    '<g aria-label="JavaScript: the good parts"/><animate attributeName="x" values="1;javascript:2"/>',
    "<style>@font-face{src:url(data:font/woff2;base64,d09GMg==) format('woff2')}</style>",
]

SVG_1_1 = "-//W3C//DTD SVG 1.1//EN"

HARMFUL = {
    "<script/>": "<script>",
    "<s:SCRIPT/>": "<SCRIPT>",
    "<h:script/>": "<script>",
    "<foreignObject/>": "<foreignObject>",
    "<h:div/>": "<div>",
    "<h:iframe/>": "<iframe>",
    '<path onclick="a()"/>': "`onclick=`",
    '<path ONLOAD="a()"/>': "`onload=`",
    '<use href="b.svg#c"/>': '`href="b.svg#c"`',
    '<use xlink:href="//b.org/c.svg#d"/>': '`href="//b.org/c.svg#d"`',
    '<image href="https://b.org/c.png"/>': '`href="https://b.org/c.png"`',
    '<image href="data:image/svg+xml,a"/>': '`href="data:image/svg+xml,a"`',
    '<a href="java&#10;script:b()"/>': '`href="java\nscript:b()"`',
    '<feImage href="c.png"/>': '`href="c.png"`',
    '<g xml:base="https://b.org/"/>': '`base="https://b.org/"`',
    '<animate attributeName="href" to="a"/>': "an animation of `href`",
    '<set attributeName=" xlink:href" to="#a"/>': "an animation of ` xlink:href`",
    '<set attributeName="onclick" to="a()"/>': "an animation of `onclick`",
    '<a href="#x" ping="https://b.org/"/>': "`ping=`",
    '<set attributeName="ping" to="https://b.org/"/>': "an animation of `ping`",
    '<image href="data:text/html,a"/>': '`href="data:text/html,a"`',
    '<path fill="url(b.svg#c)"/>': "`url(b.svg#c`",
    '<path style="fill: URL( &quot;//b.org&quot; )"/>': '`URL( "//b.org`',
    '<path style="fill: u\\72l(//b.org)"/>': "`url(//b.org`",
    "<style>@import 'b.css';</style>": "`@import`",
    "<style>@imp<!-- -->ort 'b.css';</style>": "`@import`",
    "<style><![CDATA[@\\69mport 'b.css';]]></style>": "`@import`",
    "<style>@import 'b.css'; <style/></style>": "`@import`",
    "<h:style>a{}</h:style>": "<style>",
    "<style>@font-face{src:url(b.woff)}</style>": "`url(b.woff`",
    "<style>a{background:image-set('b.png' 1x)}</style>": "`image-set(`",
}


@pytest.mark.parametrize("content", HARMLESS)
def test_a_drawing_may_hold_what_draws(tmp_path: Path, content: str) -> None:
    assert size(tmp_path, svg(content)) == (4, 3)


@pytest.mark.parametrize(("content", "what"), HARMFUL.items())
def test_a_drawing_that_runs_or_loads_something_is_refused_with_the_line(
    tmp_path: Path, content: str, what: str
) -> None:
    assert told(tmp_path, svg(content)) == f"holds {what} (its line 2)"


@pytest.mark.parametrize(
    "names", ["", f'PUBLIC "{SVG_1_1}" "{{}}"', 'PUBLIC "-//W3C//DTD SVG 20010904//EN" "{}"', 'SYSTEM "{}"']
)
def test_the_line_that_programs_write_before_a_drawing_passes_and_nothing_is_read_for_it(
    tmp_path: Path, names: str
) -> None:
    (tmp_path / "svg11.dtd").write_text("<!ENTITY", "utf-8")
    before = f"<!DOCTYPE svg {names.format((tmp_path / 'svg11.dtd').as_uri())}>"
    assert size(tmp_path, svg(before=before)) == (4, 3)


@pytest.mark.parametrize(
    ("before", "what"),
    [
        ('<?xml-stylesheet href="b.css"?>', "<?xml-stylesheet?>"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>', "<!DOCTYPE> other than SVG's own"),
        (f'<!DOCTYPE svg PUBLIC "{SVG_1_1}" "" [<!ENTITY a "b">]>', "<!DOCTYPE> other than SVG's own"),
        ('<!DOCTYPE svg PUBLIC "-//W3C//DTD XHTML 1.1//EN" "">', "<!DOCTYPE> other than SVG's own"),
    ],
)
def test_a_drawing_needs_no_style_sheet_and_no_rules_before_it(tmp_path: Path, before: str, what: str) -> None:
    assert told(tmp_path, svg(before=before)) == f"holds {what} (its line 1)"


def test_the_drawings_of_this_site_are_harmless() -> None:
    drawings = [*(ROOT / "content").rglob("*.svg"), *(ROOT / "theme").rglob("*.svg")]
    assert len(drawings) > 15
    assert all(min(drawing_size(each)) > 0 for each in drawings)


_wrapped = st.lists(st.sampled_from(["<g>{}</g>", "<svg>{}</svg>", "<a>{}</a>", "<text>b {}</text>", "<!-- c -->{}"]))
_pieces = st.lists(st.sampled_from(HARMLESS))


@given(before=_pieces, harmful=st.sampled_from(list(HARMFUL)), after=_pieces, around=_wrapped)
def test_what_does_harm_is_found_wherever_it_stands(
    tmp_path_factory: pytest.TempPathFactory, before: list[str], harmful: str, after: list[str], around: list[str]
) -> None:
    content = "".join([*before, harmful, *after])
    for each in around:
        content = each.replace("{}", content)
    assert told(tmp_path_factory.getbasetemp(), svg(content)).startswith("holds ")


@given(st.one_of(st.binary(), st.text().map(lambda text: svg(text).encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_a_drawing_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    try:
        found = size(tmp_path_factory.getbasetemp(), content)
    except PictureError:
        return
    assert found == (4, 3)
