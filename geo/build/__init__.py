"""Derives the geometry in geo/data from pinned public-domain packages."""
