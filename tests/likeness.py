"""How far apart two pictures look, whatever letters or edges a machine draws them with."""

from pathlib import Path

import numpy as np
from PIL import Image

_ACROSS = 48


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
