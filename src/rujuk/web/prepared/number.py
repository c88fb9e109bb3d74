"""What is counted, affair by affair: charts of the claims, or lines where one claim says it all.

Affairs come in the order of the brief, those told in most reports first, their quantities as told
most often, then the gravest; parts stand under their whole.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from rujuk.brief.affairs import GRAVEST, Affair, Node, affairs_of, is_planned
from rujuk.brief.denied_counts import denial_sentences
from rujuk.brief.paragraphs import held_words, quantity_entry, range_words
from rujuk.web.pages.number import INDEX_AT_ONCE, page_key
from rujuk.web.prepared.chart_marks import kind_of, plotted, tells
from rujuk.web.prepared.claims_chart import chart
from rujuk.web.prepared.weighed import HISTORY_AT_MOST
from rujuk.weigh.authorities import root_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.brief.voices import Voices
    from rujuk.form import Json, JsonObject
    from rujuk.web.press import Making
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.picture import Weighed
    from rujuk.weigh.quantities import Quantity, Step
    from rujuk.weigh.statements import Authority

MOST_CLAIMS = 60
"""Claims of one quantity that its chart and table show."""
MOST_ROWS = 14
"""Authorities of one chart."""
MOST_PARTS = 12
"""Parts of one quantity that stand under it."""
MOST_QUOTES = 2
"""Quotes of one claim: a sum has those of its parts."""
CLAIMS_OF_A_PAGE = 160
"""Claims after which an affair goes on on its next page."""
LINES_OF_A_PAGE = 60
"""The same of quantities."""
HEADLINES = 4
"""Figures at the head of an affair."""


def prepare(making: Making) -> None:
    """Keep, by language, "number" and its index in parts, and "number.affair" by `page_key`."""
    weighed = making.picture.weighed
    affairs = _affairs(weighed)
    series: dict[str, Sequence[Step]] = {}
    for affair in affairs:
        if len(affair.reports) <= HISTORY_AT_MOST:
            series |= weighed.series_of(affair.reports)
    for language, voices in making.voices.items():
        denied = _only_denied(weighed)
        index: list[Json] = []
        for number, affair in enumerate(affairs, 1):
            teller = _Teller(voices, series)
            blocks = [teller.block(node.quantity, node.parts) for node in affair.nodes]
            blocks += [teller.block(one, ()) for one in denied.get(affair.id, ())]
            pages = _pages(blocks)
            about = _about(affair, number) | {"pages": len(pages)}
            first = {block["id"] for block in pages[0] if isinstance(block, dict)}
            heads = [one for one in teller.heads(affair) if one["id"] in first]
            for at, shown in enumerate(pages, 1):
                told: JsonObject = {"affair": about, "heads": [*heads], "blocks": shown}
                making.keep("number.affair", told, language=language, key=page_key(number, at))
            index.append(about | {"lead": next(iter(heads), None)})
        making.keep("number", {"affairs": len(index)}, language=language)
        for at in range(0, len(index), INDEX_AT_ONCE):
            some = index[at : at + INDEX_AT_ONCE]
            key = page_key(0, at // INDEX_AT_ONCE + 1)
            making.keep("number.index", some, language=language, key=key)


def _affairs(weighed: Weighed) -> list[Affair]:
    """The affairs of all figures; after them those of which figures are only denied."""
    found = [*affairs_of(weighed, weighed.quantities)]
    known = {one.id for one in found}
    for affair in sorted(set(_only_denied(weighed)) - known):
        reports = [one for one in weighed.reports if weighed.threads[one.id] == affair]
        title = next((one.title for one in reports if one.title is not None), None)
        own = sum(one.id not in weighed.originals for one in reports)
        told = Affair(id=affair, reports=tuple(reports), originals=own, title=title, nodes=())
        found.append(told)
    return found


def _only_denied(weighed: Weighed) -> dict[str, list[Quantity]]:
    """The quantities of which no figure is told, by affair: somebody denies one."""
    found: dict[str, list[Quantity]] = defaultdict(list)
    for one in weighed.quantities:
        if not one.assertions and one.denials:
            found[one.subject.affair or ""].append(one)
    return found


def _about(affair: Affair, number: int) -> JsonObject:
    reprints = len(affair.reports) - affair.originals
    return {
        "number": number,
        "title": None if affair.title is None else " ".join(affair.title.split()),
        "reports": len(affair.reports),
        "reprints": reprints,
        "days": [*affair.days],
        "quantities": sum(1 for _ in _all(affair.nodes)),
    }


def _all(nodes: Iterable[Node]) -> Iterable[Node]:
    for node in nodes:
        yield node
        yield from _all(node.parts)


def _pages(blocks: Sequence[JsonObject]) -> list[list[Json]]:
    """The blocks of an affair on as many pages as it takes; one for none."""
    pages: list[list[Json]] = [[]]
    claims = lines = 0
    for block in blocks:
        size = _size(block)
        full = claims + size[0] > CLAIMS_OF_A_PAGE or lines + size[1] > LINES_OF_A_PAGE
        if pages[-1] and full:
            pages.append([])
            claims = lines = 0
        pages[-1].append(block)
        claims, lines = claims + size[0], lines + size[1]
    return pages


def _size(block: Mapping[str, Json]) -> tuple[int, int]:
    """How many claims and quantities a block shows."""
    claims, parts = block["claims"], block["parts"]
    assert isinstance(claims, list)  # noqa: S101 - as `_Teller.block` makes it
    assert isinstance(parts, list)  # noqa: S101
    below = [_size(one) for one in parts if isinstance(one, dict)]
    return len(claims) + sum(one[0] for one in below), 1 + sum(one[1] for one in below)


class _Teller:
    """Tells quantities in one language."""

    def __init__(self, voices: Voices, series: Mapping[str, Sequence[Step]]) -> None:
        self._voices = voices
        self._series = series

    def heads(self, affair: Affair) -> list[JsonObject]:
        """The figures at the head of an affair: its first wholes that charts or lives are of."""
        found: list[JsonObject] = []
        for node in affair.nodes:
            one = node.quantity
            told = self._estimate(one)
            headed = one.measure in GRAVEST or tells(one)
            if told is None or not headed or is_planned(one) or one.part:
                continue
            if len(found) == HEADLINES:
                break
            found.append({"id": one.id, "heading": self._voices.heading(one), "estimate": told})
        return found

    def block(self, quantity: Quantity, parts: Sequence[Node]) -> JsonObject:
        """A quantity: what is counted, its estimate, chart or line, claims, parts below it."""
        voices = self._voices
        shown = _chosen(quantity)
        ones = [one for one in plotted(quantity) if one.id in shown]
        names = self._names(quantity)
        drawn = None
        if tells(quantity) and len(ones) > 1:
            steps = self._series.get(quantity.id, ())
            drawn = chart(quantity, ones, steps, names, voices.wording)
        everything = [*quantity.assertions, *quantity.denials]
        entry = quantity_entry(Node(quantity=quantity, parts=()), voices)
        return {
            "id": quantity.id,
            "heading": voices.heading(quantity),
            "foreseen": is_planned(quantity),
            "estimate": self._estimate(quantity),
            "told": msgspec.to_builtins(entry.sentences[:1]),
            "denied": msgspec.to_builtins([*denial_sentences(quantity, voices)]),
            "chart": drawn,
            "claims": [self._claim(one, quantity) for one in everything if one.id in shown],
            "more": len(everything) - len(shown),
            "authorities": len({one.authority for one in everything}),
            "who": _who(quantity, names),
            "held": [self._held(one, quantity) for one in everything if one.id in quantity.held],
            "parts": [self.block(one.quantity, one.parts) for one in parts[:MOST_PARTS]],
            "more_parts": max(0, len(parts) - MOST_PARTS),
        }

    def _estimate(self, quantity: Quantity) -> JsonObject | None:
        """Low, best and high of what is weighed; null where nothing stands."""
        now = quantity.estimate
        if now is None or "held" in now.flags:
            return None
        best = now.drivers[0]
        wording = self._voices.wording
        return {
            "figure": wording.figure(best),
            "best": None if now.best is None else wording.number(now.best),
            "low": None if now.low is None else wording.number(now.low),
            "high": None if now.high is None else wording.number(now.high),
            "open": now.open_top,
            "band": bool(range_words(now, self._voices)) and now.best is not None,
            "grade": now.grade,
            "as_of": None if best.told is None else self._voices.time(best.told.text),
        }

    def _names(self, quantity: Quantity) -> dict[Authority, str]:
        """Each authority in few words: without how the pages were read to name it."""
        voices = self._voices
        told: dict[Authority, list[Assertion]] = {}
        for one in (*quantity.assertions, *quantity.denials):
            told.setdefault(one.authority, []).append(one)
        found = {}
        for authority, ones in told.items():
            parties = {
                party.id or party.text: party
                for one in ones
                for mention in one.mentions
                if (party := root_of(voices.weighed.claims[mention.id][1].said_by)) is not None
                and " ".join((party.name or party.text).split()) == authority.name
            }
            names = {voices.wording.party(one) for one in parties.values()}
            names = names or {voices.who(ones[0])}
            found[authority] = min(names, key=lambda name: (len(name), name))
        return found

    def _claim(self, one: Assertion, quantity: Quantity) -> JsonObject:
        voices = self._voices
        deeper = len(one.scope.path) > len(quantity.scope.path)
        mentions = voices.mentions(one)
        again = one.told is not None and one.as_of is not None and one.told.text != one.as_of.text
        return {
            "id": one.id,
            "claim": mentions[0].id if mentions else None,
            "who": voices.who(one),
            "figure": "" if one.low is one.best is one.high is None else voices.figure(one),
            "place": voices.where(one.scope) if deeper else "",
            "day": voices.day(one),
            "again": voices.time(one.told.text) if again and one.told is not None else "",
            "reported": None if one.reported_at is None else one.reported_at.text[:10],
            "kind": kind_of(one, quantity),
            "modality": one.modality.value,
            "stance": one.stance.value,
            "mode": one.mode.value,
            "sum": bool(one.derived_from),
            "carried": voices.carried(one),
            "words": msgspec.to_builtins(voices.quote(one, named=False)[:MOST_QUOTES]),
        }

    def _held(self, one: Assertion, quantity: Quantity) -> JsonObject:
        return {
            "id": one.id,
            "reason": quantity.held[one.id].reason,
            "text": held_words(quantity, one, self._voices),
        }


def _who(quantity: Quantity, names: Mapping[Authority, str]) -> list[Json]:
    """Who gives the best figure, then who else gives one or denies it: names of a line."""
    now = quantity.estimate
    ones = [*(now.drivers if now is not None else ()), *quantity.assertions, *quantity.denials]
    return [*dict.fromkeys(names[one.authority] for one in ones)]


def _chosen(quantity: Quantity) -> set[str]:
    """The claims that are shown: all, or of very many the held and those that weigh most.

    Those that stand side by side come first, then denials, then the latest.
    """
    now = quantity.estimate
    drivers = now.drivers if now is not None else ()
    known = {one.id: one for one in (*quantity.assertions, *quantity.denials)}
    latest = sorted(known.values(), key=lambda one: (-_time(one), one.id))
    ordered = [*drivers, *quantity.denials, *latest]
    voices: dict[object, None] = {}
    found: list[str] = []
    for one in ordered:
        if one.id not in known or one.id in found:
            continue
        if one.authority not in voices and len(voices) == MOST_ROWS:
            continue
        voices[one.authority] = None
        found.append(one.id)
        if len(found) == MOST_CLAIMS:
            break
    return {*found, *quantity.held}


def _time(one: Assertion) -> float:
    return one.as_of.until if one.as_of is not None else 0.0
