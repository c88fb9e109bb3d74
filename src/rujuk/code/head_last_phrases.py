"""The noun phrases of parties in a language whose heads stand last: owners, modifiers, heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.actor_reader import MAX_WORDS
from rujuk.code.head_last_bodies import BodyReader
from rujuk.code.mentions import ActorKind
from rujuk.code.noun_phrase import NounPhrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.code.actor_lexicon import Actor, Name
    from rujuk.code.actor_patterns import ActorGrammar, Pattern
    from rujuk.code.place_names import PlaceNames
    from rujuk.lang.tokens import Token

BODIES = frozenset({"organisation", "group", "force"})
PLACES = frozenset({"state", "metonym"})


class PhraseReader(BodyReader):
    """Reads one noun phrase from its first word, with what stands after its head.

    A word is asked for again and again while phrases are tried; what was found stays.
    """

    __slots__ = ("_names_at", "_patterns_at")

    def __init__(
        self,
        tokens: Sequence[Token],
        grammar: ActorGrammar,
        places: PlaceNames,
        short_names: Mapping[str, tuple[Name, ...]],
        names: Mapping[str, tuple[Name, ...]],
    ) -> None:
        """As `ActorSentence`."""
        super().__init__(tokens, grammar, places, short_names, names)
        self._names_at: dict[int, tuple[Name, int]] = {}
        self._patterns_at: dict[int, tuple[Pattern, int] | None] = {}

    def name_at(self, position: int) -> tuple[Name, int] | None:
        """As `ActorSentence`; none found may be one later, after another party."""
        found = self._names_at.get(position)
        if found is None and position < self.size:
            lower = self.lowers[position]
            if lower not in self.names and lower not in self.short_names:
                return None
            found = super().name_at(position)
            if found is not None:
                self._names_at[position] = found
        return found

    def pattern_at(self, position: int) -> tuple[Pattern, int] | None:
        """As `ActorSentence`."""
        if position >= self.size or self.lowers[position] not in self.grammar.starts:
            return None
        if position not in self._patterns_at:
            self._patterns_at[position] = super().pattern_at(position)
        return self._patterns_at[position]

    def _phrase(self, start: int) -> NounPhrase | None:
        """The noun phrase of a party that begins here, with what stands after its head."""
        phrase = NounPhrase(start)
        position = start
        while position < self.size and position - start < MAX_WORDS:
            after = self._word(phrase, position)
            if after == position or phrase.is_named:
                break
            position = after
        if phrase.core is not None:
            return phrase
        if not phrase.heads:
            return None
        if phrase.place is not None and self._is_territory(phrase):
            return None
        self._complements(phrase)
        if phrase.head.bound and phrase.owner is None and phrase.inner is None:
            return None
        return phrase

    def _is_territory(self, phrase: NounPhrase) -> bool:
        """Whether the noun says what kind of place a name is: "Quiche department"."""
        first, last = phrase.head_words
        return last - first == 1 and self.lowers[first] in self.grammar.territories

    def _is_kind_of_place(self, position: int) -> bool:
        """Whether a name right before the word is that of a place of this kind."""
        return (
            position > 0
            and self.lowers[position] in self.grammar.territories
            and self.tokens[position - 1].is_capitalised
            and not self.tokens[position].is_capitalised
        )

    def _word(self, phrase: NounPhrase, position: int) -> int:
        """Read one premodifier or head at `position`; the same position where none stands."""
        name = self.name_at(position)
        pattern = self.pattern_at(position)
        if pattern is not None and pattern[0].role in ("pronoun", "definite"):
            pattern = None
        if name is not None and (
            pattern is None
            or name[1] > pattern[1]
            or (name[1] == pattern[1] and name[0].actor.country in (None, phrase.country))
            or (name[1] == pattern[1] and phrase.owner is None)
        ):
            return self._name(phrase, position, *name)
        if pattern is not None:
            return self._head(phrase, position, *pattern)
        if self._possessed(position) > position:
            if phrase.end != position or not phrase.heads:
                return position
            phrase.is_owner = True
            return position + 1
        if phrase.heads and not phrase.is_owner and self._is_participle(position):
            return position
        lower = self.lowers[position]
        for table in (self.grammar.modifiers, self.grammar.portfolios):
            after = self._phrase_at(table, position) if lower in table else position
            if after > position:
                return after
        compound = self._compound(phrase, position) if "-" in lower else position
        if compound > position:
            return compound
        token = self.tokens[position]
        if position > phrase.start and (token.text[0].isdigit() or lower in self.grammar.craft):
            return position + 1
        return self._town(phrase, position)

    def _begins_small(self, position: int) -> bool:
        """Whether a particle with a capital after it stands here: "al-Shabaab", "bin Laden"."""
        return self.lowers[position] in self.grammar.name_particles and any(
            token.is_capitalised for token in self.tokens[position + 1 : position + 3]
        )

    def _is_verb(self, position: int) -> bool:
        """Whether a word that is a verb as well stands right after a state: "Russia forces ..."."""
        before = self.mentions[-1] if self.mentions else None
        return (
            before is not None
            and before.last == position
            and before.kind is ActorKind.STATE
            and self.lowers[position] in self.grammar.verbs_too
        )

    def _is_participle(self, position: int) -> bool:
        """Whether a word may tell what the noun before it did: "forces captured ..."."""
        return self.lowers[position].endswith(self.grammar.participle or "\0")

    def _head(self, phrase: NounPhrase, start: int, pattern: Pattern, end: int) -> int:
        if start == phrase.bare_until and self.lowers[end - 1] in self.grammar.verbs_too:
            return start
        phrase.add_head(pattern, start, end)
        return end

    def _name(self, phrase: NounPhrase, start: int, name: Name, end: int) -> int:
        """A name before the head is whose it is; a body's right after it is what it is."""
        actor = name.actor
        if phrase.heads and not phrase.is_owner:
            if phrase.end != start:
                return start
            word = " ".join(self.lowers[slice(*phrase.head_words)])
            if actor.kind in BODIES and word in self.grammar.appositive:
                phrase.take_name(actor, end)
                return end
            return start
        if name.people:
            return start
        if phrase.owner is not None and actor.kind in BODIES and not phrase.heads:
            after = self._possessed(end)
            if not self._goes_on(after):
                phrase.core = (actor, end)
                return start
        if actor.kind == "person" and (phrase.heads or phrase.owner is not None):
            return start
        if actor.kind in PLACES and self._is_no_state(start):
            return start
        after = self._possessed(end)
        joined = self._hyphen(after)
        if joined is not None:
            belongs, after = joined
            if belongs:
                phrase.own(start, end, actor)
            return after
        phrase.own(start, end, actor)
        plain = actor.kind == "state" and not name.adjective and name.exact is None
        phrase.bare_until = end if plain and after == end else -1
        return after

    def _hyphen(self, position: int) -> tuple[bool, int] | None:
        """After a name "-led" or "-backed": whether what follows belongs to it, and the end."""
        if position + 1 >= self.size or self.tokens[position].text != "-":
            return None
        suffix = self.lowers[position + 1]
        if suffix in self.grammar.owned_suffixes:
            return True, position + 2
        if suffix in self.grammar.apart_suffixes:
            return False, position + 2
        if self.name_at(position + 1) is not None:
            return True, position + 1
        return None

    def _compound(self, phrase: NounPhrase, position: int) -> int:
        """One word made of a state and an ending: "Saudi-led", "Russian-backed"."""
        state, mark, suffix = self.lowers[position].rpartition("-")
        if not mark or not state:
            return position
        if suffix in self.grammar.apart_suffixes:
            return position + 1
        if suffix not in self.grammar.owned_suffixes:
            return position
        owner = self._first_of_compound(position)
        if owner is not None:
            phrase.own(position, position + 1, owner)
        return position + 1

    def _first_of_compound(self, position: int) -> Actor | None:
        """Who leads or owns what a compound stands before: "Saudi-led"."""
        state, mark, suffix = self.lowers[position].rpartition("-")
        if not mark or suffix not in self.grammar.owned_suffixes:
            return None
        named = (name.actor for name in self.names.get(state, ()) if not name.rest)
        return next((actor for actor in named if actor.kind != "person"), None)

    def _town(self, phrase: NounPhrase, position: int) -> int:
        """A town or region before the head: "a Medellin court", "Kharkiv's mayor"."""
        token = self.tokens[position]
        if not token.is_capitalised or token.kind != "word" or phrase.heads:
            return position
        run = self._capitals_end(position)
        if not self._goes_on(self._possessed(run)):
            return position
        end, country = self.places.longest(self.lowers, position, run)
        if end < run:
            return position
        phrase.own_place(position, end, country)
        return self._possessed(end)

    def _goes_on(self, position: int) -> bool:
        """Whether a head or what stands before one may begin here."""
        if position >= self.size:
            return False
        lower = self.lowers[position]
        return lower in self.grammar.starts or lower in self.grammar.modifiers

    def _possessed(self, position: int) -> int:
        """The position after the mark of a possessive, if one stands here."""
        if 0 < position < self.size:
            token, before = self.tokens[position], self.tokens[position - 1]
            if token.text in self.grammar.possessive_marks and before.end == token.start:
                return position + 1
        return position

    # --- what stands after the head --------------------------------------------------------------

    def _complements(self, phrase: NounPhrase) -> None:
        position = phrase.end
        while position < self.size and phrase.inner is None:
            after = self._complement(phrase, position)
            if after == position:
                return
            phrase.end = position = after

    def _complement(self, phrase: NounPhrase, position: int) -> int:
        after, short = self._bracketed(position)
        if short is not None:
            phrase.abbreviation = short
            return after
        grammar, lower = self.grammar, self.lowers[position]
        first, last = phrase.head_words
        if phrase.end == last and not grammar.links.isdisjoint(self.lowers[first:last]):
            further = self._further_field(position)  # "minister of foreign affairs and trade"
            if further > position:
                return further
        if phrase.head.sent and lower in grammar.for_words:
            return self._sent_to(position)
        linked = lower in grammar.links or (lower in grammar.for_words and phrase.is_office)
        come = lower in grammar.from_words and not phrase.head.moves
        if linked or come:
            return self._of(phrase, position)
        if lower in grammar.locatives and phrase.country is None and not phrase.is_moving:
            self._located(phrase, position + 1)
        return position

    def _of(self, phrase: NounPhrase, position: int) -> int:
        """Whose it is after "of", a field of office, or the body it belongs to."""
        start = position + 1
        while start < self.size and self.lowers[start] in self.grammar.articles:
            start += 1
        if start >= self.size:
            return position
        field = self._phrase_at(self.grammar.portfolios, start)
        if field > start and (phrase.is_office or phrase.head.kind == "government"):
            return self._further_field(field)
        name = self.name_at(start)
        if name is not None and name[0].actor.kind == "person":
            return position
        inner = self._phrase(start)
        if inner is not None and inner.is_office and inner.country is None:
            return position
        if inner is not None and (inner.country is not None or phrase.head.weak):
            phrase.take(inner)
            return inner.end
        if name is not None:
            phrase.own(start, name[1], name[0].actor)
            return name[1]
        if phrase.country is None and self.tokens[start].is_capitalised:
            end, country = self.places.longest(self.lowers, start, self._capitals_end(start))
            if end > start:
                phrase.own_place(start, end, country)
                return end
        return position

    def _further_field(self, position: int) -> int:
        """The end of a second field of an office: "Foreign Affairs and Expatriates"."""
        if self._joins_fields(position) and position + 1 < self.size:
            further = self._phrase_at(self.grammar.portfolios, position + 1)
            after = max(further, position + 2)
            alone = self.tokens[position + 1].is_capitalised and self.name_at(position + 1) is None
            if further > position + 1 or (alone and self._is_link(after)):
                return after
        return position

    def _joins_fields(self, position: int) -> bool:
        grammar = self.grammar
        return (
            position < self.size
            and self.lowers[position] in grammar.organisation_joins
            and self.lowers[position] not in grammar.links | grammar.for_words
        )

    def _is_link(self, position: int) -> bool:
        return position < self.size and self.lowers[position] in self.grammar.links

    def _located(self, phrase: NounPhrase, start: int) -> None:
        """Where it is, where nothing else tells whose it is: "a court in Bishkek"."""
        while start < self.size and self.lowers[start] in self.grammar.articles:
            start += 1
        name = self.name_at(start)
        if name is not None and name[0].actor.kind in PLACES:
            phrase.country = name[0].actor.country
        elif start < self.size and self.tokens[start].is_capitalised:
            end, country = self.places.longest(self.lowers, start, self._capitals_end(start))
            phrase.country = country if end > start else None
