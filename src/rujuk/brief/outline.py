"""The brief as sections of entries with the words they stand on, before any markup.

Texts here may hold words of a page: hostile until a renderer has escaped them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from rujuk.brief.parts import part_words
from rujuk.records import BlockKind, Modality, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.brief.deeds import Deed
    from rujuk.brief.picture import Bond, Picture
    from rujuk.brief.quantities import Assertion, Quantity
    from rujuk.brief.sheets import Sheet
    from rujuk.brief.wording import Wording
    from rujuk.records import Loss

CONTEXT_CHARACTERS = 80
"""Code points of the page shown before and after a quote, never beyond its line."""

LOSS_EXAMPLES = 3
"""How many quotes stand under a reason for losses; the case holds all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Exact words of a page: `[start, end)` of its text, with what stands around them."""

    quote: str
    page: int
    path: str
    document: str
    start: int
    end: int
    before: str = ""
    after: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the brief, its details, the words it stands on, and what belongs under it."""

    text: str
    details: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    children: tuple[Entry, ...] = ()
    record: str | None = None
    page: int | None = None
    """Number of the page that the entry presents, under which its words are cited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed part of the brief. `key` is the same in every language."""

    key: str
    title: str
    notes: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The whole brief."""

    language: str
    title: str
    head: tuple[str, ...]
    sections: tuple[Section, ...]
    empty: str


class _Quoted(Protocol):
    """A record with a place on its page."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def quote(self) -> str: ...
    @property
    def block(self) -> BlockKind: ...


DONE = frozenset({Modality.HAPPENED, Modality.ONGOING})
OPEN = frozenset({Modality.POSSIBLE, Modality.CONDITIONAL})


def make_outline(picture: Picture, wording: Wording) -> Outline:
    """The brief of a picture in the words of one language."""
    say = wording.say
    claims = sum(len(sheet.coding.claims) for sheet in picture.sheets)
    events = sum(len(sheet.coding.events) for sheet in picture.sheets)
    subtitle = say(
        "subtitle",
        pages=wording.several("pages", len(picture.sheets)),
        claims=wording.several("claims", claims),
        events=wording.several("events", events),
    )
    known = say("known_at.unknown")
    if picture.known_at is not None:
        known = say("known_at", day=picture.known_at)
    head = [subtitle, known]
    if picture.run is not None:
        head.append(say("run", run=picture.run))
        if picture.open_run:
            head.append(say("run.open", run=picture.run))
    return Outline(
        language=wording.language,
        title=say("title"),
        head=tuple(head),
        sections=(
            _pages(picture, wording),
            _counts(picture.quantities, wording),
            _deeds("deeds", picture, DONE, wording),
            _deeds("plans", picture, frozenset({Modality.PLANNED}), wording),
            _deeds("conditionals", picture, OPEN, wording),
            _deeds("denials", picture, frozenset({Modality.DENIED}), wording),
            Section(
                key="bonds",
                title=say("section.bonds"),
                notes=(),
                entries=tuple(_bond(bond, wording) for bond in picture.bonds),
            ),
            _losses(picture, wording),
        ),
        empty=say("empty"),
    )


def _words(sheet: Sheet, record: _Quoted, wording: Wording) -> Words:
    note = "" if record.block is BlockKind.BODY else wording.say(f"block.{record.block.value}")
    return words_at(sheet, record.start, record.end, note)


def words_at(sheet: Sheet, start: int, end: int, note: str = "") -> Words:
    """The words of a page at these offsets, with what stands around them on their line."""
    text = sheet.document.text
    before = text[max(0, start - CONTEXT_CHARACTERS) : start]
    after = text[end : end + CONTEXT_CHARACTERS]
    return Words(
        quote=text[start:end],
        page=sheet.number,
        path=sheet.path,
        document=sheet.document.id,
        start=start,
        end=end,
        before=before.rpartition("\n")[2],
        after=after.partition("\n")[0],
        note=note,
    )


# --- pages ---------------------------------------------------------------------------------------


def _pages(picture: Picture, wording: Wording) -> Section:
    undated = [sheet for sheet in picture.sheets if sheet.document.published_on is None]
    notes = []
    if undated and len(undated) == len(picture.sheets):
        notes.append(wording.say("undated.all"))
    elif undated:
        pages = wording.several("pages", len(undated))
        notes.append(wording.say("undated.some", pages=pages))
    if any(sheet.document.visited_on is not None for sheet in undated):
        notes.append(wording.say("visit"))
    return Section(
        key="pages",
        title=wording.say("section.pages"),
        notes=tuple(notes),
        entries=tuple(_page(sheet, wording) for sheet in picture.sheets),
    )


def _page(sheet: Sheet, wording: Wording) -> Entry:
    say = wording.say
    document = sheet.document
    publisher = document.publisher
    details = [
        sheet.path,
        say("page.publisher", name=publisher.text) if publisher else say("page.no_publisher"),
    ]
    published, visited = document.published_on, document.visited_on
    if published is not None:
        details.append(say("page.published", day=published.edtf))
    else:
        details.append(say("page.undated"))
    if visited is not None:
        details.append(say("page.visited", day=visited.edtf))
    elif document.not_after is not None and published is None:
        details.append(say("page.visited", day=document.not_after))
    if document.not_before is not None and published is None:
        details.append(say("page.not_before", day=document.not_before))
    details += [say("page.also", path=path) for path in sheet.paths[1:]]
    stated = [one for one in (publisher, published, visited) if one is not None]
    return Entry(
        text=document.title.text if document.title is not None else say("page.untitled"),
        details=tuple(details),
        words=tuple(
            words_at(sheet, one.start, one.end)
            for one in stated
            if one.start is not None and one.end is not None
        ),
        record=document.id,
        page=sheet.number,
    )


# --- counts --------------------------------------------------------------------------------------


def _counts(quantities: Iterable[Quantity], wording: Wording) -> Section:
    return Section(
        key="counts",
        title=wording.say("section.counts"),
        notes=(),
        entries=tuple(_quantity(quantity, wording) for quantity in quantities),
    )


def _quantity(quantity: Quantity, wording: Wording) -> Entry:
    say = wording.say
    subject = quantity.subject
    status = ""
    if quantity.modality is not Modality.HAPPENED:
        status = ", " + say(f"modality.{quantity.modality.value}")
    figures = {
        (one.low, one.best, one.high) for one in quantity.assertions if not one.part | one.vague
    }
    details = [say("side_by_side")] if len(figures) > 1 and quantity.undated else []
    return Entry(
        text=say(
            "quantity",
            measure=say(f"measure.{quantity.measure.value}"),
            subject=wording.country(subject) if subject is not None else say("subject.unknown"),
            status=status,
        ),
        details=tuple(details),
        children=tuple(_assertion(one, wording) for one in quantity.assertions),
        record=quantity.id,
    )


def _assertion(one: Assertion, wording: Wording) -> Entry:
    say = wording.say
    details = [
        wording.source(one.chain, hearsay=one.hearsay),
        f"{wording.several('mentions', one.told)} {wording.several('on_pages', one.pages)}",
    ]
    if one.modality is not Modality.HAPPENED:
        details.insert(0, say(f"modality.{one.modality.value}"))
    if one.stance.value != "stated":
        details.append(say(f"stance.{one.stance.value}"))
    if one.mode is Mode.SHARE or one.measure.value in PRESENT_OR_PASSING:
        mode = say(f"mode.{one.mode.value}")
        if mode:
            details.append(mode)
    details += [say("at_place", place=wording.place(place)) for place in one.places]
    details += _claim_times(one, wording)
    return Entry(
        text=_figure(one, wording),
        details=tuple(details),
        words=tuple(_words(each.sheet, each.claim, wording) for each in one.mentions),
        record=one.id,
    )


PRESENT_OR_PASSING = frozenset(
    {"troops", "ships", "aircraft", "vehicles", "weapons", "missiles", "drones", "shells"}
    | {"containers", "workers", "police", "observers", "displaced", "prisoners", "hostages"}
)
"""Measures of which it tells something whether they are present at one time or came over a time."""


def _figure(one: Assertion, wording: Wording) -> str:
    """The figure in words, and what it is where it is no figure of the whole."""
    say = wording.say
    figure = wording.figure(one)
    whole = None if one.whole is None else wording.figure(one.whole)
    if one.mode is Mode.SHARE:
        words = one.model.quote
        if whole is None:
            return say("share", figure=figure, words=words)
        return say("share.of", figure=figure, words=words, whole=whole)
    if whole is not None and one.whole is not None:
        measure = say(f"measure.{one.whole.measure.value}")
        return say("part.of", figure=figure, whole=whole, measure=measure)
    if one.part:
        language = one.mentions[0].sheet.document.language
        words = part_words(one.model, language) or one.model.quote
        owner = say("subject.unknown") if one.subject is None else wording.country(one.subject)
        measure = say(f"measure.{one.measure.value}")
        return say("part", figure=figure, words=words, measure=measure, subject=owner)
    return say("vague", figure=figure) if one.vague else figure


def _claim_times(one: Assertion, wording: Wording) -> list[str]:
    times: dict[str, None] = {}
    for mention in one.mentions:
        if mention.claim.as_of is not None:
            times[wording.say("at_time", time=wording.time(mention.claim.as_of))] = None
    if one.undated:
        times[wording.say("undated.claim")] = None
    return list(times)


# --- deeds ---------------------------------------------------------------------------------------


def _deeds(key: str, picture: Picture, statuses: frozenset[Modality], wording: Wording) -> Section:
    chosen = [deed for deed in picture.deeds if deed.event.modality in statuses]
    return Section(
        key=key,
        title=wording.say(f"section.{key}"),
        notes=(),
        entries=tuple(_deed(deed, wording) for deed in chosen),
    )


def _deed(deed: Deed, wording: Wording) -> Entry:
    say = wording.say
    event = deed.event
    kind = f"type.{event.type.value}"
    named = [f"{kind}.{mode}" for mode in event.modes if wording.has(f"{kind}.{mode}")]
    done = say((named or [kind])[0])
    actors = wording.parties(event.actors) or say("nobody")
    if event.recipients:
        recipients = wording.parties(event.recipients)
        text = say("deed", actors=actors, recipients=recipients, deed=done)
    else:
        text = say("deed.alone", actors=actors, deed=done)
    details = [say(f"modality.{event.modality.value}")]
    if event.denied_by is not None:
        details.append(say("denied_by", name=wording.party(event.denied_by)))
    details.append(wording.source(deed.first.chain, hearsay=deed.first.hearsay))
    if event.stance.value != "stated":
        details.append(say(f"stance.{event.stance.value}"))
    places = [one.event.place for one in deed.mentions if one.event.place is not None]
    times = [one.event.time for one in deed.mentions if one.event.time is not None]
    shown = [say("at_place", place=wording.place(place)) for place in places]
    shown += [say("at_time", time=wording.time(time)) for time in times]
    details += dict.fromkeys(shown)
    details += _figures(deed, wording)
    if len(deed.mentions) > 1:
        details.append(wording.several("mentions", len(deed.mentions)))
    return Entry(
        text=text,
        details=tuple(details),
        words=tuple(_words(each.sheet, each.event, wording) for each in deed.mentions),
        record=event.id,
    )


def _figures(deed: Deed, wording: Wording) -> list[str]:
    """The counts told with the deed, each figure once."""
    figures: dict[str, None] = {}
    for telling in deed.mentions:
        for claim in telling.claims:
            measure = wording.say(f"measure.{claim.measure.value}")
            figures[f"{wording.figure(claim)} ({measure})"] = None
    if not figures:
        return []
    return [wording.say("counted", figures=wording.joined(list(figures)))]


def _bond(bond: Bond, wording: Wording) -> Entry:
    say = wording.say
    times: dict[str, None] = {}
    pledges: dict[str, None] = {}
    chains: dict[str, None] = {}
    words = []
    for sheet, relation in bond.mentions:
        if relation.signed_on is not None:
            times[wording.time(relation.signed_on)] = None
        chains[wording.source(relation.attributed_to)] = None
        words.append(_words(sheet, relation, wording))
        for pledge in relation.pledges:
            named = say(f"pledge.{pledge.kind.value}")
            pledges[named] = None
            words.append(words_at(sheet, pledge.start, pledge.end, named))
    details = list(chains)
    if times:
        details.append(say("bond.signed", times="; ".join(times)))
    elif bond.kind.value == "treaty":
        details.append(say("bond.unsigned"))
    if pledges:
        details.append(say("bond.pledges", pledges=wording.joined(list(pledges))))
    if len(bond.mentions) > 1:
        details.append(wording.several("mentions", len(bond.mentions)))
    kind = say(f"kind.{bond.kind.value}")
    return Entry(
        text=say("bond", kind=kind, parties=wording.parties(bond.parties)),
        details=tuple(details),
        words=tuple(words),
        record=bond.mentions[0][1].id,
    )


# --- losses --------------------------------------------------------------------------------------


def _losses(picture: Picture, wording: Wording) -> Section:
    reasons: dict[tuple[str, str], list[tuple[Sheet | None, Loss]]] = defaultdict(list)
    entries = []
    for sheet, loss in picture.losses:
        if sheet is None:
            text = wording.say("losses.unread", reason=loss.reason)
            entries.append(Entry(text=text, details=(loss.path or "",)))
        else:
            reasons[loss.stage, loss.reason].append((sheet, loss))
    for (_, reason), found in sorted(reasons.items(), key=lambda one: (-len(one[1]), one[0])):
        count = wording.several("losses", len(found))
        entries.append(
            Entry(
                text=wording.say("losses.reason", reason=reason, count=count),
                words=tuple(
                    words_at(sheet, loss.start, loss.end)
                    for sheet, loss in found[:LOSS_EXAMPLES]
                    if sheet is not None and loss.start is not None and loss.end is not None
                ),
            )
        )
    return Section(
        key="losses",
        title=wording.say("section.losses"),
        notes=() if entries else (wording.say("no_losses"),),
        entries=tuple(entries),
    )
