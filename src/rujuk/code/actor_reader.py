"""What reading the parties of a sentence has in common, wherever the head of a phrase stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.actor_sentence import ActorSentence
from rujuk.code.mentions import ActorKind, Mention

if TYPE_CHECKING:
    from rujuk.code.actor_lexicon import Actor
    from rujuk.code.actor_patterns import HeadGroup

KINDS = {kind.value: kind for kind in ActorKind}
SHIP_WORDS = 3  # in a ship's name after its prefix
MAX_WORDS = 12  # tokens in one noun phrase; longer ones are not names of parties


class Found:
    """What has been gathered of one noun phrase while reading it."""

    __slots__ = (
        "abbreviation", "actor", "country", "country_id", "default", "end", "is_joined", "is_local",
        "is_office", "modifier", "moves", "place", "rule", "sectors", "weak",
    )  # fmt: skip

    def __init__(self, group: HeadGroup, end: int) -> None:
        """A phrase with this head that ends here, as far as read."""
        self.sectors = group.sectors
        self.weak = group.weak
        self.moves = group.moves
        self.is_local = group.local
        self.is_office = False
        self.is_joined = group.kind == "government"
        self.default = group.country
        self.country: str | None = None
        self.country_id: str | None = None
        self.modifier: tuple[int, int] | None = None
        self.place: tuple[int, int] | None = None
        self.actor: Actor | None = None
        self.abbreviation: str | None = None
        self.end = end
        self.rule = "actor.head"

    @property
    def is_closed(self) -> bool:
        """Whether a complement has told whose it is."""
        return self.modifier is not None or self.place is not None


class ActorReader(ActorSentence):
    """Makes mentions of what a reader has found, and reads what is alike in all languages."""

    __slots__ = ()

    def _add(self, first: int, last: int, kind: ActorKind, head: int, rule: str) -> Mention:
        before = self.lowers[first - 1] if first else None
        mention = Mention(
            first,
            last,
            self.tokens[first].start,
            self.tokens[last - 1].end,
            kind,
            head,
            self.lowers[head],
            rule,
            preposition=before if before in self.grammar.locatives else None,
        )
        self.mentions.append(mention)
        return mention

    def _fill(self, mention: Mention, found: Found) -> None:
        mention.sectors = found.sectors
        mention.country = found.country or (None if found.place else found.default)
        if mention.country is None:
            mention.country = found.default
        mention.modifier = found.modifier
        mention.country_id = found.country_id
        mention.place = found.place
        mention.abbreviation = found.abbreviation

    def _ranks(self, position: int, found: Found) -> int:
        """Skip ranks and forms of address; a rank tells the sector of a weak office."""
        ranks = self.grammar.ranks
        while position < self.size and self.lowers[position] in ranks:
            sectors = ranks[self.lowers[position]]
            if sectors and (found.weak or not found.sectors):
                found.sectors, found.weak = sectors, False
            position += 1
            while position < self.size and self.tokens[position].text in {".", "(", ")"}:
                position += 1
        return position

    def _person(self, first: int, last: int, actor: Actor | None, office: Mention) -> None:
        mention = self._add(first, last, ActorKind.PERSON, first, "actor.titled_person")
        mention.office = (office.first, office.last)
        mention.number = "singular"
        mention.preposition = None
        if actor is not None and office.country in {None, actor.country}:
            mention.name, mention.country, mention.id = actor.name, actor.country, actor.id or None
            mention.sectors, mention.wikidata = actor.sectors, actor.wikidata
            mention.rule = f"lexicon.{actor.id}" if actor.id else "actor.short_name"
            return
        mention.name = self._written(first, last)
        mention.country = office.country
        mention.country_id = office.country_id
        mention.modifier = office.modifier
        mention.sectors = office.sectors

    def _ship(self, start: int) -> int:
        prefix = self.grammar.ships[self.tokens[start].text]
        end = start + 1
        while (
            end < self.size
            and end - start <= SHIP_WORDS
            and (self.tokens[end].is_capitalised or self.tokens[end].kind == "number")
        ):
            end += 1
        if end == start + 1:
            return end
        mention = self._add(start, end, ActorKind.VEHICLE, start, "actor.ship")
        mention.name = self._written(start, end)
        mention.country, mention.sectors = prefix.country, prefix.sectors
        if end < self.size and self.lowers[end] in self.grammar.links:
            owner = self.name_at(end + 1)
            if owner is not None:
                mention.country = owner[0].actor.country
                mention.modifier = (end + 1, owner[1])
                mention.rule = "actor.head_of"
        return end
