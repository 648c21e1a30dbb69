"""The words of a drawing: elements and attributes of SVG that draw, and nothing else.

Attributes are named as expat does: by the namespace, where they are in one, a space, and the name.
"""

SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_OTHERS = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2001/xml-events")
LIVELY = frozenset({SVG, _XLINK, _XML, *_OTHERS})
"""Namespaces that mean something to a browser (DOM, section 4.9). In any other, programs keep notes for themselves."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


ELEMENTS = words(
    """
    svg g defs symbol use switch view a title desc metadata style
    path rect circle ellipse line polyline polygon image marker
    text tspan tref textPath altGlyph altGlyphDef altGlyphItem glyphRef
    linearGradient radialGradient meshgradient meshrow meshpatch stop pattern hatch hatchpath solidColor solidcolor
    clipPath mask filter color-profile
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    font font-face font-face-format font-face-name font-face-src glyph missing-glyph hkern vkern
    animate animateColor animateMotion animateTransform set mpath
    flowRoot flowRegion flowRegionExclude flowDiv flowPara flowSpan flowLine
    """
)
"""SVG 1.1 and 2, and the text in boxes that Inkscape writes. Capitals count."""

PICTURES = frozenset({"image", "feImage"})
"""Elements whose address may be a picture of pixels that stands in it."""

STYLED = words(
    """
    style transform gradientTransform patternTransform d cx cy height r rx ry width x y by from to values
    alignment-baseline background background-color baseline-shift buffered-rendering clip clip-path clip-rule color
    color-interpolation color-interpolation-filters color-profile color-rendering cursor direction display
    dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
    font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant
    font-variant-caps font-variant-ligatures font-variant-numeric font-variation-settings font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size isolation kerning
    letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode
    opacity overflow paint-order pointer-events shape-inside shape-margin shape-padding shape-rendering
    shape-subtract solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor
    text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent text-orientation
    text-overflow text-rendering text-transform transform-box transform-origin unicode-bidi vector-effect visibility
    white-space word-spacing writing-mode
    """
)
"""Attributes that hold CSS (SVG 2, section 6.6), and those of an animation, which can hold the same."""

ADDRESSES = frozenset({"href", f"{_XLINK} href"})

_ATTRIBUTES = words(
    """
    id class lang role tabindex focusable type media target
    accumulate additive amplitude attributeName attributeType azimuth baseFrequency baseProfile begin bias calcMode
    clipPathUnits contentScriptType contentStyleType diffuseConstant divisor dur dx dy edgeMode elevation end exponent
    externalResourcesRequired filterRes filterUnits format fr fx fy glyphRef gradientUnits hatchContentUnits
    hatchTransform hatchUnits in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes
    lengthAdjust limitingConeAngle local markerHeight markerUnits markerWidth maskContentUnits maskUnits max method
    min mode name numOctaves offset operator order orient origin path pathLength patternContentUnits patternUnits
    pitch points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits radius refX refY
    rendering-intent repeatCount repeatDur requiredExtensions requiredFeatures requiredFonts requiredFormats restart
    result rotate scale seed side slope spacing specularConstant specularExponent spreadMethod startOffset
    stdDeviation stitchTiles string surfaceScale systemLanguage tableValues targetX targetY textLength title version
    viewBox viewTarget x1 x2
    xChannelSelector y1 y2 yChannelSelector z zoomAndPan
    accent-height alphabetic arabic-form ascent bbox cap-height descent g1 g2 glyph-name hanging horiz-adv-x
    horiz-origin-x horiz-origin-y ideographic k mathematical orientation overline-position overline-thickness panose-1
    stemh stemv strikethrough-position strikethrough-thickness u1 u2 underline-position underline-thickness unicode
    unicode-range units-per-em v-alphabetic v-hanging v-ideographic v-mathematical vert-adv-y vert-origin-x
    vert-origin-y widths x-height
    allowReorder artist collect content d2Version docbase host label p-id resource source space t
    """
)
"""SVG 1.1 and 2; those of its fonts; last what programs write (draw.io, unDraw, D2, Iconfont) and no browser reads."""

_PREFIXED = {f"{_XLINK} {name}" for name in ("actuate", "arcrole", "role", "show", "title", "type")} | {
    f"{_XML} {name}" for name in ("id", "lang", "space")
}
ANIMATED = (STYLED | _ATTRIBUTES) - {"attributeName", "id", "style"}
"""What an animation may change."""
_KNOWN = STYLED | _ATTRIBUTES | ADDRESSES | _PREFIXED


def is_attribute(name: str) -> bool:
    """Tell whether an element of SVG may have an attribute."""
    return name in _KNOWN or name.startswith(("aria-", "data-"))
