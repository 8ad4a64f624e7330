"""Every worldview at once: who draws alike, what differs, and that pictures and words agree."""

import re
import time
from dataclasses import replace
from datetime import date

import brotli
import pytest

from geo.dossier.dates import today
from geo.dossier.served import first_day
from geo.i18n.formats import whole_area_words
from geo.layers.atlas import Atlas, in_language
from geo.layers.marks import Mark
from geo.layers.worldview import DE_FACTO, Look, holdings, viewers
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.projection import Frame
from geo.maps.print.grid_svg import MapGrid, draw_grid
from geo.web.content.alike import worldviews
from geo.web.content.figure_spec import PAPERS
from geo.web.content.pictures.view_picture import picture_of_view
from geo.web.content.pictures.worldviews_poster import poster_of_worldviews, worldviews_at_a_glance
from geo.web.content.plain_pages.worldviews import HEIGHT_PX, WIDTH_PX, worldviews_html
from geo.web.content.summary import summary
from geo.web.content.worldviews import (
    Worldviews,
    days_at_first,
    days_to_choose,
    viewer_name,
)
from geo.web.view.model import Position, View
from geo.web.view.pages import page_of_worldviews
from geo.web.view.values import MOST_DAYS

pytestmark = pytest.mark.whole

PAGE = page_of_worldviews()
assert PAGE is not None
# The days of four states of control of Crimea and its surroundings.
DAYS = (date(2013, 1, 1), date(2014, 3, 18), date(2020, 9, 21), date(2022, 9, 30))
VIEWS = {
    "whole": View(),
    "kashmir": View(position=Position(34.5, 76, 5)),
    "crimea": View(position=Position(45, 34, 7), day=date(2024, 1, 1)),
    "mercator": View(projection="mercator", position=Position(66, 179, 3)),
    "days": View(position=Position(46, 36, 5), grid=DAYS),
    "days of one": View(viewer="UKR", position=Position(46, 36, 5), grid=DAYS),
}


def shown_of(atlas: Atlas, view: View) -> Worldviews:
    return worldviews(atlas, PAGE, view, WIDTH_PX, HEIGHT_PX)


def grid_of(atlas: Atlas, shown: Worldviews) -> MapGrid:
    return draw_grid(atlas, [replace(picture, theme=None) for picture in shown.pictures])


@pytest.mark.parametrize("name", VIEWS)
def test_every_look_is_in_exactly_one_group(atlas: Atlas, name: str) -> None:
    view = VIEWS[name]
    looks = [look for group in shown_of(atlas, view).groups for look in group.looks]
    wanted = [Look(view.viewer, day) for day in view.grid] or [
        Look(viewer, view.day) for viewer in viewers(atlas)
    ]
    assert sorted(looks) == sorted(wanted)


@pytest.mark.parametrize("name", VIEWS)
def test_maps_of_a_group_are_equal_and_of_two_groups_differ(atlas: Atlas, name: str) -> None:
    view, shown = VIEWS[name], shown_of(atlas, VIEWS[name])
    # Each look is drawn for itself, as if nobody drew alike.
    alone = [(at, look) for at, group in enumerate(shown.groups) for look in group.looks]
    frame = shown.pictures[0].frame
    pictures = [_picture_of(atlas, view, look, frame) for _at, look in alone]
    if view.grid and view.viewer == DE_FACTO:
        pictures = [
            replace(picture, scene=shown.groups[at].picture.scene)
            for (at, _look), picture in zip(alone, pictures, strict=True)
        ]
    maps = draw_grid(atlas, pictures).maps
    drawn = {
        at: {one for (own, _look), one in zip(alone, maps, strict=True) if own == at}
        for at in range(len(shown.groups))
    }
    assert all(len(own) == 1 for own in drawn.values())
    assert len(set().union(*drawn.values())) == len(shown.groups)


def _picture_of(atlas: Atlas, view: View, look: Look, frame: Frame) -> Picture:
    one = replace(view, viewer=look.viewer, day=look.day, grid=())
    return replace(picture_of_view(atlas, PAGE, one, frame), theme=None)


def test_maps_say_whose_land_kashmir_is(atlas: Atlas) -> None:
    shown = shown_of(atlas, VIEWS["kashmir"])
    by_viewer = {look.viewer: group for group in shown.groups for look in group.looks}
    assert {by_viewer[one] is by_viewer["IND"] for one in ("PAK", "CHN", "UN", DE_FACTO)} == {False}
    assert by_viewer["AZE"] is by_viewer["TUR"]
    assert shown.alike(by_viewer["AZE"]) == "drawn alike by Türkiye"
    lands = {land.feature: land for land in by_viewer["IND"].lands}
    assert lands["zone:aksai-chin"].before == "China"
    assert lands["zone:aksai-chin"].after == "India"
    assert shown.groups[0].looks[0].viewer == DE_FACTO
    assert not shown.groups[0].lands


@pytest.mark.parametrize("name", ["whole", "kashmir"])
def test_words_are_those_of_the_worldviews(atlas: Atlas, name: str) -> None:
    shown = shown_of(atlas, VIEWS[name])
    for group in shown.groups:
        held = holdings(atlas, group.looks[0])
        moved = {face for face in shown.faces if held[face].moved}
        assert len(group.lands) == len(moved)
        unknown = {face for face in shown.faces if held[face].status == "unknown"}
        assert len(group.unfound) == len(unknown)
        if group.is_silent:
            assert group is shown.groups[-1]
            assert not moved


def test_days_of_the_ground_are_compared_with_the_first(atlas: Atlas) -> None:
    shown = shown_of(atlas, VIEWS["days"])
    first, second, *_rest, last = shown.groups
    assert not first.lands
    assert {land.feature for land in second.lands} >= {"zone:crimea"}
    assert len(last.lands) > len(second.lands)
    assert shown.outlined == "drawn differently from 1 January 2013"


def test_days_to_choose_change_the_land_in_the_frame(atlas: Atlas) -> None:
    shown = shown_of(atlas, VIEWS["crimea"])
    days = days_to_choose(shown)
    assert date(2014, 3, 18) in days
    assert date(2020, 11, 10) not in days
    at_first = days_at_first(days, shown.view.day)
    assert shown.view.day in at_first
    assert len(at_first) <= MOST_DAYS
    assert list(at_first) == sorted(set(at_first))
    many = [date(2000, 1, day) for day in range(1, 29)]
    assert len(days_at_first(many, date(2020, 9, 21))) == MOST_DAYS
    assert days_at_first([], date(2020, 9, 21)) == (date(2020, 9, 21),)


@pytest.mark.parametrize("name", VIEWS)
def test_html_refers_to_what_it_defines_and_has_all_words(atlas: Atlas, name: str) -> None:
    view, shown = VIEWS[name], shown_of(atlas, VIEWS[name])
    markup = worldviews_html(atlas, PAGE, view)
    defined = re.findall(r' id="([^"]+)"', markup)
    assert len(defined) == len(set(defined))
    referred = set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', markup))
    assert {one or other for one, other in referred} <= set(defined)
    assert markup.count("<figure>") == len(shown.groups)
    for group in shown.groups:
        for look in group.looks:
            assert f"as={look.viewer}" in markup or look.viewer == DE_FACTO
    assert markup.count("<tr>") == len(shown.groups) + 1


def test_marks_of_a_reader_are_on_each_map_and_no_reason_for_another(atlas: Atlas) -> None:
    seen = VIEWS["kashmir"]
    marks = (
        Mark("line", 1, ((74.0, 34.0), (77.0, 35.0)), text="Road"),
        Mark("point", 2, ((75.0, 33.0),), text="<b>Here"),
    )
    shown, plain = shown_of(atlas, replace(seen, marks=marks)), shown_of(atlas, seen)
    assert [group.looks for group in shown.groups] == [group.looks for group in plain.groups]
    drawn = grid_of(atlas, shown)
    assert "&lt;b&gt;Here" in drawn.definitions
    common = re.search(
        r'<g id="(grid-\d+)"[^>]*><g [^>]*><path [^>]*stroke="var\(--mark-1\)"[^>]*/></g>'
        r'<g [^>]*><use href="#(grid-symbol-\d+)"',
        drawn.definitions,
    )
    assert common is not None
    assert all(f'<use href="#{common[1]}"/>' in markup for markup in drawn.maps)
    assert re.search(f'<g id="{common[2]}"><rect [^>]*fill="var\\(--mark-2\\)"', drawn.definitions)
    assert "mark-1" not in grid_of(atlas, plain).definitions
    told = [sample.label for sample in shown.samples if sample not in plain.samples]
    assert told == [
        "distance: drawn by a reader, not by the atlas",
        "point: drawn by a reader, not by the atlas",
    ]


def test_all_maps_weigh_little_more_than_the_first(atlas: Atlas) -> None:
    shown = shown_of(atlas, View())
    whole, one = grid_of(atlas, shown), draw_grid(atlas, [replace(shown.pictures[0], theme=None)])
    assert len(shown.groups) > 20
    more = _bytes(whole) - _bytes(one)
    assert 0 < more <= 12_000


@pytest.mark.parametrize("name", VIEWS)
def test_a_map_has_one_shape_for_each_dress(atlas: Atlas, name: str) -> None:
    """A browser styles each element by itself, and all maps are to be seen at once."""
    for markup in grid_of(atlas, shown_of(atlas, VIEWS[name])).maps:
        for stratum in re.findall(r"<g [^>]*>((?:<path [^>]*/>)+)</g>", markup):
            styles = re.sub(r' d="[^"]*"', "", stratum).split("/>")
            assert len(styles) == len(set(styles))


def _bytes(grid: MapGrid) -> int:
    return len(brotli.compress("".join((grid.definitions, *grid.maps)).encode(), quality=5))


@pytest.mark.nightly
def test_all_maps_take_little_longer_than_the_first(atlas: Atlas) -> None:
    shown = shown_of(atlas, View())
    pictures = [replace(picture, theme=None) for picture in shown.pictures]
    draw_grid(atlas, pictures)

    def seconds(count: int) -> float:
        begun = time.process_time()
        frame = replace(pictures[0].frame)
        draw_grid(atlas, [replace(picture, frame=frame) for picture in pictures[:count]])
        return time.process_time() - begun

    # Of the processor; another process may have it for a while.
    assert min(seconds(len(pictures)) for _turn in range(3)) - seconds(1) < 0.6


@pytest.mark.parametrize("code", ["en", "ur"])
def test_summary_counts_viewers_and_maps(atlas: Atlas, code: str) -> None:
    spoken = in_language(atlas, code)
    words = summary(spoken, PAGE, replace(View(), lang=code))
    assert str(len(viewers(atlas))) in words
    assert str(len(shown_of(atlas, View()).groups)) in words


@pytest.mark.parametrize("size", ["web", *PAPERS])
def test_a_poster_has_all_maps_within_its_page(atlas: Atlas, size: str) -> None:
    poster = poster_of_worldviews(atlas, PAGE, View(), size, "https://atlas.example/views")
    width, height = poster.width_px, poster.words.height_px
    assert len(poster.panels) == len(shown_of(atlas, View()).groups)
    for at in range(len(poster.panels)):
        left, top = poster.place_of(at)
        assert 0 <= left <= width - poster.cell_px
        assert top + poster.row_px <= height - poster.words.foot_px + 1
    if size in PAPERS:
        assert (width, height) == PAPERS[size][:2]


def test_a_preview_has_its_size(atlas: Atlas) -> None:
    poster = worldviews_at_a_glance(atlas, PAGE, VIEWS["kashmir"], 1200, 630)
    assert (poster.width_px, poster.words.height_px) == (1200, 630)


def test_names_of_viewers_fit_a_list(atlas: Atlas) -> None:
    assert viewer_name(atlas, "UN") == "United Nations maps"
    assert viewer_name(atlas, "IND") == "India"


def test_any_day_is_added_to_a_grid_until_it_is_full(atlas: Atlas) -> None:
    """The form sends the days that there are and the one that is typed or picked."""
    view = replace(VIEWS["days of one"], lang="en")
    page = worldviews_html(atlas, PAGE, view)
    days = ",".join(map(str, DAYS))
    assert f'<input type="hidden" name="grid" value="{days}">' in page
    field = re.search(r"<input [^>]*name=\"grid\" min=[^>]*>", page)
    assert field is not None
    assert f'min="{first_day()}" max="{today()}"' in field[0]
    assert f'data-calendar="{DAYS[-1]}"' in page
    full = tuple(date(2013, 1, day) for day in range(1, MOST_DAYS + 1))
    assert "data-calendar" not in worldviews_html(atlas, PAGE, replace(view, grid=full))


def test_a_number_and_its_unit_are_not_parted(atlas: Atlas) -> None:
    """Small maps leave little room below them, and less in languages that write the unit out."""
    shown = shown_of(atlas, VIEWS["kashmir"])
    other = next(group for group in shown.groups[1:] if group.lands)
    area = whole_area_words(other.area_km2, "km")
    assert shown.share_words(other).endswith(area.replace(" ", "\N{NO-BREAK SPACE}"))
    assert " " in area
