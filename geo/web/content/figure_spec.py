"""From a view to the figure of it: its frame, its scene, its words."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

import shapely

from geo.dossier.dates import day_title
from geo.dossier.work import work_words
from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer, title_of
from geo.layers.members import members
from geo.layers.states import disagreeing, roles
from geo.layers.worldview import Look, unfound
from geo.layers.zones import line_geometry
from geo.maps.layers.layer import Part
from geo.maps.layers.picture import Picture
from geo.maps.layers.projection import Frame, frame_of
from geo.maps.layers.registry import PRINTED, parts_on
from geo.maps.layers.samples import Sample
from geo.maps.layers.shapes import Name
from geo.maps.layers.states import DIFFERS
from geo.maps.print.sheet import FigureView
from geo.maps.web.scene import scene, viewer_title
from geo.web.content.cards.claims import VERDICTS
from geo.web.content.legend import switches
from geo.web.content.map_content import places_shown, rings_of, roles_shown
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
    "{name}. Borders: Natural Earth (public domain). Cities: GeoNames. Rivers: GSHHG.\n"
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
    shown = FigureView(
        frame=frame,
        on=view.day,
        scene=scene(atlas, view.look),
        title=_title(atlas, page, view, frame.width_px),
        caption=caption(atlas, view, frame),
        layers=frozenset(view.visible(page.shown)),
        opacity={name: share / 100 for name, share in view.opacity},
        credit=_credit(atlas),
        paint=_paint(atlas, view) if roles_shown(atlas, page, view) else None,
        differing=_differing(atlas) if roles_shown(atlas, page, view) else frozenset(),
        places=frozenset(places_shown(page, view)),
        measures=frozenset(page.measures),
        all_ties=page.all_ties,
        selection=view.selection,
        selected=frozenset(selected_features(atlas, view)),
        rings=rings_of(atlas, page, view),
        theme=view.theme or "light",
    )
    return replace(shown, labels=tuple(_names(atlas, shown)))


def _credit(atlas: Atlas) -> str:
    return _(CREDIT, name=_(atlas.dossier.about.name))


def _names(atlas: Atlas, picture: Picture) -> Iterator[Name]:
    for part in _parts(picture):
        yield from part.names(atlas, picture)


def _parts(picture: Picture) -> list[Part]:
    """The parts of the stack that a picture shows, bottom to top."""
    on = parts_on(picture.layers)
    return [part for part in PRINTED if part.name in on]


def finished_figure(atlas: Atlas, page: PageText, view: View, size: str, link: str) -> FigureView:
    """The figure of a view to print: with legend, scale bar, sources and the link of the view.

    `size` is a key of SIZES_PX. The bars of words are added to the height of the map.
    """
    shown = figure_view(atlas, page, view, *SIZES_PX[size])
    samples = tuple(_samples(atlas, page, view, shown))
    return replace(shown, legend=samples, credit="\n".join((_credit(atlas), link)).strip())


def _title(atlas: Atlas, page: PageText, view: View, width_px: int) -> str:
    name = title_of(atlas, view.selection) if view.selection else page.heading
    return _shorten(name, width_px)


def _samples(atlas: Atlas, page: PageText, view: View, shown: FigureView) -> Iterator[Sample]:
    """The samples of the page's legend that explain something in the figure."""
    marks = {mark for picture in shown.maps for mark in _marks(atlas, picture)}
    for switch in switches(atlas, page, view):
        if switch.visible:
            yield from (sample for sample in switch.marks if sample.shows in marks)


def _marks(atlas: Atlas, picture: FigureView) -> Iterator[str]:
    """The classes and signs of what the figure shows."""
    for part in _parts(picture):
        for shape in part.shapes(atlas, picture):
            yield from shape.marks
    if any(name.sign for name in picture.labels):
        yield DIFFERS


def _faces_within(atlas: Atlas, frame: Frame) -> list[str]:
    faces = atlas.faces("coarse")
    near = faces.sindex.query(shapely.box(*frame.extent), predicate="intersects")
    return [str(face) for face in faces["face"].iloc[near]]


def caption(atlas: Atlas, view: View, frame: Frame) -> str:
    """By whom and for which day the figure is drawn; of a claim also the verdict.

    Where land in the frame is dotted, it says what that means.
    """
    return with_verdict(atlas, view, _look_words(atlas, view.look, frame))


def _caption_of_both(atlas: Atlas, view: View) -> str:
    """What both maps of a comparison have in common; the rest is in their corners."""
    look = view.other_look or view.look
    viewer, day = look.viewer, look.day
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
    return _(work_words(atlas.dossier.about).claim, verdict=verdict) + f" · {words}"


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
    """The extent of what is selected: of its sites where it has any, else of its states.

    A tie is shown between its states, wherever else its row has to do with.
    """
    features = selected_features(atlas, view)
    if features and features[0].startswith("tie:"):
        features = tuple(name for name in features if name.startswith("state:"))
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


def _differing(atlas: Atlas) -> frozenset[str]:
    return frozenset(f"state:{code}" for code in disagreeing(atlas))


def _shorten(text: str, width_px: int) -> str:
    most = int(width_px / 13.5)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
