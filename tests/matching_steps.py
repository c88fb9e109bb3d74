"""How many steps a backtracking matcher takes: counted, not timed, so a test of it cannot flake.

The matcher walks the parse tree of `re` and goes back over it as `re` does, without its short cuts.
A repetition bounded by `SMALL` or less is cut to `CUT`: it costs a constant, however long the text.
"""

from __future__ import annotations

import re
from functools import cache
from re import _constants as op, _parser  # type: ignore[attr-defined]  # the tree has no public door
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Then = Callable[[int], int | None]

SMALL, CUT = 1000, 12
_EACH = 2  # signs tried of each set of signs
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_ONE_WIDE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
_TRIED = " a1A.,-_/|:;\"'<>()[]{}&#=@!?*+~\\\n\t\0–—“”©•»ü"


class _TooManyError(Exception):
    """The count has passed its limit."""


def parse(pattern: str | bytes, flags: int = 0) -> Any:
    """The tree of a pattern. Bytes are read as Latin-1."""
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    return _parser.parse(text, flags & ~re.UNICODE)


class Steps:
    """Runs a tree over a text from every start, as `finditer` does, and counts."""

    def __init__(
        self,
        tree: Any,
        text: str,
        flags: int = 0,
        *,
        anchored: bool = False,
        limit: int = 10**9,
    ) -> None:
        """`anchored`: tried at the start alone; past `limit` steps the count ends."""
        self.anchored = anchored
        self.limit = limit
        self.tree = tree
        self.text = text
        self.flags = flags | tree.state.flags
        self.taken = 0
        self.found: list[tuple[int, int]] = []
        self.known: dict[tuple[int, str], bool] = {}  # sets of the tree, which outlives this
        self.groups: dict[int, tuple[int, int]] = {}

    def count(self) -> int:
        """Steps over the whole text, or a few more than the limit."""
        try:
            return self._count()
        except _TooManyError:
            return self.taken

    def _count(self) -> int:
        at = 0
        while at <= (0 if self.anchored else len(self.text)):
            self.groups = {}
            end = self._items(list(self.tree), 0, at, lambda pos: pos)
            if end is not None:
                self.found.append((at, end))
            at = max(at + 1, end) if end is not None else at + 1
        return self.taken

    def _items(self, items: list[Any], index: int, pos: int, then: Then) -> int | None:
        self.taken += 1
        if self.taken > self.limit:
            raise _TooManyError
        if index == len(items):
            return then(pos)
        kind, value = items[index]

        def after(end: int) -> int | None:
            return self._items(items, index + 1, end, then)

        if kind in _ONE_WIDE:
            return after(pos + 1) if self._one(kind, value, pos) else None
        if kind in _REPEATS:
            return self._repeat(kind, value, pos, after)
        if kind is op.SUBPATTERN:
            return self._group(value, pos, after)
        if kind is op.BRANCH:
            return self._first(self._items(list(branch), 0, pos, after) for branch in value[1])
        if kind is op.ATOMIC_GROUP:
            end = self._items(list(value), 0, pos, lambda p: p)
            return after(end) if end is not None else None
        if kind in (op.ASSERT, op.ASSERT_NOT):
            return after(pos) if self._looks(value, pos) is (kind is op.ASSERT) else None
        if kind is op.AT:
            return after(pos) if self._at(value, pos) else None
        if kind is op.GROUPREF:
            begin, end = self.groups.get(value, (0, 0))
            told = self.text[begin:end]
            return after(pos + len(told)) if self.text.startswith(told, pos) else None
        raise NotImplementedError(kind)

    @staticmethod
    def _first(results: Iterator[int | None]) -> int | None:
        return next((end for end in results if end is not None), None)

    def _group(self, value: Any, pos: int, after: Then) -> int | None:
        number, added, removed, inner = value
        outside, inside = self.flags, (self.flags | added) & ~removed

        def close(end: int) -> int | None:
            if number is not None:
                self.groups[number] = (pos, end)
            self.flags = outside
            found = after(end)
            self.flags = inside
            return found

        self.flags = inside
        found = self._items(list(inner), 0, pos, close)
        self.flags = outside
        return found

    def _repeat(self, kind: Any, value: Any, pos: int, after: Then) -> int | None:
        least, most, inner = value
        most = CUT if CUT < most <= SMALL else most
        least = min(least, CUT)
        items = list(inner)
        if len(items) == 1 and items[0][0] in _ONE_WIDE:
            end = pos
            while end - pos < most and self._one(*items[0], end):
                self.taken += 1
                end += 1
            if kind is op.POSSESSIVE_REPEAT:
                return after(end) if end - pos >= least else None
            ends = range(pos + least, end + 1)
            return self._first(after(e) for e in (ends if kind is op.MIN_REPEAT else ends[::-1]))
        if kind is op.POSSESSIVE_REPEAT:
            return self._possessive(items, least, most, pos, after)

        def again(at: int, times: int) -> int | None:
            def onward(end: int) -> int | None:
                return again(end, times + 1) if end > at or times < least else None

            more = self._items(items, 0, at, onward) if times < most else None
            if more is not None or times < least:
                return more
            return after(at)

        return again(pos, 0)

    def _possessive(
        self, items: list[Any], least: int, most: int, pos: int, after: Then
    ) -> int | None:
        times = 0
        while times < most:
            end = self._items(items, 0, pos, lambda p: p)
            if end is None or end == pos:
                break
            pos, times = end, times + 1
        return after(pos) if times >= least else None

    def _looks(self, value: Any, pos: int) -> bool:
        direction, inner = value
        start = pos if direction > 0 else pos - inner.getwidth()[0]
        return start >= 0 and self._items(list(inner), 0, start, lambda p: p) is not None

    def _one(self, kind: Any, value: Any, pos: int) -> bool:
        if pos >= len(self.text):
            return False
        sign = self.text[pos]
        known = self.known.get((id(value), sign))
        if known is None:
            fold, dotall = bool(self.flags & re.IGNORECASE), bool(self.flags & re.DOTALL)
            known = _fits(kind, _key(kind, value), sign, fold, dotall=dotall)
            if kind is op.IN:
                self.known[(id(value), sign)] = known
        return known

    def _at(self, where: Any, pos: int) -> bool:
        text = self.text
        if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            return pos == 0 or bool(self.flags & re.MULTILINE and text[pos - 1] == "\n")
        if where in (op.AT_END, op.AT_END_STRING):
            return pos == len(text) or bool(self.flags & re.MULTILINE and text[pos] == "\n")
        before = pos > 0 and (text[pos - 1].isalnum() or text[pos - 1] == "_")
        behind = pos < len(text) and (text[pos].isalnum() or text[pos] == "_")
        return (before != behind) is (where is op.AT_BOUNDARY)


def _key(kind: Any, value: Any) -> Any:
    return tuple(value) if kind is op.IN else value


@cache
def _fits(kind: Any, value: Any, sign: str, fold: bool, *, dotall: bool) -> bool:  # noqa: FBT001
    if kind is op.ANY:
        return dotall or sign != "\n"
    signs = {sign, sign.lower(), sign.upper()} if fold else {sign}
    if kind is op.LITERAL:
        return chr(value) in signs
    if kind is op.NOT_LITERAL:
        return chr(value) not in signs
    parts = [part for part in value if part[0] is not op.NEGATE]
    found = any(_is_in(name, part, one) for name, part in parts for one in signs)
    return found is (len(parts) == len(value))


def _is_in(name: Any, part: Any, sign: str) -> bool:
    if name is op.LITERAL:
        return sign == chr(part)
    if name is op.RANGE:
        return part[0] <= ord(sign) <= part[1]
    kinds = {
        op.CATEGORY_DIGIT: sign.isdecimal(),
        op.CATEGORY_NOT_DIGIT: not sign.isdecimal(),
        op.CATEGORY_SPACE: sign.isspace(),
        op.CATEGORY_NOT_SPACE: not sign.isspace(),
        op.CATEGORY_WORD: sign.isalnum() or sign == "_",
        op.CATEGORY_NOT_WORD: not (sign.isalnum() or sign == "_"),
    }
    return kinds[part]


# --- strings that make a pattern go back ---------------------------------------------------------


def attacks(tree: Any, flags: int = 0) -> list[str]:
    """Pieces that, told many times over, make this pattern try most: of its own words, and plain.

    Each is what stands before, what is repeated, and what stands behind, joined by the sign U+0001.
    """
    made: dict[str, None] = {}
    ones = list(_ones(list(tree)))
    fold = bool(flags & re.IGNORECASE)
    for kind, value in ones:
        fitting = [s for s in _TRIED if _fits(kind, _key(kind, value), s, fold, dotall=True)]
        for sign in fitting[:_EACH]:
            made.setdefault(f"\x01{sign}\x01")
            made.setdefault(f"\x01{sign} \x01")
            made.setdefault(f"\x01a{sign}\x01")
    whole = _sample(list(tree), flags)
    made.setdefault(f"\x01{whole}\x01")
    made.setdefault(f"\x01{whole[:-1]}\x01\0")
    for before, piece in _repeated(list(tree), "", flags):
        made.setdefault(f"{before}\x01{piece}\x01\0")
        made.setdefault(f"\x01{before}{piece}\x01\0")
        made.setdefault(f"\x01{piece}\x01")
    return [attack for attack in made if attack.split("\x01")[1]]


def grown(attack: str, times: int) -> str:
    """The attack with its piece told so many times."""
    before, piece, behind = attack.split("\x01")
    return before + piece * times + behind


def _ones(items: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Every part of the tree that takes one sign."""
    for kind, value in items:
        if kind in _ONE_WIDE:
            yield kind, value
        elif kind in _REPEATS:
            yield from _ones(list(value[2]))
        elif kind is op.SUBPATTERN:
            yield from _ones(list(value[3]))
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from _ones(list(branch))
        elif kind is op.ATOMIC_GROUP:
            yield from _ones(list(value))
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from _ones(list(value[1]))


def _sample(items: list[Any], flags: int) -> str:
    """A short text that the items match, without what stands around it."""
    told = ""
    for kind, value in items:
        if kind in _ONE_WIDE:
            fold = bool(flags & re.IGNORECASE)
            told += (
                chr(value)
                if kind is op.LITERAL
                else next(
                    (s for s in _TRIED if _fits(kind, _key(kind, value), s, fold, dotall=False)), ""
                )
            )
        elif kind in _REPEATS:
            told += _sample(list(value[2]), flags) * max(1, min(value[0], CUT))
        elif kind is op.SUBPATTERN:
            told += _sample(list(value[3]), flags)
        elif kind is op.BRANCH:
            told += _sample(list(value[1][0]), flags)
        elif kind is op.ATOMIC_GROUP:
            told += _sample(list(value), flags)
    return told


def _repeated(items: list[Any], before: str, flags: int) -> Iterator[tuple[str, str]]:
    """Each long repetition: what comes before it in a match, and the piece it repeats."""
    for place, (kind, value) in enumerate(items):
        ahead = before + _sample(items[:place], flags)
        if kind in _REPEATS:
            if value[1] > SMALL:
                yield ahead, _sample(list(value[2]), flags)
            yield from _repeated(list(value[2]), ahead, flags)
        elif kind is op.SUBPATTERN:
            yield from _repeated(list(value[3]), ahead, flags)
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from _repeated(list(branch), ahead, flags)
        elif kind is op.ATOMIC_GROUP:
            yield from _repeated(list(value), ahead, flags)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from _repeated(list(value[1]), ahead, flags)
