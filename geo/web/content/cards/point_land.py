"""Whose land a point is on a day: facts for its card, from the look of every viewer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from geo.dossier.dates import day_title, span
from geo.i18n.formats import LengthUnit, length_words
from geo.i18n.languages import N_, _, capital, commas, semicolons
from geo.layers.atlas import Atlas
from geo.layers.frames.geometry_sources import BORDERS, COUNTRIES
from geo.layers.frames.zones import NOT_FOUND, holder_codes
from geo.layers.not_told import not_told_on
from geo.layers.points.land_at import face_at, holdings_by_viewer, is_on_lake, spells
from geo.layers.points.near import NEAR_KM, Surroundings, is_near, land_near, surroundings
from geo.layers.points.point_id import Point
from geo.layers.worldview import DE_FACTO, Holding, Look, holding_of
from geo.maps.web.scene import viewer_title
from geo.web.content.cards.card import Fact, doubt_of
from geo.web.content.parties import names_of

_GENERALISED = N_(
    "Borders and coasts are Natural Earth's, 1:10 million; "
    "near them land can lie on the other side."
)
_NO_CLAIM = N_("Nobody whom this atlas knows of; it does not hold all disputes of the world.")


@dataclass(frozen=True)
class Land:
    """A point in a look: its face, None off all land, and its holding by every viewer."""

    around: Surroundings
    look: Look
    face: str | None
    by_viewer: Mapping[str, Holding]

    @property
    def point(self) -> Point:
        """Where it is."""
        return self.around.point

    @property
    def held(self) -> Holding | None:
        """Who administers and who claims the land; None off all land."""
        return self.by_viewer.get(DE_FACTO)

    @property
    def disputed(self) -> bool:
        """Whether somebody claims the land who does not hold it."""
        return self.held is not None and self.held.disputed


def land_of_point(atlas: Atlas, point: Point, look: Look) -> Land:
    """What the atlas draws at a point in a look."""
    face = face_at(atlas, point)
    by_viewer = holdings_by_viewer(atlas, face, look.day) if face else {}
    return Land(surroundings(atlas, point), look, face, by_viewer)


def land_words(atlas: Atlas, land: Land) -> str:
    """Whose land it is, in a word or two: who administers it, or that it is water."""
    if land.held is None:
        return _("Lake") if is_on_lake(atlas, land.point) else _("Sea")
    return capital(names_of(atlas, land.held.administrators or ("",)))


def land_facts(atlas: Atlas, land: Land, unit: LengthUnit) -> Iterator[Fact]:
    """Who administers and who claims the land, as whose the viewer draws it, whose is next.

    `unit` is that in which the reader measures.
    """
    if land.held is None:
        yield _water(atlas, land)
    else:
        yield _administrators_fact(atlas, land, land.held)
        yield _claimants_fact(atlas, land, land.held)
        yield from _as_drawn(atlas, land)
    yield _next_land(atlas, land, unit)
    yield from _not_told(atlas, land)


def drawn_facts(atlas: Atlas, land: Land) -> Iterator[Fact]:
    """As whose disputed land is drawn, those together who draw it alike; the unknown last."""
    if not land.disputed:
        return
    groups: dict[tuple[str, ...], list[str]] = {}
    for viewer, held in land.by_viewer.items():
        groups.setdefault(holder_codes(held), []).append(viewer)
    for holders in sorted(groups, key=lambda codes: codes == (NOT_FOUND,)):
        alike = groups[holders]
        rows = [row for viewer in alike if (row := land.by_viewer[viewer].position)]
        cited = dict.fromkeys(source for row in rows for source in row.sources)
        names = semicolons(_viewer_name(atlas, viewer) for viewer in alike)
        drawn = capital(names_of(atlas, holders))
        if holders != (NOT_FOUND,):
            drawn = _("{holders}: so drawn by", holders=drawn)
        yield Fact(drawn, names, tuple(cited) or BORDERS)


def _viewer_name(atlas: Atlas, viewer: str) -> str:
    return atlas.state_name(viewer) if viewer in atlas.state_names else viewer_title(atlas, viewer)


def _administrators_fact(atlas: Atlas, land: Land, held: Holding) -> Fact:
    names = names_of(atlas, held.administrators) if held.administrators else _("nobody")
    cited = _cited_on(atlas, land.face or "", land.look.day)
    is_covered = cited or any(code in atlas.dossier.states for code in held.administrators)
    label = _("Administered on {day} by", day=day_title(land.look.day))
    # Of land that nothing else tells of, Natural Earth's word is all there is.
    label = label if is_covered else _("Land, as Natural Earth has it")
    return Fact(label, names, cited or BORDERS, note=_(_GENERALISED))


def _cited_on(atlas: Atlas, face: str, day: date) -> tuple[str, ...]:
    now = [spell for spell in spells(atlas, face) if not spell.until or day < spell.until.first]
    return now[0].sources


def _claimants_fact(atlas: Atlas, land: Land, held: Holding) -> Fact:
    if not held.disputed:
        return Fact(_("Claimed by others"), _(_NO_CLAIM), BORDERS)
    rows = (land.by_viewer[code].position for code in held.claimants if code in land.by_viewer)
    cited = dict.fromkeys(source for row in rows if row for source in row.sources)
    names = names_of(atlas, held.claimants) if held.claimants else _("nobody")
    label = _("Claimed on {day} by", day=day_title(land.look.day))
    return Fact(label, names, tuple(cited) or BORDERS)


def _as_drawn(atlas: Atlas, land: Land) -> Iterator[Fact]:
    """As whose land the chosen viewer draws it, with the words of its position."""
    own = land.by_viewer[land.look.viewer]
    if land.look.viewer == DE_FACTO or not land.disputed:
        return
    label, names = viewer_title(atlas, land.look.viewer), names_of(atlas, holder_codes(own))
    row = own.position
    cited, words = (row.sources, row.words) if row else (BORDERS, "")
    yield Fact(label, capital(names), cited, note=words)


def _water(atlas: Atlas, land: Land) -> Fact:
    words = (
        _("A lake: the atlas draws no land of any state here.")
        if is_on_lake(atlas, land.point)
        else _("Open water: the atlas draws no land of any state here.")
    )
    note = _("Territorial waters and economic zones are not in the atlas.")
    return Fact(_("Whose land"), words, (COUNTRIES,), note=note)


def _next_land(atlas: Atlas, land: Land, unit: LengthUnit) -> Fact:
    """The nearest land that the viewer draws as that of others, or from water any land."""
    label = _("Nearest land of others") if land.face else _("Nearest land")
    own = land.by_viewer[land.look.viewer] if land.face else None
    for face, distance_km in land_near(atlas, land.around).items():
        held = holding_of(atlas, face, land.look)
        is_other = own is None or holder_codes(held) != holder_codes(own)
        if is_other and held.status != "unknown":
            names = capital(names_of(atlas, holder_codes(held)))
            text = commas((names, length_words(distance_km, unit)))
            return Fact(label, text, BORDERS, note=viewer_title(atlas, land.look.viewer))
    reach = length_words(NEAR_KM, unit)
    return Fact(label, _("None within {distance}.", distance=reach), BORDERS)


def _not_told(atlas: Atlas, land: Land) -> Iterator[Fact]:
    """What differed on the day about those who hold or claim the land, and is not drawn."""
    parties = set(land.held.parties) if land.held else set()
    for row in not_told_on(atlas, land.look.day):
        if parties & set(row.states) and is_near(land.point, row.lat, row.lon):
            words = _("{name}. {why}", name=row.name, why=row.why)
            lasts = span(row.valid_from, row.valid_to)
            yield Fact(_("Not drawn here"), words, row.sources, lasts, doubt_of(row))
