"""Word forms read back to root, voice and kind: prefixes, suffixes, clitics, doubling, or a table.

All affixes, roots and exceptions are data of the language pack (`affixes.yaml`, `roots.txt`,
`irregular.yaml`, `multiwords.yaml`, `verbs.txt`). A language without
`affixes.yaml` is read by its table of forms (`inflections.py`); one without either has no
morphology here: each word is its own root, of unknown kind.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rujuk.lang.affix_readings import Reading, read_affixes, read_swallowed, without_clitics
from rujuk.lang.affixes import RARE, Grammar, grammar_of
from rujuk.lang.changed import changed
from rujuk.lang.doubled_words import read_copied_onset, read_hyphenated
from rujuk.lang.inflections import inflections, read_form
from rujuk.lang.word_table import WordTable
from rujuk.lang.words import Kind, Voice, Word

if TYPE_CHECKING:
    from rujuk.lang.tokens import Token

__all__ = [
    "Kind",
    "Voice",
    "Word",
    "analyse",
    "bare_active_roots",
    "is_followed_by_subject",
    "is_predicate_candidate",
    "is_verb_form",
    "noun_or_verb_roots",
    "object_control_roots",
    "object_voice_roots",
    "readings",
    "stative_roots",
]

# Longer words are addresses or noise; the longest real forms have about 30 letters.
_LONGEST = 64
# Shorter unknown roots are chance.
_SHORTEST_GUESS = 4


def analyse(word: str, language: str) -> Word:
    """The best reading of a word form; of unknown kind, with itself as root, where none is found.

    Case is ignored. The rule between readings: no inner prefix, commoner root, longer root (so the
    letter that meN- swallows is restored first), no clitic. Cached.
    """
    if len(word) > _LONGEST:
        return Word(form=word, root=word, stem=word)
    return readings(language)[word.lower()]


@cache
def readings(language: str) -> WordTable[Word]:
    """What `analyse` gives for each word form in small letters: for who asks for many."""

    def read(form: str) -> Word:
        return _unknown(form) if len(form) > _LONGEST else _analyse(form, language)

    return WordTable(read)


def is_verb_form(word: Word) -> bool:
    """Whether the form itself shows that it is a verb."""
    return word.kind is Kind.VERB


def is_predicate_candidate(token: Token, language: str) -> bool:
    """Whether the token can be a predicate: a verb by form, or a stative root (tewas, mundur)."""
    word = analyse(token.lower, language)
    if word.kind is Kind.VERB:
        return not (word.guessed and token.is_capitalised)
    return word.kind is Kind.ROOT and word.root in stative_roots(language)


def stative_roots(language: str) -> frozenset[str]:
    """Roots that are predicates without any affix in any text (tewas, mundur, minta)."""
    grammar = grammar_of(language)
    return frozenset() if grammar is None else grammar.verbs.predicates


def is_followed_by_subject(root: str, language: str, *, counted: bool) -> bool:
    """Whether the noun after this bare verb, if none stands before, is its subject (muncul).

    `counted`: the noun begins with a number, which after a verb of motion is a measure.
    """
    grammar, tables = grammar_of(language), inflections(language)
    if tables is not None:
        return root in tables.subject_behind
    if grammar is None or root not in grammar.verbs.predicates or root in grammar.verbs.plain:
        return False
    return not (counted and root in grammar.verbs.motion)


def bare_active_roots(language: str) -> frozenset[str]:
    """Roots that stand for the active verb in headlines (gempur, bicara)."""
    grammar = grammar_of(language)
    return frozenset() if grammar is None else grammar.verbs.bare_actives


def noun_or_verb_roots(language: str) -> frozenset[str]:
    """Those of the roots of headlines that are nouns, or describe one, as well (bom, merdeka)."""
    grammar = grammar_of(language)
    return frozenset() if grammar is None else grammar.verbs.nouns_too


def object_voice_roots(language: str) -> frozenset[str]:
    """Roots that are verbs after a pronoun, which is then their agent ("kami terima")."""
    grammar = grammar_of(language)
    return frozenset() if grammar is None else grammar.verbs.object_voice


def object_control_roots(language: str) -> frozenset[str]:
    """Roots of verbs whose object may be the subject of the verb after it (minta, desak)."""
    grammar, tables = grammar_of(language), inflections(language)
    if tables is not None:
        return tables.object_control
    return frozenset() if grammar is None else grammar.verbs.object_control


# --- one word --------------------------------------------------------------------------------


def _unknown(form: str) -> Word:
    return Word(form=form, root=form, stem=form)


@lru_cache(maxsize=65536)
def _analyse(form: str, language: str) -> Word:
    grammar, tables = grammar_of(language), inflections(language)
    if tables is not None and form:
        return read_form(form, tables)
    if grammar is None or not form:
        return _unknown(form)
    if "-" in form:
        return read_hyphenated(form, grammar, _known, lambda part: _analyse(part, language))
    found = _known(form, None, grammar)
    if found is not None:
        return found
    readings: list[Reading] = []
    for body, clitic in without_clitics(form, grammar):
        if clitic is not None and not any(reading.key[0] for reading in readings):
            found = _known(body, clitic, grammar)
            if found is not None:
                return changed(found, form=form)
        read_affixes(body, clitic, grammar, readings)
    if not any(reading.key[0] for reading in readings):
        readings += read_swallowed(form, grammar)
    if readings:
        return _word(form, readings, grammar)
    return (
        _proclitic(form, grammar)
        or read_copied_onset(form, grammar)
        or _combined(form, language, grammar)
        or _guess(form, grammar)
    )


def _known(body: str, clitic: str | None, grammar: Grammar) -> Word | None:
    """A word of its own, an irregular form, or a root as it stands."""
    entry = grammar.forms.get(body)
    if entry is not None:
        voice = entry.voice
        if clitic == grammar.clitics[0] and voice is Voice.PASSIVE:
            voice = Voice.PASSIVE_CLITIC_AGENT
        return Word(
            form=body, root=entry.root, stem=entry.stem or entry.root, voice=voice,
            kind=entry.kind, prefix=entry.prefix, suffix=entry.suffix, clitic=clitic,
            reduplicated="-" in body, causative=entry.causative,
        )  # fmt: skip
    if body in grammar.own:
        return Word(form=body, root=body, stem=body, kind=Kind.ROOT, clitic=clitic)
    rank = grammar.rank.get(body, 0)
    if not rank:
        return None
    root = grammar.fused.get(body, body)
    verbal = body in grammar.verbs.bare_actives or body in grammar.verbs.predicates
    return Word(
        form=body, root=root, stem=root, voice=Voice.BARE if verbal else Voice.NONE,
        kind=Kind.ROOT, clitic=clitic, reduplicated="-" in body, rare=rank == RARE,
    )  # fmt: skip


def _word(form: str, readings: list[Reading], grammar: Grammar) -> Word:
    """The best of the readings as a word; the roots of the others as its candidates."""
    if len(readings) > 1:
        readings.sort(key=lambda reading: reading.key, reverse=True)
    _, root, stem, prefix, suffix, clitic = readings[0]
    candidates = (
        tuple(dict.fromkeys(other.root for other in readings if other.root != root))
        if len(readings) > 1
        else ()
    )
    kind, voice = grammar.bare[suffix] if prefix is None else prefix.makes[suffix]
    superlative = voice is Voice.TER and not suffix and root in grammar.verbs.superlatives
    if superlative:
        kind, voice = Kind.ROOT, Voice.NONE
    elif kind is Kind.STATE_NOUN and root in grammar.verbs.adversatives:
        kind, voice = Kind.VERB, Voice.ADVERSATIVE
    elif voice is Voice.PASSIVE and clitic == grammar.clitics[0]:
        voice = Voice.PASSIVE_CLITIC_AGENT
    fused = grammar.fused.get(root)
    if fused is not None:
        root = stem = fused
    return Word(
        form=form, root=root, stem=stem, voice=voice, kind=kind,
        prefix=None if prefix is None else prefix.id, suffix=suffix or None, clitic=clitic,
        reciprocal=voice is Voice.BER and suffix == "an",
        causative=prefix is not None and prefix.causative,
        superlative=superlative, rare=readings[0].key[1] == RARE, candidates=candidates,
    )  # fmt: skip


def _proclitic(form: str, grammar: Grammar) -> Word | None:
    """ku- or kau- before a verb root: object voice with its agent inside."""
    for proclitic in grammar.proclitics:
        if form.startswith(proclitic):
            rest = form[len(proclitic) :]
            for suffix in ("", *grammar.bare):
                root = rest[: len(rest) - len(suffix)] if rest.endswith(suffix) else ""
                verbal = suffix and grammar.bare[suffix][0] is Kind.VERB
                if root in grammar.verbs.object_voice or (
                    verbal and grammar.rank.get(root, 0) > RARE
                ):
                    return Word(
                        form=form, root=root, stem=root, voice=Voice.PASSIVE_CLITIC_AGENT,
                        kind=Kind.VERB, suffix=suffix or None, proclitic=proclitic,
                    )  # fmt: skip
    return None


def _combined(form: str, language: str, grammar: Grammar) -> Word | None:
    """A known word behind a combining form (pascaperang, antarnegara): a root of its own."""
    for begin in grammar.combining:
        if form.startswith(begin) and len(form) > len(begin) + _SHORTEST_GUESS:
            rest = _analyse(form[len(begin) :], language)
            if rest.kind is not Kind.UNKNOWN and not (rest.guessed or rest.rare):
                return changed(rest, form=form, root=form, stem=rest.form, kind=Kind.ROOT,
                               voice=Voice.NONE, prefix=None, suffix=None)  # fmt: skip
    return None


def _guess(form: str, grammar: Grammar) -> Word:
    """A verb of unknown root, where the frame of affixes leaves no doubt; else unknown."""
    for guess in grammar.guesses:
        begins, ends = guess.begins, guess.ends
        if form.startswith(begins) and form.endswith(ends) and form.isalpha():
            suffix = ends if ends in grammar.suffixes else ""
            root = form[len(begins) : len(form) - len(suffix)]
            if len(root) >= _SHORTEST_GUESS and (not guess.keeps or root[0] in guess.keeps):
                return Word(
                    form=form, root=root, stem=root, voice=guess.voice, kind=guess.kind,
                    suffix=suffix or None, guessed=True,
                )  # fmt: skip
    return _unknown(form)
