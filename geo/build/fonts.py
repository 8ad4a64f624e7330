"""Makes the fonts of figures: `python -m geo.build.fonts [--cache FOLDER]`.

Of the fonts of pinned packages they keep the characters that the languages of the atlas are
written in. What is kept of which, and whence it is, stands in fonts.toml and beside the fonts.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict, cast

from geo.build.packages import BuildError, unpack_packages
from geo.maps.print.typefaces import FONTS_FOLDER

FONTS_FILE = Path(__file__).parent / "fonts.toml"
LICENCE = "OFL.txt"


class _Recipe(TypedDict):
    """What fonts.toml says."""

    recorded: str
    package: list[dict[str, str]]
    font: list[dict[str, str]]
    characters: dict[str, str]


def build_fonts(cache: Path, folder: Path = FONTS_FOLDER) -> None:
    """Writes the fonts, their licence and their provenance into a folder.

    Raises BuildError where a package is missing or is not the one that was pinned.
    """
    recipe = cast("_Recipe", tomllib.loads(FONTS_FILE.read_text("utf-8")))
    packages = unpack_packages(cache, recipe["package"])
    folder.mkdir(parents=True, exist_ok=True)
    for font in recipe["font"]:
        source = packages[font["from"]] / "package" / font["source"]
        _keep(source, folder / font["file"], recipe["characters"][font["keeps"]])
    first = packages[recipe["font"][0]["from"]] / "package" / "LICENSE_FONT"
    shutil.copyfile(first, folder / LICENCE)
    (folder / "PROVENANCE.md").write_text(_provenance(recipe, folder), "utf-8")


def _keep(source: Path, target: Path, characters: str) -> None:
    """Writes the part of a font that has those characters; all of its names stay.

    Hints are for the coarse screens of old; neither pictures nor paper need them.
    """
    wanted = [f"--unicodes={characters}", "--name-IDs=*", "--no-hinting", f"--output-file={target}"]
    command = [sys.executable, "-m", "fontTools.subset", str(source), *wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{target.name} could not be made: {done.stderr.strip()[-300:]}")


def _provenance(recipe: _Recipe, folder: Path) -> str:
    lines = [
        "# Provenance of the fonts",
        "",
        "Parts of Noto, made by `python -m geo.build.fonts`, which gives the same bytes each time. "
        f"Licence: SIL Open Font License 1.1 ({LICENCE}). Packages pinned on {recipe['recorded']}.",
        "",
        "| package (npm) | version | licence | SHA-256 |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| {p['name']} | {p['version']} | {p['licence']} | `{p['sha256']}` |"
        for p in recipe["package"]
    ]
    lines += ["", "| file | from | keeps | SHA-256 |", "| --- | --- | --- | --- |"]
    lines += [_row(font, folder / font["file"]) for font in recipe["font"]]
    return "\n".join(lines) + "\n"


def _row(font: Mapping[str, str], file: Path) -> str:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return f"| {font['file']} | {font['from']} | {font['keeps']} | `{digest}` |"


def main() -> None:
    """Makes the fonts, or ends with status 1 and a sentence that says what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m geo.build.fonts", description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path("build-cache"))
    try:
        build_fonts(parser.parse_args().cache)
    except BuildError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
