"""The numbers of the style that the map script draws with, which `src/shared.js` holds."""

from dataclasses import asdict
from typing import Any

from geo.maps.style import labels, scales, tokens


def script_style() -> dict[str, Any]:
    """Bands, hatching, and how names are written, by the names that the script reads.

    Sizes are pixels. `letters` gives size, weight, spacing (em), slant and colour by style of
    label; `stateSizes` pairs of the least width of a state and the factor of its letters.
    """
    return {
        "bands": scales.BAND_ZOOMS,
        "hatch": {
            "step": tokens.HATCH_STEP_PX,
            "share": tokens.HATCH_SHARE,
            "opacity": tokens.HATCH_OPACITY,
        },
        "letters": {style: asdict(letters) for style, letters in labels.LETTERS.items()},
        "lineHeight": labels.LINE_HEIGHT,
        "stateSizes": labels.STATE_SIZES,
        "stateSteps": labels.STATE_STEPS,
        "mostLabels": labels.MOST_ON_SCREEN,
        "gaps": {
            "city": labels.CITY_GAP_PX,
            "symbol": labels.SYMBOL_GAP_PX,
            "selected": labels.SELECTED_GAP_PX,
        },
        "rooms": {"symbol": labels.SYMBOL_ROOM_PX, "dot": labels.DOT_ROOM_PX},
        "zoneRoom": labels.ZONE_ROOM,
        "zoneLines": labels.MOST_ZONE_LINES,
        "leader": labels.LEADER_PX,
    }
