"""Links of earlier versions: each leads to what it led to, at today's address."""

import csv
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dossier import DataError
from geo.web.content.page_view import choices_of
from geo.web.content.story import story
from geo.web.http.links import page_at
from geo.web.middleware.redirects import (
    OLD_LINKS_FILE,
    renamings,
    renew_path,
    renew_query,
)
from geo.web.view.grammar import GRAMMAR_VERSION, format_view, parse_view, read_query
from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but

LINKS = list(csv.DictReader((Path(__file__).parent / "old_links.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("row", LINKS, ids=[row["link"] for row in LINKS])
def test_an_old_link_leads_to_todays_address(row, guarded, atlas):
    answer = guarded.get(row["link"], follow_redirects=False)
    path, today = urlsplit(row["today"]).path, urlsplit(row["today"]).query
    assert answer.status_code == 308
    assert answer.headers["location"] == f"?{today}"
    page = page_at(path)
    view, notices = parse_view(read_query(today), choices_of(atlas, page))
    assert (notices, format_view(view)) == ((), today)


@pytest.mark.parametrize(
    ("typed", "today"),
    [
        ("as=IND&on=21.09.2020", "as=IND&on=2020-09-21&v=2"),
        ("as=IND&on=September+26%2C+1999", "as=IND&on=1999-09-26&v=2"),
        ("on=26+%D0%BC%D0%B0%D1%8F+1999&lang=ru", "on=1999-05-26&lang=ru&v=2"),
        ("on=21.09.1950", "on=1950-09-21&v=2"),
    ],
)
def test_a_day_as_people_type_it_leads_to_its_address(typed, today, guarded):
    answer = guarded.get(f"/disputes?{typed}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, f"?{today}")


@pytest.mark.parametrize(
    ("typed", "today"),
    [
        ("grid=2020-09-21&grid=1+December+2020", "grid=2020-09-21,2020-12-01&v=2"),
        (
            "grid=1999-01-01,2020-09-21&grid=26+%D0%BC%D0%B0%D1%8F+1999&lang=ru",
            "grid=1999-01-01,2020-09-21,1999-05-26&lang=ru&v=2",
        ),
        ("grid=September+26%2C+1999", "grid=1999-09-26&v=2"),
        ("grid=2020-09-21&grid=soon", "grid=2020-09-21,soon&v=2"),
    ],
)
def test_a_day_that_is_added_to_a_grid_joins_its_days(typed, today, guarded):
    answer = guarded.get(f"/views?{typed}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, f"?{today}")


@pytest.mark.parametrize("typed", ["soon", "31.02.2020", "26+мая+1999"])
def test_what_names_no_day_is_left_to_the_page(typed):
    assert renew_query(f"on={typed}") == f"on={typed}"


@pytest.mark.parametrize("path", ["/preview/overview.png", "/export/overview.geojson"])
def test_what_is_made_of_an_old_link_is_found_at_todays(path, guarded):
    answer = guarded.get(f"{path}?step=4&v=1")
    assert answer.status_code == 200
    assert answer.url.query.decode() == f"step=not-quite-astrakhan&v={GRAMMAR_VERSION}"


def test_oembed_understands_an_old_link(guarded):
    old = "http://testserver/?step=4&v=1".replace("&", "%26").replace("?", "%3F")
    found = guarded.get(f"/oembed?url={old}").json()
    assert re.search(r"step=not-quite-astrakhan&amp;sel=[a-z:-]+&amp;v=2", found["html"])


@given(st.text(max_size=60))
def test_any_query_is_renewed_once(query):
    today = renew_query(query)
    assert renew_query(today) == today


@pytest.mark.parametrize("query", ["", "step=4", "as=IND&v=2", "as=IND&v=99", "v=x", "lang=ru"])
def test_what_no_earlier_version_wrote_stays(query):
    assert renew_query(query) == query


def test_every_renaming_leads_to_what_exists(atlas):
    steps = {step.id for step in story(atlas)}
    assert {row.now for row in renamings() if row.key == "step"} <= steps


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("0,step,1,kabul-1979,renamed", r"old_links\.csv row 2, until '0'"),
        ("1,colour,red,blue,renamed", "'colour'"),
        ("1,step,,kabul-1979,renamed", r"row 2, was '': .*; fill in the cell"),
    ],
)
def test_a_mistake_in_the_file_is_named(cell, told, tmp_path):
    file = tmp_path / OLD_LINKS_FILE
    file.write_text(f"until,key,was,is,why\n{cell}\n", "utf-8")
    with pytest.raises(DataError, match=told):
        renamings(file)


@pytest.mark.parametrize(
    ("mangled", "today"),
    [
        ("/Disputes", "/disputes"),
        ("/DISPUTES?as=ind&LANG=ru-RU", "/disputes?as=IND&lang=ru&v=2"),
        ("/disputes)", "/disputes"),
        ("/disputes.?as=IND", "/disputes?as=IND"),
        ("/disputes/?as=IND", "/disputes?as=IND"),
        ("/disputes%2520", "/disputes"),
        ("/disputes%3Fas=IND", "/disputes?as=IND"),
        ("/disputes%253Fas%253DIND%2526lang%253Dru", "/disputes?as=IND&lang=ru"),
        ("/disputes%E2%80%9D", "/disputes"),
        ("/disputes&fbclid=x", "/disputes"),
        ("/disputes&as=IND", "/disputes?as=IND"),
        ("/disputes;as=IND?lang=ru", "/disputes?as=IND&lang=ru"),
        ("/disputes%22%3Ea%3C/a%3E", "/disputes"),
        ("/disputes](http://testserver/disputes)", "/disputes"),
        ("/disputes.html", "/disputes"),
        ("/Disputes/index.php", "/disputes"),
        ("/)?as=ind", "/?as=IND&v=2"),
        ("/?as=IND&v=2)", "/?as=IND&v=2"),
        ("/disputes?utm_source=x", "/disputes"),
        ("/disputes?as=IND&v=2&fbclid=x", "/disputes?as=IND&v=2"),
        ("/?gclid=x", "/"),
        ("/export/overview.csv?as=ind&part=view", "/export/overview.csv?as=IND&part=view&v=2"),
    ],
)
@pytest.mark.parametrize("method", at_night_but(["GET", "HEAD"], ["GET"]))
def test_a_mangled_link_leads_to_the_address_that_was_meant(method, mangled, today, guarded):
    answer = guarded.request(method, mangled, follow_redirects=False)
    assert answer.status_code == 308
    assert urljoin(f"http://testserver{mangled}", answer.headers["location"]) == (
        f"http://testserver{today}"
    )
    again = guarded.request(method, today, follow_redirects=False)
    assert again.status_code == 200


@given(st.sampled_from(sorted(page.path for page in read_pages().values())), st.text(max_size=8))
def test_any_path_is_renewed_once(page, more):
    path, _query = renew_path(f"/{page.upper()}{more}")
    assert renew_path(path) == (path, "")


@pytest.mark.parametrize("path", ["/data/Index.json", "/card/state/ind.html", "/nowhere", "/"])
def test_a_path_that_means_no_page_stays(path):
    assert renew_path(path) == (path, "")
