"""The fonts of figures: whole, of known origin, and with a letter for all that the atlas says."""

import hashlib
import re
import tomllib

import pytest
from babel.messages.pofile import read_po

from geo import DATA_FOLDER
from geo.build.fonts import FONTS_FILE
from geo.i18n.languages import languages, use_language
from geo.layers.atlas import Atlas, in_language
from geo.layers.gazetteer import gazetteer
from geo.maps.print.lettering import letters_of, text_width_px, wrap_text
from geo.maps.print.typefaces import (
    ARABIC,
    DEVANAGARI,
    FACES,
    FONTS_FOLDER,
    SANS,
    SERIF,
    SIGNS,
    characters,
    families,
    font_family,
    runs,
)
from tests.servers import ROOT

CATALOGUES = sorted((*DATA_FOLDER.rglob("*.po"), *ROOT.glob("tests/dossiers/*/**/*.po")))
MOST_BYTES = 1_500_000


def lettered() -> frozenset[str]:
    return frozenset.union(*(characters(family) for family in (SANS, ARABIC, DEVANAGARI, SIGNS)))


def said(text: str) -> set[str]:
    """The characters of a text that are seen."""
    return {char for char in text if char.isprintable()}


def test_the_fonts_are_those_of_the_recipe() -> None:
    recipe = tomllib.loads(FONTS_FILE.read_text("utf-8"))
    provenance = (FONTS_FOLDER / "PROVENANCE.md").read_text("utf-8")
    files = {face.file for face in FACES}
    assert files == {font["file"] for font in recipe["font"]}
    assert files == {file.name for file in FONTS_FOLDER.glob("*.ttf")}
    for face in FACES:
        assert f"`{hashlib.sha256(face.path.read_bytes()).hexdigest()}`" in provenance
    assert all(package["sha256"] in provenance for package in recipe["package"])
    assert "SIL OPEN FONT LICENSE" in (FONTS_FOLDER / "OFL.txt").read_text("utf-8").upper()
    assert sum(face.path.stat().st_size for face in FACES) <= MOST_BYTES


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_character_of_a_catalogue_has_a_letter(file) -> None:
    with file.open("rb") as opened:
        for message in read_po(opened):
            words = (message.id, message.string)
            for text in (
                one for part in words for one in ([part] if isinstance(part, str) else part)
            ):
                assert said(text) <= lettered(), (
                    f"{text!r}: no letter for {said(text) - lettered()}"
                )


@pytest.mark.parametrize("code", languages())
def test_every_feature_that_is_shown_can_be_lettered(atlas: Atlas, code: str) -> None:
    with use_language(code):
        for entry in gazetteer(in_language(atlas, code)).values():
            assert said(entry.name) <= lettered(), entry.feature


def test_the_sign_of_another_role_has_a_letter() -> None:
    assert "≠" in lettered()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kabul", [("Kabul", SANS)]),
        ("Кабул №1", [("Кабул №1", SANS)]),
        ("127 کلومیٹر", [("127 کلومیٹر", ARABIC)]),
        ("خط (LoC)", [("خط (", ARABIC), ("LoC", SANS), (")", ARABIC)]),
        ("Kabul کابل", [("Kabul ", SANS), ("کابل", ARABIC)]),
        ("India ≠", [("India ", SANS), ("≠", SIGNS)]),
        ("2020", [("2020", SANS)]),
    ],
)
def test_a_part_is_lettered_in_the_script_that_it_is_written_in(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    assert [(part, face.family) for part, face in runs(text)] == wanted


def test_a_text_names_the_family_of_its_first_letter_before_the_others() -> None:
    assert families("کابل")[0] == ARABIC
    assert families("کابل", SERIF)[0] == ARABIC
    assert font_family("Kabul", SERIF).startswith(f"'{SERIF}', ")
    assert font_family("Kabul", SERIF).endswith(", serif")


def test_width_is_that_of_shaped_letters() -> None:
    # Joined letters are narrower than each by itself.
    whole, apart = text_width_px("بيت", 10), sum(text_width_px(one, 10) for one in "بيت")
    assert whole < apart
    assert text_width_px("India", 20) == pytest.approx(2 * text_width_px("India", 10))
    assert text_width_px("India", 10, bold=True) > text_width_px("India", 10)
    assert text_width_px("Kabul کابل", 10) == pytest.approx(
        text_width_px("Kabul ", 10) + text_width_px("کابل", 10)
    )


def test_lines_are_broken_between_words_and_no_wider_than_asked() -> None:
    text = "Distances from the air base, and Donaudampfschifffahrtsgesellschaftskapitänspatent"
    lines = wrap_text(text, 120, 11)
    assert len(lines) > 3
    assert all(text_width_px(line, 11) <= 120 for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert wrap_text("", 120, 11) == ()


def test_syllables_of_devanagari_have_places_of_their_own() -> None:
    """A renderer that takes each for as wide as its widest sign lays none over another."""
    drawn = letters_of("पाकिस्तान", 100, 20)
    told = re.findall(r'<tspan x="([\d.]+)"[^>]*>([^<]+)</tspan>', drawn)
    assert [syllable for _x, syllable in told] == ["पा", "कि", "स्ता", "न"]
    places = [float(x) for x, _syllable in told]
    widths = [text_width_px(syllable, 20) for _x, syllable in told]
    ends = [place + width for place, width in zip(places, widths, strict=True)]
    assert places[0] == 100
    assert places[1:] == pytest.approx(ends[:-1], abs=0.02)
    assert ends[-1] == pytest.approx(100 + text_width_px("पाकिस्तान", 20), abs=0.1)
