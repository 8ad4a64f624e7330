"""What the search answers first, asked of all names of the atlas."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from geo.layers.atlas import Atlas
from geo.maps.web.bundle import FRONTEND_FOLDER
from geo.maps.web.search import search_document
from tests.maps.frontend.test_frontend import needs_node
from tests.maps.frontend.test_projections import _said

HOMES = {"organisation": "/states", "source": "/sources"}
_ASK = """
import { readFileSync } from "node:fs";
import { dayReader } from "./src/desk/search/days.js";
import { Names } from "./src/desk/search/names.js";
import { repliesTo } from "./src/desk/search/replies.js";
const { document, queries } = JSON.parse(readFileSync(process.argv[1], "utf-8"));
const names = new Names();
[...document.entries, ...document.written].forEach((entry) => {
  names.add({ ...entry, name: entry.names[0] });
});
const dayIn = dayReader(document.locales);
const pointId = ({ lat, lon }) => `point:${lat.toFixed(4)},${lon.toFixed(4)}`;
console.log(JSON.stringify(queries.map((query) => {
  const { day, point, hits } = repliesTo(query, names, dayIn);
  if (day) return `day:${day}`;
  return point ? pointId(point) : (hits[0]?.id ?? "");
})));
"""


@pytest.fixture(scope="module")
def document(atlas: Atlas) -> Mapping[str, Any]:
    return search_document(atlas, HOMES)


@needs_node
def test_the_first_answer_is_the_wanted_one(document: Mapping[str, Any]) -> None:
    table = json.loads((FRONTEND_FOLDER / "test/search/searches.json").read_text("utf-8"))
    assert len(table) >= 120
    queries = [query for query, _wanted in table]
    answers = _said(_ASK, {"document": document, "queries": queries})
    pairs = zip(table, answers, strict=True)
    assert [(query, wanted, got) for (query, wanted), got in pairs if got != wanted] == []


def test_features_are_found_by_names_in_all_languages(document: Mapping[str, Any]) -> None:
    names = {entry["id"]: entry["names"] for entry in document["entries"]}
    assert {"Armenia", "Армения", "آرمینیا", "Հայաստան", "AM", "ARM"} <= {*names["state:ARM"]}
    assert "Crimean Oblast" in names["zone:crimea"]
    claims = (own for feature, own in names.items() if feature.startswith("claim:"))
    assert all(len(own) >= 3 for own in claims)


def test_what_has_no_page_is_not_found(atlas: Atlas) -> None:
    assert search_document(atlas, {"organisation": "", "source": ""})["written"] == []
