"""The view that an address of a page shows, and what a page's controls stand for in it."""

from collections.abc import Mapping
from dataclasses import replace

from geo.dossier.dates import today
from geo.dossier.feature_id import FeatureId
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer
from geo.layers.worldview import viewers
from geo.maps.style.projections import MERCATOR, Definition, Projection, definition
from geo.maps.web.basemaps import OWN
from geo.web.content.panels.filters import filter_values
from geo.web.content.story import apply_step_defaults, story
from geo.web.serving.settings import basemaps
from geo.web.view.grammar import key_values, parse_view
from geo.web.view.model import View
from geo.web.view.pages import PageText
from geo.web.view.values import Choices

# The keys that the controls of a page write; the map's script writes all others.
_CONTROLLED = ("roles", "only", "rings")


def choices_of(atlas: Atlas, page: PageText) -> Choices:
    """What an address of a page may choose from."""
    return Choices(
        page.layers,
        basemaps(),
        gazetteer(atlas),
        viewers(atlas),
        last_day=today(),
        steps=[step.id for step in story(atlas)] if page.story else (),
        filters=filter_values(atlas) if page.filters else (),
    )


def view_of(atlas: Atlas, page: PageText, query: Mapping[str, str]) -> View:
    """The view that an address of a page shows; values that are no good are left out."""
    view, _ = parse_view(query, choices_of(atlas, page))
    return apply_step_defaults(atlas, view, query)


def radii_of(page: PageText, view: View) -> tuple[int, ...]:
    """The radii of the rings in kilometres: the view's, or else the page's own."""
    return page.rings_km if view.ring_radii_km is None else view.ring_radii_km


def projection_of(atlas: Atlas, page: PageText, view: View) -> Definition:
    """How a view of a page is projected: as it asks, or else as the page is drawn at first.

    The tiles of an online basemap are drawn in Mercator, whatever the view asks for.
    """
    asked = view.projection or page.projection
    name: Projection = asked if view.basemap == OWN else MERCATOR
    return definition(name, page.extent, _centre(atlas, page, view.selection))


def _centre(atlas: Atlas, page: PageText, selection: str | None) -> tuple[float, float] | None:
    """From where a page measures: the middle of its rings, or else the place that is selected."""
    kind, name = FeatureId.parse(selection or "")
    place = atlas.dossier.places.get(page.rings_about or (name if kind == "place" else ""))
    return (place.lon, place.lat) if place else None


def address_of(page: PageText, view: View) -> dict[str, str | None]:
    """What the controls of the page stand for in the address; None leaves the key out."""
    own = radii_of(page, view) == page.rings_km
    written = key_values(replace(view, ring_radii_km=None) if own else view)
    return {key: written[key] for key in _CONTROLLED}
