"""What is said: typed facts with their sources, read and checked once."""

from geo.dossier.dossier import Dossier, cited_by
from geo.dossier.problems import DossierError, Problem
from geo.dossier.read import read_dossier
from geo.dossier.records import (
    Claim,
    Control,
    Dispute,
    Event,
    Exercise,
    Membership,
    Organisation,
    Place,
    Record,
    Relation,
    Source,
    State,
)
from geo.dossier.types import PartialDate

__all__ = [
    "Claim",
    "Control",
    "Dispute",
    "Dossier",
    "DossierError",
    "Event",
    "Exercise",
    "Membership",
    "Organisation",
    "PartialDate",
    "Place",
    "Problem",
    "Record",
    "Relation",
    "Source",
    "State",
    "cited_by",
    "read_dossier",
]
