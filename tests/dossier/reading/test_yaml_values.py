"""A YAML text is read as PyYAML reads it, but for what an editor would lose by it."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from geo.dossier.reading.yaml_values import parse_yaml

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
plain = st.one_of(
    words,
    st.integers(),
    st.booleans(),
    st.none(),
    st.dates(date(1000, 1, 1)),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["no", "0x1f", "1_000", "12:30", "~", "2020-09-21", "=", "<<", "", " a", "#"]),
)
contents = st.recursive(
    plain,
    lambda held: st.lists(held, max_size=4) | st.dictionaries(words, held, max_size=4),
    max_leaves=20,
)
styles = st.sampled_from([None, "'", '"', "|", ">"])


@given(contents, styles, st.booleans())
def test_what_is_written_is_read(content: object, style: str | None, flow: bool) -> None:
    text = yaml.safe_dump(content, default_style=style, default_flow_style=flow, allow_unicode=True)
    assert parse_yaml(text) == yaml.safe_load(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing",
        "---\n",
        "a: &x [1, b]\nc: *x",
        "a: &x b\n*x : c",
        "- !!str 12\n- ! 12",
        "!!set {a, b}",
        "a: !!int '12'",
        "[a, {b: c}, ]",
        "'a b': \"c\\n\"",
        "a: |\n  b\n  c\n",
        "&x a: *x",
    ],
)
def test_anchors_tags_and_styles_mean_what_they_mean(text: str) -> None:
    wanted = yaml.safe_load(text)
    assert parse_yaml(text) == (dict.fromkeys(wanted) if isinstance(wanted, set) else wanted)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: 2\na: 3", 2, "the key 'a' stands twice"),
        ("? [a]\n: b", 0, "a key is no word"),
        ("1: 1\n1: 2", 1, "the key '1' stands twice"),
        ("~: b", 0, "a key is no word"),
        ("a: &x [1]\n*x : c", 1, "a key is no word"),
        ("a: *x", 0, "found undefined alias 'x'"),
        ("a: 1\n---\nb: 2", 1, "but found another document"),
        ("a: b: c", 0, "mapping values are not allowed in this context"),
        ("[a", 1, "did not find expected ',' or ']'"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        parse_yaml(text)
    assert raised.value.problem == problem
    assert raised.value.problem_mark.line == line


@pytest.mark.parametrize("text", ["a: &x [*x]", "&x {a: {b: *x}}", "[" * 3000 + "]" * 3000])
def test_what_holds_itself_is_refused(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        parse_yaml(text)
