"""How it reaches people: views and URLs, panels, and HTTP routes."""
