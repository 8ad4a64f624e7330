"""The figures in README.md beside this: each between its marks, put there by its command."""

import argparse
from pathlib import Path

README = Path(__file__).with_name("README.md")
NAMES = ("comparison", "crowds", "figures", "growth", "replicas", "sessions", "soak")


def arguments(command: str, about: str, *, runs: int = 0, writes: str = "") -> argparse.Namespace:
    """What a command was told: `runs` where it has some at first, and `write` where it `writes`.

    `about` is the docstring of its module, and `writes` the figures that it puts into README.md.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {command}", description=about)
    if runs:
        parser.add_argument("--runs", type=int, default=runs)
    if writes:
        parser.add_argument("--write", action="store_true", help=f"{writes} into {README.name}")
    return parser.parse_args()


def tell(name: str, text: str, *, written: bool) -> None:
    """Prints figures, and where that was asked for puts them into README.md."""
    print(text)
    if written:
        write(name, text)


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
