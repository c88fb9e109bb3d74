"""Words that lie outside a record's own span are listed in its witnesses (law 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rujuk.records import Witness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.records import Party, Place, Time

    Part: TypeAlias = Party | Place | Time | None


def with_outside_words(
    start: int,
    end: int,
    witnesses: Sequence[Witness],
    *parts: tuple[str, Iterable[Part]],
    more: Sequence[Witness] = (),
) -> tuple[Witness, ...]:
    """The witnesses, and one for each party, place or time outside the record's span.

    `parts` are fields of the record, each with what it holds; the witness is named after the field:
    "said_by", "actors", "place". What a witness covers already gets none; where one is added,
    witnesses come in the order of the page. `more` are kept as they are, and stand for no party.
    """
    spans: list[tuple[int, int]] | None = None  # told elsewhere: few records need them
    added: list[Witness] = []
    for purpose, held in parts:
        for part in held:
            if part is None or part.start is None or part.end is None:
                continue
            first, last = part.start, part.end
            if start <= first and last <= end:
                continue
            if spans is None:
                spans = [(witness.start, witness.end) for witness in witnesses]
            for begin, stop in spans:
                if begin <= first and last <= stop:
                    break
            else:
                spans.append((first, last))
                added.append(Witness(purpose=purpose, text=part.text, start=first, end=last))
    if not added and not more:
        return tuple(witnesses)
    return tuple(sorted((*witnesses, *added, *more), key=lambda one: (one.start, one.end)))
