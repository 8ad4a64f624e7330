"""The cartographic style: colour tokens of three themes, and the classes that use them.

One definition for every renderer: the web map gets it as a style sheet (`css`), static figures
read it; `colour` works out what is mixed.
What a colour means:
- Red (`place`, `extent`) is a place where forces are or were, and how closely it is known, and
  nothing else, so that the eye finds the subject of the map first. No claimant has it.
- Blue in three depths is host, participant, observer; plain orange the state that withdrew, and
  what parts states (`tie-foe`). The two hues stay apart under the common colour-vision
  deficiencies, and all of them by their lightness.
- Diagonal stripes are disputed land, and nothing else. Each lies on a casing of `halo`, so that it
  is seen on land of any colour.
- `accent`, an ink blue, is what a reader can press or has the keyboard on; `selected` is ink.
- Green, pink and brown (`mark-1` to `mark-3`) are marks of a reader, which the atlas does not say.
- Violet (`moved`) is land drawn differently from actual control, plum (`measure`) what is measured.
"""

from dataclasses import dataclass
from typing import Literal

from geo.dossier.vocabulary import PlaceSymbol, place_kinds
from geo.maps.style.labels import LETTERS_OF_SYMBOL

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
        "accent": "#1f4e79",
        "place": "#b3261e",
        "moved": "#7a3fa0",
        "extent": "#b3261e",
        "measure": "#7a1f5c",
        "mark-1": "#0b6b3a",
        "mark-2": "#c2187f",
        "mark-3": "#7a4a00",
        "ring": "#7a1f5c",
        "tie-friend": "#1f5f8b",
        "tie-military": "#453a2c",
        "tie-foe": "#a85400",
        "selected": "#1a1714",
        "selected-casing": "#ffffff",
        "panel": "#fffdf8",
        "tint": "#f1ebdd",
        "water-ink": "#3f6675",
        "accent-ink": "#ffffff",
        "verdict-supported": "#0a5f5c",
        "verdict-partly": "#3d9690",
        "verdict-contested": "#b07d12",
        "verdict-contradicted": "#6e3410",
        "verdict-opinion": "#68637d",
        "verdict-unverifiable": "#fffdf8",
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
        "accent": "#8fc0e8",
        "place": "#ff8a7a",
        "moved": "#c9a0ea",
        "extent": "#ff8a7a",
        "measure": "#e59ad0",
        "mark-1": "#6fd6a0",
        "mark-2": "#ff8fd0",
        "mark-3": "#d8a24a",
        "ring": "#e59ad0",
        "tie-friend": "#8cc4ea",
        "tie-military": "#d8cbb4",
        "tie-foe": "#f0a04a",
        "selected": "#ffffff",
        "selected-casing": "#14181b",
        "panel": "#262b2e",
        "tint": "#343b3f",
        "water-ink": "#8fb4c4",
        "accent-ink": "#0d1420",
        "verdict-supported": "#7fd8ce",
        "verdict-partly": "#3f9b93",
        "verdict-contested": "#e2b653",
        "verdict-contradicted": "#c9764a",
        "verdict-opinion": "#a7a3bd",
        "verdict-unverifiable": "#262b2e",
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
        "accent": "#00386b",
        "place": "#a30000",
        "moved": "#5a1a8c",
        "extent": "#a30000",
        "measure": "#66004a",
        "mark-1": "#005a2b",
        "mark-2": "#a0007c",
        "mark-3": "#5c3a00",
        "ring": "#66004a",
        "tie-friend": "#00406b",
        "tie-military": "#1f1810",
        "tie-foe": "#8f4200",
        "selected": "#000000",
        "selected-casing": "#ffe600",
        "panel": "#ffffff",
        "tint": "#e6e6e6",
        "water-ink": "#0b3c55",
        "accent-ink": "#ffffff",
        "verdict-supported": "#004d4a",
        "verdict-partly": "#1f8a83",
        "verdict-contested": "#a86f00",
        "verdict-contradicted": "#5a2400",
        "verdict-opinion": "#66617c",
        "verdict-unverifiable": "#ffffff",
    },
}

TINT_PERCENT = 30
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


TIE_BOND = Stroke("tie-friend", 2.0)
TIE_MILITARY = Stroke("tie-military", 2.0, (8, 3))
TIE_DISPUTE = Stroke("tie-foe", 2.2, (10, 3, 2, 3))
TIE_REFUSAL = Stroke("tie-foe", 2.2, (2, 4))

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
    "moved": Stroke("moved", 5.0, (), 0.35),
    "coast": Stroke("water-edge", 0.8),
    "coast-glow": Stroke("shallows", 9.0),
    "river": Stroke("river", 1.2),
    "river-minor": Stroke("river", 0.7),
    "lake": Stroke("water-edge", 0.6),
    "graticule": Stroke("graticule", 0.7),
    "extent": Stroke("extent", 1.2, (4, 3), 0.55),
    "extent-sea": Stroke("extent", 1.2, (1.5, 4), 0.55),
    "measure": Stroke("measure", 1.8),
    "ring": Stroke("ring", 1.3, (6, 4)),
    # Marks of a reader: on a casing, so that they are seen on all; dashes tell colours apart too.
    "mark-casing": Stroke("halo", 5.4, (), 0.85),
    "mark-1": Stroke("mark-1", 2.6),
    "mark-2": Stroke("mark-2", 2.6, (9, 4)),
    "mark-3": Stroke("mark-3", 2.6, (3, 3)),
    # Seven groups of ties have four looks, which is as many as can be told: what binds states, what
    # concerns arms and troops, what parts them, what one refuses another.
    "tie-alliances": TIE_BOND,
    "tie-bases": TIE_MILITARY,
    "tie-arms": TIE_MILITARY,
    "tie-drills": TIE_MILITARY,
    "tie-contacts": TIE_BOND,
    "tie-disputes": TIE_DISPUTE,
    "tie-refusals": TIE_REFUSAL,
    # What is selected: a thin line on a light one, and a glow that lies within the land.
    "outline-glow": Stroke("selected", 14.0, (), 0.13),
    "outline-casing": Stroke("selected-casing", 4.4, (), 0.8),
    "outline": Stroke("selected", 1.5),
}

# The edge of land, which is no class of its own.
LAND_EDGE = Stroke("water-edge", 0.5)

# A selected tie is wider by so much.
CHOSEN_TIE_PX = 2.0
# Distances that are not told fade: thinner by a factor, and fainter.
FADED_MEASURE_WIDTH, FADED_MEASURE_OPACITY = 0.6, 0.4
# A place whose row does not hold on the day fades.
DIMMED_OPACITY = 0.45

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


# Signs of one group that would lie nearer to each other than this are one, which has their number.
SITES, SITES_APART_PX = "sites", 30.0
# The size of that number, in pixels.
COUNT_PX = 14.0

# The sign of a point that the reader chose.
POINT = "point"

# The side of the box in which symbols are drawn, and its size on the map.
SYMBOL_BOX, SYMBOL_PX = 16.0, 24.0


def symbol_of(kind: str) -> PlaceSymbol:
    """The drawn symbol of a kind of place, as place_kinds.csv says."""
    return place_kinds()[kind]


def symbol_token(symbol: str) -> str:
    """The token of a symbol's colour: towns are written, marks have their own, others stand out."""
    if symbol.startswith("mark-"):
        return symbol
    if symbol == POINT:
        return "selected"
    return "ink" if symbol in LETTERS_OF_SYMBOL else "place"


def claim_token(code: str) -> str:
    """The custom property that holds the colour of a claimant's stripes."""
    return f"--claim-{code}"


def strength_class(confidence: str) -> str:
    """The class of a tie whose sources were read that closely."""
    return f"strength-{confidence}"


# A circle of accuracy: strongest within this share of its radius; how strong there and outside.
SOFT_WITHIN, SOFT_OPACITY, SOFT_EDGE_OPACITY = 0.35, 0.2, 0.02
# The colours of marks, by number, and how strongly their areas are filled.
MARK_COLOURS = (1, 2, 3)
MARK_OPACITY = 0.14
# The head of a directed tie, in widths of its line.
ARROW_WIDTHS = 5.5

# The pattern, dots, of disputed land on which no position of the viewer was found.
NO_POSITION = "no-position"
DOT_STEP_PX, DOT_RADIUS_PX = 6.0, 1.1

# Hatching: how far apart stripes are, how much of that one covers, and how strongly.
HATCH_STEP_PX, HATCH_SHARE, HATCH_OPACITY = 5.5, 0.3, 0.95
# How much of the step the casing of a stripe covers, and how strongly.
CASING_SHARE, CASING_OPACITY = 0.6, 0.7


def hatch_name(parties: tuple[str, ...]) -> str:
    """The name of the hatching that stands for these parties, in the order given."""
    return "hatch-" + "-".join(parties)
