"""From a view to the figure of it: its frame, its scene, its words."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import shapely

from geo.dossier.dates import day_title
from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import Entry, gazetteer, title_of
from geo.layers.members import members
from geo.layers.states import roles
from geo.layers.worldview import Holding, Look, holdings, unfound
from geo.layers.zones import label_spot, line_geometry
from geo.maps.print.labels import Label
from geo.maps.print.projection import Frame, frame_of
from geo.maps.print.sheet import FigureView, LegendEntry
from geo.maps.style.tokens import (
    FILLS,
    PALETTE,
    STRENGTHS,
    STROKES,
    Theme,
    claimant_colour,
    tint,
)
from geo.maps.web.documents import is_labelled, zone_label_zoom
from geo.maps.web.scene import scene, viewer_title
from geo.web.content.cards.claims import VERDICTS
from geo.web.content.legend import Mark, switches
from geo.web.content.map_content import places_shown, roles_shown
from geo.web.content.story import step_of
from geo.web.view.model import View
from geo.web.view.pages import PageText

# The kinds of features that lie at one spot, and do not fill a country.
_SITES = ("place", "zone", "line", "measure", "city")

# The map of a figure by size: for screens, and for paper with room for the bars of words.
SIZES_PX: Mapping[str, tuple[int, int]] = {
    "web": (1400, 800), "a4": (842, 400), "letter": (792, 420),
}  # fmt: skip

CREDIT = N_(
    "Kavkaz Atlas. Borders: Natural Earth (public domain). Cities: GeoNames. Rivers: GSHHG.\n"
    "The designations and boundaries imply no opinion on the legal status of any territory."
)


def figure_view(
    atlas: Atlas, page: PageText, view: View, width_px: int, height_px: int
) -> FigureView:
    """What the figure of a view shows, on a map of that many pixels.

    A comparison has two maps of half the width, each with the words of its look in its corner.
    """
    if view.other_look is None:
        return _one_map(atlas, page, view, frame_of_view(atlas, page, view, width_px, height_px))
    frame = frame_of_view(atlas, page, view, width_px // 2, height_px)
    left, right = (
        replace(
            _one_map(atlas, page, replace(view, viewer=look.viewer, day=look.day), frame),
            corner=_look_words(atlas, look, frame),
        )
        for look in (view.look, view.other_look)
    )
    title = _title(atlas, page, view, width_px)
    return replace(left, title=title, caption=_caption_of_both(atlas, view), beside=right)


def _one_map(atlas: Atlas, page: PageText, view: View, frame: Frame) -> FigureView:
    selected = selected_features(atlas, view)
    layers = frozenset(view.visible(page.shown))
    shown = scene(atlas, view.look)
    unnamed = frozenset((*shown["gone"], *shown["quiet"]))
    return FigureView(
        frame=frame,
        scene=shown,
        title=_title(atlas, page, view, frame.width_px),
        caption=caption(atlas, view, frame),
        layers=layers,
        opacity={name: share / 100 for name, share in view.opacity},
        credit=_(CREDIT),
        paint=_paint(atlas, view) if roles_shown(atlas, page, view) else None,
        places=frozenset(places_shown(page, view)),
        selected=frozenset(selected),
        labels=tuple(_labels(atlas, page, view, frame, layers, unnamed)),
        theme=view.theme or "light",
    )


def finished_figure(atlas: Atlas, page: PageText, view: View, size: str, link: str) -> FigureView:
    """The figure of a view to print: with legend, scale bar, sources and the link of the view.

    `size` is a key of SIZES_PX. The bars of words are added to the height of the map.
    """
    shown = figure_view(atlas, page, view, *SIZES_PX[size])
    entries = tuple(_entries(atlas, page, view, shown.frame))
    return replace(shown, legend=entries, credit="\n".join((_(CREDIT), link)).strip())


def _title(atlas: Atlas, page: PageText, view: View, width_px: int) -> str:
    name = title_of(atlas, view.selection) if view.selection else page.heading
    return _shortened(name, width_px)


def _entries(atlas: Atlas, page: PageText, view: View, frame: Frame) -> Iterator[LegendEntry]:
    """The marks of the page's legend that the figure shows, as samples."""
    held = list(_holdings_within(atlas, view, frame))
    disputed = [holding for holding in held if holding.disputed]
    claimants = {atlas.state_name(code) for holding in disputed for code in holding.parties}
    moved = any(holding.moved for holding in held)
    by_role = roles_shown(atlas, page, view)
    dotted = any(holding.status == "unknown" for holding in held)
    for switch in switches(atlas, page, view):
        for mark in switch.marks if switch.visible else ():
            made = _entry(mark, view.theme or "light")
            foreign = (
                (mark.swatch.startswith("fill-") and not by_role)
                or (mark.swatch == "tint" and by_role)
                or (mark.swatch == "hatch" and mark.label not in claimants)
                or (mark.swatch == "moved" and not moved)
                or (mark.swatch == "dots" and not dotted)
            )
            if made is not None and not foreign:
                yield made


def _holdings_within(atlas: Atlas, view: View, frame: Frame) -> Iterator[Holding]:
    near = _faces_within(atlas, frame)
    for look in (view.look, view.other_look):
        held = holdings(atlas, look) if look else {}
        yield from (held[face] for face in near if held)


def _faces_within(atlas: Atlas, frame: Frame) -> list[str]:
    faces = atlas.faces("coarse")
    near = faces.sindex.query(shapely.box(*frame.extent), predicate="intersects")
    return [str(face) for face in faces["face"].iloc[near]]


def _entry(mark: Mark, theme: Theme) -> LegendEntry | None:
    kind, _, style = mark.swatch.partition(" ")
    if kind.startswith("fill-"):
        return LegendEntry(mark.label, fill=PALETTE[theme][FILLS["role-" + kind[5:]]])
    if kind == "tint":
        return LegendEntry(mark.label, fill=tint("IND", theme))
    if kind == "hatch" and mark.style:
        code = mark.shows.removeprefix("claimant-")
        return LegendEntry(mark.label, stripes=claimant_colour(code, theme))
    if kind == "dots":
        return LegendEntry(mark.label, dotted=True)
    stroke, _space, strength = style.partition(" ")
    if kind == "line" and stroke in STROKES:
        widened = STRENGTHS.get(strength.removeprefix("strength-"), 1.0)
        return LegendEntry(mark.label, stroke=stroke, widened=widened)
    return LegendEntry(mark.label, stroke="moved") if kind == "moved" else None


def caption(atlas: Atlas, view: View, frame: Frame) -> str:
    """By whom and for which day the figure is drawn; of a claim also the verdict.

    Where land in the frame is dotted, it says what that means.
    """
    return with_verdict(atlas, view, _look_words(atlas, view.look, frame))


def _caption_of_both(atlas: Atlas, view: View) -> str:
    """What both maps of a comparison have in common; the rest is in their corners."""
    viewer, day = view.other_look or view.look
    shared = viewer_title(atlas, viewer) if viewer == view.viewer else ""
    shared = day_title(day) if day == view.day else shared
    words = _("Two maps of the same area") + (f" · {shared}" if shared else "")
    return with_verdict(atlas, view, words)


def _look_words(atlas: Atlas, look: Look, frame: Frame) -> str:
    parts = [viewer_title(atlas, look.viewer), day_title(look.day)]
    if set(unfound(atlas, look)) & set(_faces_within(atlas, frame)):
        parts.append(_("dotted: no position found"))
    return " · ".join(parts)


def with_verdict(atlas: Atlas, view: View, words: str) -> str:
    """The words of a view; where a claim is selected, after its verdict."""
    kind, _colon, name = (view.selection or "").partition(":")
    if kind != "claim":
        return words
    verdict = _(VERDICTS[atlas.dossier.claims[name].verdict]).lower()
    return _("A claim of the article: {verdict}", verdict=verdict) + f" · {words}"


def selected_features(atlas: Atlas, view: View) -> tuple[str, ...]:
    """The selected feature and what it stands for."""
    if view.selection is None:
        return ()
    return (view.selection, *members(atlas).get(view.selection, ()))


def frame_of_view(atlas: Atlas, page: PageText, view: View, width_px: int, height_px: int) -> Frame:
    """Where a figure of that size looks: at the position, the step, the selection, or the page."""
    if view.position is not None:
        position = view.position
        # The map of a reader's page is about this wide; a figure shows the same, however wide.
        of_reader_px = 450 if view.split == "side" else 900
        zoom = position.zoom + math.log2(width_px / of_reader_px)
        return Frame(position.lat, position.lon, zoom, width_px, height_px)
    if view.step is not None:
        return frame_of(step_of(atlas, view.step).extent, width_px, height_px)
    extent = _extent_of_selection(atlas, view)
    return frame_of(extent or page.extent, width_px, height_px, 6)


def _extent_of_selection(atlas: Atlas, view: View) -> tuple[float, float, float, float] | None:
    """The extent of what is selected: of its sites where it has any, else of its states."""
    features = selected_features(atlas, view)
    sites = [name for name in features if name.partition(":")[0] in _SITES]
    boxes = [_box(atlas, name) for name in sites or features]
    if not boxes:
        return None
    west, south, east, north = shapely.union_all(boxes).bounds
    return west - 2, max(south - 2, -80), east + 2, min(north + 2, 84)


def _box(atlas: Atlas, feature: str) -> shapely.Geometry:
    kind, _, name = feature.partition(":")
    if kind == "zone" and name in atlas.mapped_zones:
        return shapely.box(*atlas.zone_geometry(name).bounds)
    if kind == "line" and not line_geometry(atlas, name).is_empty:
        return shapely.box(*line_geometry(atlas, name).bounds)
    entry = gazetteer(atlas)[feature]
    return shapely.Point(entry.lon, entry.lat).buffer(6 if kind == "state" else 1)


def _paint(atlas: Atlas, view: View) -> dict[str, str]:
    return {code: f"role-{role}" for code, role in roles(atlas, view.roles).items()}


def _labels(
    atlas: Atlas,
    page: PageText,
    view: View,
    frame: Frame,
    layers: frozenset[str],
    unnamed: frozenset[str],
) -> Iterator[Label]:
    selected = set(selected_features(atlas, view))
    west, south, east, north = frame.extent
    for entry in gazetteer(atlas).values():
        inside = west <= entry.lon <= east and south <= entry.lat <= north
        if inside and entry.feature not in unnamed:
            label = _label(atlas, page, view, frame, layers, entry, entry.feature in selected)
            if label is not None:
                yield label


def _label(
    atlas: Atlas,
    page: PageText,
    view: View,
    frame: Frame,
    layers: frozenset[str],
    entry: Entry,
    selected: bool,
) -> Label | None:
    kind, _, name = entry.feature.partition(":")
    text = atlas.dossier.former_name(entry.feature, view.day) or entry.name
    if kind == "state" and "states" in layers and _state_zoom(atlas, name) <= frame.zoom:
        rank = entry.rank + _state_rank(atlas, name) - 5 * selected
        return Label(text.upper(), entry.lon, entry.lat, "state", rank)
    if kind == "place" and "places" in layers and (selected or name in places_shown(page, view)):
        return Label(text, entry.lon, entry.lat, "place", 0 if selected else 2)
    if kind == "zone" and "zones" in layers and (selected or _zone_is_due(atlas, name, frame)):
        label = Label(text.split(" (")[0], entry.lon, entry.lat, "zone", 1 if selected else 4)
        return label if selected or _fits(atlas, name, label, frame) else None
    if kind == "city" and "cities" in layers and (entry.rank - 2) * 0.85 + 2.6 <= frame.zoom:
        return Label(text, entry.lon, entry.lat, "city", 5 + entry.rank)
    return None


def _fits(atlas: Atlas, zone: str, label: Label, frame: Frame) -> bool:
    """Whether the name has room within its zone, so that it lies on no neighbour."""
    spot = label_spot(atlas, zone)
    if spot is None:
        return True
    west, _south, east, _north = spot[2]
    ends = frame.pixels(np.array([[west, label.lat], [east, label.lat]]))
    return bool(label.width_px <= 1.1 * (ends[1, 0] - ends[0, 0]))


def _zone_is_due(atlas: Atlas, zone: str, frame: Frame) -> bool:
    dispute = atlas.dossier.disputes[zone]
    return is_labelled(atlas, dispute) and zone_label_zoom(atlas, dispute) <= frame.zoom


def _state_zoom(atlas: Atlas, code: str) -> float:
    if code in atlas.dossier.states:
        return 0.0
    return float(str(atlas.state_names.get(code, {}).get("label_zoom", 0))) + 0.4


def _state_rank(atlas: Atlas, code: str) -> float:
    return float(str(atlas.state_names.get(code, {}).get("label_rank", 3))) / 10


def _shortened(text: str, width_px: int) -> str:
    most = int(width_px / 13.5)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
