"""A link as a QR code: what stands on paper, a camera opens."""

import segno

from geo.maps.print.svg import element

# The white around a code, in modules; the standard asks for four, and paper gives the rest.
_QUIET = 2


def draw_qr(link: str, side_px: float, at: tuple[float, float], colour: str) -> str:
    """The code of a link in a square of that side, its upper left corner there.

    It may lose 15 % of its modules (level M), more where that makes it no larger.
    """
    code = segno.make(link, error="m", micro=False)
    rows = [bytes(row) for row in code.matrix]
    module_px = side_px / (len(rows) + 2 * _QUIET)
    path = "".join(
        f"M{column + _QUIET} {line + _QUIET}h1v1h-1z"
        for line, row in enumerate(rows)
        for column, is_dark in enumerate(row)
        if is_dark
    )
    corner = f"translate({at[0]:g} {at[1]:g}) scale({module_px:.4f})"
    return element("path", {"class": "qr", "d": path, "transform": corner, "fill": colour})
