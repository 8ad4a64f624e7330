"""What is said: typed facts with their sources, read and checked once."""

from geo.dossier.about import About
from geo.dossier.dossier import Dossier, cited_by
from geo.dossier.reading.problems import DataError, DossierError, Problem
from geo.dossier.reading.read import read_dossier
from geo.dossier.records import (
    Change,
    Claim,
    Control,
    Dispute,
    Event,
    Exercise,
    FormerName,
    Membership,
    NotTold,
    OpenQuestion,
    Organisation,
    Place,
    Position,
    Predecessor,
    Record,
    Relation,
    Role,
    Site,
    Source,
    State,
    Zone,
)
from geo.dossier.types import PartialDate
from geo.dossier.validity import Dated, in_force

__all__ = [
    "About",
    "Change",
    "Claim",
    "Control",
    "DataError",
    "Dated",
    "Dispute",
    "Dossier",
    "DossierError",
    "Event",
    "Exercise",
    "FormerName",
    "Membership",
    "NotTold",
    "OpenQuestion",
    "Organisation",
    "PartialDate",
    "Place",
    "Position",
    "Predecessor",
    "Problem",
    "Record",
    "Relation",
    "Role",
    "Site",
    "Source",
    "State",
    "Zone",
    "cited_by",
    "in_force",
    "read_dossier",
]
