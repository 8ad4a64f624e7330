"""The law of callouts in the story, on plates and on the map: none covers what its step speaks of,
and none stands far from its place; and what a step links is named.

What a step speaks of are the places, zones and distances that its text links and its callouts stand
at, the ends of the lines that lead from them, and the land that it selects, links or compares.
"""

import json
import math
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.dossier.feature_id import FeatureId
from geo.i18n.languages import languages, use_language
from geo.layers.atlas import Atlas, in_language
from geo.maps.drawing.picture import Picture
from geo.maps.layers.registry import names_of_parts, parts_of
from geo.maps.print.callouts.land import spoken_land
from geo.maps.print.callouts.names import names_beside
from geo.maps.print.lettering import text_width_px
from geo.maps.print.naming.boxes import Box, box_about, is_free
from geo.maps.print.naming.label import Label
from geo.maps.print.naming.labels import place_names
from geo.maps.print.plate import callouts_on
from geo.maps.print.shape_svg import symbol_boxes
from geo.maps.style import callouts as style
from geo.maps.style.labels import SYMBOL_ROOM_PX
from geo.web.content.figure_spec import figure_view
from geo.web.content.page_view import view_of
from geo.web.content.steps.callouts import point_of
from geo.web.content.steps.model import Step
from geo.web.content.story import story
from geo.web.html.phrases import phrases_of
from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but
from tests.maps.frontend.test_frontend import _run, needs_node

pytestmark = pytest.mark.whole

# The maps of two phones, a tablet and a desk.
SIZES = ((360, 440), (390, 473), (768, 560), (1400, 800))
# The script places what it is told, in letters as wide as those of plates.
_PLACE = """
import { readFileSync } from "node:fs";
import { placedCallouts } from "./src/callouts/place.js";
const { maps, widths, line } = JSON.parse(readFileSync(process.argv[1], "utf-8"));
const size = (text) => {
  const words = text.split(" ");
  return [words.reduce((sum, word) => sum + widths[word], (words.length - 1) * widths[""]), line];
};
console.log(JSON.stringify(maps.map(({ callouts, ground }) =>
  placedCallouts(callouts, ground, size).map(({ callout: { point }, box, lines, end }) => ({
    box,
    words: lines.length > 0,
    leader: end ? Math.hypot(end.x - point.x, end.y - point.y) : 0,
  }))
)));
"""


def _maps(atlas: Atlas, size: tuple[int, int]) -> Iterator[tuple[Step, Picture]]:
    """The maps of all steps; on a phone those of two days are shown one at a time."""
    width_px, height_px = size
    for step in story(atlas):
        view = view_of(atlas, read_pages()["overview"], {"step": step.id})
        wide_px = 2 * width_px if view.compare and width_px < 600 else width_px
        for shown in figure_view(atlas, read_pages()["overview"], view, wide_px, height_px).maps:
            yield step, shown


def _subjects(atlas: Atlas, step: Step, picture: Picture) -> Iterator[BaseGeometry]:
    """What a step speaks of, in pixels; of zones those that do not fill the map."""
    linked = (feature for _words, feature in phrases_of(step.text))
    frame = picture.frame
    for feature in {*linked, *(one.feature for one in step.callouts)} - {""}:
        kind, name = FeatureId.parse(feature)
        if kind == "place":
            place = atlas.dossier.places[name]
            ((x, y),) = frame.pixels(np.array([[place.lon, place.lat]])).tolist()
            yield shapely.box(*box_about(x, y, SYMBOL_ROOM_PX))
        elif kind == "zone" and name in atlas.mapped_zones:
            (land,) = frame.project(np.array([atlas.zone_geometry(name)], dtype=object))
            left, top, right, low = land.bounds
            wide, high = right - left, low - top
            if max(wide / frame.width_px, high / frame.height_px) <= style.MOST_OF_MAP:
                yield shapely.make_valid(land)


def _ends(picture: Picture) -> list[Box]:
    places = np.array([(one.lon, one.lat) for one in picture.callouts]).reshape(-1, 2)
    points = picture.frame.pixels(places)
    return [box_about(x, y, style.DOT_ROOM_PX) for x, y in points.tolist()]


def _room(picture: Picture) -> Box:
    return 0.0, 0.0, float(picture.frame.width_px), float(picture.frame.height_px)


def _said(atlas: Atlas, picture: Picture) -> dict[str, Any]:
    """The callouts of a map as the script is told them, in pixels."""
    frame = picture.frame
    (*_origin, wide, high) = _room(picture)
    told = []
    for one in picture.callouts:
        ((x, y),) = frame.pixels(np.array([[one.lon, one.lat]])).tolist()
        corners = [
            frame.pixels(np.array([(west, north), (east, south)])).ravel().tolist()
            for west, south, east, north in one.subject
        ]
        subject = [
            box_about(left, top, SYMBOL_ROOM_PX) if left == right else (left, top, right, low)
            for left, top, right, low in corners
        ]
        told.append(
            {
                "number": one.number,
                "text": one.text,
                "point": {"x": x, "y": y},
                "side": one.side,
                "feature": one.feature,
                "subject": subject,
            }
        )
    land = spoken_land(atlas, picture)
    rows, columns = land.cells.shape
    spoken = {
        "columns": columns,
        "rows": rows,
        "cells": land.cells.ravel().tolist(),
        "sizes": land.sizes.tolist(),
    }
    ground = {"room": [0, 0, wide, high], "held": [], "soft": [], "land": spoken}
    return {"callouts": told, "ground": ground}


def _placed_by_script(atlas: Atlas, pictures: Sequence[Picture]) -> list[list[tuple[Box, float]]]:
    """The boxes of words on each map, with the length of the leader of each."""
    words = {word for one in pictures for said in one.callouts for word in said.text.split()}
    # A space has the width that it adds between two letters.
    space = text_width_px("a a", style.LETTERS_PX) - 2 * text_width_px("a", style.LETTERS_PX)
    widths = {"": space, **{word: text_width_px(word, style.LETTERS_PX) for word in words}}
    told = {
        "maps": [_said(atlas, one) for one in pictures],
        "widths": widths,
        "line": style.LINE_STEP_PX,
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(told, file)
        file.flush()
        found = json.loads(_run("node", "--input-type=module", "--eval", _PLACE, file.name))
    return [[(tuple(one["box"]), one["leader"]) for one in said if one["words"]] for said in found]


@needs_node
@pytest.mark.parametrize(
    ("code", "size"),
    at_night_but([(code, size) for code in languages() for size in SIZES], [("ru", SIZES[1])]),
)
def test_no_callout_covers_what_its_step_speaks_of_or_stands_far_from_it(
    atlas: Atlas, code: str, size: tuple[int, int]
) -> None:
    with use_language(code):
        own = in_language(atlas, code)
        maps = list(_maps(own, size))
        drawn = [
            [(one.box, one.leader_px) for one in callouts_on(own, shown, held=(), soft=())]
            for _step, shown in maps
        ]
        live = _placed_by_script(own, [shown for _step, shown in maps])
        assert sum(map(len, drawn)) > len(maps)
        for (step, shown), *both in zip(maps, drawn, live, strict=True):
            subjects = list(_subjects(own, step, shown))
            land = spoken_land(own, shown)
            diagonal_px = math.hypot(shown.frame.width_px, shown.frame.height_px)
            for box, leader_px in (one for said in both for one in said):
                assert leader_px <= style.LONGEST_LEADER * diagonal_px, (step.id, box)
                assert land.share_in(box) <= style.MOST_OF_LAND[0], (step.id, box)
                assert is_free(box, _ends(shown)), (step.id, box)
                assert not any(shapely.box(*box).intersects(one) for one in subjects), step.id


def _labels(atlas: Atlas, picture: Picture) -> dict[str, Label]:
    """The names of a map beside its callouts, by what they name."""
    parts = parts_of(picture)
    signs = [box for part in parts for box in symbol_boxes(part.shapes(atlas, picture), picture)]
    said = callouts_on(atlas, picture, held=(), soft=signs)
    covered = [box for one in said for box in one.covered]
    names = names_beside(names_of_parts(atlas, picture), said)
    labels = place_names(atlas, picture, names, obstacles=covered, symbols=signs)
    return {label.name.feature: label for label in labels}


@pytest.mark.parametrize(
    ("code", "size"),
    at_night_but([(code, size) for code in languages() for size in SIZES], [("ru", SIZES[1])]),
)
def test_one_line_leads_to_a_zone_and_parts_of_what_a_step_shows_are_named(
    atlas: Atlas, code: str, size: tuple[int, int]
) -> None:
    """That of a callout, or that of its name; of the parts one may find no room."""
    with use_language(code):
        own = in_language(atlas, code)
        for step, shown in _maps(own, size):
            if not any(one.feature.startswith("zone:") for one in shown.callouts):
                continue
            labels = _labels(own, shown)
            said = {one.feature for one in shown.callouts if one.feature.startswith("zone:")}
            assert not any(label.leader for name, label in labels.items() if name in said)
            parts = {
                f"zone:{zone.id}"
                for zone in own.dossier.disputes.values()
                if f"zone:{zone.part_of}" == step.select and zone.id in own.mapped_zones
            }
            # Several callouts take the room of names.
            if len(shown.callouts) == 1:
                assert len(parts - labels.keys() - said) <= 1, (step.id, parts - labels.keys())


@pytest.mark.parametrize(
    ("code", "size"),
    at_night_but(
        [(code, size) for code in languages() for size in (*SIZES, (2560, 1200))],
        [("en", SIZES[1]), ("ur", SIZES[2])],
    ),
)
def test_what_a_step_links_is_named_on_its_map(
    atlas: Atlas, code: str, size: tuple[int, int]
) -> None:
    """By its name, that of a part of it, or a callout; what lies in its frame and is there."""
    with use_language(code):
        own = in_language(atlas, code)
        for step, shown in _maps(own, size):
            named = {*_labels(own, shown), *(one.feature for one in shown.callouts)}
            linked = {feature for _words, feature in phrases_of(step.text)} - shown.hidden
            unnamed = [
                feature
                for feature in linked
                if named.isdisjoint((feature, *_parts(own, feature)))
                and _is_in_frame(shown, point_of(own, feature))
            ]
            assert unnamed == [], step.id


def _parts(atlas: Atlas, feature: str) -> list[str]:
    kind, name = FeatureId.parse(feature)
    return [f"zone:{part.id}" for part in atlas.dossier.parts_of(name)] if kind == "zone" else []


def _is_in_frame(picture: Picture, at: tuple[float, float]) -> bool:
    ((x, y),) = picture.frame.pixels(np.array([at])).tolist()
    return 0 <= x <= picture.frame.width_px and 0 <= y <= picture.frame.height_px
