"""Languages, and how numbers, dates and lists are written in each."""
