"""Parties named in a sentence: states, forces, offices, persons, groups, roles."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rujuk.code.actor_patterns import HeadGroup, Pattern, actor_grammar
from rujuk.code.actor_reader import KINDS, MAX_WORDS, ActorReader, Found
from rujuk.code.head_last_actors import HeadLastReader
from rujuk.code.language_names import names_in
from rujuk.code.mentions import ActorKind, Mention
from rujuk.code.place_names import PlaceNames
from rujuk.lang.packs import is_head_last
from rujuk.lang.sentences import sentences_of_block

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.code.actor_lexicon import Actor, Name
    from rujuk.lang.tokens import Token


def find_actors(
    tokens: Sequence[Token],
    language: str,
    places: PlaceNames | None = None,
    short_names: Mapping[str, tuple[Name, ...]] | None = None,
) -> list[Mention]:
    """The mentions of parties in one sentence, in order, never overlapping, longest first.

    `places` are names known as places on this page: they tell "Bupati Telaga Jati" from the name
    of its holder. `short_names` are this page's own (`rujuk.code.aliases`), by first small-letter
    word. Countries that only context tells are left null.
    """
    grammar = actor_grammar(language)
    reader = HeadLastReader if is_head_last(language) else _Reader
    places = places or PlaceNames({})
    return reader(tokens, grammar, places, short_names or {}, names_in(language).names).read()


class PlainActors(NamedTuple):
    """The mentions of one sentence read without a page, and where a place could change them."""

    mentions: tuple[Mention, ...]
    asked: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1024)
def actors_of_block(text: str, language: str, start: int, end: int) -> tuple[PlainActors, ...]:
    """What `find_actors` finds without a page in each of the `sentences_of_block`, kept as these.

    The coder and the anchors of a page ask for the same.
    """
    found = []
    for sentence in sentences_of_block(text, language, start, end):
        places = PlaceNames({})
        mentions = find_actors(sentence.tokens, language, places)
        found.append(PlainActors(tuple(mentions), tuple(places.asked)))
    return tuple(found)


class _Reader(ActorReader):
    """Reads one sentence from left to right."""

    __slots__ = ()

    def read(self) -> list[Mention]:
        """Every mention of the sentence."""
        position = 0
        lowers, names, starts = self.lowers, self.names, self.grammar.starts
        while position < self.size:
            lower = lowers[position]
            if lower in names or lower in starts or lower in self.short_names:
                position = self._known(position)
            elif self.tokens[position].is_capitalised:
                position = self._capitalised(position)
            else:
                position = self._craft(position) if lower in self.grammar.craft else position + 1
        return self.mentions

    def _begins_small(self, position: int) -> bool:
        """Whether an adjective of a state begins here, in languages that write them small."""
        return self.grammar.small_adjectives and any(
            name.adjective for name in self.names.get(self.lowers[position], ())
        )

    # --- matching at one position ---------------------------------------------------------------

    def _known(self, position: int) -> int:
        name = self.name_at(position)
        pattern = self.pattern_at(position)
        if name is not None and (pattern is None or name[1] >= pattern[1]):
            return self._named(position, *name)
        if pattern is None:
            return self._capitalised(position)
        if pattern[0].role == "pronoun" or pattern[0].role == "definite":
            return self._refers(position, *pattern)
        whole = self._organisation(position, pattern[1])
        if whole is not None:
            return whole
        if pattern[0].role == "head":
            return self._headed(position, *pattern)
        return self._office(position, *pattern)

    def _capitalised(self, position: int) -> int:
        """A rank and a name, a ship, a craft or a body that only its form betrays."""
        token = self.tokens[position]
        if not token.is_capitalised:
            return position + 1
        if self.lowers[position] in self.grammar.ranks:
            return self._ranked(position)
        if token.text in self.grammar.ships:
            return self._ship(position)
        if self.lowers[position] in self.grammar.craft or token.text[-1].isdigit():
            return self._craft(position)
        whole = self._organisation(position, position + 1)
        return position + 1 if whole is None else whole

    # --- one kind of mention each ---------------------------------------------------------------

    def _named(self, start: int, name: Name, end: int) -> int:
        actor = name.actor
        before = self.lowers[start - 1] if start else ""
        if actor.kind == "state" and self._is_no_state(start):
            return end
        if actor.kind == "metonym" and (
            before in self.grammar.locatives or before in self.grammar.not_capital_after
        ):
            return end
        last, abbreviation = self._bracketed(end)
        if actor.kind in {"state", "metonym", "person"}:
            last, abbreviation = self._same_actor(end, last, actor), None
        else:
            last = self._same_country(last, actor.country)
        mention = self._add(
            start,
            last,
            KINDS[actor.kind],
            start,
            f"lexicon.{actor.id}" if actor.id else "actor.short_name",
        )
        mention.name = actor.name
        mention.country = actor.country
        mention.sectors = actor.sectors
        mention.id = actor.id or None
        mention.wikidata = actor.wikidata
        mention.abbreviation = abbreviation
        mention.country_id = actor.id if actor.kind == "state" else None
        return last

    def _refers(self, start: int, pattern: Pattern, end: int) -> int:
        kind = ActorKind.PRONOUN if pattern.role == "pronoun" else ActorKind.DEFINITE
        mention = self._add(start, end, kind, start, pattern.group.id)
        mention.word = " ".join(self.lowers[start:end])
        mention.sectors = pattern.group.sectors
        mention.number = pattern.group.number
        mention.is_speaker = pattern.group.speaker
        return end

    def _headed(self, start: int, pattern: Pattern, end: int) -> int:
        found = Found(pattern.group, end)
        self._complements(found, start, end)
        if pattern.group.bound and not found.is_closed and found.end == end:
            return end
        if pattern.group.foreign:
            found.rule = "actor.foreign"
        if pattern.group.sent:
            found.end = self._sent_to(found.end)
        return self._headed_mention(start, pattern, end, found)

    def _headed_mention(self, start: int, pattern: Pattern, end: int, found: Found) -> int:
        mention = self._add(start, found.end, KINDS[pattern.group.kind], start, found.rule)
        mention.word = " ".join(self.lowers[start:end])
        self._fill(mention, found)
        actor = found.actor
        if actor is not None and mention.word in self.grammar.appositive:
            mention.id, mention.name, mention.wikidata = (
                actor.id or None,
                actor.name,
                actor.wikidata,
            )
            mention.kind = KINDS[actor.kind]
            mention.sectors = actor.sectors or mention.sectors
        return found.end

    def _complements(self, found: Found, start: int, position: int) -> None:
        """Read on after a head: further heads, modifiers, then whose it is."""
        while position < self.size and position - start < MAX_WORDS and not found.is_closed:
            after = self._complement(found, start, position)
            if after == position:
                return
            position = after

    def _complement(self, found: Found, start: int, position: int) -> int:
        name = self.name_at(position)
        pattern = self.pattern_at(position)
        if name is not None and (pattern is None or name[1] >= pattern[1]):
            return self._owner(found, position, *name)
        if pattern is not None and pattern[0].role == "head":
            region = self._place(found, position, least=2)
            return region if region > position else self._deeper(found, *pattern)
        if self.lowers[position] in self.grammar.organisation_joins:
            after = self._phrase_at(self.grammar.portfolios, position + 1)
            return after if found.is_joined and after > position + 1 else position
        for table in (self.grammar.modifiers, self.grammar.portfolios):
            after = self._phrase_at(table, position)
            if after > position:
                return after
        if self.lowers[position] in self.grammar.craft or self._is_model(position):
            return position + 1
        after, short = self._bracketed(position)
        if short is not None:
            found.abbreviation, found.end = short, after
            return after
        if self._links(found, start, position):
            owner = position + 1
            while owner < self.size and self.lowers[owner] in self.grammar.articles:
                owner += 1
            linked, pattern = self.name_at(owner), self.pattern_at(owner)
            if linked is not None:
                return self._owner(found, owner, *linked)
            if pattern is not None and pattern[0].role == "head" and self.grammar.articles:
                return self._deeper(found, *pattern)  # "jefe de la policía"
            return position
        return self._place(found, position)

    def _is_model(self, position: int) -> bool:
        """Whether a type of craft by letter and number stands here: "F-16"."""
        token = self.tokens[position]
        return token.kind == "word" and token.is_capitalised and token.text[-1].isdigit()

    def _deeper(self, found: Found, pattern: Pattern, end: int) -> int:
        if found.weak:
            found.sectors, found.weak = pattern.group.sectors, pattern.group.weak
        found.default = found.default or pattern.group.country
        found.moves = found.moves or pattern.group.moves
        found.end = end
        return end

    def _owner(self, found: Found, start: int, name: Name, end: int) -> int:
        actor = name.actor
        if actor.kind == "person" and (found.is_office or not found.weak):
            return start
        found.end = end
        found.modifier = (start, end)
        found.country = actor.country
        found.country_id = actor.id or None
        found.rule = "actor.head_of"
        if actor.kind not in {"state", "metonym"}:
            found.actor = actor
            if found.weak and actor.sectors:
                found.sectors = actor.sectors
            after, short = self._bracketed(end)
            found.abbreviation = short or found.abbreviation
            found.end = self._same_country(after, actor.country)
        return found.end

    def _links(self, found: Found, start: int, position: int) -> bool:
        """Whether a word that joins a state to what it owns stands here."""
        lower = self.lowers[position]
        if lower in self.grammar.links:
            return True
        if lower not in self.grammar.from_words:
            return False
        recent = self.lowers[max(0, start - 3) : start]
        return not found.moves or self.grammar.from_not_after.isdisjoint(recent)

    def _place(self, found: Found, position: int, least: int = 1) -> int:
        """A place right after the head: known ones tell the country, unknown ones only stand."""
        token = self.tokens[position]
        if not token.is_capitalised or token.kind != "word":
            return position
        end, country = self.places.longest(self.lowers, position, self._capitals_end(position))
        if end - position < least:
            return position
        if found.is_local:  # "Camat Sungai Boto", where tables know of Sungai
            end = max(end, self._person_end(position))
        found.place, found.end, found.country = (position, end), end, country
        found.rule = "actor.head_of_place"
        return end

    def _office(self, start: int, pattern: Pattern, end: int) -> int:
        found = Found(pattern.group, end)
        found.is_office = found.is_joined = True
        self._complements(found, start, end)
        position = self._sent_to(found.end)
        if found.weak and not found.is_closed:
            position = self._of_body(found, position)
        holder = self._holder(
            position, found, of_place=pattern.group.of_place and not found.is_closed
        )
        position = max(position, found.end)
        mention = self._add(start, position, ActorKind.OFFICE, start, found.rule)
        mention.word = " ".join(self.lowers[start:end])
        self._fill(mention, found)
        if holder is None:
            return position
        first, last, actor = holder
        mention.bearer = (first, last)
        self._person(first, last, actor, mention)
        mention.country = mention.country or self.mentions[-1].country
        return last

    def _holder(
        self, position: int, found: Found, *, of_place: bool
    ) -> tuple[int, int, Actor | None] | None:
        """The name of the office's holder: its first and last token, its lexicon entry."""
        comma = position < self.size and self.tokens[position].text == ","
        start = position + 1 if comma else position
        start = self._ranks(start, found)
        name = self.name_at(start)
        if name is not None:
            return (start, name[1], name[0].actor) if name[0].actor.kind == "person" else None
        end = self._person_end(start)
        if end == start or self._is_title_case():
            return None
        if comma and (end - start == 1 or not self._closes(end)):
            return None
        if of_place and not comma and start == position:
            return self._after_place(start, end, found)
        if not comma and found.modifier is None:
            return self._after_body(start, end, found)
        return start, end, None

    def _after_body(
        self, start: int, end: int, found: Found
    ) -> tuple[int, int, Actor | None] | None:
        """An office of a body not known: its name, a comma, and the holder's name."""
        if end < self.size and self.tokens[end].text == ",":
            name = self._ranks(end + 1, found)
            last = self._person_end(name)
            if last - name > 1 and self._closes(last):
                found.place, found.end = (start, end), end
                return name, last, None
        body = self.tokens[start].text
        if end - start > 1 and len(body) > 1 and body.isupper():  # "RSUD Tirtamaya": no person
            found.place, found.end = (start, end), end
            return None
        return start, end, None

    def _after_place(
        self, start: int, end: int, found: Found
    ) -> tuple[int, int, Actor | None] | None:
        """An office of a place not known: one word, all up to a rank, or all of a local office."""
        name = self._ranks(end, found)
        if name > end:
            found.place, found.end = (start, end), name
            last = self._person_end(name)
            return (name, last, None) if last > name else None
        if end - start == 1 or found.is_local:
            found.place, found.end = (start, end), end
            return None
        return start, end, None

    def _ranked(self, start: int) -> int:
        """A rank and a name without a title: "Kolonel" and who bears it."""
        group = HeadGroup(id="actor.rank", words=(), sectors=())
        found = Found(group, start)
        holder = self._holder(start, found, of_place=False)
        if holder is None:
            return start + 1
        first, last, actor = holder
        office = self._add(start, first, ActorKind.OFFICE, start, "actor.rank")
        office.sectors = found.sectors
        office.bearer = (first, last)
        self._person(first, last, actor, office)
        return last

    def _craft(self, start: int) -> int:
        """A type of craft with its state: "F-35 Belanda"."""
        owner = self.name_at(start + 1)
        if owner is None or owner[0].actor.kind != "state":
            return start + 1
        mention = self._add(start, owner[1], ActorKind.VEHICLE, start, "actor.craft")
        mention.country = owner[0].actor.country
        mention.country_id = owner[0].actor.id
        mention.modifier = (start + 1, owner[1])
        mention.sectors = ("MIL",)
        return owner[1]

    # --- bodies known by their form --------------------------------------------------------------

    def _of_body(self, found: Found, position: int) -> int:
        """Read on after a weak office over the body it is of: "direktur utama PT Samudra Raya"."""
        head = self._body_head(position)
        if head is None:
            return position
        end, country, actor = self._name_of_body(position, *head)
        if end == head[0]:
            return position
        found.sectors = (actor.sectors if actor is not None else ()) or (head[1],)
        if head[1] in self.grammar.runs_on:
            end = max(end, self._capitals_end(end))
        found.weak, found.country, found.end = False, country, end
        return end

    def _organisation(self, start: int, known: int) -> int | None:
        """A body not in the lexicon: a head of that kind and capitalised words; null for none."""
        if not self.tokens[start].is_capitalised:
            return None
        head = self._body_head(start)
        return None if head is None else self._body(start, max(head[0], known), head[1])

    def _body(self, start: int, position: int, sector: str) -> int | None:
        position, short = self._bracketed(position)
        end, country, actor = self._name_of_body(start, position, sector)
        if end == position:
            return None
        after, late = self._bracketed(end)
        if self._is_title_case() and not (short or late):
            return None
        mention = self._add(start, after, ActorKind.ORGANISATION, start, "actor.body")
        mention.word = self.lowers[start]
        mention.name = self._written(start, end)
        mention.abbreviation = short or late
        mention.sectors = (sector,)
        mention.country = country
        if actor is not None and actor.sectors and sector == "GOV":
            mention.sectors = actor.sectors
        if late is not None:
            known = self.name_at(end + 1)
            if known is not None and known[1] == after - 1:
                actor = known[0].actor
                mention.name, mention.country = actor.name, actor.country
                mention.id = actor.id or None
                mention.sectors, mention.wikidata = actor.sectors, actor.wikidata
                mention.kind = KINDS[actor.kind]
        return after
