"""Every way to undo the affixes of one word form, ranked; `morphology.py` takes the best.

Order of undoing: particle, pronoun, suffix, prefix, inner prefix (the rules are data:
`affixes.yaml`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rujuk.lang.affixes import PREFERRED, RARE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.lang.affixes import Allomorph, Grammar, Prefix

# Shorter roots are found by affixes only where the lexicon lists them as of one syllable.
_SHORTEST_ROOT = 3
# Shorter stems hold no inner prefix.
_SHORTEST_WITH_INNER = 6
# Shorter rare roots are mostly chance where a suffix stands alone (Logan); prefixes have their own
# bound in `affixes.yaml`. A suffix of one letter with a rare root is always chance.
_SHORTEST_RARE = 5


class Reading(NamedTuple):
    """A possible analysis; `key` ranks it, higher first: plain, rank, length, no clitic.

    Plain: the root is no rare one and no second prefix stands before it.
    """

    key: tuple[bool, int, int, bool]
    root: str
    stem: str
    prefix: Prefix | None
    suffix: str
    clitic: str | None


def without_clitics(form: str, grammar: Grammar) -> Iterator[tuple[str, str | None]]:
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


def read_affixes(body: str, clitic: str | None, grammar: Grammar, readings: list[Reading]) -> None:
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
            readings.append(Reading(key, whole, whole, None, suffix, clitic))
        _read_prefixed(whole, suffix, clitic, allomorphs, grammar, readings)


def read_swallowed(form: str, grammar: Grammar) -> list[Reading]:
    """Readings of a form whose suffix took a doubled letter with it ("menggerakan")."""
    readings: list[Reading] = []
    allomorphs = grammar.prefixes.get(form[:2], ())
    for body, clitic in without_clitics(form, grammar):
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
    readings: list[Reading],
) -> None:
    ranks, no_clitic = grammar.rank, clitic is None
    for form, length, restores, keeps, one_syllable, prefix in allomorphs:
        if suffix not in prefix.makes or not whole.startswith(form):
            continue
        stem = whole[length:]
        if one_syllable:
            if stem in grammar.one_syllable:
                key = (True, PREFERRED, len(stem), no_clitic)
                readings.append(Reading(key, stem, stem, prefix, suffix, clitic))
            continue
        kept = stem[:1] in keeps
        for option in (restores + stem, stem) if restores else (stem,):
            if option is stem and not kept:
                continue
            rank = ranks.get(option, 0)
            if rank > RARE and len(option) >= _SHORTEST_ROOT:
                key = (True, rank, len(option), no_clitic)
                readings.append(Reading(key, option, option, prefix, suffix, clitic))
                continue
            if rank and len(option) >= prefix.rare:
                key = (False, rank, len(option), no_clitic)
                readings.append(Reading(key, option, option, prefix, suffix, clitic))
            if len(option) >= _SHORTEST_WITH_INNER:
                root = _behind_inner(option, grammar)
                if root is not None:
                    key = (False, ranks[root], len(root), no_clitic)
                    readings.append(Reading(key, root, option, prefix, suffix, clitic))


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
