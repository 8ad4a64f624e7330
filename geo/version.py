"""Which version of the atlas this is, as every answer that names it says."""

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
_NAME = "kavkaz-atlas"
UNKNOWN = "0+unknown"


def _version(pyproject: Path) -> str:
    """That of the checkout where it runs from one, else that of the installed package."""
    if pyproject.is_file():
        project = tomllib.loads(pyproject.read_text("utf-8"))["project"]
        if project["name"] == _NAME:
            return str(project["version"])
    try:
        return version(_NAME)
    except PackageNotFoundError:
        return UNKNOWN


VERSION = _version(_PYPROJECT)
