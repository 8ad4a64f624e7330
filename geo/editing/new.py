"""`new FOLDER`: a small atlas that opens at once, with an example row in each table."""

import argparse
import csv
import io
import json
import re
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template

from geo.dossier.dates import today
from geo.dossier.reading.problems import near_miss
from geo.dossier.reading.read import World
from geo.dossier.reading.yaml_values import parse_yaml
from geo.dossier.served import WORLD_FOLDER
from geo.editing.commands import Refused
from geo.layers.geometry import GEOMETRY_FOLDER, read_table
from geo.layers.measuring.geodesy import distance_km

EXAMPLE_FOLDER = Path(__file__).parent / "example"
# How far the maps of the example reach from its place, in degrees.
_WIDE, _HIGH = 9.0, 6.0
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class State:
    """A state of the map: its code and name, and where it is labelled."""

    code: str
    name: str
    lon: float
    lat: float


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser(
        "new",
        help="write a small atlas that opens at once",
        description="Writes a small atlas into an empty folder: an example row in each table, ten "
        "pages, a story of three steps. Asks on a terminal for what no option says.",
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", help="of the atlas")
    parser.add_argument("--exercise", help="that it is about")
    parser.add_argument("--host", help="the state that held it: three letters of ISO 3166-1")
    parser.add_argument("--start", help="its first day, as YYYY-MM-DD")
    parser.add_argument("--end", help="its last day")
    parser.add_argument("--work-title", help="title of the text that is checked")
    parser.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    folder: Path = given.folder
    refuse_filled(folder)
    exercise = _answer(given.exercise, "Exercise", "Example Exercise")
    name = _answer(given.name, "Name of the atlas", f"{exercise} Atlas")
    host = _answer(given.host, "Host (three letters)", min(_known_states()))
    start = _answer(given.start, "First day", f"{today().year - 1}-09-10")
    end = _answer(given.end, "Last day", start)
    work = _answer(given.work_title, "Title of the work", "The work (replace its title)")
    write_example(folder, values(name, exercise, host, start, end, work))
    print(f"{folder} holds a small atlas. Look at it, and change what stands there:")
    print(f"  KAVKAZ_ATLAS_DOSSIER={folder} streamlit run app.py")
    print(f"  python -m geo.dossier check {folder}")
    return 0


def refuse_filled(folder: Path) -> None:
    """Raises Refused where the folder is there and holds something."""
    if folder.is_file():
        raise Refused(f"{folder} is a file; name a folder that is not there yet.")
    if folder.is_dir() and any(folder.iterdir()):
        raise Refused(f"{folder} is not empty, and nothing in it is changed; name a new folder.")


def values(
    name: str, exercise: str, host: str, start: str, end: str, work_title: str
) -> Mapping[str, str]:
    """What stands for each $word of the example's files.

    Raises Refused where a state or a day is none, or the end comes before the start.
    """
    first, last = _day(start), _day(end)
    if last < first:
        raise Refused(f"The last day {end} comes before the first, {start}; correct one of them.")
    if not name.strip() or len(name) > 60 or not exercise.strip():
        raise Refused("The names of atlas and exercise have a letter at least, and 60 at most.")
    home, partner = _states(host)
    west, east = max(home.lon - _WIDE, -180), home.lon + _WIDE
    south, north = max(home.lat - _HIGH, -90), min(home.lat + _HIGH, 90)
    world = World.model_validate(parse_yaml((WORLD_FOLDER / "world.yaml").read_text("utf-8")))
    slug = _slug(exercise)
    return {
        "name": name,
        "quoted_name": json.dumps(name, ensure_ascii=False),
        "exercise": slug,
        "exercise_name": exercise,
        "work": "work" if slug != "work" else "the-work",
        "quoted_work_title": json.dumps(work_title, ensure_ascii=False),
        "host": home.code,
        "host_name": home.name,
        "partner": partner.code,
        "partner_name": partner.name,
        "start": start,
        "end": end,
        "month": start[:7],
        "first_day": f"{first.year}-01-01",
        "today": today().isoformat(),
        "lon": f"{home.lon:.2f}",
        "lat": f"{home.lat:.2f}",
        "west": f"{west:.0f}",
        "south": f"{south:.0f}",
        "east": f"{east:.0f}",
        "north": f"{north:.0f}",
        "world": str(world.version),
    }


def write_example(folder: Path, words: Mapping[str, str]) -> None:
    """Writes the example's files into a folder, which is made, each $word filled in."""
    for file in sorted(EXAMPLE_FOLDER.rglob("*.*")):
        goal = folder / file.relative_to(EXAMPLE_FOLDER)
        if goal.parent.name == "world" and words["host"] in _known_states():
            continue  # the tables of the world have the state already
        goal.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text("utf-8")
        filled = _csv(text, words) if file.suffix == ".csv" else Template(text).substitute(words)
        goal.write_text(filled, "utf-8", newline="\n")


def _csv(text: str, words: Mapping[str, str]) -> str:
    """A CSV file whose cells are filled in one by one, so that each may hold any letter."""
    written = io.StringIO()
    rows = csv.reader(io.StringIO(text))
    filled = ([Template(cell).substitute(words) for cell in row] for row in rows)
    csv.writer(written, lineterminator="\n").writerows(filled)
    return written.getvalue()


def _answer(given: str | None, question: str, default: str) -> str:
    """What an option says, else what is answered on a terminal, else the default."""
    if given is not None:
        return given
    if not sys.stdin.isatty():
        return default
    try:
        return input(f"{question} [{default}]: ").strip() or default
    except EOFError:
        return default


def _day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise Refused(f"'{text}' is no day; write it as YYYY-MM-DD.")
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Refused(f"'{text}' is no day: {error}; write it as YYYY-MM-DD.") from error
    if day > today():
        raise Refused(f"{text} is still to come; maps are drawn up to today, {today()}.")
    return day


def _slug(name: str) -> str:
    """An id made of a name: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:60] or "the-exercise"


def _known_states() -> set[str]:
    with (WORLD_FOLDER / "states.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"] for row in csv.DictReader(file)}


def _states(host: str) -> tuple[State, State]:
    """The host, and the state of the world's tables that is labelled closest to it."""
    table = read_table("states", GEOMETRY_FOLDER)
    columns = ("state", "name_en", "label_lon", "label_lat")
    states = {
        str(code): State(str(code), str(name), float(lon), float(lat))
        for code, name, lon, lat in zip(*(table[column] for column in columns), strict=True)
    }
    if host not in states:
        near = near_miss(host, states)
        meant = f"did you mean {near}? Write" if near else "write"
        raise Refused(f"No state has the code '{host}'; {meant} the three letters of ISO 3166-1.")
    home = states[host]
    others = (states[code] for code in _known_states() if code in states and code != host)
    return home, min(others, key=lambda one: distance_km(home.lon, home.lat, one.lon, one.lat))
