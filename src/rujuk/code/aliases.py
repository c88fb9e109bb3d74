"""Short names that a page gives its parties: "(RSF)" after the full name, a bare surname later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.code.actor_lexicon import Actor, Name
from rujuk.code.actor_patterns import actor_grammar
from rujuk.code.actors import find_actors
from rujuk.code.gazetteer import gazetteer
from rujuk.code.language_names import names_in
from rujuk.code.mentions import ActorKind, Mention
from rujuk.code.place_names import PlaceNames
from rujuk.code.place_table import fold
from rujuk.code.places import PlaceMention, find_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.actors import PlainActors
    from rujuk.lang.tokens import Token

MIN_LETTERS = 3  # letters of a name that stands alone


@dataclass(frozen=True, slots=True)
class ShortName:
    """One short form, its actor, and the number of the sentence that introduced it."""

    form: tuple[str, ...]
    actor: Actor
    exact: bool
    sentence: int


def document_mentions(
    sentences: Sequence[Sequence[Token]],
    language: str,
    places: Sequence[Sequence[PlaceMention]] | None = None,
    plain: Sequence[PlainActors] | None = None,
) -> list[Sequence[Mention]]:
    """Mentions of every sentence of a page, short names resolved; sentences in reading order.

    A short name holds from the sentence that introduces it; before (a headline) it means the first
    party that bears it. Two persons of one surname: the one named last. `places` and `plain` are
    those that `find_places` and `actors_of_block` give for each sentence without a context, where
    the caller has them.
    """
    if places is None:
        places = [find_places(tokens, language) for tokens in sentences]
    local = PlaceNames(
        {
            fold(place.name): None
            for found in places
            for place in found
            if place.candidate is None and not place.name.isupper()  # "di RSUD": no name of a place
        }
    )
    mentions: list[Sequence[Mention]] = []
    for number, tokens in enumerate(sentences):
        known = None if plain is None else plain[number]
        if known is None or local.hold_one_of([token.lower for token in tokens], known.asked):
            mentions.append(find_actors(tokens, language, local))
        else:
            mentions.append(known.mentions)
    names = document_aliases(sentences, mentions, language)
    if not names:
        return mentions
    table: dict[str, tuple[Name, ...]] = {}
    entries = [(name.form[0], _name_of(name)) for name in names]
    for first, entry in reversed(entries):
        _enter(table, first, entry)
    position = 0
    for number, tokens in enumerate(sentences):
        if [token for token in tokens if token.is_capitalised and token.lower in table]:
            mentions[number] = find_actors(tokens, language, local, table)
        while position < len(names) and names[position].sentence <= number:
            _enter(table, *entries[position])
            position += 1
    return mentions


def document_aliases(
    sentences: Sequence[Sequence[Token]], mentions: Sequence[Sequence[Mention]], language: str
) -> list[ShortName]:
    """The short names of a page, in the order in which its sentences introduce them."""
    found: list[ShortName] = []
    for number, (tokens, inside) in enumerate(zip(sentences, mentions, strict=True)):
        for mention in inside:
            if mention.abbreviation is not None:
                found += _of_abbreviation(mention, language, number)
            elif mention.kind is ActorKind.PERSON:
                found += _of_person(mention, tokens, language, number)
    return found


def _of_abbreviation(mention: Mention, language: str, number: int) -> list[ShortName]:
    short = mention.abbreviation or ""
    known = names_in(language).names.get(short.lower())
    if known is not None and known[0].actor.id == mention.id:
        return []
    if mention.kind in {ActorKind.ROLE, ActorKind.PERSON, ActorKind.OFFICE}:
        return []
    actor = Actor(
        mention.id or "", mention.name or short, mention.kind.value, mention.country,
        mention.sectors, mention.wikidata,
    )  # fmt: skip
    return [ShortName((short.lower(),), actor, exact=True, sentence=number)]


def _of_person(
    mention: Mention, tokens: Sequence[Token], language: str, number: int
) -> list[ShortName]:
    words = [token.lower for token in tokens[mention.first : mention.last]]
    actor = Actor(
        mention.id or "", mention.name or "", "person", mention.country, mention.sectors,
        mention.wikidata,
    )  # fmt: skip
    size = len(words)
    forms = {tuple(words), tuple(words[:1]), tuple(words[-1:]), tuple(words[:2]), tuple(words[-2:])}
    if size == 1 and mention.office is None:
        return []
    return [
        ShortName(form, actor, exact=False, sentence=number)
        for form in sorted(forms)
        if _can_stand(form, language)
    ]


def _can_stand(form: tuple[str, ...], language: str) -> bool:
    """Whether these words, capitalised, can only be a person's name."""
    grammar = actor_grammar(language)
    first = form[0]
    if not first[0].isalpha() or not form[-1][-1].isalpha() or first in grammar.name_particles:
        return False
    if len(form) > 1:
        return True
    known = names_in(language).names.get(first, ())
    return (
        len(first) >= MIN_LETTERS
        and not any(not name.rest and name.actor.kind != "person" for name in known)
        and first not in grammar.starts
        and first not in grammar.ranks
        and first not in grammar.name_stops
        and first not in gazetteer().regions
    )


def _name_of(short: ShortName) -> Name:
    first, *rest = short.form
    exact = (first.upper(),) if short.exact and not short.actor.name else None
    return Name(short.actor, rest, exact, adjective=False, not_after=frozenset(),
                not_before=frozenset(), needs=None)  # fmt: skip


def _enter(table: dict[str, tuple[Name, ...]], first: str, name: Name) -> None:
    """Add a name to the table by its first word, in the place of one of the same words."""
    others = [other for other in table.get(first, ()) if other.rest != name.rest]
    table[first] = tuple(sorted([name, *others], key=lambda held: -len(held.rest)))
