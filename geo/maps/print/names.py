"""Names as artists of Matplotlib: their letters, the dot of a city, the line to a zone."""

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, Rectangle

from geo.maps.print.artists import Ink
from geo.maps.print.labels import Label, halo
from geo.maps.print.lettering import SANS
from geo.maps.style.labels import CAPITAL_DOT_PX, CITY_DOT_PX

_LEADER_WIDTH_PX = 1.2


def add_label(axes: Axes, label: Label, ink: Ink) -> None:
    """Writes a name at its place."""
    colours = ink.picture.colours
    on_host = label.name.ground == "role-host"
    colour = colours["host-ink" if on_host else label.letters.colour]
    edge = colours["host-halo" if on_host else "halo"]
    if label.leader is not None:
        (x, y), (end, _level) = label.leader
        axes.add_artist(
            Line2D([x, end], [y, y], color=colour, lw=_LEADER_WIDTH_PX, zorder=ink.zorder)
        )
    if label.dot is not None:
        axes.add_artist(_dot(label.dot, label.name.capital, colour, edge, ink))
    for row, line in enumerate(label.lines):
        axes.text(
            label.x + label.width_px / 2,
            label.y + (row + 0.5) * label.line_px,
            line,
            fontsize=label.size_px,
            color=colour,
            weight="bold" if label.letters.weight > 500 else "normal",
            style="italic" if label.letters.italic else "normal",
            va="center_baseline",
            ha="center",
            family=SANS,
            path_effects=halo(edge),
            clip_on=True,
            alpha=ink.opacity,
            zorder=ink.zorder,
        )


def _dot(at: tuple[float, float], capital: bool, colour: str, edge: str, ink: Ink) -> Patch:
    if not capital:
        return Circle(at, CITY_DOT_PX / 2 + 0.5, fc=colour, ec=edge, lw=1, alpha=ink.opacity,
                      zorder=ink.zorder)  # fmt: skip
    side = CAPITAL_DOT_PX + 1
    corner = (at[0] - side / 2, at[1] - side / 2)
    return Rectangle(corner, side, side, fc=colour, ec=edge, lw=1, alpha=ink.opacity,
                     zorder=ink.zorder)  # fmt: skip
