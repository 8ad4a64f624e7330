"""What pages say of a view: cards, lists, legend, story, tables."""
