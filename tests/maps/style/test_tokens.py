"""Tokens of the style: every class, claimant and theme has its rule in the style sheets."""

import re
import tomllib
from typing import get_args

import pytest

from geo.dossier.vocabulary import colours
from geo.layers.frames.ties import GROUP_TITLES
from geo.maps.style import css
from geo.maps.style import tokens as style
from geo.maps.style.colour import claimant_colour
from geo.maps.style.palette import PALETTE, Theme
from geo.maps.style.tokens import FILLS, STROKES
from tests.servers import ROOT

THEMES = get_args(Theme)


@pytest.mark.parametrize("theme", THEMES)
def test_every_palette_names_the_same_colours(theme):
    assert PALETTE["light"].keys() == PALETTE[theme].keys()


@pytest.mark.parametrize("theme", THEMES)
def test_every_token_in_use_is_in_the_palette(theme):
    used = {stroke.colour for stroke in STROKES.values()} | set(FILLS.values())
    assert used <= PALETTE[theme].keys()


def test_every_class_has_a_rule():
    rules = css.map_css()
    assert [name for name in (*STROKES, *FILLS) if f"path.{name}{{" not in rules] == []


def test_every_token_is_a_custom_property_in_every_theme():
    light, *others = css.tokens_css().split("\n")
    assert "data-theme" not in light
    for theme, rule in zip(THEMES, (light, *others), strict=True):
        assert theme == "light" or rule.startswith(f":root[data-theme={theme}]{{")
        palette = PALETTE[theme]
        assert [name for name in palette if f"--{name}:{palette[name]};" not in rule] == [], theme


def test_the_themes_of_streamlit_are_those_of_the_style():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    tokens = {
        "primaryColor": "accent",
        "backgroundColor": "panel",
        "secondaryBackgroundColor": "tint",
        "textColor": "ink",
    }
    for theme in ("light", "dark"):
        wanted = {key: PALETTE[theme][token] for key, token in tokens.items()}
        assert config["theme"][theme] == wanted


def test_style_sheets_name_colours_by_token_only():
    sheets = [*(ROOT / "geo").rglob("*.css")]
    assert sheets
    for sheet in sheets:
        named = re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text("utf-8"))
        assert not named, sheet.name


def test_dashes_are_written_in_pixels():
    rules = css.map_css().split("\n")
    dashed = {name: stroke.dashes_px for name, stroke in STROKES.items() if stroke.dashes_px}
    assert dashed
    for name, lengths in dashed.items():
        rule = next(line for line in rules if line.startswith(f"path.{name}{{"))
        assert f"stroke-dasharray:{' '.join(map(str, lengths))};" in rule, name


def test_every_claimant_has_a_hatching():
    rules, sheets = css.map_css(), css.tokens_css().split("\n")
    for code in colours():
        assert f".stripe.hatch-{code}{{fill:var(--claim-{code})}}" in rules
        for theme, rule in zip(THEMES, sheets, strict=True):
            assert f"--claim-{code}:{claimant_colour(code, theme)};" in rule, (code, theme)


def test_a_claimant_without_a_colour_gets_one_of_its_own():
    made = {code: claimant_colour(code) for code in ("ZZZ", "POL", "LTU", "USA")}
    assert len(set(made.values())) == len(made)
    assert claimant_colour("ZZZ") == made["ZZZ"]
    assert f"--claim-ZZZ:{made['ZZZ']};" in css.tokens_css(["ZZZ"]).split("\n")[0]
    assert ".stripe.hatch-ZZZ{fill:var(--claim-ZZZ)}" in css.map_css(["ZZZ"])


def test_a_hatching_is_named_after_its_claimants_in_order():
    assert style.hatch_name(("IND", "PAK")) == "hatch-IND-PAK"


def test_ties_have_no_more_looks_than_can_be_told_apart():
    """Each group has one of four, which differ in their dashes too."""
    looks = {stroke for name, stroke in STROKES.items() if name.startswith("tie-")}
    assert len(looks) == 4
    assert len({stroke.dashes_px for stroke in looks}) == 4
    assert {f"tie-{group}" for group in GROUP_TITLES} <= set(STROKES)
