"""Names of hosts: as links have them, whatever a request or a setting says."""

import pytest

from geo.dossier import DataError
from geo.web.http.links import origin_of
from geo.web.serving.hosts import tidy_host
from geo.web.serving.settings import read_settings

HOSTS = [
    ("atlas.example", "atlas.example"),
    ("ATLAS.example.", "atlas.example"),
    ("atlas.example:443", "atlas.example"),
    ("atlas.example:80", "atlas.example"),
    ("atlas.example:8501", "atlas.example:8501"),
    ("my_atlas:8501", "my_atlas:8501"),
    ("[2001:DB8::1]:443", "[2001:db8::1]"),
    ("[::ffff:192.0.2.1]:8501", "[::ffff:192.0.2.1]:8501"),
    ("xn--80aa.example", "xn--80aa.example"),
]
NO_HOSTS = [
    "",
    "a b",
    "atlas.example/path",
    "user@atlas.example",
    '"><script>',
    "атлас.example",
    ":80",
]


@pytest.mark.parametrize(("said", "tidy"), HOSTS)
def test_a_host_is_written_as_browsers_write_it(said: str, tidy: str) -> None:
    assert tidy_host(said) == tidy
    scope = {"type": "http", "scheme": "https", "headers": [(b"host", said.encode())]}
    assert origin_of(scope) == f"https://{tidy}"
    assert read_settings({"KAVKAZ_ATLAS_ADDRESS": f"https://{said}/"}).address == f"https://{tidy}"


@pytest.mark.parametrize("said", NO_HOSTS)
def test_what_is_no_host_is_in_no_link(said: str) -> None:
    assert tidy_host(said) == ""
    scope = {"type": "http", "scheme": "https", "headers": [(b"host", said.encode())]}
    assert origin_of(scope) == ""
    with pytest.raises(DataError, match=r"ADDRESS.*such as https://atlas\.example"):
        read_settings({"KAVKAZ_ATLAS_ADDRESS": f"https://{said}"})
