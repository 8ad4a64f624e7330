"""The style sheets of pages hold for what is written from right to left."""

import re

from geo.web.html.templating import STATIC_FOLDER

# A side that is not turned with the text, but for what stands at an edge of the window.
_SIDE = re.compile(
    r"(?:padding|margin|border)-(?:left|right)\b[^;]*|text-align: (?:left|right)|float: [lr]\w+"
)


def test_what_stands_beside_a_text_follows_its_direction() -> None:
    sheets = {path.name: path.read_text("utf-8") for path in STATIC_FOLDER.glob("*.css")}
    assert sheets
    assert {name: found for name, text in sheets.items() if (found := _SIDE.findall(text))} == {}
