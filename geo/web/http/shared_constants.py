"""The numbers that the map's script and Python both go by, as a module of the script.

`python -m geo.web.http.shared_constants` writes it; a test compares it.
"""

import json

from geo.i18n.formats import UNITS, WHOLE_FROM_KM
from geo.layers.points.near import NEAR_KM
from geo.layers.points.point_id import DECIMALS, LATITUDE, LONGITUDE
from geo.maps.drawing.layer import MADE_PANES
from geo.maps.style.for_script import script_style
from geo.maps.web.bundle import FRONTEND_FOLDER
from geo.web.view.marks import marks_document
from geo.web.view.values import OPACITY_PERCENT, ZOOM

MODULE = FRONTEND_FOLDER / "src" / "shared.js"
_ABOUT = "What Python and the script both go by; written by geo.web.http.shared_constants."


def shared_module() -> str:
    """The module's text: `style` as `script_style` gives it, the panes of a map from the bottom,
    what bounds an address, units of length, from where on distances are whole and up to where a
    place is near, and the grammar of `marks`.
    """
    bounds = {
        "latitude": LATITUDE,
        "longitude": LONGITUDE,
        "zoom": ZOOM,
        "opacity": OPACITY_PERCENT,
    }
    parts = [
        f"/* {_ABOUT} */",
        _export("style", script_style()),
        _export("panes", MADE_PANES),
        _export("bounds", bounds),
        _export("pointDecimals", DECIMALS),
        _export("units", {name: {"km": unit.km, "km2": unit.km2} for name, unit in UNITS.items()}),
        _export("wholeFromKm", WHOLE_FROM_KM),
        _export("nearKm", NEAR_KM),
        _export("marks", marks_document()),
    ]
    return "\n\n".join(parts) + "\n"


def _export(name: str, value: object) -> str:
    return f"export const {name} = {json.dumps(value, indent=2)};"


if __name__ == "__main__":
    MODULE.write_text(shared_module(), "utf-8")
