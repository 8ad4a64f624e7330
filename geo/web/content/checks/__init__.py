"""What a dossier says besides its tables, checked against them: pages, story, measures, links."""
