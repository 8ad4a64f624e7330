"""Names on a plate as SVG: their letters, the dot of a city, the line to a zone."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from geo.maps.drawing.picture import Picture
from geo.maps.layers.registry import opacity_of
from geo.maps.print.lettering import TO_BASELINE, letters_of
from geo.maps.print.naming.label import SIGN, Label
from geo.maps.print.naming.leader import LeaderStyle, draw_leader
from geo.maps.print.svg import Attributes, element, text_of
from geo.maps.style.labels import CAPITAL_DOT_PX, CITY_DOT_PX, LEADER_DOT_PX

_HALO_PX = 2.4
# About letters that lie on a line, off which they must be read.
_ON_LINE_PX = 4.0
_LEADER = LeaderStyle(width_px=1.4, halo_px=3.4, dot_px=LEADER_DOT_PX / 2, edge_px=1)


def draw_names(
    labels: Iterable[Label], picture: Picture, prefix: str | None = None
) -> Iterator[str]:
    """Names in a group for each layer, with a prefix of the id `names-…`."""
    in_order = sorted(labels, key=lambda label: label.name.layer)
    for layer, own in groupby(in_order, key=lambda label: label.name.layer):
        opacity = opacity_of(layer, picture)
        attributes: Attributes = {
            "id": None if prefix is None else f"{prefix}names-{layer}",
            "text-anchor": "middle",
            "paint-order": "stroke",
            "stroke-width": _HALO_PX,
            "stroke-linejoin": "round",
            "opacity": None if opacity == 1 else opacity,
        }
        yield element("g", attributes, *(_name(label, picture) for label in own))


def _name(label: Label, picture: Picture) -> str:
    on_host = label.name.ground == "role-host"
    colour = picture.colours["host-ink" if on_host else label.letters.colour]
    edge = picture.colours["host-halo" if on_host else "halo"]
    letters = label.letters
    centre, level = label.middle
    attributes: Attributes = {
        "data-feature": label.name.feature or None,
        "fill": colour,
        "stroke": edge,
        "font-size": label.size_px,
        "font-weight": letters.weight if letters.weight != 400 else None,
        "font-style": "italic" if letters.italic else None,
        "letter-spacing": round(label.block.spacing_px, 2) or None,
        "stroke-width": _ON_LINE_PX if label.name.line is not None else None,
        "transform": f"rotate({label.turned:.1f} {centre:.1f} {level:.1f})"
        if label.turned
        else None,
    }
    words = (
        element(
            "text",
            {"x": round(centre, 1), "y": round(_baseline(label, row), 1)},
            _letters(line, centre, label),
        )
        for row, line in enumerate(label.lines)
    )
    about = (_leader(label, colour, edge), _dot(label, colour, edge), _badge(label, colour, edge))
    return element("g", attributes, *about, *words)


def _badge(label: Label, colour: str, edge: str) -> str:
    """What stands below the number of ties, so that it is read as one."""
    if label.name.style != "count":
        return ""
    centre, level = label.middle
    wide, high = label.block.width_px + 6, label.block.height_px + 1
    corner = {"x": round(centre - wide / 2, 1), "y": round(level - high / 2, 1)}
    box: Attributes = {**corner, "width": round(wide, 1), "height": round(high, 1), "rx": 2}
    return element("rect", {**box, "fill": edge, "stroke": colour, "stroke-width": 1})


def _letters(line: str, centre: float, label: Label) -> str:
    """The letters of a line; a sign after a name is not set apart from it, where letters are."""
    name = line.removesuffix(SIGN)
    if name != line and label.block.spacing_px:
        return text_of(name) + element("tspan", {"letter-spacing": 0}, text_of(SIGN))
    bold, italic = label.letters.weight > 500, label.letters.italic
    return letters_of(line, centre, label.size_px, "middle", bold=bold, italic=italic)


def _baseline(label: Label, row: int) -> float:
    return label.y + (row + 0.5) * label.line_px + TO_BASELINE * label.size_px


def _leader(label: Label, colour: str, edge: str) -> str:
    return draw_leader(*label.leader, colour, edge, _LEADER) if label.leader else ""


def _dot(label: Label, colour: str, edge: str) -> str:
    if label.dot is None:
        return ""
    x, y = label.dot
    around: Attributes = {"fill": colour, "stroke": edge, "stroke-width": 1}
    if not label.name.capital:
        centre = {"cx": round(x, 1), "cy": round(y, 1), "r": CITY_DOT_PX / 2 + 0.5}
        return element("circle", {**centre, **around})
    side = CAPITAL_DOT_PX + 1
    corner = {"x": round(x - side / 2, 1), "y": round(y - side / 2, 1)}
    return element("rect", {**corner, "width": side, "height": side, **around})
