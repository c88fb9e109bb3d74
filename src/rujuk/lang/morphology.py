"""Indonesian word forms read back to root, voice and kind: prefixes, suffixes, clitics, doubling.

All affixes, roots and exceptions are data of the language pack (`affixes.yaml`, `roots.txt`,
`irregular.yaml`, `multiwords.yaml`, `statives.yaml`). A language without `affixes.yaml` has no
morphology here: each word is its own root of unknown kind.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load, resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rujuk.lang.tokens import Token

# Longer words are addresses or noise; the longest real form is mempertanggungjawabkannya (25).
_LONGEST = 64


class Voice(StrEnum):
    """Who the subject is. Values as the affix that marks it."""

    ACTIVE = "active"
    """meN-: the subject acts."""
    PASSIVE = "passive"
    """di-: the subject undergoes."""
    PASSIVE_CLITIC_AGENT = "passive_clitic_agent"
    """di-...-nya, ku-, kau-: the subject undergoes, the agent is in the word."""
    TER = "ter"
    """ter-: state or mishap, the subject undergoes, an agent is rare."""
    BER = "ber"
    """ber-: the subject acts, no object; or several act on one another."""
    ADVERSATIVE = "adversative"
    """ke-...-an of some roots: the subject suffers it."""
    BARE = "bare"
    """A root, or root with -kan or -i, that can be a verb without prefix."""
    NONE = "none"
    """No verb."""


class Kind(StrEnum):
    """What the form is."""

    VERB = "verb"
    ACTION_NOUN = "action_noun"
    """peN-...-an: the act itself; the next noun is its object."""
    RESULT_NOUN = "result_noun"
    """-an, per-...-an: the act or its outcome."""
    STATE_NOUN = "state_noun"
    """ke-...-an."""
    AGENT_NOUN = "agent_noun"
    """peN-: who does it."""
    ROOT = "root"
    """No affix but a clitic, a doubling or se-."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One reading of a word form. `candidates` are the roots of other readings, best first."""

    form: str
    """The form, lower case."""
    root: str
    """The root; of a compound with its space (tanda tangan)."""
    stem: str
    """What is left without the outer affixes: the root, or root with an inner prefix."""
    voice: Voice = Voice.NONE
    kind: Kind = Kind.UNKNOWN
    prefix: str | None = None
    """Id of the outer prefix in `affixes.yaml` (meN, di, peN, ...)."""
    suffix: str | None = None
    clitic: str | None = None
    """Pronoun or particle at the end; the pronoun where both stand."""
    proclitic: str | None = None
    """Pronoun at the front that is the agent (ku-, kau-)."""
    reduplicated: bool = False
    reciprocal: bool = False
    """The parties do it to one another by form (ber-...-an, X-meX)."""
    causative: bool = False
    """memper-, diper-."""
    superlative: bool = False
    """ter- on an adjective."""
    guessed: bool = False
    """The root is not in the table; kind and voice are read from the affixes alone."""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiWord:
    """Words that make one root together. `first` and `last` are positions in the tokens given."""

    first: int
    last: int
    start: int
    end: int
    root: str
    kind: Kind
    voice: Voice
    word: Word
    """The reading of the word that carries the affixes, with the root of the whole."""


# --- data ------------------------------------------------------------------------------------


class _Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    form: str
    restores: str | None = None
    keeps: str | None = None
    one_syllable: bool = False


class _Prefix(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    forms: tuple[_Form, ...]
    makes: dict[str, tuple[Kind, Voice]]
    causative: bool = False


class _Guess(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    begins: str
    ends: str
    kind: Kind
    voice: Voice


class _Affixes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    particles: tuple[str, ...]
    clitics: tuple[str, ...]
    suffixes: tuple[str, ...]
    proclitics: tuple[str, ...]
    prefixes: tuple[_Prefix, ...]
    bare: dict[str, tuple[Kind, Voice]]
    inner: tuple[str, ...]
    guesses: tuple[_Guess, ...]


class _IrregularForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    root: str
    kind: Kind
    voice: Voice = Voice.NONE
    stem: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    reciprocal: bool = False
    causative: bool = False
    superlative: bool = False
    note: str | None = None


class _Irregular(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    own: tuple[str, ...] = ()
    one_syllable: tuple[str, ...] = ()
    superlatives: tuple[str, ...] = ()
    adversatives: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    forms: dict[str, _IrregularForm] = {}


class _Supplement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    added: tuple[str, ...]
    dropped: tuple[str, ...]


class _Compound(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words` of the root, the kind of the bare compound, and the form written as one word."""

    words: tuple[str, ...]
    kind: Kind
    fused: bool = False
    exact: bool = False
    note: str | None = None


class _Compounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    multiwords: tuple[_Compound, ...]


class _Predicates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    statives: tuple[str, ...]
    bare_actives: tuple[str, ...]


_Allomorph = tuple[str, int, str, frozenset[str], bool, "_Prefix"]
_Reading = tuple[tuple[bool, bool, int, int, bool], str, str, "_Prefix | None", str]


class _Grammar:
    """The lexica of one language, compiled. Built once by `_grammar`."""

    __slots__ = (
        "adversatives",
        "bare",
        "bare_actives",
        "clitics",
        "compounds",
        "forms",
        "fused",
        "guesses",
        "inner",
        "one_syllable",
        "own",
        "particles",
        "prefixes",
        "proclitics",
        "rank",
        "statives",
        "suffixes",
        "superlatives",
    )

    def __init__(self, language: str, path: str) -> None:
        affixes = load(path, _Affixes)
        irregular = load(_beside(language, "irregular"), _Irregular)
        predicates = load(_beside(language, "statives"), _Predicates)
        compounds = load(_beside(language, "multiwords"), _Compounds).multiwords
        self.rank = _root_ranks(path, load(_beside(language, "roots_supplement"), _Supplement))
        self.fused = {"".join(c.words): " ".join(c.words) for c in compounds if c.fused}
        self.rank.update(dict.fromkeys(self.fused, 3))
        self.rank.update(dict.fromkeys(irregular.preferred, 4))
        self.own = frozenset(irregular.own)
        self.one_syllable = frozenset(irregular.one_syllable)
        self.superlatives = frozenset(irregular.superlatives)
        self.adversatives = frozenset(irregular.adversatives)
        self.forms = irregular.forms
        self.particles = affixes.particles
        self.clitics = affixes.clitics
        self.suffixes = affixes.suffixes
        self.proclitics = affixes.proclitics
        self.bare = affixes.bare
        self.inner = affixes.inner
        self.guesses = affixes.guesses
        self.prefixes = _by_first_letters(affixes.prefixes)
        self.statives = frozenset(predicates.statives)
        self.bare_actives = frozenset(predicates.bare_actives)
        by_first: dict[str, list[_Compound]] = {}
        for compound in compounds:
            by_first.setdefault(compound.words[0], []).append(compound)
        self.compounds = by_first


def _beside(language: str, kind: str) -> str:
    path = lexicon_path(language, kind)
    if path is None:  # a pack with affixes has them all; load() reports the missing file
        return f"lang/{language}/{kind}.yaml"
    return path


def _root_ranks(affixes_path: str, supplement: _Supplement) -> dict[str, int]:
    """Rank of each root: 3 common, 2 attested, 1 only listed (the bands of the table)."""
    table = affixes_path.rpartition("/")[0] + "/roots.txt"
    _, _, common, _, attested, _, listed, *_ = resource(table).read_text("utf-8").split("\n")
    ranks = dict.fromkeys(listed.split(" "), 1)
    ranks.update(dict.fromkeys(attested.split(" "), 2))
    ranks.update(dict.fromkeys(common.split(" "), 3))
    ranks.update(dict.fromkeys(supplement.added, 3))
    return ranks


def _by_first_letters(prefixes: Sequence[_Prefix]) -> Mapping[str, tuple[_Allomorph, ...]]:
    found: dict[str, list[_Allomorph]] = {}
    for prefix in prefixes:
        for form in prefix.forms:
            found.setdefault(form.form[:2], []).append((
                form.form,
                len(form.form),
                form.restores or "",
                frozenset(form.keeps if form.keeps is not None else _LETTERS),
                form.one_syllable,
                prefix,
            ))
    return {key: tuple(value) for key, value in found.items()}


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@cache
def _grammar(language: str) -> _Grammar | None:
    path = lexicon_path(language, "affixes")
    return None if path is None else _Grammar(language, path)


# --- analysis --------------------------------------------------------------------------------


def analyse(word: str, language: str) -> Word:
    """The best reading of a word form; unknown kind and the form itself as root where none is found.

    Case is ignored. The rule between readings: no inner prefix, commoner root, longer root (so the
    letter that meN- swallows is restored first), no clitic. Cached.
    """
    if len(word) > _LONGEST:
        return Word(form=word, root=word, stem=word)
    return _analyse(word.lower(), language)


@lru_cache(maxsize=65536)
def _analyse(form: str, language: str) -> Word:
    grammar = _grammar(language)
    if grammar is None or not form:
        return Word(form=form, root=form, stem=form)
    found = _known(form, None, grammar)
    if found is not None:
        return found
    if "-" in form:
        doubled = _doubled(form, language, grammar)
        return doubled or Word(form=form, root=form, stem=form)
    readings: list[tuple[_Reading, str | None]] = []
    for body, clitic in _without_clitics(form, grammar):
        if clitic is not None:
            found = _known(body, clitic, grammar)
            if found is not None:
                return replace(found, form=form)
        _read(body, clitic, grammar, readings)
    if readings:
        return _word(form, readings, grammar)
    return _proclitic(form, grammar) or _guess(form, grammar)


def _known(body: str, clitic: str | None, grammar: _Grammar) -> Word | None:
    """A word of its own, an irregular form, or a root as it stands."""
    entry = grammar.forms.get(body)
    if entry is not None:
        voice = entry.voice
        if clitic == grammar.clitics[0] and voice is Voice.PASSIVE:
            voice = Voice.PASSIVE_CLITIC_AGENT
        return Word(
            form=body, root=entry.root, stem=entry.stem or entry.root, voice=voice,
            kind=entry.kind, prefix=entry.prefix, suffix=entry.suffix, clitic=clitic,
            reciprocal=entry.reciprocal, causative=entry.causative, superlative=entry.superlative,
        )  # fmt: skip
    if body in grammar.own:
        return Word(form=body, root=body, stem=body, kind=Kind.ROOT, clitic=clitic)
    rank = grammar.rank.get(body)
    # A root of two or three letters before a clitic is rather a part of a longer root.
    if rank is None or (clitic is not None and rank < 2):
        return None
    root = grammar.fused.get(body, body)
    verbal = body in grammar.bare_actives or body in grammar.statives
    voice = Voice.BARE if verbal else Voice.NONE
    return Word(
        form=body, root=root, stem=root, voice=voice, kind=Kind.ROOT, clitic=clitic,
        reduplicated="-" in body,
    )  # fmt: skip


def _without_clitics(form: str, grammar: _Grammar) -> Iterator[tuple[str, str | None]]:
    yield form, None
    for particle in grammar.particles:
        if form.endswith(particle) and len(form) > len(particle) + 2:
            body = form[: -len(particle)]
            yield body, particle
            form = body
            break
    else:
        particle = None
    for clitic in grammar.clitics:
        if form.endswith(clitic) and len(form) > len(clitic) + 2:
            yield form[: -len(clitic)], clitic


def _read(
    body: str,
    clitic: str | None,
    grammar: _Grammar,
    readings: list[tuple[_Reading, str | None]],
) -> None:
    """Add every reading of the body to `readings`: each suffix with each prefix form."""
    allomorphs = grammar.prefixes.get(body[:2], ())
    _read_stem(body, "", allomorphs, clitic, grammar, readings)
    for suffix in grammar.suffixes:
        if body.endswith(suffix):
            stem = body[: -len(suffix)]
            rank = grammar.rank.get(stem)
            if rank is not None and len(stem) > 2:  # a rare root with a mere suffix comes last
                key = (rank > 1, rank > 1, rank, len(stem), clitic is None)
                readings.append(((key, stem, stem, None, suffix), clitic))
            _read_stem(stem, suffix, allomorphs, clitic, grammar, readings)


def _read_stem(
    body: str,
    suffix: str,
    allomorphs: tuple[_Allomorph, ...],
    clitic: str | None,
    grammar: _Grammar,
    readings: list[tuple[_Reading, str | None]],
) -> None:
    ranks = grammar.rank
    no_clitic = clitic is None
    for form, length, restores, keeps, one_syllable, prefix in allomorphs:
        if suffix not in prefix.makes or not body.startswith(form):
            continue
        stem = body[length:]
        if len(stem) < 2:
            continue
        if one_syllable:
            if stem in grammar.one_syllable:
                key = (True, True, 3, len(stem) + 1, no_clitic)
                readings.append(((key, stem, stem, prefix, suffix), clitic))
            continue
        options = (restores + stem, stem) if restores else (stem,)
        for option in options:
            if option is stem and stem[0] not in keeps:
                continue
            rank = ranks.get(option)
            if rank is not None and len(option) > 2:
                key = (True, rank > 1, rank, len(option), no_clitic)
                readings.append(((key, option, option, prefix, suffix), clitic))
            else:
                _read_inner(option, suffix, prefix, clitic, grammar, readings)


def _read_inner(
    stem: str,
    suffix: str,
    prefix: _Prefix,
    clitic: str | None,
    grammar: _Grammar,
    readings: list[tuple[_Reading, str | None]],
) -> None:
    """A root behind a second prefix (memberlakukan, ketidakpastian, dikemukakan)."""
    if len(stem) < 6:
        return
    for inner in grammar.inner:
        if stem.startswith(inner):
            root = stem[len(inner) :]
            rank = grammar.rank.get(root)
            if rank is not None and rank > 1 and len(root) > 2:
                key = (False, True, rank, len(root), clitic is None)
                readings.append(((key, root, stem, prefix, suffix), clitic))


def _word(
    form: str, readings: list[tuple[_Reading, str | None]], grammar: _Grammar
) -> Word:
    best, clitic = readings[0]
    for reading, mark in readings:
        if reading[0] > best[0]:
            best, clitic = reading, mark
    _, root, stem, prefix, suffix = best
    others: list[str] = []
    if len(readings) > 1:
        for reading, _ in sorted(readings, key=lambda item: item[0][0], reverse=True):
            if reading[1] != root and reading[1] not in others:
                others.append(reading[1])
    superlative = reciprocal = causative = False
    if prefix is None:
        kind, voice = grammar.bare[suffix]
    else:
        kind, voice = prefix.makes[suffix]
        causative = prefix.causative
        if voice is Voice.TER and not suffix and root in grammar.superlatives:
            kind, voice, superlative = Kind.ROOT, Voice.NONE, True
        elif voice is Voice.BER:
            reciprocal = suffix == "an"
        elif kind is Kind.STATE_NOUN and root in grammar.adversatives:
            kind, voice = Kind.VERB, Voice.ADVERSATIVE
        elif voice is Voice.PASSIVE and clitic == grammar.clitics[0]:
            voice = Voice.PASSIVE_CLITIC_AGENT
    fused = grammar.fused.get(root)
    if fused is not None:
        root = stem = fused
    return Word(
        form=form, root=root, stem=stem, voice=voice, kind=kind,
        prefix=None if prefix is None else prefix.id, suffix=suffix or None, clitic=clitic,
        reciprocal=reciprocal, causative=causative, superlative=superlative,
        candidates=tuple(others),
    )  # fmt: skip


def _proclitic(form: str, grammar: _Grammar) -> Word | None:
    """ku- or kau- before a verb root: object voice with its agent inside."""
    for proclitic in grammar.proclitics:
        if form.startswith(proclitic):
            rest = form[len(proclitic) :]
            for suffix in ("", *grammar.bare):
                root = rest[: len(rest) - len(suffix)] if rest.endswith(suffix) else ""
                if root in grammar.bare_actives:
                    return Word(
                        form=form, root=root, stem=root, voice=Voice.PASSIVE_CLITIC_AGENT,
                        kind=Kind.VERB, suffix=suffix or None, proclitic=proclitic,
                    )  # fmt: skip
    return None


def _guess(form: str, grammar: _Grammar) -> Word:
    for guess in grammar.guesses:
        begins, ends = guess.begins, guess.ends
        if form.startswith(begins) and form.endswith(ends) and form.isalpha():
            root = form[len(begins) : len(form) - len(ends)]
            if len(root) >= 4:
                return Word(
                    form=form, root=root, stem=root, voice=guess.voice, kind=guess.kind,
                    suffix=ends if ends in grammar.suffixes else None, guessed=True,
                )  # fmt: skip
    return Word(form=form, root=form, stem=form)


def _doubled(form: str, language: str, grammar: _Grammar) -> Word | None:
    """X-X, X-Xan, prefixed X-X with suffix, X-meX; null for other hyphens."""
    left, _, right = form.partition("-")
    if not left or not right or "-" in right:
        return None
    for body, clitic in _without_clitics(right, grammar):
        for suffix in ("", *grammar.suffixes):
            root = body[: len(body) - len(suffix)] if body.endswith(suffix) else ""
            if len(root) > 1 and left.endswith(root):
                found = _analyse(left + suffix, language)
                if found.kind is Kind.UNKNOWN:
                    continue
                if left == root and suffix:
                    found = replace(found, kind=Kind.ROOT, voice=Voice.NONE)
                return replace(found, form=form, clitic=clitic or found.clitic, reduplicated=True)
    second = _analyse(right, language)
    if second.kind is Kind.VERB and second.root == left:
        return replace(second, form=form, reduplicated=True, reciprocal=True)
    return None


# --- predicates ------------------------------------------------------------------------------


def is_verb_form(word: Word) -> bool:
    """Whether the form itself shows that it is a verb."""
    return word.kind is Kind.VERB


def is_predicate_candidate(token: Token, language: str) -> bool:
    """Whether the token can be a predicate: a verb by form, or a stative root (tewas, mundur)."""
    word = analyse(token.lower, language)
    if word.kind is Kind.VERB:
        return not (word.guessed and token.is_capitalised)
    grammar = _grammar(language)
    return grammar is not None and word.kind is Kind.ROOT and word.root in grammar.statives


def stative_roots(language: str) -> frozenset[str]:
    """Roots that are predicates without any affix and take no object."""
    grammar = _grammar(language)
    return frozenset() if grammar is None else grammar.statives


def bare_active_roots(language: str) -> frozenset[str]:
    """Transitive roots that stand for the active verb in headlines and for object voice."""
    grammar = _grammar(language)
    return frozenset() if grammar is None else grammar.bare_actives


# --- compounds -------------------------------------------------------------------------------


def find_multiwords(tokens: Sequence[Token], language: str) -> list[MultiWord]:
    """Compound roots among the tokens, in order, longest first, never overlapping.

    The first word may carry a prefix or the last a suffix or clitic; where the compound is not
    written as one word, its other words stand as roots. Compounds in one word (fused) are found too.
    """
    grammar = _grammar(language)
    if grammar is None:
        return []
    found: list[MultiWord] = []
    index, count = 0, len(tokens)
    while index < count:
        token = tokens[index]
        length = 1
        if token.kind == "word":
            word = _analyse(token.lower, language) if len(token.lower) <= _LONGEST else None
            if word is not None:
                if " " in word.root:
                    found.append(_multiword(tokens, index, index, word, word.root, word.kind))
                elif word.root in grammar.compounds:
                    match = _compound_at(tokens, index, word, grammar, language)
                    if match is not None:
                        found.append(match)
                        length = match.last - match.first + 1
        index += length
    return found


def _compound_at(
    tokens: Sequence[Token], index: int, word: Word, grammar: _Grammar, language: str
) -> MultiWord | None:
    best: MultiWord | None = None
    for compound in grammar.compounds[word.root]:
        words = compound.words
        last = index + len(words) - 1
        if last >= len(tokens) or (best is not None and last <= best.last):
            continue
        if compound.exact and word.form != words[0]:
            continue
        for offset in range(1, len(words)):
            other = tokens[index + offset]
            if other.lower == words[offset]:
                continue
            if len(other.lower) > _LONGEST or offset != len(words) - 1:
                break
            reading = _analyse(other.lower, language)
            if reading.root != words[offset] or reading.prefix is not None:
                break
        else:
            bare = word.prefix is None and word.suffix is None
            kind = compound.kind if bare else word.kind
            root = " ".join(words)
            best = _multiword(tokens, index, last, word, root, kind)
    return best


def _multiword(
    tokens: Sequence[Token], first: int, last: int, word: Word, root: str, kind: Kind
) -> MultiWord:
    voice = word.voice
    if kind is Kind.VERB and voice is Voice.NONE:
        voice = Voice.BARE
    elif kind is not Kind.VERB:
        voice = Voice.NONE
    return MultiWord(
        first=first, last=last, start=tokens[first].start, end=tokens[last].end, root=root,
        kind=kind, voice=voice, word=replace(word, root=root, stem=root, kind=kind, voice=voice),
    )  # fmt: skip
