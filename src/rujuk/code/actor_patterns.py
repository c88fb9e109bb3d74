"""Nouns, titles and joining words by which a language names a party: lang/<code>/actors.yaml."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import load


class HeadGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns of one kind. See the comments in lang/id/actors.yaml."""

    id: str
    words: tuple[str, ...]
    kind: str = "office"
    sectors: tuple[str, ...] = ()
    country: str | None = None
    weak: bool = False
    moves: bool = False
    sent: bool = False
    bound: bool = False
    foreign: bool = False
    of_place: bool = False
    local: bool = False
    speaker: bool = False
    number: str | None = None
    note: str | None = None


class ShipPrefix(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Letters before a ship's name; a naval prefix tells the flag."""

    prefix: str
    sectors: tuple[str, ...]
    country: str | None = None


class ActorWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file lang/<code>/actors.yaml."""

    source: str
    heads: tuple[HeadGroup, ...]
    titles: tuple[HeadGroup, ...]
    appositive: tuple[str, ...]
    ranks: dict[str, tuple[str, ...]]
    portfolios: tuple[str, ...]
    modifiers: tuple[str, ...]
    links: tuple[str, ...]
    from_: tuple[str, ...] = msgspec.field(name="from")
    for_: tuple[str, ...] = msgspec.field(name="for")
    from_not_after: tuple[str, ...]
    locatives: tuple[str, ...]
    not_state_after: tuple[str, ...]
    not_capital_after: tuple[str, ...]
    name_particles: tuple[str, ...]
    name_stops: tuple[str, ...]
    honorifics: tuple[str, ...]
    pronouns: tuple[HeadGroup, ...]
    definites: tuple[HeadGroup, ...]
    organisation_heads: dict[str, tuple[str, ...]]
    organisation_states: dict[str, tuple[str, ...]]
    organisations_of_towns: tuple[str, ...]
    runs_on: tuple[str, ...]
    organisation_joins: tuple[str, ...]
    ships: tuple[ShipPrefix, ...]
    craft: tuple[str, ...]
    possessive: str | None = None
    articles: tuple[str, ...] = ()
    singular_articles: tuple[str, ...] = ()
    verbs_too: tuple[str, ...] = ()
    owned_suffixes: tuple[str, ...] = ()
    apart_suffixes: tuple[str, ...] = ()
    participle: str | None = None
    possessive_marks: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    small_adjectives: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """One phrase of the grammar. `role` says what it is: head, title, rank, pronoun, ..."""

    role: str
    rest: list[str]
    group: HeadGroup


@dataclass(frozen=True, slots=True)
class ActorGrammar:
    """Phrases by role, each table by first small-letter word, longest first.

    From `articles` on all is for languages whose heads stand last; `ending_heads` are the heads of
    bodies by their last word, the words before it reversed.
    """

    starts: dict[str, tuple[Pattern, ...]]
    portfolios: dict[str, tuple[list[str], ...]]
    modifiers: dict[str, tuple[list[str], ...]]
    organisation_heads: dict[str, tuple[tuple[list[str], str], ...]]
    ranks: dict[str, tuple[str, ...]]
    appositive: frozenset[str]
    ships: dict[str, ShipPrefix]
    organisation_states: dict[str, str]
    craft: frozenset[str]
    links: frozenset[str]
    from_words: frozenset[str]
    for_words: frozenset[str]
    from_not_after: frozenset[str]
    locatives: frozenset[str]
    not_state_after: frozenset[str]
    not_capital_after: frozenset[str]
    name_particles: frozenset[str]
    name_stops: frozenset[str]
    organisation_joins: frozenset[str]
    organisations_of_towns: frozenset[str]
    runs_on: frozenset[str]
    articles: frozenset[str] = frozenset()
    singular_articles: frozenset[str] = frozenset()
    verbs_too: frozenset[str] = frozenset()
    owned_suffixes: frozenset[str] = frozenset()
    apart_suffixes: frozenset[str] = frozenset()
    participle: str | None = None
    possessive_marks: frozenset[str] = frozenset()
    territories: frozenset[str] = frozenset()
    small_adjectives: bool = False
    ending_heads: dict[str, tuple[tuple[list[str], str], ...]] = field(default_factory=dict)


_NONE: frozenset[str] = frozenset()
EMPTY = ActorGrammar(
    {}, {}, {}, {}, {}, _NONE, {}, {}, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE,
    _NONE, _NONE, _NONE, _NONE, _NONE,
)  # fmt: skip


@cache
def actor_grammar(language: str) -> ActorGrammar:
    """The grammar of parties in this language; an empty one where the pack has none."""
    path = lexicon_path(language, "actors")
    if path is None:
        return EMPTY
    words = load(path, ActorWords)
    return ActorGrammar(
        starts=_starts(words),
        portfolios=_phrases(words.portfolios),
        modifiers=_phrases(words.modifiers),
        organisation_heads=_organisation_heads(words.organisation_heads),
        ranks={
            rank: () if sector == "any" else (sector,)
            for sector, ranks in words.ranks.items()
            for rank in ranks
        },
        appositive=frozenset(words.appositive),
        ships={ship.prefix: ship for ship in words.ships},
        craft=frozenset(words.craft),
        links=frozenset(words.links),
        from_words=frozenset(words.from_),
        for_words=frozenset(words.for_),
        from_not_after=frozenset(words.from_not_after),
        locatives=frozenset(words.locatives),
        not_state_after=frozenset(words.not_state_after),
        not_capital_after=frozenset(words.not_capital_after),
        name_particles=frozenset(words.name_particles),
        name_stops=frozenset(words.name_stops),
        organisation_joins=frozenset(words.organisation_joins),
        organisations_of_towns=frozenset(words.organisations_of_towns),
        runs_on=frozenset(words.runs_on),
        organisation_states={
            head: state for state, heads in words.organisation_states.items() for head in heads
        },
        small_adjectives=words.small_adjectives,
        articles=frozenset(words.articles),
        singular_articles=frozenset(words.singular_articles),
        verbs_too=frozenset(words.verbs_too),
        owned_suffixes=frozenset(words.owned_suffixes),
        apart_suffixes=frozenset(words.apart_suffixes),
        participle=words.participle,
        possessive_marks=frozenset(words.possessive_marks),
        territories=frozenset(words.territories),
        ending_heads=_organisation_heads(words.organisation_heads, reverse=True),
    )


def _starts(words: ActorWords) -> dict[str, tuple[Pattern, ...]]:
    found: dict[tuple[str, ...], Pattern] = {}
    for role, groups in (
        ("head", words.heads),
        ("title", words.titles),
        ("definite", words.definites),
        ("pronoun", words.pronouns),
    ):
        for group in groups:
            for phrase in group.words:
                form = _split(phrase)
                if form in found and group.bound:
                    continue
                found[form] = Pattern(role, list(form[1:]), group)
                apart = _split(phrase.replace("-", " - "))
                if words.articles and apart != form:  # "Secretary-General" is three tokens
                    found.setdefault(apart, Pattern(role, list(apart[1:]), group))
                if role == "head":
                    _derive(found, form, group, words.possessive)
    table: dict[str, list[Pattern]] = {}
    for form in sorted(found, key=lambda form: (-len(form), form)):
        table.setdefault(form[0], []).append(found[form])
    return {first: tuple(patterns) for first, patterns in table.items()}


def _derive(
    found: dict[tuple[str, ...], Pattern],
    form: tuple[str, ...],
    group: HeadGroup,
    possessive: str | None,
) -> None:
    """Add the possessed form ("pasukannya") and the reduplicated one ("kapal-kapal")."""
    if possessive is None:
        return
    owned = (*form[:-1], form[-1] + possessive)
    found.setdefault(owned, Pattern("definite", list(owned[1:]), group))
    if len(form) == 1:
        found.setdefault((f"{form[0]}-{form[0]}",), Pattern("head", [], group))


def _phrases(phrases: tuple[str, ...]) -> dict[str, tuple[list[str], ...]]:
    table: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        form = _split(phrase)
        table.setdefault(form[0], []).append(list(form[1:]))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in table.items()}


def _organisation_heads(
    table: dict[str, tuple[str, ...]], *, reverse: bool = False
) -> dict[str, tuple[tuple[list[str], str], ...]]:
    found: dict[str, list[tuple[list[str], str]]] = {}
    for sector, phrases in table.items():
        for phrase in phrases:
            form = _split(phrase)
            form = form[::-1] if reverse else form
            found.setdefault(form[0], []).append((list(form[1:]), sector))
    return {
        first: tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
        for first, pairs in found.items()
    }


def _split(phrase: str) -> tuple[str, ...]:
    if phrase.isalpha():
        return (phrase,)
    return tuple(token.lower for token in tokenise(phrase))
