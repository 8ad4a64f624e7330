"""Whose land a spot is, as the script of the desk finds it: the same as Python finds."""

import json
import tempfile
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
import shapely.affinity
from numpy.typing import NDArray

from geo.layers.arcs import land_arcs
from geo.layers.atlas import Atlas
from geo.layers.measuring.geodesy import GEOD, area_km2
from geo.layers.measuring.land_within import land_within
from geo.layers.worldview import Holding, Look, change_days, holdings, viewers
from geo.maps.web.documents import drawings
from geo.maps.web.scene import scene
from tests.maps.frontend.test_frontend import _run, needs_node

pytestmark = pytest.mark.whole

_ASK = """
import { readFileSync } from "node:fs";
import { answersOf, indexLand } from "./src/desk/lands/answers.js";
import { drawnLand, unpackedLand } from "./src/desk/lands/arcs.js";
import { madeWhole } from "./src/shapes/antimeridian.js";
import { indexScene } from "./src/scene/scene.js";
const [file, ask] = process.argv.slice(1);
const { scenes, points, lines, areas } = JSON.parse(readFileSync(ask, "utf-8"));
const bytes = readFileSync(file);
const land = file.endsWith(".bin")
  ? unpackedLand(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  : drawnLand(madeWhole(JSON.parse(bytes)).features);
const { strips } = indexLand(land);
const said = scenes.map((scene) => {
  const { at, along, within } = answersOf(land, strips, indexScene(scene));
  const started = performance.now();
  const spots = points.map(([lon, lat]) => at(lon, lat));
  const tookMs = performance.now() - started;
  return { spots, tookMs, lines: lines.map(along), areas: areas.map(within) };
});
console.log(JSON.stringify(said));
"""
_SEA = {"kind": "sea", "holders": [], "administrators": [], "claimants": [], "zones": []}
Points = NDArray[np.float64]


@pytest.fixture(scope="module")
def packed(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("lands") / "lands.bin"
    file.write_bytes(land_arcs(atlas))
    return file


def _asked(
    file: Path,
    atlas: Atlas,
    looks: list[Look],
    points: Points,
    lines: Any = (),
    areas: Any = (),
) -> Any:
    scenes = [scene(atlas, look) for look in looks]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as told:
        asked = {"points": points.tolist(), "lines": list(lines), "areas": list(areas)}
        json.dump({"scenes": scenes, **asked}, told)
        told.flush()
        node = ("node", "--input-type=module", "--eval", _ASK, str(file), told.name)
        return json.loads(_run(*node))


def _on_the_globe(count: int, seed: int = 20) -> Points:
    """Points that are as likely anywhere on the globe, half of them nearer to its disputes."""
    random = np.random.default_rng(seed)
    lon = random.uniform(-180, 180, count)
    lat = np.degrees(np.arcsin(random.uniform(-1, 1, count)))
    near = count // 2
    lon[:near], lat[:near] = random.uniform(20, 100, near), random.uniform(20, 60, near)
    return np.column_stack([lon, lat])


def _faces_at(atlas: Atlas, points: Points) -> list[str | None]:
    found: list[str | None] = [None] * len(points)
    tree = shapely.STRtree(atlas.full_faces.geometry.to_numpy())
    inside, faces = tree.query(shapely.points(points), predicate="within")
    for point, face in zip(inside.tolist(), faces.tolist(), strict=True):
        found[point] = str(atlas.full_faces.index[face])
    return found


def _spot(atlas: Atlas, face: str | None, held: Any) -> dict[str, Any]:
    if face is None:
        return _SEA
    holding: Holding = held[face]
    return {
        "kind": "unknown" if holding.status == "unknown" else "land",
        "holders": list(holding.holders),
        "administrators": list(holding.administrators),
        "claimants": list(holding.claimants),
        "zones": list(atlas.zones_of_face[face][1]),
    }


def _looks(atlas: Atlas) -> list[Look]:
    """Every third viewer on some day, spread over the days of change."""
    days = change_days(atlas)
    return [
        Look(viewer, days[number * 7 % len(days)])
        for number, viewer in enumerate(viewers(atlas)[::3])
    ]


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.nightly)])
@needs_node
def test_ten_thousand_points_are_whose_they_are_for_python(
    atlas: Atlas, packed: Path, step: int
) -> None:
    points = _on_the_globe(10_000)
    faces = _faces_at(atlas, points)
    assert 2000 < sum(face is None for face in faces) < 8000
    assert len({face for face in faces if face}) > 150
    looks = _looks(atlas)[::step]
    for look, said in zip(looks, _asked(packed, atlas, looks, points), strict=True):
        held = holdings(atlas, look)
        assert said["spots"] == [_spot(atlas, face, held) for face in faces], look
        # Within a second on a machine that does nothing else.
        assert said["tookMs"] < 3000


@pytest.mark.nightly
@needs_node
def test_each_face_is_found_and_its_neighbours_at_a_border(atlas: Atlas, packed: Path) -> None:
    """Points inside of each face, and on both sides of its edges, two metres and more away."""
    geometries = atlas.full_faces.geometry.to_numpy()
    parts = shapely.get_parts(geometries)
    inside = shapely.get_coordinates(shapely.point_on_surface(parts))
    random = np.random.default_rng(7)
    vertices = shapely.get_coordinates(geometries)
    near = vertices[random.choice(len(vertices), 5000, replace=False)]
    near = np.clip(near + random.normal(0, 2e-3, near.shape), (-180, -90), (179.99999, 90))
    edges = shapely.STRtree(shapely.boundary(geometries))
    _, far = edges.query_nearest(shapely.points(near), return_distance=True, all_matches=False)
    points = np.concatenate([inside, near[far > 2e-5]])
    assert len(points) > 8000
    look = Look("UN")
    (said,) = _asked(packed, atlas, [look], points)
    held = holdings(atlas, look)
    wanted = [_spot(atlas, face, held) for face in _faces_at(atlas, points)]
    differing = [
        point
        for point, one, other in zip(points.tolist(), said["spots"], wanted, strict=True)
        if one != other
    ]
    assert differing == []


@needs_node
def test_a_saved_file_answers_by_what_it_draws(atlas: Atlas, tmp_path: Path) -> None:
    document = next(
        one.document for one in drawings(atlas) if (one.layer, one.band) == ("faces", "fine")
    )
    file = tmp_path / "faces.json"
    file.write_text(json.dumps(document), "utf-8")
    frame = atlas.faces("fine")
    inside = shapely.get_coordinates(shapely.point_on_surface(shapely.get_parts(frame.geometry)))
    look = Look("IND", date(2020, 9, 21))
    (said,) = _asked(file, atlas, [look], inside)
    held = holdings(atlas, look)
    tree = shapely.STRtree(frame.geometry.to_numpy())
    _, rows = tree.query(shapely.points(inside), predicate="within")
    wanted = [_spot(atlas, frame["face"].iloc[row], held) for row in rows]
    assert [one["holders"] for one in said["spots"]] == [one["holders"] for one in wanted]
    assert said["spots"] == wanted


@needs_node
def test_a_line_is_as_long_as_its_geodesic_on_the_land_of_each(atlas: Atlas, packed: Path) -> None:
    lines = [
        [[69.38, 37.47], [77.1, 28.6], [74.35, 31.55]],
        [[170, 66], [-170, 66]],
        [[10, 31], [35, 31.001]],
    ]
    look = Look("IND", date(2020, 9, 21))
    (said,) = _asked(packed, atlas, [look], np.zeros((0, 2)), lines)
    for line, stretches in zip(lines, said["lines"], strict=True):
        lons, lats = np.array(line).T
        whole = GEOD.line_length(lons, lats) / 1000
        assert sum(one["km"] for one in stretches) == pytest.approx(whole, abs=0.001)
        assert _named(stretches) == pytest.approx(_sampled(atlas, look, line), abs=1)
    assert len(_named(said["lines"][0])) >= 4


# Of one state, across a dispute, over the sea, and across the antimeridian.
_AREAS = [
    [[68, 38], [70, 38], [70, 39.5], [68, 39.5], [68, 38]],
    [[72, 32], [80, 32.5], [79.5, 37], [73, 36], [72, 32]],
    [[30, 42], [40, 42], [38, 47], [31, 47], [30, 42]],
    [[175, 64], [190, 64], [190, 68], [175, 68], [175, 64]],
]


@needs_node
def test_an_area_is_divided_as_python_divides_it(atlas: Atlas, packed: Path) -> None:
    look = Look("IND", date(2020, 9, 21))
    (said,) = _asked(packed, atlas, [look], np.zeros((0, 2)), areas=_AREAS)
    for ring, parts in zip(_AREAS, said["areas"], strict=True):
        whole = shapely.Polygon(ring)
        halves = [whole, shapely.affinity.translate(whole, -360)]
        world = shapely.box(-180, -90, 180, 90)
        wanted = dict[tuple[str, ...], float]()
        for half in (shapely.intersection(one, world) for one in halves):
            for part in land_within(atlas, half, look):
                wanted[part.holders] = wanted.get(part.holders, 0) + part.area_km2
        size = sum(area_km2(shapely.intersection(one, world)) for one in halves)
        told = {
            ("?",) if one["kind"] == "unknown" else tuple(one["holders"]): one["share"]
            for one in parts
            if one["kind"] != "sea"
        }
        for who in {*told, *wanted}:
            assert told.get(who, 0) == pytest.approx(wanted.get(who, 0) / size, abs=0.01), who
        assert sum(one["share"] for one in parts) == pytest.approx(1)
    assert len(said["areas"][1]) >= 3


def _named(stretches: Any) -> dict[str, float]:
    return {f"{one['kind']} {';'.join(one['holders'])}": one["km"] for one in stretches}


def _sampled(atlas: Atlas, look: Look, line: Any) -> dict[str, float]:
    """The same by a point every hundred metres."""
    held, found = holdings(atlas, look), dict[str, float]()
    for start, end in pairwise(line):
        km = GEOD.inv(*start, *end)[2] / 1000
        count = int(km / 0.1)
        points = GEOD.npts(start[0], start[1], end[0], end[1], count)
        for face in _faces_at(atlas, np.array(points)):
            spot = _spot(atlas, face, held)
            name = f"{spot['kind']} {';'.join(spot['holders'])}"
            found[name] = found.get(name, 0) + km / count
    return {name: km for name, km in found.items() if km > 0}
