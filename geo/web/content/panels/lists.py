"""The list beside the map: its full twin, the same features by name, in groups."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo.dossier import Claim, Dispute
from geo.dossier.dates import span, when
from geo.dossier.feature_id import feature_id
from geo.dossier.work import work_words
from geo.i18n.formats import length_words
from geo.i18n.languages import _, capital, commas, in_words, number, spelled
from geo.layers.atlas import Atlas
from geo.layers.frames.measures import measures
from geo.layers.frames.pairs import pair_name, pairs
from geo.layers.frames.places import place_name
from geo.layers.frames.states import role_titles, roles
from geo.layers.frames.ties import GROUP_TITLES, group_of, holds_on, tie_name
from geo.layers.frames.zones import (
    NOT_FOUND,
    administrators_on,
    claimants_on,
    drawn_as,
    is_disputed_on,
    mapped_lines,
)
from geo.layers.gazetteer import dispute_feature
from geo.web.content.cards.verdicts import VERDICTS
from geo.web.content.panels.rows import Rows
from geo.web.content.parties import names_of
from geo.web.view.model import View
from geo.web.view.pages import PageText


@dataclass(frozen=True)
class Item:
    """A feature in the list: its id, its name, and a word about it."""

    id: str
    name: str
    detail: str = ""


@dataclass(frozen=True)
class Group:
    """Features under one heading."""

    title: str
    items: Sequence[Item]


def groups(atlas: Atlas, page: PageText, view: View) -> tuple[Group, ...]:
    """The groups that the page's map shows, none of them empty."""
    made = (group for name in page.lists for group in _groups_named(name, atlas, page, view))
    return tuple(group for group in made if group.items)


def _groups_named(name: str, atlas: Atlas, page: PageText, view: View) -> Iterable[Group]:
    of_page = _GROUPS_OF_PAGE.get(name)
    return of_page(atlas, page, view) if of_page else _GROUPS[name](atlas, view)


def account_words(atlas: Atlas, account: str) -> str:
    """An account of the roles in words: the work that the dossier is about, or other sources."""
    return _(work_words(atlas.dossier.about).label) if account == "article" else _("other sources")


def _states(atlas: Atlas, view: View) -> Iterable[Group]:
    chosen, other = roles(atlas, view.roles), "article" if view.roles == "sourced" else "sourced"
    elsewhere = roles(atlas, other)
    titles = role_titles(atlas)
    account = account_words(atlas, other)
    differing = {role: f"{account}: {title.lower()}" for role, title in titles.items()}
    if other == "article":
        # The work says nothing of those whom it does not name.
        differing[""] = f"{account}: {_('not mentioned')}"
    for role, title in titles.items():
        items = tuple(
            Item(
                feature_id("state", code),
                state.name,
                "" if role == elsewhere.get(code, "") else differing[elsewhere.get(code, "")],
            )
            for code, state in atlas.dossier.states.items()
            if chosen.get(code, "") == role and (role or code in elsewhere)
        )
        yield Group(title, items)


def _zones(atlas: Atlas, view: View) -> Iterable[Group]:
    disputed: list[Dispute] = []
    others: list[Dispute] = []
    for zone in atlas.dossier.covered_zones:
        if zone.geometry_kind != "line":
            (disputed if is_disputed_on(atlas, zone.id, view.day) else others).append(zone)
    yield Group(_("Disputed zones"), Rows(disputed, lambda zone: _zone(atlas, zone, view)))
    yield Group(_("Not disputed on this day"), Rows(others, lambda zone: _zone(atlas, zone, view)))


def _zone(atlas: Atlas, zone: Dispute, view: View) -> Item:
    feature = dispute_feature(zone)
    name = atlas.dossier.former_name(feature, view.day) or zone.name
    if zone.geometry_kind == "sea":
        return Item(feature, name, _("sea, not drawn"))
    administrators = administrators_on(atlas, zone.id, view.day)
    who = names_of(atlas, administrators) or _("nobody")
    said = _("administered by {who}", who=who)
    # Who administers it alone counts it as its own; of several, each is told, as the script does.
    alone = administrators if len(administrators) == 1 else ()
    claimants = [code for code in claimants_on(atlas, zone.id, view.day) if code not in alone]
    if claimants:
        said = _("{said}, claimed by {claimants}", said=said, claimants=names_of(atlas, claimants))
    return Item(feature, name, _with_look(atlas, zone, view, administrators, said))


def _with_look(
    atlas: Atlas, zone: Dispute, view: View, administrators: tuple[str, ...], said: str
) -> str:
    """What is said of a zone; and whether it is drawn as another's than its administrators'."""
    if zone.id not in atlas.mapped_zones:
        return _("{said}, not drawn", said=said)
    drawn = drawn_as(atlas, zone.id, view.look)
    if NOT_FOUND in drawn:
        return _("{said}, no position found", said=said)
    if set(drawn) != set(administrators or ("",)):
        return _("{said}, drawn as {holders}", said=said, holders=names_of(atlas, drawn))
    return said


def _lines(atlas: Atlas, _view: View) -> Iterable[Group]:
    drawn = {line.id for line in mapped_lines(atlas)}
    items = tuple(
        Item(
            dispute_feature(line),
            line.name,
            kind if line.id in drawn else _("{said}, not drawn", said=kind),
        )
        for line in atlas.dossier.covered_zones
        if line.geometry_kind == "line"
        for kind in [spelled(line.type)]
    )
    yield Group(_("Disputed lines"), items)


def _places(atlas: Atlas, page: PageText, view: View) -> Iterable[Group]:
    items = tuple(
        Item(
            feature_id("place", name),
            place_name(atlas, name, view.day),
            spelled(atlas.dossier.places[name].kind),
        )
        for name in page.places
    )
    yield Group(_("Places"), items)


def _measures(atlas: Atlas, page: PageText, view: View) -> Iterable[Group]:
    known = measures(atlas, view.look)
    items = tuple(
        Item(
            feature_id("measure", name),
            known[name].name,
            length_words(known[name].gap.distance_km, view.unit),
        )
        for name in page.measures
    )
    yield Group(_("Distances"), items)


def _claims(atlas: Atlas, view: View) -> Iterable[Group]:
    by_topic: dict[str, list[Item]] = {}
    for claim in claims_shown(atlas, view.only):
        item = Item(claim.feature, claim.article_says, _(VERDICTS[claim.verdict]))
        by_topic.setdefault(claim.topic, []).append(item)
    for topic, items in by_topic.items():
        yield Group(capital(spelled(topic)), tuple(items))


def claims_shown(atlas: Atlas, only: tuple[str, ...]) -> tuple[Claim, ...]:
    """The claims that pass all filters, such as `verdict:contested` or `state:PAK`."""
    wanted = dict(part.split(":") for part in only)

    def passes(claim: Claim) -> bool:
        return (
            wanted.get("topic", claim.topic) == claim.topic
            and wanted.get("verdict", claim.verdict) == claim.verdict
            and ("state" not in wanted or wanted["state"] in claim.where.states)
        )

    return tuple(claim for claim in atlas.dossier.claims.values() if passes(claim))


def _ties(atlas: Atlas, view: View) -> Iterable[Group]:
    """Two states with several ties first, which are one line on the map; then all ties by kind."""
    yield Group(_("Several relations"), tuple(_pairs(atlas, view)))
    for group, title in GROUP_TITLES.items():
        items = tuple(
            Item(tie.feature, tie_name(atlas, tie), span(tie.valid_from, tie.valid_to))
            for tie in atlas.dossier.relations.values()
            if group_of(tie.kind) == group and holds_on(tie, view.day)
        )
        yield Group(_(title), items)


def _pairs(atlas: Atlas, view: View) -> Iterator[Item]:
    for pair in pairs(atlas).values():
        every = (atlas.dossier.relations[tie] for tie in pair.ties)
        kinds = [spelled(tie.kind) for tie in every if holds_on(tie, view.day)]
        if len(kinds) > 1:
            tally = _("{count}: {kinds}", count=number(len(kinds)), kinds=commas(kinds))
            yield Item(pair.feature, pair_name(atlas, pair), tally)


def _exercises(atlas: Atlas, _view: View) -> Iterable[Group]:
    by_series: dict[str, list[Item]] = {}
    for exercise in atlas.dossier.exercises.values():
        item = Item(exercise.feature, exercise.name, when(exercise.date_start))
        by_series.setdefault(exercise.series, []).append(item)
    for series, items in by_series.items():
        yield Group(_(in_words(series).title()), tuple(items))


def _events(atlas: Atlas, _view: View) -> Iterable[Group]:
    by_decade: dict[str, list[Item]] = {}
    for event in sorted(atlas.dossier.timeline.values(), key=lambda event: event.date):
        decade = _("{decade}s", decade=event.date.first.year // 10 * 10)
        item = Item(event.feature, event.title, when(event.date))
        by_decade.setdefault(decade, []).append(item)
    for decade, items in by_decade.items():
        yield Group(decade, tuple(items))


_GROUPS: Mapping[str, Callable[[Atlas, View], Iterable[Group]]] = {
    "states": _states,
    "zones": _zones,
    "lines": _lines,
    "claims": _claims,
    "ties": _ties,
    "exercises": _exercises,
    "events": _events,
}
# Those of what a page names.
_GROUPS_OF_PAGE: Mapping[str, Callable[[Atlas, PageText, View], Iterable[Group]]] = {
    "places": _places,
    "measures": _measures,
}
# The names that pages.yaml gives to lists.
LISTS = (*_GROUPS, *_GROUPS_OF_PAGE)
