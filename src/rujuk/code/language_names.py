"""Names of parties that one language alone has: lang/<code>/names, beside those of data/actors.

Demonyms, short names and persons that an Indonesian page does not write so. They are compiled to
`lang/<code>/names.msgpack.gz` and loaded when a page of that language is read, never before.
"""

from __future__ import annotations

import gzip
from functools import cache

import msgspec

from rujuk.code.actor_lexicon import (
    Actor,
    ActorLexicon,
    Guard,
    Name,
    NameForm,
    Needs,
    actor_lexicon,
    name_words,
)
from rujuk.errors import LexiconError
from rujuk.lang.packs import pack_facts
from rujuk.lexicon import line_of, load, resource

# File, kind of its entries, sectors where an entry names none. Earlier files win a shared name.
FILES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("states", "state", ("GOV",)),
    ("organisations", "organisation", ()),
    ("persons", "person", ("GOV",)),
    ("metonyms", "metonym", ("GOV",)),
)
_SHORT = 4  # letters of an abbreviation whose case must agree


class OwnEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party by the words of one language; what it is stands here only if data/actors lacks it."""

    id: str
    country: str | None = None
    kind: str | None = None
    sectors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    case: str = "capital"
    not_when: Guard | None = None
    only_when: Needs | None = None
    note: str | None = None


class OwnFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of lang/<code>/names. `not_names`: shared names that are other words here."""

    source: str
    entries: tuple[OwnEntry, ...]
    not_names: tuple[str, ...] = ()


class OwnName(msgspec.Struct, frozen=True, array_like=True):
    """One written form of the compiled table; `words` are its small-letter words."""

    actor: str
    words: tuple[str, ...]
    exact: tuple[str, ...] | None
    form: NameForm
    guard: Guard | None
    needs: Needs | None


class OwnTable(msgspec.Struct, frozen=True, array_like=True):
    """The compiled table of a language: its parties, its names, and those it does not read."""

    actors: tuple[Actor, ...]
    names: tuple[OwnName, ...]
    not_names: tuple[tuple[str, ...], ...]


@cache
def names_in(language: str) -> ActorLexicon:
    """The lexicon for pages of this language: the shared names and its own, which go first."""
    shared = actor_lexicon()
    own = _table(language)
    if own is None:
        return shared
    actors = {**shared.actors, **{actor.id: actor for actor in own.actors}}
    names = dict(shared.names)
    for words in own.not_names:
        held = names.get(words[0], ())
        names[words[0]] = tuple(name for name in held if tuple(name.rest) != words[1:])
    added: dict[str, list[Name]] = {}
    for name in own.names:
        guard = name.guard or Guard()
        added.setdefault(name.words[0], []).append(
            Name(
                actors[name.actor], list(name.words[1:]), name.exact, name.form == "adjective",
                frozenset(guard.after), frozenset(guard.before), name.needs, name.form == "people",
            )
        )  # fmt: skip
    for first, found in added.items():
        both = (*found, *names.get(first, ()))
        names[first] = tuple(sorted(both, key=lambda name: -len(name.rest)))
    return ActorLexicon({first: found for first, found in names.items() if found}, actors)


def _table(language: str) -> OwnTable | None:
    facts = pack_facts(language)
    while facts is not None:
        path = resource(table_path(facts.id))
        if path.is_file():
            return msgspec.msgpack.decode(gzip.decompress(path.read_bytes()), type=OwnTable)
        facts = pack_facts(facts.rides_on) if facts.rides_on else None
    return None


def table_path(language: str) -> str:
    """Where the compiled names of a language lie."""
    return f"lang/{language}/names.msgpack.gz"


def compile_own_names(language: str) -> bytes:
    """The table that `names_in` loads, from the YAML files of the language; they are checked first.

    A party that neither data/actors nor the entry itself tells the country of is an error that
    names file and line, and so is a name of two parties without a guard.
    """
    known = actor_lexicon().actors
    actors: dict[str, Actor] = {}
    names: list[OwnName] = []
    dropped: list[tuple[str, ...]] = []
    owners: dict[tuple[str, ...], str] = {}
    for file, kind, sectors in FILES:
        path = f"lang/{language}/names/{file}.yaml"
        if not resource(path).is_file():
            continue
        content = load(path, OwnFile)
        dropped += [_forms(written)[0] for written in content.not_names]
        for at, entry in enumerate(content.entries):
            fault = None
            if entry.id not in known and entry.id not in actors:
                if not entry.sectors and not sectors:
                    fault = f"{entry.id} is not in data/actors and has no sectors"
                actors[entry.id] = Actor(
                    entry.id, (entry.names + entry.adjectives)[0], entry.kind or kind,
                    entry.country, entry.sectors or sectors,
                )  # fmt: skip
            for name in _names(entry):
                owner = owners.setdefault(name.words, entry.id)
                if owner != entry.id and not (entry.not_when or entry.only_when):
                    fault = f"{' '.join(name.words)!r} names {owner} and {entry.id}"
                names.append(name)
            if fault is not None:
                raise LexiconError(fault, path=path, line=line_of(path, "entries", at))
    table = OwnTable(tuple(actors.values()), tuple(names), tuple(dropped))
    return gzip.compress(msgspec.msgpack.encode(table), 9, mtime=0)


def _names(entry: OwnEntry) -> list[OwnName]:
    told: tuple[tuple[NameForm, tuple[str, ...]], ...] = (
        ("name", entry.names),
        ("adjective", entry.adjectives),
        ("people", entry.people),
    )
    found = []
    for form, table in told:
        for written in table:
            lowers, words = _forms(written)
            short = len(words) == 1 and len(words[0]) <= _SHORT and words[0].isupper()
            exact = words if entry.case == "exact" or short else None
            found.append(OwnName(entry.id, lowers, exact, form, entry.not_when, entry.only_when))
    return found


def _forms(written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = name_words(written)
    return tuple(word.lower() for word in words), words
