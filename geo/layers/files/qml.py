"""How QGIS draws a layer, as it keeps styles (QML)."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

import geopandas as gpd

from geo.layers.files.symbology import Symbol, Symbology

_VERSION = "3.28.0"
_KINDS = {"Point": "marker", "LineString": "line", "LinearRing": "line", "Polygon": "fill"}
# Stripes of several colours lie beside each other.
_STRIPE_PX, _STRIPES_APART_PX, _STRIPES_DEGREES = 1.7, 5.5, 45


def qml(symbology: Symbology, table: gpd.GeoDataFrame) -> str:
    """The style of a layer, by the values that its rows have."""
    root = ET.Element("qgis", version=_VERSION, styleCategories="Symbology")
    used = symbology.symbols_of(table)
    kind = _kind(table)
    renderer = ET.SubElement(
        root,
        "renderer-v2",
        type="singleSymbol",
        symbollevels="0",
        forceraster="0",
        enableorderby="0",
    )
    if used:
        renderer.attrib |= {"type": "categorizedSymbol", "attr": symbology.column}
        categories = ET.SubElement(renderer, "categories")
        # An empty value stands for all others.
        for number, value in enumerate((*used, "")):
            ET.SubElement(
                categories, "category", symbol=str(number), value=value, label=value, render="true"
            )
    symbols = ET.SubElement(renderer, "symbols")
    for number, symbol in enumerate((*used.values(), symbology.other)):
        _add_symbol(symbols, str(number), kind, symbol)
    return ET.tostring(root, encoding="unicode")


def _kind(table: gpd.GeoDataFrame) -> str:
    return _KINDS[str(table.geometry.geom_type.iloc[0]).removeprefix("Multi")]


def _add_symbol(parent: ET.Element, name: str, kind: str, symbol: Symbol) -> None:
    element = ET.SubElement(
        parent, "symbol", type=kind, name=name, alpha="1", clip_to_extent="1", force_rhr="0"
    )
    if kind == "marker":
        _add_layer(element, "SimpleMarker", _marker(symbol))
    elif kind == "line":
        _add_layer(element, "SimpleLine", _line(symbol))
    else:
        _add_layer(element, "SimpleFill", _fill(symbol))
        for number, colour in enumerate(symbol.stripes):
            layer = _add_layer(element, "LinePatternFill", _stripes(symbol, number))
            stripe = Symbol(line=colour, width_px=_STRIPE_PX)
            _add_symbol(layer, f"@{name}@{number + 1}", "line", stripe)


def _add_layer(parent: ET.Element, kind: str, options: Mapping[str, str]) -> ET.Element:
    said = {"class": kind, "enabled": "1", "locked": "0", "pass": "0"}
    layer = ET.SubElement(parent, "layer", said)
    held = ET.SubElement(layer, "Option", type="Map")
    for name, value in options.items():
        ET.SubElement(held, "Option", name=name, type="QString", value=value)
    return layer


def _marker(symbol: Symbol) -> Mapping[str, str]:
    return {
        "name": "circle",
        "color": _colour(symbol.fill or symbol.line, symbol.fill_opacity),
        "outline_color": _colour(symbol.line, symbol.opacity),
        "outline_style": "solid" if symbol.line else "no",
        "outline_width": f"{symbol.width_px:g}",
        "outline_width_unit": "Pixel",
        "size": f"{symbol.size_px:g}",
        "size_unit": "Pixel",
    }


def _line(symbol: Symbol) -> Mapping[str, str]:
    return {
        "line_color": _colour(symbol.line, symbol.opacity),
        "line_style": "solid",
        "line_width": f"{symbol.width_px:g}",
        "line_width_unit": "Pixel",
        "capstyle": "flat",
        "joinstyle": "round",
        "use_custom_dash": "1" if symbol.dashes_px else "0",
        "customdash": ";".join(f"{dash:g}" for dash in symbol.dashes_px) or "5;2",
        "customdash_unit": "Pixel",
    }


def _fill(symbol: Symbol) -> Mapping[str, str]:
    return {
        "color": _colour(symbol.fill, symbol.fill_opacity),
        "style": "solid" if symbol.fill and not symbol.stripes else "no",
        "outline_color": _colour(symbol.line, symbol.opacity),
        "outline_style": ("dash" if symbol.dashes_px else "solid") if symbol.line else "no",
        "outline_width": f"{symbol.width_px:g}",
        "outline_width_unit": "Pixel",
        "joinstyle": "round",
    }


def _stripes(symbol: Symbol, number: int) -> Mapping[str, str]:
    """Where the stripes of one of the colours lie."""
    return {
        "angle": str(_STRIPES_DEGREES),
        "distance": f"{_STRIPES_APART_PX * len(symbol.stripes):g}",
        "distance_unit": "Pixel",
        "offset": f"{_STRIPES_APART_PX * number:g}",
        "offset_unit": "Pixel",
    }


def _colour(colour: str, opacity: float) -> str:
    """A colour #rrggbb, or black where there is none, as QGIS has it: red, green, blue, alpha."""
    parts = [int((colour or "#000000")[at : at + 2], 16) for at in (1, 3, 5)]
    return ",".join(map(str, (*parts, round(opacity * 255))))
