"""Names of states, seats, organisations and persons, from data/actors, ready for matching."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from rujuk.errors import LexiconError
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import line_of, load, resource

FOLDER = "data/actors"
TABLE = "data/actors/names.msgpack.gz"
# Languages whose names are matched on a page of any language: a saved Indonesian page quotes
# English names, an English page Indonesian ones.
NAME_LANGUAGES = ("id", "en")
NameForm = Literal["name", "adjective", "people"]


class Guard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words right before or after a name by which it means something else (small letters)."""

    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


class Needs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a name needs to be read: a word right before it, a state named in the sentence."""

    page_names: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class NameEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of a hand-made or generated file of data/actors."""

    id: str
    country: str | None = None
    alpha_2: str | None = None
    names: dict[str, tuple[str, ...]] = {}
    adjectives: dict[str, tuple[str, ...]] = {}
    sectors: tuple[str, ...] = ()
    kind: str | None = None
    case: str = "capital"
    not_when: Guard | None = None
    only_when: Needs | None = None
    wikidata: str | None = None
    source: str | None = None
    note: str | None = None


class NameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A hand-made file: `source` holds for every entry that names none of its own."""

    source: str
    entries: tuple[NameEntry, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A party of the lexicon. `kind` is state, metonym, organisation, group, force or person."""

    id: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One written form of an actor; `rest` are the small-letter words after the first.

    `exact` is the whole form where case must agree; `adjective` marks English adjectives, `people`
    nouns for those of a state ("Russians").
    """

    actor: Actor
    rest: list[str]
    exact: tuple[str, ...] | None
    adjective: bool
    not_after: frozenset[str]
    not_before: frozenset[str]
    needs: Needs | None
    people: bool = False

    @property
    def is_guarded(self) -> bool:
        """Whether the form alone does not tell the actor."""
        return bool(self.not_after or self.not_before or self.needs)


# First word, number of the actor, rest, exact form, adjective, guard, needs.
Row = tuple[str, int, list[str], tuple[str, ...] | None, bool, Guard | None, Needs | None]
_NO_GUARD: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class ActorLexicon:
    """All names by their first small-letter word, longest first; actors by id."""

    names: dict[str, tuple[Name, ...]]
    actors: dict[str, Actor]


# File, kind of its entries, sectors where an entry names none. Earlier files win a shared name.
_FILES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("states_supplement.yaml", "state", ("GOV",)),
    ("organisations.yaml", "organisation", ()),
    ("persons.yaml", "person", ("GOV",)),
    ("metonyms.yaml", "metonym", ("GOV",)),
)


@cache
def actor_lexicon() -> ActorLexicon:
    """The lexicon of all languages' names, loaded once from the compiled table."""
    packed = gzip.decompress(resource(TABLE).read_bytes())
    actors, rows = msgspec.msgpack.decode(packed, type=tuple[list[Actor], list[Row]])
    names: dict[str, list[Name]] = {}
    for first, number, rest, exact, adjective, guard, needs in rows:
        after, before = (frozenset(guard.after), frozenset(guard.before)) if guard else _NO_GUARD
        name = Name(actors[number], rest, exact, adjective, after, before, needs)
        names.setdefault(first, []).append(name)
    return ActorLexicon(
        {first: tuple(found) for first, found in names.items()},
        {actor.id: actor for actor in actors},
    )


def compile_names() -> bytes:
    """The table that `actor_lexicon` loads, from the YAML files; they are checked first.

    A name of two actors of one file without a guard is an error that names file and line.
    """
    states = load(f"{FOLDER}/states.yaml", tuple[NameEntry, ...])
    capitals = load(f"{FOLDER}/capitals.yaml", tuple[NameEntry, ...])
    country = {entry.id: entry.country for entry in states}
    parts: list[tuple[str, tuple[str, ...], tuple[NameEntry, ...]]] = []
    for name, kind, sectors in _FILES:
        path = f"{FOLDER}/{name}"
        entries = load(path, NameFile).entries
        _check(path, entries)
        parts.append((kind, sectors, entries))
    told = [
        msgspec.structs.replace(entry, country=entry.country or country.get(entry.id))
        for entry in parts[0][2]
    ]
    builder = _Builder()
    first_named = {entry.id: entry for entry in reversed(told)}
    for entry in states:  # a name that two states share stands in the supplement alone
        named = entry if any(entry.names.values()) else first_named.get(entry.id, entry)
        builder.declare(msgspec.structs.replace(entry, names=named.names), "state", ("GOV",))
    parts[0] = (parts[0][0], parts[0][1], tuple(told))
    parts += [("state", ("GOV",), states), ("metonym", ("GOV",), capitals)]
    for kind, sectors, entries in parts:
        for entry in entries:
            builder.add(entry, builder.declare(entry, kind, sectors))
    return gzip.compress(msgspec.msgpack.encode(_rows(builder.build())), 9, mtime=0)


def _rows(lexicon: ActorLexicon) -> tuple[list[Actor], list[Row]]:
    actors = list(lexicon.actors.values())
    number = {actor.id: index for index, actor in enumerate(actors)}
    rows: list[Row] = []
    for first in sorted(lexicon.names):
        for name in lexicon.names[first]:
            guard = Guard(tuple(sorted(name.not_after)), tuple(sorted(name.not_before)))
            rows.append(
                (
                    first,
                    number[name.actor.id],
                    name.rest,
                    name.exact,
                    name.adjective,
                    guard if guard.after or guard.before else None,
                    name.needs,
                )
            )
    return actors, rows


def _check(path: str, entries: tuple[NameEntry, ...]) -> None:
    owners: dict[tuple[str, ...], str] = {}
    for number, entry in enumerate(entries):
        for table in (entry.names, entry.adjectives):
            for written in sorted({name for names in table.values() for name in names}):
                owner = owners.setdefault(name_words(written), entry.id)
                if owner != entry.id and not (entry.not_when or entry.only_when):
                    message = f"{written!r} names {owner} and {entry.id}, without a guard"
                    raise LexiconError(message, path=path, line=line_of(path, "entries", number))


class _Builder:
    """Collects names; keeps the first of two equal forms unless it is guarded."""

    def __init__(self) -> None:
        """Start empty."""
        self.actors: dict[str, Actor] = {}
        self._forms: dict[tuple[str, ...], list[Name]] = {}

    def declare(self, entry: NameEntry, kind: str, sectors: tuple[str, ...]) -> Actor:
        """The actor of this entry; made where the id is new."""
        known = self.actors.get(entry.id)
        if known is not None:
            return known
        names = entry.names.get("en") or entry.names.get("id") or (entry.id,)
        actor = Actor(
            entry.id,
            names[0],
            entry.kind or kind,
            entry.country,
            entry.sectors or sectors,
            entry.wikidata,
        )
        self.actors[entry.id] = actor
        return actor

    def add(self, entry: NameEntry, actor: Actor) -> list[tuple[str, ...]]:
        """Index the forms of one entry; return them in small letters."""
        guard = entry.not_when or Guard()
        forms = []
        for adjective, table in ((False, entry.names), (True, entry.adjectives)):
            for language in NAME_LANGUAGES:
                for written in table.get(language, ()):
                    words = name_words(written)
                    form = tuple(word.lower() for word in words)
                    forms.append(form)
                    self._insert(
                        form,
                        Name(
                            actor,
                            list(form[1:]),
                            words if entry.case == "exact" or _is_short_capital(words) else None,
                            adjective,
                            frozenset(guard.after),
                            frozenset(guard.before),
                            entry.only_when,
                        ),
                    )
        return forms

    def _insert(self, form: tuple[str, ...], name: Name) -> None:
        held = self._forms.setdefault(form, [])
        if any(other.actor.id == name.actor.id and other.exact == name.exact for other in held):
            if not any(other.is_guarded for other in held):
                return
            if not name.is_guarded:
                return  # the guards of the hand-made entry stand against the generated form
        held.append(name)

    def build(self) -> ActorLexicon:
        """The finished index, longest forms first."""
        table: dict[str, list[tuple[int, Name]]] = {}
        for form, names in self._forms.items():
            for name in names:
                table.setdefault(form[0], []).append((-len(form), name))
        return ActorLexicon(
            {
                first: tuple(name for _, name in sorted(found, key=lambda pair: pair[0]))
                for first, found in table.items()
            },
            self.actors,
        )


def name_words(written: str) -> tuple[str, ...]:
    """The words of a name as tokens."""
    if written.isalpha():
        return (written,)
    return tuple(token.text for token in tokenise(written))


def _is_short_capital(words: tuple[str, ...]) -> bool:
    """Whether a form is an abbreviation of up to four letters: its case must agree."""
    return len(words) == 1 and len(words[0]) <= 4 and words[0].isupper()  # noqa: PLR2004 - said above
