"""The tables below the map; each row is a feature and selects it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo.dossier import Control, Dispute, Exercise
from geo.dossier.dates import day_title, when
from geo.dossier.feature_id import feature_id
from geo.dossier.work import work_words
from geo.i18n.formats import LengthUnit
from geo.i18n.languages import _, commas, semicolons
from geo.layers.atlas import Atlas
from geo.layers.frames.measures import Measure, measures
from geo.layers.frames.states import role_titles, sourced_role, work_role
from geo.layers.frames.zones import (
    administrators_on,
    claimants_on,
    drawn_as,
    mapped_lines,
    measured_area_km2,
    measured_length_km,
)
from geo.layers.gazetteer import dispute_feature
from geo.layers.worldview import DE_FACTO
from geo.maps.web.scene import viewer_title
from geo.web.content.cards.card import Link
from geo.web.content.cards.verdicts import VERDICTS
from geo.web.content.graphics.strip import strip
from geo.web.content.panels.matrix import MATRIX
from geo.web.content.panels.rows import Rows
from geo.web.content.panels.valued import Valued, area, length
from geo.web.content.parties import names_of
from geo.web.view.model import View
from geo.web.view.pages import PageText

Cell = str | tuple[Link, ...]


@dataclass(frozen=True)
class Row:
    """A feature and its cells, words or ways to features; the first is its name.

    The feature is '' where the row is none that could be selected.
    """

    feature: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A caption, headings and rows; `name` is that of pages.yaml.

    `records` is the table of records that it is made from; '' where those are layers of the map.
    """

    name: str
    caption: str
    headings: tuple[str, ...]
    rows: Sequence[Row]
    records: str = ""


def tables(atlas: Atlas, page: PageText, view: View) -> tuple[Table, ...]:
    """The tables below the map of a page for the look of `view`, in the order of pages.yaml."""
    return tuple(_tables(atlas, page, view))


def _tables(atlas: Atlas, page: PageText, view: View) -> Iterator[Table]:
    for name in page.tables:
        if name in _TABLES:
            yield _TABLES[name](atlas, view)
        elif name in _TABLES_OF_PAGE:
            yield _TABLES_OF_PAGE[name](atlas, page, view)


def _states(atlas: Atlas, view: View) -> Table:
    headings = (
        _("State"),
        _(work_words(atlas.dossier.about).title),
        _("Other sources"),
        _("Contingent"),
        *(atlas.dossier.organisations[name].name for name in atlas.dossier.about.organisations),
    )
    rows = tuple(
        Row(feature_id("state", code), _state(atlas, code, view))
        for code, state in atlas.dossier.states.items()
        if state.entity_type != "former" and _has_part(atlas, code)
    )
    caption = _(
        "Roles in {exercise}, and membership on {day}",
        exercise=atlas.dossier.subject_name,
        day=day_title(view.day),
    )
    return Table("states", caption, headings, rows, "roles")


def _has_part(atlas: Atlas, code: str) -> bool:
    """Whether any account speaks of a state, if only to say that it was not there."""
    return bool(work_role(atlas, code) or atlas.dossier.role_of(code))


def _state(atlas: Atlas, code: str, view: View) -> tuple[str, ...]:
    held = {
        membership.organisation: membership.status
        for membership in atlas.dossier.memberships_of(code, view.day)
    }
    accounts = (work_role(atlas, code), sourced_role(atlas, code))
    titles = role_titles(atlas)
    roles = (titles[role] if role else "–" for role in accounts)
    sent = atlas.dossier.role_of(code)
    memberships = (held.get(name, "") for name in atlas.dossier.about.organisations)
    return (atlas.state_name(code), *roles, sent.contingent if sent else "", *memberships)


def _zones(atlas: Atlas, view: View) -> Table:
    headings = (
        _("Zone or line"),
        _("Administered on {day} by", day=day_title(view.day)),
        _("Since"),
        viewer_title(atlas, view.viewer),
        _("Claimed by"),
        _("Measured"),
        _("Published"),
    )
    columns = [column for column in range(len(headings)) if column != 3 or view.viewer != DE_FACTO]

    def row(dispute: Dispute) -> Row:
        cells = _zone(atlas, dispute, view)
        return Row(dispute_feature(dispute), tuple(cells[column] for column in columns))

    return Table(
        "zones",
        _("Disputed zones and lines"),
        tuple(headings[column] for column in columns),
        Rows(atlas.dossier.covered_zones, row),
    )


def _zone(atlas: Atlas, dispute: Dispute, view: View) -> tuple[str, ...]:
    administrators = administrators_on(atlas, dispute.id, view.day)
    rows = atlas.dossier.administrators_of(dispute.id, view.day)
    mapped = dispute.id in atlas.mapped_zones
    return (
        dispute.name,
        names_of(atlas, administrators),
        _since(rows),
        names_of(atlas, drawn_as(atlas, dispute.id, view.look)) if mapped else "",
        commas(atlas.state_name(code) for code in claimants_on(atlas, dispute.id, view.day)),
        _measured_size(atlas, dispute, view.unit),
        _published_size(dispute),
    )


def _since(rows: Sequence[Control]) -> str:
    words = semicolons(dict.fromkeys(when(row.valid_from) for row in rows))
    known = [row.valid_from.first for row in rows if row.valid_from]
    return Valued(words, min(known)) if known else words


def _measured_size(atlas: Atlas, dispute: Dispute, unit: LengthUnit) -> str:
    if dispute.id in atlas.mapped_zones:
        return area(measured_area_km2(atlas, dispute.id), unit)
    if dispute in mapped_lines(atlas):
        return length(measured_length_km(atlas, dispute.id), unit)
    return _("not drawn")


def _published_size(dispute: Dispute) -> str:
    if dispute.area_km2:
        return area(dispute.area_km2)
    return length(dispute.length_km) if dispute.length_km else "–"


def _measures(atlas: Atlas, page: PageText, view: View) -> Table:
    known = [measures(atlas, view.look)[name] for name in page.measures]
    rows = tuple(Row(measure.feature, _measure(atlas, measure, view.unit)) for measure in known)
    headings = (_("Distance"), _("Measured"), _("Borders"), _("Land between"))
    return Table("measures", _("Distances on the WGS 84 ellipsoid"), headings, rows)


def _measure(atlas: Atlas, measure: Measure, unit: LengthUnit) -> tuple[str, ...]:
    between = (f"{part.name} {part.figure}" for part in strip(atlas, measure, unit=unit).parts)
    drawn_by = viewer_title(atlas, measure.as_drawn_by)
    figure = length(measure.gap.distance_km, unit)
    return (measure.name, figure, drawn_by, commas(between))


def _sentences(atlas: Atlas, _view: View) -> Table:
    """Sentence by sentence, which claims the work makes, with the verdict of each."""
    rows = []
    for number, about in atlas.dossier.sentences.items():
        claims = tuple(
            Link(claim.feature, f"{claim.article_says} ({_(VERDICTS[claim.verdict])})")
            for claim in atlas.dossier.claims.values()
            if number in claim.article_sentences
        )
        rows.append(Row("", (Valued(str(number), number), about, claims)))
    headings = (_("Sentence"), _("About"), _("Claims and verdicts"))
    caption = _(work_words(atlas.dossier.about).sentences)
    return Table("sentences", caption, headings, tuple(rows), "claims")


def _attendance(atlas: Atlas, _view: View) -> Table:
    """Exercises, and by name who held each, took part beside the hosts, and observed."""

    def names(codes: Sequence[str]) -> str:
        return commas(atlas.state_name(code) for code in codes)

    rows = tuple(
        Row(
            exercise.feature,
            (
                exercise.name,
                _begin(exercise),
                names(exercise.host),
                names([code for code in exercise.participants if code not in exercise.host]),
                names(exercise.observers),
            ),
        )
        for exercise in sorted(atlas.dossier.exercises.values(), key=lambda one: one.date_start)
    )
    headings = (_("Exercise"), _("From"), _("Host"), _("Took part"), _("Observed"))
    caption = _("Hosts, participants and observers")
    return Table("attendance", caption, headings, rows, "exercises")


def _begin(exercise: Exercise) -> Valued:
    return Valued(when(exercise.date_start), exercise.date_start.first)


_TABLES: Mapping[str, Callable[[Atlas, View], Table]] = {
    "states": _states,
    "zones": _zones,
    "sentences": _sentences,
    "attendance": _attendance,
}
# Those of what a page names.
_TABLES_OF_PAGE: Mapping[str, Callable[[Atlas, PageText, View], Table]] = {"measures": _measures}
# The names that pages.yaml gives to tables.
TABLES = (*_TABLES, *_TABLES_OF_PAGE, MATRIX)
