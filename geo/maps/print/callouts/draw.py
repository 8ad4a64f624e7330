"""Callouts on a plate as SVG: a box of words, a thin line, and a dot where the line ends."""

from collections.abc import Mapping, Sequence

from geo.i18n.languages import language
from geo.maps.print.callouts.place import Said
from geo.maps.print.lettering import TO_BASELINE, letters_of
from geo.maps.print.naming.leader import LeaderStyle, draw_leader
from geo.maps.print.svg import Attributes, element
from geo.maps.style import callouts as style

_NUMBER_PX = 11.5
_LEADER = LeaderStyle(style.LEADER_PX, halo_px=3, dot_px=style.DOT_PX, edge_px=1.4)


def draw_callouts(said: Sequence[Said], colours: Mapping[str, str], prefix: str = "") -> str:
    """Callouts in a group with a prefix of the id `callouts`; '' where there are none."""
    if not said:
        return ""
    drawn = (_box(one, colours) if one.lines else _number(one, colours) for one in said)
    return element("g", {"id": f"{prefix}callouts"}, *drawn)


def _box(said: Said, colours: Mapping[str, str]) -> str:
    left, top, right, low = said.box
    frame: Attributes = {
        "x": left,
        "y": top,
        "width": right - left,
        "height": low - top,
        "rx": 2,
        "fill": colours["panel"],
        "stroke": colours["border"],
        "stroke-width": 0.8,
    }
    return element(
        "g",
        _described_by(said),
        _leader(said, colours),
        element("rect", frame),
        *_lines(said, colours),
    )


def _described_by(said: Said) -> Attributes:
    return {"data-callout": said.callout.number, "data-feature": said.callout.feature or None}


def _leader(said: Said, colours: Mapping[str, str]) -> str:
    end = said.end or said.point
    return draw_leader(said.point, end, colours["ink"], colours["halo"], _LEADER)


def _lines(said: Said, colours: Mapping[str, str]) -> list[str]:
    left, top, right, _low = said.box
    across, above = style.PADDING_PX
    from_right = language().direction == "rtl"
    anchor, x = ("end", right - across) if from_right else ("start", left + across)
    size, step = style.LETTERS_PX, style.LINE_STEP_PX
    return [
        element(
            "text",
            {
                "x": round(x, 1),
                "y": round(top + above + (row + 0.5) * step + TO_BASELINE * size, 1),
                "font-size": size,
                "text-anchor": None if anchor == "start" else anchor,
                "fill": colours["ink"],
            },
            letters_of(line, x, size, "end" if from_right else "start"),
        )
        for row, line in enumerate(said.lines)
    ]


def _number(said: Said, colours: Mapping[str, str]) -> str:
    left, top, right, low = said.box
    x, y = (left + right) / 2, (top + low) / 2
    circle: Attributes = {
        "cx": round(x, 1),
        "cy": round(y, 1),
        "r": style.NUMBER_ROOM_PX - 1,
        "fill": colours["ink"],
        "stroke": colours["panel"],
        "stroke-width": 1.5,
    }
    text: Attributes = {
        "x": round(x, 1),
        "y": round(y + TO_BASELINE * _NUMBER_PX, 1),
        "font-size": _NUMBER_PX,
        "font-weight": 600,
        "text-anchor": "middle",
        "fill": colours["panel"],
    }
    words = letters_of(str(said.callout.number), x, _NUMBER_PX, "middle", bold=True)
    return element(
        "g", _described_by(said), element("circle", circle), element("text", text, words)
    )
