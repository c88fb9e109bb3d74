"""Parties in a language whose noun phrase ends in its head: "North Korean special forces"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.actor_reader import KINDS, Found
from rujuk.code.head_last_phrases import BODIES, PLACES, PhraseReader
from rujuk.code.mentions import ActorKind, Mention

if TYPE_CHECKING:
    from rujuk.code.actor_lexicon import Actor, Name
    from rujuk.code.actor_patterns import Pattern
    from rujuk.code.noun_phrase import NounPhrase

_PEOPLE = ("CVL",)
_ARMY = ("MIL",)
_RULING = ("GOV",)
_ARMS = frozenset({"COP", "REB", "SPY", "CRM", "PRM"})
"""Sectors that a noun before "forces" keeps; of a government's forces they are the army's."""


class HeadLastReader(PhraseReader):
    """Reads one sentence from left to right."""

    __slots__ = ()

    def read(self) -> list[Mention]:
        """Every mention of the sentence."""
        position = 0
        lowers, names, starts = self.lowers, self.names, self.grammar.starts
        while position < self.size:
            lower = lowers[position]
            if (
                self.tokens[position].is_capitalised
                or lower in starts
                or lower in names
                or lower in self.short_names
            ):
                position = self._next(position)
            else:
                position += 1
        self._linked()
        return self.mentions

    def _next(self, position: int) -> int:
        """Read what begins here; the position after it."""
        name = self.name_at(position)
        pattern = self.pattern_at(position)
        if pattern is not None and (name is None or name[1] < pattern[1]):
            if pattern[0].role in ("pronoun", "definite"):
                return self._refers(position, *pattern)
            if pattern[1] == position + 1 and (
                self._is_verb(position) or self._is_kind_of_place(position)
            ):
                return pattern[1]
        elif name is None and self.lowers[position] in self.grammar.articles:
            return position + 1
        phrase = self._phrase(position)
        body = self._body_end(position)
        longest = max(position, phrase.end if phrase is not None else 0, name[1] if name else 0)
        if body > longest and (phrase is None or phrase.is_plain):
            return self._body_here(position, body)
        if phrase is not None:
            return self._phrased(phrase)
        if name is not None:
            return self._named(position, *name)
        return self._capitalised(position)

    def _capitalised(self, position: int) -> int:
        token = self.tokens[position]
        if not token.is_capitalised:
            return position + 1
        if self.lowers[position] in self.grammar.ranks:
            return self._ranked(position)
        if token.text in self.grammar.ships:
            return self._ship(position)
        leader = self._first_of_compound(position)
        return position + 1 if leader is None else self._actor(position, position + 1, leader)

    # --- mentions --------------------------------------------------------------------------------

    def _phrased(self, phrase: NounPhrase) -> int:
        if phrase.core is not None:
            actor, end = phrase.core
            return self._actor(phrase.start, end, actor)
        owner = self._owner_before(phrase)
        found = self._found(phrase)
        kind = ActorKind.OFFICE if phrase.is_office else KINDS[phrase.head.kind]
        first, last = phrase.head_words
        mention = self._add(phrase.start, phrase.end, kind, first, found.rule)
        mention.word = " ".join(self.lowers[first:last])
        self._fill(mention, found)
        if phrase.named is not None:
            self._is_actor(mention, phrase.named)
        elif owner is not None and mention.country is None:
            mention.country, mention.country_id = owner.country, owner.country_id
            mention.modifier = (owner.first, owner.last)
        mention.head = last - 1
        if phrase.is_office:
            return self._bearer(mention, found, phrase.end)
        return phrase.end

    def _owner_before(self, phrase: NounPhrase) -> Mention | None:
        """The party right before a possessive mark before the phrase: "Netanyahu's government"."""
        marked = phrase.start > 0 and self._possessed(phrase.start - 1) == phrase.start
        if not marked or phrase.country is not None or not self.mentions:
            return None
        owner = self.mentions[-1]
        return owner if owner.last == phrase.start - 1 else None

    def _found(self, phrase: NounPhrase) -> Found:
        found = Found(phrase.head, phrase.end)
        found.sectors = self._sectors(phrase)
        found.country, found.country_id = phrase.country, phrase.country_id
        found.modifier, found.place = phrase.modifier, phrase.place
        found.abbreviation = phrase.abbreviation
        found.rule = "actor.head_of" if phrase.country else "actor.head"
        if phrase.head.foreign:
            found.rule = "actor.foreign"
        return found

    @staticmethod
    def _sectors(phrase: NounPhrase) -> tuple[str, ...]:
        """Those of the head; of a weak one those of the noun before it, or of whose it is."""
        own = phrase.head.sectors
        group = phrase.owner if phrase.owner is not None and phrase.owner.kind == "group" else None
        if own[:1] == _ARMY and group is not None and group.sectors:
            return group.sectors  # "a Hamas commander" is no army's
        if not phrase.head.weak:
            return own
        before = next((g.sectors for g, _, _ in reversed(phrase.heads[:-1]) if g.sectors), ())
        told = before or phrase.inner_sectors
        if not told and phrase.owner is not None and phrase.owner.kind in BODIES:
            told = phrase.owner.sectors
        if phrase.head.kind == "force" and not _ARMS.intersection(told):
            return own
        return told or own

    def _is_actor(self, mention: Mention, actor: Actor) -> None:
        mention.id, mention.name, mention.wikidata = actor.id or None, actor.name, actor.wikidata
        mention.kind = KINDS[actor.kind]
        mention.sectors = actor.sectors or mention.sectors
        mention.country = actor.country or mention.country

    def _actor(self, start: int, end: int, actor: Actor) -> int:
        last, short = self._bracketed(end)
        if actor.kind in {"state", "metonym", "person"}:
            last, short = self._same_actor(end, last, actor), None
        rule = f"lexicon.{actor.id}" if actor.id else "actor.short_name"
        mention = self._add(start, last, ActorKind.STATE, start, rule)
        self._is_actor(mention, actor)
        mention.sectors = actor.sectors
        mention.abbreviation = short
        mention.country_id = actor.id if actor.kind == "state" else None
        mention.head = end - 1
        return last

    def _named(self, start: int, name: Name, end: int) -> int:
        actor = name.actor
        if actor.kind in PLACES and self._is_no_state(start):
            return end
        if actor.kind == "metonym" and self._is_where(start, end):
            return end
        if not name.people and not (name.adjective and self._stands_alone(start, end)):
            return self._actor(start, end, actor)
        mention = self._add(start, end, ActorKind.ROLE, start, "actor.people")
        mention.country, mention.country_id = actor.country, actor.id or None
        mention.modifier = (start, end)
        mention.sectors = _PEOPLE
        return end

    def _is_where(self, start: int, end: int) -> bool:
        """Whether a seat of government is only where something is."""
        grammar = self.grammar
        before = start - 1
        while before > 0 and self.lowers[before] in grammar.articles:
            before -= 1
        told = self.lowers[before] if before >= 0 else ""
        after = self.lowers[end] if end < self.size else ""
        return told in grammar.locatives or after in grammar.not_capital_after

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether an adjective is a person of that state: "a Russian", "two Iranians"."""
        if not start or self.lowers[start - 1] not in self.grammar.singular_articles:
            return False
        if end >= self.size or self.tokens[end].kind != "word":
            return True
        lower = self.lowers[end]
        return lower in self.grammar.name_stops or lower in self.grammar.locatives

    def _refers(self, start: int, pattern: Pattern, end: int) -> int:
        """A pronoun or a phrase with "the"; what it owns is one mention with it: "its troops"."""
        if pattern.role == "definite" and self.lowers[start] in self.grammar.articles:
            named = self._phrase(start + 1)
            body = self._body_end(start + 1)
            if body > max(end, named.end if named is not None else end):
                return self._body_here(start + 1, body)
            if named is not None and (named.named is not None or named.end > end):
                if pattern.group.number != "plural" or not self._are_officials(named):
                    return self._phrased(named)
                end = named.end
        kind = ActorKind.PRONOUN if pattern.role == "pronoun" else ActorKind.DEFINITE
        owned = self._possessed(end)
        phrase = None
        if owned > end or pattern.role == "pronoun":
            phrase = self._phrase(owned)
        if phrase is not None and phrase.country is None and phrase.core is None:
            found = self._found(phrase)
            kind = ActorKind.OFFICE if phrase.is_office else ActorKind.DEFINITE
            first, last = phrase.head_words
            mention = self._add(start, phrase.end, kind, first, pattern.group.id)
            mention.word = " ".join(self.lowers[first:last])
            mention.sectors = found.sectors
            mention.is_speaker = pattern.group.speaker
            mention.head = last - 1
            if phrase.is_office:
                return self._bearer(mention, found, phrase.end)
            return phrase.end
        mention = self._add(start, end, kind, start, pattern.group.id)
        words = self.lowers[start:end]
        if len(words) > 1 and words[0] in self.grammar.articles:
            mention.head, words = end - 1, words[1:]
        mention.word = " ".join(words)
        mention.sectors = pattern.group.sectors
        mention.number = pattern.group.number
        mention.is_speaker = pattern.group.speaker
        return end

    def _are_officials(self, phrase: NounPhrase) -> bool:
        """Whether persons that speak for states stand behind "the two", with no state told."""
        told = phrase.country is not None or phrase.core is not None or phrase.named is not None
        return not told and self._sectors(phrase)[:1] == _RULING

    def _linked(self) -> None:
        """Give a party the country of the one that "of" or "for" leads to right after it."""
        words = self.grammar.links | self.grammar.for_words
        for one, other in zip(self.mentions, self.mentions[1:], strict=False):
            between = self.lowers[one.last : other.first]
            if one.country is not None or other.country is None or not between:
                continue
            if between[0] in words and self.grammar.articles.issuperset(between[1:]):
                one.country, one.modifier = other.country, (other.first, other.last)

    # --- who bears an office ---------------------------------------------------------------------

    def _bearer(self, office: Mention, found: Found, position: int) -> int:
        holder = self._holder(position, found)
        if holder is None:
            self._apposed(office)
            return position
        first, last, actor = holder
        office.bearer = (first, last)
        office.sectors = found.sectors or office.sectors
        self._person(first, last, actor, office)
        office.country = office.country or self.mentions[-1].country
        return last

    def _holder(self, position: int, found: Found) -> tuple[int, int, Actor | None] | None:
        """The name of an office's holder: its first and last token, its lexicon entry."""
        comma = position < self.size and self.tokens[position].text == ","
        start = self._ranks(position + 1 if comma else position, found)
        name = self.name_at(start)
        if name is not None:
            held = name[0].actor.kind == "person" and (not comma or self._closes(name[1]))
            return (start, name[1], name[0].actor) if held else None
        end = self._person_end(start)
        if end == start or self._is_title_case():
            return None
        if comma and (end - start == 1 or not self._closes(end)):
            return None
        return start, end, None

    def _apposed(self, office: Mention) -> None:
        """A name before a comma and an office: "X Y, the Turkish foreign minister, ..."."""
        at = office.first - 1
        while at > 0 and self.lowers[at] in self.grammar.articles:
            at -= 1
        if at < 2 or self.tokens[at].text != ",":  # noqa: PLR2004 - a name of two words before it
            return
        last = first = at
        while first > 0 and self.tokens[first - 1].is_capitalised:
            first -= 1
        taken = [m for m in self.mentions if m is not office and m.last > first]
        if taken and taken[-1].kind is ActorKind.PERSON and taken[-1].last == last:
            if office.country is None:
                office.country = taken[-1].country
            return
        if last - first < 2 or taken or self._person_end(first) != last:  # noqa: PLR2004 - as above
            return
        self.mentions.remove(office)
        self._person(first, last, None, office)
        self.mentions.append(office)

    def _ranked(self, start: int) -> int:
        """A rank and a name without a title: "Colonel" and who bears it."""
        return self._rank_and_name(start)
