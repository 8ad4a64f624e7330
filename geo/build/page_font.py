"""Makes the font of pages: `python -m geo.build.page_font`.

Streamlit letters its pages in a variable font of two thousand letters, a sixth of a first visit.
Of that of the installed version this keeps the letters, marks and signs of European languages; what
it has not, browsers letter as they did before: Streamlit's font has no Arabic either.
"""

import hashlib
from importlib.metadata import distribution, version
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from geo.build.fonts import LICENCE
from geo.build.packages import BuildError
from geo.maps.print.typefaces import FONTS_FOLDER

_FOLDER = Path(__file__).parents[1] / "web" / "streamlit_internals" / "fonts"
_SOURCE = "streamlit/static/static/media/SourceSansVF-Upright.*.woff2"

# Latin with all its additions, combining marks, Cyrillic, punctuation, currencies, some signs.
_KEPT = (
    (0x20, 0x24F),
    (0x259, 0x259),
    (0x2B0, 0x36F),
    (0x400, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x20A0, 0x20BF),
    (0x2116, 0x2116),
    (0x2122, 0x2122),
    (0x2190, 0x2195),
    (0x2212, 0x2212),
    (0x2260, 0x2265),
)
# Kerning, marks in their places, forms of languages, and figures of one width.
_FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum")
# A part of a font may not have the name that its licence reserves.
_NAME = "Atlas Sans"
_NAMES = {1: _NAME, 4: _NAME, 6: "AtlasSans", 16: _NAME, 25: "AtlasSans"}


def build_page_font(folder: Path = _FOLDER) -> None:
    """Writes the font, its licence and its provenance into a folder; the same bytes each time.

    Raises BuildError where Streamlit has no such font.
    """
    source = _streamlit_font()
    options = subset.Options(
        flavor="woff2", hinting=False, layout_features=list(_FEATURES), name_IDs=["*"]
    )
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in _KEPT for code in range(low, high + 1)])
    subsetter.subset(font)
    copyright_line = str(font["name"].getDebugName(0))
    _rename(font)
    folder.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(folder / source.name), options)
    _noto, _line, licence = (FONTS_FOLDER / LICENCE).read_text("utf-8").partition("\n")
    (folder / LICENCE).write_text(f"{copyright_line}\n{licence}", "utf-8")
    (folder / "PROVENANCE.md").write_text(_provenance(source, folder / source.name), "utf-8")


def _streamlit_font() -> Path:
    root = Path(str(distribution("streamlit").locate_file("")))
    found = sorted(root.glob(_SOURCE))
    if len(found) != 1:
        raise BuildError(f"Streamlit has no {_SOURCE}; adapt geo/build/page_font.py.")
    return found[0]


def _rename(font: TTFont) -> None:
    names = font["name"]
    for record in list(names.names):
        if record.nameID in _NAMES:
            record.string = _NAMES[record.nameID]


def _provenance(source: Path, made: Path) -> str:
    digests = (hashlib.sha256(file.read_bytes()).hexdigest() for file in (source, made))
    lines = [
        "# Provenance of the font of pages",
        "",
        f"A part of Source Sans 3 as Streamlit {version('streamlit')} brings it, made by "
        "`python -m geo.build.page_font` and named Atlas Sans within, since its licence, the SIL "
        f"Open Font License 1.1 ({LICENCE}), reserves the name.",
        "",
        "| file | SHA-256 of Streamlit's | SHA-256 of this |",
        "| --- | --- | --- |",
        "| {} | `{}` | `{}` |".format(made.name, *digests),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    build_page_font()
