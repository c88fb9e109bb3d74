"""Writes docs/columns.md: every column of the tables in the shape of peers, and what it holds.

Run: `python scripts/update_export_docs.py`. A test fails when the page is stale.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rujuk.export import acled, gdelt, ged, polecat

if TYPE_CHECKING:
    from rujuk.export.columns import Column

PAGE = Path(__file__).parents[1] / "docs" / "columns.md"
HEAD = """# Columns of peers

Made by `scripts/update_export_docs.py` from the tables themselves; what the formats are for, and
what they cannot hold, is in [Exports](exports.md). A column that is marked with * holds words of
pages: `--no-text` leaves it empty. Names of parties and places that no entry of the lexicon has are
words of pages too.
"""
TABLES: tuple[tuple[str, tuple[Column, ...]], ...] = (
    ("polecat.tsv", polecat.COLUMNS),
    ("ged.csv", ged.COLUMNS),
    ("acled.csv", acled.COLUMNS),
    ("gdelt_events.tsv (no header)", gdelt.EVENT_COLUMNS),
    ("gdelt_mentions.tsv (no header)", gdelt.MENTION_COLUMNS),
)


def page() -> str:
    """The text that docs/columns.md should have."""
    parts = [HEAD]
    for name, columns in TABLES:
        rows = [
            f"| {number} | `{one.name}`{' *' if one.words else ''} | {one.kind} | {one.how} |"
            for number, one in enumerate(columns, 1)
        ]
        parts.append(
            "\n".join((f"## {name}\n", "| | column | kind | holds |", "|---|---|---|---|", *rows))
        )
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
