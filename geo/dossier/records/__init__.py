"""The records of the dossier, each with the others of its kind."""

from geo.dossier.records.claims import Claim, Distances, End, Figure, Interval, Statement, Where
from geo.dossier.records.corrections import Change, OpenQuestion
from geo.dossier.records.exercise import (
    SOURCES,
    Event,
    Exercise,
    Part,
    Place,
    Relation,
    Role,
    Site,
    SitePart,
    Zone,
)
from geo.dossier.records.record import Named, Record
from geo.dossier.records.sources import Source
from geo.dossier.records.world import (
    Control,
    Dispute,
    FormerName,
    Membership,
    NotTold,
    Organisation,
    Position,
    Predecessor,
    State,
)

__all__ = [
    "SOURCES",
    "Change",
    "Claim",
    "Control",
    "Dispute",
    "Distances",
    "End",
    "Event",
    "Exercise",
    "Figure",
    "FormerName",
    "Interval",
    "Membership",
    "Named",
    "NotTold",
    "OpenQuestion",
    "Organisation",
    "Part",
    "Place",
    "Position",
    "Predecessor",
    "Record",
    "Relation",
    "Role",
    "Site",
    "SitePart",
    "Source",
    "State",
    "Statement",
    "Where",
    "Zone",
]
