"""What the atlas looks like: colours, strokes and symbols, for web and print."""
