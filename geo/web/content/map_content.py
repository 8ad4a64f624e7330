"""What a page puts on its map, and the state that a view gives to it."""

from typing import Literal, get_args

from geo.dossier.feature_id import feature_id
from geo.dossier.served import home_day
from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.layers.frames.measures import measures
from geo.layers.frames.states import disagreeing, roles
from geo.maps.drawing.picture import RangeRings
from geo.maps.layers.states import DIFFERS
from geo.maps.style.projections import Projection
from geo.maps.web.folium_map import MapContent, MapProjections, MapState
from geo.maps.web.page_map import range_rings
from geo.web.content.page_view import address_of, projection_of, radii_of
from geo.web.content.story import step_of, tells_story
from geo.web.view.model import View
from geo.web.view.pages import PageText


def map_content(atlas: Atlas, page: PageText) -> MapContent:
    """The layers of a page and the features that it shows besides the selected one."""
    only = {"place": page.places, "measure": page.measures}
    if not page.all_ties:
        only["tie"] = ()
    return MapContent(
        page.extent,
        page.layers,
        page.shown,
        only,
        MapProjections(
            at_first=page.projection,
            about=atlas.dossier.places[page.rings_about].name if page.rings_about else "",
            known=[
                projection_of(atlas, page, View(projection=name)) for name in get_args(Projection)
            ],
        ),
        tells_story(atlas, page),
        page.filters,
        ties_of(atlas, page),
        page.legend_over,
        lead_measure(page),
        subject_of(atlas, page),
    )


def ties_of(atlas: Atlas, page: PageText) -> str:
    """The state whose ties stand out at first on a page that draws all of them; '' on others.

    All ties together are too many to be read: it is the first of whom the work tells, or else the
    host of its exercise.
    """
    if not page.all_ties:
        return ""
    about = atlas.dossier.about
    hosts = atlas.dossier.exercises[about.subject].host
    return next((feature_id("state", code) for code in (*about.protagonists, *hosts)), "")


def lead_measure(page: PageText) -> str:
    """The distance that a page is about, the first that it names; '' where it measures nothing.

    It always says how long it is; others do when they, or their ends, are selected or pointed at.
    """
    return feature_id("measure", page.measures[0]) if page.measures else ""


def subject_of(atlas: Atlas, page: PageText) -> tuple[str, ...]:
    """The places that a page is about, whose names stand on its map before all others.

    They are those between which its first distance lies.
    """
    if not page.measures:
        return ()
    lead = measures(atlas)[page.measures[0]]
    return tuple(end for end in (lead.start, lead.end) if end.startswith("place:"))


def map_state(atlas: Atlas, page: PageText, view: View) -> MapState:
    """How the view paints the map of a page: roles or tints, marks, range rings."""
    rings = rings_of(atlas, page, view)
    return MapState(
        tints=not page.roles,
        paint=_paint(atlas, view) if page.roles else {},
        marks={DIFFERS: [feature_id("state", code) for code in disagreeing(atlas)]}
        if page.roles
        else {},
        rings=range_rings(rings) if rings else None,
        address=address_of(page, view),
    )


def roles_shown(atlas: Atlas, page: PageText, view: View) -> bool:
    """Whether a view paints land by the roles in the exercise, and not by who holds it.

    Roles are those of the exercise: they are painted on days of its year, and in steps of the
    story that ask for them.
    """
    if not page.roles:
        return False
    if view.step is not None:
        return step_of(atlas, view.step).colours == "roles"
    return view.day.year == home_day().year


def roles_caption(atlas: Atlas, page: PageText, view: View) -> str:
    """That a page of roles shows none on the day of a view; '' where it does, and in the story."""
    if not page.roles or view.step or roles_shown(atlas, page, view):
        return ""
    return _("roles of {year} not shown", year=str(home_day().year))


def shown_beside(
    atlas: Atlas, page: PageText, view: View, kind: Literal["place", "measure", "tie"]
) -> tuple[str, ...]:
    """The places, distances or ties that a map shows beside those that are selected.

    In a step of the story they are those that it names.
    """
    if view.step is not None:
        return step_of(atlas, view.step).named_of(kind)
    return {"place": page.places, "measure": page.measures, "tie": ()}[kind]


def _paint(atlas: Atlas, view: View) -> dict[str, list[str]]:
    paint: dict[str, list[str]] = {}
    for code, role in roles(atlas, view.roles).items():
        paint.setdefault(f"role-{role}", []).append(feature_id("state", code))
    return paint


def rings_of(atlas: Atlas, page: PageText, view: View) -> RangeRings | None:
    """The range rings of a view; None where the page has none."""
    if not page.rings_about:
        return None
    centre = atlas.dossier.places[page.rings_about]
    return RangeRings(centre.lon, centre.lat, radii_of(page, view))
