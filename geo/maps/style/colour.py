"""Colours worked out from the tokens: mixed, tinted, and as strong as it takes to be seen."""

from collections.abc import Mapping
from colorsys import hls_to_rgb
from functools import cache
from hashlib import sha256

from geo.dossier.vocabulary import colours
from geo.maps.style.palette import (
    CHANGED_PERCENT,
    LEAST_CONTRAST,
    OTHER_CLAIMANT_COLOUR,
    PALETTE,
    TINT_PERCENT,
    Theme,
)
from geo.maps.style.tokens import claim_token

# The name of nobody in particular, and the lightness and saturation of colours that are made.
OTHER = "other"
_MADE = (0.3, 0.45)


def palette(theme: Theme | None) -> Mapping[str, str]:
    """The tokens of a theme, #rrggbb by name.

    Without a theme they are those of the page around them, as custom properties of its style sheet
    (`css.tokens_css`); so are all other colours that are worked out for no theme.
    """
    return PALETTE[theme] if theme else _PAGE_PALETTE


_PAGE_PALETTE = {name: f"var(--{name})" for name in PALETTE["light"]}


def claimant_colour(code: str, theme: Theme | None = "light") -> str:
    """The colour of a claimant's stripes, by ISO 3166-1 alpha-3 code, as #rrggbb.

    It is the claimant's own, as dark or as light as it takes to be seen on land of that theme.
    """
    if theme is None:
        return f"var({claim_token(code)})"
    return _readable(OTHER_CLAIMANT_COLOUR if code == OTHER else _own_colour(code), theme)


def _own_colour(code: str) -> str:
    """The colour of a claimant that colours.csv gives, or else one made of its code.

    A made one is dark, of a hue of its own: the same in every atlas and at every start.
    """
    given = colours().get(code)
    if given:
        return given
    hue = int.from_bytes(sha256(code.encode()).digest()[:2], "big") / 2**16
    return "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue, *_MADE))


@cache
def _readable(colour: str, theme: Theme) -> str:
    land = PALETTE[theme]["land"]
    towards = "#ffffff" if theme == "dark" else "#000000"
    for percent in range(0, 101, 4):
        mixture = mix(towards, colour, percent / 100)
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


def land_colour(code: str) -> str:
    """The colour, #rrggbb, of which land bears a tint; '' for a holder that has none.

    Of land that several hold, `AAA-BBB`, it is the middle of theirs.
    """
    own = [colours()[one] for one in code.split("-") if one in colours()]
    if not own:
        return ""
    channels = (sum(int(one[at : at + 2], 16) for one in own) / len(own) for at in (1, 3, 5))
    return "#" + "".join(f"{round(channel):02x}" for channel in channels)


def tint(code: str, theme: Theme | None, *, changed: bool = False) -> str:
    """The colour of land that `code` holds where land bears tints; plain land for others.

    Of land that several hold, `AAA-BBB`, it lies between theirs. With `changed` it is strong:
    another map gives that land to somebody else.
    """
    colour = land_colour(code)
    if not colour:
        return palette(theme)["land"]
    share = CHANGED_PERCENT / 100 if changed else TINT_PERCENT / 100
    return mix(colour, palette(theme)["land"], share)


def mix(colour: str, ground: str, share: float) -> str:
    """`share` of a colour over a ground, both #rrggbb, channel by channel as CSS mixes in sRGB.

    Where one is a custom property, CSS does it.
    """
    if share == 1 or colour == ground:
        return colour
    if not (colour.startswith("#") and ground.startswith("#")):
        return f"color-mix(in srgb,{colour} {share:.0%},{ground})"
    pairs = ((colour[at : at + 2], ground[at : at + 2]) for at in (1, 3, 5))
    channels = (share * int(one, 16) + (1 - share) * int(other, 16) for one, other in pairs)
    return "#" + "".join(f"{round(channel):02x}" for channel in channels)
