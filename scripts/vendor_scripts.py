"""Fetches the scripts and the map that the web pages use into the tree, or proves they are those.

`python scripts/vendor_scripts.py --check` compares every file with its sha256 in `vendor.toml`;
without it each package is packed anew by npm, in the version that stands there, and what it holds
is copied. For another version change the number, run it, and write the sha256 that it prints.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
MANIFESTS = (
    ROOT / "src" / "rujuk" / "web" / "static" / "vendor" / "vendor.toml",
    ROOT / "tests" / "web" / "axe" / "vendor.toml",
)


def faults(manifest: Path) -> list[str]:
    """What is not as the manifest says: files that are missing, changed, or not listed."""
    folder = manifest.parent
    files = {
        file["name"]: file["sha256"]
        for package in tomllib.loads(manifest.read_text("utf-8"))["package"]
        for file in package["files"]
    }
    found = []
    for name, expected in files.items():
        path = folder / name
        if not path.is_file():
            found.append(f"{path}: missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            found.append(f"{path}: not the file that {manifest.name} names")
    extra = {path.name for path in folder.iterdir()} - files.keys() - {manifest.name}
    return found + [f"{folder / name}: not in {manifest.name}" for name in sorted(extra)]


def fetch(manifest: Path) -> None:
    """Pack each package of the manifest with npm and copy its files."""
    for package in tomllib.loads(manifest.read_text("utf-8"))["package"]:
        with tempfile.TemporaryDirectory() as folder:
            wanted = f"{package['name']}@{package['version']}"
            subprocess.run(["npm", "pack", "--silent", wanted], cwd=folder, check=True)  # noqa: S607
            archive = next(Path(folder).glob("*.tgz"))
            with tarfile.open(archive) as packed:
                packed.extractall(folder, filter="data")
            for file in package["files"]:
                data = Path(folder, "package", file["from"]).read_bytes()
                (manifest.parent / file["name"]).write_bytes(data)
                print(file["name"], hashlib.sha256(data).hexdigest())


def main() -> int:
    """Check or fetch; 1 where something is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="Change nothing.")
    if not parser.parse_args().check:
        for manifest in MANIFESTS:
            fetch(manifest)
    found = [fault for manifest in MANIFESTS for fault in faults(manifest)]
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
