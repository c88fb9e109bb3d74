"""The words of reporting of a language: `lang/<code>/attribution.yaml`, ready for look-up."""

from __future__ import annotations

from functools import cache

import msgspec

from rujuk.lang.morphology import analyse
from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load


class SpeakerFirstWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a reporting clause is told in a language whose speaker stands before the verb."""

    verbs: frozenset[str]
    told: frozenset[str]
    quoted: frozenset[str]
    as_saying: list[list[str]]
    openers: frozenset[str]
    own_words: frozenset[str]


class AttributionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`attribution.yaml` of a language."""

    source: str
    post_verbs: list[str]
    post_clitic: str
    thus: list[str]
    thus_followers: list[str]
    source_openers: list[str]
    source_fillers: list[str]
    versions: list[str]
    not_sources: list[str]
    passive_reports: list[str]
    relays: list[str]
    passed_on: list[str]
    origins: list[str]
    reporting_forms: list[str]
    unnamed: list[str]
    of_any_country: list[str]
    counting_at_home: list[str]
    speaker_nouns: list[str]
    local: list[str]
    reporting_roots: list[str] = []
    announcing_roots: list[str] = []
    owners: list[str] = []
    speaker_first: SpeakerFirstWords | None = None


class AttributionLexicon:
    """The words of one language as sets; `triggers` are those that can open a reporting clause."""

    __slots__ = (
        "announcing",
        "clitic",
        "counting_at_home",
        "fillers",
        "forms",
        "local",
        "of_any_country",
        "openers",
        "origins",
        "owners",
        "passed_on",
        "passives",
        "post",
        "relays",
        "roots",
        "speaker_first",
        "speakers",
        "texts",
        "thus",
        "thus_followers",
        "triggers",
        "unnamed",
        "versions",
    )

    def __init__(self, words: AttributionWords) -> None:
        """Freeze the lists of the lexicon."""
        self.post = frozenset(words.post_verbs)
        self.clitic = words.post_clitic
        self.thus = frozenset(words.thus)
        self.thus_followers = frozenset(words.thus_followers)
        self.openers = frozenset(words.source_openers)
        self.fillers = frozenset(words.source_fillers)
        self.versions = frozenset(words.versions)
        self.texts = frozenset(words.not_sources)
        self.passives = frozenset(words.passive_reports)
        self.relays = frozenset(words.relays)
        self.passed_on = frozenset(words.passed_on)
        self.origins = frozenset(words.origins)
        self.forms = frozenset(words.reporting_forms)
        self.unnamed = frozenset(words.unnamed)
        self.of_any_country = frozenset(words.of_any_country)
        self.counting_at_home = frozenset(words.counting_at_home)
        self.local = frozenset(words.local)
        self.speakers = frozenset(words.speaker_nouns)
        self.roots = frozenset(words.reporting_roots)
        self.announcing = frozenset(words.announcing_roots)
        self.owners = frozenset(words.owners)
        self.speaker_first = words.speaker_first
        self.triggers = (
            self.post
            | {word + self.clitic for word in self.post | self.openers}
            | self.openers
            | self.versions
            | self.thus
        )
        if words.speaker_first is not None:
            told = words.speaker_first
            self.triggers |= told.verbs | told.told | told.quoted


@cache
def attribution_words(language: str) -> AttributionLexicon | None:
    """The lexicon of this language, ready for look-up; null where its pack has none."""
    path = lexicon_path(language, "attribution")
    return None if path is None else AttributionLexicon(load(path, AttributionWords))


def reporting(form: str, language: str) -> bool:
    """Whether an active verb of this form reports a clause ("mengatakan", not "menambah")."""
    words = attribution_words(language)
    if words is None:
        return False
    return form in words.forms or bool(words.roots and analyse(form, language).root in words.roots)
