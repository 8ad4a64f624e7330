"""The script and the style sheet of the map frame, put together once from local files."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

from geo.i18n.languages import Language
from geo.maps.drawing.layer import StackLayer
from geo.maps.style import css
from geo.maps.style import tokens as style
from geo.maps.style.scripts import map_lettering_css

FRONTEND_FOLDER = Path(__file__).parents[1] / "frontend"
DIST_FOLDER = FRONTEND_FOLDER / "dist"
LEAFLET_FOLDER = Path(leaflet.BASE_DIR)
# The bundles of the desk that pages without a map load as well.
WITHOUT_MAP = ("days", "tables")


def map_script(
    party_sets: Iterable[tuple[str, ...]],
    stack: Mapping[str, StackLayer],
    constants: Mapping[str, object],
) -> str:
    """Leaflet, what the scripts of the map need to know, and those scripts as one bundle.

    `party_sets` are the sets of parties for which hatching is needed; `stack` gives the
    options and URLs of each layer, and `constants` what else is the same on every page, by name.
    """
    constants = {
        "symbols": (FRONTEND_FOLDER / "symbols.svg").read_text("utf-8") + css.arrow_heads(),
        "patterns": [{"name": style.hatch_name(codes), "colours": codes} for codes in party_sets],
        "dots": {
            "name": style.NO_POSITION,
            "step": style.DOT_STEP_PX,
            "radius": style.DOT_RADIUS_PX,
        },
        "stack": stack,
        **constants,
    }
    return "\n".join(
        [
            _without_source_map(LEAFLET_FOLDER / "leaflet.js"),
            _constants_script(constants),
            _read_built("atlas"),
        ]
    )


def page_script(constants: Mapping[str, object]) -> str:
    """How the small scripts of a page write addresses, as the map does; `constants` by name.

    It stands before them, and its directive makes all of them strict.
    """
    return "\n".join(['"use strict";', _constants_script(constants), _read_built("grammar")])


def desk_scripts() -> dict[str, str]:
    """The scripts of the reader's desk by name, each of which is loaded when it is first used."""
    files = sorted(DIST_FOLDER.glob("desk-*.js"))
    return {path.stem.removeprefix("desk-"): path.read_text("utf-8") for path in files}


def _constants_script(constants: Mapping[str, object]) -> str:
    return f"globalThis.AtlasConstants = {json.dumps(constants)};"


def _read_built(name: str) -> str:
    return (DIST_FOLDER / f"{name}.js").read_text("utf-8")


@cache
def legend_css() -> str:
    """The rules of a legend's samples, whose lines are those of the map."""
    return "\n".join([css.sample_css(), (FRONTEND_FOLDER / "legend.css").read_text("utf-8")])


def map_stylesheet(
    claimants: Iterable[str] = (),
    languages: Iterable[Language] = (),
    divided: Iterable[str] = (),
) -> str:
    """Leaflet's rules, the colour tokens, the frame, and the classes of the cartographic style.

    `claimants` are those whose stripes can be seen, `languages` those that are offered, `divided`
    those who hold some land together.
    """
    sheets = [
        (LEAFLET_FOLDER / "leaflet.css").read_text("utf-8"),
        css.tokens_css(claimants),
        (FRONTEND_FOLDER / "atlas.css").read_text("utf-8"),
        css.map_css(claimants, divided),
        legend_css(),
        map_lettering_css(languages),
    ]
    return css.as_sent("\n".join(sheets))


def _without_source_map(path: Path) -> str:
    # A browser with open developer tools would ask for the map file, which is not served.
    return path.read_text("utf-8").split("//# sourceMappingURL")[0]
