"""What the shapes of a plate refer to: patterns, heads of arrows and symbols, each defined once."""

from collections.abc import Callable, Mapping
from functools import cache
from xml.etree import ElementTree

from geo.maps.layers.shapes import Dots, Hatching, Pattern, Rows, SoftEdge
from geo.maps.print.svg import Attributes, element
from geo.maps.style.tokens import (
    ARROW_WIDTHS,
    DOT_RADIUS_PX,
    DOT_STEP_PX,
    HATCH_OPACITY,
    HATCH_SHARE,
    HATCH_STEP_PX,
    ROW_PX,
    ROW_STEP_PX,
    SOFT_EDGE_OPACITY,
    SOFT_OPACITY,
    SOFT_WITHIN,
)
from geo.maps.web.bundle import FRONTEND_FOLDER

_SVG, _PREFIX = "http://www.w3.org/2000/svg", "svg"
_ROW_WIDTH_PX = 8.0
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

    def _id(self, key: object, kind: str, markup: Callable[[str], str]) -> str:
        if key not in self._ids:
            self._ids[key] = f"{self._prefix}{kind}-{len(self._ids) + 1}"
            self._markup.append(markup(self._ids[key]))
        return self._ids[key]


def _pattern(name: str, pattern: Pattern) -> str:
    if isinstance(pattern, Hatching):
        return _stripes(name, pattern.colours)
    if isinstance(pattern, Rows):
        row = element("rect", {"width": _ROW_WIDTH_PX, "height": ROW_PX, "fill": pattern.colour})
        return _tile(name, _ROW_WIDTH_PX, ROW_STEP_PX, row)
    if isinstance(pattern, Dots):
        return _dots(name, pattern.colour)
    return _soft_edge(name, pattern)


def _tile(name: str, width: float, height: float, content: str, turned: float = 0) -> str:
    attributes: Attributes = {
        "id": name,
        "patternUnits": "userSpaceOnUse",
        "width": width,
        "height": height,
        "patternTransform": f"rotate({turned:g})" if turned else None,
    }
    return element("pattern", attributes, content)


def _stripes(name: str, colours: tuple[str, ...]) -> str:
    side = HATCH_STEP_PX * len(colours)
    stripes = (
        element(
            "rect",
            {
                "x": index * HATCH_STEP_PX or None,
                "width": HATCH_STEP_PX * HATCH_SHARE,
                "height": side,
                "fill": colour,
                "opacity": HATCH_OPACITY,
            },
        )
        for index, colour in enumerate(colours)
    )
    return _tile(name, side, side, "".join(stripes), turned=45)


def _dots(name: str, colour: str) -> str:
    spots = ((0.25, 0.5), (0.75, 1.5))
    dots = (
        element("circle", {"cx": x * DOT_STEP_PX, "cy": y * DOT_STEP_PX, "r": DOT_RADIUS_PX})
        for x, y in spots
    )
    return _tile(name, DOT_STEP_PX, 2 * DOT_STEP_PX, element("g", {"fill": colour}, *dots))


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
