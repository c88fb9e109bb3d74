"""The speaker of every word of a page: reporting clauses, reporting verbs, quotations.

An attribution carries over to the following sentences of the same quotation only. A quotation
whose speaker the page has lost is given to the next speaker named after it, and says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.code.attribution_words import attribution_words, reporting
from rujuk.code.mentions import ActorKind
from rujuk.code.quotations import QUOTE_MARKS, find_quotations
from rujuk.code.report_bounds import Report, is_name, opens_contrast
from rujuk.code.sayings import NOBODY, Attribution, SpokenQuote, inferred
from rujuk.code.speaker_parties import SpeakerParties
from rujuk.code.verdict_words import noun_class, verdict_words
from rujuk.lang.grammar import grammar
from rujuk.lang.number_grammar import number_grammar
from rujuk.lang.predicate import PASSIVE
from rujuk.records import Party

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.discourse import Discourse
    from rujuk.code.mentions import Mention
    from rujuk.lang.predicate import Predicate

_LOST_REACH = 8
_ROWS = frozenset({"coordinate", "shared", "participial"})
_CHAIN = 6
_SAME = "attribution.same_speaker"
_WHOSE = frozenset({"agent", "owner", "source"})
_NEAR = 2  # words between that preposition and the name


class Speakers(SpeakerParties):
    """Attributions of a page. Feed the sentences in order with `read`, then `settle`, then ask."""

    __slots__ = ("heard", "last", "quotes", "reports")

    def __init__(self, text: str, language: str, discourse: Discourse) -> None:
        """No speaker known yet."""
        super().__init__(text, language, discourse)
        self.quotes: list[SpokenQuote] = []
        self.reports: dict[int, list[tuple[Report, Attribution]]] = {}
        self.last: tuple[int, Attribution] | None = None
        self.heard: list[tuple[int, Attribution]] = []

    def open_paragraph(self, paragraph: int, start: int, end: int) -> None:
        """Finds the quotations of the paragraph at these page offsets."""
        self.quotes += [
            SpokenQuote(q.start, q.end, paragraph) for q in find_quotations(self.text, start, end)
        ]

    def read(self, analysis: Analysis) -> None:
        """Resolves the reporting clauses of a sentence and gives its quotations their speaker."""
        found: list[tuple[Report, Attribution]] = []
        for report in analysis.reports:
            said = self._attribution(report, analysis)
            found.append((report, said))
            if said.parties:
                self._note(analysis, said)
        self.reports[analysis.sentence.start] = found
        for quote in self.quotes:
            if (
                quote.said is None
                and quote.start < analysis.sentence.end
                and quote.end > analysis.sentence.start
            ):
                quote.said = self._quote_speaker(quote, analysis, found)
                if quote.said is None and quote.lead is None:
                    quote.lead = self._lead(quote, analysis)
                if quote.said is not None and quote.said.parties:
                    self._note(analysis, quote.said)
        self._close(analysis, found)
        self._hear(analysis, found)
        self.before = analysis

    def _hear(self, analysis: Analysis, found: list[tuple[Report, Attribution]]) -> None:
        """Notes who spoke last where the main verb reports: "X told reporters that S"."""
        if found or not analysis.predicates:
            return
        for predicate in reversed(analysis.predicates):
            if predicate.matrix is None and reporting(predicate.word.form, self.language):
                said = self._subject(analysis, predicate)
                if said is not None:
                    self._note(analysis, said)
                    return

    def _note(self, analysis: Analysis, said: Attribution) -> None:
        """Remembers who spoke last."""
        self.last = (analysis.paragraph, said)
        self.heard.append(self.last)
        self.discourse.speaker = said.parties[0]

    def _lead(self, quote: SpokenQuote, analysis: Analysis) -> Attribution | None:
        """Who spoke in the sentence before a quotation that opens its own ("X meminta maaf.")."""
        before = self.before
        if (
            before is None
            or before.paragraph != analysis.paragraph
            or quote.start - 1 > analysis.sentence.start
            or quote.end + 2 < analysis.sentence.end
        ):
            return None
        for predicate in before.predicates:
            if predicate.matrix is None and before.takes_clause(predicate.word):
                return self._subject(before, predicate)
        return None

    def _close(self, analysis: Analysis, found: list[tuple[Report, Attribution]]) -> None:
        """Gives quotations without a speaker the one who is told after: "Demikian kata X"."""
        words = attribution_words(self.language)
        if words is None:
            return
        for report, said in found:
            if report.first or analysis.tokens[0].lower not in words.thus or not said.parties:
                continue
            for quote in reversed(self.quotes):
                if quote.start >= analysis.sentence.start:
                    continue
                if quote.said is not None or quote.paragraph < analysis.paragraph - 1:
                    break
                quote.said = said

    def settle(self) -> None:
        """Gives a quotation without a speaker who spoke before in its paragraph, or the next."""
        for place, quote in enumerate(self.quotes):
            if quote.said is not None:
                continue
            if quote.lead is not None:
                quote.said = inferred(quote.lead, "attribution.lead")
                continue
            before = next(
                (
                    q
                    for q in reversed(self.quotes[:place])
                    if q.said is not None and q.paragraph == quote.paragraph
                ),
                None,
            )
            if before is not None and before.said is not None:
                quote.said = inferred(before.said, _SAME)
                continue
            later = next((q for q in self.quotes[place + 1 :] if q.said is not None), None)
            if (
                later is not None
                and later.said is not None
                and later.paragraph - quote.paragraph <= _LOST_REACH
            ):
                quote.said = inferred(later.said, "attribution.next_speaker")

    def content_of(self, analysis: Analysis, governor: Predicate) -> Attribution | None:
        """Who says what is the object of a reporting verb ("memverifikasi 148 pembunuhan")."""
        if self._reports(analysis, governor):
            return self._subject(analysis, governor)
        return None

    def revised_by(self, analysis: Analysis, governor: Predicate) -> Attribution | None:
        """Who raises or lowers a figure of harm, and so tells it: "X raised the toll to 23"."""
        kinds, words = number_grammar(self.language), verdict_words(self.language)
        if kinds is None or words is None or governor.voice == PASSIVE:
            return None
        revises = governor.word.form in kinds.kinds.rises and any(
            noun_class(analysis.tokens[analysis.head_of(item)].lower, words) == "figures"
            for item in governor.object
        )
        return self._subject(analysis, governor) if revises else None

    def _reports(self, analysis: Analysis, predicate: Predicate) -> bool:
        """Whether a verb reports: actively, or as a passive whose agent is named.

        Who is counted after a passive is what is reported ("dilaporkan 300 orang tewas").
        """
        words = attribution_words(self.language)
        form = predicate.word.form
        if reporting(form, self.language):
            return True
        if words is None or form not in words.passives:
            return False
        return any(
            not any(item.first < q.last and q.first < item.last for q in analysis.quantities)
            for item in predicate.agent
        )

    def of(self, analysis: Analysis, token: int, predicate: Predicate | None) -> Attribution:
        """Who says the words at this token of a sentence."""
        at = analysis.tokens[token].start
        quote = next((q for q in self.quotes if q.start <= at < q.end), None)
        for report, said in self.reports.get(analysis.sentence.start, ()):
            if report.first <= token < report.last:
                continue
            if report.scope[0] <= token < report.scope[1] and (
                not report.covers_quote or quote is not None
            ):
                other = self._set_against(analysis, report, token, predicate)
                if other is not None:
                    return other
                inner = self._from_predicates(analysis, predicate)
                if inner is not None and self._of_its_own(analysis, report, inner, predicate):
                    return inner
                return self._with_inner(report, said, inner)
        chain = self._from_predicates(analysis, predicate)
        if chain is not None:
            return chain
        if quote is not None and quote.said is not None:
            return quote.said
        return NOBODY

    @staticmethod
    def _of_its_own(
        analysis: Analysis, report: Report, inner: Attribution, predicate: Predicate | None
    ) -> bool:
        """Whether another says it in a clause behind a report: "S, X said, while Y said T"."""
        if not report.rule.startswith("attribution.post") or inner.witness is None:
            return False
        verb = next((p for p in analysis.predicates if _starts_at(analysis, p, inner)), None)
        return (
            predicate is not None
            and verb is not None
            and verb.chunk.first > report.last
            and verb.subject_rule == "before"
        )

    def _set_against(
        self, analysis: Analysis, report: Report, token: int, predicate: Predicate | None
    ) -> Attribution | None:
        """Who says it in a clause of his own, set against what the report before it says.

        As in "menurut polisi 12 orang tewas, tetapi rumah sakit mencatat 15": the hospital alone.
        """
        if predicate is None or not report.last <= token:
            return None
        parts = [
            at + 1
            for at in range(report.last, token)
            if opens_contrast(analysis.tokens, at + 1, self.language) is not None
        ]
        if not parts:
            return None
        verb = next(
            (
                one
                for one in analysis.predicates
                if parts[-1] <= one.chunk.head < token and self._reports(analysis, one)
            ),
            None,
        )
        return self._subject(analysis, verb) if verb is not None else None

    # --- reporting clauses -----------------------------------------------------------------------

    def _with_inner(
        self, report: Report, said: Attribution, inner: Attribution | None
    ) -> Attribution:
        """A reporting clause about a reporting verb: who says it first comes first in the chain.

        "NIS memperkirakan ..., kata anggota parlemen" is of NIS; "mengutip X, Y melaporkan ..." of
        X, who is cited.
        """
        words = attribution_words(self.language)
        if inner is None or words is None or not said.parties:
            return inner if inner is not None and not said.parties else said
        cites = report.root in words.relays and report.root not in words.passed_on
        chain = (*said.parties, *inner.parties) if cites else (*inner.parties, *said.parties)
        first, *rest = chain
        kept = [p for p in rest if (p.start, p.end, p.name) != (first.start, first.end, first.name)]
        if not cites and self._same(inner.parties, said.parties):
            return said
        return Attribution((first, *kept), said.rule, inner.root, said.witness)

    @staticmethod
    def _same(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
        """Whether both are of one party ("Kata Putin, ia mengatakan ...")."""
        return any(a.id is not None and a.id == b.id for a in one for b in other)

    def _attribution(self, report: Report, analysis: Analysis) -> Attribution:
        tokens = analysis.tokens
        witness = (tokens[report.first].start, tokens[report.verb_at].end)
        if not report.sources:
            speaker = self._antecedent(analysis, report)
            return Attribution(
                (speaker,) if speaker is not None else (), report.rule, report.root, witness
            )
        named = [self.source_of(first, last, analysis) for first, last in report.sources]
        # A news medium passes on what others say.
        parties = tuple(sorted(named, key=lambda party: party.sectors[:1] == ("JRN",)))
        return Attribution(parties, report.rule, report.root, witness)

    def _antecedent(self, analysis: Analysis, report: Report) -> Party | None:
        """The speaker of "katanya": the last speaker of this paragraph, else the last person."""
        if self.last is not None and self.last[0] == analysis.paragraph and self.last[1].parties:
            return replace(self.last[1].parties[0], inferred=_SAME)
        for mention in reversed(analysis.mentions):
            if mention.first < report.first and mention.kind in (
                ActorKind.PERSON,
                ActorKind.OFFICE,
            ):
                return replace(
                    self.discourse.party(mention, analysis), inferred="attribution.antecedent"
                )
        for mention, where in reversed(self.discourse.past):
            if where.paragraph < analysis.paragraph - 1:
                break
            if mention.kind in (ActorKind.PERSON, ActorKind.OFFICE, ActorKind.ORGANISATION):
                last = self.last[1].parties[:1] if self.last is not None else ()
                if last and last[0].start is not None and mention.start <= last[0].start:
                    break  # nobody was named after who spoke last
                return replace(
                    self.discourse.party(mention, where), inferred="attribution.antecedent"
                )
        if self.last is not None and self.last[1].parties:
            return replace(self.last[1].parties[0], inferred=_SAME)
        return None

    # --- quotations ------------------------------------------------------------------------------

    def _quote_speaker(
        self, quote: SpokenQuote, analysis: Analysis, found: list[tuple[Report, Attribution]]
    ) -> Attribution | None:
        for report, said in found:
            at = analysis.tokens[report.first].start
            end = analysis.tokens[report.last - 1].end
            if quote.end <= at + 1 or end <= quote.start or report.covers_quote:
                return said
        for predicate in reversed(analysis.predicates):
            verb = analysis.tokens[predicate.chunk.head]
            if verb.start < quote.start and reporting(predicate.word.form, self.language):
                named = self._subject(analysis, predicate)
                if named is not None:
                    return named
        return None

    def _from_predicates(
        self, analysis: Analysis, predicate: Predicate | None
    ) -> Attribution | None:
        step = predicate
        rowed = False
        for _ in range(_CHAIN):
            if step is None or step.matrix is None or (rowed and step.link == "control"):
                return None
            if step.link == "subordinate" and step.opened_by in ("after", "since", "contrast"):
                return None
            rowed = rowed or step.link == "coordinate"
            told = step.link in ("complement", "control", "purpose") or (
                step.link == "shared" and step.matrix.voice == PASSIVE
            )
            if told and self._reports(analysis, step.matrix):
                return self._goes_on(analysis, step.matrix) or self._subject(analysis, step.matrix)
            if step.link not in (
                "complement", "control", "coordinate", "purpose", "subordinate", "shared",
                "participial",
            ):  # fmt: skip
                return None
            step = step.matrix
        return None

    def _goes_on(self, analysis: Analysis, predicate: Predicate) -> Attribution | None:
        """Who speaks by a participle right behind a reporting clause: "X said, adding that"."""
        if predicate.voice == PASSIVE or predicate.subject_rule == "before":
            return None
        for report, said in self.reports.get(analysis.sentence.start, ()):
            between = analysis.tokens[report.last : predicate.chunk.first]
            if report.last < predicate.chunk.first and all(t.text == "," for t in between):
                return said
        return None

    def continued(self, analysis: Analysis, token: int) -> Attribution | None:
        """Who said what goes before in the same breath ("X menyebut A tewas, B luka, dan C ...").

        A contrast, a semicolon or the end of a quotation ends what a reporting verb reports.
        """
        words = grammar(self.language)
        if words is None:
            return None
        verbs = {p.chunk.head: p for p in analysis.predicates}
        rows = {id(p.matrix) for p in analysis.predicates if p.link in _ROWS and p.first < token}
        for index in range(token - 1, -1, -1):
            lower = analysis.tokens[index].lower
            if lower in words.adversatives or lower == ";" or lower in QUOTE_MARKS:
                return None
            found = verbs.get(index)
            if found is not None and reporting(found.word.form, self.language):
                # What its subject did besides is not what it said.
                return None if id(found) in rows else self._subject(analysis, found)
        return None

    def _subject(self, analysis: Analysis, predicate: Predicate) -> Attribution | None:
        words = attribution_words(self.language)
        for item in predicate.agent if predicate.voice == PASSIVE else predicate.subject:
            mentions = analysis.mentions_in(item.first, item.last)
            verb = analysis.tokens[predicate.chunk.head]
            witness = (verb.start, verb.end)
            rule = f"attribution.verb.{predicate.word.root}"
            at = analysis.head_of(item)
            speaker = next((m for m in mentions if m.first <= at < m.last), None)
            if speaker is None and words is not None and analysis.tokens[at].lower in words.fillers:
                # "data Kementerian Kesehatan menunjukkan": whose data it is
                speaker = next((m for m in mentions if m.first > at), None)
                speaker = speaker or self._behind(analysis, item.last)
            if speaker is not None and speaker.kind is ActorKind.PRONOUN:
                same = self._same_speaker(analysis, speaker, witness[0])
                if same is not None:
                    return Attribution((same,), rule, predicate.word.root, witness)
            if speaker is not None:
                party = self.with_name(speaker, mentions, analysis)
                if speaker.kind in (ActorKind.ROLE, ActorKind.OFFICE):
                    near = [m for m in analysis.mentions if m.first >= speaker.last]
                    party = self.of_its_body(speaker, party, near, analysis)
                return Attribution((party,), rule, predicate.word.root, witness)
            head = analysis.tokens[at].lower
            named = is_name(analysis.tokens[item.first : item.last])
            if named or (words and (head in words.unnamed or head in words.speakers)):
                start, end = analysis.tokens[item.first].start, analysis.tokens[item.last - 1].end
                party = Party(text=self.text[start:end], start=start, end=end)
                return Attribution((party,), rule, predicate.word.root, witness)
        return None

    def _behind(self, analysis: Analysis, after: int) -> Mention | None:
        """Whose report it is: "a report by the UN mission", "figures from the ministry"."""
        closed = grammar(self.language)
        opener = analysis.tokens[after].lower if after < len(analysis.tokens) else ""
        if closed is None or closed.prepositions.get(opener) not in _WHOSE:
            return None
        return next((m for m in analysis.mentions if after < m.first <= after + _NEAR), None)

    def _same_speaker(self, analysis: Analysis, pronoun: Mention, before: int) -> Party | None:
        """Who spoke last in this paragraph, for a verb of saying with a pronoun before it."""
        closed = grammar(self.language)
        if closed is None or closed.pronouns.get(pronoun.word) == "first":
            return None
        for paragraph, said in reversed(self.heard):
            if paragraph == analysis.paragraph and said.witness and said.witness[0] < before:
                if said.parties[0].inferred not in (None, _SAME):
                    return None  # himself only guessed from what he is called
                return replace(said.parties[0], inferred=_SAME)
        return None


def _starts_at(analysis: Analysis, predicate: Predicate, said: Attribution) -> bool:
    """Whether this is the verb by which it is said."""
    verb = analysis.tokens[predicate.chunk.head]
    return said.witness is not None and verb.start == said.witness[0]
