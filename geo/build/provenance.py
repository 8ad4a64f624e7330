"""Writes the derived files and says where they come from, for programs and for readers."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.build.packages import Packages
from geo.layers.geometry import GeometryFile, Provenance

COMMAND = "python -m geo.build"


def write_frame(frame: pd.DataFrame | gpd.GeoDataFrame, path: Path) -> None:
    """Writes a frame as (Geo)Parquet; the same frame gives the same bytes."""
    frame.to_parquet(path, compression="zstd", index=False)


def write_provenance(
    folder: Path, packages: Packages, titles: Mapping[str, tuple[str, list[str]]]
) -> None:
    """Writes provenance.json and PROVENANCE.md about the files of `folder`.

    `titles` gives, by name of a file, what it holds and the packages it comes from.
    """
    files = {name: _file(folder / name, *titles[name]) for name in sorted(titles)}
    record: Provenance = {
        "command": COMMAND,
        "recorded": packages["recorded"],
        "natural_earth": packages["natural_earth"],
        "packages": packages["package"],
        "files": files,
    }
    (folder / "provenance.json").write_text(
        json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8"
    )
    (folder / "PROVENANCE.md").write_text(_markdown(record), "utf-8")


def _file(path: Path, title: str, packages: list[str]) -> GeometryFile:
    content = path.read_bytes()
    rows = len(pd.read_parquet(path))
    return {
        "title": title,
        "rows": rows,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "from": packages,
    }


def _markdown(record: Provenance) -> str:
    lines = [
        "# Provenance of the geometry",
        "",
        f"Derived by `{record['command']}`, which gives the same bytes each time. "
        f"Packages pinned on {record['recorded']}. "
        f"Natural Earth editions: {', '.join(record['natural_earth'])}.",
        "",
        "| package | version | holds | licence | SHA-256 |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {p['name']} | {p['version']} | {p['holds']} | {p['licence']} | `{p['sha256']}` |"
        for p in record["packages"]
    ]
    lines += ["", "| file | holds | rows | from | SHA-256 |", "| --- | --- | --- | --- | --- |"]
    lines += [
        f"| {name} | {f['title']} | {f['rows']} | {', '.join(f['from'])} | `{f['sha256']}` |"
        for name, f in record["files"].items()
    ]
    return "\n".join(lines) + "\n"
