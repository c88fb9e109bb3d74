"""What the filters of the ledger offer: the values of each column with how often they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.wording import LANGUAGES, wording

if TYPE_CHECKING:
    from rujuk.form import Json
    from rujuk.web.press import Making

MOST_OFFERED = 400
"""Values of a filter, the most frequent ones."""
COLUMNS = ("type", "modality", "stance", "grade", "country", "outlet", "speaker")


def prepare(making: Making) -> None:
    """Keep "ledger.offered" by language and kind: column to [value, name, records]."""
    rows = making.connection.execute
    kinds = [kind for (kind,) in rows("SELECT DISTINCT kind FROM ledger ORDER BY kind")]
    for kind in kinds:
        counts = {
            column: rows(
                f"SELECT {column}, count(*), min(speaker_en), min(speaker_id) FROM ledger"
                f" WHERE kind = ? AND {column} IS NOT NULL GROUP BY {column}"
                f" ORDER BY count(*) DESC, {column} LIMIT {MOST_OFFERED}",
                (kind,),
            ).fetchall()
            for column in COLUMNS
        }
        for language in LANGUAGES:
            offered: dict[str, Json] = {}
            for column, found in counts.items():
                offered[column] = [
                    [
                        value,
                        _name(column, value, language, dict(zip(LANGUAGES, names, strict=True))),
                        n,
                    ]
                    for value, n, *names in found
                ]
            making.keep("ledger.offered", offered, language=language, key=kind)


def _name(column: str, value: str, language: str, speakers: dict[str, str]) -> str:
    if column == "speaker":
        return speakers[language] or value
    if column == "country":
        return wording(language).state(value) or value
    return value
