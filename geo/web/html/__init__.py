"""Templates, and the parts of pages that are HTML only."""
