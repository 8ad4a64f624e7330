"""How the layers of an export are drawn in other programs: the strokes and colours of the atlas."""

from collections.abc import Mapping

import geopandas as gpd

from geo.dossier.feature_id import feature_id
from geo.dossier.vocabulary import colours, place_kinds
from geo.layers.files.symbology import Symbol, Symbology
from geo.layers.frames.boundaries import BOUNDARY_WORDS
from geo.layers.frames.ties import GROUP_TITLES
from geo.layers.marks import MARK_COLOURS
from geo.maps.layers.borders import BOUNDARY_STYLES
from geo.maps.style.colour import claimant_colour, tint
from geo.maps.style.palette import OTHER_CLAIMANT_COLOUR, PALETTE
from geo.maps.style.tokens import (
    HATCH_OPACITY,
    LAND_EDGE,
    MARK_OPACITY,
    SOFT_OPACITY,
    STROKES,
    SYMBOL_PX,
    Stroke,
    symbol_token,
)

# Other programs draw on paper, or on pictures that are as light.
_COLOURS = PALETTE["light"]
_CITY_PX = 5.0
# Where stripes cannot be drawn, disputed land has a colour that is no party's.
_DISPUTED_OPACITY = HATCH_OPACITY / 2


def symbologies(tables: Mapping[str, gpd.GeoDataFrame]) -> Mapping[str, Symbology]:
    """The symbols of each table of an export, by its name."""
    return {
        "states": Symbology(_land("land"), "id", _tints()),
        "zones": Symbology(_party_stripes(()), "claimed_by", _hatchings(tables)),
        "graticule": Symbology(_line(STROKES["graticule"])),
        "lakes": Symbology(_area(STROKES["lake"], _COLOURS["water"])),
        "rivers": Symbology(_line(STROKES["river"])),
        "extents": Symbology(_area(STROKES["extent"], _COLOURS["extent"], SOFT_OPACITY)),
        "borders": Symbology(_line(STROKES["border"]), "type", _boundaries()),
        "lines": Symbology(_line(STROKES["border-disputed"])),
        "ties": Symbology(_line(STROKES["tie-alliances"]), "tie_group", _ties()),
        "rings": Symbology(_line(STROKES["ring"])),
        "measures": Symbology(_line(STROKES["measure"])),
        "places": Symbology(_point("place", SYMBOL_PX / 2), "kind", _places()),
        "cities": Symbology(_point("ink", _CITY_PX)),
        "marks": Symbology(
            _mark(1), "colour", {str(colour): _mark(colour) for colour in MARK_COLOURS}
        ),
    }


def _line(stroke: Stroke) -> Symbol:
    return Symbol(_COLOURS[stroke.colour], stroke.width_px, stroke.dashes_px, stroke.opacity)


def _mark(colour: int) -> Symbol:
    """Lines, areas and points of a reader in one of their colours."""
    stroke = STROKES[f"mark-{colour}"]
    fill = _COLOURS[stroke.colour]
    return Symbol(
        fill, stroke.width_px, stroke.dashes_px, 1.0, fill, MARK_OPACITY, size_px=SYMBOL_PX / 2
    )


def _area(stroke: Stroke, fill: str, opacity: float = 1.0) -> Symbol:
    edge = _line(stroke)
    return Symbol(edge.line, edge.width_px, edge.dashes_px, edge.opacity, fill, opacity)


def _point(token: str, size_px: float) -> Symbol:
    return Symbol(_COLOURS["halo"], fill=_COLOURS[token], size_px=size_px)


def _land(token: str) -> Symbol:
    return _area(LAND_EDGE, _COLOURS[token])


def _tints() -> dict[str, Symbol]:
    return {feature_id("state", code): _area(LAND_EDGE, tint(code, "light")) for code in colours()}


def _party_stripes(parties: tuple[str, ...]) -> Symbol:
    """Stripes in the colours of the parties; without them a grey that is nobody's."""
    edge = _line(STROKES["border-zone"])
    return Symbol(
        edge.line,
        edge.width_px,
        edge.dashes_px,
        edge.opacity,
        OTHER_CLAIMANT_COLOUR,
        _DISPUTED_OPACITY,
        tuple(claimant_colour(code) for code in parties),
    )


def _hatchings(tables: Mapping[str, gpd.GeoDataFrame]) -> dict[str, Symbol]:
    parties = tables["zones"]["claimed_by"].unique() if "zones" in tables else ()
    return {codes: _party_stripes(tuple(codes.split(";"))) for codes in parties if codes}


def _boundaries() -> dict[str, Symbol]:
    return {words: _line(STROKES[BOUNDARY_STYLES[kind]]) for kind, words in BOUNDARY_WORDS.items()}


def _ties() -> dict[str, Symbol]:
    return {group: _line(STROKES[f"tie-{group}"]) for group in GROUP_TITLES}


def _places() -> dict[str, Symbol]:
    return {
        kind: _point(symbol_token(symbol), SYMBOL_PX / 2) for kind, symbol in place_kinds().items()
    }
