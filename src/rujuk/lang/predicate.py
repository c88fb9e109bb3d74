"""One verb with its arguments: the result of the clause analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rujuk.lang.phrases import Chunk
    from rujuk.lang.words import Word

ACTIVE, PASSIVE, PASSIVE_TWO, MIDDLE = "active", "passive", "passive_two", "middle"


class Predicate:
    """One verb with its arguments.

    `subject`, `object`, `agent` are lists of noun phrases (coordination gives several), `obliques`
    the prepositional phrases and `times` the time phrases of the clause. `subject_rule` tells how
    the subject was found: "before", "relative", "control", "object_control", "shared",
    "participial", "none". `opened_by` is the class of the subordinator that governs the clause
    (condition, purpose, after, ...), `matrix` the predicate this one hangs on, `link` how
    (control, complement, purpose, coordinate, participial). `first` and `last` are the token range
    of the clause with its arguments.
    """

    __slots__ = (
        "agent",
        "chunk",
        "first",
        "last",
        "link",
        "matrix",
        "object",
        "obliques",
        "opened_by",
        "opened_by_at",
        "subject",
        "subject_rule",
        "times",
        "voice",
    )

    def __init__(self, chunk: Chunk, voice: str) -> None:
        """An unresolved predicate."""
        self.chunk = chunk
        self.voice = voice
        self.subject: list[Chunk] = []
        self.subject_rule = "none"
        self.object: list[Chunk] = []
        self.agent: list[Chunk] = []
        self.obliques: list[Chunk] = []
        self.times: list[Chunk] = []
        self.opened_by: str | None = None
        self.opened_by_at: int | None = None
        self.matrix: Predicate | None = None
        self.link: str | None = None
        self.first = chunk.first
        self.last = chunk.last

    @property
    def word(self) -> Word:
        """Morphology of the verb."""
        assert self.chunk.word is not None  # noqa: S101 - a verb chunk always carries its word
        return self.chunk.word

    def __repr__(self) -> str:
        """Short form for debugging."""
        return f"<{self.voice} {self.word.form} S{self.subject} O{self.object} A{self.agent}>"
