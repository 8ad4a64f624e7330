"""Sheets that Typst sets: pages, their words, and posters of many maps."""
