"""Reads a workbook that a spreadsheet program wrote, as the sheets of a dossier."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook

from geo.dossier import DossierError
from geo.dossier.reading.problems import Problem
from geo.editing.workbook_sheet import Row, Sheet
from geo.editing.workbook_tables import empty_sheet, sheet_names
from geo.editing.workbook_write import IDS_SHEET

_SUFFIXES = (".xlsx", ".ods")
_PAIR = re.compile(r"\s*(-?\d+(?:\.\d+)?)°?\s*[,;]\s*(-?\d+(?:\.\d+)?)°?\s*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_ERROR = re.compile(r"#(DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|GETTING_DATA)|Err:\d+")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_workbook(file: Path, known: Mapping[str, Sheet]) -> dict[str, Sheet]:
    """The sheets of an .xlsx or .ods file, their columns in the order of those that are known.

    Dates come as 2021-09-10, whole numbers without a point, a pair of coordinates in `lon` as two
    cells. Raises DossierError with every sheet, column and cell that is not understood.
    """
    book = _open(file)
    problems: list[Problem] = []
    broken = _broken_cells(file)
    sheets = {}
    for name in book.sheet_names:
        lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        if name == IDS_SHEET or not any(cell != "" for line in lines for cell in line):
            continue
        if name not in sheet_names():
            problems.append(_unknown(name, "", sheet_names()))
            continue
        like = known.get(name) or empty_sheet(name)
        sheets[name] = _sheet(like, lines, broken.get(name, frozenset()), problems)
    problems += _strays({**known, **sheets})
    if problems:
        raise DossierError(problems)
    return sheets


def _open(file: Path) -> CalamineWorkbook:
    message, remedy = "", ""
    if not file.is_file():
        message, remedy = "there is no such file", "name the workbook that you saved"
    elif file.suffix.lower() not in _SUFFIXES:
        message, remedy = "it is no .xlsx and no .ods", "save the workbook as one of these"
    else:
        try:
            return CalamineWorkbook.from_path(str(file))
        except (CalamineError, OSError) as error:
            message = f"the workbook cannot be read ({error})"
            remedy = "open it in a spreadsheet program and save it again"
    raise DossierError([Problem(file.name, 0, "", "", "", message, remedy)])


def _sheet(
    like: Sheet, lines: Sequence[Sequence[object]], broken: frozenset[str], problems: list[Problem]
) -> Sheet:
    """A sheet of text, its columns those of `like`."""
    header = [str(cell).strip() for cell in lines[0]]
    wrong = list(_header_problems(like, header, lines))
    problems += wrong
    if wrong:
        return like
    rows = []
    written = {like.key(row): row for row in like.rows}
    for number, line in enumerate(lines[1:], start=2):
        cells = {}
        for place, column in enumerate(header):
            if not column:
                continue
            where = f"{_letters(place)}{number}"
            value = "#" if where in broken else line[place]
            cells[column] = _text(like.name, where, column, value, problems)
        if any(cells.values()):
            _split_pair(like.name, number, header, cells, problems)
            row = tuple(cells.get(column, "") for column in like.columns)
            rows.append(_as_written(row, written.get(like.key(row), row)))
    return replace(like, rows=tuple(rows))


def _as_written(row: Row, before: Row) -> Row:
    """The row, its numbers as they were written before where they are the same: 24.0 and not 24."""
    return tuple(
        was
        if _NUMBER.fullmatch(was) and _NUMBER.fullmatch(now) and float(was) == float(now)
        else now
        for now, was in zip(row, before, strict=True)
    )


def _header_problems(
    like: Sheet, header: Sequence[str], lines: Sequence[Sequence[object]]
) -> Iterator[Problem]:
    for place, column in enumerate(header):
        filled = any(line[place] != "" for line in lines)
        if filled and column not in like.columns:
            yield _unknown(f"{like.name}!{_letters(place)}1", column, like.columns)
        if column and header.index(column) != place:
            message, remedy = "the heading stands twice", "remove one of the two columns"
            yield Problem(f"{like.name}!{_letters(place)}1", 0, "", column, "", message, remedy)
    for column in like.columns:
        if column not in header:
            remedy = "add the heading to the first row, and its cells below it"
            yield Problem(like.name, 1, "", column, "", "the column is missing", remedy)


def _unknown(where: str, column: str, known: Sequence[str]) -> Problem:
    what = "column" if column else "sheet"
    near = get_close_matches(column or where, known, 1)
    remedy = f"did you mean '{near[0]}'? Rename or remove it" if near else "remove it"
    return Problem(where, 0, "", column, "", f"the {what} is not known", remedy)


def _text(sheet: str, where: str, column: str, value: object, problems: list[Problem]) -> str:
    """What a cell says, as a table of text has it."""
    if isinstance(value, str) and not _ERROR.fullmatch(value) and value != "#":
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str):
        message = "the formula of the cell has no result"
        remedy = "write what should stand there as text"
    else:
        message = "the cell has a time of day"
        remedy = "write the date alone, as YYYY-MM-DD, and set the column to Text"
    shown = "" if value == "#" else str(value)
    problems.append(Problem(f"{sheet}!{where}", 0, "", column, shown, message, remedy))
    return ""


def _split_pair(
    sheet: str, number: int, header: Sequence[str], cells: dict[str, str], problems: list[Problem]
) -> None:
    """Splits `56.29, 42.93` in `lon`, latitude first as map services copy it, into two cells."""
    pair = _PAIR.fullmatch(cells.get("lon", ""))
    if pair is None:
        return
    lat = cells.get("lat", "")
    if lat and lat not in (pair[1], cells["lon"]):
        where = f"{sheet}!{_letters(header.index('lon'))}{number}"
        message = f"the cell has two numbers, and lat has '{lat}'"
        remedy = "leave one number in each, or both here and lat empty"
        problems.append(Problem(where, 0, "", "lon", cells["lon"], message, remedy))
        return
    cells["lat"], cells["lon"] = pair[1], pair[2]


def _strays(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """What would be lost on the way to YAML: two claims of one id, and sayings of no claim."""
    for name in ("sources", "claims"):
        ids = [row[0] for row in sheets[name].rows] if name in sheets else []
        for number, id_ in enumerate(ids):
            if id_ in ids[:number]:
                remedy = "give each row an id of its own"
                yield Problem(f"{name}!A{number + 2}", 0, "", "id", id_, "it stands twice", remedy)
    claims = {row[0]: "" for row in sheets["claims"].rows} if "claims" in sheets else {}
    for name in ("sayings", "figures"):
        for number, row in enumerate(sheets[name].rows if name in sheets else (), start=2):
            if row[0] not in claims:
                near = get_close_matches(row[0], claims, 1)
                hint = f"; did you mean '{near[0]}'?" if near else ""
                remedy = f"write the id of a row of the sheet claims{hint}"
                message = "there is no such claim"
                yield Problem(f"{name}!A{number}", 0, "", "claim", row[0], message, remedy)


def _letters(place: int) -> str:
    """The letters of a column: A for 0, AA for 26."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _broken_cells(file: Path) -> Mapping[str, frozenset[str]]:
    """The cells of an .xlsx file whose formula has no result, by sheet: calamine reads them empty.

    An .ods file says the error in words, which calamine reads.
    """
    if file.suffix.lower() != ".xlsx":
        return {}
    with zipfile.ZipFile(file) as archive:
        links = {
            link.attrib["Id"]: link.attrib["Target"].lstrip("/").removeprefix("xl/")
            for link in _parse(archive, "xl/_rels/workbook.xml.rels")
        }
        return {
            sheet.attrib["name"]: frozenset(
                cell.attrib.get("r", "")
                for cell in _parse(archive, f"xl/{links[sheet.attrib[_LINK]]}").iter(f"{_MAIN}c")
                if cell.attrib.get("t") == "e"
            )
            for sheet in _parse(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet")
        }


def _parse(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    # The editor's own file; expat bounds what entities expand to.
    return ElementTree.fromstring(archive.read(name))  # noqa: S314
