"""The land that a map's callouts speak of, in cells: what of it a box covers.

The rules are those of `callouts/land.js` of the map script.
"""

from dataclasses import dataclass

import numpy as np

from geo.layers.atlas import Atlas, Face
from geo.maps.drawing.picture import Picture, faces
from geo.maps.print.naming.boxes import Box
from geo.maps.print.naming.cells import Cells
from geo.maps.print.naming.land import cells_in, land_of


@dataclass(frozen=True, eq=False)
class SpokenLand:
    """Pieces of land in the cells of a frame, counted from 1, and 0 for all else.

    `sizes` are how many cells each has, the first those of all else.
    """

    cells: Cells
    sizes: np.ndarray[tuple[int], np.dtype[np.int64]]

    def share_in(self, box: Box) -> float:
        """What share of a piece lies in a box, of that of which most does."""
        within = np.bincount(self.cells[cells_in(box)].ravel(), minlength=len(self.sizes))
        return float((within / np.maximum(self.sizes, 1))[1:].max(initial=0.0))


def spoken_land(atlas: Atlas, picture: Picture) -> SpokenLand:
    """The land that is selected, changes hands, is linked by the step's text or has a callout."""
    land = land_of(atlas, picture)
    spoken_of = {
        *picture.selected,
        *picture.named_by_step,
        *(one.feature for one in picture.callouts),
    } - {""}
    numbers: dict[str, int] = {}
    pieces = [0]
    for face, group, holder in zip(
        picture.rows_near(Face, faces(atlas, picture.band)), land.groups, land.holders, strict=True
    ):
        is_spoken_of = face.face in picture.changed or not spoken_of.isdisjoint((group, holder))
        pieces.append(numbers.setdefault(group, len(numbers) + 1) if is_spoken_of else 0)
    cells = np.array(pieces, dtype=np.int32)[land.cells]
    return SpokenLand(cells, np.bincount(cells.ravel(), minlength=len(numbers) + 1))
