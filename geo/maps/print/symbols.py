"""Symbols of places, from the file that the browser draws them from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import SVGPath
from matplotlib.axes import Axes
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from geo.maps.style.tokens import DIMMED_OPACITY, SYMBOL_BOX, SYMBOL_PX, symbol_token
from geo.maps.web.bundle import FRONTEND_FOLDER

_SVG = "http://www.w3.org/2000/svg"
_SELECTED_PX = 2.5


@dataclass(frozen=True)
class _Piece:
    """One shape of a symbol in its own box: its path, and its paints as the file has them."""

    path: Path
    fill: str
    stroke: str
    width: float
    dashes: tuple[float, ...]


@cache
def _symbols() -> Mapping[str, tuple[_Piece, ...]]:
    root = ElementTree.parse(FRONTEND_FOLDER / "symbols.svg").getroot()  # noqa: S314 - our own
    groups = root.iterfind(f".//{{{_SVG}}}g")
    return {group.get("id", "").removeprefix("symbol-"): tuple(_pieces(group)) for group in groups}


def _pieces(group: ElementTree.Element) -> Iterator[_Piece]:
    for element in group:
        style = _declarations(group) | _declarations(element)
        dashes = style.get("stroke-dasharray", "").split()
        yield _Piece(
            _path(element),
            style.get("fill", "none"),
            style.get("stroke", "none"),
            float(style.get("stroke-width", "1")),
            tuple(float(length) for length in dashes),
        )


def _declarations(element: ElementTree.Element) -> dict[str, str]:
    """The paints of an element: its attributes, and above them its style."""
    pairs = (part.split(":", 1) for part in element.get("style", "").split(";") if part)
    return dict(element.attrib) | {name.strip(): value.strip() for name, value in pairs}


def _path(element: ElementTree.Element) -> Path:
    pen = RecordingPen()
    # The reader of paths knows matrices only.
    turn = re.fullmatch(r"rotate\((-?[\d.]+)\)", element.attrib.pop("transform", "rotate(0)"))
    root = ElementTree.Element(f"{{{_SVG}}}svg")
    root.append(element)
    SVGPath.fromstring(ElementTree.tostring(root)).draw(pen)
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    for name, arguments in pen.value:
        if name in _CODES:
            points.extend(arguments)
            codes.extend([_CODES[name]] * len(arguments))
        elif name == "closePath":
            points.append(points[-1])
            codes.append(int(Path.CLOSEPOLY))
    if turn is None:
        raise ValueError("symbols.svg has a transform that is no rotation; write it as one.")
    return Path(points, codes).transformed(Affine2D().rotate_deg(float(turn[1])))


_CODES = {
    "moveTo": int(Path.MOVETO),
    "lineTo": int(Path.LINETO),
    "qCurveTo": int(Path.CURVE3),
    "curveTo": int(Path.CURVE4),
}


def add_symbol(
    axes: Axes,
    at: tuple[float, float],
    symbol: str,
    colours: Mapping[str, str],
    *,
    selected: bool = False,
    dimmed: bool = False,
    scale: float = 1.0,
    opacity: float = 1.0,
    zorder: float = 1.0,
) -> None:
    """Draws a symbol with its middle at a point in pixels."""
    opacity *= DIMMED_OPACITY if dimmed else 1.0
    if selected:
        axes.add_artist(Circle(at, SYMBOL_PX / 2, fc=colours["selected-casing"], alpha=opacity,
                              ec=colours["selected"], lw=_SELECTED_PX, zorder=zorder))  # fmt: skip
    factor = scale * SYMBOL_PX / SYMBOL_BOX
    placed = Affine2D().scale(factor).translate(*at)
    paints = {
        "currentColor": colours[symbol_token(symbol)],
        "var(--halo)": colours["halo"],
        "none": "none",
    }
    for piece in _symbols()[symbol]:
        width = piece.width * factor
        patch = PathPatch(
            placed.transform_path(piece.path),
            fc=paints[piece.fill],
            ec=paints[piece.stroke],
            lw=width,
            alpha=opacity,
            zorder=zorder,
        )
        if piece.dashes:
            patch.set_linestyle((0, tuple(length * factor / width for length in piece.dashes)))
        axes.add_artist(patch)
