"""Views, marks and queries of all kinds, for laws about addresses."""

from datetime import date
from urllib.parse import quote, urlencode

from hypothesis import strategies as st

from geo.dossier.served import first_day
from geo.i18n.languages import languages
from geo.layers.marks import MARK_COLOURS, POINTS, Mark
from geo.layers.points.point_id import LATITUDE, LONGITUDE, Point
from geo.web.view.grammar import VERSION_KEY
from geo.web.view.keys import KEY
from geo.web.view.marks import clean_words
from geo.web.view.model import Comparison, Position, View, without_own_comparison
from geo.web.view.values import MAX_RINGS, MOST_DAYS, OPACITY_PERCENT, RADIUS_KM, Choices

CHOICES = Choices(
    layers=("borders", "disputes", "places"),
    basemaps=("atlas", "osm"),
    features=frozenset({"place:farkhor", "state:PAK", "zone:aksai-chin", "line:loc_1972"}),
    viewers=("defacto", "UN", "IND", "PAK"),
    last_day=date(2026, 11, 23),
    steps=("kabul-1979", "who-came"),
    filters=frozenset({"topic:history", "verdict:contested", "verdict:opinion", "state:PAK"}),
)
NAMES = (*KEY, VERSION_KEY)


def degrees(most):
    return st.integers(-most * 10_000, most * 10_000).map(lambda number: number / 10_000)


def marks_of(kind):
    own = {
        "points": st.lists(
            st.tuples(degrees(180), degrees(85)),
            min_size=POINTS[kind][0],
            max_size=min(POINTS[kind][1], 6),
        ).map(tuple),
        "text": st.text(max_size=20).map(clean_words).filter(lambda text: text or kind != "text"),
    }
    if kind == "ring":
        own["radius_km"] = st.integers(1, 50_000).map(lambda tenths: tenths / 10)
    if kind == "highlight":
        own["feature"] = st.sampled_from(sorted(CHOICES.features))
    return st.builds(Mark, kind=st.just(kind), colour=st.sampled_from(MARK_COLOURS), **own)


marks = st.sampled_from([*POINTS]).flatmap(marks_of)
points = st.builds(Point.of, st.floats(*LATITUDE), st.floats(*LONGITUDE))
positions = st.builds(
    Position,
    lat=st.integers(-850_000, 850_000).map(lambda number: number / 10_000),
    lon=st.integers(-1_800_000, 1_800_000).map(lambda number: number / 10_000),
    zoom=st.integers(200, 1300).map(lambda number: number / 100),
)
viewers = st.sampled_from(CHOICES.viewers)
days = st.dates(first_day(), CHOICES.last_day)
# Paths and queries with all that their own addresses escape, `&` between keys among it.
data_addresses = st.builds(
    "https://example.org/{}?v=1&{}".format,
    st.text(max_size=12).map(lambda text: quote(text, safe="/")),
    st.dictionaries(st.text(max_size=6), st.text(max_size=6), max_size=3).map(
        lambda query: urlencode(query, quote_via=quote)
    ),
)
views = st.builds(
    View,
    viewer=viewers,
    day=days,
    compare=st.none() | st.builds(Comparison, viewer=st.none() | viewers, day=st.none() | days),
    split=st.sampled_from((None, "swipe", "side")),
    grid=st.sets(days, max_size=MOST_DAYS).map(sorted).map(tuple),
    step=st.none() | st.sampled_from(("kabul-1979", "who-came")),
    only=st.sampled_from(
        ((), ("topic:history",), ("state:PAK", "verdict:contested"), ("verdict:opinion",))
    ),
    position=st.none() | positions,
    layers=st.none() | st.lists(st.sampled_from(CHOICES.layers), unique=True).map(tuple),
    opacity=st.dictionaries(st.sampled_from(CHOICES.layers), st.integers(*OPACITY_PERCENT)).map(
        lambda shares: tuple(sorted(shares.items()))
    ),
    selection=st.none() | st.sampled_from(sorted(CHOICES.features)) | points.map(str),
    basemap=st.sampled_from(CHOICES.basemaps),
    projection=st.none() | st.sampled_from(("mercator", "equal", "aeqd")),
    roles=st.sampled_from(("sourced", "article")),
    theme=st.sampled_from([None, "light", "dark", "contrast"]),
    lang=st.sampled_from(sorted(languages())),
    ring_radii_km=st.none()
    | st.sets(st.integers(*RADIUS_KM), max_size=MAX_RINGS).map(sorted).map(tuple),
    marks=st.lists(marks, max_size=8).map(tuple),
    unit=st.sampled_from(("km", "mi", "nm")),
    data=st.none() | data_addresses,
).map(without_own_comparison)
# Words of the grammar among arbitrary text, so that values are often nearly right.
words = st.sampled_from(
    [
        "37.47",
        "69.38",
        "-0",
        "9",
        "1e9",
        "nan",
        "inf",
        ",",
        ":",
        "borders",
        "place:farkhor",
        "point:",
        "50",
        "aeqd",
        "IND",
        "PAK",
        "defacto",
        "2020-09-21",
        "1991-12-26",
        "as",
        "side",
        "dark",
        "ur",
    ]
)
values = st.text() | st.lists(words | st.text(max_size=3)).map("".join)
queries = st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), values)
