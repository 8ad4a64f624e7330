"""The data of a view as a file, and the whole catalogue as one GeoPackage."""

from typing import get_args

import geopandas as gpd

from geo.dossier.dates import day_title
from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE, NO_OPINION
from geo.layers.exports import Content, cited, layers_of
from geo.layers.formats import MEDIA_TYPES, About, FileFormat, write
from geo.layers.geodesy import geodesic_circle
from geo.layers.ties import GROUP_TITLES
from geo.layers.versions import data_versions
from geo.layers.worldview import Look
from geo.maps.layers.registry import tables_of
from geo.maps.web.scene import viewer_title
from geo.version import VERSION
from geo.web.content.page_view import radii_of
from geo.web.content.pictures.view_picture import selected_features
from geo.web.serving.resources import Resource
from geo.web.view.model import View
from geo.web.view.pages import PageText, name_of

FORMATS: tuple[FileFormat, ...] = get_args(FileFormat)
PARTS = ("view", "selection")
_RING_COLUMNS = ["id", "name", "radius_km", "sources", "geometry"]

_LICENCE = (
    "Facts {licence}. Borders, lakes: Natural Earth (public domain). "
    "Cities: GeoNames (CC BY 4.0). Rivers: GSHHG (LGPL-3.0-or-later)."
)


def export(
    atlas: Atlas, page: PageText, view: View, form: FileFormat, part: str, link: str
) -> Resource:
    """The visible layers of a view, or with the part `selection` only what is selected."""
    tables = layers_of(atlas, _content(atlas, page, view, part))
    about = _about(atlas, page.heading, view.look, link)
    content = write(form, tables, cited(atlas, tables.values()), about)
    return Resource(content, MEDIA_TYPES[form])


def file_name(atlas: Atlas, page: PageText, view: View, suffix: str) -> str:
    """What a saved file of a view is called."""
    return f"{atlas.dossier.about.slug}-{name_of(page)}-{view.viewer}-{view.day}.{suffix}"


def whole_geopackage(atlas: Atlas, link: str) -> Resource:
    """All layers of the catalogue with their sources, as one GeoPackage."""
    tables = {layer.name: layer.frame(atlas) for layer in CATALOGUE}
    about = _about(atlas, f"All layers of {atlas.dossier.about.name}", Look(), link)
    content = write("gpkg", tables, cited(atlas, tables.values()), about)
    return Resource(content, MEDIA_TYPES["gpkg"])


def _content(atlas: Atlas, page: PageText, view: View, part: str) -> Content:
    selected = frozenset(selected_features(atlas, view))
    on = view.visible(page.shown)
    return Content(
        look=view.look,
        tables=tables_of(on),
        places=page.places,
        measures=page.measures,
        tie_groups=tuple(group for group in GROUP_TITLES if f"ties-{group}" in on),
        selected=selected,
        features=selected if part == "selection" else None,
        rings=_rings(atlas, page, view),
    )


def _rings(atlas: Atlas, page: PageText, view: View) -> gpd.GeoDataFrame | None:
    if not page.rings_about:
        return None
    centre = atlas.dossier.places[page.rings_about]
    rows = [
        {
            "id": f"ring:{radius_km}",
            "name": f"{radius_km:,} km about {centre.name}",
            "radius_km": radius_km,
            "sources": ";".join(centre.sources),
            "geometry": geodesic_circle(centre.lon, centre.lat, radius_km),
        }
        for radius_km in radii_of(page, view)
    ]
    return gpd.GeoDataFrame(rows, columns=_RING_COLUMNS, geometry="geometry", crs=4326)


def _about(atlas: Atlas, title: str, look: Look, link: str) -> About:
    return About(
        title=title,
        link=link,
        as_drawn_by=viewer_title(atlas, look.viewer),
        on=day_title(look.day),
        licence=_LICENCE.format(licence=atlas.dossier.about.licence),
        versions=data_versions(atlas),
        atlas_version=VERSION,
        disclaimer=NO_OPINION,
    )
