"""The laws of the projections, as the map's script draws them: on the ellipsoid, in pixels."""

import json
import tempfile
from itertools import combinations, product
from typing import Any, get_args

import numpy as np
import pytest
import shapely
from pyproj import Transformer
from pyproj.enums import TransformDirection
from shapely.geometry import mapping

from geo.layers.atlas import Atlas
from geo.layers.frames.zones import zones
from geo.layers.measuring.geodesy import GEOD, area_km2, geodesic_circle
from geo.maps.style.projections import Definition, Projection, definition
from geo.web.content.map_content import map_content
from geo.web.content.page_view import projection_of
from geo.web.view.model import View
from geo.web.view.pages import read_pages
from tests.maps.frontend.test_frontend import _run, needs_node

PAGES = {name: page for name, page in read_pages().items() if page.has_live_map}
CENTRES = [(69.3805, 37.4677), (63, 35.5), (-100.25, -40.5), (179.5, 0), (10, 80)]
KINDS: tuple[Projection, ...] = ("equal", "aeqd")

_PROJECT = """
import { readFileSync } from "node:fs";
import { projectionOf } from "./src/projection/projections.js";
const asked = JSON.parse(readFileSync(process.argv[1], "utf-8"));
console.log(JSON.stringify(asked.map(({ definition, points }) => {
  const { project, unproject, enlarged } = projectionOf(definition);
  const there = points.map(([lon, lat]) => project(lon, lat));
  return { there, back: there.map(([x, y]) => unproject(x, y)), enlarged };
})));
"""
_DRAW = """
import { readFileSync } from "node:fs";
import { flattenShape } from "./src/projection/flat.js";
import { projectionOf } from "./src/projection/projections.js";
const { definition, shapes } = JSON.parse(readFileSync(process.argv[1], "utf-8"));
const flat = { ...projectionOf(definition), corner: (lon, lat, x, y) => ({ plane: { x, y } }) };
const plain = (part) => Array.isArray(part) ? part.map(plain) : [part.plane.x, part.plane.y];
console.log(JSON.stringify(shapes.map((shape) => plain(flattenShape(flat, shape).coordinates))));
"""
_DEFINE = """
import { readFileSync } from "node:fs";
import { definitionFor, projectionName } from "./src/projection/definitions.js";
const asked = JSON.parse(readFileSync(process.argv[1], "utf-8"));
console.log(JSON.stringify(asked.map(({ view, place, page }) =>
  definitionFor(projectionName(view, page), place, page))));
"""


def _said(script: str, told: Any) -> Any:
    """What a script prints of what it is told; in a file, because a command is not that long."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(told, file)
        file.flush()
        return json.loads(_run("node", "--input-type=module", "--eval", script, file.name))


def _json(one: Definition) -> dict[str, Any]:
    return {"name": one.name, "lon_0": one.lon_0, "lat_0": one.lat_0}


def _px_per_metre(enlarged: float, zoom: float) -> float:
    return 256 * 2**zoom * enlarged / (2 * np.pi * 6378137)


@needs_node
def test_points_lie_where_proj_has_them() -> None:
    definitions = [Definition(name, *centre) for name, centre in product(KINDS, CENTRES)]
    azimuths, metres = zip(
        *product(range(0, 360, 30), (1e3, 1e5, 1e6, 3e6, 6e6, 1e7, 1.3e7)), strict=True
    )
    asked = []
    for one in definitions:
        starts = np.full(len(azimuths), one.lon_0), np.full(len(azimuths), one.lat_0)
        lons, lats, _ = GEOD.fwd(*starts, azimuths, metres)
        asked.append({"definition": _json(one), "points": list(zip(lons, lats, strict=True))})
    for one, sent, got in zip(definitions, asked, _said(_PROJECT, asked), strict=True):
        points = np.array(sent["points"])
        proj = Transformer.from_crs("EPSG:4326", one.crs, always_xy=True)
        there = np.array(got["there"])
        assert np.abs(there - np.column_stack(proj.transform(*points.T))).max() < 1
        back = np.array(got["back"]) - points
        assert np.abs((back + 180) % 360 - 180).max() < 1e-4
        if one.name == "aeqd":
            assert np.hypot(*there.T) == pytest.approx(metres, abs=1)


@needs_node
def test_a_zoom_shows_as_much_at_the_centre_as_in_mercator() -> None:
    mercator = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
    centres = [(lon, lat) for lon, lat in CENTRES if abs(lat) < 70]
    told = [{"definition": _json(Definition("equal", *at)), "points": []} for at in centres]
    for (lon, lat), got in zip(centres, _said(_PROJECT, told), strict=True):
        factors = []
        for azimuth in (0, 90):
            end = GEOD.fwd(lon, lat, azimuth, 1000)[:2]
            (x, y), (x0, y0) = mercator.transform(*end), mercator.transform(lon, lat)
            factors.append(np.hypot(x - x0, y - y0) / 1000)
        assert got["enlarged"] == pytest.approx(np.sqrt(np.prod(factors)), rel=1e-3)


@needs_node
@pytest.mark.parametrize("radius_km", [50, 1000, 2000])
def test_a_ring_about_the_centre_is_round(radius_km: int) -> None:
    page = PAGES["farkhor"]
    about = definition("aeqd", page.extent, (69.3805, 37.4677))
    ring = mapping(geodesic_circle(about.lon_0, about.lat_0, radius_km))
    (drawn,) = _said(_DRAW, {"definition": _json(about), "shapes": [ring]})
    distances = np.hypot(*np.concatenate([np.array(line) for line in drawn]).T)
    for zoom in (2, 5, 8):
        pixels = distances * _px_per_metre(1.26, zoom)
        if pixels.max() < 2000:
            assert np.ptp(pixels) < 0.5
    assert distances == pytest.approx(radius_km * 1000, rel=0.002)


@needs_node
@pytest.mark.parametrize("name", ["disputes", "participants"])
def test_zones_have_the_proportions_that_they_have_on_the_ground(atlas: Atlas, name: str) -> None:
    frame = zones(atlas)
    areas = frame[frame.geometry.geom_type.isin(["Polygon", "MultiPolygon"])]
    km2 = np.array([area_km2(geometry) for geometry in areas.geometry])
    about = projection_of(atlas, PAGES[name], View())
    assert about.name == "equal"
    shapes = [mapping(geometry) for geometry in areas.geometry]
    drawn = _said(_DRAW, {"definition": _json(about), "shapes": shapes})
    on_plane = np.array([_area(rings) for rings in drawn])
    shares = on_plane / km2
    assert len(shares) > 30
    for one, other in combinations(shares[km2 > 1], 2):
        assert one / other == pytest.approx(1, rel=0.01)


def _area(coordinates: Any) -> float:
    polygons = coordinates if isinstance(coordinates[0][0][0], list) else [coordinates]
    parts = [shapely.Polygon(shell, holes).area for shell, *holes in polygons]
    return float(sum(parts)) / 1e6


@needs_node
def test_python_and_script_choose_the_same_projection(atlas: Atlas) -> None:
    places = [None, *list(atlas.dossier.places)[::9]]
    asked = [None, *get_args(Projection)]
    views, told = [], []
    for page, name, basemap, place in product(PAGES.values(), asked, ("atlas", "osm"), places):
        selection = f"place:{place}" if place else "state:RUS"
        views.append((page, View(projection=name, basemap=basemap, selection=selection)))
        projections = map_content(atlas, page).projections
        known = atlas.dossier.places.get(place or "")
        told.append(
            {
                "view": {"asked": name, "basemap": "" if basemap == "atlas" else basemap},
                "place": [known.lon, known.lat] if known else None,
                "page": {
                    "at_first": projections.at_first,
                    "about": projections.about,
                    "known": [_json(one) for one in projections.known],
                },
            }
        )
    chosen = [_json(projection_of(atlas, page, view)) for page, view in views]
    assert _said(_DEFINE, told) == chosen
    assert len({json.dumps(one) for one in chosen}) > 20


def test_pages_choose_the_projection_that_their_subject_needs(atlas: Atlas) -> None:
    first = {name: projection_of(atlas, page, View()).name for name, page in PAGES.items()}
    assert {name for name, kind in first.items() if kind == "equal"} >= {"disputes", "participants"}
    assert [name for name, kind in first.items() if kind == "aeqd"] == ["farkhor"]
    base = atlas.dossier.places["farkhor"]
    about = projection_of(atlas, PAGES["farkhor"], View(selection="place:kabul"))
    assert (about.lon_0, about.lat_0) == (round(base.lon, 4), round(base.lat, 4))
    tiled = projection_of(atlas, PAGES["farkhor"], View(projection="aeqd", basemap="osm"))
    assert tiled.name == "mercator"


@pytest.mark.parametrize("name", get_args(Projection))
def test_a_definition_is_one_that_proj_reads(name: Projection) -> None:
    one = definition(name, (20, 8, 102, 60), (69.38, 37.47))
    there = Transformer.from_crs("EPSG:4326", one.crs, always_xy=True)
    x, y = there.transform(80, 20)
    assert there.transform(x, y, direction=TransformDirection.INVERSE) == pytest.approx((80, 20))
