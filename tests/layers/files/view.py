"""What tests of exported files share: a view, and what its files say of themselves."""

from geo.layers.files.exports import Content
from geo.layers.files.file_content import About
from geo.layers.worldview import Look

ABOUT = About(
    "A view",
    "http://atlas.example/?as=IND",
    "An atlas",
    "en",
    "As drawn by India",
    "21 September 2020",
    "CC BY 4.0",
    "Natural Earth 5.1.1",
    "0.1.0",
    "No opinion is implied.",
)
WANTED = (
    "states",
    "zones",
    "graticule",
    "lakes",
    "rivers",
    "extents",
    "borders",
    "lines",
    "ties",
    "measures",
    "places",
    "cities",
)
VIEW = Content(
    Look("IND"), WANTED, ("farkhor", "ayni", "ashuluk"), ("farkhor-pakistan",), ("alliances",)
)
