"""Writes data/actors/names.msgpack.gz: the YAML files of data/actors, checked, in one table.

The names that a language alone has (lang/<code>/names) become lang/<code>/names.msgpack.gz.

Run `python scripts/build_actors.py` after any change of those files; `--check` exits 1 when the
table is stale. The table only saves the time of reading YAML at each start.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from rujuk.code.actor_lexicon import TABLE, compile_names
from rujuk.code.language_names import compile_own_names, table_path
from rujuk.lang.packs import languages
from rujuk.lexicon import resource

PACKAGE = Path(__file__).parents[1] / "src" / "rujuk"


def main() -> int:
    """Write or check the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    tables = {TABLE: compile_names}
    for code in languages():
        if resource(f"lang/{code}/names").is_dir():
            tables[table_path(code)] = partial(compile_own_names, code)
    stale = 0
    for path, compiled in tables.items():
        target, content = PACKAGE / path, compiled()
        if not target.is_file() or target.read_bytes() != content:
            stale = 1
            if not check:
                target.write_bytes(content)
    return stale if check else 0


if __name__ == "__main__":
    sys.exit(main())
