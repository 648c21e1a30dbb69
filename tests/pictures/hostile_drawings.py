"""Drawings that run or load something, and some that only look so: by combination, and by small changes of those.

In what they are made of, `$` stands for the prefix of SVG's namespace and `URL` for what must not be loaded.
"""

import json
import random
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from plugins.foundation.pictures.drawings import read_drawing
from plugins.foundation.pictures.model import PictureError

ROOT = Path(__file__).resolve().parents[2]
SVG = "http://www.w3.org/2000/svg"
NOWHERE = "http://127.0.0.1:9/hit"

_SCRIPTS = (
    "<$script>fetch('URL')</$script>",
    "<$script href='URL'/>",
    "<$script l:href='URL'/>",
    "<$script type='module'>import 'URL'</$script>",
    "<$script><![CDATA[fetch('URL')]]></$script>",
    "<h:script>fetch('URL')</h:script>",
    "<h:script src='URL'/>",
    "<h:link rel='stylesheet' href='URL'/>",
    "<h:img src='URL'/>",
    "<h:img src='x:' onerror=\"fetch('URL')\"/>",
    "<h:style>@import 'URL';</h:style>",
    "<h:meta http-equiv='refresh' content='0;URL'/>",
    "<h:iframe srcdoc=\"&lt;script>fetch('URL')&lt;/script>\"/>",
    "<h:video poster='URL' src='URL'/>",
    "<h:base href='URL'/>",
    "<m:math><m:maction actiontype='statusline' href='URL'/></m:math>",
    "<$foreignObject width='9' height='9'><h:img src='URL'/></$foreignObject>",
    "<$foreignObject width='9' height='9'><h:body onload=\"fetch('URL')\"/></$foreignObject>",
    "<$handler type='text/javascript' ev:event='load'>fetch('URL')</$handler>",
    "<$listener event='load' handler='#b'/>",
    "<$iframe src='URL'/>",
    "<$audio src='URL'/>",
    "<$video><h:source src='URL'/></$video>",
    "<$discard begin='0s'/>",
    "<$rect width='9' height='9' onclick=\"fetch('URL')\"/>",
    "<$svg onload=\"fetch('URL')\"/>",
    "<$image href='data:,' onerror=\"fetch('URL')\"/>",
    "<$animate attributeName='x' dur='1ms' onbegin=\"fetch('URL')\" onend=\"fetch('URL')\" onrepeat='a()'/>",
    "<$style onload=\"fetch('URL')\">a{}</$style>",
    "<$rect tabindex='0' onfocus=\"fetch('URL')\" autofocus=''/>",
    "<x:y xmlns:x='urn:x' onload=\"fetch('URL')\"/>",
)
_ADDRESSES = (
    "<$image href='URL' width='9' height='9'/>",
    "<$image l:href='URL' width='9' height='9'/>",
    "<$image xmlns:z='http://www.w3.org/1999/xlink' z:href='URL' width='9' height='9'/>",
    "<$image href='&#9;URL' width='9' height='9'/>",
    "<$image href='a.png' width='9' height='9'/>",
    "<$image href='&#xa0;#a' width='9' height='9'/>",
    "<$image href='data:image/svg+xml,&lt;svg/>' width='9' height='9'/>",
    "<$image href='data:image/pngx,a' width='9' height='9'/>",
    "<$image href='' width='9' height='9'/>",
    "<$image src='URL' srcset='URL 1x' width='9' height='9'/>",
    "<$use href='URL#a'/>",
    "<$use l:href='URL#a'/>",
    "<$use href='data:image/png,a#b'/>",
    "<$use href='data:image/svg+xml,a#b'/>",
    "<$filter id='f'><$feImage href='URL'/></$filter><$rect width='9' height='9' filter='url(#f)'/>",
    "<$linearGradient href='URL#a'/>",
    "<$textPath href='URL#a'>a</$textPath>",
    "<$tref l:href='URL#a'/>",
    "<$font-face-uri l:href='URL#a'/>",
    "<$color-profile name='a' l:href='URL'/>",
    "<$cursor l:href='URL'/>",
    "<$mpath href='URL#a'/>",
    "<$a href='javascript:fetch(\"URL\")'><$rect width='99' height='99'/></$a>",
    "<$a l:href='java&#10;script:fetch(\"URL\")'><$rect width='99' height='99'/></$a>",
    "<$a href='URL' ping='URL'><$rect width='99' height='99'/></$a>",
    "<$a href='#b' ping='URL'><$rect width='99' height='99'/></$a>",
    "<$g xml:base='URL'><$use href='#a'/></$g>",
    "<$a href='#b'><$set attributeName='href' to='javascript:fetch(\"URL\")'/><$rect width='99' height='99'/></$a>",
    "<$image href='#b' width='9' height='9'><$animate attributeName='href' values='URL'/></$image>",
    "<$image href='#b' width='9' height='9'><$set attributeName='l:href' to='URL'/></$image>",
    "<$rect width='9' height='9'><$set attributeName='style' to='fill:url(URL#a)'/></$rect>",
    "<$rect width='9' height='9'><$set attributeName='onclick' to='a()'/></$rect>",
    "<$rect width='9' height='9'><$set attributeName='fill' to='url(URL#a)'/></$rect>",
    "<$rect width='9' height='9'><$animate attributeName='mask' values='none;url(URL#a)' dur='1s'/></$rect>",
    "<$rect width='9' height='9'><$animate attributeName='filter' by='url(URL#a)' from='url(URL#a)'/></$rect>",
)
_LOADING = (
    "url(URL#a)",
    'url("URL#a")',
    "url( URL#a )",
    "Url(URL#a)",
    "u\\72l(URL#a)",
    "\\75rl(URL#a)",
    "\\000075 rl(URL#a)",
    "u\\r\\l(URL#a)",
    "url(\\22#a)",
    "url(\\' data:image/png,/../URL)",
    "url(/**/#a)",
    "url(a.svg#a)",
    "url(\u00a0#a)",
    "url(data:image/svg+xml,a)",
    "image-set('URL' 1x)",
    "-webkit-image-set(url(URL) 1x)",
    "cross-fade(url(URL), url(URL), 50%)",
    "image('URL')",
    "src('URL')",
    "element(#a)",
    "var(--a, url(URL))",
    "expression(fetch('URL'))",
    "attr(data-a type(&lt;url>))",
    "/* ' */ url(URL#a) /* ' */",
    "'a\\\n' url(URL#a)",
    "/* \\*/ url(URL#a)",
    "'\"' url(URL#a) '\"'",
)
_PROPERTIES = ("fill", "stroke", "filter", "mask", "clip-path", "marker-start", "cursor", "transform")
_STYLES = (
    "@import 'URL';",
    "@import url(URL);",
    "@IMPORT 'URL';",
    "@\\69mport 'URL';",
    "@im\\port 'URL';",
    "@import/**/'URL';",
    "&lt;!-- @import 'URL'; --&gt;",
    "@im<!-- a -->port 'URL';",
    "@im<?plantuml a?>port 'URL';",
    "@im<![CDATA[port 'UR]]>L';",
    "<![CDATA[@import 'URL';]]>",
    "@im&#112;ort 'URL';",
    "@im<$desc>a</$desc>port 'URL';",
    "@im<x:y xmlns:x='urn:x'>a</x:y>port 'URL';",
    "@charset 'utf-8'; @import 'URL';",
    "@namespace url(URL);",
    "@font-face{font-family:a;src:url(URL)} text{font-family:a}",
    "@font-face{font-family:a;src:local('a'),url('data:font/svg,a')} text{font-family:a}",
    "@media all{rect{fill:url(URL#a)}}",
    "@supports (a:b){}:root{background:url(URL)}",
    "@document url(URL){}",
    "@-moz-document url-prefix(''){}",
    "@property --a{syntax:'*';inherits:false;initial-value:url(URL)}",
    "rect{fill:u<$desc>a</$desc>rl(URL#a)}",
    "rect{fill:ur<$style>l(URL#a)}</$style>}",
    ":root{background:image-set('URL' 1x)}",
    ":root{background:u<!---->rl(URL)}",
    ":root{--a:url(URL);background:var(--a)}",
    ":root{list-style:url(URL);content:url(URL)}",
    "rect{behavior:url(URL);-moz-binding:url(URL#a)}",
)
HOSTILE = (
    *_SCRIPTS,
    *_ADDRESSES,
    *(f"<$rect width='9' height='9' style=\"fill:{each.replace(chr(34), '&quot;')}\"/>" for each in _LOADING),
    *(f'<$style>:root{{background:{each}}} rect{{mask:{each}}}</$style><$rect width="9"/>' for each in _LOADING),
    *(f"<$rect width='9' height='9' {each}='url(URL#a)'/>" for each in _PROPERTIES),
    *(f"<$style>{each}</$style><$rect width='9' height='9'/><$text>a</$text>" for each in _STYLES),
)
"""What must be refused, each in every form and at every place."""

NEAR = (
    "<$text>@import url(URL) &lt;script> onload= javascript:</$text>",
    "<$title>javascript: is a word</$title><$desc>url(URL)</$desc>",
    "<!-- <script>fetch('URL')</script> @import 'URL'; -->",
    "<x:script xmlns:x='urn:x'>fetch('URL')</x:script>",
    "<x:image xmlns:x='urn:x' src='URL' href='URL' style='background:url(URL)'/>",
    "<x:style xmlns:x='urn:x'>@import 'URL'; :root{background:url(URL)}</x:style>",
    "<$g xmlns:x='urn:x' x:onload=\"fetch('URL')\" x:href='URL' x:style='background:url(URL)'/>",
    "<$metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' r:about='URL'/></$metadata>",
    "<$g id='onload' class='script' data-href='URL' data-onclick='a()' aria-label=\"url(URL) fetch('URL')\"/>",
    "<$style>rect{fill:url(#a)} @media (prefers-color-scheme:dark){rect:not(.b){fill:rgb(1 2 3/.5)}}</$style>",
    "<$style>@font-face{font-family:a;src:url(data:font/woff2;base64,d09GMg==) format('woff2')}</$style>",
    "<$style>rect{fill:url/**/(#a); stroke:u/**/rl; font-family:'import'; --a:'URL'}</$style>",
    "<$style>rect{fill:\\75rl(#a); stroke:url( '#a' )}</$style><$rect width='9' height='9'/>",
    "<$style>rect{<!-- @import 'URL'; -->}</$style>",
    "<$rect width='9' height='9' fill='url (URL)' stroke='ur l' style='mask:url(#m);transform:rotate(3deg)'/>",
    "<$a href='#b'><$rect width='99' height='99'/></$a><$a href=''>a</$a>",
    "<$image href='data:image/png;base64,iVBORw0KGgo=' width='9' height='9'/><$image href=' #a'/>",
    "<$filter id='f'><$feImage href='data:image/jpeg,a'/></$filter><$rect width='9' height='9' filter='url(#f)'/>",
    "<$use href='#b'/><$use l:href=' #b'/><$use href=''/><$color-profile name='a' l:href='#a'/>",
    "<$rect width='9' height='9'><$animate attributeName='x' values='1;URL' dur='1s' begin='accessKey(a)'/></$rect>",
    "<?xpacket begin='URL'?><$switch><$g requiredExtensions='URL'/></$switch><$view target='URL'/>",
)
"""What must pass, each in every form and at every place: it draws, or browsers do not know it."""

PLACES = (
    "{}",
    "<$g>{}</$g>",
    "<$defs>{}</$defs>",
    "<$metadata>{}</$metadata>",
    "<$switch>{}</$switch>",
    "<$symbol id='b'>{}</$symbol><$use href='#b'/>",
    "<x:y xmlns:x='urn:x'>{}</x:y>",
    "<$svg width='99' height='99'>{}</$svg>",
)
_OTHERS = (
    'xmlns:l="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:ev="http://www.w3.org/2001/xml-events" viewBox="0 0 99 99"'
)
FORMS = {
    "": f'<svg xmlns="{SVG}" {_OTHERS}>{{}}</svg>',
    "s:": f'<s:svg xmlns:s="{SVG}" {_OTHERS}>{{}}</s:svg>',
    "svg:": f'<svg xmlns="{SVG}" {_OTHERS}><y xmlns="urn:y" xmlns:svg="{SVG}">{{}}</y></svg>',
}
"""Roots, by the prefix of what stands in them."""
_CHANGES = (
    *("/**/", "*/", "\\", "\\0 ", "<!---->", "<![CDATA[", "]]>", "&#x200b;", "&#9;", "\n"),
    *(" ", "#", "'", "}", ";", "x:", "-", "(", ")", ""),
)


def drawings(kinds: tuple[str, ...], url: str = NOWHERE) -> Iterator[str]:
    """Yield each kind in every form at every place."""
    for kind, place, prefix in product(kinds, PLACES, FORMS):
        yield _drawing(kind, place, prefix, url)


def changed(count: int, url: str = NOWHERE) -> Iterator[str]:
    """Yield hostile drawings with one to three small changes each; always the same ones."""
    chance = random.Random(count)  # noqa: S311 - nothing is kept secret with it
    for _ in range(count):
        kind = chance.choice(HOSTILE)
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(kind))
            kind = kind[:place] + chance.choice(_CHANGES) + kind[place + chance.randint(0, 2) :]
        yield _drawing(kind, chance.choice(PLACES), chance.choice(tuple(FORMS)), url)


def is_drawing(text: str) -> bool:
    """Tell whether the project would publish it."""
    try:
        read_drawing(text.encode())
    except PictureError:
        return False
    return True


def _drawing(kind: str, place: str, prefix: str, url: str) -> str:
    text = FORMS[prefix].replace("{}", place.replace("{}", kind).replace("$", prefix))
    return text.replace("URL", url)


if __name__ == "__main__":  # for the audit: what we would publish, as JSON
    own = [
        each.read_text("utf-8") for folder in ("content", "theme") for each in sorted((ROOT / folder).rglob("*.svg"))
    ]
    json.dump([*own, *drawings(NEAR), *filter(is_drawing, changed(20_000))], sys.stdout)
