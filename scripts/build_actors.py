"""Writes data/actors/names.msgpack.gz: the YAML files of data/actors, checked, in one table.

Run `python scripts/build_actors.py` after any change of those files; `--check` exits 1 when the
table is stale. The table only saves the time of reading YAML at each start.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rujuk.code.actor_lexicon import compile_names

TARGET = Path(__file__).parents[1] / "src" / "rujuk" / "data" / "actors" / "names.msgpack.gz"


def main() -> int:
    """Write or check the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    content = compile_names()
    if parser.parse_args().check:
        return int(TARGET.read_bytes() != content)
    TARGET.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
