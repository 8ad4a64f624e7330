"""The page of sources: what each supports, the datasets behind the map, the downloads."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from geo.dossier import Record, Source
from geo.dossier.rules import read_rules
from geo.dossier.sourcing import tallies, total
from geo.dossier.told import is_told
from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE
from geo.layers.geometry import read_provenance
from geo.web.content.cards.claims import VERDICT_RULES, VERDICTS
from geo.web.content.features import record_address
from geo.web.content.shared_atlas import atlas
from geo.web.html.templating import render
from geo.web.http.asset_store import open_asset_store
from geo.web.view.pages import PageText

KINDS = {
    "treaty": N_("Treaties, resolutions and laws"),
    "official": N_("Governments, forces and organisations on themselves"),
    "dataset": N_("Datasets"),
    "scholarship": N_("Scholarship"),
    "think-tank": N_("Research institutes"),
    "agency": N_("News agencies"),
    "press": N_("Newspapers, broadcasters and magazines"),
    "opinion": N_("Opinion"),
    "reference": N_("Encyclopedias and reference works"),
    "other": N_("Other: blogs, study aids, aggregators, copies"),
}


@dataclass(frozen=True)
class Support:
    """A record that rests on a source: its table, its words, and its address where it has one."""

    table: str
    label: str
    address: str


@dataclass(frozen=True)
class Entry:
    """A source and everything that it supports."""

    source: Source
    supports: tuple[Support, ...]


def show_sources(page: PageText) -> None:
    """Draws a page with the sources by kind, datasets, layers, rules and counts."""
    dossier = atlas().dossier
    st.html(render("heading.html", page=page))
    st.html(render("head.html", page=page, sources=[]))
    with st.container(key="layers"):
        layers = open_asset_store(atlas()).index["layers"]
        st.html(render("layers.html", layers=layers, words=_layer_words(atlas())))
    with st.container(key="datasets"):
        provenance = read_provenance(atlas().geometry_folder)
        st.html(render("datasets.html", provenance=provenance, files=_files(provenance)))
    with st.container(key="rules"):
        st.html(
            render(
                "rules.html",
                verdicts=_verdicts(atlas()),
                principles=read_rules(atlas().dossier_folder),
            )
        )
    with st.container(key="confidence"):
        counts = tallies(dossier)
        left = tuple(dossier.open.values())
        st.html(render("confidence.html", counts=counts, all=total(counts), open=left))
    with st.container(key="sources"):
        st.html(render("sources.html", kinds=_by_kind(atlas())))


def _layer_words(atlas: Atlas) -> dict[str, str]:
    """What each layer holds, by its name, in the language that is spoken."""
    exercise = atlas.dossier.subject_name
    return {layer.name: _(layer.description, exercise=exercise) for layer in CATALOGUE}


def _verdicts(atlas: Atlas) -> list[tuple[str, str, int]]:
    """Each verdict with its rule and the number of claims that have it."""
    counts: Counter[str] = Counter(claim.verdict for claim in atlas.dossier.claims.values())
    return [
        (_(VERDICTS[verdict]), _(rule), counts[verdict]) for verdict, rule in VERDICT_RULES.items()
    ]


def _files(provenance: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"file": name, **entry} for name, entry in provenance["files"].items()]


def _by_kind(atlas: Atlas) -> list[tuple[str, list[Entry]]]:
    entries = list(_entries(atlas))
    return [
        (_(title), [entry for entry in entries if entry.source.kind == kind])
        for kind, title in KINDS.items()
    ]


def _entries(atlas: Atlas) -> Iterator[Entry]:
    """The sources with what they support; those that support only what is not told are left out."""
    dossier = atlas.dossier
    for source in dossier.sources.values():
        cited = dossier.supports(source.id)
        told = [(table, record) for table, record in cited if is_told(dossier, table, record)]
        if told or not cited:
            yield Entry(source, tuple(_supports(told, atlas)))


def _supports(records: Iterable[tuple[str, Record]], atlas: Atlas) -> Iterable[Support]:
    for table, record in records:
        yield Support(table, record.label, record_address(atlas, table, record.id))
