"""Callouts on static maps: where each stands, and how it is drawn."""
