"""The figures in README.md beside this: each between its marks, put there by its command."""

from pathlib import Path

README = Path(__file__).with_name("README.md")
NAMES = ("comparison", "crowds", "figures", "growth", "sessions", "soak")


def marks(name: str) -> tuple[str, str]:
    """What stands before and after the figures of that name."""
    return f"<!-- {name} -->", f"<!-- end of {name} -->"


def write(name: str, text: str) -> None:
    """Puts figures into README.md between their marks. Raises ValueError where they are not."""
    first, last = marks(name)
    before, found, rest = README.read_text("utf-8").partition(first)
    if not found or last not in rest:
        raise ValueError(f"README.md does not hold {first} and {last}; put them back.")
    after = rest.partition(last)[2]
    README.write_text(f"{before}{first}\n{text}\n{last}{after}", "utf-8")
