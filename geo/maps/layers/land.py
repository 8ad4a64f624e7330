"""Land: the faces of the partition in the colour of their holder or of their role, and coasts."""

from collections.abc import Iterator
from dataclasses import replace

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from geo.dossier.feature_id import feature_id
from geo.layers.atlas import Atlas, Face
from geo.layers.geometry import BANDS, Band, rows_as
from geo.maps.drawing.layer import (
    PER_DEGREE,
    Drawing,
    LayerOptions,
    MapLayer,
    Part,
    drawing,
)
from geo.maps.drawing.picture import Picture, by_member, faces, holder, holder_of_face
from geo.maps.drawing.shapes import Area, Line, Shape
from geo.maps.style.colour import mix, tint
from geo.maps.style.tokens import FILLS, SHARED


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    for band in BANDS:
        yield drawing("faces", _frame(atlas, band), PER_DEGREE[band], band)


def _frame(atlas: Atlas, band: Band) -> gpd.GeoDataFrame:
    rows = []
    for face in rows_as(Face, atlas.faces(band)):
        rows.append({"id": face.face, **_words(atlas, face), "geometry": face.geometry})
    return gpd.GeoDataFrame(rows, crs=4326)


def _words(atlas: Atlas, face: Face) -> dict[str, object]:
    if not face.zones:
        return {"feature": feature_id("state", face.state), "name": atlas.state_name(face.state)}
    leaf = atlas.dossier.disputes[face.zones[0]]
    return {
        "feature": feature_id("zone", leaf.id),
        "name": leaf.name,
        "parts": [feature_id("zone", zone) for zone in face.zones[1:]],
    }


def _coasts(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    """The edges of all land, wide; land covers all but those along the coasts."""
    for face in picture.near(faces(atlas, picture.band)).geometry:
        yield Line(face, "coast-glow")


def _land(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    holders, divided = holder_of_face(picture), by_member(picture.scene["divided"])
    land_of: dict[tuple[str, bool], Area] = {}
    for face in picture.rows_near(Face, faces(atlas, picture.band)):
        held_by = holder(holders, face) or divided.get(face.face, "")
        look = held_by, face.face in picture.changed
        if look not in land_of:
            land_of[look] = _area(picture, face.geometry, *look)
        yield replace(land_of[look], geometry=face.geometry)


def _area(picture: Picture, geometry: BaseGeometry, state: str, changed: bool) -> Area:
    colours = picture.colours
    if "states" not in picture.layers:
        return Area(geometry, colours["land"], edge="land")
    share = picture.opacity.get("states", 1.0)
    if picture.paint is None:
        colour = mix(tint(state, picture.theme, changed=changed), colours["land"], share)
        return Area(geometry, colour, edge="land", marks=_marks(state))
    role = picture.paint.get(state, "")
    paint = mix(colours[FILLS.get(role, "land")], colours["land"], share)
    return Area(geometry, paint, edge="land", marks=(role,))


def _marks(state: str) -> tuple[str, ...]:
    """What of a legend explains the tint of land that `state` holds, or several, `AAA-BBB`."""
    return ("tint", SHARED) if "-" in state else ("tint",)


LAND = MapLayer(
    name="land",
    title="",
    parts=(
        # The edges of all land, wide and below it: what is seen of them lies along the coasts.
        Part(
            LayerOptions("coast", "coast", "coast-glow", late=True),
            document="faces",
            shapes=_coasts,
        ),
        Part(
            LayerOptions(
                "land", "faces", "land", selects="state", follows="holders", painted_by="states"
            ),
            document="faces",
            shapes=_land,
        ),
    ),
    drawings=_drawings,
)
