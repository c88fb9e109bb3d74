"""What a page is about: the countries whose police, government and people it means."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from rujuk.code.aliases import document_mentions
from rujuk.code.attribution_words import attribution_words
from rujuk.code.gazetteer import Candidate, gazetteer
from rujuk.code.mentions import ActorKind, Mention
from rujuk.code.place_table import fold
from rujuk.code.places import PlaceMention, find_places
from rujuk.lang.grammar import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.code.actors import PlainActors
    from rujuk.lang.tokens import Token

# Bodies of many states: never the home of a page.
NO_HOME = frozenset({"UNO", "EUU", "NAT", "IGO", "NGO", "MNC", "ISM", "IMG"})
# What each kind of mention says of where a page is at home.
WEIGHTS: Mapping[ActorKind, float] = {
    ActorKind.STATE: 1.0,
    ActorKind.METONYM: 0.8,
    ActorKind.GOVERNMENT: 1.5,
    ActorKind.FORCE: 1.5,
    ActorKind.ORGANISATION: 0.7,
    ActorKind.GROUP: 1.5,
    ActorKind.PERSON: 0.5,
    ActorKind.OFFICE: 1.0,
    ActorKind.ROLE: 1.2,
    ActorKind.VEHICLE: 0.7,
}
PLACE = 2.0  # a place below the state
STATE_AS_PLACE = 1.0
TITLE = 1.5  # times what the title names
FIRST_PARAGRAPH = 1.5
DATELINE = 1.0
LANGUAGE = 0.3
SPEAKER = 0.4  # times what only speaks: an intelligence service is heard of others' wars
# Share of a paragraph's own weights, and of those around it, in its home.
OWN, BEFORE, SECOND_BEFORE, AFTER, PAGE = 3.0, 1.0, 0.5, 0.3, 2.0
_Found = TypeVar("_Found", Mention, PlaceMention)
LANGUAGE_HOMES = {"id": "IDN", "ms": "MYS"}


@dataclass(slots=True)
class _ParagraphPage:
    """The page as `find_places` sees it from one paragraph."""

    shares: Mapping[str, float]
    regions_named: frozenset[str]
    dateline: Candidate | None
    home: str | None

    def home_country(self) -> str | None:
        return self.home


def page_context(
    paragraphs: Sequence[Sequence[Sequence[Token]]],
    language: str,
    *,
    title: Sequence[Sequence[Token]] = (),
    dateline: str | None = None,
    plain: Sequence[PlainActors] | None = None,
) -> PageContext:
    """The context of a page from the tokens of its sentences, paragraph by paragraph.

    Finds mentions and places as well (`mentions`, `title_mentions`, `places` of the context), each
    once. `title` are the sentences of title and deck, `dateline` the name of its place, `plain`
    what `actors_of_block` finds in each sentence, those of the title first, where the caller has
    it.
    """
    title_places = [find_places(tokens, language) for tokens in title]
    bare = [[find_places(tokens, language) for tokens in inside] for inside in paragraphs]
    found = document_mentions(
        [*title, *(tokens for inside in paragraphs for tokens in inside)],
        language,
        [*title_places, *(places for inside in bare for places in inside)],
        plain,
    )
    mentions, position = [], len(title)
    for inside in paragraphs:
        mentions.append(found[position : position + len(inside)])
        position += len(inside)
    return PageContext(
        paragraphs,
        mentions,
        language,
        title=title,
        title_mentions=found[: len(title)],
        dateline=dateline,
        bare=bare,
        title_places=title_places,
    )


class PageContext:
    """The countries of one page by weight, and the home country of each of its paragraphs.

    Built once from the sentences (their tokens) of each paragraph and their mentions, both in
    reading order. `places[p][s]` are the places of sentence `s` of paragraph `p`.
    """

    def __init__(
        self,
        paragraphs: Sequence[Sequence[Sequence[Token]]],
        mentions: Sequence[Sequence[Sequence[Mention]]],
        language: str,
        *,
        title: Sequence[Sequence[Token]] = (),
        title_mentions: Sequence[Sequence[Mention]] = (),
        dateline: str | None = None,
        bare: Sequence[Sequence[Sequence[PlaceMention]]] | None = None,
        title_places: Sequence[Sequence[PlaceMention]] | None = None,
    ) -> None:
        """Weigh every mention and place of the page.

        `bare` and `title_places` are places read without a context, where the caller has them.
        """
        self.language = language
        self.mentions = mentions
        self.title_mentions = title_mentions
        self._owned: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
        self._forces = {m.country for found in title_mentions for m in found if _is_force(m)}
        for number, inside in enumerate(mentions):
            for mention in (one for found in inside for one in found):
                if mention.modifier and mention.country:
                    self._owned[mention.word].append((number, mention))
                if _is_force(mention):
                    self._forces.add(mention.country)
        if bare is None:
            bare = [[find_places(tokens, language) for tokens in inside] for inside in paragraphs]
        self._own = [
            self._weigh(
                self._set_there(inside, tokens),
                self._set_there(places, tokens),
                self._told(inside, tokens),
            )
            for inside, tokens, places in zip(mentions, paragraphs, bare, strict=True)
        ]
        whole: dict[str, float] = defaultdict(float)
        for number, weights in enumerate(self._own):
            for country, weight in weights.items():
                whole[country] += weight * (FIRST_PARAGRAPH if number == 0 else 1.0)
        if title_places is None:
            title_places = [find_places(tokens, language) for tokens in title]
        for country, weight in self._weigh(title_mentions, title_places).items():
            whole[country] += TITLE * weight
        self.dateline_country = self._dateline(dateline)
        if self.dateline_country is not None:
            whole[self.dateline_country] += DATELINE
        home = LANGUAGE_HOMES.get(language)
        if home is not None:
            whole[home] += LANGUAGE
        self.weights: dict[str, float] = dict(whole)
        total = sum(whole.values()) or 1.0
        self.shares = {country: weight / total for country, weight in whole.items()}
        self.dateline = (
            None if dateline is None else gazetteer().choose(fold(dateline), self.shares)
        )
        self.regions_named = frozenset(
            fold(place.name) for inside in bare for places in inside for place in places
        )
        self._homes = [self._home(number) for number in range(len(self._own))]
        self.places = [
            self._chosen(inside, found, number)
            for number, (inside, found) in enumerate(zip(paragraphs, bare, strict=True))
        ]

    # --- countries -------------------------------------------------------------------------------

    def home(self, paragraph: int) -> tuple[str | None, str]:
        """The country that bare "police" or "residents" of this paragraph belong to, and why."""
        if 0 <= paragraph < len(self._homes):
            return self._homes[paragraph]
        return self._page_home()

    def page_view(self, paragraph: int) -> _ParagraphPage:
        """The context for `find_places` of a sentence of this paragraph."""
        return _ParagraphPage(
            self.shares, self.regions_named, self.dateline, self.home(paragraph)[0]
        )

    def _told(
        self, mentions: Sequence[Sequence[Mention]], sentences: Sequence[Sequence[Token]]
    ) -> list[list[Mention]]:
        """The mentions of a paragraph without those that only speak ("kata X", "X mengatakan")."""
        return [
            [m for m in inside if not self._speaks(m, tokens)]
            for inside, tokens in zip(mentions, sentences, strict=True)
        ]

    def _set_there(
        self, found: Sequence[Sequence[_Found]], sentences: Sequence[Sequence[Token]]
    ) -> list[list[_Found]]:
        """The parties or places of a paragraph without those that somebody only heads for."""
        return [
            [one for one in inside if not self._is_headed_for(one.first, tokens)]
            for inside, tokens in zip(found, sentences, strict=True)
        ]

    def _is_headed_for(self, first: int, tokens: Sequence[Token]) -> bool:
        words = grammar(self.language)
        before = tokens[first - 1].lower if first else ""
        return words is not None and before in words.headings

    def _speaks(self, mention: Mention, tokens: Sequence[Token]) -> bool:
        words = attribution_words(self.language)
        if words is None:
            return False
        before = tokens[mention.first - 1].lower if mention.first else ""
        after = tokens[mention.last].lower if mention.last < len(tokens) else ""
        return before in words.post or before in words.openers or after in words.forms

    def _weigh(
        self,
        mentions: Sequence[Sequence[Mention]],
        places: Sequence[Sequence[PlaceMention]],
        told: Sequence[Sequence[Mention]] | None = None,
    ) -> dict[str, float]:
        """Weights of countries; a mention that only speaks (not in `told`) has `SPEAKER` of its."""
        weights: dict[str, float] = defaultdict(float)
        for number, inside in enumerate(mentions):
            acting = inside if told is None else told[number]
            for mention in inside:
                is_witness = mention.sectors[:1] == ("JRN",)
                if mention.country and mention.country not in NO_HOME and not is_witness:
                    share = 1.0 if mention in acting else SPEAKER
                    weights[mention.country] += share * WEIGHTS.get(mention.kind, 0.0)
        for found in places:
            for place in found:
                country = self._sure_country(place)
                if country is not None:
                    is_state = place.candidate is not None and place.candidate.id.startswith(
                        "state"
                    )
                    weights[country] += STATE_AS_PLACE if is_state else PLACE
        return weights

    @staticmethod
    def _sure_country(place: PlaceMention) -> str | None:
        known = place.candidate
        if known is None:
            return place.country
        if known.weight or known.id.startswith("state"):
            return known.country
        return gazetteer().sure_country(fold(place.name))

    @staticmethod
    def _dateline(dateline: str | None) -> str | None:
        return None if dateline is None else gazetteer().sure_country(fold(dateline))

    def _home(self, number: int) -> tuple[str | None, str]:
        scores: dict[str, float] = defaultdict(float)
        for offset, factor in ((0, OWN), (-1, BEFORE), (-2, SECOND_BEFORE), (1, AFTER)):
            if 0 <= number + offset < len(self._own):
                weights = self._own[number + offset]
                total = sum(weights.values()) or 1.0
                for country, weight in weights.items():
                    scores[country] += factor * weight / total
        for country, share in self.shares.items():
            scores[country] += PAGE * share
        if not scores:
            return None, "context.none"
        best = max(sorted(scores), key=scores.__getitem__)
        return best, "context.paragraph" if best in self._own[number] else "context.page"

    def _page_home(self) -> tuple[str | None, str]:
        if not self.weights:
            return None, "context.none"
        return max(sorted(self.weights), key=lambda c: self.weights[c]), "context.page"

    def _chosen(
        self,
        inside: Sequence[Sequence[Token]],
        bare: Sequence[Sequence[PlaceMention]],
        number: int,
    ) -> list[list[PlaceMention]]:
        """The places of each sentence of a paragraph, chosen by what the page is about."""
        view = self.page_view(number)
        return [
            find_places(tokens, self.language, view) if found or self.dateline is not None else []
            for tokens, found in zip(inside, bare, strict=True)
        ]

    # --- one mention -----------------------------------------------------------------------------

    def _before(self, paragraph: int, sentence: int, start: int) -> list[Mention]:
        """Mentions before this point, nearest first, of this paragraph and the one before."""
        found = [m for m in self.mentions[paragraph][sentence] if m.end <= start]
        found.reverse()
        for number in range(sentence - 1, -1, -1):
            found += reversed(self.mentions[paragraph][number])
        if paragraph:
            for inside in reversed(self.mentions[paragraph - 1]):
                found += reversed(inside)
        return found

    def force_before(self, paragraph: int, sentence: int | None, start: int) -> str | None:
        """Whose armed forces the page spoke of last: the only ones it names, else those near by.

        Null in a title, where none are named before, or near by none of several.
        """
        if sentence is None:
            return None
        if len(self._forces) == 1:
            return next(iter(self._forces))
        near = (m for m in self._before(paragraph, sentence, start) if _is_force(m))
        return next((m.country for m in near), None)

    def same_noun(self, mention: Mention, paragraph: int, sentence: int) -> Mention | None:
        """An earlier mention by the same noun whose words told its country."""
        owned = self._owned.get(mention.word)
        if owned is None or mention.kind is ActorKind.PERSON:
            return None
        for earlier in self._before(paragraph, sentence, mention.start):
            if earlier.word == mention.word and earlier.modifier and earlier.country:
                return earlier
        countries = {other.country: other for number, other in owned if number <= paragraph}
        return next(iter(countries.values())) if len(countries) == 1 else None

    def antecedent(
        self,
        mention: Mention,
        paragraph: int,
        sentence: int,
        barred: frozenset[int] = frozenset(),
        *,
        acts: bool = False,
    ) -> Mention | None:
        """The nearest party that a pronoun or a definite noun can stand for.

        Mentions that start at `barred` offsets cannot be meant. Who acts (`acts`) is rather who the
        sentence before named first: its subject.
        """
        if mention.is_speaker:
            speaker = self._speaker(mention, paragraph, sentence)
            if speaker is not None:
                return speaker
        before = self._before(paragraph, sentence, mention.start)
        if acts and mention.kind is ActorKind.PRONOUN and sentence:
            before = self._subjects_first(paragraph, sentence, mention.start, before)
        if barred:
            before = [earlier for earlier in before if earlier.start not in barred]
        if mention.number == "singular" and mention.kind is ActorKind.PRONOUN:
            subject = self._subject(paragraph, sentence, mention.start)
            before = [subject, *before] if subject is not None else before
        if mention.kind is ActorKind.DEFINITE:  # "that ministry": the last one called so
            called = next((m for m in before if _noun(m) == _noun(mention)), None)
            if called is not None:
                return called
        kind = _reference(mention)
        if mention.number == "state":  # "the country" is no newspaper
            before = [m for m in before if m.country and m.country not in NO_HOME] or before
        if kind == "group":  # "that group" is one with a name, and no "attackers"
            before = [m for m in before if m.kind not in _GROUPS or _is_named(m)] or before
        for wanted in _WANTED[kind]:
            for earlier in before:
                of_group = (earlier.country_id or "").startswith("group.")
                if kind == "union" and earlier.country not in NO_HOME:
                    continue
                if earlier.kind in wanted or (kind == "group" and of_group):
                    return earlier
        return None

    def _subjects_first(
        self, paragraph: int, sentence: int, start: int, before: list[Mention]
    ) -> list[Mention]:
        """The same mentions, those of the sentence before in their order."""
        own = [m for m in self.mentions[paragraph][sentence] if m.end <= start]
        last = list(self.mentions[paragraph][sentence - 1])
        return [*reversed(own), *last, *before[len(own) + len(last) :]]

    def _subject(self, paragraph: int, sentence: int, start: int) -> Mention | None:
        """The person a singular pronoun takes up: of its sentence, or the first of the last one."""
        for mention in reversed(self.mentions[paragraph][sentence]):
            if mention.end <= start and mention.kind in _SPEAKERS:
                return mention
        for number in range(sentence - 1, -1, -1):
            for mention in self.mentions[paragraph][number]:
                if mention.kind in _SPEAKERS:
                    return mention
        return None

    def _speaker(self, mention: Mention, paragraph: int, sentence: int) -> Mention | None:
        after = [
            m
            for m in self.mentions[paragraph][sentence]
            if m.start >= mention.end and m.kind in _SPEAKERS
        ]
        if after:
            return after[0]
        for earlier in self._before(paragraph, sentence, mention.start):
            if earlier.kind in _SPEAKERS:
                return earlier
        return None


_SPEAKERS = frozenset({ActorKind.PERSON, ActorKind.OFFICE})
_ARMED = frozenset({ActorKind.FORCE, ActorKind.ROLE})  # "pasukan Chad", "konvoi pasukan Chad"
_BODIES = frozenset(
    {ActorKind.STATE, ActorKind.METONYM, ActorKind.GOVERNMENT, ActorKind.FORCE,
     ActorKind.ORGANISATION, ActorKind.GROUP}
)  # fmt: skip
_GROUPS = frozenset({ActorKind.GROUP})
# Kinds a reference can stand for, the likelier first.
_WANTED: dict[str, tuple[frozenset[ActorKind], ...]] = {
    "person": (_SPEAKERS,),
    "group": (_GROUPS, frozenset({ActorKind.FORCE, ActorKind.ORGANISATION})),
    "union": (_BODIES,),
    "body": (_BODIES | _SPEAKERS,),
    "many": (_BODIES | {ActorKind.ROLE, ActorKind.VEHICLE},),
}


def _is_force(mention: Mention) -> bool:
    """Whether words name the armed forces of a country: "pasukan Chad"."""
    told = mention.country is not None and mention.modifier is not None
    return told and mention.kind in _ARMED and mention.sectors[:1] == ("MIL",)


def _is_named(mention: Mention) -> bool:
    return bool(mention.id or mention.abbreviation or mention.name)


def _noun(mention: Mention) -> str:
    """The first word of its head phrase."""
    return mention.word.partition(" ")[0]


def _reference(mention: Mention) -> str:
    if mention.number == "union":
        return "union"
    if mention.number in ("body", "state"):
        return "body"
    if mention.kind is ActorKind.PRONOUN:
        return "person" if mention.number == "singular" else "many"
    if mention.sectors[:1] == ("REB",):
        return "group"
    return "many" if mention.number == "plural" else "body"
