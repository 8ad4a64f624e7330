"""Measuring on the ellipsoid, and what claims ask to have measured."""
