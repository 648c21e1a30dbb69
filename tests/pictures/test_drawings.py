import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.pictures.drawings import read_drawing
from plugins.foundation.pictures.model import PictureError
from tests.conftest import ROOT
from tests.pictures.hostile_drawings import HOSTILE, NEAR, drawings

NAMESPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:h="http://www.w3.org/1999/xhtml" xmlns:s="http://www.w3.org/2000/svg"'
)


def svg(content: str = "", attributes: str = "", before: str = "") -> str:
    return f'{before}<svg {NAMESPACES} viewBox="0 0 4 3" {attributes}>\n{content}\n</svg>'


def size(text: str | bytes) -> tuple[int, int]:
    drawing = read_drawing(text.encode() if isinstance(text, str) else text)
    return drawing.width, drawing.height


def told(text: str | bytes) -> str:
    with pytest.raises(PictureError) as caught:
        size(text)
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
def test_a_drawing_has_its_own_size_or_its_view_box(attributes: str, expected: tuple[int, int]) -> None:
    text = f'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" {attributes}><path/></svg>'
    assert size(text) == expected


@pytest.mark.parametrize("box", ["", "0 0", "0 0 -5 -5", "0 0 inf nan", f"0 0 {'9' * 400} 1", "0 0 0 0"])
def test_a_drawing_without_a_size_is_refused(box: str) -> None:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"/>'
    assert told(text) == "has no size: neither width and height nor a viewBox"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"\x1f\x8b\x08\x00",
        b"<svg>",
        b"\xff\xfe",
        b"<svg>&bomb;</svg>",
        b"<svg><g></svg>",
    ],
)
def test_what_is_no_xml_is_refused(content: bytes) -> None:
    assert re.match("is no SVG", told(content))


@pytest.mark.parametrize("root", ["<svg/>", '<html xmlns="http://www.w3.org/1999/xhtml"/>', "<a><svg/></a>"])
def test_xml_that_is_no_drawing_is_refused(root: str) -> None:
    assert told(root) == "is no SVG: its first element is no <svg> in SVG's namespace"


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
    '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:only="a" i:onclick="b"><i:c only_one="false"/></g>',
    '<g aria-label="JavaScript: the good parts"/><animate attributeName="x" values="1;javascript:2"/>',
    "<style>@font-face{src:url(data:font/woff2;base64,d09GMg==) format('woff2')}</style>",
    '<g id="a(b)" data-name="c(d)" aria-label="@import" xml:space="preserve" style="font-family:\'@Arial\'"/>',
    '<?xpacket begin=""?><x:y xmlns:x="urn:x" href="b.png" style="fill:url(b.svg#c)">url(b)</x:y>',
]

SVG_1_1 = "-//W3C//DTD SVG 1.1//EN"

FETCHED = "let it hold what that names, or take that out"

HARMFUL = {
    "<script/>": "<script>",
    "<s:SCRIPT/>": "<SCRIPT>",
    "<h:script/>": "<script>",
    "<foreignObject/>": "<foreignObject>",
    "<h:div/>": "<div>",
    "<h:iframe/>": "<iframe>",
    '<path onclick="a()"/>': "`onclick=`",
    '<path ONLOAD="a()"/>': "`ONLOAD=`",
    '<use href="b.svg#c"/>': '`href="b.svg#c"`',
    '<use xlink:href="//b.org/c.svg#d"/>': '`href="//b.org/c.svg#d"`',
    '<image href="https://b.org/c.png"/>': '`href="https://b.org/c.png"`',
    '<image href="data:image/svg+xml,a"/>': '`href="data:image/svg+xml,a"`',
    '<image xmlns:y="http://www.w3.org/1999/xlink" y:href="b.png"/>': '`href="b.png"`',
    '<image href="&#xa0;#b"/>': '`href="\xa0#b"`',
    '<image href=""/>': '`href=""`',
    '<use href="data:image/png,a"/>': '`href="data:image/png,a"`',
    '<x:y xmlns:x="urn:x" xlink:href="b.png"/>': '`href="b.png"`',
    '<a href="java&#10;script:b()"/>': '`href="java\nscript:b()"`',
    '<y xmlns="urn:y"><s:script/></y>': "<script>",
    '<path unheard="of"/>': "`unheard=`",
    '<path s:d="M0 0"/>': "`d=`",
    '<x:y xmlns:x="urn:x" onload="a()"/>': "`onload=`",
    "<lineargradient/>": "<lineargradient>",
    '<feImage href="c.png"/>': '`href="c.png"`',
    '<g xml:base="https://b.org/"/>': "`base=`",
    '<animate attributeName="href" to="a"/>': "an animation of `href`",
    '<set attributeName=" xlink:href" to="#a"/>': "an animation of ` xlink:href`",
    '<set attributeName="onclick" to="a()"/>': "an animation of `onclick`",
    '<a href="#x" ping="https://b.org/"/>': "`ping=`",
    '<set attributeName="ping" to="https://b.org/"/>': "an animation of `ping`",
    '<image href="data:text/html,a"/>': '`href="data:text/html,a"`',
    '<path fill="url(b.svg#c)"/>': "`url(b.svg#c`",
    '<path style="fill: URL( &quot;//b.org&quot; )"/>': '`URL( "//b.org" `',
    '<path style="fill: u\\72l(//b.org)"/>': "`url(//b.org`",
    "<style>@import 'b.css';</style>": "`@import`",
    "<style>@imp<!-- -->ort 'b.css';</style>": "`@import`",
    "<style>@imp<?plantuml?>ort 'b.css';</style>": "`@import`",
    "<style>@imp<desc>a</desc>ort 'b.css';</style>": "<desc> in a <style>",
    "<style>path{fill:u<desc>a</desc>rl(b.svg)}</style>": "<desc> in a <style>",
    "<style>.a{}<x:y xmlns:x='urn:x'/></style>": "<y> in a <style>",
    "<style>@namespace a 'b';</style>": "`@namespace`",
    '<path><set attributeName="fill" to="url(b.svg#c)"/></path>': "`url(b.svg#c`",
    '<path transform="matrox(1)"/>': "`matrox(`",
    "<style><![CDATA[@\\69mport 'b.css';]]></style>": "`@import`",
    "<style>@import 'b.css'; <style/></style>": "<style> in a <style>",
    "<h:style>a{}</h:style>": "<style>",
    "<style>@font-face{src:url(b.woff)}</style>": "`url(b.woff`",
    "<style>a{background:image-set('b.png' 1x)}</style>": "`image-set(`",
}


@pytest.mark.parametrize("content", HARMLESS)
def test_a_drawing_may_hold_what_draws(content: str) -> None:
    assert size(svg(content)) == (4, 3)


@pytest.mark.parametrize(("content", "what"), HARMFUL.items())
def test_a_drawing_that_runs_or_loads_something_is_refused_with_the_line(content: str, what: str) -> None:
    assert told(svg(content)) == f"holds {what} (its line 2)"


@pytest.mark.parametrize(
    "names", ["", f'PUBLIC "{SVG_1_1}" "{{}}"', 'PUBLIC "-//W3C//DTD SVG 20010904//EN" "{}"', 'SYSTEM "{}"']
)
def test_the_line_that_programs_write_before_a_drawing_passes_and_nothing_is_read_for_it(
    tmp_path: Path, names: str
) -> None:
    (tmp_path / "svg11.dtd").write_text("<!ENTITY", "utf-8")
    before = f"<!DOCTYPE svg {names.format((tmp_path / 'svg11.dtd').as_uri())}>"
    assert size(svg(before=before)) == (4, 3)


@pytest.mark.parametrize(
    ("before", "what"),
    [
        ('<?xml-stylesheet href="b.css"?>', "<?xml-stylesheet?>"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>', "<!DOCTYPE> other than SVG's own"),
        (f'<!DOCTYPE svg PUBLIC "{SVG_1_1}" "" [<!ENTITY a "b">]>', "<!DOCTYPE> other than SVG's own"),
        ("<?import a?>", "<?import?>"),
        ('<!DOCTYPE svg PUBLIC "-//W3C//DTD XHTML 1.1//EN" "">', "<!DOCTYPE> other than SVG's own"),
    ],
)
def test_a_drawing_needs_no_style_sheet_and_no_rules_before_it(before: str, what: str) -> None:
    assert told(svg(before=before)) == f"holds {what} (its line 1)"


def test_an_entity_that_nobody_declared_is_refused() -> None:
    assert told(svg("<text>&nbsp;</text>", before="<!DOCTYPE svg SYSTEM 'a'>")) == "holds `&nbsp;` (its line 2)"


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        ("<script/>", "take that out, or save it as plain SVG"),
        ("<foreignObject/>", "have its program write labels as text, not as HTML"),
        ('<image href="b.png"/>', FETCHED),
        ("<style>@import 'b.css'</style>", FETCHED),
    ],
)
def test_what_is_refused_comes_with_what_to_do(content: str, remedy: str) -> None:
    with pytest.raises(PictureError) as caught:
        size(svg(content))
    assert caught.value.remedy == remedy


def test_no_message_is_longer_than_a_line_or_two() -> None:
    for each in (f"<{long}/>", f'<g {long}=""/>', f'<use href="{long}"/>', f"<style>{long}(</style>", f"<?{long}?>"):
        assert len(told(svg(each))) < 120


long = "a" * 1000


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1", "ISO-8859-15", "windows-1252", "US-ASCII"])
def test_a_drawing_in_a_common_encoding_passes(encoding: str) -> None:
    text = svg("<text>e</text>", before=f'<?xml version="1.0" encoding="{encoding}"?>')
    assert size(text) == (4, 3)
    if encoding != "US-ASCII":
        assert size(text.replace(">e<", ">\xe9<").encode(encoding)) == (4, 3)


def test_a_byte_order_mark_before_a_drawing_passes() -> None:
    assert size(svg().encode("utf-8-sig")) == (4, 3)


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "shift_jis", "iso-2022-jp", "gb18030", "nonsense", "utf-32"])
def test_a_drawing_in_an_encoding_that_hides_tags_is_refused(encoding: str) -> None:
    text = svg("<text>+ADw-script+AD4-</text>", before=f'<?xml version="1.0" encoding="{encoding}"?>')
    assert told(text) == f"is written in {encoding}"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_drawing_in_utf_16_is_refused(encoding: str) -> None:
    assert told(svg().encode(encoding)) == "is written in UTF-16"


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_runs_or_loads_is_refused_in_every_form_and_at_every_place(kind: str) -> None:
    assert all(told(each).startswith("holds ") for each in drawings((kind,)))


@pytest.mark.parametrize("kind", NEAR)
def test_what_only_looks_harmful_passes_in_every_form_and_at_every_place(kind: str) -> None:
    assert {size(each) for each in drawings((kind,))} == {(99, 99)}


_begun = svg().partition("</svg>")[0]


@pytest.mark.parametrize(
    "text",
    [
        _begun + "<g>" * 30_000 + "</g>" * 30_000 + "</svg>",
        _begun + "<g " + " ".join(f"data-{each}=''" for each in range(30_000)) + "/></svg>",
        _begun + "<g " + " ".join(f"xmlns:a{each}='b'" for each in range(10_000)) + "/></svg>",
        _begun + "<style>" + "a" * 300_000 + "</style></svg>",
        _begun + "<style>" + "rgb(" * 30_000 + "</style></svg>",
        _begun + "<style>" + "a<!-- -->" * 30_000 + "</style></svg>",
        _begun + "<style>" + "\\61" * 30_000 + "</style></svg>",
        _begun + "<style>url(" + " " * 300_000 + "#a)</style></svg>",
        _begun + f"<use href='{' ' * 300_000}#a'/></svg>",
        _begun + f"<path d='{'1 ' * 300_000}'/></svg>",
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" width="{" " * 300_000}a"/>',
    ],
    ids=range(11),
)
def test_a_large_drawing_is_read_once_however_it_is_built(text: str) -> None:
    assert size(text) == (4, 3)


def test_entities_in_entities_are_never_opened() -> None:
    rules = "".join(f'<!ENTITY a{each + 1} "{f"&a{each};" * 10}">' for each in range(30))
    bomb = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{rules}]>'
    assert told(svg("<text>&a30;</text>", before=bomb)) == "holds <!DOCTYPE> other than SVG's own (its line 1)"


def test_a_drawing_turns_dark_if_it_says_so_and_has_no_dark_colours_itself() -> None:
    dark = "<style>@media (prefers-color-scheme:dark){path{fill:#fff}}</style>"
    texts = (svg("", 'class="big drawing"'), svg(dark, 'class="drawing"'), svg("", 'class="drawings"'), svg())
    assert [read_drawing(each.encode()).turns_dark for each in texts] == [True, False, False, False]


def test_the_drawings_of_this_site_are_harmless_and_turn_dark() -> None:
    drawings = [*(ROOT / "content").rglob("*.svg"), *(ROOT / "theme").rglob("*.svg")]
    assert len(drawings) > 15
    assert [each.name for each in drawings if not read_drawing(each.read_bytes()).turns_dark] == ["favicon.svg"]


_wrapped = st.lists(st.sampled_from(["<g>{}</g>", "<svg>{}</svg>", "<a>{}</a>", "<text>b {}</text>", "<!-- c -->{}"]))
_pieces = st.lists(st.sampled_from(HARMLESS))


@given(before=_pieces, harmful=st.sampled_from(list(HARMFUL)), after=_pieces, around=_wrapped)
def test_what_does_harm_is_found_wherever_it_stands(
    before: list[str], harmful: str, after: list[str], around: list[str]
) -> None:
    content = "".join([*before, harmful, *after])
    for each in around:
        content = each.replace("{}", content)
    assert told(svg(content)).startswith("holds ")


@given(st.one_of(st.binary(), st.text().map(lambda text: svg(text).encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_a_drawing_or_refused(content: bytes) -> None:
    try:
        found = size(content)
    except PictureError:
        return
    assert found == (4, 3)
