"""The kind of people of a figure whose own words name none: told beside it or before it.

"Jumlah guru yang ditangkap mencapai 34 orang" is of teachers by the total it states, "dua di
antaranya" of whom its whole is, "empat lainnya" of whom the figure before it is, "delapan orang
tewas, semuanya perempuan" of whom the apposition names. A figure that counts anybody anew ("bus itu
membawa 45 peziarah; 20 orang tewas") takes nothing over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.groups import group_words, names_group
from rujuk.records import Hedge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.count_drafts import CountDraft
    from rujuk.code.governors import Governors
    from rujuk.code.groups import GroupWords
    from rujuk.code.mentions import Mention

LENT = "of_whom.whole"
"""The rule of words that say of whom another figure is, and this one with it."""

# Figures of the page before this sentence that may lend their words.
_BACK = 8
# Tokens behind a toll in which "di pihak X" may stand.
_AMONG = 6
# Tokens behind a counted phrase in which the country it is of may be told ("asal Vietnam").
_ORIGIN = 3


def name_groups(
    drafts: Sequence[CountDraft],
    earlier: Sequence[CountDraft],
    around: Governors,
    mentions: Sequence[Mention],
) -> None:
    """Gives drafts of persons without a kind of their own the words that name it.

    `earlier` are the drafts of the sentences before, which have been here.
    """
    words = group_words(around.language)
    if words is not None and drafts:
        _Reader(drafts, earlier, around, mentions, words).read()


class _Reader:
    """Reads one sentence."""

    def __init__(
        self,
        drafts: Sequence[CountDraft],
        earlier: Sequence[CountDraft],
        around: Governors,
        mentions: Sequence[Mention],
        words: GroupWords,
    ) -> None:
        self.drafts = drafts
        self.earlier = earlier[-_BACK:]
        self.around = around
        self.lowers = around.lowers
        self.mentions = mentions
        self.words = words

    def read(self) -> None:
        for draft in self.drafts:
            draft.names_kind = draft.of_whom is not None and self._is_kind(*draft.of_whom)
        self._all_of_them()
        for place, draft in enumerate(self.drafts):
            if self._is_plain(draft):
                self._name(place, draft)
        for place, draft in enumerate(self.drafts):
            if self._is_plain(draft) and draft.revision is not None:
                behind = self.drafts[place + 1 : place + 2]
                self._take(draft, next((one for one in behind if _same(one, draft)), None))

    def _is_kind(self, first: int, last: int) -> bool:
        return names_group(" ".join(self.lowers[first:last]), self.around.language)

    @staticmethod
    def _is_plain(draft: CountDraft) -> bool:
        """Whether its words say no more than that persons are counted."""
        if draft.names_kind or draft.rank == "thing" or draft.hedge is Hedge.NONE:
            return False
        return draft.of_whom is None or draft.rank == "toll"

    def _name(self, place: int, draft: CountDraft) -> None:
        before = self.drafts[:place]
        edge = self.around.left_edge(draft.quantity)
        rest = edge > 0 and self.lowers[edge - 1] in self.around.others
        if draft.topic is not None and self._by_topic(draft):
            return
        if draft.whole is not None:
            self._take(draft, draft.whole)
        elif rest:
            self._take(draft, next((one for one in reversed(before) if one.names_kind), None))
        elif draft.quantity.others:
            if draft.quantity.classifier is None:
                self._take(draft, self._former(before))
        elif draft.revision is not None and before and _same(before[-1], draft):
            self._take(draft, before[-1])
        elif self._restates(draft, edge):
            self._take(draft, self._former(before))

    def _take(self, draft: CountDraft, lender: CountDraft | None) -> None:
        if lender is None or not lender.names_kind:
            return
        draft.of_whom_start, draft.of_whom_end = lender.of_whom_start, lender.of_whom_end
        draft.words_rule, draft.named_by = LENT, lender.named_by or lender
        draft.names_kind = True

    def _former(self, before: Sequence[CountDraft]) -> CountDraft | None:
        """The last figure of persons, that is no part of another."""
        for draft in (*reversed(before), *reversed(self.earlier)):
            if draft.rank != "thing" and draft.whole is None and draft.hedge is not Hedge.NONE:
                return draft
        return None

    def _restates(self, draft: CountDraft, edge: int) -> bool:
        """Whether a figure told before is told again or changed ("angka itu naik dari ...")."""
        if not draft.rules[0].endswith(".context.restated"):
            return False
        totals = self.around.words.totals
        return draft.revises is not None or any(word in totals for word in self.lowers[:edge])

    # --- the total that is stated ----------------------------------------------------------------

    def _by_topic(self, draft: CountDraft) -> bool:
        """Names the kind by the noun of the total, or by what stands beside that noun."""
        topic = draft.topic
        if topic is None:
            return False
        if topic.kind:
            draft.of_whom_start, draft.of_whom_end = topic.start, topic.end
            draft.names_kind = True
            if topic.first is None or topic.last is None:
                draft.words_rule = LENT
            else:
                self._country(draft, topic.first, topic.last)
            return True
        if topic.first is None or topic.last is None:
            return False
        for at in range(topic.last, min(topic.last + _AMONG, draft.first)):
            first = at + 1 if self.lowers[at] in self.words.among else at
            if first > at or at == topic.last:
                noun = self.around.noun_from(first)
                if noun is not None and noun.last <= draft.first and self._is_kind(
                    noun.first, noun.last
                ):  # fmt: skip
                    self._set(draft, noun.first, noun.last)
                    self._country(draft, noun.first, noun.last)
                    return True
        return False

    def _set(self, draft: CountDraft, first: int, last: int) -> None:
        draft.of_whom = (first, last)
        draft.of_whom_start = self.around.tokens[first].start
        draft.of_whom_end = self.around.tokens[last - 1].end
        draft.names_kind = self._is_kind(first, last)

    # --- "semuanya perempuan" --------------------------------------------------------------------

    def _all_of_them(self) -> None:
        for at, word in enumerate(self.lowers):
            if word not in self.words.all_of_them:
                continue
            size = self.words.all_of_them[word]
            counted = next(
                (
                    one
                    for one in reversed(self.drafts)
                    if one.last <= at and one.rank != "thing" and not one.names_kind
                ),
                None,
            )
            noun = self.around.noun_from(at + 1)
            if counted is None or noun is None or (size is not None and counted.best != size):
                continue
            last = self.around.phrase_end(at + 1, noun)
            self._set(counted, at + 1, last)
            self._country(counted, at + 1, last)

    def _country(self, draft: CountDraft, first: int, last: int) -> None:
        """The party these words name, and its country, told in them or as an origin behind them."""
        origin = last < len(self.lowers) and self.lowers[last] in self.around.words.origins
        end = last + _ORIGIN if origin else last
        inside = [m for m in self.mentions if first <= m.first < end]
        found = next((m for m in inside if m.country), None)
        if found is not None:
            draft.mention, draft.country, draft.country_rule = found, found.country, "noun_phrase"
        elif inside and draft.mention is None:
            draft.mention = inside[0]


def _same(one: CountDraft, other: CountDraft) -> bool:
    return one.measure is other.measure or one.measure in other.measure_alternatives
