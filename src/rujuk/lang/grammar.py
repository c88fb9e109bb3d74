"""The closed-class words of a language: what each does in a clause (`grammar.yaml`)."""

from __future__ import annotations

from functools import cache

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load


class GrammarWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicon as written."""

    source: str
    relativisers: list[str]
    complementisers: list[str]
    prepositions: dict[str, str]
    subordinators: dict[str, str]
    coordinators: list[str]
    adversatives: list[str]
    auxiliaries: dict[str, str]
    adverbs: list[str]
    demonstratives: list[str]
    determiners: list[str]
    pronouns: dict[str, str]
    passive_two: list[str]
    clitics: dict[str, str]
    copulas: list[str]
    existentials: list[str]
    light_verbs: list[str]
    attributives: list[str]
    adjectives: list[str]
    which_time: list[str]
    pair_openers: dict[str, str]
    occasions: list[str]
    there_is: list[str]
    measuring_roots: list[str]
    measures: list[str]
    subject_control: list[str]
    not_only: list[str]
    clause_nouns: list[str]
    event_leads: list[str]
    noun_or_verb: list[str]
    companions: list[str]
    aims: list[str]
    undergone: list[str]
    verb_tails: list[str]
    verb_prepositions: list[str]
    contests: list[str]
    subject_pronouns: list[str]
    receiving_verbs: list[str]
    foreign: list[str]
    counted_pronouns: dict[str, int]
    consequence_roots: list[str]
    infinitive: list[str] = []
    hearers: list[str] = []
    possessives: list[str] = []
    possessive_determiners: list[str] = []
    articles: list[str] = []
    headings: list[str] = []
    joined: dict[str, str] = {}
    negative_nouns: list[str] = []
    unmet: list[str] = []
    persons_marked: list[str] = []
    infinitives_behind: dict[str, str] = {}
    background: list[str] = []


class Grammar:
    """The lexicon ready for look-up: sets and dictionaries of lower-case words."""

    __slots__ = (
        "adjectives",
        "adverbs",
        "adversatives",
        "aims",
        "articles",
        "attributives",
        "auxiliaries",
        "background",
        "before_nouns",
        "clause_nouns",
        "clitics",
        "closed",
        "companions",
        "complementisers",
        "consequence_roots",
        "contests",
        "coordinators",
        "copulas",
        "counted_pronouns",
        "demonstratives",
        "determiners",
        "event_leads",
        "existentials",
        "foreign",
        "headings",
        "hearers",
        "infinitive",
        "infinitives_behind",
        "joined",
        "light_verbs",
        "measures",
        "measuring_roots",
        "negative_nouns",
        "not_only",
        "noun_or_verb",
        "occasions",
        "pair_openers",
        "passive_two",
        "persons_marked",
        "possessive_determiners",
        "possessives",
        "prepositions",
        "pronouns",
        "receiving_verbs",
        "relativisers",
        "subject_control",
        "subject_pronouns",
        "subordinators",
        "there_is",
        "undergone",
        "unmet",
        "verb_prepositions",
        "verb_tails",
        "which_time",
    )

    def __init__(self, words: GrammarWords) -> None:
        """Freeze the lists of the lexicon."""
        self.relativisers = frozenset(words.relativisers)
        self.complementisers = frozenset(words.complementisers)
        self.prepositions = words.prepositions
        self.subordinators = words.subordinators
        self.coordinators = frozenset(words.coordinators)
        self.adversatives = frozenset(words.adversatives)
        self.auxiliaries = words.auxiliaries
        self.adverbs = frozenset(words.adverbs)
        self.demonstratives = frozenset(words.demonstratives)
        self.determiners = frozenset(words.determiners)
        self.pronouns = words.pronouns
        self.passive_two = frozenset(words.passive_two)
        self.clitics = words.clitics
        self.copulas = frozenset(words.copulas)
        self.existentials = frozenset(words.existentials)
        self.light_verbs = frozenset(words.light_verbs)
        self.attributives = frozenset(words.attributives)
        self.subject_control = frozenset(words.subject_control)
        self.measures = frozenset(words.measures)
        self.measuring_roots = frozenset(words.measuring_roots)
        self.there_is = frozenset(words.there_is)
        self.adjectives = frozenset(words.adjectives)
        self.occasions = frozenset(words.occasions)
        self.pair_openers = words.pair_openers
        self.which_time = frozenset(words.which_time)
        self.not_only = frozenset(words.not_only)
        self.clause_nouns = frozenset(words.clause_nouns)
        self.event_leads = frozenset(words.event_leads)
        self.noun_or_verb = frozenset(words.noun_or_verb)
        self.companions = frozenset(words.companions)
        self.aims = frozenset(words.aims)
        self.undergone = frozenset(words.undergone)
        self.verb_tails = frozenset(words.verb_tails)
        self.verb_prepositions = frozenset(words.verb_prepositions)
        self.contests = frozenset(words.contests)
        self.receiving_verbs = frozenset(words.receiving_verbs)
        self.subject_pronouns, self.foreign = map(
            frozenset, (words.subject_pronouns, words.foreign)
        )
        self.counted_pronouns = words.counted_pronouns
        self.consequence_roots = frozenset(words.consequence_roots)
        self.hearers = frozenset(words.hearers)
        self.infinitive = frozenset(words.infinitive)
        self.negative_nouns = frozenset(words.negative_nouns)
        self.unmet = frozenset(words.unmet)
        self.possessives = frozenset(words.possessives)
        self.articles, self.headings, self.possessive_determiners = map(
            frozenset, (words.articles, words.headings, words.possessive_determiners)
        )
        self.persons_marked, self.background, self.infinitives_behind = (
            frozenset(words.persons_marked),
            frozenset(words.background),
            words.infinitives_behind,
        )
        self.joined = _by_first_word(words.joined)
        self.before_nouns = frozenset({*self.determiners, *self.adverbs, *self.auxiliaries})
        self.closed = frozenset(
            self.relativisers
            | self.complementisers
            | self.coordinators
            | self.adversatives
            | self.adverbs
            | self.demonstratives
            | self.determiners
            | self.copulas
            | self.prepositions.keys()
            | self.subordinators.keys()
            | self.auxiliaries.keys()
            | self.pronouns.keys()
            | self.infinitive
        )


def _by_first_word(joined: dict[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Prepositions of several words with their roles, by the first word, longest first."""
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for phrase, role in sorted(joined.items(), key=lambda one: -len(one[0])):
        parts = tuple(phrase.split())
        found[parts[0]] = (*found.get(parts[0], ()), (parts, role))
    return found


@cache
def grammar(language: str) -> Grammar | None:
    """The closed-class words of this language; null where its pack has none."""
    path = lexicon_path(language, "grammar")
    return None if path is None else Grammar(load(path, GrammarWords))
