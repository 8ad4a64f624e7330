"""What is said of where the geometry comes from: each source is known, each version that built."""

import json
import re

from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE
from geo.layers.frames.geometry_sources import BORDERS, CITIES, RIVERS
from tests.servers import ROOT


def test_the_sources_of_the_geometry_are_sources_of_the_dossier(atlas: Atlas) -> None:
    assert {*BORDERS, CITIES, RIVERS} <= set(atlas.dossier.sources)


def test_the_index_names_the_versions_from_which_the_layers_were_built() -> None:
    built = json.loads((ROOT / "geo/data/geometry/provenance.json").read_text("utf-8"))
    versions = {package["name"]: package["version"] for package in built["packages"]}
    named = [
        match.groups()
        for layer in CATALOGUE
        for match in re.finditer(r"through ([\w-]+) ([\d.]+)", layer.source)
    ]
    assert named
    assert [(name, said) for name, said in named if not versions[name].startswith(said)] == []
