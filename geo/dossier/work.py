"""What the work whose statements are checked is called: an article, an essay, a report, a speech.

Each is a whole message for each kind of work, so that translators can inflect the word.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.dossier.about import About, WorkKind
from geo.i18n.languages import N_


@dataclass(frozen=True)
class WorkWords:
    """The messages that name the work, in English: they are translated where they are said.

    `claim` has the place {verdict}.
    """

    name: str
    title: str
    label: str
    says: str
    within: str
    mentioned: str
    differs: str
    claim: str
    sentences: str
    claims_here: str
    no_part: str


_WORDS: Mapping[WorkKind, WorkWords] = {
    "article": WorkWords(
        name=N_("the article"),
        title=N_("The article"),
        label=N_("article"),
        says=N_("The article says"),
        within=N_("In the article"),
        mentioned=N_("Mentioned in the article"),
        differs=N_("the article and other sources differ"),
        claim=N_("A claim of the article: {verdict}"),
        sentences=N_("The article, sentence by sentence"),
        claims_here=N_("What the article claims here:"),
        no_part=N_("No part in the exercise and no mention in the article; shown for orientation."),
    ),
    "essay": WorkWords(
        name=N_("the essay"),
        title=N_("The essay"),
        label=N_("essay"),
        says=N_("The essay says"),
        within=N_("In the essay"),
        mentioned=N_("Mentioned in the essay"),
        differs=N_("the essay and other sources differ"),
        claim=N_("A claim of the essay: {verdict}"),
        sentences=N_("The essay, sentence by sentence"),
        claims_here=N_("What the essay claims here:"),
        no_part=N_("No part in the exercise and no mention in the essay; shown for orientation."),
    ),
    "report": WorkWords(
        name=N_("the report"),
        title=N_("The report"),
        label=N_("report"),
        says=N_("The report says"),
        within=N_("In the report"),
        mentioned=N_("Mentioned in the report"),
        differs=N_("the report and other sources differ"),
        claim=N_("A claim of the report: {verdict}"),
        sentences=N_("The report, sentence by sentence"),
        claims_here=N_("What the report claims here:"),
        no_part=N_("No part in the exercise and no mention in the report; shown for orientation."),
    ),
    "speech": WorkWords(
        name=N_("the speech"),
        title=N_("The speech"),
        label=N_("speech"),
        says=N_("The speech says"),
        within=N_("In the speech"),
        mentioned=N_("Mentioned in the speech"),
        differs=N_("the speech and other sources differ"),
        claim=N_("A claim of the speech: {verdict}"),
        sentences=N_("The speech, sentence by sentence"),
        claims_here=N_("What the speech claims here:"),
        no_part=N_("No part in the exercise and no mention in the speech; shown for orientation."),
    ),
}


def work_words(about: About) -> WorkWords:
    """The messages about the work that a dossier is about."""
    return _WORDS[about.work.kind]
