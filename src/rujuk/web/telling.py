"""A row of the ledger in a few words, for lists, marks and titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.records import Hedge

if TYPE_CHECKING:
    from rujuk.web.edition import Row
    from rujuk.web.strings import Strings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    low: int | None
    best: int | None
    high: int | None
    hedge: Hedge


def figure(row: Row, strings: Strings) -> str:
    """The figure of a claim with its hedge in words; empty for other records."""
    if row["hedge"] is None:
        return ""
    told = _Figure(low=row["low"], best=row["best"], high=row["high"], hedge=Hedge(row["hedge"]))
    return strings.wording.figure(told)


def type_name(row: Row, strings: Strings) -> str:
    """What a claim counts, what kind of deed an event is, what kind of relation."""
    vocabulary = {"claim": "measure", "event": "type", "relation": "kind"}[row["kind"]]
    return strings.label(vocabulary, row["type"])


def summary(row: Row, strings: Strings) -> str:
    """What a record says: "killed: about 300, soldiers of North Korea, Kursk"."""
    parts = [figure(row, strings), row[f"whose_{strings.language}"], place(row, strings)]
    told = ", ".join(part for part in parts if part)
    name = type_name(row, strings)
    return f"{name}: {told}" if told else name


def place(row: Row, strings: Strings) -> str:
    """Where; empty where whom it was done to is the place itself."""
    name, whose = row[f"place_{strings.language}"], row[f"whose_{strings.language}"]
    return "" if name is None or (whose or "").endswith(name) else str(name)


def speaker(row: Row, strings: Strings) -> str:
    """According to whom; the outlet, or the page's own voice, where nobody is named."""
    name = row[f"speaker_{strings.language}"]
    return name or strings.say("own_voice")


def status(row: Row, strings: Strings) -> str:
    """Status of the deed and how the speaker stands to it, where they say more than that it was."""
    parts = [
        strings.label("modality", row["modality"]) if row["modality"] != "happened" else "",
        strings.label("stance", row["stance"]) if row["stance"] != "stated" else "",
    ]
    return ", ".join(dict.fromkeys(part for part in parts if part))
