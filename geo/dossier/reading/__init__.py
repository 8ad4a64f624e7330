"""Reads the files of a dossier, checks them, and reports all their problems together."""
