"""One phrase of a sentence, and the kinds of phrases."""

from __future__ import annotations

import msgspec

from rujuk.lang.words import Word  # noqa: TC001 - a field of a struct

NOUN, VERB, RELATIVE, COMPLEMENT, SUBORDINATOR, COORDINATOR, MARK, TIME, REPORT = (
    "noun",
    "verb",
    "relative",
    "complement",
    "subordinator",
    "coordinator",
    "mark",
    "time",
    "report",
)


class Chunk(msgspec.Struct, eq=False):
    """One phrase: token indices `first` (inclusive) and `last` (exclusive), and its kind.

    A noun phrase has `preposition` (the role of the preposition before it, or null), whose token is
    `preposition_at`, and `head`, the index of its first noun. A verb has `word` (its morphology),
    `head` (its token), `auxiliaries` ((class, token index), in order). Other kinds keep their class
    in `role`.
    """

    kind: str
    first: int
    last: int
    head: int
    role: str | None = None
    index: int = -1
    word: Word | None = None
    auxiliaries: list[tuple[str, int]] = []
    preposition: str | None = None
    preposition_at: int | None = None

    def __repr__(self) -> str:
        """Short form for debugging."""
        extra = self.preposition or self.role or ""
        return f"<{self.kind}{':' + extra if extra else ''} {self.first}-{self.last}>"
