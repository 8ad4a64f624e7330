"""Scripts whose letters join: neither spaced nor slanted, and lettered in fonts of their own."""

from collections.abc import Iterable, Mapping

from geo.i18n.languages import Language

# By their code (ISO 15924), the families that browsers are asked for, best first.
JOINED: Mapping[str, tuple[str, ...]] = {
    "Arab": ("Noto Naskh Arabic", "Noto Sans Arabic", "Geeza Pro", "Segoe UI", "Tahoma"),
    "Deva": ("Noto Sans Devanagari", "Kohinoor Devanagari", "Nirmala UI", "Mangal"),
}
# What bears words on a page. Signs and their fonts stay as they are.
_WORDS = (
    "h1, h2, h3, p, a, li, dt, dd, td, th, button, select, label, input, caption, summary, legend, "
    "small, strong, output"
)


def page_lettering_css(languages: Iterable[Language]) -> str:
    """The rules of a page for those of the languages whose letters join."""
    return "\n".join(
        f":root:root:lang({one.code}) :is({_WORDS}, span) {{ letter-spacing: 0; }}\n"
        f":root:root:lang({one.code}) :is({_WORDS}) "
        f"{{ font-family: {_families(one)}; line-height: 1.6; }}"
        for one in joining_languages(languages)
    )


def map_lettering_css(languages: Iterable[Language]) -> str:
    """The rules of the map for those of the languages whose letters join."""
    return "\n".join(
        f":lang({one.code}) .leaflet-container {{ font-family: {_families(one)}; }}\n"
        f":lang({one.code}) .label {{ letter-spacing: 0; font-style: normal; }}"
        for one in joining_languages(languages)
    )


def joining_languages(languages: Iterable[Language]) -> list[Language]:
    """Those of the languages whose letters join."""
    return [one for one in languages if one.script in JOINED]


def _families(language: Language) -> str:
    named = (f'"{name}"' for name in JOINED[language.script])
    return ", ".join((*named, "system-ui", "sans-serif"))
