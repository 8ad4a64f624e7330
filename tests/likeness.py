"""How far apart two pictures look, whatever letters or edges a machine draws them with."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_ACROSS = 48
# Of a picture that is looked at closely: the pixels of a cell, the cells along a tile, and how far
# apart the colours of two cells are that look different.
_CELL_PX, _TILE_CELLS, _DIFFERENT = 8, 10, 5.0
_D65 = np.array([0.95047, 1.0, 1.08883])
_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)

Lab = NDArray[np.float64]


def difference(one: Path, other: Path) -> float:
    """The share of a picture that looks different, from 0 to 1.

    Both are shrunk to cells of some thirty pixels, in which letters of two fonts are the same
    grey; a cell differs where its colour is off by more than a tenth of the way from black to
    white. Raises ValueError where the pictures are not of one size.
    """
    first, second = Image.open(one).convert("RGB"), Image.open(other).convert("RGB")
    if first.size != second.size:
        raise ValueError(f"{one.name} is {first.size}, not {second.size}; take it anew.")
    size = (_ACROSS, round(_ACROSS * first.height / first.width))
    cells, others = (
        np.asarray(picture.resize(size, Image.Resampling.BOX), float) for picture in (first, second)
    )
    return float((np.abs(cells - others).max(axis=2) > 255 / 10).mean())


def lab(picture: Image.Image, size: tuple[int, int]) -> Lab:
    """CIELAB (D65) of a picture shrunk to a size; IEC 61966-2-1 and CIE 15."""
    small = picture.convert("RGB").resize(size, Image.Resampling.BOX)
    srgb = np.asarray(small, dtype=float) / 255
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    ratio = linear @ _TO_XYZ.T / _D65
    root = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = np.moveaxis(root, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def most_unlike(one: Image.Image, other: Image.Image) -> int:
    """How many of the hundred cells look different in the tile in which the most do.

    A cell looks different where no cell beside it in the other picture is like it, so that a line
    may lie a little off its place, but may not be missing.
    """
    size = one.width // _CELL_PX, one.height // _CELL_PX
    cells, others = lab(one, size), lab(other, size)
    apart = np.maximum(_to_nearest(cells, others), _to_nearest(others, cells)) > _DIFFERENT
    tall, wide = (side // _TILE_CELLS * _TILE_CELLS for side in apart.shape)
    tiles = apart[:tall, :wide].reshape(tall // _TILE_CELLS, _TILE_CELLS, -1, _TILE_CELLS)
    return int(tiles.sum(axis=(1, 3)).max())


def _to_nearest(cells: Lab, others: Lab) -> NDArray[np.float64]:
    """How far each cell is from the most alike of those at its place in the other picture."""
    tall, wide, _ = cells.shape
    padded = np.pad(others, ((1, 1), (1, 1), (0, 0)), mode="edge")
    around = (padded[y : y + tall, x : x + wide] for y in range(3) for x in range(3))
    return np.min([np.linalg.norm(cells - beside, axis=-1) for beside in around], axis=0)
