"""The commands for editors, as `python -m geo.dossier` (see geo.editing.commands)."""

import sys

from geo.editing.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
