"""The data of a view as a file, and the whole catalogue as one GeoPackage."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.dossier.dates import day_title
from geo.dossier.feature_id import feature_id
from geo.i18n.formats import radius_words
from geo.i18n.languages import N_, _, language
from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE, NO_OPINION
from geo.layers.files.exports import Content, descriptions, layers_of, sources_cited
from geo.layers.files.file_content import About, FileContent
from geo.layers.files.formats import MEDIA_TYPES, FileFormat, write
from geo.layers.files.records import record_tables
from geo.layers.files.versions import data_versions
from geo.layers.frames.ties import GROUP_TITLES
from geo.layers.measuring.geodesy import geodesic_circle
from geo.layers.worldview import Look
from geo.maps.layers.registry import tables_of
from geo.maps.layers.symbology import symbologies
from geo.maps.web.scene import viewer_title
from geo.version import VERSION
from geo.web.content.page_view import radii_of
from geo.web.content.pictures.view_picture import selected_features
from geo.web.content.summary import frame_seen, in_degrees_of_the_world
from geo.web.serving.resources import Resource
from geo.web.view.model import View
from geo.web.view.pages import PageText, name_of

FORMATS: tuple[FileFormat, ...] = get_args(FileFormat)
# What lies in the frame; that wherever it lies, with the tables of facts; what is selected.
PARTS = ("view", "all", "selection")
_RING_COLUMNS = ["id", "name", "radius_km", "sources", "geometry"]

_LICENCE = N_(
    "Facts {licence}. Borders, lakes: Natural Earth (public domain). "
    "Cities: GeoNames (CC BY 4.0). Rivers: GSHHG (LGPL-3.0-or-later)."
)


@dataclass(frozen=True)
class Export:
    """An export that is asked for: its format, its part, the link to its view.

    `within` is the frame of the reader's map, in degrees, where it is known.
    """

    form: FileFormat
    part: str
    link: str
    within: shapely.Polygon | None = None


def export(atlas: Atlas, page: PageText, view: View, wanted: Export) -> Resource:
    """The layers that are on in a view: in its frame, or all of them, or what is selected."""
    tables = layers_of(atlas, _content(atlas, page, view, wanted))
    about = about_of(atlas, page.heading, view.look, wanted.link)
    content = _file_content(atlas, tables, about, with_records=wanted.part == "all")
    return Resource(write(wanted.form, content), MEDIA_TYPES[wanted.form])


def file_name(atlas: Atlas, page: PageText, view: View, suffix: str, part: str = "") -> str:
    """What a saved file of a view, or of a part of it, is called."""
    parts = (atlas.dossier.about.slug, name_of(page), view.viewer, view.day, part)
    return f"{'-'.join(str(one) for one in parts if one)}.{suffix}"


def whole_geopackage(atlas: Atlas, link: str) -> Resource:
    """All layers of the catalogue with their sources, as one GeoPackage."""
    tables = {layer.name: layer.frame(atlas) for layer in CATALOGUE}
    about = about_of(atlas, f"All layers of {atlas.dossier.about.name}", Look(), link)
    content = _file_content(atlas, tables, about, with_records=True)
    return Resource(write("gpkg", content), MEDIA_TYPES["gpkg"])


def tables_workbook(atlas: Atlas, link: str) -> Resource:
    """All tables of records as one workbook."""
    about = about_of(atlas, f"All tables of {atlas.dossier.about.name}", Look(), link)
    content = _file_content(atlas, {}, about, with_records=True)
    return Resource(write("xlsx", content), MEDIA_TYPES["xlsx"])


def _file_content(
    atlas: Atlas, tables: Mapping[str, gpd.GeoDataFrame], about: About, with_records: bool
) -> FileContent:
    return FileContent(
        tables=tables,
        records=record_tables(atlas.dossier)
        if with_records
        else {"sources": sources_cited(atlas, tables.values())},
        about=about,
        descriptions=descriptions(atlas),
        symbologies=symbologies(tables),
    )


def _content(atlas: Atlas, page: PageText, view: View, wanted: Export) -> Content:
    selected = frozenset(selected_features(atlas, view))
    on = view.visible(page.shown)
    return Content(
        look=view.look,
        tables=tables_of(on),
        places=page.places,
        measures=page.measures,
        tie_groups=tuple(group for group in GROUP_TITLES if f"ties-{group}" in on),
        selected=selected,
        features=selected if wanted.part == "selection" else None,
        rings=_rings(atlas, page, view),
        marks=view.marks,
        frame=_frame(atlas, page, view, wanted) if wanted.part == "view" else None,
    )


def _frame(atlas: Atlas, page: PageText, view: View, wanted: Export) -> BaseGeometry:
    return in_degrees_of_the_world(wanted.within or frame_seen(atlas, page, view))


def _rings(atlas: Atlas, page: PageText, view: View) -> gpd.GeoDataFrame | None:
    if not page.rings_about:
        return None
    centre = atlas.dossier.places[page.rings_about]
    rows = [
        {
            "id": feature_id("ring", radius_km),
            "name": _(
                "{distance} about {place}",
                distance=radius_words(radius_km, view.unit),
                place=centre.name,
            ),
            "radius_km": radius_km,
            "sources": ";".join(centre.sources),
            "geometry": geodesic_circle(centre.lon, centre.lat, radius_km),
        }
        for radius_km in radii_of(page, view)
    ]
    return gpd.GeoDataFrame(rows, columns=_RING_COLUMNS, geometry="geometry", crs=4326)


def about_of(atlas: Atlas, title: str, look: Look, link: str) -> About:
    """Where a file of that title comes from, of a look, with the link to its view."""
    return About(
        title=title,
        link=link,
        atlas=_(atlas.dossier.about.name),
        language=language().code,
        as_drawn_by=viewer_title(atlas, look.viewer),
        on_day=day_title(look.day),
        licence=_(_LICENCE, licence=atlas.dossier.about.licence),
        versions=data_versions(atlas),
        atlas_version=VERSION,
        disclaimer=_(NO_OPINION),
    )
