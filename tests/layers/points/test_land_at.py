"""Whose land a point is, and was: as the worldviews of the atlas have it."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
import shapely

from geo.dossier.served import first_day
from geo.layers.atlas import Atlas
from geo.layers.points.land_at import face_at, holdings_by_viewer, is_on_lake, spells
from geo.layers.points.point_id import Point
from geo.layers.worldview import Look, change_days, holdings, viewers, worldview

DAY = date(2020, 9, 21)


def test_a_point_lies_on_the_face_that_contains_it(atlas: Atlas) -> None:
    faces = atlas.full_faces
    random = np.random.default_rng(20)
    for lat, lon in zip(random.uniform(-60, 75, 300), random.uniform(-180, 180, 300), strict=True):
        point = Point.of(lat, lon)
        assert point is not None
        inside = faces[shapely.intersects_xy(faces.geometry.to_numpy(), point.lon, point.lat)]
        face = face_at(atlas, point)
        assert face in list(inside["face"]) if len(inside) else face is None


@pytest.mark.parametrize("viewer", ["UN", "IND", "defacto"])
def test_the_answer_for_a_viewer_is_that_of_the_worldview(atlas: Atlas, viewer: str) -> None:
    land = worldview(atlas, Look(viewer, DAY))
    for row in land[[bool(zones) for zones in land["zones"]]].itertuples():
        inside = shapely.point_on_surface(atlas.full_faces.at[row.face, "geometry"])
        face = face_at(atlas, Point(inside.y, inside.x))
        assert face == row.face
        assert holdings_by_viewer(atlas, row.face, DAY)[viewer].holders == row.holders


def test_every_viewer_answers(atlas: Atlas) -> None:
    face = next(face for face, (_state, zones) in atlas.zones_of_face.items() if zones)
    assert tuple(holdings_by_viewer(atlas, face, DAY)) == viewers(atlas)


def test_spells_tell_on_each_day_who_administered_it(atlas: Atlas) -> None:
    zoned = [face for face, (_state, zones) in atlas.zones_of_face.items() if zones]
    for day in change_days(atlas)[::12]:
        held = holdings(atlas, Look(day=day))
        for face in zoned:
            own = spells(atlas, face)
            now = next(spell for spell in own if spell.until is None or day < spell.until.first)
            assert now.administrators == held[face].administrators


def test_spells_follow_each_other_without_repeating(atlas: Atlas) -> None:
    for face in atlas.zones_of_face:
        own = spells(atlas, face)
        assert [spell.until for spell in own[:-1]] == [spell.since for spell in own[1:]]
        assert own[-1].until is None
        assert all(one.administrators != two.administrators for one, two in pairwise(own))
        assert own[0].since is None or own[0].since.first <= first_day()


def test_the_sea_is_no_land_and_a_lake_is_told_apart(atlas: Atlas) -> None:
    sea = Point(0.0, 0.0)
    assert face_at(atlas, sea) is None
    assert not is_on_lake(atlas, sea)
