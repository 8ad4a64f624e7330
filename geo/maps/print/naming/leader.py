"""Leaders: lines with a light edge that lead from words to a dot in what they are about."""

from dataclasses import dataclass

from geo.maps.print.naming.boxes import Point
from geo.maps.print.svg import Attributes, element


@dataclass(frozen=True)
class LeaderStyle:
    """How wide a line and the halo about it are, how large its dot, how wide the edge of that."""

    width_px: float
    halo_px: float
    dot_px: float
    edge_px: float


def draw_leader(start: Point, end: Point, ink: str, halo: str, style: LeaderStyle) -> str:
    """A line from its dot, at `start`, to `end`, in those two colours."""
    (x, y), (end_x, end_y) = start, end
    data = f"M{x:.1f} {y:.1f}L{end_x:.1f} {end_y:.1f}"
    dot: Attributes = {
        "cx": round(x, 1),
        "cy": round(y, 1),
        "r": style.dot_px,
        "fill": ink,
        "stroke": halo,
        "stroke-width": style.edge_px,
    }
    return (
        element("path", {"d": data, "stroke": halo, "stroke-width": style.halo_px})
        + element("path", {"d": data, "stroke": ink, "stroke-width": style.width_px})
        + element("circle", dot)
    )
