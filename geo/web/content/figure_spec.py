"""From a view to the figure of it: its frame, its scene, its words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

import shapely

from geo.dossier.covered import covered_changes
from geo.dossier.dates import day_title
from geo.dossier.feature_id import FeatureId
from geo.dossier.work import work_words
from geo.i18n.languages import N_, _, language
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import title_of
from geo.layers.worldview import Look, unfound
from geo.maps.drawing.courtesy import courteous
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.projection import Frame
from geo.maps.layers.registry import names_of_parts, parts_of
from geo.maps.layers.states import DIFFERS
from geo.maps.print.figure import FigureView
from geo.maps.print.furniture import corner_box
from geo.maps.print.handout.charts import Bars, Stack
from geo.maps.print.legend import Group
from geo.maps.print.paper.poster import Panel, Poster
from geo.maps.print.paper.sheet import Rights
from geo.maps.print.seen import marks_seen
from geo.maps.print.shape_svg import Detail
from geo.maps.style.projections import Projection
from geo.maps.web.scene import viewer_title
from geo.web.content.cards.verdicts import VERDICTS
from geo.web.content.graphics.marks import chart_of_marks
from geo.web.content.graphics.named import chart_of
from geo.web.content.map_content import roles_caption
from geo.web.content.panels.legend import switches
from geo.web.content.pictures.view_picture import frame_of_view, picture_of_view
from geo.web.content.story import (
    apply_step_defaults,
    headline,
    introduction,
    step_shown,
    story,
    title_of_step,
)
from geo.web.view.model import View
from geo.web.view.pages import PageText

# The pixels of a map for screens.
_SCREEN_PX = (1400, 800)
# However much is to be said of it, the map of a page is so high.
_LEAST_MAP_PX = 200


class Paper(NamedTuple):
    """A page that lies: its pixels, 96 to an inch, and its width in points."""

    width_px: int
    height_px: int
    width_pt: float


PAPERS: Mapping[str, Paper] = {"a4": Paper(1123, 794, 841.89), "letter": Paper(1056, 816, 792)}
SIZES = ("web", *PAPERS)

# So much of a preview its numbers may take.
_MOST_OF_PREVIEW = 0.4
# How closely a preview is drawn.
_AT_A_GLANCE = Detail(tolerance_px=0.5, per_px=10, most_names=70)

_PROJECTIONS: Mapping[Projection, str] = {
    "mercator": N_("Web Mercator"),
    "equal": N_("Lambert azimuthal equal-area"),
    "aeqd": N_("azimuthal equidistant"),
}

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
            _one_map(atlas, page, one, frame, second=second), corner=_corner(atlas, one.look, frame)
        )
        for one, second in ((view, False), (view.of_second_map, True))
    )
    return replace(left, caption=_caption_of_both(atlas, view), beside=right)


def preview_view(
    atlas: Atlas, page: PageText, view: View, width_px: int, height_px: int
) -> FigureView:
    """What the preview of a view shows, its words included in that many pixels.

    It has the numbers that its figure has, where they leave the map the most of it.
    """
    chart = _chart(atlas, page, view)
    words = replace(figure_view(atlas, page, view, width_px, height_px), chart=chart)
    if words.chart_px > _MOST_OF_PREVIEW * height_px:
        words = replace(words, chart=None)
    map_px = height_px - words.head_px - words.foot_px
    shown = figure_view(atlas, page, view, width_px, map_px)
    return replace(shown, page_px=height_px, detail=_AT_A_GLANCE, chart=words.chart)


def _one_map(
    atlas: Atlas, page: PageText, view: View, frame: Frame, *, second: bool = False
) -> FigureView:
    picture = picture_of_view(atlas, page, view, frame, second=second)
    roles, ties = roles_caption(atlas, page, view), _ties_caption(atlas, picture)
    said = (caption(atlas, view, frame), roles, ties)
    return FigureView(
        **picture.given,
        title=_title(atlas, page, view),
        caption=" · ".join(filter(None, said)),
        credit=_credit(atlas),
    )


def _ties_caption(atlas: Atlas, picture: Picture) -> str:
    """Whose ties a figure shows while nothing is selected."""
    code = picture.ties_of.removeprefix("state:")
    if not code or picture.selection:
        return ""
    return _("relations of {state}", state=atlas.state_name(code))


def _credit(atlas: Atlas) -> tuple[str, ...]:
    return tuple(_(CREDIT, name=_(atlas.dossier.about.name)).split("\n"))


def finished_figure(atlas: Atlas, page: PageText, view: View, size: str, link: str) -> FigureView:
    """The figure of a view to print: with legend, scale bar, sources and the link of the view.

    It has the numbers of what is selected, of its step of the story, or else of the reader's own
    marks: whose land the first of them crosses or holds. `size` is one of SIZES. On
    paper the map has what all else leaves of the page.
    """
    chart = _chart(atlas, page, view)

    def on(width_px: int, map_px: int) -> FigureView:
        shown = figure_view(atlas, page, view, width_px, map_px)
        return replace(finish(atlas, page, view, shown, link), chart=chart)

    if size not in PAPERS:
        return on(*_SCREEN_PX)
    width_px, height_px, width_pt = PAPERS[size]
    first = on(width_px, height_px)
    shown = on(width_px, height_px - first.head_px - first.foot_px)
    # A lower map is wider for its height, and may have more in its legend.
    while shown.height_px > height_px and shown.frame.height_px > _LEAST_MAP_PX:
        over_px = round(shown.height_px - height_px)
        shown = on(width_px, max(shown.frame.height_px - over_px, _LEAST_MAP_PX))
    return replace(shown, page_px=height_px, page_pt=width_pt)


def _chart(atlas: Atlas, page: PageText, view: View) -> Stack | Bars | None:
    step = step_shown(atlas, view)
    named = step.graphic if step else ""
    theme = view.theme or "light"
    if not (named or view.selection):
        return chart_of_marks(atlas, view, theme)
    return chart_of(atlas, page, view, named, theme)


def finish(atlas: Atlas, page: PageText, view: View, shown: FigureView, link: str) -> FigureView:
    """What a figure shows with all that makes it one to print."""
    about = atlas.dossier.about
    day = max((change.date.first for change in covered_changes(atlas.dossier)), default=about.home)
    made = _(
        "Facts: {licence}, as of {day}. Projection: {projection}.",
        licence=about.licence,
        day=day_title(day),
        projection=_(_PROJECTIONS[shown.frame.projection.name]),
    )
    sources, disclaimer = _credit(atlas)
    return replace(
        shown,
        finished=True,
        beside=shown.beside and replace(shown.beside, finished=True),
        legend=tuple(_groups(atlas, page, view, shown)),
        credit=(f"{sources} {made}", disclaimer, *([_from_left(link)] if link else [])),
        rights=Rights(_(about.name), about.licence, link, day.isoformat()),
    )


def _from_left(link: str) -> str:
    """An address amid a language that is written from right to left."""
    return f"\u2066{link}\u2069" if language().direction == "rtl" else link


def poster_of_story(atlas: Atlas, page: PageText, view: View, size: str, link: str) -> Poster:
    """The steps of the story on one upright page, each map below its number, title and day."""
    height_px, width_px, height_pt = PAPERS[size]
    whole = figure_view(atlas, page, view, width_px, height_px)
    words = replace(
        finish(atlas, page, view, whole, link),
        title=headline(atlas) or page.heading,
        caption=" · ".join((page.heading, introduction(atlas))),
        legend=(),
        page_px=height_px,
        page_pt=height_pt * width_px / height_px,
    )
    steps = story(atlas)
    looks = [apply_step_defaults(atlas, replace(view, step=step.id), {}) for step in steps]
    panels = [
        Panel(f"{at}. {step.title}", look_words(atlas, own.look, whole.frame), whole)
        for at, (step, own) in enumerate(zip(steps, looks, strict=True), start=1)
    ]
    poster = Poster(words=words, panels=tuple(panels))
    maps = (figure_view(atlas, page, own, *poster.frame_px) for own in looks)
    drawn = (replace(panel, shown=one) for panel, one in zip(panels, maps, strict=True))
    return replace(poster, panels=tuple(drawn))


def _title(atlas: Atlas, page: PageText, view: View) -> str:
    named = title_of(atlas, view.selection) if view.selection else page.heading
    return title_of_step(atlas, view) or named


def _groups(atlas: Atlas, page: PageText, view: View, shown: FigureView) -> Iterator[Group]:
    """The samples of the page's legend that explain something in the figure, by their layers."""
    marks = {mark for picture in shown.maps for mark in _marks(atlas, picture)}
    for switch in switches(atlas, page, view):
        samples = tuple(one for one in switch.marks if one.shows in marks)
        if switch.visible and samples:
            yield Group(switch.title, samples)


def _marks(atlas: Atlas, picture: FigureView) -> Iterator[str]:
    """The classes and signs of what the figure shows."""
    shapes = (part.shapes(atlas, picture) for part in parts_of(picture))
    yield from marks_seen(picture.frame, courteous(chain.from_iterable(shapes)))
    if any(name.sign for name in names_of_parts(atlas, picture)):
        yield DIFFERS


def _faces_within(atlas: Atlas, frame: Frame) -> list[str]:
    faces = atlas.faces("coarse")
    near = faces.sindex.query(shapely.box(*frame.extent), predicate="intersects")
    return [str(face) for face in faces["face"].iloc[near]]


def caption(atlas: Atlas, view: View, frame: Frame) -> str:
    """By whom and for which day the figure is drawn; of a claim also the verdict.

    Where land in the frame is dotted, it says what that means.
    """
    return with_verdict(atlas, view, look_words(atlas, view.look, frame))


def _caption_of_both(atlas: Atlas, view: View) -> str:
    """What both maps of a comparison have in common; the rest is in their corners."""
    look = view.other_look or view.look
    viewer, day = look.viewer, look.day
    shared = viewer_title(atlas, viewer) if viewer == view.viewer else ""
    shared = day_title(day) if day == view.day else shared
    words = _("Two maps of the same area") + (f" · {shared}" if shared else "")
    return with_verdict(atlas, view, words)


def look_words(atlas: Atlas, look: Look, frame: Frame) -> str:
    """By whom and for which day a map is drawn, and what its dots mean where it has any."""
    parts = [viewer_title(atlas, look.viewer), day_title(look.day)]
    if set(unfound(atlas, look)) & set(_faces_within(atlas, frame)):
        parts.append(_("dotted: no position found"))
    return " · ".join(parts)


def _corner(atlas: Atlas, look: Look, frame: Frame) -> str:
    """The words of a look for the corner of its map; what dots mean goes where it has no room."""
    words = look_words(atlas, look, frame)
    left, _top, right, _bottom = corner_box(words)
    fits = right + left <= frame.width_px
    return words if fits else " · ".join((viewer_title(atlas, look.viewer), day_title(look.day)))


def with_verdict(atlas: Atlas, view: View, words: str) -> str:
    """The words of a view; where a claim is selected, after its verdict."""
    kind, name = FeatureId.parse(view.selection or "")
    if kind != "claim":
        return words
    verdict = _(VERDICTS[atlas.dossier.claims[name].verdict]).lower()
    return _(work_words(atlas.dossier.about).claim, verdict=verdict) + f" · {words}"
