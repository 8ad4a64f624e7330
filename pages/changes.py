"""The page of geo/data/pages.yaml named 'changes'."""

from geo.web.changes_page import show_changes

show_changes()
