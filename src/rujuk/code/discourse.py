"""What the words of a party refer to: pronouns, definite phrases, generic nouns, speakers.

Reads the page in order. A mention with a country of its own stands for itself. A pronoun or a
definite phrase takes the last fitting party before it; the first person is the speaker; a generic
noun ("polisi", "warga") belongs to the country its paragraph is about. A mention that stands for
another party says so in `Party.inferred`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from rujuk.code.gazetteer import gazetteer
from rujuk.code.mentions import ActorKind, Mention
from rujuk.code.place_table import fold
from rujuk.lang.grammar import grammar
from rujuk.records import Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.context import PageContext

_NAMED = frozenset(
    {
        ActorKind.STATE,
        ActorKind.METONYM,
        ActorKind.GOVERNMENT,
        ActorKind.FORCE,
        ActorKind.ORGANISATION,
        ActorKind.GROUP,
        ActorKind.PERSON,
        ActorKind.OFFICE,
        ActorKind.ROLE,
        ActorKind.VEHICLE,
    }
)
_BODIES = frozenset(
    {
        ActorKind.GOVERNMENT,
        ActorKind.FORCE,
        ActorKind.ORGANISATION,
        ActorKind.GROUP,
        ActorKind.ROLE,
        ActorKind.VEHICLE,
    }
)
_JOINED = _BODIES | {ActorKind.STATE}
_MEANT = _NAMED - {ActorKind.VEHICLE}
_REMEMBERED = 24
_LOOK_BACK = 8
_PAIR = 2


class Discourse:
    """The parties of a page in the order told, for resolving what refers back to them."""

    __slots__ = (
        "_told",
        "context",
        "holders",
        "language",
        "paragraph",
        "past",
        "speaker",
        "text",
    )

    def __init__(self, text: str, language: str, context: PageContext) -> None:
        """An empty memory for one page."""
        self.text = text
        self.language = language
        self.context = context
        self.holders: dict[str, str | None] = {}  # country by each name of an office's holder
        self.past: list[tuple[Mention, Analysis]] = []
        self.speaker: Party | None = None
        self.paragraph = -1
        self._told: dict[int, Party] = {}  # by id of a mention; the context keeps them all

    def note(self, analysis: Analysis) -> None:
        """Remembers the parties of a sentence, after its records are made."""
        for mention in analysis.mentions:
            if mention.kind is ActorKind.OFFICE and mention.bearer is not None:
                party = self._holder(mention, analysis)
                for name in (party.name or "").split():
                    self.holders.setdefault(name, party.country)
        self.past += [(m, analysis) for m in analysis.mentions if m.kind in _NAMED]
        del self.past[:-_REMEMBERED]

    def party(
        self,
        mention: Mention,
        analysis: Analysis,
        speaker: Party | None = None,
        barred: frozenset[int] = frozenset(),
        *,
        acts: bool = False,
    ) -> Party:
        """The party of a mention, with what context supplies and the rule that supplied it.

        `barred` is for pronouns and definite nouns, `acts` for pronouns: `PageContext.antecedent`.
        """
        if mention.kind is ActorKind.OFFICE and mention.bearer is not None:
            return self._holder(mention, analysis)
        if mention.country is not None:
            return self._of_country(mention)
        if mention.kind is ActorKind.PRONOUN:
            return self._pronoun(mention, analysis, speaker, barred, acts=acts)
        if mention.kind is ActorKind.DEFINITE:
            return self._definite(mention, analysis, speaker, barred)
        return self._generic(mention, analysis)

    def _of_country(self, mention: Mention) -> Party:
        """The party of a mention whose words tell its country; made once."""
        known = self._told.get(id(mention))
        if known is None:
            known = self._told[id(mention)] = mention.party(self.text)
        return known

    def _holder(self, mention: Mention, analysis: Analysis) -> Party:
        """An office with its holder's name after it: one party, by the holder's name."""
        first, last = mention.bearer or (mention.first, mention.last)
        start, end = analysis.tokens[first].start, analysis.tokens[last - 1].end
        person = next((m for m in analysis.mentions if m.first == first), None)
        country = mention.country or (person.country if person is not None else None)
        if country is None and mention.place is not None:
            town = analysis.tokens[mention.place[1] - 1].text
            country = gazetteer().sure_country(fold(town))
        if country is None:
            country, _rule = self.context.home(analysis.paragraph)
        return Party(
            text=self.text[mention.start : end],
            start=mention.start,
            end=end,
            name=(person.name if person is not None else None) or self.text[start:end],
            country=country,
            sectors=mention.sectors,
            id=person.id if person is not None else mention.id,
            wikidata=person.wikidata if person is not None else mention.wikidata,
        )

    def _generic(self, mention: Mention, analysis: Analysis, *, plain: bool = False) -> Party:
        if mention.kind is ActorKind.ORGANISATION and mention.id is not None:
            return mention.party(self.text)
        if mention.kind is not ActorKind.PERSON and analysis.position is not None:
            same = self.context.same_noun(mention, analysis.paragraph, analysis.position)
            if same is not None:
                return mention.party(self.text, country=same.country)
        if mention.kind is ActorKind.VEHICLE or self._is_foreign(mention, analysis):
            return mention.party(self.text)
        if mention.kind is ActorKind.PERSON:
            office = next(
                (
                    m
                    for m in analysis.mentions
                    if m.bearer is not None and m.bearer[0] == mention.first
                ),
                None,
            )
            if office is not None and office.country is not None:
                return mention.party(self.text, country=office.country)
            held = self.holders.get(self.text[mention.start : mention.end].split()[-1])
            if held is not None:
                return mention.party(self.text, country=held)
        after = next(
            (
                m
                for m in analysis.mentions
                if m.kind is ActorKind.DEFINITE and mention.last <= m.first <= mention.last + 1
            ),
            None,
        )
        if after is not None and not plain:
            return mention.party(self.text, country=self.party(after, analysis).country)
        return mention.party(self.text, country=self.home(analysis))

    def somebody(self, first: int, last: int, analysis: Analysis) -> Party:
        """A named person of whom nothing is told: of the country of who bore the name before."""
        start, end = analysis.tokens[first].start, analysis.tokens[last - 1].end
        name = self.text[start:end]
        country = self.holders.get(analysis.tokens[last - 1].text) or self.home(analysis)
        return Party(text=name, start=start, end=end, name=name, country=country)

    def _is_foreign(self, mention: Mention, analysis: Analysis) -> bool:
        """Whether the words say that it is of another country ("warga asing"), but not which."""
        words = grammar(self.language)
        stop = min(len(analysis.tokens), mention.last + 1)
        return words is not None and any(
            token.lower in words.foreign for token in analysis.tokens[mention.first : stop]
        )

    def home(self, analysis: Analysis) -> str | None:
        """The country of generic nouns here: where the sentence is set, else its paragraph's."""
        if analysis.setting is not None:
            return analysis.setting
        country, _rule = self.context.home(analysis.paragraph)
        return country

    def _pronoun(
        self,
        mention: Mention,
        analysis: Analysis,
        speaker: Party | None,
        barred: frozenset[int],
        *,
        acts: bool,
    ) -> Party:
        words = grammar(self.language)
        person = words.pronouns.get(mention.word) if words is not None else None
        if person == "first":
            who = speaker or self.speaker
            return self._refer(mention, who, "discourse.speaker")
        return self._taken_up(mention, analysis, "discourse.antecedent", speaker, barred, acts=acts)

    def _definite(
        self,
        mention: Mention,
        analysis: Analysis,
        speaker: Party | None,
        barred: frozenset[int],
    ) -> Party:
        if speaker is not None and mention.is_speaker:
            return self._refer(mention, speaker, "discourse.speaker")
        return self._taken_up(mention, analysis, "discourse.definite", barred=barred)

    def _taken_up(
        self,
        mention: Mention,
        analysis: Analysis,
        rule: str,
        speaker: Party | None = None,
        barred: frozenset[int] = frozenset(),
        *,
        acts: bool = False,
    ) -> Party:
        """The party that the context finds before the mention, else the nearest, else the speaker.

        A title has no place in the context; the party nearest before it is taken.
        """
        named = None
        if analysis.position is not None:
            named = self.context.antecedent(
                mention, analysis.paragraph, analysis.position, barred, acts=acts
            )
        if named is None:
            before = (p for m, p in self._some_before(mention, analysis) if m.kind in _MEANT)
            return self._refer(mention, next(before, speaker), rule)
        told = self._antecedent(named, self._where(named, analysis))
        if told.country is None:
            told = replace(told, country=self.home(analysis))
        return self._refer(mention, told, rule)

    def _where(self, mention: Mention, analysis: Analysis) -> Analysis:
        """The sentence of a mention: one of those remembered, else this one."""
        return next((where for m, where in reversed(self.past) if m is mention), analysis)

    def _antecedent(self, mention: Mention, where: Analysis) -> Party:
        """The party of a named mention, never by what refers back to it in turn."""
        if mention.kind is ActorKind.OFFICE and mention.bearer is not None:
            return self._holder(mention, where)
        if mention.country is not None:
            return self._of_country(mention)
        return self._generic(mention, where, plain=True)

    def _some_before(self, mention: Mention, analysis: Analysis) -> list[tuple[Mention, Party]]:
        return list(islice(self._before(mention, analysis), _LOOK_BACK))

    def _before(self, mention: Mention, analysis: Analysis) -> Iterable[tuple[Mention, Party]]:
        """Named parties before the mention, nearest first: its sentence, then its paragraph."""
        for other in reversed(analysis.mentions):
            if other.last <= mention.first and other.kind in _NAMED:
                yield other, self._antecedent(other, analysis)
        for sentence in self._sentences_before(analysis):
            for other, where in sentence:
                yield other, self._antecedent(other, where)

    def _sentences_before(self, analysis: Analysis) -> list[list[tuple[Mention, Analysis]]]:
        """The sentences of this paragraph and the one before, nearest first, each in its order.

        What a sentence names first is its subject most often, and what is spoken of next.
        """
        found: list[list[tuple[Mention, Analysis]]] = []
        last: Analysis | None = None
        for other, where in reversed(self.past):
            if where.paragraph < analysis.paragraph - 1:
                break
            if where is not last:
                found.append([])
                last = where
            found[-1].insert(0, (other, where))
        return found

    def counted(self, mention: Mention) -> Party | None:
        """Whom "keduanya" means where the sentence before counted two ("dua tentara ...")."""
        words = grammar(self.language)
        size = words.counted_pronouns.get(mention.word) if words is not None else None
        if size is None or not self.past:
            return None
        where = self.past[-1][1]
        for quantity in reversed(where.quantities):
            if quantity.best != size or quantity.kind != "count":
                continue
            for other in where.mentions:
                if quantity.first <= other.first <= quantity.last + 1 and other.kind in _NAMED:
                    return self._refer(mention, self.party(other, where), "discourse.counted")
        return None

    def both(self, analysis: Analysis, mention: Mention) -> list[Party]:
        """The two parties spoken of most so far, of different countries ("kedua negara")."""
        before = [(m, analysis) for m in analysis.mentions if m.last <= mention.first]
        joined = self._joined([*self.past, *before], analysis.paragraph)
        if joined:
            return joined
        ranked = self.most_named(before)[:_PAIR]
        return sorted(ranked, key=lambda party: party.start or 0)

    def _joined(self, told: Sequence[tuple[Mention, Analysis]], paragraph: int) -> list[Party]:
        """The last two parties joined by "dan" or "dengan" in this paragraph or the one before."""
        words = grammar(self.language)
        if words is None:
            return []
        for (one, where), (other, there) in zip(
            reversed(told[:-1]), reversed(told[1:]), strict=True
        ):
            if where is not there or where.paragraph < paragraph - 1:
                continue
            if other.first - one.last == 1 and {one.kind, other.kind} <= _JOINED:
                between = where.tokens[one.last].lower
                if between in words.coordinators or words.prepositions.get(between) == "partner":
                    return [self._antecedent(one, where), self._antecedent(other, where)]
        return []

    def most_named(self, also: Sequence[tuple[Mention, Analysis]] = ()) -> list[Party]:
        """One party for each country spoken of lately, the most named first."""
        weights: dict[str, int] = {}
        first: dict[str, Party] = {}
        for other, where in (*self.past, *also):
            if other.kind in _NAMED and other.country is not None:
                weights[other.country] = weights.get(other.country, 0) + 1
                first.setdefault(other.country, self._antecedent(other, where))
        page = self.context.weights
        return [
            first[country]
            for country in sorted(weights, key=lambda c: (-page.get(c, 0.0), -weights[c]))
        ]

    def _refer(self, mention: Mention, who: Party | None, rule: str) -> Party:
        own = mention.party(self.text)
        if who is None:
            return own
        return replace(
            own,
            name=who.name or who.text,
            country=who.country,
            sectors=own.sectors or who.sectors,
            id=who.id,
            wikidata=who.wikidata,
            inferred=rule,
        )
