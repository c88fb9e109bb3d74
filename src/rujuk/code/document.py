"""Document -> Coding: every event, claim and relation of one page, and what was lost."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from rujuk import lexicon
from rujuk.code.analysis import Analysis
from rujuk.code.candidates import unknown_verbs
from rujuk.code.claims import ClaimCoder
from rujuk.code.collector import collector_paused
from rujuk.code.count_clocks import with_clocks
from rujuk.code.count_subjects import COUNTRY_RULE
from rujuk.code.counts import CountDraft, find_counts
from rujuk.code.discourse import Discourse
from rujuk.code.domains import Surroundings
from rujuk.code.events import EventCoder, codable
from rujuk.code.gates import DEED, NUMBER, RELATION, TIME, VIOLENCE
from rujuk.code.manner import MannerFinder
from rujuk.code.parties import read_parties
from rujuk.code.relations import RelationCoder
from rujuk.code.revised_claims import settled
from rujuk.code.running_case import as_printed, in_running_case
from rujuk.code.speakers import Speakers
from rujuk.code.verdicts import Verdicts
from rujuk.code.word_gates import gates_of
from rujuk.lang.numbers import find_quantities
from rujuk.lang.pack_files import require_files
from rujuk.lang.packs import pack_facts
from rujuk.lang.sentences import Sentence, split_sentences
from rujuk.lang.times import find_times
from rujuk.records import BlockKind, Coding, Loss

if TYPE_CHECKING:
    from rujuk.code.context import PageContext
    from rujuk.code.trials import Watch
    from rujuk.lang.times import TimeExpression
    from rujuk.records import Block, Claim, Document, Event, Party, Relation


def code_document(document: Document, watch: Watch | None = None) -> Coding:
    """All events, claims and relations of a document, with a `Loss` for what yields nothing.

    A pure function of the document and the packaged lexica. Only title, deck, caption and body are
    coded. A language without a pack gives one loss and no records; a pack that lacks a file it
    needs is a `LexiconError` that names it. `watch` is filled with what was tried on the sentence
    at its offset; the coding is the same with it and without.
    """
    language = document.language or ""
    facts = pack_facts(language) if language else None
    if facts is None or not facts.codes_events:
        reason = f"no language pack that codes: {document.language or 'unknown'}"
        return Coding(
            document=document.id,
            coded_by=coded_by(),
            losses=(Loss(stage="code", reason=reason),),
        )
    require_files(language)
    written = in_running_case(document, language)
    with collector_paused():
        coding = _Page(written or document, language, watch).code()
    return coding if written is None else as_printed(coding, document.text)


def coded_by() -> str:
    """Version of the program and digest of its lexica."""
    return f"rujuk {version()}+{lexicon.digest()}"


@cache
def version() -> str:
    """Version of the installed package."""
    from importlib.metadata import version as installed  # noqa: PLC0415

    return installed("rujuk")


def _with_claims(events: list[Event], claims: list[Claim]) -> list[Event]:
    """Each event with the ids of the claims that its words hold, and their countries.

    A party that is counted is of the country that its figure is of, unless only the page tells it.
    """
    told: list[Event] = []
    for event in events:
        held = [c for c in claims if event.start <= c.start and c.end <= event.end]
        if held:
            ids = tuple(c.id for c in held)
            sides = (_counted(event.actors, held), _counted(event.recipients, held))
            told.append(replace(event, claims=ids, actors=sides[0], recipients=sides[1]))
        else:
            told.append(event)
    return told


def _counted(parties: tuple[Party, ...], claims: list[Claim]) -> tuple[Party, ...]:
    """The parties with the countries of the claims that count them."""
    return tuple(_of_claim(party, claims) for party in parties)


# Rules by which the country of a figure is no better known than that of the deed's party.
_BY_CONTEXT = frozenset(f"{COUNTRY_RULE}{rule}" for rule in ("home", "place", "speaker"))


def _of_claim(party: Party, claims: list[Claim]) -> Party:
    if party.id is not None or party.start is None or party.end is None:
        return party
    for claim in claims:
        whose = claim.of_whom.country if claim.of_whom is not None else None
        over = party.start < claim.end and claim.start < party.end
        if over and whose is not None and _BY_CONTEXT.isdisjoint(claim.rules):
            return party if party.country == whose else replace(party, country=whose)
    return party


class _Page:
    """One document on its way through the coder."""

    def __init__(self, document: Document, language: str, watch: Watch | None) -> None:
        self.document = document
        self.watch = watch
        self.language = language
        self.text = document.text
        self.blocks: list[Block] = [b for b in document.blocks if codable(b.kind)]
        self.sentences: list[tuple[int, Block, Sentence]] = [
            (number, block, sentence)
            for number, block in enumerate(self.blocks)
            for sentence in split_sentences(self.text, language, block.start, block.end)
        ]
        self.losses: list[Loss] = []

    def code(self) -> Coding:
        named, context = read_parties(self.document, self.language, self.sentences)
        discourse = Discourse(self.text, self.language, context)
        speakers = Speakers(self.text, self.language, discourse)
        analyses: list[Analysis] = []
        drafts: list[list[CountDraft]] = []
        earlier: list[CountDraft] = []
        block_number = -1
        before: Sentence | None = None
        previous: TimeExpression | None = None
        reference = self.document.published_on.edtf if self.document.published_on else None
        for (number, block, sentence), found in zip(self.sentences, named, strict=True):
            if number != block_number:
                block_number = number
                speakers.open_paragraph(found.paragraph, block.start, block.end)
            tokens = sentence.tokens
            gates = gates_of(tokens, self.language)
            times = find_times(tokens, self.language, reference, previous) if gates & TIME else []
            previous = next((t for t in reversed(times) if t.anchors), previous)
            quantities = find_quantities(tokens, self.language) if gates & NUMBER else []
            analysis = Analysis(
                sentence,
                self.language,
                block=block.kind,
                paragraph=found.paragraph,
                position=found.position,
                mentions=found.mentions,
                quantities=quantities,
                times=times,
                places=found.places,
                text=self.text,
                gates=gates,
                headline=block.kind is BlockKind.TITLE,
            )
            counted = find_counts(
                sentence, quantities, times, found.mentions, self.language, earlier, before
            )
            before = sentence
            earlier += counted
            analyses.append(analysis)
            drafts.append(counted)
            speakers.read(analysis)
            discourse.note(analysis)
        speakers.settle()
        return self._records(analyses, drafts, speakers, context)

    def _records(
        self,
        analyses: list[Analysis],
        drafts: list[list[CountDraft]],
        speakers: Speakers,
        context: PageContext,
    ) -> Coding:
        discourse = Discourse(self.text, self.language, context)
        speakers.discourse = discourse
        surroundings = Surroundings(analyses, self.language)
        coder = EventCoder(
            self.document.id,
            self.text,
            self.language,
            discourse,
            speakers,
            MannerFinder(self.text, self.language, analyses),
            violent=self._violent(analyses),
            surroundings=surroundings,
        )
        relater = RelationCoder(self.document.id, self.text, self.language, discourse, speakers)
        counter = ClaimCoder(self.document, self.language, discourse, speakers, context)
        verdicts = Verdicts(self.language, discourse, speakers)
        events: list[Event] = []
        claims: list[Claim] = []
        last: list[int] = []  # how many claims there are after each sentence
        relations: list[Relation] = []
        for analysis, counted in zip(analyses, drafts, strict=True):
            watch = self.watch
            if watch is not None and watch.covers(analysis):
                watch.analysis = analysis
            else:
                watch = None
            standing = relater.code(analysis) if analysis.gates & RELATION else []
            told = (
                coder.code(analysis, standing, watch)
                if watch is not None or analysis.gates & DEED
                else []
            )
            allowed = [draft for draft in counted if surroundings.allows(analysis, draft)]
            stated = counter.code(analysis, allowed, told) if allowed else []
            events += _with_claims(told, stated)
            claims += stated
            last.append(len(claims))
            relations += standing
            verdicts.judge(analysis, events, claims)
            discourse.note(analysis)
            if watch is not None:
                watch.keep(told, stated, standing)
            if not (told or stated or standing):
                self._lost(analysis)
        clocked = with_clocks(analyses, claims, last)
        return Coding(
            document=self.document.id,
            coded_by=coded_by(),
            events=tuple(events),
            claims=tuple(settled(clocked, counter.revised) if counter.revised else clocked),
            relations=tuple(relations),
            losses=tuple(self.losses),
        )

    def _violent(self, analyses: list[Analysis]) -> bool:
        """Whether the page tells of violence: a frame of violence that needs no such proof."""
        return any(analysis.gates & VIOLENCE for analysis in analyses)

    def _lost(self, analysis: Analysis) -> None:
        if analysis.block is not BlockKind.BODY:
            return
        if any(q.counts_persons for q in analysis.quantities):
            reason = "a number of people, no claim"
        elif not analysis.mentions or not analysis.predicates:
            return
        elif analysis.gates & DEED:
            reason = "a word of a deed, no event"
        else:
            reason = "a party and a verb, no frame"
        sentence = analysis.sentence
        self.losses.append(
            Loss(
                stage="code",
                reason=reason,
                start=sentence.start,
                end=sentence.end,
                quote=self.text[sentence.start : sentence.end],
                verbs=unknown_verbs(analysis),
            )
        )
