"""Ways back through the phrases of a sentence, to the noun that a verb or a clause tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.chunks import (
    COMPLEMENT,
    COORDINATOR,
    MARK,
    NOUN,
    RELATIVE,
    REPORT,
    SUBORDINATOR,
    TIME,
    VERB,
    Chunk,
)
from rujuk.lang.grammar import grammar
from rujuk.lang.inflections import inflections

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rujuk.lang.predicate import Predicate
    from rujuk.lang.tokens import Token
    from rujuk.lang.words import Word

_BELONGS = frozenset({"owner", "source", "purpose", "benefit", "place"})
_OWN_OR_NONE = _BELONGS | {None}
_FAR = 40  # phrases that a clause inside another may hold
_PAIR = 2
HARD_BREAKS = frozenset({";", ":", "?", "!", ".", "–", "—", "--", "|"})


class Antecedents:
    """The phrases of a sentence, with the verbs read so far that have taken one as argument."""

    def __init__(
        self,
        chunks: Sequence[Chunk],
        tokens: Sequence[Token],
        language: str,
        takes_clause: Callable[[Word], bool],
    ) -> None:
        """A sentence of which no verb has been read yet."""
        self.chunks = chunks
        self.tokens = tokens
        self.words = grammar(language)
        self.has_object_relatives = inflections(language) is not None
        self.takes_clause = takes_clause
        self.found: dict[int, Predicate] = {}
        self.owner: dict[int, Predicate] = {}

    def _past_noun(self, at: int) -> int:
        """From a noun phrase that is no subject back to where the search for it goes on.

        An adjective after a relativiser leads to the noun that it describes, the second of two
        noun phrases behind one preposition to that preposition; else `at` itself.
        """
        if self._says_how(at):
            return at - 1
        first = at
        while (
            first >= _PAIR
            and self.chunks[first - 1].kind == COORDINATOR
            and self.chunks[first - 1].role == "and"
            and self.chunks[first - 2].kind == NOUN
            and first not in self.owner
        ):
            first -= 2
        item = self.chunks[first]
        if item.kind == NOUN and item.preposition is None:
            if (
                first >= _PAIR
                and self.chunks[first - 1].kind == RELATIVE
                and first not in self.owner
                and not self.has_object_relatives
                and self._describes(item)
            ):
                return self._antecedent(first - 1)
        elif first != at and first not in self.owner:
            return first
        return at

    def relative_object(self, verb: Predicate) -> Chunk | None:
        """The noun before a relative clause with a subject of its own ("a charge that X rejected").

        In a language whose relativiser may stand for the object; else null.
        """
        if not self.has_object_relatives or verb.subject_rule != "before" or not verb.subject:
            return None
        at = verb.subject[0].index - 1
        if at < 1 or self.chunks[at].kind != RELATIVE:
            return None
        place = self._antecedent(at)
        return self.chunks[place] if place != at else None

    def _says_how(self, at: int) -> bool:
        """Whether an adjective stands alone between a noun phrase and its verb."""
        item = self.chunks[at]
        before = self.chunks[at - 1] if at else None
        return (
            before is not None
            and before.kind == NOUN
            and before.preposition is None
            and item.last - item.first == 1
            and self.words is not None
            and self.tokens[item.first].lower in self.words.adjectives
        )

    def _describes(self, item: Chunk) -> bool:
        """Whether a noun phrase after a relativiser is its predicate, not a subject of its own."""
        token, last = self.tokens[item.first], self.tokens[item.last - 1]
        return (
            not token.is_capitalised
            and self.words is not None
            and token.lower not in self.words.pronouns
            and not any(last.lower.endswith(clitic) for clitic in self.words.clitics)
        )

    def _antecedent(self, at: int) -> int:
        """The phrase that the relativiser here goes back to; `at` where there is none."""
        place = at - 1
        if place >= 0 and self.chunks[place].kind == MARK and self.chunks[place].role == ",":
            place -= 1
        while place >= 0 and self.chunks[place].kind in (TIME, REPORT):
            place -= 1
        return place if place >= 0 and self.chunks[place].kind == NOUN else at

    def _past_name(self, place: int, at: int) -> int:
        """From a place by name back to the noun that is there ("seorang warga di X yang ...").

        A name needs no clause to tell which one is meant, unless a comma sets it off.
        """
        item = self.chunks[place]
        while place and item.preposition == "measure" and self.chunks[place - 1].kind == NOUN:
            place -= 1
            item = self.chunks[place]
        if place + 1 != at or item.preposition not in ("place", "partner") or not place:
            return place
        before = self.chunks[place - 1]
        if before.kind != NOUN or not self._is_name(item):
            return place
        if not self.tokens[
            item.preposition_at + 1 if item.preposition_at is not None else 0
        ].is_capitalised:
            return place
        return place - 1

    def _joined(self, place: int) -> list[Chunk]:
        """The noun phrase here with those that "dan" joins to it before a relative clause."""
        run = [self.chunks[place]]
        at = place
        while (
            at >= _PAIR
            and self.chunks[at - 1].kind == COORDINATOR
            and self.chunks[at - 1].role == "and"
            and self.chunks[at - 2].kind == NOUN
            and not self._is_name(self.chunks[at])
        ):
            at -= 2
            run.insert(0, self.chunks[at])
        return run

    def _past_pair(self, place: int) -> int:
        """From "antara A dan B" back to the noun it tells of."""
        at = place
        while (
            at >= _PAIR
            and self.chunks[at - 1].kind == COORDINATOR
            and self.chunks[at - 2].kind == NOUN
        ):
            at -= 2
        if at >= 1 and self.chunks[at].preposition == "both" and self.chunks[at - 1].kind == NOUN:
            return at - 1
        return place

    def _past_parenthesis(self, at: int) -> int | None:
        """At the closing comma of ', yang ..., ' or an aside: the noun phrase before it."""
        place = at - 1
        while place >= 1:
            item = self.chunks[place]
            if item.kind == MARK and item.role == ",":
                opener = self.chunks[place + 1]
                before = self.chunks[place - 1]
                inside = self.chunks[place + 1 : at]
                aside = all(
                    c.kind in (TIME, REPORT) or (c.kind == NOUN and c.preposition is not None)
                    for c in inside
                )
                told = len(inside) > 1 and (opener.kind, inside[1].kind) == (REPORT, RELATIVE)
                parenthesis = opener.kind == RELATIVE or told or (bool(inside) and aside)
                if parenthesis and before.kind == NOUN and before.preposition in _OWN_OR_NONE:
                    return self._past_belonging(place - 1)
                return None
            if item.kind == MARK and item.role in HARD_BREAKS:
                return None
            place -= 1
        return None

    def _past_belonging(self, place: int) -> int:
        """From "kapal milik X" back to the noun it belongs to."""
        while place > 0 and self.chunks[place].preposition in _BELONGS:
            if self.chunks[place - 1].kind != NOUN:
                break
            place -= 1
        return place

    def _is_name(self, item: Chunk) -> bool:
        """Whether the last word of a phrase has a capital inside the sentence."""
        token = self.tokens[item.last - 1]
        return token.is_capitalised and token.index > 0

    def _is_measure(self, at: int) -> bool:
        """Whether a phrase is only a number with its unit ("naik 12 persen menjadi")."""
        words, item = self.words, self.chunks[at]
        token = self.tokens[item.first]
        return words is not None and (
            token.lower in words.measures
            or (token.kind == "number" and self.tokens[item.last - 1].lower in words.measures)
        )

    def _is_adverb(self, at: int) -> bool:
        """Whether the word that may join clauses here only says "then" or "also" of the verb."""
        return (
            self.words is not None
            and self.tokens[self.chunks[at].first].lower in self.words.adverbs
            and at > 0
            and self.chunks[at - 1].kind in (NOUN, TIME, VERB)
        )

    def _opens_aside(self, at: int) -> bool:
        """Whether a subordinator that is a preposition stands here ("akibat")."""
        item = self.chunks[at]
        return (
            item.kind == SUBORDINATOR
            and self.words is not None
            and self.tokens[item.first].lower in self.words.prepositions
        )

    def _tells_aim(self, item: Chunk) -> bool:
        """Whether "dengan dalih" or the like opens the clause of the verb after it."""
        return (
            self.words is not None
            and item.preposition == "partner"
            and self.tokens[item.last - 1].lower in self.words.aims
        )

    def _owed(self, at: int) -> list[Chunk]:
        """The noun phrase before here that has clauses of its own inside, and no verb yet.

        "Keputusan X untuk mengirim Y" and "warga yang rumahnya hancur akibat Y" wait for theirs.
        """
        place = at
        limit = max(0, at - _FAR)
        while place > limit:
            item = self.chunks[place]
            if item.kind == COMPLEMENT or (item.kind == MARK and item.role in HARD_BREAKS):
                return []
            opens = item.kind == RELATIVE or (item.kind == SUBORDINATOR and item.role == "purpose")
            if opens or (item.kind == NOUN and self._tells_aim(item)):
                noun = self._noun_of_clause(place)
                if noun is not None:
                    return noun
            place -= 1
        return []

    def _noun_of_clause(self, at: int) -> list[Chunk] | None:
        """The subject that a relative or purpose clause opening here interrupts, if it has no verb.

        Phrases of place, time and belonging may stand between.
        """
        place = at - 1
        if place >= 0 and self.chunks[place].kind == MARK and self.chunks[place].role == ",":
            place -= 1
        while place > 0 and (
            self.chunks[place].kind == TIME
            or (self.chunks[place].kind == NOUN and self.chunks[place].preposition is not None)
        ):
            place -= 1
        if place < 0 or self.chunks[place].kind != NOUN or self.chunks[place].preposition:
            return None
        noun = self.chunks[place]
        holder = self.owner.get(place)
        if holder is not None and (noun in holder.object or noun in holder.agent):
            told = noun in holder.object and self.takes_clause(holder.word)
            if not told:
                return None
        if any(p.subject_rule == "before" and noun in p.subject for p in self.found.values()):
            return None
        return self._run_back(place)

    def _run_back(self, at: int) -> list[Chunk]:
        """The coordinate or appositive noun phrases that end here, in order."""
        run = [self.chunks[at]]
        place = at - 1
        while place >= 1:
            item = self.chunks[place]
            if item.kind == COORDINATOR and item.role == "and":
                place -= 1
                if self.chunks[place].kind == MARK and self.chunks[place].role == ",":
                    place -= 1
            elif item.kind == MARK and item.role == ",":
                place -= 1
            else:
                break
            before = self.chunks[place] if place >= 0 else None
            if before is None or before.kind != NOUN or before.preposition is not None:
                if (
                    before is not None
                    and before.kind == NOUN
                    and before.preposition in ("owner", "source")
                ):
                    before = self.chunks[place - 1] if place else None
                    place -= 1
                    if before is None or before.kind != NOUN or before.preposition is not None:
                        break
                else:
                    break
            holder = self.owner.get(place)
            if holder is not None:
                set_off = (
                    item.role == ","
                    and at + 1 < len(self.chunks)
                    and self.chunks[at + 1].role == ","
                )
                if before in holder.object and (set_off or self.takes_clause(holder.word)):
                    run.insert(0, before)
                break
            run.insert(0, before)
            place -= 1
        return run

    def _verb_before(self, at: int) -> Predicate | None:
        for place in range(at - 1, -1, -1):
            item = self.chunks[place]
            if item.kind == MARK and item.role == ";":
                return None
            if place in self.found:
                return self.found[place]
        return None
