"""What is kept of an atlas is in its language, whoever asked first."""

import pytest

from geo.i18n.languages import ENGLISH, _, speaking
from geo.layers.atlas import Atlas, in_language
from geo.layers.cached import cache_by_atlas
from geo.layers.gazetteer import gazetteer


@pytest.mark.parametrize("first", [ENGLISH, "ru", "ur"])
def test_a_cache_answers_in_the_language_of_the_atlas(atlas: Atlas, first: str) -> None:
    @cache_by_atlas
    def said(atlas: Atlas) -> tuple[str, str]:
        return atlas.language, _("state")

    russian = in_language(atlas, "ru")
    with speaking(first):
        before = said(russian), said(atlas)
    assert before == (("ru", "государство"), (ENGLISH, "state"))
    with speaking("ru"):
        assert (said(russian), said(atlas)) == before


def test_the_gazetteer_of_an_atlas_speaks_its_language(atlas: Atlas) -> None:
    kinds = {code: gazetteer(in_language(atlas, code))["state:RUS"].kind for code in ("ru", "ur")}
    assert len({*kinds.values(), gazetteer(atlas)["state:RUS"].kind}) == 3
