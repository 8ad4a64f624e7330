"""How wide letters are: measured in the font that figures are lettered with."""

from functools import cache, lru_cache
from typing import Any

from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

SANS, SERIF = "DejaVu Sans", "DejaVu Serif"
# One pixel of the figure is a point of Matplotlib at this resolution.
DPI = 72


@lru_cache(maxsize=16384)
def text_width_px(text: str, size_px: float, bold: bool = False, italic: bool = False) -> float:
    """The width of a line of text in DejaVu Sans, in pixels of a PNG; in vectors it is less."""
    style = FontProperties(
        family=SANS,
        size=size_px,
        weight="bold" if bold else "normal",
        style="italic" if italic else "normal",
    )
    width, _height, _descent = _ruler().get_text_width_height_descent(text, style, ismath=False)
    return float(width)


@cache
def _ruler() -> RendererBase:
    # Matplotlib does not type its canvas.
    canvas: Any = FigureCanvasAgg(Figure(figsize=(1, 1), dpi=DPI))
    renderer: RendererBase = canvas.get_renderer()
    return renderer
