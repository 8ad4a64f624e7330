"""Who took part in what the atlas is about: counted from the table of exercises, in sentences."""

from collections.abc import Iterator

from geo.dossier.dates import interval
from geo.i18n.languages import _, ngettext, together
from geo.layers.atlas import Atlas


def roles_counted(atlas: Atlas) -> Iterator[str]:
    """How many states took part and how many observed, when, and what counts as either.

    Those that most states do not recognise are named, and not counted among the states.
    """
    subject = atlas.dossier.subject
    took_part = [code for code in subject.participants if code not in subject.host]
    states = [code for code in took_part if _is_recognised(atlas, code)]
    others = [code for code in took_part if code not in states]
    yield _(
        "{exercise}, {dates}: {took_part}, {observed}.",
        exercise=atlas.dossier.subject_name,
        dates=interval(subject.date_start, subject.date_end or subject.date_start),
        took_part=ngettext(
            "{count} state took part besides the host",
            "{count} states took part besides the host",
            len(states),
        ),
        observed=ngettext("{count} observed", "{count} observed", len(subject.observers)),
    )
    if others:
        yield _(
            "Also took part, and are not recognised by most states: {names}.",
            names=_names(atlas, others),
        )
    both = [code for code in took_part if code in subject.observers]
    if both:
        yield _("Counted as both: {names}.", names=_names(atlas, both))
    yield _("To send forces is to take part; to watch without any is to observe.")


def _is_recognised(atlas: Atlas, code: str) -> bool:
    state = atlas.dossier.states.get(code)
    return state is None or state.entity_type in ("un-member", "former")


def _names(atlas: Atlas, codes: list[str]) -> str:
    return together(atlas.state_name(code) for code in codes)
