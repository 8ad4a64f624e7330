"""From a view to the figure of it: its frame, its scene, its words."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

import shapely

from geo.dossier.dates import day_title
from geo.dossier.work import work_words
from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import title_of
from geo.layers.worldview import Look, unfound
from geo.maps.layers.picture import Picture
from geo.maps.layers.projection import Frame
from geo.maps.layers.registry import names_of_parts, parts_of
from geo.maps.layers.samples import Sample
from geo.maps.layers.states import DIFFERS
from geo.maps.print.sheet import FigureView
from geo.maps.web.scene import viewer_title
from geo.web.content.cards.claims import VERDICTS
from geo.web.content.legend import switches
from geo.web.content.view_picture import frame_of_view, picture_of_view
from geo.web.view.model import View
from geo.web.view.pages import PageText

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
    picture = picture_of_view(atlas, page, view, frame)
    return FigureView(
        **{part.name: getattr(picture, part.name) for part in fields(Picture)},
        title=_title(atlas, page, view, frame.width_px),
        caption=caption(atlas, view, frame),
        credit=_credit(atlas),
        labels=tuple(names_of_parts(atlas, picture)),
    )


def _credit(atlas: Atlas) -> str:
    return _(CREDIT, name=_(atlas.dossier.about.name))


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
    for part in parts_of(picture):
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


def _shorten(text: str, width_px: int) -> str:
    most = int(width_px / 13.5)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
