"""The page of geo/data/pages.yaml named 'sources'."""

from geo.web.ui.sources import show_sources

show_sources()
