"""Brings the catalogues up to date and reports on them.

`python -m geo.web.content.catalogues [--check]`
Writes into each file of geo/data/languages what the atlas says today, keeps what is translated,
drops what is no longer said, and prints how much each language translates.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from geo.dossier.rules import read_rules
from geo.dossier.wording import translate_dossier
from geo.i18n.languages import LANGUAGES_FOLDER, in_words
from geo.layers import reference
from geo.layers.atlas import Atlas, open_atlas
from geo.layers.catalogue import CATALOGUE
from geo.layers.geometry import read_provenance
from geo.layers.measures import measures
from geo.layers.notes import every_note
from geo.web.content.card import column_word
from geo.web.content.script_messages import messages
from geo.web.content.story import story_words
from geo.web.view.pages import TEXTS, read_pages

CODE_FOLDER = Path(__file__).parents[2]
_METHODS = {".py": "python", ".html": "jinja2"}
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}

Message = str | tuple[str, ...]


def template(atlas: Atlas) -> Catalog:
    """All that the atlas says: of code, then of data, each message with the place it is from."""
    found = Catalog(fuzzy=False, charset="utf-8")
    for place, message in (*_of_code(), *(("scripts", text) for text in messages())):
        found.add(message, locations=[(place, 0)])
    for place, text in _of_data(atlas):
        if text:
            found.add(text, locations=[(place, 0)])
    return found


def _of_code() -> Iterator[tuple[str, Message]]:
    files = (file for file in sorted(CODE_FOLDER.rglob("*")) if file.suffix in _METHODS)
    for file in files:
        place = file.relative_to(CODE_FOLDER.parent).as_posix()
        method = _METHODS[file.suffix]
        for _line, message, _comments, _context in extract_from_file(method, file, _KEYWORDS):
            yield place, message


def _of_data(atlas: Atlas) -> Iterator[tuple[str, str]]:
    told: list[str] = []

    def note(text: str) -> str:
        told.append(text)
        return text

    translate_dossier(atlas.dossier, note)
    yield "dossier.yaml", atlas.dossier.about.name
    yield from (("dossier", text) for text in told)
    yield from (("dossier", in_words(code)) for code in _codes(atlas))
    provenance = read_provenance(atlas.geometry_folder)
    yield from (("provenance", package["holds"]) for package in provenance["packages"])
    yield from (("provenance", file["title"]) for file in provenance["files"].values())
    yield from (("rules.md", rule) for rule in read_rules(atlas.dossier_folder))
    yield from (("measures.csv", measure.name) for measure in measures(atlas).values())
    yield from (("seas.csv", name) for name in reference.seas()["name"])
    yield from (("cities", name) for name in reference.cities(atlas)["name"])
    yield from (("zones", text) for text in every_note())
    for page in read_pages().values():
        yield from (("pages.yaml", getattr(page, field)) for field in TEXTS)
    yield from (("story.yaml", text) for text in story_words())
    for layer in CATALOGUE:
        yield from (("layers", text) for text in (layer.title, layer.description))


def _codes(atlas: Atlas) -> Iterator[str]:
    """The words of the dossier that are written with hyphens."""
    dossier = atlas.dossier
    yield from (place.kind for place in dossier.places.values())
    yield from (dispute.type for dispute in dossier.disputes.values())
    yield from (relation.kind for relation in dossier.relations.values())
    yield from (claim.topic for claim in dossier.claims.values())
    yield from (exercise.kind for exercise in dossier.exercises.values())
    yield from (in_words(exercise.series).title() for exercise in dossier.exercises.values())
    yield from dossier.tables
    yield from (role.detail for role in dossier.roles.values())
    for table in dossier.tables.values():
        for record in table.values():
            yield from (column_word(column) for column in record.unverified)


def updated(file: Path, said: Catalog) -> Catalog:
    """The catalogue of a file with exactly the messages of `said`."""
    with file.open("rb") as lines:
        catalogue = read_po(lines, locale=file.stem)
    catalogue.update(said, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def report(catalogue: Catalog) -> str:
    """How many messages a catalogue has, and how many it translates."""
    said = [message for message in catalogue if message.id and _is_said(message.string)]
    missing = len(catalogue) - len(said)
    return f"{catalogue.locale}: {len(said)} of {len(catalogue)} messages, {missing} missing"


def _is_said(string: str | Sequence[str] | None) -> bool:
    return bool(string) if isinstance(string, str) else all(string or ("",))


def main() -> None:
    """Writes the catalogues; with `--check` only says, by its status, whether they are as they
    would be written.
    """
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="write nothing")
    check = arguments.parse_args().check
    said, stale = template(open_atlas()), []
    for file in sorted(LANGUAGES_FOLDER.glob("*.po")):
        with file.open("rb") as lines:
            before = {message.id for message in read_po(lines)}
        catalogue = updated(file, said)
        if before != {message.id for message in catalogue}:
            stale.append(file.name)
        if not check:
            with file.open("wb") as lines:
                write_po(lines, catalogue, width=100, sort_output=False, no_location=False)
        print(report(catalogue))
    if check and stale:
        sys.exit(f"{', '.join(stale)}: run `python -m geo.web.content.catalogues`.")


if __name__ == "__main__":
    main()
