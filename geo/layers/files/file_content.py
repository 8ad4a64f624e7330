"""What a file for other programs holds, whatever its format."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime

import geopandas as gpd
import pandas as pd

from geo.layers.files.symbology import Symbology

# When every file says that it was made: the same content makes the same file on every day.
MADE = datetime(2000, 1, 1)


@dataclass(frozen=True)
class About:
    """Where a file comes from: its title, link, look in words, licences, data versions, atlas.

    All of it is in one language, whose code `language` is; names of layers and columns are the
    same in each.
    """

    title: str
    link: str
    atlas: str
    language: str
    as_drawn_by: str
    on_day: str
    licence: str
    versions: str
    atlas_version: str
    disclaimer: str

    def by_name(self) -> Mapping[str, str]:
        """Each of these by its name."""
        return asdict(self)


@dataclass(frozen=True)
class FileContent:
    """The layers of a file and its tables of records, by name, and where it comes from.

    `records` are without geometry, and `sources` is one of them: it holds at least those that the
    layers cite. `descriptions` say what a layer or table holds, and `symbologies` how a layer is
    drawn, both by name.
    """

    tables: Mapping[str, gpd.GeoDataFrame]
    records: Mapping[str, pd.DataFrame]
    about: About
    descriptions: Mapping[str, str] = field(default_factory=dict)
    symbologies: Mapping[str, Symbology] = field(default_factory=dict)

    @property
    def sources(self) -> pd.DataFrame:
        """The table of sources."""
        return self.records["sources"]

    def source_titles(self, table: pd.DataFrame) -> list[str]:
        """The sources of each row in words: title and address."""
        words = {
            name: f"{title} <{url}>" if url else str(title)
            for name, title, url in self.sources[["id", "title", "url"]].to_numpy(dtype=str)
        }
        cells: Iterable[object] = table["sources"] if "sources" in table else [""] * len(table)
        return ["; ".join(words[part] for part in str(cell).split(";") if part) for cell in cells]
