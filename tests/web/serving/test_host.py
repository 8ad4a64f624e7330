"""What a host says of itself at the foot of every page."""

from collections.abc import Iterator

import pytest

from geo.dossier import DataError
from geo.web.html.templating import render
from geo.web.serving.settings import host, read_settings


@pytest.fixture
def hosted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    said = {
        "HOST_NAME": "<b>Institute</b> & friends",
        "IMPRINT": "https://host.example/imprint",
        "REPORT": "mailto:atlas@host.example?subject=error",
    }
    for name, value in said.items():
        monkeypatch.setenv(f"KAVKAZ_ATLAS_{name}", value)
    host.cache_clear()
    yield
    host.cache_clear()


@pytest.mark.usefixtures("hosted")
def test_name_and_links_stand_at_the_foot_in_their_order() -> None:
    foot = render("footer.html")
    assert "Hosted by &lt;b&gt;Institute&lt;/b&gt; &amp; friends · " in foot
    imprint = foot.index('<a href="https://host.example/imprint">Imprint</a>')
    assert imprint < foot.index('<a href="mailto:atlas@host.example?subject=error">Report an error')
    assert "Privacy" not in foot


def test_a_host_that_says_nothing_has_no_line() -> None:
    assert 'class="host"' not in render("footer.html")


@pytest.mark.parametrize("name", ["IMPRINT", "PRIVACY", "CONTACT", "REPORT"])
@pytest.mark.parametrize("link", ["javascript:alert(1)", "/imprint", 'https://a.example/"><b>'])
def test_a_link_that_leads_nowhere_safe_is_refused_by_name(name: str, link: str) -> None:
    with pytest.raises(DataError, match=f"KAVKAZ_ATLAS_{name} is not understood"):
        read_settings({f"KAVKAZ_ATLAS_{name}": link})


def test_all_settings_that_are_bad_are_named_at_once() -> None:
    given = {"KAVKAZ_ATLAS_IMPRINT": "/imprint", "KAVKAZ_ATLAS_SOCKETS": "0", "KAVKAZ_ATLAS_X": ""}
    with pytest.raises(DataError) as refused:
        read_settings(given)
    named = [line.split()[2] for line in str(refused.value).splitlines()]
    assert sorted(named) == sorted(given)
