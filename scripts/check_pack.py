"""Tells what a language pack has, what it cannot do without, and what would make it better.

Run `python scripts/check_pack.py CODE`; exits 1 where a file that the pack needs is missing.
"""

from __future__ import annotations

import sys

from rujuk.lang.pack_files import PACK_FILES, has_file, missing_files


def main(language: str) -> int:
    """Print a line for each file of the pack."""
    for file in PACK_FILES:
        told = "has" if has_file(language, file) else "-" if file.need == "more" else "NEEDS"
        print(f"{told:6} {' or '.join(file.kinds):24} {file.purpose}")
    missing = missing_files(language)
    for path in missing:
        print(f"missing: {path}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
