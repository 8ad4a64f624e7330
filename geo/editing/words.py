"""`words FOLDER LANG`: the dossier's catalogue of a language, up to date."""

import argparse
from pathlib import Path

from geo.dossier.served import serve_dossier
from geo.editing.commands import Refused, existing
from geo.i18n.languages import ENGLISH, LANGUAGES_FOLDER, Offer, read_languages
from geo.layers.atlas import open_atlas
from geo.web.content.catalogues import folders, report, templates, update_catalogue, write_catalogue


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "words",
        help="write what there is to translate into a catalogue of the dossier",
        description="Writes what the dossier says into FOLDER/languages/LANG.po, keeps what is "
        "translated there, and drops what is no longer said.",
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("language", metavar="LANG", help="a code such as ru, ur or ka")
    parser.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    folder, code = existing(given.folder), given.language
    if code == ENGLISH:
        raise Refused("The dossier is written in English; name the language of a translation.")
    # Raises LanguageError where there is no such language.
    read_languages(Offer((code,), ()))
    with serve_dossier(folder):
        atlas = open_atlas(folder)
        file = folders(folder)["dossier"] / f"{code}.po"
        catalogue = update_catalogue(file, templates(atlas)["dossier"])
    write_catalogue(file, catalogue)
    print(f"{file}: {report(catalogue)}")
    if code not in atlas.dossier.about.languages:
        print(f"To offer it, add {code} to 'languages' in {folder / 'dossier.yaml'}.")
    if not (LANGUAGES_FOLDER / f"{code}.po").is_file():
        print(f"The atlas itself has no words in {code} yet: what it says stays in English.")
    return 0
