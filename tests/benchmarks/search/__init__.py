"""What each key takes that is typed into the search."""
