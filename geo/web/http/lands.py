"""All land as arcs, made when a reader's tool first asks for it, and kept."""

from geo.layers.arcs import arcs_version, land_arcs
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.web.serving.addresses import ADDRESSES
from geo.web.serving.resources import Resource

BINARY = "application/octet-stream"


def lands_address(atlas: Atlas) -> str:
    """The address of all land, which names its version."""
    return ADDRESSES["lands"].path.replace("{version}", arcs_version(atlas.original))


def lands(atlas: Atlas) -> Resource:
    """All land at full resolution; see `land_arcs`."""
    return _lands(atlas.original)


@cache_by_atlas
def _lands(atlas: Atlas) -> Resource:
    return Resource(land_arcs(atlas), BINARY, version=arcs_version(atlas))
