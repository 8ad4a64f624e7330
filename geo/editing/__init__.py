"""What editors do with the folder of a dossier: `python -m geo.dossier COMMAND`."""
