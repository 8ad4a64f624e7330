"""Basemaps: the atlas's own, drawn from its layers, and online ones that a reader may choose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import xyzservices.providers as xyz
from xyzservices import TileProvider

from geo.i18n.languages import N_

OWN = "atlas"


@dataclass(frozen=True)
class Basemap:
    """An online basemap: its title, who provides its tiles, whether they bear names themselves."""

    title: str
    provider: TileProvider
    labelled: bool

    @property
    def host(self) -> str:
        """The host that readers who choose it ask for tiles."""
        return str(urlsplit(self.provider.build_url()).hostname)

    def to_json(self) -> dict[str, object]:
        """What the map script must know of it; the attribution is HTML of the provider's list."""
        return {
            "url": self.provider.build_url(),
            "attribution": self.provider.html_attribution,
            "zoom": int(self.provider.get("max_zoom", 17)),
            "labelled": self.labelled,
            "title": self.title,
            "host": self.host,
        }


ONLINE: Mapping[str, Basemap] = {
    "osm": Basemap("OpenStreetMap", xyz.OpenStreetMap.Mapnik, labelled=True),
    "satellite": Basemap(N_("Satellite images"), xyz.Esri.WorldImagery, labelled=False),
    "topographic": Basemap(N_("Topographic map"), xyz.OpenTopoMap, labelled=True),
}


def tile_sources(names: Iterable[str]) -> str:
    """The hosts of these basemaps as a Content-Security-Policy names them."""
    return " ".join(f"https://{ONLINE[name].host}" for name in names if name in ONLINE)
