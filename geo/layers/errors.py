"""Errors of the data that stand behind the layers."""

from geo.dossier.problems import DataError as DataError
