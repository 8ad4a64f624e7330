"""Settings of a host that can set no environment variables, but has a file of secrets."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config

from geo.web.serving.settings import read_settings
from geo.web.streamlit_internals.options import take_secrets


@pytest.fixture
def secrets(tmp_path: Path) -> Iterator[Path]:
    before = config.get_option("secrets.files")
    file = tmp_path / "secrets.toml"
    config.set_option("secrets.files", [str(file)])
    st.secrets._reset()
    yield file
    config.set_option("secrets.files", before)
    # What came from the file leaves the environment with it.
    st.secrets._reset()


def test_settings_in_secrets_are_read(secrets: Path) -> None:
    assert not take_secrets()
    secrets.write_text('KAVKAZ_ATLAS_HOST_NAME = "A school"\nKAVKAZ_ATLAS_SOCKETS = 40\n')
    assert take_secrets()
    settings = read_settings()
    assert (settings.host_name, settings.sockets) == ("A school", 40)
