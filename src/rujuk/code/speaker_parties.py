"""The party that the words of a speaker name: with his office, his body, whose he is, his name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.code.attribution_words import attribution_words
from rujuk.code.context import LANGUAGE_HOMES
from rujuk.code.mentions import ActorKind
from rujuk.lang.grammar import grammar
from rujuk.records import Party

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.discourse import Discourse
    from rujuk.code.mentions import Mention

_COMPANY = ("BUS",)
_BODY = 4  # words from a role to the body it is of: a short form in brackets
_NAME = 4  # words of a person's name


class SpeakerParties:
    """Speakers of one page; `before` is the sentence before the one that is read."""

    __slots__ = ("before", "discourse", "language", "text")

    def __init__(self, text: str, language: str, discourse: Discourse) -> None:
        """No sentence read yet."""
        self.text = text
        self.language = language
        self.discourse = discourse
        self.before: Analysis | None = None

    def source_of(self, first: int, last: int, analysis: Analysis) -> Party:
        """The party that the source phrase of a reporting clause, tokens first..last, names."""
        mentions = analysis.mentions_in(first, last)
        chosen = next((m for m in mentions if m.kind in (ActorKind.PERSON, ActorKind.OFFICE)), None)
        if chosen is None and mentions:
            chosen = mentions[0]
        if chosen is not None:
            party = self._party(chosen, analysis)
            opener = analysis.tokens[first]
            role = chosen.kind is ActorKind.ROLE or (
                chosen.kind is ActorKind.OFFICE and chosen.bearer is None
            )
            closed = grammar(self.language)
            plain = closed is not None and opener.lower in closed.before_nouns
            if role and chosen.first > first and opener.is_capitalised and not plain:
                return self._named(first, chosen, party, analysis)
            if chosen.kind in (ActorKind.ROLE, ActorKind.OFFICE):
                party = self.of_its_body(chosen, party, mentions, analysis)
            return self._apposed(chosen, party, last, analysis) if role else party
        start, end = analysis.tokens[first].start, analysis.tokens[last - 1].end
        return Party(text=self.text[start:end], start=start, end=end)

    def _party(self, speaker: Mention, analysis: Analysis) -> Party:
        """The party of a speaker; an unnamed source has no country but that of its words."""
        words = attribution_words(self.language)
        head = analysis.tokens[speaker.head].lower
        if speaker.country is None and words is not None and head in words.of_any_country:
            return speaker.party(self.text)
        party = self.discourse.party(speaker, analysis)
        if speaker.country is not None or words is None:
            return party
        if analysis.tokens[speaker.first].lower in words.owners:
            owner = self._owner(speaker, analysis)
            return party if owner is None else replace(party, country=owner)
        after = analysis.tokens[speaker.last : speaker.last + 1]
        if any(
            token.lower in words.local
            for token in (*analysis.tokens[speaker.head : speaker.last], *after)
        ):
            country = self._place_before(analysis)
            party = party if country is None else replace(party, country=country)
        return self._of_company(party)

    def _owner(self, speaker: Mention, analysis: Analysis) -> str | None:
        """The country of whom "its foreign minister" is: who is told first in the sentence."""
        for where in (analysis, self.before):
            for mention in where.mentions if where else ():
                if mention.country is not None and (
                    where is self.before or mention.last <= speaker.first
                ):
                    return mention.country
        return None

    def _of_company(self, party: Party) -> Party:
        """A company whose state no words tell is of the page's language, or of no state known."""
        if party.sectors[:1] != _COMPANY or party.inferred is not None:
            return party
        home = LANGUAGE_HOMES.get(self.language)
        return party if party.country == home else replace(party, country=None)

    def _place_before(self, analysis: Analysis) -> str | None:
        """The country of the last place named before in this sentence, else in the one before."""
        for where in (analysis, self.before):
            known = [place.country for place in where.places if place.country] if where else []
            if known:
                return known[-1]
        return None

    def of_its_body(
        self, role: Mention, party: Party, mentions: list[Mention], analysis: Analysis
    ) -> Party:
        """A role of no country of its own: that of the body after it ("Kepala ... (...) TNI")."""
        if role.country is not None or party.inferred is not None:
            return party
        for body in mentions:
            if not role.last <= body.first <= role.last + _BODY:
                continue
            if body.kind is ActorKind.DEFINITE and body.sectors[:1] == _COMPANY:
                return self._of_company(replace(party, sectors=body.sectors))
            if body.kind is ActorKind.DEFINITE and body.first == role.last:
                return self._of_that_body(role, party, body, analysis)
            if body.country is not None or body.kind is ActorKind.DEFINITE:
                return replace(party, country=self.discourse.party(body, analysis).country)
        return party

    def _of_that_body(self, role: Mention, own: Party, body: Mention, analysis: Analysis) -> Party:
        """The body that speaks through "the spokesman of that group", by these words."""
        told = self.discourse.party(body, analysis)
        return replace(
            own, text=self.text[role.start : body.end], end=body.end, inferred=told.inferred,
            name=told.name, country=told.country, sectors=told.sectors or own.sectors, id=told.id,
        )  # fmt: skip

    def _apposed(self, role: Mention, party: Party, last: int, analysis: Analysis) -> Party:
        """The name after a role and a comma, where no lexicon knows it: the name is the speaker."""
        tokens = analysis.tokens
        comma = next((i for i in range(role.last, last) if tokens[i].text == ","), None)
        if comma is None or comma + 1 >= last:
            return party
        end = comma + 1
        while end < last and tokens[end].is_capitalised and tokens[end].kind == "word":
            end += 1
        words = end - comma - 1
        if not 1 < words <= _NAME or analysis.mentions_in(comma + 1, end):
            return party
        start, stop = tokens[comma + 1].start, tokens[end - 1].end
        name = self.text[start:stop]
        return replace(party, text=name, name=name, start=start, end=stop, id=None, wikidata=None)

    def _named(self, first: int, role: Mention, party: Party, analysis: Analysis) -> Party:
        """A name before its role ("Hong seorang analis"): the name, with the role's country."""
        last = first
        while last < role.first and analysis.tokens[last].is_capitalised:
            last += 1
        start, end = analysis.tokens[first].start, analysis.tokens[last - 1].end
        name = self.text[start:end]
        return replace(party, text=name, name=name, start=start, end=end, country=role.country)

    def with_name(self, speaker: Mention, mentions: list[Mention], analysis: Analysis) -> Party:
        """An office whose holder is named after a bracket: the holder, of the office's country."""
        party = self._party(speaker, analysis)
        if speaker.kind is not ActorKind.OFFICE or speaker.bearer is not None:
            return party
        holder = next(
            (m for m in mentions if m.kind is ActorKind.PERSON and m.first >= speaker.last), None
        )
        if holder is None:
            return party
        return replace(
            party,
            text=self.text[speaker.start : holder.end],
            end=holder.end,
            name=holder.name,
            id=holder.id,
        )
