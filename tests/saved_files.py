"""Saved files of two viewers only, for tests to which the others do not matter."""

from collections.abc import Iterator

import pytest

from geo.layers.worldview import DE_FACTO
from geo.web.http import offline


@pytest.fixture(scope="session", autouse=True)
def saved_files_hold_two_viewers(request: pytest.FixtureRequest) -> Iterator[None]:
    """The scenes of all viewers take the longest; in the night all of them are saved."""
    with pytest.MonkeyPatch.context() as patch:
        if "nightly" not in request.config.option.markexpr:
            patch.setattr(offline, "viewers", lambda _: (DE_FACTO, "IND"))
        yield
