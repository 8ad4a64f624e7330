"""What Folium is given reaches the script as it is."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Template

from geo.maps.web.folium_map import MapConfig, MapContent, MapProjections, _Start

WORDS = st.text(st.sampled_from("{}%#<>&\"'` aя؀"), max_size=12)


@given(WORDS)
def test_words_of_a_dossier_are_no_template(words: str) -> None:
    """Though what Folium renders is read as a template once more."""
    projections = MapProjections(at_first="mercator", about=words, known=())
    content = MapContent((0, 0, 1, 1), (), (), {}, projections)
    config = MapConfig(content, words, "", {})
    script = Template("Atlas.start(" + _Start(config).config + ");").render()
    found = re.fullmatch(r"Atlas\.start\((.*)\);", script, re.DOTALL)
    assert found is not None
    read = json.loads(found[1])
    assert (read["attribution"], read["projections"]["about"]) == (words, words)
