"""Disputed zones: stripes in the colours of the parties, or dots, and the names of zones."""

import math
from collections.abc import Iterable, Iterator

import geopandas as gpd
from shapely.geometry import Point

from geo.dossier import Dispute
from geo.dossier.feature_id import feature_id
from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas, Face
from geo.layers.cached import cache_by_atlas
from geo.layers.frames.zones import label_point, measured_area_km2, own_faces
from geo.layers.gazetteer import dispute_feature
from geo.layers.not_told import note_feature
from geo.layers.worldview import differences, holdings, party_sets
from geo.maps.drawing.layer import Drawing, LayerOptions, MapLayer, Part, drawing
from geo.maps.drawing.names import NamedRows, names_of
from geo.maps.drawing.picture import Picture, by_member, faces
from geo.maps.drawing.samples import Explained, Sample, claimants_of, examples
from geo.maps.drawing.shapes import Area, Dots, Hatching, Line, Name, Shape
from geo.maps.style.colour import claimant_colour
from geo.maps.style.palette import CHANGED_STRIPES_OPACITY
from geo.maps.style.scales import DISPUTED_SEA_ZOOM, NOTE_ZOOM
from geo.maps.style.tokens import NO_POSITION, hatch_name


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    yield drawing("zone-labels", _labels(atlas), 100)


@cache_by_atlas
def _labels(atlas: Atlas) -> gpd.GeoDataFrame:
    rows = []
    for dispute in atlas.dossier.disputes.values():
        if not is_labelled(atlas, dispute):
            continue
        area_km2 = _area_km2(atlas, dispute)
        rows.append(
            {
                "id": f"label-{dispute.id}",
                "feature": dispute_feature(dispute),
                "label": dispute.short_name,
                "part_of": feature_id("zone", dispute.part_of) if dispute.part_of else "",
                "rank": round(4 - math.log10(area_km2) / 10, 2),
                "min_zoom": label_zoom(atlas, dispute),
                "geometry": Point(label_point(atlas, dispute)),
            }
        )
    return gpd.GeoDataFrame([*rows, *_notes(atlas)], crs=4326)


def _notes(atlas: Atlas) -> Iterator[dict[str, object]]:
    """Says where the map does not draw who held what; a scene hides notes of other days."""
    for row in atlas.dossier.not_told.values():
        yield {
            "id": f"label-{row.id}",
            "feature": note_feature(row.id),
            "label": row.name,
            "part_of": "",
            "rank": 4.5,
            "min_zoom": NOTE_ZOOM,
            "geometry": Point(row.lon, row.lat),
        }


def is_labelled(atlas: Atlas, dispute: Dispute) -> bool:
    """Whether a dispute is named on the map: a sea, or a zone with land of its own."""
    return dispute.geometry_kind == "sea" or bool(own_faces(atlas, dispute.id))


def label_zoom(atlas: Atlas, dispute: Dispute) -> float:
    """From which zoom on the name of a zone stands on the map: the larger, the earlier."""
    if dispute.geometry_kind == "sea":
        return DISPUTED_SEA_ZOOM
    return round(10.5 - 1.1 * math.log10(max(_area_km2(atlas, dispute), 10)), 1)


def _area_km2(atlas: Atlas, dispute: Dispute) -> float:
    if dispute.id in atlas.mapped_zones:
        return measured_area_km2(atlas, dispute.id)
    return dispute.area_km2 or 100


@cache_by_atlas
def _name_rows(atlas: Atlas) -> NamedRows:
    return NamedRows.of(_labels(atlas), spread=True)


def _names(atlas: Atlas, picture: Picture) -> Iterable[Name]:
    return names_of(atlas, picture, _name_rows(atlas), "zone-labels", "zone")


def _shapes(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    hatches = by_member(picture.scene["hatches"])
    parties = {hatch_name(codes): codes for codes in party_sets(atlas)}
    unfound, moved = set(picture.scene["unfound"]), set(picture.scene["moved"])
    for face in picture.rows_near(Face, faces(atlas, picture.band)):
        if face.face in unfound:
            dots = Dots(picture.colours["ink-soft"])
            yield Area(face.geometry, pattern=dots, marks=(NO_POSITION,))
        elif face.face in hatches:
            yield _hatched_area(picture, face, parties[hatches[face.face]])
        if face.face in picture.changed:
            yield Line(face.geometry, "changed", marks=("changed",))
        if face.face in moved:
            yield Line(face.geometry, "moved", marks=("moved",))


def _hatched_area(picture: Picture, face: Face, parties: tuple[str, ...]) -> Area:
    colours = tuple(claimant_colour(code, picture.theme) for code in parties)
    marks = ("hatch", *(f"claimant-{code}" for code in parties))
    opacity = CHANGED_STRIPES_OPACITY if face.face in picture.changed else 1.0
    pattern = Hatching(colours, picture.colours["halo"])
    return Area(face.geometry, pattern=pattern, opacity=opacity, marks=marks)


def _samples(atlas: Atlas, explained: Explained) -> tuple[Sample, ...]:
    held = [holding for look in explained.looks for holding in holdings(atlas, look).values()]
    claimants = claimants_of(atlas, explained)
    two = examples(atlas, claimants)
    striped = (
        Sample("hatch", atlas.state_name(code), f"claimant-{code}", claimant=code)
        for code in _own_first(atlas, claimants)
    )
    moved = Sample("moved", _("drawn differently from actual control"), "moved", stroke="moved")
    changed = Sample(
        "changed",
        _("differs between the two maps"),
        "changed",
        examples=_holders_of_changed(atlas, explained) or two,
    )
    dotted = Sample("dots", _("disputed; no position of this viewer found"), NO_POSITION)
    return (
        Sample(
            "hatch-two",
            _("stripes: disputed, one colour per party"),
            "hatch",
            examples=two,
        ),
        *((changed,) if len(explained.looks) > 1 else ()),
        *((moved,) if any(holding.moved for holding in held) else ()),
        *((dotted,) if any(holding.status == "unknown" for holding in held) else ()),
        *striped,
    )


def _holders_of_changed(atlas: Atlas, explained: Explained) -> tuple[str, ...]:
    """Who holds the largest piece that two looks draw differently, by the first and the second.

    Nobody where there are not two looks, or there is no piece that each gives to one holder.
    """
    if len(explained.looks) != 2:
        return ()
    held = (
        (*one.before.holders, *one.after.holders)
        for one in differences(atlas, *explained.looks)
        if not one.succeeded and one.face in atlas.dossier.disputes
        if len(one.before.holders) == len(one.after.holders) == 1
    )
    return next(held, ())


def _own_first(atlas: Atlas, codes: Iterable[str]) -> list[str]:
    """Codes by name, those of whom the atlas tells most before the others."""
    own = set(atlas.dossier.about.protagonists)
    return sorted(atlas.by_name(codes), key=lambda code: code not in own)


ZONES = MapLayer(
    name="zones",
    title=N_("Disputed zones"),
    parts=(
        Part(
            LayerOptions("zones", "zones", "zone", draws="zone", selects="zone", follows="hatches"),
            document="faces",
            shapes=_shapes,
        ),
        Part(
            LayerOptions("zone-labels", "labels", kind="labels", labels="zone", late=True),
            names=_names,
        ),
    ),
    drawings=_drawings,
    samples=_samples,
    tables=("zones",),
)
