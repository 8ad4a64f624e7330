"""A sheet: drawings and lines of words in layers, as one SVG or as what a page of a PDF holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geo.i18n.languages import language
from geo.maps.print.lettering import Anchor, letters_of, text_width_px, wrap_text
from geo.maps.print.svg import Attributes, element, text_of
from geo.maps.print.typefaces import SANS, font_family

# The pixels of a sheet to an inch, those of CSS.
DPI = 96
LINE_HEIGHT = 1.3
# How far letters reach above and below the line on which they stand, in their size.
_ASCENT, _DESCENT = 0.8, 0.25
_SPACES = {
    "xmlns": "http://www.w3.org/2000/svg",
    "xmlns:inkscape": "http://www.inkscape.org/namespaces/inkscape",
}
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"


@dataclass(frozen=True, kw_only=True)
class Words:
    """Lines of words: the baseline of the first begins, ends or has its middle at x, y in pixels.

    `anchor` is of the sheet, not of the writing: `end` is the right side in every language. A
    `level` above zero makes them a heading.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    size_px: float
    colour: str
    anchor: Anchor = "start"
    family: str = SANS
    bold: bool = False
    level: int = 0

    @property
    def line_px(self) -> float:
        """The height of a line."""
        return LINE_HEIGHT * self.size_px

    @property
    def height_px(self) -> float:
        """The height of all lines."""
        return self.line_px * len(self.lines)

    @property
    def width_px(self) -> float:
        """The width of the longest line."""
        widths = (
            text_width_px(line, self.size_px, self.bold, False, self.family) for line in self.lines
        )
        return max(widths, default=0.0)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What they cover: left, top, right, bottom in pixels."""
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width_px
        top, low = self.y - _ASCENT * self.size_px, self.y + _DESCENT * self.size_px
        right = self.x - before + self.width_px
        return self.x - before, top, right, low + self.height_px - self.line_px

    def svg(self) -> str:
        """The lines as elements `text`."""
        attributes: Attributes = {
            "font-size": self.size_px,
            "font-weight": 600 if self.bold else None,
            "font-family": None if self.family == SANS else font_family("", self.family),
            "fill": self.colour,
            "text-anchor": None if self.anchor == "start" else self.anchor,
        }
        return "".join(
            element(
                "text",
                {"x": self.x, "y": self.y + row * self.line_px, **attributes},
                letters_of(
                    line, self.x, self.size_px, self.anchor, bold=self.bold, family=self.family
                ),
            )
            for row, line in enumerate(self.lines)
        )

    def _letters(self, line: str) -> str:
        return letters_of(
            line, self.x, self.size_px, self.anchor, bold=self.bold, family=self.family
        )


@dataclass(frozen=True)
class Layer:
    """A layer of a sheet by its name: what is drawn, and below that definitions; then its words."""

    name: str
    markup: str = ""
    words: tuple[Words, ...] = ()
    definitions: str = ""


@dataclass(frozen=True)
class Rights:
    """Whose a sheet is: author and licence, the address of what it shows, the day of its data."""

    creator: str = ""
    licence: str = ""
    source: str = ""
    date: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet: its size in pixels, its paper, its words for screen readers, its layers.

    `width_pt` is its width on paper where that is not what its pixels are, `margin_pt` how much
    empty paper a page has around it.
    """

    width_px: float
    height_px: float
    paper: str
    title: str
    description: str
    layers: tuple[Layer, ...]
    rights: Rights = field(default_factory=Rights)
    width_pt: float = 0
    margin_pt: float = 0

    def svg(self, *, words: bool = True, paper: bool = True) -> str:
        """The sheet as a document; without words, or without its paper, as a page is set with."""
        size = {"width": self.width_px, "height": self.height_px}
        label = self.description or self.title
        root: Attributes = {
            **_SPACES,
            **size,
            "viewBox": f"0 0 {self.width_px:g} {self.height_px:g}",
            "role": "img",
            "aria-label": label,
            "xml:lang": language().code,
            "font-family": font_family(""),
        }
        ground = element("rect", {**size, "fill": self.paper}) if paper else ""
        described = (
            element("title", {}, text_of(self.title)),
            element("desc", {}, text_of(self.description)),
            _metadata(self.title, self.description, self.rights),
        )
        layers = (_group(layer, words) for layer in self.layers)
        return element("svg", root, *described, ground, *layers)


def _group(layer: Layer, words: bool) -> str:
    attributes = {"id": layer.name, "inkscape:groupmode": "layer", "inkscape:label": layer.name}
    own = (one.svg() for one in layer.words) if words else ()
    return element("g", attributes, layer.definitions, layer.markup, *own)


def _metadata(title: str, description: str, rights: Rights) -> str:
    texts: Mapping[str, str] = {
        "title": title,
        "description": description,
        "creator": rights.creator,
        "rights": rights.licence,
        "source": rights.source,
        "date": rights.date,
        "language": language().code,
    }
    words = (element(f"dc:{name}", {}, text_of(text)) for name, text in texts.items() if text)
    about = element("rdf:Description", {"rdf:about": ""}, *words)
    return element("metadata", {}, element("rdf:RDF", {"xmlns:rdf": _RDF, "xmlns:dc": _DC}, about))


def align_text(
    text: str,
    top: float,
    width_px: float,
    margin_px: float,
    *,
    size_px: float,
    colour: str,
    family: str = SANS,
    bold: bool = False,
) -> Words:
    """A text broken to the width between margins, from the side where its language begins."""
    lines = wrap_text(text, width_px - 2 * margin_px, size_px, bold, family)
    from_right = language().direction == "rtl"
    return Words(
        lines=lines,
        x=width_px - margin_px if from_right else margin_px,
        y=top + 1.05 * size_px,
        size_px=size_px,
        colour=colour,
        anchor="end" if from_right else "start",
        family=family,
        bold=bold,
    )


def bottom_of(words: Iterable[Words], top: float) -> float:
    """Where words that stand one below the other end; where there are none, at the top."""
    return max((one.y - 1.05 * one.size_px + one.height_px for one in words), default=top)
