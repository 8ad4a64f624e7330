"""What the web map draws: the wire form of each layer, as small as its zoom band allows.

A feature's `feature` property is the id by which it is selected (`kind:id`); `style` is its class
in the cartographic style; `label`, `rank` and `min_zoom` say when its name stands on the map.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.dossier import Dispute
from geo.layers import measures, places, reference
from geo.layers.atlas import Atlas
from geo.layers.boundaries import changeable_borders
from geo.layers.gazetteer import dispute_feature, gazetteer
from geo.layers.geojson import feature_collection
from geo.layers.geometry import BANDS, Band
from geo.layers.not_told import note_feature
from geo.layers.states import further_label_points, label_spans, roles
from geo.layers.ties import ties
from geo.layers.zones import label_point, label_spot, measured_area_km2, own_faces
from geo.maps.style.tokens import SYMBOLS, strength_class

# From which zoom on the map says of a place that it does not draw who held it.
NOTE_ZOOM = 5.5

# From which zoom on a large state may lie in view without its label point.
_FURTHER_LABELS_FROM_ZOOM = 3.8

# As in the map script.
COARSE_BELOW_ZOOM = 4.5

_DECIMALS: Mapping[Band, int] = {"coarse": 2, "medium": 3, "fine": 4}

_BORDER_COLUMNS = ["id", "feature", "name", "style"]

# From which zoom on rivers of a rank are drawn, and how many lakes are drawn at every zoom.
_RIVER_ZOOMS = {1: 3.0, 2: 5.0, 3: 6.5}
_LARGE_LAKES = 40


@dataclass(frozen=True)
class Drawing:
    """One document that the browser fetches: its name, its zoom band or `all`, its GeoJSON."""

    layer: str
    band: str
    document: Mapping[str, Any]


def drawings(atlas: Atlas) -> Iterator[Drawing]:
    """All documents of the web map, coordinates in EPSG:4326 rounded to the zoom band."""
    for band in BANDS:
        yield _drawing("faces", _faces(atlas, band), _DECIMALS[band], band)
        yield _drawing("borders", _borders(atlas, band), _DECIMALS[band], band)
    yield _drawing("state-labels", _state_labels(atlas), 2)
    yield _drawing("zone-labels", _zone_labels(atlas), 2)
    yield _drawing("places", _places(atlas), 5)
    yield _drawing("extents", _extents(atlas), 3)
    yield _drawing("measures", _measures(atlas), 4)
    yield _drawing("ties", _ties(atlas), 2)
    yield from _by_zoom("cities", _cities(atlas))
    yield from _by_zoom("lakes", _lakes(atlas))
    yield from _by_zoom("rivers", _rivers(atlas))
    yield _drawing("seas", _seas(), 1)
    yield _drawing("graticule", _merged(reference.graticule().assign(style=""), "style"), 0)


def _merged(frame: gpd.GeoDataFrame, *columns: str) -> gpd.GeoDataFrame:
    """One feature for all that look alike: a browser draws one long path faster than many short."""
    rows = [
        {
            "id": "-".join(str(value) for value in values),
            **dict(zip(columns, values, strict=True)),
            "geometry": _collected(group.geometry.to_list()),
        }
        for values, group in frame.groupby(list(columns), sort=True)
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


def _collected(geometries: list[BaseGeometry]) -> BaseGeometry:
    parts = shapely.get_parts(geometries)
    kind = shapely.MultiPolygon if parts[0].geom_type == "Polygon" else shapely.MultiLineString
    return kind(list(parts))


def _drawing(layer: str, frame: gpd.GeoDataFrame, decimals: int, band: str = "all") -> Drawing:
    return Drawing(layer, band, feature_collection(frame, decimals))


def _by_zoom(layer: str, frame: gpd.GeoDataFrame) -> Iterator[Drawing]:
    """What is due in the coarse band, which most visits begin with, and all for the others."""
    due = frame[frame["min_zoom"] < COARSE_BELOW_ZOOM]
    yield _drawing(layer, due, _DECIMALS["coarse"], "coarse")
    yield _drawing(layer, frame, 3)


def _faces(atlas: Atlas, band: Band) -> gpd.GeoDataFrame:
    rows = []
    for face in atlas.faces(band).itertuples():
        rows.append({"id": face.face, **_face_words(atlas, face), "geometry": face.geometry})
    return gpd.GeoDataFrame(rows, crs=4326)


def _face_words(atlas: Atlas, face: Any) -> dict[str, Any]:
    if not face.zones:
        return {"feature": f"state:{face.state}", "name": atlas.state_name(face.state)}
    leaf = atlas.dossier.disputes[face.zones[0]]
    return {
        "feature": f"zone:{leaf.id}",
        "name": leaf.name,
        "parts": [f"zone:{zone}" for zone in face.zones[1:]],
    }


def _borders(atlas: Atlas, band: Band) -> gpd.GeoDataFrame:
    """Borders that some worldview changes one by one, all others as one international line."""
    changeable = changeable_borders(atlas)
    rows = []
    for border in atlas.borders(band).itertuples():
        row = {"id": border.border, "geometry": border.geometry}
        for line in border.disputes[:1]:
            row |= {"feature": f"line:{line}", "name": atlas.dossier.disputes[line].name}
        row["style"] = "" if border.border in changeable else "border-international"
        rows.append(row)
    frame = gpd.GeoDataFrame(rows, columns=[*_BORDER_COLUMNS, "geometry"], crs=4326)
    fixed = frame["style"] != ""
    merged = _merged(frame[fixed], "style")
    return gpd.GeoDataFrame(pd.concat([frame[~fixed], merged], ignore_index=True))


def _state_labels(atlas: Atlas) -> gpd.GeoDataFrame:
    rows = []
    protagonists = ("host", "participant", "withdrew")
    spans = label_spans(atlas)
    involved = {code for code, role in roles(atlas, "sourced").items() if role in protagonists}
    for code, names in atlas.state_names.items():
        rank = float(str(names["label_rank"]))
        rows.append(
            {
                "id": f"label-{code}",
                "feature": f"state:{code}",
                "label": atlas.state_name(code),
                # Those with a part in the exercise are named before their neighbours.
                "rank": round(rank / 10 - (code in involved), 2),
                "min_zoom": _state_label_zoom(atlas, code, float(str(names["label_zoom"]))),
                "span": [round(edge, 1) for edge in spans[code]] if code in spans else None,
                "geometry": Point(float(str(names["label_lon"])), float(str(names["label_lat"]))),
            }
        )
    further = [row for own in rows for row in _further_labels(atlas, own)]
    return gpd.GeoDataFrame([*rows, *further, *_former_states(atlas)], crs=4326)


def _further_labels(atlas: Atlas, own: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The name of a state of the story at other points of its land, for near views without its own.

    The script writes a name once, and what has the lower rank first.
    """
    code = own["feature"].removeprefix("state:")
    if code not in atlas.dossier.states:
        return
    for number, (lon, lat, span) in enumerate(further_label_points(atlas, code), start=2):
        yield own | {
            "id": f"{own['id']}-{number}",
            "rank": own["rank"] + 0.005,
            "min_zoom": _FURTHER_LABELS_FROM_ZOOM,
            "span": [round(edge, 1) for edge in span],
            "geometry": Point(lon, lat),
        }


def _former_states(atlas: Atlas) -> Iterator[dict[str, Any]]:
    for code in sorted({row.predecessor for row in atlas.dossier.predecessors.values()}):
        if code in atlas.state_names:
            continue
        entry = gazetteer(atlas)[f"state:{code}"]
        yield {
            "id": f"label-{code}",
            "feature": entry.feature,
            "label": entry.name,
            "rank": -1,
            "min_zoom": 0.0,
            "geometry": Point(entry.lon, entry.lat),
        }


def _state_label_zoom(atlas: Atlas, code: str, suggested: float) -> float:
    # The states of the story have their names on the smallest map of a phone too.
    return 0.0 if code in atlas.dossier.states else round(suggested + 0.4, 1)


def _zone_labels(atlas: Atlas) -> gpd.GeoDataFrame:
    rows = []
    for dispute in atlas.dossier.disputes.values():
        feature = dispute_feature(dispute)
        if not is_labelled(atlas, dispute):
            continue
        area_km2, spot = _label_area_km2(atlas, dispute), label_spot(atlas, dispute.id)
        rows.append(
            {
                "id": f"label-{dispute.id}",
                "feature": feature,
                "label": dispute.name.split(" (")[0],
                "rank": round(4 - math.log10(area_km2) / 10, 2),
                "min_zoom": zone_label_zoom(atlas, dispute),
                "span": [round(degrees, 3) for degrees in spot[2]] if spot else None,
                "geometry": Point(label_point(atlas, dispute)),
            }
        )
    return gpd.GeoDataFrame([*rows, *_notes(atlas)], crs=4326)


def _notes(atlas: Atlas) -> Iterator[dict[str, Any]]:
    """Says where the map does not draw who held what; a scene hides notes of other days."""
    for row in atlas.dossier.not_told.values():
        yield {
            "id": f"label-{row.id}",
            "feature": note_feature(row.id),
            "label": row.name,
            "rank": 4.5,
            "min_zoom": NOTE_ZOOM,
            "span": None,
            "geometry": Point(row.lon, row.lat),
        }


def is_labelled(atlas: Atlas, dispute: Dispute) -> bool:
    """Whether a dispute is named on the map: a sea, or a zone with land of its own."""
    return dispute.geometry_kind == "sea" or bool(own_faces(atlas, dispute.id))


def zone_label_zoom(atlas: Atlas, dispute: Dispute) -> float:
    """From which zoom on the name of a zone stands on the map: the larger, the earlier."""
    # A sea already bears its own name; its dispute is labelled only where there is room.
    if dispute.geometry_kind == "sea":
        return 8.0
    return round(10.5 - 1.1 * math.log10(max(_label_area_km2(atlas, dispute), 10)), 1)


def _label_area_km2(atlas: Atlas, dispute: Dispute) -> float:
    if dispute.id in atlas.mapped_zones:
        return measured_area_km2(atlas, dispute.id)
    return dispute.area_km2 or 100


def _places(atlas: Atlas) -> gpd.GeoDataFrame:
    rows = [
        {
            "id": f"place:{place.id}",
            "feature": f"place:{place.id}",
            "name": place.name,
            "symbol": SYMBOLS[place.kind],
            "rank": 1 if place.in_kavkaz_2020 == "main" else 1.5,
            "geometry": Point(place.lon, place.lat),
        }
        for place in atlas.dossier.places.values()
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


def _extents(atlas: Atlas) -> gpd.GeoDataFrame:
    frame = places.extents(atlas)
    style = ["extent-sea" if kind == "sea" else "" for kind in frame["kind"]]
    frame = frame.assign(feature=frame["id"], style=style)
    return frame[["id", "feature", "name", "style", "geometry"]]


def _measures(atlas: Atlas) -> gpd.GeoDataFrame:
    rows = [
        {
            "id": f"measure:{measure.id}",
            "feature": f"measure:{measure.id}",
            "name": measure.name,
            "label": figure_km(measure.gap.distance_km),
            "label_at": [round(degrees, 4) for degrees in measures.middle_of(measure)],
            "rank": 2,
            "geometry": measure.line,
        }
        for measure in measures.measures(atlas).values()
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


def _ties(atlas: Atlas) -> gpd.GeoDataFrame:
    frame = ties(atlas)
    directed = [" tie-directed" if directed else "" for directed in frame["directed"]]
    strengths = [f" {strength_class(confidence)}" for confidence in frame["confidence"]]
    styles = _tie_styles(frame["group"]) + directed + strengths
    frame = frame.assign(feature=frame["id"], style=styles)
    return frame[["id", "feature", "name", "group", "style", "geometry"]]


def _tie_styles(groups: pd.Series) -> pd.Series:
    return "tie-" + groups.astype(str)


def figure_km(distance_km: float) -> str:
    """A distance as it stands beside its line: one decimal below 100 km, none above."""
    return f"{distance_km:,.1f} km" if distance_km < 100 else f"{distance_km:,.0f} km"


def _cities(atlas: Atlas) -> gpd.GeoDataFrame:
    frame = reference.cities(atlas)
    frame = frame.assign(
        feature=frame["id"],
        min_zoom=(frame["rank"].astype(float) * 0.85 + 2.6).round(2),
        rank=(frame["rank"].astype(float) * 0.5 + 2 - frame["capital"].astype(float)).round(2),
        style=["capital" if capital else "" for capital in frame["capital"]],
        former=[_former(atlas, feature) for feature in frame["id"]],
    )
    return frame[
        ["id", "feature", "name", "former", "rank", "min_zoom", "style", "state", "geometry"]
    ]


def _former(atlas: Atlas, feature: str) -> list[list[str]] | None:
    """Each former name with its first day and the first day of the next, '' where not known."""
    return [
        [row.name, *(str(end.first) if end else "" for end in (row.valid_from, row.valid_to))]
        for row in atlas.dossier.former_names(feature)
    ] or None


def _lakes(atlas: Atlas) -> gpd.GeoDataFrame:
    frame = reference.lakes(atlas)
    due = [0.0 if rank <= _LARGE_LAKES else 5.0 for rank in frame["rank"]]
    return _merged(frame.assign(min_zoom=due), "min_zoom")


def _rivers(atlas: Atlas) -> gpd.GeoDataFrame:
    frame = reference.rivers(atlas)
    minor = ["river-minor" if rank > 1 else "" for rank in frame["rank"]]
    due = [_RIVER_ZOOMS[rank] for rank in frame["rank"]]
    return _merged(frame.assign(style=minor, min_zoom=due), "style", "min_zoom")


def _seas() -> gpd.GeoDataFrame:
    frame = reference.seas()
    return frame.assign(label=frame["name"], rank=2.5).drop(columns="name")


def search_entries(atlas: Atlas) -> list[dict[str, Any]]:
    """The gazetteer as the search box reads it: Leaflet's latitude and longitude apart."""
    return [
        {
            "id": entry.feature,
            "names": entry.names,
            "kind": entry.kind,
            "rank": entry.rank,
            "lat": round(entry.lat, 4),
            "lon": round(entry.lon, 4),
            "zoom": entry.zoom,
        }
        for entry in gazetteer(atlas).values()
    ]
