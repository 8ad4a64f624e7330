"""The check of what the story says in other languages: that it links and measures the same."""

from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

from geo.dossier import Problem
from geo.i18n.languages import ENGLISH, LanguageError, read_catalogue
from geo.web.content.checks.callouts import letters_of
from geo.web.content.checks.known import Known
from geo.web.content.steps.model import Step, Story, measures_told
from geo.web.html.phrases import broken_mark, phrases_of

# Other languages say the same in more letters.
MOST_LETTERS = 75


def translation_problems(known: Known, story: Story, folder: Path) -> Iterator[Problem]:
    """Phrases and distances that a translation leaves out or adds, and callouts too long to fit."""
    for code in known.dossier.about.languages:
        file = folder / f"{code}.po"
        if code == ENGLISH or not file.is_file():
            continue
        try:
            catalogue = read_catalogue(file)
        except LanguageError:
            continue  # told with the languages
        for step in story.steps:
            yield from _of_step(f"languages/{file.name}", catalogue, step)


def _of_step(file: str, catalogue: GNUTranslations, step: Step) -> Iterator[Problem]:
    texts = [("text", step.text)]
    texts += [(f"callouts.{at}", one.text) for at, one in enumerate(step.callouts, start=1)]
    for column, text in texts:
        said = catalogue.gettext(text)
        wanted, given = _links_and_distances(text), _links_and_distances(said)
        for name in sorted(wanted ^ given):
            lost = name in wanted
            message = "the translation has lost it" if lost else "the English text has it not"
            remedy = "write it as in English" if lost else "remove it"
            yield Problem(file, 0, step.id, column, name, message, remedy)
        if broken_mark(said):
            remedy = "write [words](kind:id)"
            message = "a linked phrase cannot be read"
            yield Problem(file, 0, step.id, column, broken_mark(said), message, remedy)
        if column != "text" and said != text and letters_of(said) > MOST_LETTERS:
            message = f"it has {letters_of(said)} letters, and {MOST_LETTERS} at most fit"
            yield Problem(file, 0, step.id, column, said, message, "say it in fewer words")


def _links_and_distances(text: str) -> set[str]:
    """What a text links, and which distances it tells, as the text writes them."""
    linked = {feature for _words, feature in phrases_of(text)}
    return linked | {f"{{measure:{name}}}" for name in measures_told(text)}
