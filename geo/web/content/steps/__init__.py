"""Steps of the story: how the file has them, and what is said at their places."""
