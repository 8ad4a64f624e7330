"""The applications and pages that are compared, and how a browser knows what they show.

Conditions and actions are JavaScript, run in the outermost document.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from geo.web.serving.resources import Resource
from tests.benchmarks.compared.plain_layers import plain_layers
from tests.benchmarks.compared.static_pages import LEAFLET

NAME = "Kazakhstan"
_FEATURE = "state:KAZ"

_FRAME = "document.querySelector('iframe')?.contentDocument"
_CARD = f"""document.querySelector('[data-card="{_FEATURE}"]')"""


@dataclass(frozen=True)
class Contender:
    """One page: when its map is drawn, how Kazakhstan is clicked, when that is answered.

    Without `click` the pointer rests on Kazakhstan instead.
    """

    name: str
    address: str
    drawn: str
    answered: str
    click: str = ""
    framed: bool = False
    has_map: bool = True


def contenders(atlas: str, stock: str, empty: str, static: str) -> list[Contender]:
    """All that can be compared, the atlas first."""
    features = sum(len(layer["features"]) for layer in plain_layers().values())
    faces = plain_layers()["faces"]["features"]
    place = next(i for i, face in enumerate(faces) if face["properties"]["feature"] == _FEATURE)

    def drawn(document: str) -> str:
        return f"{document}?.querySelectorAll('path.leaflet-interactive').length >= {features}"

    def click(document: str) -> str:
        return _clicked(f"{document}.querySelectorAll('path.leaflet-interactive')[{place}]")

    def says(selector: str) -> str:
        return f"document.querySelector('{selector}')?.innerText.includes('{NAME}')"

    return [
        Contender(
            "atlas",
            atlas,
            f"{_FRAME}?.querySelector('.leaflet-container[data-ready=true]')",
            _CARD,
            _clicked(f"""{_FRAME}.querySelector('path[data-feature="{_FEATURE}"]')"""),
            framed=True,
        ),
        Contender(
            "stock `st_folium`",
            stock,
            drawn(_FRAME),
            _CARD,
            click(_FRAME),
            framed=True,
        ),
        Contender(
            "`explore()`",
            f"{static}/explore.html",
            drawn("document"),
            says(".leaflet-popup-content"),
            click("document"),
        ),
        Contender(
            "pydeck",
            f"{static}/pydeck.html",
            "typeof deckInstance !== 'undefined' && deckInstance.layerManager?.getLayers().length"
            " && deckInstance.layerManager.getLayers().every((layer) => layer.isLoaded)",
            says(".deck-tooltip"),
        ),
        Contender(
            "plain Leaflet",
            f"{static}/leaflet.html",
            drawn("document"),
            says("#details"),
            click("document"),
        ),
        Contender(
            "empty Streamlit app",
            empty,
            "document.querySelector('button p')",
            "document.body.innerText.includes('Second text')",
            "document.querySelector('[data-testid=stBaseButton-secondary]').click()",
            has_map=False,
        ),
    ]


def _clicked(element: str) -> str:
    return f"{element}.dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))"


def cdn_files() -> Mapping[str, Resource]:
    """What other hosts would send, by the end of the address; for all else, an empty file.

    Empty are jQuery, Bootstrap, icon fonts and style sheets that these maps do not use: that
    favours the pages that ask for them.
    """
    files = {
        "/leaflet.js": Resource((LEAFLET / "leaflet.js").read_bytes(), "text/javascript"),
        "/leaflet.css": Resource((LEAFLET / "leaflet.css").read_bytes(), "text/css"),
    }
    pydeck = find_spec("pydeck")
    if pydeck and pydeck.origin:
        bundle = Path(pydeck.origin).parent / "nbextension" / "static" / "index.js"
        files["/dist/index.js"] = Resource(bundle.read_bytes(), "text/javascript")
    return files
