"""The page of geo/data/pages.yaml named 'changes'."""

from geo.web.ui.corrections import show_changes

show_changes()
