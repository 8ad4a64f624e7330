"""Tests of the dossier: its content, its reader and its questions."""
