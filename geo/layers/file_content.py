"""What a file for other programs holds, whatever its format."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

import geopandas as gpd
import pandas as pd

from geo.layers.symbology import Symbology


@dataclass(frozen=True)
class About:
    """Where a file comes from: its title, link, look in words, licences, data versions, atlas."""

    title: str
    link: str
    as_drawn_by: str
    on_day: str
    licence: str
    versions: str
    atlas_version: str
    disclaimer: str

    def told(self) -> Mapping[str, str]:
        """Each of these by its name."""
        return asdict(self)


@dataclass(frozen=True)
class FileContent:
    """The layers of a file by name, the sources that they cite, and where it comes from.

    `records` are tables without geometry; `descriptions` say what a layer or table holds, and
    `symbologies` how a layer is drawn, both by name.
    """

    tables: Mapping[str, gpd.GeoDataFrame]
    sources: pd.DataFrame
    about: About
    records: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    symbologies: Mapping[str, Symbology] = field(default_factory=dict)

    def source_titles(self, table: pd.DataFrame) -> list[str]:
        """The sources of each row in words: title and address."""
        words = {
            name: f"{title} <{url}>" if url else str(title)
            for name, title, url in self.sources[["id", "title", "url"]].to_numpy(dtype=str)
        }
        cells: Iterable[object] = table["sources"] if "sources" in table else [""] * len(table)
        return ["; ".join(words[part] for part in str(cell).split(";") if part) for cell in cells]
