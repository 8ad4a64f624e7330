"""`kavkaz-atlas`: starts the server of an installed atlas.

What follows on the command line goes to `streamlit run`: `kavkaz-atlas --server.port 8080`.
"""

import runpy
import sys
from pathlib import Path

import geo

_GEO = Path(geo.__file__).parent
# Where a wheel has app.py with the settings of Streamlit beside it, and where a checkout has them.
_PLACES = (_GEO / "application" / "app.py", _GEO.parent / "app.py")


def main() -> None:
    """Runs the server until it is ended."""
    sys.argv = ["streamlit", "run", str(application()), *sys.argv[1:]]
    runpy.run_module("streamlit", run_name="__main__")


def application() -> Path:
    """The script that `streamlit run` starts; its folder has .streamlit/config.toml."""
    return next(path for path in _PLACES if path.is_file())
