"""Layers as KML (OGC 07-147r2): a folder a layer, in the symbols of the atlas, data by schema."""

import html
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pandas.api.types import is_bool_dtype, is_float_dtype, is_integer_dtype
from shapely.geometry.base import BaseGeometry

from geo.layers.files.file_content import FileContent
from geo.layers.files.geojson import is_empty, round_coordinates
from geo.layers.files.symbology import Symbol, Symbology

# KML is text: a metre is near enough, and a third of the bytes.
_DECIMALS = 5
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_ID = re.compile("[^A-Za-z0-9_.-]+")
_PLAIN = Symbology(Symbol())
# How large a viewer draws the sign of a point.
_PIN_PX = 16
# Programs call the id of the element `id`.
_CALLED = {"id": "feature"}


def kml(content: FileContent) -> bytes:
    """The layers of a file. One that shows nothing has an empty folder, as readers want one."""
    about = content.about
    # Viewers show a description as HTML.
    look = f"{about.atlas}: {about.as_drawn_by}, {about.on_day}."
    words = " ".join((look, about.disclaimer, about.licence, about.link))
    ids = _Ids()
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">',
        f'<Document id="atlas"><name>{_text(about.title)}</name>',
        f"<description>{_text(html.escape(words, quote=False))}</description>",
        *(_styles(name, table, content) for name, table in content.tables.items()),
        *(_schema(name, table) for name, table in content.tables.items()),
        *(_folder(name, table, content, ids) for name, table in content.tables.items()),
        "" if content.tables else "<Folder><name>nothing</name></Folder>",
        "</Document></kml>\n",
    ]
    return "\n".join(filter(None, parts)).encode()


class _Ids:
    """Gives each feature an id that XML allows and no other of the document has."""

    def __init__(self) -> None:
        self._given: set[str] = {"atlas"}

    def of(self, text: str) -> str:
        """An id like the text."""
        plain = _NOT_ID.sub("-", text)
        plain = plain if plain[:1].isalpha() else f"_{plain}"
        found, number = plain, 1
        while found in self._given:
            number += 1
            found = f"{plain}-{number}"
        self._given.add(found)
        return found


# Styles


def _styles(name: str, table: gpd.GeoDataFrame, content: FileContent) -> str:
    symbology = content.symbologies.get(name, _PLAIN)
    symbols = [symbology.other, *symbology.symbols_of(table).values()]
    return "\n".join(_style(f"{name}.style-{n}", symbol) for n, symbol in enumerate(symbols))


def _style(identifier: str, symbol: Symbol) -> str:
    filled = bool(symbol.fill)
    point = symbol.fill or symbol.line or "#000000"
    return (
        f'<Style id="{identifier}"><IconStyle><color>{_colour(point, symbol.fill_opacity)}</color>'
        # The sign is the viewer's own: one of ours would have to be fetched from some host.
        f"<scale>{symbol.size_px / _PIN_PX:g}</scale></IconStyle>"
        f"<LineStyle><color>{_colour(symbol.line or '#000000', symbol.opacity)}</color>"
        f"<width>{symbol.width_px:g}</width></LineStyle>"
        f"<PolyStyle><color>{_colour(symbol.fill or '#000000', symbol.fill_opacity)}</color>"
        f"<fill>{filled:d}</fill><outline>{bool(symbol.line):d}</outline></PolyStyle></Style>"
    )


def _colour(colour: str, opacity: float) -> str:
    """A colour #rrggbb as KML writes it: opacity, blue, green, red."""
    red, green, blue = (colour[at : at + 2] for at in (1, 3, 5))
    return f"{round(opacity * 255):02x}{blue}{green}{red}"


def _style_numbers(name: str, table: gpd.GeoDataFrame, content: FileContent) -> list[int]:
    symbology = content.symbologies.get(name, _PLAIN)
    numbers = {value: n for n, value in enumerate(symbology.symbols_of(table), start=1)}
    if symbology.column not in table:
        return [0] * len(table)
    return [numbers.get(str(value), 0) for value in table[symbology.column]]


# Data


def _columns(table: gpd.GeoDataFrame) -> list[str]:
    return [name for name in table.columns if name not in ("name", table.geometry.name)]


def _label(column: str) -> str:
    return _CALLED.get(column, column)


def _schema(name: str, table: gpd.GeoDataFrame) -> str:
    fields = [
        f"<SimpleField type={quoteattr(_type(table[column]))} name={quoteattr(_label(column))}/>"
        for column in _columns(table)
    ]
    fields.append('<SimpleField type="string" name="source_titles"/>')
    return (
        f"<Schema name={quoteattr(name)} id={quoteattr(f'{name}.data')}>{''.join(fields)}</Schema>"
    )


# Any, for the column may hold anything.
def _type(column: "pd.Series[Any]") -> str:
    kinds = {"bool": is_bool_dtype, "int": is_integer_dtype, "double": is_float_dtype}
    return next((word for word, is_of in kinds.items() if is_of(column)), "string")


def _folder(name: str, table: gpd.GeoDataFrame, content: FileContent, ids: _Ids) -> str:
    columns = _columns(table)
    names = table["name"] if "name" in table else table["id"]
    geometries = round_coordinates(table.geometry.to_numpy(), _DECIMALS)
    marks = zip(
        table["id"],
        names.fillna(table["id"]),
        _style_numbers(name, table, content),
        content.source_titles(table),
        geometries,
        table[columns].itertuples(index=False, name=None),
        strict=True,
    )
    placemarks = (
        f"<Placemark id={quoteattr(ids.of(str(feature)))}><name>{_text(title)}</name>"
        f"<styleUrl>#{name}.style-{number}</styleUrl><ExtendedData>"
        f"<SchemaData schemaUrl={quoteattr(f'#{name}.data')}>"
        f"{_data((*zip(columns, cells, strict=True), ('source_titles', titles)))}"
        f"</SchemaData></ExtendedData>{_geometry(geometry)}</Placemark>"
        for feature, title, number, titles, geometry, cells in marks
    )
    return f"<Folder><name>{_text(name)}</name>\n" + "\n".join(placemarks) + "\n</Folder>"


def _data(cells: Iterable[tuple[str, object]]) -> str:
    return "".join(
        f"<SimpleData name={quoteattr(_label(name))}>{_text(_cell(cell))}</SimpleData>"
        for name, cell in cells
        if not is_empty(cell)
    )


def _cell(cell: object) -> str:
    if isinstance(cell, bool | np.bool_):
        return "1" if cell else "0"
    if isinstance(cell, date):
        return cell.isoformat()
    return ";".join(map(str, cell)) if isinstance(cell, list | tuple) else str(cell)


def _text(text: object) -> str:
    """What XML 1.0 can hold of a text."""
    return escape(_NOT_XML.sub("", str(text)))


# Geometry


def _geometry(geometry: BaseGeometry | None) -> str:
    parts = [_part(part) for part in _parts(geometry)]
    return parts[0] if len(parts) == 1 else f"<MultiGeometry>{''.join(parts)}</MultiGeometry>"


def _parts(geometry: BaseGeometry | None) -> Iterator[BaseGeometry]:
    if geometry is not None and not geometry.is_empty:
        yield from shapely.get_parts(geometry)


def _part(geometry: BaseGeometry) -> str:
    if geometry.geom_type == "Point":
        return f"<Point><coordinates>{_coordinates(geometry)}</coordinates></Point>"
    # Lines follow the ground, and the sphere, between their points.
    if geometry.geom_type != "Polygon":
        line = f"<coordinates>{_coordinates(geometry)}</coordinates>"
        return f"<LineString><tessellate>1</tessellate>{line}</LineString>"
    exterior, *interiors = shapely.get_rings(shapely.orient_polygons(geometry))
    outer = f"<outerBoundaryIs>{_ring(exterior)}</outerBoundaryIs>"
    inner = (f"<innerBoundaryIs>{_ring(ring)}</innerBoundaryIs>" for ring in interiors)
    return f"<Polygon><tessellate>1</tessellate>{outer}{''.join(inner)}</Polygon>"


def _ring(ring: BaseGeometry) -> str:
    return f"<LinearRing><coordinates>{_coordinates(ring)}</coordinates></LinearRing>"


def _coordinates(geometry: BaseGeometry) -> str:
    return " ".join(f"{lon!r},{lat!r}" for lon, lat in shapely.get_coordinates(geometry).tolist())
