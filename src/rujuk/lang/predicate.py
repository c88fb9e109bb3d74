"""One verb with its arguments: the result of the clause analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from rujuk.lang.phrases import Chunk
    from rujuk.lang.words import Word

ACTIVE, PASSIVE, PASSIVE_TWO, MIDDLE = "active", "passive", "passive_two", "middle"


class Predicate(msgspec.Struct, eq=False):
    """One verb with its arguments.

    `subject`, `object`, `agent` are lists of noun phrases (coordination gives several), `obliques`
    the prepositional phrases and `times` the time phrases of the clause. `subject_rule` tells how
    the subject was found: "before", "relative", "control", "object_control", "shared",
    "participial", "ahead", "after" (it stands behind its verb), "none". `opened_by` is the class
    of the subordinator that governs the clause (condition, purpose, after, ...), `matrix` the
    predicate this one hangs on, `link` how (control, complement, purpose, coordinate, participial).
    `first` and `last` are the token range of the clause with its arguments.
    """

    chunk: Chunk
    voice: str
    first: int
    last: int
    subject: list[Chunk] = []
    subject_rule: str = "none"
    object: list[Chunk] = []
    agent: list[Chunk] = []
    obliques: list[Chunk] = []
    times: list[Chunk] = []
    opened_by: str | None = None
    opened_by_at: int | None = None
    matrix: Predicate | None = None
    link: str | None = None

    @property
    def word(self) -> Word:
        """Morphology of the verb."""
        assert self.chunk.word is not None  # noqa: S101 - a verb chunk always carries its word
        return self.chunk.word

    def __repr__(self) -> str:
        """Short form for debugging."""
        return f"<{self.voice} {self.word.form} S{self.subject} O{self.object} A{self.agent}>"
