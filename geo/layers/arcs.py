"""All land as arcs between two faces, packed for scripts that ask whose a spot is.

An arc is a run of edges with the same face on either side, so what two faces share is sent once.
"""

import json
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.geometry import read_provenance

# Coordinates are whole numbers of this many to a degree: about a metre.
UNITS_PER_DEGREE = 100_000

_Numbers = NDArray[np.int64]
# Longer than any latitude, so that both coordinates fit into one number.
_ROW = 2**26
_WATER = -1
_BITS, _BYTE = 7, 256


@dataclass(frozen=True)
class _Edges:
    """Edges of rings, in their order: where they begin and end, and the face on either side.

    `begins` says of each edge whether it goes on from no edge before it.
    """

    ends: _Numbers
    left: _Numbers
    right: _Numbers
    begins: NDArray[np.bool_]


@cache_by_atlas
def land_arcs(atlas: Atlas) -> bytes:
    """The arcs of all faces at full resolution, after a header of JSON and its length (uint32).

    The header names `faces` in their order, each with its state and zones (leaf first), and says
    how many `arcs` and `edges` there are. There follow, as varints, the faces on the left and the
    right of each arc (from 1; 0 is water), its number of edges, and the steps (zigzag) from the
    beginning of one arc to the next; then the steps of all edges east and north, zigzag, each as
    its low bytes and then the rest as varints.
    """
    header = _header(atlas)
    edges = _edges(atlas.full_faces.geometry.to_numpy())
    first = np.flatnonzero(edges.begins)
    counts = np.diff(first, append=len(edges.left))
    starts = np.diff(edges.ends[first, 0], axis=0, prepend=np.zeros((1, 2), np.int64))
    steps = _zigzag(edges.ends[:, 1] - edges.ends[:, 0])
    head = _encode_header(header | {"arcs": len(first), "edges": len(edges.left)})
    columns = (edges.left[first] + 1, edges.right[first] + 1, counts, *_zigzag(starts).T)
    return b"".join(
        (
            len(head).to_bytes(4, "little"),
            head,
            *map(_varints, columns),
            *((column % _BYTE).astype(np.uint8).tobytes() for column in steps.T),
            *(_varints(column // _BYTE) for column in steps.T),
        )
    )


def arcs_version(atlas: Atlas) -> str:
    """The version of the arcs, known before they are made."""
    files = read_provenance(atlas.geometry_folder)["files"]
    identity = _encode_header(_header(atlas)) + files["faces_full.parquet"]["sha256"].encode()
    return sha256(identity).hexdigest()[:12]


def _encode_header(header: object) -> bytes:
    return json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()


@cache_by_atlas
def _header(atlas: Atlas) -> dict[str, object]:
    faces = [[face, state, *zones] for face, (state, zones) in atlas.zones_of_face.items()]
    zones = {zone: atlas.dossier.disputes[zone].name for zone in sorted(atlas.mapped_zones)}
    states = {code: atlas.state_name(code) for code in sorted({str(face[1]) for face in faces})}
    return {"units": UNITS_PER_DEGREE, "faces": faces, "states": states, "zones": zones}


def _edges(faces: NDArray[np.object_]) -> _Edges:
    """The edges of all faces, those between two faces once; the own face is on the left."""
    parts, face_of_part = shapely.get_parts(shapely.orient_polygons(faces), return_index=True)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    grid = np.round(points * UNITS_PER_DEGREE).astype(np.int64)
    number = grid[:, 0] * _ROW + grid[:, 1]
    runs_on = ring[1:] == ring[:-1]
    at = np.flatnonzero(runs_on & (number[1:] != number[:-1]))
    face = face_of_part[part_of_ring[ring[at]]]
    names = np.unique(number, return_inverse=True)[1]
    twin = _twins(names[at], names[at + 1], face)
    kept = (twin == _WATER) | (face < twin)
    begins = np.ones(len(at), bool)
    # An edge that goes on from the one before has a point less between them than a ring's first.
    joined = (number[at][1:] == number[at + 1][:-1]) & (ring[at][1:] == ring[at][:-1])
    begins[1:] = ~joined | (face[1:] != face[:-1]) | (twin[1:] != twin[:-1])
    ends = np.stack([grid[at], grid[at + 1]], axis=1)
    return _Edges(ends[kept], face[kept], twin[kept], begins[kept])


def _twins(begin: _Numbers, end: _Numbers, face: _Numbers) -> _Numbers:
    """The face that has each edge the other way round; water where none has."""
    most = int(max(begin.max(), end.max())) + 1
    there, back = begin * most + end, end * most + begin
    order = np.argsort(there, kind="stable")
    at = np.minimum(np.searchsorted(there[order], back), len(order) - 1)
    return np.where(there[order][at] == back, face[order[at]], _WATER)


def _zigzag(numbers: _Numbers) -> _Numbers:
    """Signed numbers as unsigned ones that are small where those are near to zero."""
    zigzag: _Numbers = (numbers << 1) ^ (numbers >> 63)
    return zigzag


def _varints(values: _Numbers) -> bytes:
    """Numbers with seven bits to a byte, lowest first, the eighth set in all bytes but the last."""
    steps = np.array([1 << (_BITS * more) for more in range(1, 6)])
    sizes = 1 + np.count_nonzero(values[:, None] >= steps, axis=1)
    first = np.cumsum(sizes) - sizes
    packed = np.zeros(int(sizes.sum()), np.uint8)
    for place in range(int(sizes.max(initial=1))):
        own = sizes > place
        more = np.where(sizes[own] > place + 1, 1 << _BITS, 0)
        packed[first[own] + place] = (values[own] >> (_BITS * place)) % (1 << _BITS) + more
    return packed.tobytes()
