"""Cards of exercises, events and ties."""

from collections.abc import Iterable, Iterator

from geo.dossier import Exercise
from geo.dossier.dates import day_title, span, when
from geo.dossier.feature_id import feature_id
from geo.i18n.languages import _, capital, commas, spelled
from geo.layers.atlas import Atlas
from geo.layers.frames.ties import holds_on, tie_name
from geo.web.content.cards.card import Card, Fact, doubt_of, said_by_work
from geo.web.view.model import View


def exercise_card(atlas: Atlas, name: str, _view: View) -> Card:
    """The card of an exercise by its id in exercises.csv."""
    exercise = atlas.dossier.exercises[name]
    kicker = " · ".join((_("Exercise"), spelled(exercise.kind)))
    facts = tuple(_of_exercise(atlas, exercise))
    day = exercise.date_start.first.isoformat()
    return Card(feature_id("exercise", name), exercise.name, kicker, facts, day=day)


def _of_exercise(atlas: Atlas, exercise: Exercise) -> Iterator[Fact]:
    doubt = doubt_of(exercise)
    facts = (
        (_("When"), _when(exercise)),
        (_("Summary"), exercise.summary),
        (_("Host"), _states(atlas, exercise.host)),
        (_("Took part"), _states(atlas, exercise.participants)),
        (_("Observed"), _states(atlas, exercise.observers)),
        (_("Personnel, official"), exercise.personnel_official),
        (_("Personnel, by others"), exercise.personnel_other),
        (_("Ranges"), exercise.ranges_count),
    )
    for label, text in facts:
        if text:
            yield Fact(label, text, exercise.sources, doubt=doubt)


def _when(exercise: Exercise) -> str:
    start, end = exercise.date_start, exercise.date_end
    return span(start, end) if end else when(start)


def event_card(atlas: Atlas, name: str, _view: View) -> Card:
    """The card of an event by its id in timeline.csv."""
    event = atlas.dossier.timeline[name]
    happened = span(event.date, event.date_end) if event.date_end else when(event.date)
    text = event.summary or event.title
    fact = Fact(_("Event"), text, event.sources, happened, doubt_of(event))
    day = event.date.first.isoformat()
    kicker = " · ".join((_("Event"), happened))
    return Card(feature_id("event", name), event.title, kicker, (fact,), day=day)


def tie_card(atlas: Atlas, name: str, view: View) -> Card:
    """The card of a tie by its id in relations.csv."""
    relation = atlas.dossier.relations[name]
    doubt = doubt_of(relation)
    facts = [
        Fact(
            capital(spelled(relation.kind)),
            relation.summary,
            relation.sources,
            span(relation.valid_from, relation.valid_to),
            doubt,
        )
    ]
    if relation.article_says:
        facts.insert(0, said_by_work(atlas.dossier, relation.article_says))
    if not holds_on(relation, view.day):
        day = _("On {day}", day=day_title(view.day))
        words = _("The tie did not hold on this day.")
        facts.append(Fact(day, words, relation.sources, doubt=doubt))
    return Card(
        feature_id("tie", name), tie_name(atlas, relation), _("Tie between states"), tuple(facts)
    )


def _states(atlas: Atlas, codes: Iterable[str]) -> str:
    return commas(atlas.state_name(code) for code in codes)
