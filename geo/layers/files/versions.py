"""The versions of the data, as citations and exports name them."""

import hashlib
from pathlib import Path

from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.geometry import read_provenance


@cache_by_atlas
def data_versions(atlas: Atlas) -> str:
    """The datasets with their versions, and the dossier by the first digits of its files' hash."""
    provenance = read_provenance(atlas.geometry_folder)
    datasets = ", ".join(provenance["natural_earth"])
    packages = ", ".join(f"{row['name']} {row['version']}" for row in provenance["packages"])
    dossier = _hash(atlas.dossier_folder)[:12]
    return f"Natural Earth {datasets}; packages {packages}; dossier {dossier}"


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.iterdir() if path.is_file()):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
