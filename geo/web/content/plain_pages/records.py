"""What a list calls a record, by the names that its readers know, in their language."""

from collections.abc import Callable, Mapping

from geo.dossier.records import (
    Control,
    Membership,
    Position,
    Predecessor,
    Record,
    Relation,
    Role,
    Site,
    Zone,
)
from geo.dossier.records.record import of_kind
from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.layers.frames.ties import tie_name
from geo.maps.web.scene import viewer_title
from geo.web.content.panels.lists import account_words


def record_label(atlas: Atlas, table: str, record: Record) -> str:
    """The words for a record of a table: a name of its own, or the names of what it is about."""
    words = _WORDS.get(table)
    return words(atlas, record) if words else record.label


def _membership(atlas: Atlas, row: Membership) -> str:
    organisation = atlas.dossier.organisations[row.organisation].name
    return f"{atlas.state_name(row.state)}: {organisation}"


def _control(atlas: Atlas, row: Control) -> str:
    who = atlas.state_name(row.administrator) if row.administrator else _("nobody")
    return _("{zone}: administered by {who}", zone=_zone(atlas, row), who=who)


def _zone(atlas: Atlas, row: Control | Position | Zone) -> str:
    return atlas.dossier.disputes[row.dispute_id].name


def _position(atlas: Atlas, row: Position) -> str:
    return " · ".join((_zone(atlas, row), viewer_title(atlas, row.state)))


def _predecessor(atlas: Atlas, row: Predecessor) -> str:
    return f"{atlas.state_name(row.successor)}: {atlas.state_name(row.predecessor)}"


def _role(atlas: Atlas, row: Role) -> str:
    return f"{atlas.state_name(row.state)}: {account_words(atlas, row.account)}"


def _site(atlas: Atlas, row: Site) -> str:
    dossier = atlas.dossier
    return f"{dossier.places[row.place].name}: {dossier.exercises[row.exercise].name}"


# Of records that have no name of their own.
_WORDS: Mapping[str, Callable[[Atlas, Record], str]] = {
    "memberships": of_kind(Membership, _membership),
    "control": of_kind(Control, _control),
    "positions": of_kind(Position, _position),
    "predecessors": of_kind(Predecessor, _predecessor),
    "roles": of_kind(Role, _role),
    "sites": of_kind(Site, _site),
    "zones": of_kind(Zone, _zone),
    "relations": of_kind(Relation, tie_name),
}
