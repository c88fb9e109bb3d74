"""Words with a hyphen, and words that double their first sound.

Doubled (tentara-tentara, tembak-menembak, berlari-lari), rhyming (sayur-mayur, diobrak-abrik),
affixed foreign (di-posting, se-Indonesia), combined (pro-Rusia), and doubled in their first sound
alone (bebatuan).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.affix_readings import without_clitics
from rujuk.lang.affixes import RARE
from rujuk.lang.changed import changed
from rujuk.lang.words import Kind, Voice, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rujuk.lang.affixes import Grammar, Prefix

    Known = Callable[[str, str | None, Grammar], Word | None]
    Analyse = Callable[[str], Word]

# Shorter foreign words behind a prefix and a hyphen are pieces of other things.
_SHORTEST_FOREIGN = 3


def read_hyphenated(form: str, grammar: Grammar, known: Known, analyse: Analyse) -> Word:
    """The reading of a word with a hyphen; of unknown kind where none is found.

    A word listed with its hyphen; else a doubled one; else one that only the dictionary has: roots
    with a rhyming word (sayur-mayur), whose root is the half that is one; else an affixed one.
    """
    rare: Word | None = None
    for body, clitic in without_clitics(form, grammar):
        found = known(body, clitic, grammar)
        if found is not None and not found.rare:
            return changed(found, form=form)
        if found is not None:
            halves = (half for half in body.split("-") if grammar.rank.get(half, 0) > RARE)
            root = next(halves, found.root)
            rare = changed(found, form=form, root=root, stem=root, rare=root == found.root)
    return (
        _doubled(form, grammar, analyse)
        or rare
        or _affixed(form, grammar)
        or _unread(form, grammar)
    )


def _unread(form: str, grammar: Grammar) -> Word:
    combined = form.partition("-")[0] in grammar.combining
    kind = Kind.ROOT if combined else Kind.UNKNOWN
    return Word(form=form, root=form, stem=form, kind=kind)


def _doubled(form: str, grammar: Grammar, analyse: Analyse) -> Word | None:
    """X-X, X-Xan, prefixed X-X with suffix, X-meX; null for other hyphens."""
    left, _, right = form.partition("-")
    if not left or not right or "-" in right:
        return None
    for body, clitic in without_clitics(right, grammar):
        found = _doubled_root(left, body, grammar, analyse)
        if found is not None:
            return changed(found, form=form, clitic=clitic or found.clitic, reduplicated=True)
    second = analyse(right)
    if second.kind is Kind.VERB and second.root == left:
        return changed(second, form=form, reduplicated=True, reciprocal=True)
    return None


def _doubled_root(left: str, body: str, grammar: Grammar, analyse: Analyse) -> Word | None:
    for suffix in ("", *grammar.suffixes):
        root = body[: len(body) - len(suffix)] if body.endswith(suffix) else ""
        if len(root) > 1 and left.endswith(root):
            found = analyse(left + suffix)
            if found.kind is Kind.UNKNOWN:
                continue
            # Manner or likeness, no noun of result or state: besar-besaran, kebarat-baratan.
            if suffix if left == root else found.kind is Kind.STATE_NOUN:
                return changed(found, kind=Kind.ROOT, voice=Voice.NONE)
            return found
    return None


def _affixed(form: str, grammar: Grammar) -> Word | None:
    """A prefix before a pair of words (diobrak-abrik), or with a hyphen before one (di-posting)."""
    left, _, right = form.partition("-")
    for body, clitic in without_clitics(right, grammar):
        for prefix, suffix, first, second in _undone(left, body, grammar):
            pair, root = f"{first}-{second}", f"{first} {second}"
            if root not in grammar.pairs and pair not in grammar.rank:
                continue
            kind, voice = prefix.makes[suffix]
            root = root if root in grammar.pairs else pair
            return Word(
                form=form, root=root, stem=root, voice=voice, kind=kind, prefix=prefix.id,
                suffix=suffix or None, clitic=clitic, reduplicated=True,
            )  # fmt: skip
    for allomorph in grammar.prefixes.get(left[:2], ()):
        kind, voice = allomorph.prefix.makes.get("", (Kind.UNKNOWN, Voice.NONE))
        if (
            allomorph.form == left
            and right.isalpha()
            and len(right) >= _SHORTEST_FOREIGN
            and kind in (Kind.VERB, Kind.ROOT)
            and voice is not Voice.BARE
        ):
            return Word(
                form=form, root=right, stem=right, voice=voice, kind=kind,
                prefix=allomorph.prefix.id,
            )  # fmt: skip
    return None


def _undone(left: str, right: str, grammar: Grammar) -> Iterator[tuple[Prefix, str, str, str]]:
    """Prefix, suffix and the two words between them, for each way to cut."""
    for form, length, restores, _, _, prefix in grammar.prefixes.get(left[:2], ()):
        if left.startswith(form) and len(left) > length:
            for suffix in prefix.makes:
                if right.endswith(suffix):
                    second = right[: len(right) - len(suffix)]
                    yield prefix, suffix, restores + left[length:], second
                    if restores:
                        yield prefix, suffix, left[length:], second


def read_copied_onset(form: str, grammar: Grammar) -> Word | None:
    """A collective noun that repeats its first consonant (bebatuan, reruntuhan); else null."""
    for body, clitic in without_clitics(form, grammar):
        for vowel, suffix in grammar.copied_onset.items():
            root = body[2 : len(body) - len(suffix)]
            if (
                body[:1] == root[:1]
                and body[1:2] == vowel
                and body.endswith(suffix)
                and grammar.rank.get(root, 0) > RARE
            ):
                return Word(
                    form=form, root=root, stem=root, kind=Kind.ROOT, suffix=suffix,
                    clitic=clitic, reduplicated=True,
                )  # fmt: skip
    return None
