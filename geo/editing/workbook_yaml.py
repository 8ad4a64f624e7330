"""sources.yaml and claims.yaml as sheets of text, and the files again from such sheets."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from geo.dossier.reading.problems import Problem
from geo.dossier.reading.yaml_values import parse_yaml
from geo.dossier.records import Source
from geo.editing.workbook_sheet import Row, Sheet, cell_of
from geo.editing.yaml_text import (
    Entry,
    entries_by_id,
    entries_in,
    mapping_in,
    with_list,
    with_mapping,
)

# What a claim has beside its lists of sayings and figures; `where_` columns stand in `where`.
_PLAIN = ("id", "topic", "article_says", "question", "verdict", "explanation")
_LISTS = ("article_sentences", "sources", "unverified")
_WHERE = tuple(
    f"where_{name}" for name in ("places", "states", "disputes", "exercises", "relations")
)
CLAIM_COLUMNS = (
    "id",
    "topic",
    "article_sentences",
    "article_says",
    "question",
    "verdict",
    "explanation",
    *_WHERE,
    "contrast",
    "compute",
    "sources",
    "confidence",
    "unverified",
)
SAYING_COLUMNS = ("claim", "text", "sources")
FIGURE_COLUMNS = ("claim", "value", "what", "date", "sources")
SENTENCE_COLUMNS = ("number", "text")
SOURCES_FILE = "sources.yaml"
CLAIMS_FILE = "claims.yaml"


def read_yaml(file: Path, list_name: str, problems: list[Problem]) -> Entry:
    """What a YAML file holds; nothing where there is no such file."""
    if not file.is_file():
        return {}
    try:
        content = parse_yaml(file.read_text("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        message = f"the file cannot be read: {' '.join(str(error).split())}"
        problems.append(Problem(file.name, 0, "", "", "", message, "mend it"))
        return {}
    whole = content if isinstance(content, dict) else {}
    listed = whole.get(list_name)
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        message = f"the file has no list '{list_name}' of entries with fields"
        remedy = f"write '{list_name}:', and under it one '- id:' for each entry"
        problems.append(Problem(file.name, 0, "", "", "", message, remedy))
        return {}
    return whole


def source_sheet(content: Entry) -> dict[str, Sheet]:
    """The sheet of what sources.yaml holds, by its name."""
    columns = tuple(Source.model_fields)
    entries = entries_in(content, "sources")
    rows = tuple(tuple(cell_of(entry.get(column)) for column in columns) for entry in entries)
    return {"sources": Sheet("sources", columns, rows)}


def claim_sheets(content: Entry) -> dict[str, Sheet]:
    """The sheets of what claims.yaml holds, by their names."""
    claims = entries_in(content, "claims")
    sayings = [
        saying for claim in claims for saying in _rows_of_list(claim, "others_say", SAYING_COLUMNS)
    ]
    figures = [
        figure for claim in claims for figure in _rows_of_list(claim, "values", FIGURE_COLUMNS)
    ]
    sentences = tuple(
        (cell_of(number), cell_of(text))
        for number, text in mapping_in(content, "sentences").items()
    )
    return {
        "claims": Sheet("claims", CLAIM_COLUMNS, tuple(_claim_row(claim) for claim in claims)),
        "sayings": Sheet("sayings", SAYING_COLUMNS, tuple(sayings), ("claim",)),
        "figures": Sheet("figures", FIGURE_COLUMNS, tuple(figures), ("claim",)),
        "sentences": Sheet("sentences", SENTENCE_COLUMNS, sentences, ("number",)),
    }


def _claim_row(claim: Entry) -> Row:
    where = mapping_in(claim, "where")
    cells = {
        **{name: cell_of(claim.get(name)) for name in (*_PLAIN, *_LISTS, "confidence")},
        **{name: cell_of(where.get(name.removeprefix("where_"))) for name in _WHERE},
        "contrast": "yes" if claim.get("contrast") else "",
        "compute": _flow(claim["compute"]) if claim.get("compute") else "",
    }
    return tuple(cells[column] for column in CLAIM_COLUMNS)


def _rows_of_list(claim: Entry, name: str, columns: Row) -> Iterator[Row]:
    """The rows of a claim's list: the claim's id, then the fields of each entry."""
    for entry in entries_in(claim, name):
        yield (cell_of(claim.get("id")), *(cell_of(entry.get(column)) for column in columns[1:]))


def _flow(value: object) -> str:
    """A value as YAML on one line."""
    text: str = yaml.safe_dump(
        value, default_flow_style=True, sort_keys=False, width=float("inf"), allow_unicode=True
    )
    return text.strip()


def sources_text(folder: Path, sheet: Sheet) -> str:
    """The text of sources.yaml as its sheet has it now."""
    text = _text_of(folder / SOURCES_FILE)
    old = entries_by_id(text, "sources")
    new = []
    for row in sheet.rows:
        entry = dict(old.get(row[0], {}))
        for column, cell in zip(sheet.columns, row, strict=True):
            if column not in entry or cell_of(entry[column]) != cell:
                entry[column] = cell
        new.append(entry)
    return with_list(text, "sources", new)


def claims_text(folder: Path, before: Mapping[str, Sheet], after: Mapping[str, Sheet]) -> str:
    """The text of claims.yaml as its sheets have it now; those that are missing are as before."""
    sheets = {**before, **after}
    text = _text_of(folder / CLAIMS_FILE)
    old = entries_by_id(text, "claims")
    sayings = _by_claim(sheets["sayings"])
    figures = _by_claim(sheets["figures"])
    claims = [
        _claim(
            dict(zip(CLAIM_COLUMNS, row, strict=True)),
            old.get(row[0]),
            sayings[row[0]],
            figures[row[0]],
        )
        for row in sheets["claims"].rows
    ]
    text = with_list(text, "claims", claims)
    rows = sheets["sentences"].rows
    if rows != before["sentences"].rows:
        text = with_mapping(text, "sentences", {_number(row[0]): row[1] for row in rows})
    return text


def _by_claim(sheet: Sheet) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sheet.rows:
        found[row[0]].append(row)
    return found


def _claim(
    cells: Mapping[str, str], old: Entry | None, sayings: list[Row], figures: list[Row]
) -> dict[str, object]:
    """A claim of its cells; what they do not change stays as it was."""
    old = old or {}
    had = dict(zip(CLAIM_COLUMNS, _claim_row(old), strict=True))
    changed = {name: cell for name, cell in cells.items() if cell != had[name]}
    claim = dict(old)
    claim.update({name: _field(name, changed[name]) for name in changed if name not in _WHERE})
    where = {
        name.removeprefix("where_"): _names(changed[name]) for name in _WHERE if name in changed
    }
    if where or "where" not in old:
        claim["where"] = dict(mapping_in(old, "where")) | where
    if sayings != list(_rows_of_list(old, "others_say", SAYING_COLUMNS)) or "others_say" not in old:
        claim["others_say"] = [
            {"text": text, "sources": _names(sources)} for _, text, sources in sayings
        ]
    if figures != list(_rows_of_list(old, "values", FIGURE_COLUMNS)):
        claim["values"] = [
            {"value": _number(value), "what": what, "date": date, "sources": _names(sources)}
            for _, value, what, date, sources in figures
        ]
    emptied = ("contrast", "compute", "unverified", "values")
    return {name: value for name, value in claim.items() if value or name not in emptied}


def _field(name: str, cell: str) -> object:
    """What a cell of the sheet of claims says in YAML."""
    if name == "article_sentences":
        return [_number(part) for part in _names(cell)]
    if name in _LISTS:
        return _names(cell)
    if name == "contrast":
        return cell == "yes"
    if name == "compute":
        return parse_yaml(cell) if cell else None
    return cell


def _names(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _number(cell: str) -> int | float | str:
    """The number that a cell writes; else the cell, which the check then refuses."""
    if not re.fullmatch(r"-?\d+(\.\d+)?", cell.strip()):
        return cell
    return float(cell) if "." in cell else int(cell)


def _text_of(file: Path) -> str:
    return file.read_text("utf-8-sig") if file.is_file() else ""
