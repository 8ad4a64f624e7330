"""What a dossier is about: the values of its `dossier.yaml`."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from geo.dossier.reading.problems import DossierError, Problem
from geo.dossier.reading.tables import read_rows, read_yaml, validate
from geo.dossier.records import Event, Exercise
from geo.dossier.types import PartialDate

FILE = "dossier.yaml"
WorkKind = Literal["article", "essay", "report", "speech"]


class Work(BaseModel):
    """The text whose statements are checked: its source, and what kind of text it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Annotated[str, Field(min_length=1)]
    kind: WorkKind


class About(BaseModel):
    """What an atlas is about.

    `name` is its name; `world` the version of the world that it was written for; `subject` the
    exercise that it is about; `home_day` the day on which every map opens; `first_day` the first
    that can be chosen; `judged_for` the time of which the work speaks; `protagonists` the states
    whose ties it tells (none: of all states); `compare_borders` the viewers to whose borders each
    distance is given; `organisations` those of the table of states; `zones` the disputes that it
    tells about (none: all); `extent` is west, south, east, north in degrees.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=60)]
    world: int
    work: Work
    subject: Annotated[str, Field(min_length=1)]
    home_day: date | None = None
    first_day: date | None = None
    judged_for: PartialDate
    protagonists: tuple[str, ...] = ()
    compare_borders: tuple[str, ...] = ("defacto",)
    organisations: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    extent: tuple[float, float, float, float]
    languages: Annotated[tuple[str, ...], Field(min_length=1)] = ("en",)
    licence: Annotated[str, Field(min_length=1)]

    @property
    def home(self) -> date:
        """The day on which every map opens."""
        return self.home_day or self.start

    @property
    def start(self) -> date:
        """The first day for which maps are drawn; that of all days where no table says it."""
        return self.first_day or date.min

    @property
    def slug(self) -> str:
        """The name as names of files have it: `kavkaz-atlas`."""
        return "-".join(self.name.lower().split())


def read_about(folder: Path) -> About:
    """What the dossier of a folder is about, its days filled in.

    Without `home_day` maps open on the first day of the subject; without `first_day` they begin
    with the day of the first event. Raises DossierError, naming the value, where the file cannot
    be read.
    """
    problems: list[Problem] = []
    about = find_about(folder, problems)
    if about is None:
        raise DossierError(problems)
    return about


def find_about(folder: Path, problems: list[Problem]) -> About | None:
    """As `read_about`, but tells what is wrong in `problems`."""
    if not (folder / FILE).is_file():
        remedy = f"write one to begin with by python -m geo.dossier new {folder.name}"
        problems.append(Problem(FILE, 0, "", "", "", "the folder has no such file", remedy))
        return None
    fields = read_yaml(folder, FILE, problems)
    about = validate(FILE, 0, fields, About, problems, "") if fields else None
    return about and _with_days(about, folder)


def _with_days(about: About, folder: Path) -> About:
    """The same with the days that the file leaves to the tables; their faults are told later."""
    days: dict[str, date | None] = {}
    try:
        if about.home_day is None:
            exercises = {row.id: row for row in read_rows(folder / "exercises.csv", Exercise)}
            days["home_day"] = exercises[about.subject].date_start.first
        if about.first_day is None:
            events = read_rows(folder / "timeline.csv", Event)
            earliest = min((event.date.first for event in events), default=None)
            days["first_day"] = earliest or days.get("home_day") or about.home_day
    except (DossierError, KeyError):
        return about
    return about.model_copy(update=days)
