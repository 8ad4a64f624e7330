"""What the search box finds: features, sources and organisations, by their names in all languages.

The names that a page shows come first, in English, whose translation the script knows; by all that
follow a feature is found as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from geo.dossier.covered import is_covered
from geo.dossier.feature_id import FeatureId, feature_id
from geo.dossier.reading.abbreviations import read_abbreviations
from geo.dossier.served import WORLD_FOLDER
from geo.i18n.languages import languages, use_language
from geo.i18n.state_names import names_of_state
from geo.layers.atlas import Atlas, in_language
from geo.layers.gazetteer import Entry, gazetteer

# A source comes after all that it may be about.
_SOURCE_RANK, _ORGANISATION_RANK = 50, 3


class FoundFeature(TypedDict):
    """A feature of the map, and from which zoom on it is seen well."""

    id: str
    names: list[str]
    kind: str
    rank: float
    lat: float
    lon: float
    zoom: float


class FoundText(TypedDict):
    """A source or an organisation, and the page that tells of it."""

    id: str
    names: list[str]
    rank: float
    page: str


class SearchDocument(TypedDict):
    """What the script of the search box reads."""

    locales: list[str]
    entries: list[FoundFeature]
    written: list[FoundText]


def search_document(atlas: Atlas, homes: Mapping[str, str]) -> SearchDocument:
    """All that can be found, and the languages in which days are read.

    `homes` gives the addresses of the pages of what is no feature of the map, by its kind.
    """
    spoken = [in_language(atlas, code) for code in languages()]
    short = read_abbreviations(WORLD_FOLDER, atlas.dossier.sources)
    named = [_named_in(own, code) for own, code in zip(spoken, languages(), strict=True)]
    features: list[FoundFeature] = [
        {
            "id": entry.feature,
            "names": _all_names(spoken, [known[entry.feature] for known in named], short),
            "kind": entry.kind,
            "rank": entry.rank,
            "lat": round(entry.lat, 4),
            "lon": round(entry.lon, 4),
            "zoom": entry.zoom,
        }
        for entry in gazetteer(atlas).values()
    ]
    written = [*_organisations(spoken, homes), *_sources(atlas, homes)]
    locales = [known.locale_with_territory.replace("_", "-") for known in languages().values()]
    return {"locales": locales, "entries": features, "written": written}


def _named_in(atlas: Atlas, code: str) -> Mapping[str, Entry]:
    with use_language(code):
        return gazetteer(atlas)


def _all_names(
    spoken: Sequence[Atlas],
    entries: Sequence[Entry],
    abbreviations: Mapping[str, Sequence[str]],
) -> list[str]:
    feature = entries[0].feature
    kind, name = FeatureId.parse(feature)
    names = [name for entry in entries for name in entry.names]
    names += abbreviations.get(feature, ())
    names += [former.name for atlas in spoken for former in atlas.dossier.former_names(feature)]
    if kind == "state":
        names += [*names_of_state(name), name]
    if kind == "claim":
        names += [atlas.dossier.claims[name].question for atlas in spoken]
    return list(dict.fromkeys(names))


def _organisations(spoken: Sequence[Atlas], homes: Mapping[str, str]) -> Iterator[FoundText]:
    dossier = spoken[0].dossier
    for name, own in dossier.organisations.items():
        page = homes["organisation"]
        if page and is_covered(dossier, "organisations", own):
            known = (atlas.dossier.organisations[name] for atlas in spoken)
            names = (text for one in known for text in (one.full_name, one.name))
            yield {
                "id": feature_id("organisation", name),
                "names": list(dict.fromkeys(names)),
                "rank": _ORGANISATION_RANK,
                "page": page,
            }


def _sources(atlas: Atlas, homes: Mapping[str, str]) -> Iterator[FoundText]:
    page = homes["source"]
    for source in atlas.dossier.sources.values() if page else ():
        cited = atlas.dossier.supports(source.id)
        if not cited or any(is_covered(atlas.dossier, *one) for one in cited):
            yield {
                "id": feature_id("source", source.id),
                "names": [text for text in (source.title, source.publisher, source.author) if text],
                "rank": _SOURCE_RANK,
                "page": f"{page}#{source.id}",
            }
