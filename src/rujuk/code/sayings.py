"""Who says something, and by which words: what the speakers of a page are asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rujuk.records import Party


class Attribution:
    """Who says something: parties (root first), the rule, the reporting root, witness offsets."""

    __slots__ = ("parties", "root", "rule", "witness")

    def __init__(
        self,
        parties: tuple[Party, ...],
        rule: str,
        root: str | None = None,
        witness: tuple[int, int] | None = None,
    ) -> None:
        """An attribution; `witness` are page offsets of the reporting words."""
        self.parties = parties
        self.rule = rule
        self.root = root
        self.witness = witness


class SpokenQuote:
    """A quotation at page offsets, who says it, and who spoke right before it (null: unknown)."""

    __slots__ = ("end", "lead", "paragraph", "said", "start")

    def __init__(self, start: int, end: int, paragraph: int) -> None:
        """A quotation whose speaker is not known yet."""
        self.start = start
        self.end = end
        self.paragraph = paragraph
        self.said: Attribution | None = None
        self.lead: Attribution | None = None


NOBODY = Attribution((), "attribution.none")


def inferred(said: Attribution, rule: str) -> Attribution:
    """The same speakers, told to be inferred by this rule."""
    parties = tuple(replace(p, inferred=rule) for p in said.parties)
    return Attribution(parties, rule, said.root, said.witness)
