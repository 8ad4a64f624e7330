"""Numbers as graphics: verdicts, figures that sources give, and the land under a distance."""
