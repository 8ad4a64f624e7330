"""The atlas that pages and routes open themselves, so that it is opened once."""

import pytest

from geo.layers.atlas import Atlas
from geo.web.content.shared_atlas import english_atlas


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return english_atlas()
