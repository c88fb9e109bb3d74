"""The lines of an explanation as a page shows them: references apart, mentions with their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.web.edition import Edition, Row

MENTIONS = ("clm-", "evt-")
WHOLE = 20
"""Characters of an id."""
DEEPEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line: `deep` is how far it is indented, from 0; `cites` the ids in brackets at its end.

    `row` is that of the ledger where the line is one mention, with its page's `title`, `path` and
    `document`; `note` then is what the line says after its words.
    """

    deep: int
    text: str
    cites: Sequence[str] = ()
    head: str = ""
    """The id that the line begins with; empty for none."""
    row: Row | None = None
    note: str = ""


def lines_of(edition: Edition, lines: Iterable[str], own: str) -> list[Line]:
    """The lines below the first; `own` is the id that they explain, which no line cites again."""
    told = [*lines][1:]
    asked = [inner[:WHOLE] for line in told if (inner := line.strip()).startswith(MENTIONS)]
    rows = edition.records_numbered(asked)
    return [_line(line, rows, own) for line in told]


def _line(line: str, rows: Mapping[str, Row], own: str) -> Line:
    inner = line.lstrip(" ")
    deep = min((len(line) - len(inner)) // 2, DEEPEST)
    row = rows.get(inner[:WHOLE])
    if row is not None:
        _, _, rest = inner.partition(f"{row['span_start']}-{row['span_end']}")
        return Line(deep=deep, text=inner, row=row, note=rest.strip(" ;()"))
    text, cites = _without_cites(inner)
    head = text[:WHOLE] if _is_id(text[:WHOLE]) else ""
    return Line(
        deep=deep,
        text=text[len(head) :].strip(),
        cites=[one for one in cites if not own.startswith(one)],
        head=head,
    )


def _without_cites(text: str) -> tuple[str, list[str]]:
    """The text without the ids in brackets at its end, and these."""
    if not text.endswith("]"):
        return text, []
    before, bracket, inside = text[:-1].rpartition(" [")
    ids = inside.split(", ")
    if not bracket or not all(_is_id(one) for one in ids):
        return text, []
    return before, ids


def _is_id(text: str) -> bool:
    kind, dash, letters = text.partition("-")
    return bool(dash) and len(kind) == len("clm") and letters.isalnum() and letters.islower()
