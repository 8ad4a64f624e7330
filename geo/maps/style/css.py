"""The style sheets of the cartographic style: its tokens, and the rules of its classes."""

from typing import get_args

from geo.maps.style.colour import claimant_colour
from geo.maps.style.tokens import (
    CLAIMANT_COLOURS,
    FILLS,
    PALETTE,
    STRENGTHS,
    STROKES,
    TINT_PERCENT,
    Stroke,
    Theme,
    claim_token,
    strength_class,
)


def tokens_css() -> str:
    """CSS custom properties of all palettes, one to a line; `data-theme` of the root chooses."""
    others = (_tokens(f":root[data-theme={theme}]", theme) for theme in get_args(Theme)[1:])
    return "\n".join([_tokens(":root", "light"), *others])


def sample_css() -> str:
    """The rules of all strokes for the samples of a legend outside the map."""
    rules = [_stroke_rule(name, stroke) for name, stroke in STROKES.items()]
    return "\n".join(f".swatch {rule}" for rule in [*rules, *_strength_rules()])


def map_css() -> str:
    """The rules of all map classes: strokes, fills and hatching, for SVG paths."""
    rules = [_stroke_rule(name, stroke) for name, stroke in STROKES.items()]
    rules += _strength_rules()
    # The colour of land fades into that of land without one, and not into the water below.
    rules += [
        f"path.{name}{{fill:color-mix(in srgb,var(--{token}) var(--opacity-states,100%),"
        "var(--land));fill-opacity:1}"
        for name, token in FILLS.items()
        if name != "lake"
    ]
    rules.append("path.lake{fill:var(--water);fill-opacity:1}")
    # Land that somebody holds in a story of claims bears a tint of its holder's colour.
    rules += [
        f"path.tint-{code}{{fill:color-mix(in srgb,{colour} "
        f"calc({TINT_PERCENT / 100} * var(--opacity-states,100%)),var(--land))}}"
        for code, colour in CLAIMANT_COLOURS.items()
    ]
    # A party without a colour of its own has that of all others.
    rules.append(".stripe{fill:var(--claim-other)}")
    rules += [f".stripe.hatch-{code}{{fill:var({claim_token(code)})}}" for code in CLAIMANT_COLOURS]
    return "\n".join(rules)


def _tokens(selector: str, theme: Theme) -> str:
    properties = "".join(f"--{name}:{value};" for name, value in PALETTE[theme].items())
    properties += "".join(
        f"{claim_token(code)}:{claimant_colour(code, theme)};"
        for code in (*CLAIMANT_COLOURS, "other")
    )
    # What the browser draws itself, such as lists to choose from, follows this one.
    scheme = "dark" if theme == "dark" else "light"
    return f"{selector}{{{properties}color-scheme:{scheme};}}"


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
