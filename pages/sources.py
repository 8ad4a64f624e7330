"""The page of geo/data/pages.yaml named 'sources'."""

from geo.web.sources_page import show_sources

show_sources()
