"""The tables below the map; each row is a feature and selects it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo.dossier import Dispute, State
from geo.layers.atlas import EXERCISE_DAY, Atlas
from geo.layers.gazetteer import dispute_feature
from geo.layers.measures import Measure, measures
from geo.layers.states import article_role, sourced_role
from geo.layers.zones import administrators_on, mapped_lines, measured_area_km2, measured_length_km
from geo.web.card import kilometres, square_kilometres
from geo.web.cards.states import ROLES
from geo.web.pages import PageText

ORGANISATIONS = ("CSTO", "SCO", "CIS", "EAEU", "NATO", "Quad")


@dataclass(frozen=True)
class Row:
    """A feature and its cells; the first is its name."""

    feature: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A caption, headings and rows."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def tables(atlas: Atlas, page: PageText) -> tuple[Table, ...]:
    """The tables of a page, in the order of geo/data/pages.yaml."""
    return tuple(_TABLES[name](atlas, page) for name in page.tables)


def _states(atlas: Atlas, _page: PageText) -> Table:
    headings = ("State", "By the article", "By other sources", "Contingent", *ORGANISATIONS)
    rows = tuple(
        Row(f"state:{code}", _state(atlas, code, state))
        for code, state in atlas.dossier.states.items()
        if state.entity_type != "former"
    )
    caption = "Roles in Kavkaz 2020, and membership on 21 September 2020"
    return Table(caption, headings, rows)


def _state(atlas: Atlas, code: str, state: State) -> tuple[str, ...]:
    held = {
        membership.organisation: membership.status
        for membership in atlas.dossier.memberships_of(code, EXERCISE_DAY)
    }
    article = ROLES[article_role(state)] if article_role(state) else "–"
    sourced = ROLES[sourced_role(state)] if sourced_role(state) else "–"
    memberships = (held.get(organisation, "") for organisation in ORGANISATIONS)
    return (state.name, article, sourced, state.contingent, *memberships)


def _zones(atlas: Atlas, _page: PageText) -> Table:
    headings = (
        "Zone or line", "Administered on 21 September 2020 by", "Since", "Claimed by",
        "Measured", "Published",
    )  # fmt: skip
    rows = tuple(
        Row(dispute_feature(dispute), _zone(atlas, dispute))
        for dispute in atlas.dossier.disputes.values()
    )
    return Table("Disputed zones and lines", headings, rows)


def _zone(atlas: Atlas, dispute: Dispute) -> tuple[str, ...]:
    holders = administrators_on(atlas, dispute.id, EXERCISE_DAY)
    rows = atlas.dossier.administrators_of(dispute.id, EXERCISE_DAY)
    return (
        dispute.name,
        " and ".join(atlas.state_name(code) for code in holders),
        "; ".join(dict.fromkeys(str(row.valid_from) for row in rows)),
        ", ".join(atlas.state_name(code) for code in dispute.claimants),
        _measured(atlas, dispute),
        _published(dispute),
    )


def _measured(atlas: Atlas, dispute: Dispute) -> str:
    if dispute.id in atlas.mapped_zones:
        return square_kilometres(measured_area_km2(atlas, dispute.id))
    if dispute in mapped_lines(atlas):
        return kilometres(measured_length_km(atlas, dispute.id))
    return "not drawn"


def _published(dispute: Dispute) -> str:
    if dispute.area_km2:
        return square_kilometres(dispute.area_km2)
    return kilometres(dispute.length_km) if dispute.length_km else "–"


def _measures(atlas: Atlas, page: PageText) -> Table:
    known = [measures(atlas)[name] for name in page.measures]
    rows = tuple(Row(f"measure:{measure.id}", _measure(atlas, measure)) for measure in known)
    headings = ("Distance", "Measured", "Borders as drawn by", "Land between")
    return Table("Distances on the WGS 84 ellipsoid", headings, rows)


def _measure(atlas: Atlas, measure: Measure) -> tuple[str, ...]:
    between = dict.fromkeys(
        atlas.state_name(code)
        for crossing in measure.crossings
        for code in crossing.state.split(" and ")
    )
    drawn_by = atlas.state_name(measure.as_drawn_by) if measure.as_drawn_by else "de facto"
    figure = kilometres(measure.gap.distance_km)
    return (measure.name, figure, drawn_by, ", ".join(between))


_TABLES: Mapping[str, Callable[[Atlas, PageText], Table]] = {
    "states": _states,
    "zones": _zones,
    "measures": _measures,
}
