"""Cards of exercises, events and ties."""

from collections.abc import Iterable, Iterator

from geo.dossier import Exercise
from geo.layers.atlas import Atlas
from geo.layers.ties import holds_on, tie_name
from geo.maps.scene import day_title
from geo.web.card import Card, Fact, doubt_of, span
from geo.web.view import View

ARTICLE = "article"


def exercise_card(atlas: Atlas, name: str, _view: View) -> Card:
    """The card of an exercise by its id in exercises.csv."""
    exercise = atlas.dossier.exercises[name]
    kicker = f"Exercise · {exercise.kind.replace('-', ' ')}"
    facts = tuple(_of_exercise(atlas, exercise))
    day = exercise.date_start.first.isoformat()
    return Card(f"exercise:{name}", exercise.name, kicker, facts, day=day)


def _of_exercise(atlas: Atlas, exercise: Exercise) -> Iterator[Fact]:
    doubt = doubt_of(exercise)
    end = f" to {exercise.date_end}" if exercise.date_end else ""
    facts = (
        ("When", f"{exercise.date_start}{end}"),
        ("In short", exercise.summary),
        ("Held by", _states(atlas, exercise.host)),
        ("Took part", _states(atlas, exercise.participants)),
        ("Observed", _states(atlas, exercise.observers)),
        ("Personnel, official", exercise.personnel_official),
        ("Personnel, by others", exercise.personnel_other),
        ("Ranges", exercise.ranges_count),
    )
    for label, text in facts:
        if text:
            yield Fact(label, text, exercise.sources, doubt=doubt)


def event_card(atlas: Atlas, name: str, _view: View) -> Card:
    """The card of an event by its id in timeline.csv."""
    event = atlas.dossier.timeline[name]
    when = f"{event.date} to {event.date_end}" if event.date_end else str(event.date)
    text = event.summary or event.title
    fact = Fact("What happened", text, event.sources, when, doubt_of(event))
    day = event.date.first.isoformat()
    return Card(f"event:{name}", event.title, f"Event · {when}", (fact,), day=day)


def tie_card(atlas: Atlas, name: str, view: View) -> Card:
    """The card of a tie by its id in relations.csv."""
    relation = atlas.dossier.relations[name]
    doubt = doubt_of(relation)
    facts = [
        Fact(
            relation.kind.replace("-", " ").capitalize(),
            relation.summary,
            relation.sources,
            span(relation.valid_from, relation.valid_to),
            doubt,
        )
    ]
    if relation.article_says:
        facts.insert(0, Fact("The article says", relation.article_says, (ARTICLE,), "2025-04-13"))
    if not holds_on(relation, view.on):
        words = "The tie did not hold on this day."
        facts.append(Fact(f"On {day_title(view.on)}", words, relation.sources, doubt=doubt))
    return Card(f"tie:{name}", tie_name(atlas, relation), "Tie between states", tuple(facts))


def _states(atlas: Atlas, codes: Iterable[str]) -> str:
    return ", ".join(atlas.state_name(code) for code in codes)
