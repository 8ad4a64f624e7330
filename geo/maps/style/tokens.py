"""The cartographic style: colour tokens of three themes, and the classes that use them.

One definition for every renderer: the web map gets it as a style sheet, static figures read it.
The role colours are one blue in three depths, for host, participant and observer, and an orange
for the state that withdrew; both hues stay apart under the common colour-vision deficiencies.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

Theme = Literal["light", "dark", "contrast"]

PALETTE: dict[Theme, dict[str, str]] = {
    "light": {
        "paper": "#f4f0e6",
        "land": "#efeadd",
        "land-edge": "#d8d0bd",
        "water": "#dfe9ec",
        "shallows": "#cfdfe4",
        "water-edge": "#a9c3cc",
        "river": "#a3c1cd",
        "graticule": "#c9d6da",
        "ink": "#2a2723",
        "ink-soft": "#6a6358",
        "halo": "#f7f4ec",
        "border": "#6b6153",
        "border-disputed": "#4c443a",
        "role-host": "#3f5f94",
        "host-ink": "#ffffff",
        "host-halo": "#2f4b7c",
        "role-participant": "#86a5cf",
        "role-observer": "#c6d5e8",
        "role-withdrew": "#e3a659",
        "role-mentioned": "#dccfb0",
        "accent": "#b3261e",
        "extent": "#b3261e",
        "measure": "#7a1f5c",
        "ring": "#7a1f5c",
        "tie-friend": "#1f5f8b",
        "tie-base": "#6a4c1e",
        "tie-foe": "#b3261e",
        "selected": "#111111",
        "selected-casing": "#ffffff",
        "panel": "#fffdf8",
        "tint": "#f1ebdd",
        "water-ink": "#3f6675",
        "accent-ink": "#ffffff",
    },
    "dark": {
        "paper": "#1d2124",
        "land": "#2f3335",
        "land-edge": "#464b4d",
        "water": "#171d22",
        "shallows": "#1d2830",
        "water-edge": "#33444e",
        "river": "#3b5560",
        "graticule": "#28343b",
        "ink": "#ece8df",
        "ink-soft": "#b3aca0",
        "halo": "#1b1f22",
        "border": "#827a6c",
        "border-disputed": "#d2c8b8",
        "role-host": "#7d9bd1",
        "host-ink": "#0d1420",
        "host-halo": "#9ab4e2",
        "role-participant": "#4f6e9f",
        "role-observer": "#35475f",
        "role-withdrew": "#b87a2e",
        "role-mentioned": "#565041",
        "accent": "#ff8a7a",
        "extent": "#ff8a7a",
        "measure": "#e59ad0",
        "ring": "#e59ad0",
        "tie-friend": "#8cc4ea",
        "tie-base": "#d9b77a",
        "tie-foe": "#ff8a7a",
        "selected": "#ffffff",
        "selected-casing": "#000000",
        "panel": "#262b2e",
        "tint": "#343b3f",
        "water-ink": "#8fb4c4",
        "accent-ink": "#1c1110",
    },
    # Black on white: lines and words are as strong as can be, and land has no colour of its own.
    "contrast": {
        "paper": "#ffffff",
        "land": "#ffffff",
        "land-edge": "#767676",
        "water": "#d9e8f3",
        "shallows": "#c3d9ea",
        "water-edge": "#1f5673",
        "river": "#2a7aa8",
        "graticule": "#9db4c2",
        "ink": "#000000",
        "ink-soft": "#3a3a3a",
        "halo": "#ffffff",
        "border": "#3a3a3a",
        "border-disputed": "#000000",
        "role-host": "#123a7c",
        "host-ink": "#ffffff",
        "host-halo": "#0c2a5c",
        "role-participant": "#5f8fd0",
        "role-observer": "#b9d4f4",
        "role-withdrew": "#e08600",
        "role-mentioned": "#d8c48c",
        "accent": "#a30000",
        "extent": "#a30000",
        "measure": "#66004a",
        "ring": "#66004a",
        "tie-friend": "#00406b",
        "tie-base": "#4d3000",
        "tie-foe": "#a30000",
        "selected": "#000000",
        "selected-casing": "#ffe600",
        "panel": "#ffffff",
        "tint": "#e6e6e6",
        "water-ink": "#0b3c55",
        "accent-ink": "#ffffff",
    },
}

# No two neighbours and no two parties of one zone look alike, to no kind of colour vision: the
# tests hold both to a least difference (CIEDE2000).
CLAIMANT_COLOURS: dict[str, str] = {
    "AFG": "#586280",
    "ARM": "#c98a1b",
    "AZE": "#5cb8da",
    "BTN": "#bea788",
    "CHN": "#861309",
    "CYP": "#2e5314",
    "ESH": "#2e4b60",
    "GEO": "#8c2d4a",
    "IND": "#e2983a",
    "IRQ": "#5c356c",
    "ISR": "#8c541f",
    "JPN": "#b03a5b",
    "KGZ": "#c24d5d",
    "KWT": "#344f39",
    "MAR": "#584428",
    "MDA": "#9a6fb0",
    "NPL": "#7d5ba6",
    "PAK": "#1f6a45",
    "PSE": "#265149",
    "RUS": "#4a5fa8",
    "SOM": "#444c2c",
    "SRB": "#3d4663",
    "SUN": "#562c8b",
    "SYR": "#2a3c97",
    "TJK": "#68a63f",
    "TWN": "#234f57",
    "UKR": "#c7a500",
    "UZB": "#549ac9",
    "XAB": "#73833a",
    "XCI": "#9d712d",
    "XDN": "#5e3c46",
    "XKS": "#5c412c",
    "XLN": "#603d38",
    "XNC": "#712d45",
    "XNK": "#a8372a",
    "XSL": "#6c2e54",
    "XSO": "#b9af1e",
    "XTR": "#59847b",
    "YUG": "#524727",
}
TINT_PERCENT = 24
OTHER_CLAIMANT_COLOUR = "#7a7468"
# Of what has a meaning and is no text (WCAG 2.2, success criterion 1.4.11).
LEAST_CONTRAST = 3.0


@dataclass(frozen=True)
class Stroke:
    """A line: the token of its colour, its width in pixels, its dashes in pixels, its opacity."""

    colour: str
    width_px: float
    dashes_px: tuple[float, ...] = ()
    opacity: float = 1.0


STROKES: dict[str, Stroke] = {
    "border": Stroke("border", 0.9),
    "border-international": Stroke("border", 0.9),
    "border-disputed": Stroke("border-disputed", 1.1, (5, 3)),
    "border-undelimited": Stroke("border-disputed", 1.1, (8, 3)),
    "border-unrecognised": Stroke("border-disputed", 1.4, (9, 2.5, 2, 2.5)),
    "border-control": Stroke("border-disputed", 1.5, (1.5, 3)),
    "border-claim": Stroke("border-disputed", 1.2, (3, 4)),
    "border-zone": Stroke("border-disputed", 0.7, (1, 3)),
    "border-undetermined": Stroke("border-disputed", 1.3, (7, 4)),
    "border-internal": Stroke("land-edge", 0.6, (1, 2)),
    # A glow, so that the line below it can be read.
    "moved": Stroke("accent", 5.0, (), 0.35),
    "coast": Stroke("water-edge", 0.8),
    "coast-glow": Stroke("shallows", 9.0),
    "river": Stroke("river", 1.2),
    "river-minor": Stroke("river", 0.7),
    "lake": Stroke("water-edge", 0.6),
    "graticule": Stroke("graticule", 0.7),
    "extent": Stroke("extent", 1.2, (4, 3)),
    "measure": Stroke("measure", 1.8),
    "ring": Stroke("ring", 1.3, (6, 4)),
    # Groups of ties are told by colour and by dashes.
    "tie-alliances": Stroke("tie-friend", 2.0),
    "tie-bases": Stroke("tie-base", 2.2, (1.5, 3)),
    "tie-arms": Stroke("tie-base", 1.8, (8, 2, 2, 2)),
    "tie-drills": Stroke("tie-friend", 1.8, (7, 3)),
    "tie-contacts": Stroke("tie-friend", 1.3, (1.5, 6)),
    "tie-disputes": Stroke("tie-foe", 2.0, (12, 3, 2, 3, 2, 3)),
    "tie-refusals": Stroke("tie-foe", 1.8, (5, 6)),
    "outline": Stroke("selected", 2.4),
    "outline-casing": Stroke("selected-casing", 5.0, (), 0.85),
}

# How wide a tie is drawn, by how closely its sources were read (`confidence` of relations.csv).
STRENGTHS: dict[str, float] = {"read": 1.3, "mixed": 0.7}

FILLS: dict[str, str] = {
    "land": "land",
    "role-host": "role-host",
    "role-participant": "role-participant",
    "role-observer": "role-observer",
    "role-withdrew": "role-withdrew",
    "role-mentioned": "role-mentioned",
    "lake": "water",
}


# The drawn symbol of each kind of place.
SYMBOLS: dict[str, str] = {
    "training-range": "range",
    "air-range": "air-range",
    "air-base": "air-base",
    "airfield": "air-base",
    "military-base": "base",
    "outpost": "base",
    "radar": "base",
    "sea-area": "sea",
    "capital": "capital",
    "city": "town",
    "town": "town",
    "village": "town",
    "incident-site": "incident",
    "pass": "pass",
    "hospital": "site",
    "port": "site",
    "region": "site",
    "plateau": "site",
}


def claimant_colour(code: str, theme: Theme = "light") -> str:
    """The colour of a claimant's stripes, by ISO 3166-1 alpha-3 code, as #rrggbb.

    It is the claimant's own, as dark or as light as it takes to be seen on land of that theme.
    """
    return _seen(CLAIMANT_COLOURS.get(code, OTHER_CLAIMANT_COLOUR), theme)


def claim_token(code: str) -> str:
    """The custom property that holds the colour of a claimant's stripes."""
    return f"--claim-{code if code in CLAIMANT_COLOURS else 'other'}"


@cache
def _seen(colour: str, theme: Theme) -> str:
    land = PALETTE[theme]["land"]
    towards = "#ffffff" if theme == "dark" else "#000000"
    for percent in range(0, 101, 4):
        mixture = mixed(towards, colour, percent / 100)
        if contrast_ratio(mixture, land) >= LEAST_CONTRAST:
            return mixture
    return towards


def contrast_ratio(one: str, other: str) -> float:
    """How far apart two colours, #rrggbb, are in luminance, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """The relative luminance of #rrggbb (WCAG 2.2, of sRGB)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (_linear(part) for part in parts)
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _linear(part: float) -> float:
    """The light of a part, 0 to 1, of an sRGB colour."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def tint(code: str, theme: Theme) -> str:
    """The colour of land that `code` holds where land bears tints; plain land for others."""
    colour = CLAIMANT_COLOURS.get(code)
    return tinted(colour, theme) if colour else PALETTE[theme]["land"]


def tinted(colour: str, theme: Theme) -> str:
    """Land with a tint of a claimant's colour, as #rrggbb."""
    return mixed(colour, PALETTE[theme]["land"], TINT_PERCENT / 100)


def mixed(colour: str, ground: str, share: float) -> str:
    """`share` of a colour over a ground, both #rrggbb, channel by channel as CSS mixes in sRGB."""
    pairs = ((colour[at : at + 2], ground[at : at + 2]) for at in (1, 3, 5))
    channels = (share * int(one, 16) + (1 - share) * int(other, 16) for one, other in pairs)
    return "#" + "".join(f"{round(channel):02x}" for channel in channels)


def strength_class(confidence: str) -> str:
    """The class of a tie whose sources were read that closely."""
    return f"strength-{confidence}"


# The pattern, dots, of disputed land on which no position of the viewer was found.
NO_POSITION = "no-position"
DOT_STEP_PX, DOT_RADIUS_PX = 6.0, 1.1


def hatch_name(parties: tuple[str, ...]) -> str:
    """The name of the hatching that stands for these parties, in the order given."""
    return "hatch-" + "-".join(parties)


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
