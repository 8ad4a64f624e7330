"""Kavkaz Atlas: facts, geometry, maps and the pages that show them."""

from pathlib import Path

DATA_FOLDER = Path(__file__).parent / "data"
