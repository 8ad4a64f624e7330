"""A selection that the map of a view does not show: what is said of it, and the view that does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from geo.dossier.feature_id import FeatureId
from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import title_of
from geo.layers.members import members
from geo.layers.worldview import Look, change_days, holdings
from geo.maps.layers.registry import SWITCHED
from geo.web.view.grammar import path_of
from geo.web.view.model import View
from geo.web.view.pages import PageText, read_pages

# The layers that draw what is selected, by its kind; one of them is enough.
_LAYERS: Mapping[str, tuple[str, ...]] = {
    "state": ("states", "borders"),
    "zone": ("zones",),
    "line": ("zones",),
    "place": ("places",),
    "measure": ("measures",),
    "city": ("cities",),
}


@dataclass(frozen=True)
class Unseen:
    """Why a selection cannot be seen, and what leads to a view in which it can."""

    reason: str
    action: str
    address: str


def unseen(atlas: Atlas, page: PageText, view: View) -> Unseen | None:
    """What to say of a selection that the map of a page does not show; None where it does."""
    if not view.selection or not page.has_live_map:
        return None
    wanted = _layers_of(atlas, view.selection)
    if wanted and not set(wanted) & set(view.visible(page.shown)):
        return _on_layer(atlas, page, view, wanted) or _on_page(atlas, view, wanted)
    return _in_look(atlas, page, view)


def _layers_of(atlas: Atlas, selection: str) -> tuple[str, ...]:
    parts = members(atlas).get(selection, (selection,))
    kinds = dict.fromkeys(FeatureId.parse(part).kind for part in parts)
    return tuple(layer for kind in kinds for layer in _LAYERS.get(kind, ()))


def _on_layer(atlas: Atlas, page: PageText, view: View, wanted: Iterable[str]) -> Unseen | None:
    off = next((layer for layer in wanted if layer in page.layers), None)
    if off is None:
        return None
    on = {*view.visible(page.shown), off}
    seen = replace(view, layers=tuple(layer for layer in page.layers if layer in on))
    title = _(SWITCHED[off].title)
    return Unseen(
        _(
            "{name} is not on the map: the layer “{layer}” is off.",
            name=title_of(atlas, str(view.selection)),
            layer=title,
        ),
        _("Show the layer “{layer}”", layer=title),
        path_of(page, seen),
    )


def _on_page(atlas: Atlas, view: View, wanted: Iterable[str]) -> Unseen | None:
    others = (page for page in read_pages().values() if set(wanted) & set(page.shown))
    page = next((page for page in others if page.has_live_map), None)
    if page is None:
        return None
    kept = View(
        viewer=view.viewer,
        day=view.day,
        selection=view.selection,
        theme=view.theme,
        lang=view.lang,
    )
    return Unseen(
        _("{name} is not on the map of this page.", name=title_of(atlas, str(view.selection))),
        _("Show it on the page “{page}”", page=page.title),
        path_of(page, kept),
    )


def _in_look(atlas: Atlas, page: PageText, view: View) -> Unseen | None:
    kind, code = FeatureId.parse(str(view.selection))
    looks = (view.look, view.other_look or view.look)
    if kind != "state" or any(_is_drawn(atlas, code, look) for look in looks):
        return None
    days = sorted(change_days(atlas), key=lambda day: abs(day - view.day))
    other = (Look(day=day) for day in (view.day, *days))
    look = next((look for look in other if _is_drawn(atlas, code, look)), None)
    if look is None:
        return None
    return Unseen(
        _(
            "{name} is not on the map of this day and point of view.",
            name=title_of(atlas, str(view.selection)),
        ),
        _("Show a map that has it"),
        path_of(page, replace(view, viewer=look.viewer, day=look.day, compare=None)),
    )


def _is_drawn(atlas: Atlas, code: str, look: Look) -> bool:
    return any(code in holding.holders for holding in holdings(atlas, look).values())
