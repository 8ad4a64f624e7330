"""The layers and records of a view as files for other programs, each with its provenance."""
