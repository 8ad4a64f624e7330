"""Views as pictures: what they show, and the one that stands before any script has run."""
