"""What the shapes of a plate refer to: patterns, heads of arrows and symbols, each defined once."""

from collections.abc import Callable, Mapping
from functools import cache
from xml.etree import ElementTree

from geo.maps.drawing.shapes import Dots, Hatching, Pattern, SoftEdge, Veil
from geo.maps.print.svg import Attributes, element
from geo.maps.style.tokens import (
    ARROW_WIDTHS,
    CASING_OPACITY,
    CASING_SHARE,
    DOT_RADIUS_PX,
    DOT_STEP_PX,
    HATCH_OPACITY,
    HATCH_SHARE,
    HATCH_STEP_PX,
    MARK_OPACITY,
    SOFT_EDGE_OPACITY,
    SOFT_OPACITY,
    SOFT_WITHIN,
)
from geo.maps.web.bundle import FRONTEND_FOLDER

_SVG, _PREFIX = "http://www.w3.org/2000/svg", "svg"
# The colours of the file of symbols: that of the symbol itself, and that of its edge.
_HALO = "var(--halo)"


class Definitions:
    """Collects what is referred to, and gives its address; all ids begin with the prefix."""

    def __init__(self, prefix: str, colours: Mapping[str, str]) -> None:
        """Starts with nothing."""
        self._prefix = prefix
        self._colours = colours
        self._ids: dict[object, str] = {}
        self._markup: list[str] = []

    @property
    def markup(self) -> str:
        """The element with all that was referred to; nothing where that was nothing."""
        return element("defs", {}, *self._markup) if self._markup else ""

    def pattern(self, pattern: Pattern) -> str:
        """The value of `fill` for a pattern."""
        return f"url(#{self._id(pattern, 'pattern', lambda name: _pattern(name, pattern))})"

    def arrow(self, colour: str) -> str:
        """The value of `marker-end` for a line of a colour."""
        return f"url(#{self._id(('arrow', colour), 'arrow', lambda name: _arrow(name, colour))})"

    def symbol(self, symbol: str, colour: str) -> str:
        """The value of `href` for a symbol of places in a colour."""
        halo = self._colours["halo"]
        key = ("symbol", symbol, colour)
        return f"#{self._id(key, 'symbol', lambda name: _symbol(name, symbol, colour, halo))}"

    def path(self, data: str) -> str:
        """The value of `href` for a path that is drawn several times."""
        return f"#{self._id(('path', data), 'path', lambda name: _path(name, data))}"

    def inside(self, data: str) -> str:
        """The value of `clip-path` for what is seen only inside a path."""
        href = self.path(data)
        return f"url(#{self._id(('inside', data), 'inside', lambda name: _inside(name, href))})"

    def _id(self, key: object, kind: str, markup: Callable[[str], str]) -> str:
        if key not in self._ids:
            self._ids[key] = f"{self._prefix}{kind}-{len(self._ids) + 1}"
            self._markup.append(markup(self._ids[key]))
        return self._ids[key]


def _pattern(name: str, pattern: Pattern) -> str:
    if isinstance(pattern, Hatching):
        return _stripes(name, pattern)
    if isinstance(pattern, Dots):
        return _dots(name, pattern.colour)
    if isinstance(pattern, Veil):
        return _veil(name, pattern.colour)
    return _soft_edge(name, pattern)


def _path(name: str, data: str) -> str:
    return element("path", {"id": name, "d": data, "clip-rule": "evenodd"})


def _inside(name: str, href: str) -> str:
    return element("clipPath", {"id": name}, element("use", {"href": href}))


def _tile(name: str, width: float, height: float, content: str, turned: float = 0) -> str:
    attributes: Attributes = {
        "id": name,
        "patternUnits": "userSpaceOnUse",
        "width": width,
        "height": height,
        "patternTransform": f"rotate({turned:g})" if turned else None,
    }
    return element("pattern", attributes, content)


def _stripes(name: str, pattern: Hatching) -> str:
    side = HATCH_STEP_PX * len(pattern.colours)

    def stripe(index: int, share: float, colour: str, opacity: float) -> str:
        """A stripe in the middle of its step."""
        attributes: Attributes = {
            "x": round((index + (1 - share) / 2) * HATCH_STEP_PX, 3),
            "width": round(HATCH_STEP_PX * share, 3),
            "height": side,
            "fill": colour,
            "opacity": opacity,
        }
        return element("rect", attributes)

    stripes = (
        stripe(index, CASING_SHARE, pattern.casing, CASING_OPACITY)
        + stripe(index, HATCH_SHARE, colour, HATCH_OPACITY)
        for index, colour in enumerate(pattern.colours)
    )
    return _tile(name, side, side, "".join(stripes), turned=45)


def _dots(name: str, colour: str) -> str:
    spots = ((0.25, 0.5), (0.75, 1.5))
    dots = (
        element("circle", {"cx": x * DOT_STEP_PX, "cy": y * DOT_STEP_PX, "r": DOT_RADIUS_PX})
        for x, y in spots
    )
    return _tile(name, DOT_STEP_PX, 2 * DOT_STEP_PX, element("g", {"fill": colour}, *dots))


def _veil(name: str, colour: str) -> str:
    ground: Attributes = {"width": 8, "height": 8, "fill": colour, "fill-opacity": MARK_OPACITY}
    return _tile(name, 8, 8, element("rect", ground))


def _soft_edge(name: str, pattern: SoftEdge) -> str:
    stops = ((SOFT_WITHIN, SOFT_OPACITY), (1, SOFT_EDGE_OPACITY))
    return element(
        "radialGradient",
        {"id": name},
        *(
            element(
                "stop",
                {"offset": offset, "stop-color": pattern.colour, "stop-opacity": opacity},
            )
            for offset, opacity in stops
        ),
    )


def _arrow(name: str, colour: str) -> str:
    attributes: Attributes = {
        "id": name,
        "viewBox": "0 0 8 8",
        "refX": 7.5,
        "refY": 4,
        "markerWidth": ARROW_WIDTHS,
        "markerHeight": ARROW_WIDTHS,
        "orient": "auto",
    }
    return element("marker", attributes, element("path", {"d": "M0 .6L8 4 0 7.4z", "fill": colour}))


def _symbol(name: str, symbol: str, colour: str, halo: str) -> str:
    drawn = _symbols()[symbol].replace("currentColor", colour).replace(_HALO, halo)
    return drawn.replace("<g", f'<g id="{name}"', 1)


@cache
def _symbols() -> Mapping[str, str]:
    """The markup of each symbol by its name, from the file that the browser draws them from."""
    # A prefix of its own: one for all of the process is that of feeds.
    ElementTree.register_namespace(_PREFIX, _SVG)
    root = ElementTree.parse(FRONTEND_FOLDER / "symbols.svg").getroot()  # noqa: S314 - our own
    groups = {group.attrib.pop("id", ""): group for group in root.iterfind(f".//{{{_SVG}}}g")}
    return {
        name.removeprefix("symbol-"): ElementTree.tostring(group, "unicode")
        .replace(f' xmlns:{_PREFIX}="{_SVG}"', "")
        .replace(f"{_PREFIX}:", "")
        .strip()
        for name, group in groups.items()
    }
