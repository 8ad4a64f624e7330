"""The style sheets of the cartographic style: its tokens, and the rules of its classes."""

import re
from collections.abc import Iterable
from typing import get_args

from geo.dossier.vocabulary import colours
from geo.layers.marks import MARK_COLOURS
from geo.maps.style.bundles import LINES
from geo.maps.style.colour import OTHER, claimant_colour, land_colour
from geo.maps.style.palette import (
    CHANGED_PERCENT,
    CHANGED_STRIPES_OPACITY,
    PALETTE,
    TINT_PERCENT,
    Theme,
)
from geo.maps.style.tokens import (
    ARROW_WIDTHS,
    CHOSEN_MEASURE_WIDTH,
    FADED_MEASURE_OPACITY,
    FADED_MEASURE_WIDTH,
    FILLS,
    MARK_OPACITY,
    STRENGTHS,
    STROKES,
    Stroke,
    claim_token,
    strength_class,
)

# Of two that a system prefers, the last is used, as the script of pages has it.
_PREFERRED: tuple[tuple[str, Theme], ...] = (
    ("prefers-color-scheme:dark", "dark"),
    ("prefers-contrast:more", "contrast"),
)


def tokens_css(claimants: Iterable[str] = ()) -> str:
    """CSS custom properties of all palettes, one to a line; `data-theme` of the root chooses.

    `claimants` are those whose stripes can be seen, besides those that have a colour of their own.
    """
    codes = (*dict.fromkeys((*colours(), *claimants)), OTHER)
    others = (_tokens(f":root[data-theme={theme}]", theme, codes) for theme in get_args(Theme)[1:])
    return "\n".join([_tokens(":root", "light", codes), *others])


def system_css(claimants: Iterable[str] = ()) -> str:
    """As `tokens_css`, by what the reader's system prefers, where no `data-theme` chooses."""
    codes = (*dict.fromkeys((*colours(), *claimants)), OTHER)
    return "\n".join(
        f"@media ({query}){{{_tokens(':root:not([data-theme])', theme, codes)}}}"
        for query, theme in _PREFERRED
    )


def sample_css() -> str:
    """The rules of all strokes for the samples of a legend outside the map."""
    rules = [_stroke_rule(name, stroke) for name, stroke in LINES.items()]
    signs = [
        f".swatch.symbol.symbol-mark-{colour}{{color:var(--mark-{colour})}}"
        for colour in MARK_COLOURS
    ]
    return "\n".join([*(f".swatch {rule}" for rule in [*rules, *_strength_rules()]), *signs])


def map_css(claimants: Iterable[str] = (), divided: Iterable[str] = ()) -> str:
    """The rules of all map classes: strokes, fills, hatching; `claimants` as for `tokens_css`.

    `divided` are those who hold some land together, each as `AAA-BBB`.
    """
    rules = [_stroke_rule(name, stroke) for name, stroke in LINES.items()]
    rules += _strength_rules()
    rules.append(
        f"path.measure.faded{{--strength:{FADED_MEASURE_WIDTH};"
        f"stroke-opacity:{FADED_MEASURE_OPACITY}}}"
    )
    rules.append(f"path.measure.chosen{{--strength:{CHOSEN_MEASURE_WIDTH}}}")
    # The colour of land fades into that of land without one, and not into the water below.
    rules += [
        f"path.{name}{{fill:color-mix(in srgb,var(--{token}) var(--opacity-states,100%),"
        "var(--land));fill-opacity:1}"
        for name, token in FILLS.items()
        if name != "lake"
    ]
    rules += [_mark_rule(colour) for colour in MARK_COLOURS]
    rules.append("path.lake{fill:var(--water);fill-opacity:1}")
    # Land that somebody holds in a story of claims bears a tint of its holder's colour, and what
    # differs between two maps a stronger one, below fainter stripes.
    rules += [
        f"path.tint-{code}{{fill:color-mix(in srgb,{land_colour(code)} "
        f"calc(var(--held,{TINT_PERCENT / 100}) * var(--opacity-states,100%)),var(--land))}}"
        for code in (*colours(), *filter(land_colour, divided))
    ]
    rules.append(f"path.land.changed{{--held:{CHANGED_PERCENT / 100}}}")
    rules.append(f"path.zone.changed{{fill-opacity:{CHANGED_STRIPES_OPACITY}}}")
    rules.append(f".stripe{{fill:var({claim_token(OTHER)})}}")
    rules += [
        f".stripe.hatch-{code}{{fill:var({claim_token(code)})}}"
        for code in dict.fromkeys((*colours(), *claimants))
    ]
    return "\n".join(rules)


def arrow_heads() -> str:
    """The heads of ties and of marks, as markup of a document, with the rules that set them.

    There is one for each colour: Safari has no head in the colour of its line. The rules come with
    them, because a style sheet of its own file could not name what stands in a document.
    """
    ends = {
        f"path.{kind}.{name}": STROKES[name].colour
        for kind, name in (
            *(("tie-directed", name) for name in STROKES if name.startswith("tie-")),
            *(("mark-arrow", f"mark-{colour}") for colour in MARK_COLOURS),
        )
    }
    heads = "".join(map(_arrow_head, dict.fromkeys(ends.values())))
    rules = "".join(f"{line}{{marker-end:url(#arrow-{token})}}" for line, token in ends.items())
    return (
        '<svg width="0" height="0" aria-hidden="true" style="position:absolute">'
        f"<defs>{heads}</defs></svg><style>{rules}</style>"
    )


def _arrow_head(token: str) -> str:
    return (
        f'<marker id="arrow-{token}" viewBox="0 0 8 8" refX="7.5" refY="4" orient="auto" '
        f'markerWidth="{ARROW_WIDTHS}" markerHeight="{ARROW_WIDTHS}">'
        f'<path d="M0 .6L8 4 0 7.4z" style="fill:var(--{token});stroke:none"/></marker>'
    )


def _tokens(selector: str, theme: Theme, claimants: Iterable[str]) -> str:
    properties = "".join(f"--{name}:{value};" for name, value in PALETTE[theme].items())
    properties += "".join(
        f"{claim_token(code)}:{claimant_colour(code, theme)};" for code in claimants
    )
    # What the browser draws itself, such as lists to choose from, follows this one.
    scheme = "dark" if theme == "dark" else "light"
    return f"{selector}{{{properties}color-scheme:{scheme};}}"


def _mark_rule(colour: int) -> str:
    name, token = f"mark-{colour}", f"var(--mark-{colour})"
    return (
        f"path.mark-area.{name}{{fill:{token};fill-opacity:{MARK_OPACITY}}}"
        f".symbol-{name}{{color:{token}}}"
    )


def _strength_rules() -> list[str]:
    return [
        f"path.{strength_class(code)}{{--strength:{factor}}}" for code, factor in STRENGTHS.items()
    ]


def _stroke_rule(name: str, stroke: Stroke) -> str:
    width = f"calc(var(--strength,1) * {stroke.width_px}px)"
    dashes = " ".join(str(length) for length in stroke.dashes_px) or "none"
    return (
        f"path.{name}{{stroke:var(--{stroke.colour});stroke-width:{width};"
        f"stroke-dasharray:{dashes};stroke-opacity:{stroke.opacity}}}"
    )


def as_sent(sheet: str) -> str:
    """A style sheet without its comments and the spaces about its lines."""
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
