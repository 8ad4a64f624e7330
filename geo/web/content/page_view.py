"""The view that an address of a page shows, and what a page's controls stand for in it."""

from collections.abc import Mapping
from dataclasses import replace

from geo.dossier.dates import today
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer
from geo.layers.worldview import viewers
from geo.web.content.filters import filter_values
from geo.web.content.story import apply_step_defaults, story
from geo.web.serving.settings import basemaps
from geo.web.view.grammar import key_values, parse_view
from geo.web.view.keys import Choices
from geo.web.view.model import View
from geo.web.view.pages import PageText

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


def address_of(page: PageText, view: View) -> dict[str, str | None]:
    """What the controls of the page stand for in the address; None leaves the key out."""
    own = radii_of(page, view) == page.rings_km
    written = key_values(replace(view, ring_radii_km=None) if own else view)
    return {key: written[key] for key in _CONTROLLED}
