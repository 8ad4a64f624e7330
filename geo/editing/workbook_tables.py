"""The tables of a dossier folder as sheets of text, and the files again from such sheets.

A file whose cells nobody changed is not written, and an entry of a YAML file whose cells nobody
changed keeps its text, comments included.
"""

import csv
import io
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from geo.dossier import DossierError
from geo.dossier.problems import Problem
from geo.dossier.read import ADDED, DOSSIER_TABLES, WORLD_TABLES
from geo.dossier.records import Source
from geo.dossier.tables import columns_of, parse_yaml, read_csv
from geo.layers.measures import MEASURES_FILE, MeasureRow
from geo.web.middleware.redirects import OLD_LINKS_FILE, Renaming

Row = tuple[str, ...]

# What a claim has beside its lists of sayings and figures; `where_` columns stand in `where`.
_PLAIN = ("id", "topic", "article_says", "question", "verdict", "explanation")
_LISTS = ("article_sentences", "sources", "unverified")
_WHERE = tuple(
    f"where_{name}" for name in ("places", "states", "disputes", "exercises", "relations")
)
CLAIM_COLUMNS = (
    "id", "topic", "article_sentences", "article_says", "question", "verdict", "explanation",
    *_WHERE, "contrast", "compute", "sources", "confidence", "unverified",
)  # fmt: skip
SAYING_COLUMNS = ("claim", "text", "sources")
FIGURE_COLUMNS = ("claim", "value", "what", "date", "sources")
SENTENCE_COLUMNS = ("number", "text")
_SOURCES_FILE = "sources.yaml"
_CLAIMS_FILE = "claims.yaml"
_LINE_WIDTH = 100


@dataclass(frozen=True)
class Sheet:
    """A table as text: its columns and rows, and the columns that name a row.

    `unused` are the columns that the file leaves out, because nothing stands in them.
    """

    name: str
    columns: Row
    rows: tuple[Row, ...]
    keys: Row = ("id",)
    unused: Row = ()

    def key(self, row: Row) -> Row:
        """What names a row."""
        return tuple(row[self.columns.index(name)] for name in self.keys)


@dataclass(frozen=True)
class Table:
    """A CSV file of a dossier folder, and the record that each row of it is."""

    file: str
    model: type[BaseModel]

    @property
    def keys(self) -> Row:
        """The columns that name a row."""
        return getattr(self.model, "KEYS", ()) or ("id",)


WORLD_BEFORE = f"{ADDED} "
TABLES: Mapping[str, Table] = {
    **{name: Table(f"{name}.csv", model) for name, model in DOSSIER_TABLES.items()},
    "measures": Table(MEASURES_FILE, MeasureRow),
    "old_links": Table(OLD_LINKS_FILE, Renaming),
    **{
        f"{WORLD_BEFORE}{name}": Table(f"{ADDED}/{name}.csv", model)
        for name, model in WORLD_TABLES.items()
    },
}
_OLD_LINK_KEYS = ("until", "key", "was")


def read_sheets(folder: Path) -> dict[str, Sheet]:
    """The tables of a dossier folder by the names of their sheets.

    Tables of the world are there where the dossier adds rows to them. Raises DossierError where
    a file cannot be read as a table.
    """
    problems: list[Problem] = []
    sheets = {
        name: _read_table(folder, name, table, problems)
        for name, table in TABLES.items()
        if not name.startswith(WORLD_BEFORE) or (folder / table.file).is_file()
    }
    sources = _read_yaml(folder / _SOURCES_FILE, "sources", problems)
    claims = _read_yaml(folder / _CLAIMS_FILE, "claims", problems)
    if problems:
        raise DossierError(problems)
    found = {**sheets, **_source_sheet(sources), **_claim_sheets(claims)}
    return {name: found[name] for name in sheet_names() if name in found}


def sheet_names() -> tuple[str, ...]:
    """The names of all sheets that a workbook may have, in their order."""
    world = [name for name in TABLES if name.startswith(WORLD_BEFORE)]
    own = [name for name in TABLES if not name.startswith(WORLD_BEFORE)]
    return ("sources", "claims", "sayings", "figures", "sentences", *own, *world)


def empty_sheet(name: str) -> Sheet:
    """A sheet of that name without rows."""
    if name in TABLES:
        table = TABLES[name]
        return Sheet(name, columns_of(table.model), (), _keys(name, table))
    return {**_source_sheet({}), **_claim_sheets({})}[name]


def changed_files(
    folder: Path, before: Mapping[str, Sheet], after: Mapping[str, Sheet]
) -> dict[str, str]:
    """The new text of each file of which a cell, a row or the order of rows changed, by name."""
    changed = {
        name for name, sheet in after.items() if sheet.rows != _rows_of(before.get(name), sheet)
    }
    files = {TABLES[name].file: _csv_text(after[name]) for name in changed if name in TABLES}
    if "sources" in changed:
        files[_SOURCES_FILE] = _sources_text(folder, after["sources"])
    if changed & {"claims", "sayings", "figures", "sentences"}:
        files[_CLAIMS_FILE] = _claims_text(folder, before, after)
    return files


def _rows_of(sheet: Sheet | None, like: Sheet) -> tuple[Row, ...]:
    return sheet.rows if sheet is not None else empty_sheet(like.name).rows


# CSV


def _keys(name: str, table: Table) -> Row:
    return _OLD_LINK_KEYS if name == "old_links" else table.keys


def _read_table(folder: Path, name: str, table: Table, problems: list[Problem]) -> Sheet:
    file = folder / table.file
    known = columns_of(table.model)
    keys = _keys(name, table)
    if not file.is_file():
        return Sheet(name, known, (), keys)
    try:
        lines = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    except UnicodeDecodeError:
        lines = []
    header = lines[0] if lines else []
    if not header or set(header) - {*known, "id"} or any(len(row) != len(header) for row in lines):
        found: list[Problem] = []
        read_csv(folder, table.file, table.model, found)
        problems += found
        return Sheet(name, known, (), keys)
    more = tuple(column for column in known if column not in header)
    rows = tuple((*row, *("" for _ in more)) for row in lines[1:])
    return Sheet(name, (*header, *more), rows, keys, more)


def _csv_text(sheet: Sheet) -> str:
    """The text of a CSV file; unused columns come in where something stands in them now."""
    shown = [
        number
        for number, column in enumerate(sheet.columns)
        if column not in sheet.unused or any(row[number] for row in sheet.rows)
    ]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([row[number] for number in shown] for row in (sheet.columns, *sheet.rows))
    return text.getvalue()


# YAML


def _read_yaml(file: Path, list_name: str, problems: list[Problem]) -> Mapping[str, Any]:
    """What a YAML file holds; nothing where there is no such file."""
    if not file.is_file():
        return {}
    try:
        content = parse_yaml(file.read_text("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        message = f"the file cannot be read: {' '.join(str(error).split())}"
        problems.append(Problem(file.name, 0, "", "", "", message, "mend it"))
        return {}
    listed = content.get(list_name) if isinstance(content, dict) else None
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        message = f"the file has no list '{list_name}' of entries with fields"
        remedy = f"write '{list_name}:', and under it one '- id:' for each entry"
        problems.append(Problem(file.name, 0, "", "", "", message, remedy))
        return {}
    return dict(content)


def _source_sheet(content: Mapping[str, Any]) -> dict[str, Sheet]:
    columns = tuple(Source.model_fields)
    entries = content.get("sources", ())
    rows = tuple(tuple(_cell(entry.get(column)) for column in columns) for entry in entries)
    return {"sources": Sheet("sources", columns, rows)}


def _claim_sheets(content: Mapping[str, Any]) -> dict[str, Sheet]:
    claims = content.get("claims", ())
    sayings = [saying for claim in claims for saying in _said(claim, "others_say", SAYING_COLUMNS)]
    figures = [figure for claim in claims for figure in _said(claim, "values", FIGURE_COLUMNS)]
    sentences = tuple(
        (_cell(number), _cell(text)) for number, text in (content.get("sentences") or {}).items()
    )
    return {
        "claims": Sheet("claims", CLAIM_COLUMNS, tuple(_claim_row(claim) for claim in claims)),
        "sayings": Sheet("sayings", SAYING_COLUMNS, tuple(sayings), ("claim",)),
        "figures": Sheet("figures", FIGURE_COLUMNS, tuple(figures), ("claim",)),
        "sentences": Sheet("sentences", SENTENCE_COLUMNS, sentences, ("number",)),
    }


def _claim_row(claim: Mapping[str, Any]) -> Row:
    where = claim.get("where") or {}
    cells = {
        **{name: _cell(claim.get(name)) for name in (*_PLAIN, *_LISTS, "confidence")},
        **{name: _cell(where.get(name.removeprefix("where_"))) for name in _WHERE},
        "contrast": "yes" if claim.get("contrast") else "",
        "compute": _flow(claim["compute"]) if claim.get("compute") else "",
    }
    return tuple(cells[column] for column in CLAIM_COLUMNS)


def _said(claim: Mapping[str, Any], name: str, columns: Row) -> Iterator[Row]:
    """The rows of a claim's list: the claim's id, then the fields of each entry."""
    for entry in claim.get(name) or ():
        yield (_cell(claim.get("id")), *(_cell(entry.get(column)) for column in columns[1:]))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ";".join(str(part) for part in value)
    return str(value)


def _flow(value: Any) -> str:
    """A value as YAML on one line."""
    text: str = yaml.safe_dump(
        value, default_flow_style=True, sort_keys=False, width=float("inf"), allow_unicode=True
    )
    return text.strip()


def _sources_text(folder: Path, sheet: Sheet) -> str:
    text = _text_of(folder / _SOURCES_FILE)
    old = _entries(text, "sources")
    new = []
    for row in sheet.rows:
        entry = dict(old.get(row[0], {}))
        for column, cell in zip(sheet.columns, row, strict=True):
            if column not in entry or _cell(entry[column]) != cell:
                entry[column] = cell
        new.append(entry)
    return _with_list(text, "sources", new)


def _claims_text(folder: Path, before: Mapping[str, Sheet], after: Mapping[str, Sheet]) -> str:
    sheets = {**before, **after}
    text = _text_of(folder / _CLAIMS_FILE)
    old = _entries(text, "claims")
    sayings = _by_claim(sheets["sayings"])
    figures = _by_claim(sheets["figures"])
    claims = [
        _claim(
            dict(zip(CLAIM_COLUMNS, row, strict=True)), old.get(row[0]), sayings[row[0]],
            figures[row[0]],
        )
        for row in sheets["claims"].rows
    ]  # fmt: skip
    text = _with_list(text, "claims", claims)
    rows = sheets["sentences"].rows
    if rows != before["sentences"].rows:
        text = _with_mapping(text, "sentences", {_number(row[0]): row[1] for row in rows})
    return text


def _by_claim(sheet: Sheet) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sheet.rows:
        found[row[0]].append(row)
    return found


def _claim(
    cells: Mapping[str, str], old: Mapping[str, Any] | None, sayings: list[Row], figures: list[Row]
) -> dict[str, Any]:
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
        claim["where"] = {**(old.get("where") or {}), **where}
    if sayings != list(_said(old, "others_say", SAYING_COLUMNS)) or "others_say" not in old:
        claim["others_say"] = [
            {"text": text, "sources": _names(sources)} for _, text, sources in sayings
        ]
    if figures != list(_said(old, "values", FIGURE_COLUMNS)):
        claim["values"] = [
            {"value": _number(value), "what": what, "date": date, "sources": _names(sources)}
            for _, value, what, date, sources in figures
        ]
    emptied = ("contrast", "compute", "unverified", "values")
    return {name: value for name, value in claim.items() if value or name not in emptied}


def _field(name: str, cell: str) -> Any:
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


def _entries(text: str, name: str) -> dict[str, Mapping[str, Any]]:
    """The entries of a YAML file's list by id."""
    content = parse_yaml(text) or {}
    return {_cell(entry.get("id")): entry for entry in content.get(name) or ()}


def _with_list(text: str, name: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """The text with other entries in its list; those that stand in it keep their own words."""
    content = parse_yaml(text) or {}
    old = content.get(name) or []
    if entries == old:
        return text
    node = _value_node(text, name)
    if node is None or not _is_block(node):
        return _dump({**content, name: list(entries)})
    lines = text.splitlines(keepends=True)
    indent = " " * (node.value[0].start_mark.column - 2)
    starts = [item.start_mark.line for item in node.value]
    end = _end_line(node, lines)
    blocks = [
        "".join(lines[start:stop]) for start, stop in zip(starts, [*starts[1:], end], strict=True)
    ]
    kept = {
        _cell(entry.get("id")): (entry, block) for entry, block in zip(old, blocks, strict=True)
    }
    written = [
        kept[entry["id"]][1]
        if kept.get(entry["id"], ({}, ""))[0] == entry
        else textwrap.indent(_dump([entry]), indent)
        for entry in entries
    ]
    ended = [block if block.endswith("\n") else f"{block}\n" for block in written]
    return "".join((*lines[: starts[0]], *ended, *lines[end:]))


def _with_mapping(text: str, name: str, mapping: Mapping[Any, Any]) -> str:
    content = parse_yaml(text) or {}
    node = _value_node(text, name)
    if node is None or node.flow_style:
        return _dump({**content, name: mapping})
    lines = text.splitlines(keepends=True)
    start = node.start_mark.line
    written = textwrap.indent(_dump(mapping), " " * node.start_mark.column)
    return "".join((*lines[:start], written, *lines[_end_line(node, lines) :]))


def _value_node(text: str, name: str) -> Any:
    """The node of what a YAML file says under a name; None where it says nothing there."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    pairs = root.value if root is not None else ()
    found: Any = next((value for key, value in pairs if key.value == name), None)
    return found


def _is_block(node: Any) -> bool:
    return bool(node.value) and not node.flow_style


def _end_line(node: Any, lines: Sequence[str]) -> int:
    """The number of the line after the last of a node."""
    end: int = node.end_mark.line + (1 if node.end_mark.column else 0)
    return min(end, len(lines))


def _dump(value: Any) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=_LINE_WIDTH)
    return text
