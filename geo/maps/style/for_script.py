"""The numbers of the style that the map script draws with, which `src/shared.js` holds."""

from dataclasses import asdict

from geo.maps.style import bundles, callouts, labels, locator, projections, scales, tokens


def script_style() -> dict[str, object]:
    """Bands, hatching, and how names are written, by the names that the script reads.

    Sizes are pixels. `letters` gives size, weight, spacing (em), slant and colour by style of
    label; `stateSizes` pairs of the least width of a state and the factor of its letters;
    `callouts` where callouts stand, and `locator` which maps have a small one of the world.
    """
    return {
        "bands": scales.BAND_ZOOMS,
        "hatch": {
            "step": tokens.HATCH_STEP_PX,
            "share": tokens.HATCH_SHARE,
            "opacity": tokens.HATCH_OPACITY,
            "casing": tokens.CASING_SHARE,
            "casingOpacity": tokens.CASING_OPACITY,
        },
        "letters": {style: asdict(letters) for style, letters in labels.LETTERS.items()},
        "lettersOfSymbol": labels.LETTERS_OF_SYMBOL,
        "lineHeight": labels.LINE_HEIGHT,
        "stateSizes": labels.STATE_SIZES,
        "mostSpacing": labels.MOST_SPACING_EM,
        "stateSteps": labels.STATE_STEPS,
        "cell": labels.CELL_PX,
        "mostTried": labels.MOST_TRIED,
        "abroad": {
            "none": labels.NONE_ABROAD,
            "whole": labels.MOST_ABROAD_WHOLE,
            "cut": labels.MOST_ABROAD_CUT,
        },
        "mostLabels": labels.MOST_ON_SCREEN,
        "gaps": {
            "city": labels.CITY_GAP_PX,
            "symbol": labels.SYMBOL_GAP_PX,
            "selected": labels.SELECTED_GAP_PX,
        },
        "rooms": {
            "symbol": labels.SYMBOL_ROOM_PX,
            "dot": labels.DOT_ROOM_PX,
            "island": labels.ISLAND_APART_PX,
            "edge": labels.EDGE_PX,
            "line": labels.NEAR_LINE_PX,
        },
        "least": {"line": tokens.LEAST_LINE_PX, "area": tokens.LEAST_AREA_PX2},
        "ties": {"looks": list(bundles.LOOKS), "lookOf": bundles.LOOK_OF},
        "sitesApart": tokens.SITES_APART_PX,
        "signsApart": tokens.SIGNS_APART_PX,
        "below": tokens.BELOW_PX,
        "manyPlaces": tokens.MANY_PLACES,
        "manyApart": tokens.MANY_APART_PX,
        "manyLater": tokens.MANY_LATER,
        "zoneShare": labels.ZONE_SHARE,
        "zoneLines": labels.MOST_ZONE_LINES,
        "zoneSpots": labels.ZONE_SPOTS,
        "endless": labels.ENDLESS_PX,
        "withLand": labels.WITH_LAND,
        "widestZone": labels.WIDEST_ZONE_PX,
        "leaders": labels.LEADERS_PX,
        "farLeaders": labels.FAR_LEADERS_PX,
        "stateLeaders": labels.STATE_LEADERS_PX,
        "selectedSooner": labels.SELECTED_SOONER,
        "leaderDirections": labels.LEADER_DIRECTIONS,
        "tile": projections.TILE_PX,
        "reach": projections.REACH_DEGREES,
        "decimals": projections.DECIMALS,
        "locator": {
            "size": locator.SIZE_PX,
            "margin": locator.MARGIN_PX,
            "degrees": locator.SMALL_DEGREES,
            "times": locator.TIMES,
            "widths": locator.LEAST_WIDTHS,
            "mark": locator.LEAST_MARK_PX,
        },
        "along": {
            "fractions": labels.ALONG_FRACTIONS,
            "straight": labels.LEAST_STRAIGHT,
            "room": labels.ALONG_ROOM_PX,
            "slant": labels.MOST_SLANT,
            "most": labels.MOST_OF_LINE,
        },
        "callouts": {
            "line": callouts.LINE_PX,
            "narrowLine": callouts.NARROW_LINE_PX,
            "narrow": callouts.NARROW_PX,
            "padding": callouts.PADDING_PX,
            "gaps": callouts.GAPS_PX,
            "near": callouts.NEAR_PX,
            "shifts": callouts.SHIFTS,
            "dot": callouts.DOT_PX,
            "dotRoom": callouts.DOT_ROOM_PX,
            "numberRoom": callouts.NUMBER_ROOM_PX,
            "edge": callouts.EDGE_PX,
            "apart": callouts.APART_PX,
            "mostOfMap": callouts.MOST_OF_MAP,
            "mostOfLand": callouts.MOST_OF_LAND,
            "longest": callouts.LONGEST_LEADER,
            "piece": callouts.PIECE_PX,
            "end": callouts.END_PX,
            "sides": callouts.SIDES,
            "beside": callouts.BESIDE,
        },
    }
