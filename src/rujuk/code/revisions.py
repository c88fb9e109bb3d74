"""Which figures of a sentence are older ones that it recalls, and which it rejects or corrects.

"Naik dari sembilan menjadi sepuluh" recalls nine; "20 orang, bukan 22" and "meralat jumlahnya dari
22 menjadi 20" reject 22; "angka itu bertambah menjadi 36" recalls the figure told before. The words
are data, `lang/<code>/revisions.yaml`. A recalled figure has the time that is told of it and no
other: the page's own day is that of the newer one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from rujuk.code.attribution_words import reporting
from rujuk.code.counted_phrases import is_verb
from rujuk.code.revision_words import RevisionLexicon, revision_lexicon
from rujuk.records import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.code.count_drafts import CountDraft
    from rujuk.code.governors import Governors

Kind = Literal["recalled", "denied"]

# Tokens that the words may stand from the figure they speak of.
_REACH = 25
# Tokens between the two figures of a change ("dari 31 korban tewas menjadi 36 orang").
_PAIR = 8
# Tokens behind a figure in which a verb of telling may stand ("tiga orang yang dilaporkan hilang").
_AFTER = 4
# Tokens between a noun of a figure and the time it is of ("data sementara kemarin").
_NEAR = 3
# Figures of the page before this sentence that it may take up.
_BACK = 8


class Revision(msgspec.Struct, frozen=True):
    """What the words at tokens `[first, last)` make of a figure.

    `verb` is the token of the verb whose subject (of a passive: whose agent) rejects it; null where
    the text itself does. `by_speaker`: who tells the sentence rejects it.
    """

    kind: Kind
    rule: str
    first: int
    last: int
    verb: int | None = None
    by_speaker: bool = False


def mark_revisions(
    drafts: Sequence[CountDraft],
    earlier: Sequence[CountDraft],
    around: Governors,
) -> None:
    """Sets `revision` of the drafts of one sentence, and `revises` of those that replace others.

    `earlier` are the drafts of the sentences before. Two figures of one change get one measure.
    """
    lexicon = revision_lexicon(around.language)
    if not drafts or lexicon is None or lexicon.triggers.isdisjoint(around.lowers):
        return
    _Reader(drafts, earlier, around, lexicon).read()


class _Reader:
    """Reads one sentence."""

    def __init__(
        self,
        drafts: Sequence[CountDraft],
        earlier: Sequence[CountDraft],
        around: Governors,
        lexicon: RevisionLexicon,
    ) -> None:
        self.drafts = drafts
        self.earlier = earlier[-_BACK:]
        self.around = around
        self.lowers = around.lowers
        self.language = around.language
        self.lexicon = lexicon
        self.words = lexicon.words
        self.cuts = [i for i, word in enumerate(self.lowers) if word in self.words.breaks]
        self.cuts += [first for first, _ in self._phrases(lexicon.right) if first]
        self.timed = {at for first, last in around.time_ends.items() for at in range(first, last)}

    def read(self) -> None:
        self._rejected()
        self._changed()
        self._formerly()
        self._at_past_times()
        self._taken_up()

    def _mark(
        self, draft: CountDraft, kind: Kind, rule: str, at: tuple[int, int],
        *, verb: int | None = None, by_speaker: bool = False,
    ) -> None:  # fmt: skip
        if draft.revision is None:
            draft.revision = Revision(kind, f"figure.{rule}", *at, verb, by_speaker)

    # --- looking around --------------------------------------------------------------------------

    def _cut(self, begin: int, end: int) -> bool:
        return any(begin <= at < end for at in self.cuts)

    def _tells(self, at: int) -> bool:
        word = self.lowers[at]
        return word in self.words.reports or reporting(word, self.language)

    def _told_in(self, begin: int, end: int) -> bool:
        return any(self._tells(at) for at in range(begin, min(end, len(self.lowers))))

    def _is_deed(self, at: int) -> bool:
        """Whether a word tells what became of those counted ("korban meninggal tercatat 31")."""
        return self.around.lexicon.deed_at(self.lowers, at) is not None

    def _edge(self, draft: CountDraft) -> int:
        return self.around.left_edge(draft.quantity)

    def _after(self, at: int) -> Iterator[CountDraft]:
        """The figures behind a token that its words may speak of: those of one clause."""
        last = -1
        for draft in self.drafts:
            if draft.first < at:
                continue
            if draft.first > at + _REACH or self._cut(at, draft.first):
                return
            gap = self.lowers[last : draft.first] if last > 0 else ()
            if any(word in self.around.words.clause_breaks for word in gap):
                return
            last = draft.last
            yield draft

    def _phrases(self, table: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
        """Where phrases of a table stand, of those that begin at one token the longest."""
        firsts = {phrase[0] for phrase in table}
        for at, word in enumerate(self.lowers):
            if word in firsts:
                for phrase in table:
                    if tuple(self.lowers[at : at + len(phrase)]) == phrase:
                        yield at, at + len(phrase)
                        break

    def _named(self, begin: int, end: int) -> bool:
        """Whether a noun of a figure or a saying stands there."""
        nouns = self.words.figures | self.words.sayings
        return any(word in nouns for word in self.lowers[max(0, begin) : end])

    # --- rejected --------------------------------------------------------------------------------

    def _rejected(self) -> None:
        for draft in self.drafts:
            edge = self._edge(draft)
            hedged = self.lowers[edge : draft.quantity.number_first]
            negated = edge > 0 and self.lowers[edge - 1] in self.words.not_
            if negated and not draft.quantity.single and self.words.only.isdisjoint(hedged):
                self._mark(draft, "denied", "not", (edge - 1, edge))
        for first, last in self._phrases(self.lexicon.rejections):
            if first and self.lowers[first - 1] in self.lexicon.negators:
                continue
            for draft in self._after(last):
                if self._is_rejected(draft, last):
                    self._mark(draft, "denied", "rejected", (first, last), verb=first)
        for first, last in self._phrases(self.lexicon.rejected):
            if first and self.lowers[first - 1] in self.lexicon.negators:
                continue
            for draft in self._named_before(first):
                self._mark(draft, "denied", "rejected", (first, last), verb=first)
        for first, last in self._phrases(self.lexicon.falsehoods):
            if first and self.lowers[first - 1] in self.lexicon.negators | self.words.not_:
                continue
            for draft in self._named_before(first):
                self._mark(draft, "denied", "false", (first, last), by_speaker=True)
        self._mistaken()

    def _is_rejected(self, draft: CountDraft, begin: int) -> bool:
        """Whether the figure is in what a verb of rejecting before it rejects."""
        edge = self._edge(draft)
        if edge and self.lowers[edge - 1] in self.lexicon.kinds.to:
            return False
        span = range(begin, draft.first)
        opened = next(
            (
                at
                for at in span
                if self.lowers[at] in self.lexicon.takers or self._named(at, at + 1)
            ),
            None,
        )
        if opened is None:
            return False
        return not any(
            self._tells(at) and self.lowers[at - 1] not in self.lexicon.relatives for at in span
        ) and not any(is_verb(self.lowers[at], self.language) for at in range(begin, opened))

    def _named_before(self, end: int) -> Iterator[CountDraft]:
        """The figures before a token that a noun of a figure or a saying opens."""
        for draft in self.drafts:
            begin = max((at for at in self.cuts if at < draft.first), default=-1) + 1
            near = end - _REACH <= draft.last <= end and not self._cut(draft.last, end)
            if near and self._named(max(begin, draft.first - _PAIR), draft.first):
                yield draft

    def _mistaken(self) -> None:
        for at, word in enumerate(self.lowers[:-1]):
            if word in self.words.mistaken and self._tells(at + 1):
                for draft in self._after(at + 2):
                    self._mark(draft, "denied", "mistaken", (at, at + 1), verb=at + 1)

    # --- changed ---------------------------------------------------------------------------------

    def _changed(self) -> None:
        """As in "dari A menjadi B", "menjadi B dari A", "naik dari A", "B, dibanding A"."""
        kinds = self.lexicon.kinds
        for at, word in enumerate(self.lowers):
            if word in self.words.compared or word in self.words.than:
                for draft in self._after(at + 1):
                    if self._named(at, draft.first) and self._told_in(at, draft.first):
                        self._mark(draft, "recalled", "compared", (at, at + 1))
        for place, draft in enumerate(self.drafts):
            at = self._opener(draft)
            if at < 0:
                continue
            before = self.drafts[place - 1] if place else None
            behind = self.drafts[place + 1] if place + 1 < len(self.drafts) else None
            change = self._change_before(at)
            if self.lowers[at] in self.words.compared:
                former = before or next(iter(reversed(self.earlier)), None)
                if former is not None and _alike(draft, former):
                    _share_measure(draft, former)
                    self._mark(draft, "recalled", "compared", (at, at + 1))
            elif self.lowers[at] not in kinds.from_:
                continue
            elif behind is not None and self._becomes(draft, behind, change):
                _share_measure(draft, behind)
                self._replaced(draft, behind, change, at)
            elif before is not None and self._became(before, draft):
                _share_measure(draft, before)
                self._replaced(draft, before, self._change_before(before.first), at)
            elif self._edge(draft) - 1 > at or (
                0 <= change == at - 1 and (draft.rank != "thing" or self._known(draft))
            ):
                self._mark(draft, "recalled", "changed", (max(change, 0) or at, at + 1))

    def _opener(self, draft: CountDraft) -> int:
        """The token of "dari" or "dibanding" before a figure, past "sebelumnya", "angka"."""
        words = self.words
        at = self._edge(draft) - 1
        past = words.formerly | words.before | words.figures | words.older | words.initial
        while at > 0 and (
            self.lowers[at] in past
            or (self.lowers[at - 1] in words.compared and self.lowers[at] not in words.compared)
        ):
            at -= 1
        return at

    def _change_before(self, at: int) -> int:
        """The nearest verb of a change before a token; -1 for none."""
        kinds, words = self.lexicon.kinds, self.words
        for index in range(at - 1, max(-1, at - 1 - _PAIR), -1):
            if self.lowers[index] in kinds.rises or self.lowers[index] in words.corrections:
                return index
            if index in self.cuts:
                return -1
        return -1

    def _becomes(self, former: CountDraft, newer: CountDraft, change: int) -> bool:
        """Whether "menjadi" (or, of a change, "ke") stands between them, and no new clause."""
        gap = self.lowers[former.last : newer.first]
        to = [word for word in gap if word in self.lexicon.kinds.to]
        if not to or len(gap) > _PAIR or self._cut(former.last, newer.first):
            return False
        becomes = any(word in self.lexicon.kinds.becomes for word in to)
        return (becomes or change >= 0) and _alike(former, newer)

    def _became(self, newer: CountDraft, former: CountDraft) -> bool:
        edge = self._edge(newer)
        gap = self.lowers[newer.last : former.first]
        return (
            edge > 0
            and self.lowers[edge - 1] in self.lexicon.kinds.becomes
            and len(gap) <= _PAIR
            and not self._cut(newer.last, former.first)
            and _alike(former, newer)
        )

    def _replaced(self, draft: CountDraft, newer: CountDraft, change: int, at: int) -> None:
        if change >= 0 and self.lowers[change] in self.words.corrections:
            self._mark(draft, "denied", "corrected", (change, change + 1), verb=change)
        elif change >= 0:
            self._mark(draft, "recalled", "changed", (change, change + 1))
        else:
            first, last = sorted((at, max(0, self._edge(newer) - 1)))
            self._mark(draft, "recalled", "changed", (first, last + 1))

    def _known(self, draft: CountDraft) -> bool:
        return any(
            other is not draft and other.measure is draft.measure
            for other in (*self.drafts, *self.earlier)
        )

    # --- told formerly ---------------------------------------------------------------------------

    def _formerly(self) -> None:
        words = self.words
        for at, word in enumerate(self.lowers):
            strong = word in words.formerly
            if (strong or word in words.before) and at not in self.timed:
                self._told_formerly(at, strong=strong)
            if word in words.figures:
                for adjective in self._beside(at):
                    self._told_at_first(at, adjective)

    def _beside(self, noun: int) -> range:
        """Where an adjective or a demonstrative of a noun may stand."""
        if self.words.adjectives_first:
            return range(max(0, noun - _NEAR), noun)
        return range(noun + 1, min(noun + 1 + _NEAR, len(self.lowers)))

    def _told_formerly(self, at: int, *, strong: bool) -> None:
        for draft in self._after(at + 1):
            adjacent = self._edge(draft) == at + 1
            told = self._told_in(at + 1, draft.first)
            if strong and not told:
                told = self._told_in(draft.last, draft.last + _AFTER) or self._newer(draft)
            if told or adjacent:
                self._mark(draft, "recalled", "formerly", (at, at + 1))
                self._named_toll(draft, at)

    def _named_toll(self, draft: CountDraft, at: int) -> None:
        """As in "korban hilang yang semula dilaporkan 12 orang": the noun before tells the deed."""
        if draft.measure is not Measure.PEOPLE or draft.noun is not None:
            return
        for begin in range(max(0, at - _PAIR), at):
            noun = self.around.lexicon.noun_at(self.lowers, begin)
            if noun is not None and noun.rank == "toll" and noun.last <= at:
                draft.measure, draft.measure_alternatives = noun.measure, (Measure.PEOPLE,)
                draft.rules = (f"id.count.total.noun.{noun.measure}",)
                return

    def _told_at_first(self, noun: int, adjective: int) -> None:
        """As in "laporan sebelumnya", and "angka awal" where a newer figure is told."""
        word = self.lowers[adjective]
        always = word in self.words.older
        if not always and word not in self.words.initial:
            return
        first, last = sorted((noun, adjective))
        if any(is_verb(self.lowers[i], self.language) for i in range(first + 1, last)):
            return
        for draft in self._after(last + 1):
            if always or self._newer(draft):
                self._mark(draft, "recalled", "first_told", (first, last + 1))
            break

    def _newer(self, draft: CountDraft) -> bool:
        """Whether another figure of the same is told beside it, and not as an older one."""
        return any(
            other is not draft
            and other.revision is None
            and other.whole is None
            and other.best != draft.best
            and (other.measure is draft.measure or _alike(other, draft))
            for other in (*self.drafts, *self.earlier)
        )

    # --- told at a past time ---------------------------------------------------------------------

    def _at_past_times(self) -> None:
        words = self.words
        for first, last in self._phrases(self.lexicon.past):
            if first and self.lowers[first - 1] in words.since:
                continue
            for draft in self._after(last):
                if self._told_then(first, last, draft) or (
                    self._edge(draft) == last and self._known(draft) and self._has_now(draft)
                ):
                    self._mark(draft, "recalled", "told_then", (first, last))
        for first, last in self._phrases(self.lexicon.yesterday):
            if first and self.lowers[first - 1] in words.since:
                continue
            for draft in self._after(last):
                if self._has_now(draft) and self._told_then(first, last, draft):
                    self._mark(draft, "recalled", "told_then", (first, last))

    def _told_then(self, first: int, last: int, draft: CountDraft) -> bool:
        """Whether the time is that of telling the figure: its verb tells, or a noun of a figure."""
        for at in range(last, draft.first):
            if self._tells(at):
                return True
            if is_verb(self.lowers[at], self.language) and not self._is_deed(at):
                return False
        begin = max(0, first - _NEAR)
        return any(word in self.words.figures for word in self.lowers[begin : draft.first])

    def _has_now(self, draft: CountDraft) -> bool:
        """Whether another figure of the same measure is told as of now."""
        for first, last in self._phrases(self.lexicon.now):
            for other in self.drafts:
                near = last <= other.first <= last + _REACH or first < 1
                if other is not draft and near and _alike(other, draft):
                    return True
        return False

    # --- taken up --------------------------------------------------------------------------------

    def _taken_up(self) -> None:
        """As in "angka itu bertambah menjadi 36": the figure told before is the older one."""
        for place, draft in enumerate(self.drafts):
            edge = self._edge(draft)
            if draft.revision or not edge or self.lowers[edge - 1] not in self.lexicon.kinds.to:
                continue
            change = self._change_before(edge - 1)
            if change < 0 or self._restated_here(place, draft, change):
                continue
            if not self._takes_up(change):
                continue
            for former in (*reversed(self.drafts[:place]), *reversed(self.earlier)):
                if former.whole is not None or not _alike(former, draft):
                    continue
                if former.revision is None and former.best != draft.best:
                    kind: Kind = (
                        "denied" if self.lowers[change] in self.words.corrections else "recalled"
                    )
                    draft.revises = (former, Revision(kind, "figure.taken_up", change, change + 1))
                break

    def _restated_here(self, place: int, draft: CountDraft, change: int) -> bool:
        """As in "angka 58 orang yang diumumkan pada Selasa diturunkan menjadi 52 orang"."""
        former = self.drafts[place - 1] if place else None
        if former is None or former.revision is not None or former.best == draft.best:
            return False
        begin = max(0, self._edge(former) - _NEAR)
        named = self._named(begin, former.first) and former.last <= change
        if not named or self._cut(former.last, change) or not _alike(former, draft):
            return False
        _share_measure(former, draft)
        kind: Kind = "denied" if self.lowers[change] in self.words.corrections else "recalled"
        # what stands between tells when the older figure was told
        rule = "corrected" if kind == "denied" else "changed"
        self._mark(former, kind, rule, (former.last, change + 1))
        return True

    def _takes_up(self, change: int) -> bool:
        begin = max(0, change - _PAIR)
        for at in range(begin, change):
            if self.lowers[at] in self.words.figures:
                if self.lowers[at] in self.around.words.its_totals:
                    return True
                if any(self.lowers[i] in self.words.takes_up for i in self._beside(at)):
                    return True
        return False


def _alike(one: CountDraft, other: CountDraft) -> bool:
    """Whether two figures may be of one quantity: of one measure, or persons of no deed."""
    if one.measure is other.measure:
        return True
    if one.measure in other.measure_alternatives or other.measure in one.measure_alternatives:
        return True
    people = Measure.PEOPLE in (one.measure, other.measure)
    return people and one.rank != "thing" and other.rank != "thing"


def _share_measure(one: CountDraft, other: CountDraft) -> None:
    """Gives the measure of one figure of a change to the other where that only counts people."""
    for plain, told in ((one, other), (other, one)):
        if plain.measure is Measure.PEOPLE and told.measure is not Measure.PEOPLE:
            kept = (Measure.PEOPLE, *plain.measure_alternatives, *told.measure_alternatives)
            plain.measure = told.measure
            plain.measure_alternatives = tuple(
                m for m in dict.fromkeys(kept) if m is not told.measure
            )
            plain.rules = (*plain.rules, "id.count.changed")
