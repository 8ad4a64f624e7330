"""Reads the files of a dossier into records, and keeps every problem that it meets."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from geo.dossier.reading.problems import DossierError, Problem, near_miss
from geo.dossier.reading.yaml_values import parse_yaml

Model = TypeVar("Model", bound=BaseModel)
_Form = TypeVar("_Form")

# What an editor should do, by the kind of error that pydantic reports.
_REMEDIES = {
    "float_parsing": "give a number with a decimal point, such as 69.38",
    "missing": "add the column or the field",
    "extra_forbidden": "remove it or correct its spelling",
    "greater_than_equal": "give degrees as longitude first, then latitude",
    "less_than_equal": "give degrees as longitude first, then latitude",
    "model_type": "write it as fields, each with a name and a colon",
    "literal_error": "use one of the words that the message lists",
    "union_tag_invalid": "write one of these words",
    "union_tag_not_found": "add its kind: interval or geodesic-distance",
    "string_pattern_mismatch": "correct its form",
    "tuple_type": "write a list, in square brackets",
    "string_type": "put the value in quotes",
    "string_too_short": "fill in the cell",
    "too_short": "name at least one",
}

_SLASHED_DATE = re.compile("[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}")
_QUOTED = re.compile("'([^']*)'")

_FORMS: Mapping[type, tuple[str, str]] = {
    dict: ("the file holds no mapping", "begin it with a key, such as 'sources:'"),
    list: ("the file holds no list", "begin each entry with '- id:'"),
}


def read_rows(file: Path, model: type[Model]) -> tuple[Model, ...]:
    """The rows of a CSV file as records. Raises DossierError with all that is wrong in it."""
    problems: list[Problem] = []
    numbered = read_csv(file.parent, file.name, model, problems)
    if problems:
        raise DossierError(problems)
    return tuple(record for _number, record in numbered)


def read_list(file: Path, model: type[Model]) -> tuple[Model, ...]:
    """The entries of a YAML file that is one list, as records.

    Raises DossierError with all that is wrong in it.
    """
    return tuple(_records(file, list, model).values())


def read_mapping(file: Path, model: type[Model]) -> Mapping[str, Model]:
    """The entries of a YAML file that gives fields to names, as records by name.

    Raises DossierError with all that is wrong in it.
    """
    return _records(file, dict, model)


def _records(file: Path, form: type, model: type[Model]) -> dict[str, Model]:
    problems: list[Problem] = []
    content = _read_parsed(file.parent, file.name, form, problems) or form()
    entries = content.items() if form is dict else enumerate(content, start=1)
    records = {
        str(name): validate(file.name, number, fields, model, problems, str(name))
        for number, (name, fields) in enumerate(entries, start=1)
    }
    if problems:
        raise DossierError(problems)
    return {name: record for name, record in records.items() if record is not None}


def read_csv(
    folder: Path, file: str, model: type[Model], problems: list[Problem]
) -> list[tuple[int, Model]]:
    """The rows of a CSV file as records, each with its row number (the header is row 1).

    Rows that cannot be read are left out and reported in `problems`.
    """
    header = ",".join(columns_of(model))
    if not (folder / file).is_file():
        remedy = f"write it, with this first line: {header}"
        problems.append(Problem(file, 0, "", "", "", "the folder has no such file", remedy))
        return []
    text = read_text(folder / file, problems)
    if text is None:
        return []
    lines = csv.reader(io.StringIO(text))
    names = next(lines, [])
    if not names:
        remedy = f"begin it with this line: {header}"
        problems.append(Problem(file, 1, "", "", "", "the file has no header", remedy))
        return []
    bad = _bad_header(file, names, model)
    if bad:
        problems.extend(bad)
        return []
    records = []
    for number, cells in enumerate(filter(None, lines), start=2):
        if len(cells) != len(names):
            remedy = "count the commas; put text that has one in double quotes"
            problems.append(
                Problem(file, number, cells[0], "", "", "the row does not fit the header", remedy)
            )
            continue
        fields = _with_id(dict(zip(names, cells, strict=True)), model)
        record = validate(file, number, fields, model, problems)
        if record is not None:
            records.append((number, record))
    return records


def columns_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The columns of a table of such records, in order; some tables have no column of ids."""
    made = bool(getattr(model, "KEYS", ()))
    first = [] if made else [name for name in ("id",) if name in model.model_fields]
    rest = [
        field.alias or name
        for name, field in model.model_fields.items()
        if name not in ("id", "sources", "confidence", "unverified")
    ]
    last = [name for name in ("sources", "confidence", "unverified") if name in model.model_fields]
    return (*first, *rest, *last)


def _bad_header(file: str, names: Sequence[str], model: type[BaseModel]) -> list[Problem]:
    """What is wrong with the header of a CSV file, told once and not for every row."""
    known = columns_of(model)
    if len(names) == 1 and len(known) > 1 and names[0].count(";") + names[0].count("\t"):
        mark = "semicolons" if ";" in names[0] else "tabs"
        remedy = "save it as CSV UTF-8, separated by commas"
        message = f"the file has {mark} between its cells"
        return [Problem(file, 1, "", "", "", message, remedy)]
    required = {
        field.alias or name for name, field in model.model_fields.items() if field.is_required()
    }
    missing = [name for name in known if name not in names and name in required]
    found = []
    for name in names:
        if name in known or name == "id":
            continue
        near = next(iter(get_close_matches(name, missing or known, 1)), "")
        remedy = "correct or remove it" if near else "remove it"
        found.append(Problem(file, 1, "", name, "", "the column is not known", remedy, near))
    return found + [
        Problem(file, 1, "", name, "", "the column is missing", "add it to the header and the rows")
        for name in missing
    ]


def read_yaml(folder: Path, file: str, problems: list[Problem]) -> Mapping[str, object]:
    """The mapping that a YAML file holds; an empty one, with a problem, where it holds none."""
    return _read_parsed(folder, file, dict, problems) or {}


def read_entries(
    file: str,
    content: Mapping[str, object],
    table: str,
    model: type[Model],
    problems: list[Problem],
) -> list[tuple[int, Model]]:
    """The entries of a YAML file's list `table` as records, each with its place in the list."""
    entries = content.get(table)
    if not isinstance(entries, list):
        if content:
            remedy = f"write '{table}:', and under it one '- id:' for each entry"
            problems.append(Problem(file, 0, "", "", "", f"the list '{table}' is missing", remedy))
        return []
    read = (
        (number, validate(file, number, entry, model, problems))
        for number, entry in enumerate(entries, start=1)
    )
    return [(number, record) for number, record in read if record is not None]


def _read_parsed(
    folder: Path, file: str, form: type[_Form], problems: list[Problem]
) -> _Form | None:
    """What a YAML file holds, of that form; None, with a problem, where it holds none."""
    text = read_text(folder / file, problems)
    if text is None:
        return None
    try:
        content = parse_yaml(text)
    except yaml.YAMLError as error:
        problems.append(_yaml_problem(file, text, error))
        return None
    if isinstance(content, form):
        return content
    message, remedy = _FORMS[form]
    problems.append(Problem(file, 1, "", "", "", message, remedy))
    return None


def _yaml_problem(file: str, text: str, error: yaml.YAMLError) -> Problem:
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        message = f"the file has a character that YAML does not allow, number {error.character}"
        return Problem(file, line, "", "", "", message, "remove the character")
    mark = getattr(error, "problem_mark", None)
    if isinstance(error, yaml.constructor.ConstructorError) and mark:
        remedy = "give one of them a name of its own, or remove it"
        return Problem(file, mark.line + 1, "", "", "", str(error.problem), remedy)
    message = f"the file is not YAML: {getattr(error, 'problem', error)}"
    remedy = "mend the line; quote text that has a colon"
    return Problem(file, mark.line + 1 if mark else 0, "", "", "", message, remedy)


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """The text of a file; None, with a problem, where it cannot be read."""
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        message, remedy = "the folder has no such file", "write it"
    except OSError:
        message, remedy = "the file cannot be read", "write it, or correct who may read it"
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8"
        remedy = "save the file as UTF-8"
    problems.append(Problem(path.name, 0, "", "", "", message, remedy))
    return None


def _with_id(row: dict[str, str], model: type[BaseModel]) -> dict[str, str]:
    """Rows of tables without an id column: their key columns make one."""
    keys: tuple[str, ...] = getattr(model, "KEYS", ())
    if not keys or "id" in row:
        return row
    return {"id": "-".join(row[key] for key in keys if row.get(key)), **row}


def validate(
    file: str,
    number: int,
    fields: object,
    model: type[Model],
    problems: list[Problem],
    name: str = "",
) -> Model | None:
    """The fields as a record; None, with its problems, where they do not fit."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        name = str(fields.get("id", name)) if isinstance(fields, dict) else name
        for detail in error.errors():
            problem = _problem(file, number, name, detail)
            if detail["type"] == "extra_forbidden" and len(detail["loc"]) == 1:
                problem = replace(problem, near=near_miss(problem.field, _fields(model)))
            problems.append(problem)
        return None


def _fields(model: type[BaseModel]) -> Iterator[str]:
    return (field.alias or name for name, field in model.model_fields.items())


def _problem(file: str, number: int, name: str, detail: ErrorDetails) -> Problem:
    # Entries of a list are counted from 1.
    places = (part + 1 if isinstance(part, int) else part for part in detail["loc"])
    field = ".".join(map(str, places))
    value = "" if detail["type"] == "missing" else str(detail["input"])[:60]
    message = detail["msg"].removeprefix("Value error, ")
    if detail["type"] == "union_tag_invalid":
        field, value = f"{field}.kind", str(detail["ctx"]["tag"])
        message = f"expected one of {detail['ctx']['expected_tags']}"
    message = message[:1].lower() + message[1:]
    remedy = _REMEDIES.get(detail["type"], "correct the cell")
    if _SLASHED_DATE.fullmatch(value):
        remedy = "write the year first, and set the column to Text, so that no program turns it"
    near = near_miss(value, _QUOTED.findall(str(detail.get("ctx", {}).get("expected", ""))))
    return Problem(file, number, name, field, value, message, remedy, near)
