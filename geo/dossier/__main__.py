"""Checks a dossier folder from the command line: `python -m geo.dossier [folder]`."""

import sys
from pathlib import Path

from geo.dossier import DossierError, read_dossier
from geo.dossier.served import dossier_folder


def main() -> None:
    """Prints the number of records, or all problems and ends with status 1."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else dossier_folder()
    try:
        dossier = read_dossier(folder)
    except DossierError as error:
        sys.exit(str(error))
    count = sum(len(table) for table in dossier.tables.values())
    print(f"{count} records on {len(dossier.sources)} sources, no problems")


if __name__ == "__main__":
    main()
