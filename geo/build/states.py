"""The names and label points of states."""

import geopandas as gpd
import pandas as pd

_LANGUAGES = ("EN", "RU", "UR", "FA", "ZH", "HI")


def states(countries: gpd.GeoDataFrame) -> pd.DataFrame:
    """One row for each state: state (code), name_en … name_hi, label_lon, label_lat,
    label_rank (most important first) and label_zoom (from which its name may stand).

    `countries` are those whose state has faces: an entity whose land is a zone of another state, or
    of none, stands in the dossier and has its name where the zone has it.
    Where several rows of Natural Earth belong to one state, the one of that code speaks for it.
    """
    other = countries["ADM0_A3"] != countries["state"]
    own = countries.assign(other=other).sort_values("other", kind="stable")
    own = own[own["state"] != ""].drop_duplicates("state").sort_values("state")
    columns = {"state": own["state"].to_list()}
    for language in _LANGUAGES:
        columns[f"name_{language.lower()}"] = own[f"NAME_{language}"].fillna("").to_list()
    columns["label_lon"] = own["LABEL_X"].round(3).to_list()
    columns["label_lat"] = own["LABEL_Y"].round(3).to_list()
    columns["label_rank"] = own["LABELRANK"].astype(int).to_list()
    columns["label_zoom"] = own["MIN_LABEL"].astype(float).to_list()
    return pd.DataFrame(columns)
