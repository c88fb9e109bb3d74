"""Indonesian word forms read back to root, voice and kind: prefixes, suffixes, clitics, doubling.

All affixes, roots and exceptions are data of the language pack (`affixes.yaml`, `roots.txt`,
`irregular.yaml`, `multiwords.yaml`, `verbs.txt`). A language without `affixes.yaml` has no
morphology here: each word is its own root, of unknown kind.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rujuk.lang.affixes import PREFERRED, RARE, Grammar, Prefix, grammar_of
from rujuk.lang.word_table import WordTable
from rujuk.lang.words import Kind, MultiWord, Voice, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.lang.affixes import Allomorph, Compound
    from rujuk.lang.tokens import Token

__all__ = [
    "Kind",
    "MultiWord",
    "Voice",
    "Word",
    "analyse",
    "bare_active_roots",
    "find_multiwords",
    "is_followed_by_subject",
    "is_predicate_candidate",
    "is_verb_form",
    "object_control_roots",
    "object_voice_roots",
    "opens_compound",
    "readings",
    "stative_roots",
]

# Longer words are addresses or noise; the longest real forms have about 30 letters.
_LONGEST = 64
# Shorter roots are found by affixes only where the lexicon lists them as of one syllable.
_SHORTEST_ROOT = 3
# Shorter stems hold no inner prefix; shorter unknown roots are chance.
_SHORTEST_WITH_INNER, _SHORTEST_GUESS = 6, 4
# Shorter rare roots are mostly chance where a suffix stands alone (Logan); prefixes have their own
# bound in `affixes.yaml`. A suffix of one letter with a rare root is always chance.
_SHORTEST_RARE = 5


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
    grammar = grammar_of(language)
    if grammar is None or root not in grammar.verbs.predicates or root in grammar.verbs.plain:
        return False
    return not (counted and root in grammar.verbs.motion)


def bare_active_roots(language: str) -> frozenset[str]:
    """Roots that stand for the active verb in headlines (gempur, bicara)."""
    grammar = grammar_of(language)
    return frozenset() if grammar is None else grammar.verbs.bare_actives


def object_voice_roots(language: str) -> frozenset[str]:
    """Roots that are verbs after a pronoun, which is then their agent ("kami terima")."""
    grammar = grammar_of(language)
    return frozenset() if grammar is None else grammar.verbs.object_voice


def object_control_roots(language: str) -> frozenset[str]:
    """Roots of verbs whose object may be the subject of the verb after it (minta, desak)."""
    grammar = grammar_of(language)
    return frozenset() if grammar is None else grammar.verbs.object_control


# --- one word --------------------------------------------------------------------------------


class _Reading(NamedTuple):
    """A possible analysis; `key` ranks it, higher first: plain, rank, length, no clitic.

    Plain: the root is no rare one and no second prefix stands before it.
    """

    key: tuple[bool, int, int, bool]
    root: str
    stem: str
    prefix: Prefix | None
    suffix: str
    clitic: str | None


def _unknown(form: str) -> Word:
    return Word(form=form, root=form, stem=form)


@lru_cache(maxsize=65536)
def _analyse(form: str, language: str) -> Word:
    grammar = grammar_of(language)
    if grammar is None or not form:
        return _unknown(form)
    if "-" in form:
        return _hyphenated(form, language, grammar)
    found = _known(form, None, grammar)
    if found is not None:
        return found
    readings: list[_Reading] = []
    for body, clitic in _without_clitics(form, grammar):
        if clitic is not None and not any(reading.key[0] for reading in readings):
            found = _known(body, clitic, grammar)
            if found is not None:
                return replace(found, form=form)
        _read(body, clitic, grammar, readings)
    if not any(reading.key[0] for reading in readings):
        readings += _read_swallowed(form, grammar)
    if readings:
        return _word(form, readings, grammar)
    return _proclitic(form, grammar) or _guess(form, grammar)


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


def _without_clitics(form: str, grammar: Grammar) -> Iterator[tuple[str, str | None]]:
    """The form itself, then without a particle, a pronoun, or both (the pronoun is named)."""
    yield form, None
    for particle in grammar.particles:
        if form.endswith(particle) and len(form) > len(particle) + 2:
            form = form[: -len(particle)]
            yield form, particle
            break
    for clitic in grammar.clitics:
        if form.endswith(clitic) and len(form) > len(clitic) + 2:
            yield form[: -len(clitic)], clitic


def _read(body: str, clitic: str | None, grammar: Grammar, readings: list[_Reading]) -> None:
    """Add every reading of the body to `readings`: each suffix with each prefix form."""
    allomorphs = grammar.prefixes.get(body[:2], ())
    _read_prefixed(body, "", clitic, allomorphs, grammar, readings)
    for suffix in grammar.suffixes:
        if not body.endswith(suffix):
            continue
        whole = body[: -len(suffix)]
        rank, length = grammar.rank.get(whole, 0), len(whole)
        if length >= (_SHORTEST_ROOT if rank > RARE else _SHORTEST_RARE) and (
            rank > RARE or (rank and len(suffix) > 1)
        ):
            key = (rank > RARE, rank, length, clitic is None)
            readings.append(_Reading(key, whole, whole, None, suffix, clitic))
        _read_prefixed(whole, suffix, clitic, allomorphs, grammar, readings)


def _read_swallowed(form: str, grammar: Grammar) -> list[_Reading]:
    """Readings of a form whose suffix took a doubled letter with it ("menggerakan")."""
    readings: list[_Reading] = []
    allomorphs = grammar.prefixes.get(form[:2], ())
    for body, clitic in _without_clitics(form, grammar):
        for suffix, letter in grammar.swallowed.items():
            if body.endswith(suffix):
                whole = body[: -len(suffix)] + letter
                _read_prefixed(whole, suffix, clitic, allomorphs, grammar, readings)
    return [reading for reading in readings if reading.key[0]]


def _read_prefixed(
    whole: str,
    suffix: str,
    clitic: str | None,
    allomorphs: tuple[Allomorph, ...],
    grammar: Grammar,
    readings: list[_Reading],
) -> None:
    ranks, no_clitic = grammar.rank, clitic is None
    for form, length, restores, keeps, one_syllable, prefix in allomorphs:
        if suffix not in prefix.makes or not whole.startswith(form):
            continue
        stem = whole[length:]
        if one_syllable:
            if stem in grammar.one_syllable:
                key = (True, PREFERRED, len(stem), no_clitic)
                readings.append(_Reading(key, stem, stem, prefix, suffix, clitic))
            continue
        kept = stem[:1] in keeps
        for option in (restores + stem, stem) if restores else (stem,):
            if option is stem and not kept:
                continue
            rank = ranks.get(option, 0)
            if rank > RARE and len(option) >= _SHORTEST_ROOT:
                key = (True, rank, len(option), no_clitic)
                readings.append(_Reading(key, option, option, prefix, suffix, clitic))
                continue
            if rank and len(option) >= prefix.rare:
                key = (False, rank, len(option), no_clitic)
                readings.append(_Reading(key, option, option, prefix, suffix, clitic))
            if len(option) >= _SHORTEST_WITH_INNER:
                root = _behind_inner(option, grammar)
                if root is not None:
                    key = (False, ranks[root], len(root), no_clitic)
                    readings.append(_Reading(key, root, option, prefix, suffix, clitic))


def _behind_inner(stem: str, grammar: Grammar) -> str | None:
    """The commonest root behind a second prefix (memberlakukan, ketidakpastian, dikemukakan)."""
    best, best_rank = None, RARE
    for inner, restores, keeps in grammar.inner:
        if stem.startswith(inner):
            rest = stem[len(inner) :]
            for root in (restores + rest, rest) if restores else (rest,):
                if not root or (root is rest and root[0] not in keeps):
                    continue
                rank = grammar.rank.get(root, 0)
                if rank > best_rank and len(root) >= _SHORTEST_ROOT:
                    best, best_rank = root, rank
    return best


def _word(form: str, readings: list[_Reading], grammar: Grammar) -> Word:
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


def _hyphenated(form: str, language: str, grammar: Grammar) -> Word:
    """A word listed with its hyphen; else a doubled one; else one that only the dictionary has.

    Of the last kind are roots with a rhyming word (sayur-mayur): the half that is a root is theirs.
    """
    rare: Word | None = None
    for body, clitic in _without_clitics(form, grammar):
        found = _known(body, clitic, grammar)
        if found is not None and not found.rare:
            return replace(found, form=form)
        if found is not None:
            halves = (half for half in body.split("-") if grammar.rank.get(half, 0) > RARE)
            root = next(halves, found.root)
            rare = replace(found, form=form, root=root, stem=root, rare=root == found.root)
    return _doubled(form, language, grammar) or rare or _unknown(form)


def _doubled(form: str, language: str, grammar: Grammar) -> Word | None:
    """X-X, X-Xan, prefixed X-X with suffix, X-meX; null for other hyphens."""
    left, _, right = form.partition("-")
    if not left or not right or "-" in right:
        return None
    for body, clitic in _without_clitics(right, grammar):
        found = _doubled_root(left, body, language, grammar)
        if found is not None:
            return replace(found, form=form, clitic=clitic or found.clitic, reduplicated=True)
    second = _analyse(right, language)
    if second.kind is Kind.VERB and second.root == left:
        return replace(second, form=form, reduplicated=True, reciprocal=True)
    return None


def _doubled_root(left: str, body: str, language: str, grammar: Grammar) -> Word | None:
    for suffix in ("", *grammar.suffixes):
        root = body[: len(body) - len(suffix)] if body.endswith(suffix) else ""
        if len(root) > 1 and left.endswith(root):
            found = _analyse(left + suffix, language)
            if found.kind is Kind.UNKNOWN:
                continue
            # Manner or likeness, no noun of result or state: besar-besaran, kebarat-baratan.
            if (left == root and suffix) or found.kind is Kind.STATE_NOUN:
                return replace(found, kind=Kind.ROOT, voice=Voice.NONE)
            return found
    return None


# --- compounds -------------------------------------------------------------------------------


def find_multiwords(tokens: Sequence[Token], language: str) -> list[MultiWord]:
    """Compound roots among the tokens, in order, longest first, never overlapping.

    The first word may carry affixes and the last a suffix or clitic; words between stand as they
    are. Compounds written as one word (menandatangani) are found too.
    """
    grammar = grammar_of(language)
    if grammar is None:
        return []
    found: list[MultiWord] = []
    openers, after = _compound_openers(language), 0
    for index, token in enumerate(tokens):
        if not openers[token.lower] or token.kind != "word" or index < after:
            continue
        word = _analyse(token.lower, language)
        match: MultiWord | None = None
        if " " in word.root:
            whole = _whole(token.lower, language, word.root, word.kind, word.clitic)
            match = _multiword(tokens[index : index + 1], index, whole)
        else:
            following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
            seconds = (following, analyse(following, language).root)
            for key in {word.root: None, word.form: None}:
                for compound in grammar.compounds.get(key, ()):
                    if compound.words[1] not in seconds:
                        continue
                    other = _compound_at(tokens, index, word, compound, language)
                    if other is not None and (match is None or other.last > match.last):
                        match = other
        if match is not None:
            found.append(match)
            after = match.last + 1
    return found


@cache
def _compound_openers(language: str) -> WordTable[bool]:
    return WordTable(lambda lower: opens_compound(lower, language))


def opens_compound(lower: str, language: str) -> bool:
    """Whether this word form can be the first of a compound, or is one by itself."""
    grammar = grammar_of(language)
    if grammar is None:
        return False
    word = readings(language)[lower]
    return " " in word.root or word.root in grammar.compounds or word.form in grammar.compounds


def _compound_at(
    tokens: Sequence[Token], index: int, word: Word, compound: Compound, language: str
) -> MultiWord | None:
    words = compound.words
    last = index + len(words) - 1
    if last >= len(tokens) or (compound.exact and word.form != words[0]):
        return None
    clitic = word.clitic
    for offset in range(1, len(words)):
        other = tokens[index + offset]
        if other.lower == words[offset]:
            continue
        if index + offset != last or len(other.lower) > _LONGEST:
            return None
        reading = _analyse(other.lower, language)
        if reading.root != words[offset] or reading.prefix is not None:
            return None
        clitic = clitic or reading.clitic
    bare = word.form == words[0] or (word.prefix is None and word.suffix is None)
    kind = compound.kind if bare else word.kind
    whole = _whole(word.form, language, " ".join(words), kind, clitic)
    return _multiword(tokens[index : last + 1], index, whole)


@lru_cache(maxsize=4096)
def _whole(form: str, language: str, root: str, kind: Kind, clitic: str | None) -> Word:
    """The reading of a compound, from that of the word that carries its affixes."""
    word = _analyse(form, language)
    voice = word.voice
    if kind is not Kind.VERB:
        voice = Voice.NONE
    elif voice is Voice.NONE:
        voice = Voice.BARE
    return replace(word, root=root, stem=root, kind=kind, voice=voice, clitic=clitic)


def _multiword(tokens: Sequence[Token], first: int, whole: Word) -> MultiWord:
    return MultiWord(
        first=first, last=first + len(tokens) - 1, start=tokens[0].start, end=tokens[-1].end,
        root=whole.root, kind=whole.kind, voice=whole.voice, word=whole,
    )  # fmt: skip
