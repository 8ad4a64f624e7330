"""Extents: boxes in degrees, west, south, east, north."""

Extent = tuple[float, float, float, float]
