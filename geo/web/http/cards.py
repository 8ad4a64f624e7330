"""Cards over HTTP: each has a version, so that who holds it is told so before it is made again."""

import hashlib
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from geo import DATA_FOLDER
from geo.dossier.feature_id import FeatureId, feature_id
from geo.i18n.languages import use_language
from geo.layers.atlas import Atlas, in_language
from geo.layers.gazetteer import gazetteer, known_feature
from geo.layers.points.land_at import index_land
from geo.layers.points.near import index_edges
from geo.layers.points.point_id import KIND, Point, fault_of
from geo.web.content.cards import CARDS, card_html
from geo.web.content.page_view import view_of
from geo.web.serving.resources import Resource, not_modified
from geo.web.view.model import View
from geo.web.view.pages import front_page

# Those who share a school's cache get a correction within the hour.
_CACHING = "public, max-age=3600"
_MEDIA_TYPE = "text/html"
# Of the geometry it is the record of its files, with their hashes.
_MADE_FROM = frozenset({".csv", ".html", ".json", ".md", ".po", ".py", ".yaml"})


def card_endpoint(atlas: Atlas) -> Callable[[Request], Response]:
    """What answers for the cards of an atlas."""
    origin = made_from(atlas)

    def answer(request: Request) -> Response:
        asked = str(FeatureId(request.path_params["kind"], request.path_params["name"]))
        feature = known_feature(atlas, asked)
        if feature is None:
            return JSONResponse({"error": _unknown(atlas, asked)}, status_code=404)
        # The page of the story reads all that a card depends on: viewer, day, unit, step, language.
        view = view_of(atlas, front_page(), request.query_params)
        now = _version(origin, feature, view)
        held = not_modified(request, now, _MEDIA_TYPE, _CACHING)
        return held or _card(atlas, feature, view, now).response(request, _CACHING)

    return answer


def _unknown(atlas: Atlas, feature: str) -> str:
    fault = fault_of(feature)
    if fault:
        return f"There is no point {feature[:80]!r}: {fault}."
    compared = (feature_id("state", code) for code in atlas.dossier.about.compare_borders)
    example = next((one for one in compared if one in gazetteer(atlas)), "state:…")
    return (
        f"There is no feature {feature[:80]!r}; the layers of /data/index.json hold those "
        f"that there are, such as {example} for /card/{example.replace(':', '/')}.html."
    )


def make_first_cards(atlas: Atlas, language: str) -> None:
    """Makes a card of each kind as pages open: what all of a kind need is kept from then on."""
    index_land(atlas)
    index_edges(atlas)
    for kind in CARDS:
        first = example_of(atlas, kind)
        if first is not None:
            _card(atlas, first, View(lang=language))


def example_of(atlas: Atlas, kind: str) -> str | None:
    """The first feature of a kind; as a point, the middle of what the atlas is about."""
    if kind == KIND:
        west, south, east, north = atlas.dossier.about.extent
        return str(Point.of((south + north) / 2, (west + east) / 2))
    return next((one for one in gazetteer(atlas) if FeatureId.parse(one).kind == kind), None)


def _card(atlas: Atlas, feature: str, view: View, known_as: str = "") -> Resource:
    # A card may not depend on what is not in its version.
    view = View(viewer=view.viewer, day=view.day, unit=view.unit, lang=view.lang)
    with use_language(view.lang):
        markup = card_html(in_language(atlas, view.lang), feature, view)
    return Resource(markup.encode(), _MEDIA_TYPE, version=known_as)


def _version(origin: str, feature: str, view: View) -> str:
    depends_on = (origin, feature, view.viewer, view.day.isoformat(), view.unit, view.lang)
    return hashlib.sha256("\0".join(depends_on).encode()).hexdigest()[:12]


def made_from(atlas: Atlas) -> str:
    """A hash of what all cards are made from: facts, geometry, words, templates and code.

    It is the same in every replica that runs the same atlas.
    """
    digest = hashlib.sha256()
    for folder in (DATA_FOLDER.parent, atlas.dossier_folder, atlas.geometry_folder):
        for file in _files(folder):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    # Babel writes numbers, days and lists.
    digest.update(version("babel").encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name != "node_modules":
            yield from _files(path)
        elif path.suffix in _MADE_FROM:
            yield path
