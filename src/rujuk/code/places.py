"""Places named in a sentence, chosen by what the page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.code.gazetteer import BARE, REGIONAL, Candidate, gazetteer
from rujuk.code.language_names import names_in
from rujuk.code.place_context import BarePage
from rujuk.code.place_sentence import MAX_WORDS, PlaceSentence
from rujuk.code.place_words import PlaceGrammar, place_grammar
from rujuk.lang.title_case import is_title_case
from rujuk.records import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.code.actor_lexicon import Name
    from rujuk.code.place_context import PlaceContext
    from rujuk.lang.tokens import Token

_INFERRED = frozenset({"place.unknown_in_home_country", "place.dateline"})
NEAR, STATE = 2, 6  # UCDP where_prec


_BARE_PAGE = BarePage()


class PlaceMention(msgspec.Struct):
    """One place in a sentence. Token span half-open; `start` and `end` are offsets in the page.

    `candidate` is null for a name that no table knows; `country` is then the page's, `inferred`.
    `preposition` is null where the name alone tells a place (a sea, a region of regions.yaml).
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    preposition: str | None
    candidate: Candidate | None
    country: str | None
    precision: int
    rule: str
    within: tuple[str, ...] = ()

    def place(self, text: str) -> Place:
        """The record of this mention."""
        known = self.candidate
        return Place(
            text=text[self.start : self.end],
            start=self.start,
            end=self.end,
            inferred=self.rule if self.rule in _INFERRED and self.country else None,
            id=known.id if known else None,
            name=known.name if known else self.name,
            country=self.country,
            admin1=known.region if known else None,
            latitude=known.latitude if known else None,
            longitude=known.longitude if known else None,
            geonames_id=known.geonames_id if known else None,
            precision=self.precision,
            within=self.within,
        )


def find_places(
    tokens: Sequence[Token], language: str, context: PlaceContext | None = None
) -> list[PlaceMention]:
    """The places of one sentence, in order.

    A name is a place after a preposition of place or a word for a kind of place, in a list after
    such a one, or when it is the name of a region or sea that means nothing else. Which of several
    places of one name is meant, the page's countries and the regions named on it decide; a name
    that no table knows stays a place, in the country of its paragraph (inferred).
    """
    words = place_grammar(language)
    if words is None:
        return []
    lowers = [token.lower for token in tokens]
    if words.openers.isdisjoint(lowers) and gazetteer().bare_firsts.isdisjoint(lowers):
        return []
    names = names_in(language).names
    return _Reader(tokens, words, context or _BARE_PAGE, lowers, names).read()


def place_at(
    tokens: Sequence[Token], first: int, last: int, language: str, context: PlaceContext
) -> PlaceMention | None:
    """The known place that the words `first` to `last` name, where a verb tells that they do.

    Of a verb of going or of fighting the object is a place without any preposition ("menyerang El
    Fasher"). A name that no table knows is none here.
    """
    words = place_grammar(language)
    if words is None:
        return None
    while first < last and not tokens[first].is_capitalised:
        first += 1
    lowers = [token.lower for token in tokens]
    if first >= last:
        return None
    return _Reader(tokens, words, context, lowers, names_in(language).names).named(first, last)


class _Reader(PlaceSentence):
    """Reads one sentence from left to right."""

    __slots__ = ("_title_case", "context", "firsts", "inside", "mentions")

    def __init__(
        self,
        tokens: Sequence[Token],
        words: PlaceGrammar,
        context: PlaceContext | BarePage,
        lowers: list[str],
        names: Mapping[str, tuple[Name, ...]],
    ) -> None:
        super().__init__(tokens, words, lowers, names)
        self.context = context
        self.mentions: list[PlaceMention] = []
        self.firsts = gazetteer().bare_firsts
        self.inside: str | None = None  # the state that the words right before say it lies in
        self._title_case: bool | None = None

    @property
    def title_case(self) -> bool:
        """Whether most words are capitalised, as in a headline."""
        if self._title_case is None:
            self._title_case = is_title_case(self.tokens)
        return self._title_case

    def read(self) -> list[PlaceMention]:
        """Every place of the sentence."""
        openers, firsts, after = self.words.openers, self.firsts, 0
        for position, lower in enumerate(self.lowers):
            if position < after:
                continue
            if lower in openers:
                after = self._opened(position, lower)
            if lower in firsts and after <= position + 1:
                after = self._bare(position)
        return self.mentions

    def _shares(self) -> Mapping[str, float]:
        """Weight of each country for the choice of a place, of 1."""
        return self.context.shares if self.inside is None else {self.inside: 1.0}

    def named(self, first: int, last: int) -> PlaceMention | None:
        """The longest known place from `first`, or null."""
        for stop in range(min(last, self._name_end(first)), first, -1):
            form = self._form(first, stop)
            found = gazetteer().choose(form, self._shares(), self.context.regions_named)
            if found is not None:
                self._add(first, stop, first, None, found, 0, near=False)
                return self.mentions[-1]
        return None

    def _opened(self, position: int, lower: str) -> int:
        """The end of the place that a preposition, a class word or "here" opens, if any."""
        if lower in self.words.here and (after := self._here(position)) > position:
            return after
        if lower in self.words.prepositions:
            return self._framed(position + 1, lower)
        if lower in self.words.classes and not self._is_inside_name(position):
            return self._framed(position, None)
        return position

    def _is_inside_name(self, position: int) -> bool:
        """Whether a capitalised class word is part of a longer name: "Kementerian Luar Negeri"."""
        return (
            position > 0
            and self.tokens[position].is_capitalised
            and self.tokens[position - 1].is_capitalised
            and not self.title_case
        )

    def _framed(self, start: int, preposition: str | None) -> int:
        """A place after a preposition, a word of its kind, or both; `start` for none."""
        self.inside = None
        near = preposition in self.words.near
        position, precision, begin = start, 0, start
        owner = 0
        while position < self.size:
            after, country = self._owner(position)
            if after > position:
                owner = position if self._is_owner(after - 1) else owner
                self.inside = country
                position = begin = after
                continue
            if self.lowers[position] in self.words.near:
                near, after = True, position + 1
            else:
                after, of_class = self._class(position)
                precision = of_class or precision
            if after == position or (precision and self._known_with_class(position)):
                break
            if not self.tokens[position].is_capitalised:
                begin = after
            whole = self._region_with(position, after)
            if whole > after:
                after = self._place(position, position, whole, preposition, precision, near=near)
                return self._listed(after, preposition) if after > position else after
            position = after
        end = self._name_end(position)
        if end == position:
            if owner:
                return self._place(owner, owner, owner + 1, preposition, 0, near=near)
            return self._suffix(position, preposition, start)
        end, whole, of_class = self._trailing(position, end)
        after = self._place(begin, position, end, preposition, precision or of_class, near=near)
        if after == end < whole:
            self.mentions[-1].last = after = whole
            self.mentions[-1].end = self.tokens[whole - 1].end
        return self._listed(after, preposition) if after > position else start

    def _suffix(self, position: int, preposition: str | None, start: int) -> int:
        """The town at the end of a body's name after "di": "di Pengadilan Negeri Surabaya"."""
        if preposition not in self.words.sure or self.title_case:
            return start
        end = position
        while end < self.size and self.tokens[end].is_capitalised:
            end += 1
        for first in range(position + 1, end):
            found = gazetteer().choose(
                self._form(first, end), self._shares(), self.context.regions_named
            )
            if found is not None and found.precision < STATE and not self._is_actor(first):
                return self._add(first, end, first, preposition, found, 0, near=False)
        return start

    def _here(self, position: int) -> int:
        """The town of the page's dateline, for "di sini"."""
        found = self.context.dateline
        if found is None:
            return position
        for rest in self.words.here.get(self.lowers[position], ()):
            end = position + 1 + len(rest)
            if self.lowers[position + 1 : end] == rest:
                self._add(position, end, position, None, found, 0, near=False)
                self.mentions[-1].rule = "place.dateline"
                return end
        return position

    def _class(self, position: int) -> tuple[int, int]:
        lower = self.lowers[position]
        for rest, precision in self.words.classes.get(lower, ()):
            end = position + 1 + len(rest)
            if not rest or self.lowers[position + 1 : end] == rest:
                return end, precision
        if lower in self.words.directions or lower in self.words.parts:
            return position + 1, 0
        return position, 0

    def _known_with_class(self, position: int) -> bool:
        """Whether the class word belongs to the name: "Kota Gaza", "Laut Merah"."""
        if not self.tokens[position].is_capitalised:
            return False
        end = self._name_end(position)
        return any(
            self._form(position, stop) in gazetteer().regions
            for stop in range(end, position + 1, -1)
        )

    def _region_with(self, start: int, position: int) -> int:
        """The end of a region's name that a small class word begins: "semenanjung Korea"."""
        known = gazetteer().regions
        for stop in range(self._name_end(position), position, -1):
            if self._form(start, stop) in known:
                return stop
            if self._form(position, stop) in known:  # "the Gulf of Aden" is not the Gulf
                return position
        return position

    def _place(
        self, begin: int, start: int, end: int, preposition: str | None, precision: int, *,
        near: bool,
    ) -> int:  # fmt: skip
        """Add the longest known place of `start` to `end`, or the whole unknown name."""
        for stop in range(self._directed(end), start, -1):
            form = self._form(start, stop)
            found = gazetteer().choose(
                form, self._shares(), self.context.regions_named,
                regional=precision in REGIONAL,
            )  # fmt: skip
            if precision and stop < end and not self.title_case and not self._is_place(stop, end):
                continue  # "Kabupaten Batang Sikumbang" is no Batang
            if found is not None and not (precision and self._is_actor(start)):
                if found.id.startswith("state.") and self._is_actor(start, strict=True):
                    continue
                return self._add(begin, stop, start, preposition, found, precision, near=near)
        state = self._state(start)
        if state is not None:
            return self._add(begin, state[1], start, preposition, state[0], STATE, near=near)
        known = precision or preposition in self.words.sure
        if self.title_case or self._is_actor(start) or not known or self._is_owner(end):
            return start
        return self._add(begin, end, start, preposition, None, precision, near=near)

    def _is_place(self, start: int, end: int) -> bool:
        """Whether words that follow a name begin with another: "Kabupaten Cianjur Jawa Barat"."""
        return any(self._form(start, stop) in gazetteer() for stop in range(end, start, -1))

    def _directed(self, end: int) -> int:
        """The end with the direction after a name: "Lebanon selatan"."""
        while end < self.size and self.lowers[end] in self.words.directions:
            end += 1
        return end

    def _is_actor(self, position: int, *, strict: bool = False) -> bool:
        """Whether a party that is no place begins here."""
        for name in self.names.get(self.lowers[position], ()):
            end = position + 1 + len(name.rest)
            if self.lowers[position + 1 : end] == name.rest:
                if name.exact and self.tokens[position].text != name.exact[0]:
                    continue
                return name.actor.kind not in {"state", "metonym"} and not strict
        return False

    def _state(self, position: int) -> tuple[Candidate, int] | None:
        """A state by another of its names: "Korut", "AS"."""
        for name in self.names.get(self.lowers[position], ()):
            end = position + 1 + len(name.rest)
            if name.actor.kind != "state" or self.lowers[position + 1 : end] != name.rest:
                continue
            if name.exact and self.tokens[position].text != name.exact[0]:
                continue
            code = name.actor.country
            candidate = Candidate(
                name.actor.id, name.actor.name, code, None, (code,) if code else (), None, None,
                None, STATE, None, 0.0,
            )  # fmt: skip
            return candidate, end
        return None

    def _add(
        self, begin: int, end: int, start: int, preposition: str | None, found: Candidate | None,
        precision: int, *, near: bool,
    ) -> int:  # fmt: skip
        told = found.precision if found is not None else precision or 1
        if found is not None and precision and found.precision == 1 and precision < STATE:
            told = max(found.precision, precision if precision in {1, 3} else found.precision)
        country = found.country if found is not None else self.inside or self.context.home_country()
        within = found.within if found is not None else ((country,) if country else ())
        self.mentions.append(
            PlaceMention(
                first=begin,
                last=end,
                start=self.tokens[begin].start,
                end=self.tokens[end - 1].end,
                name=" ".join(token.text for token in self.tokens[start:end]),
                preposition=preposition,
                candidate=found,
                country=country,
                precision=NEAR if near and told == 1 else told,
                rule="place.table" if found is not None else "place.unknown_in_home_country",
                within=within,
            )
        )
        return end

    def _listed(self, position: int, preposition: str | None) -> int:
        """Further places after a comma or "dan"; a parent after a comma tells the one before."""
        while position + 1 < self.size and self.lowers[position] in self.words.joins:
            start = position + 1
            if self.lowers[start] in self.words.joins:
                start += 1
            if start >= self.size:
                return position
            inner = start
            after, precision = self._class(inner)
            if after > inner and not self._known_with_class(inner):
                inner = after
            end = self._name_end(inner)
            if end == inner:
                return position
            before = self.mentions[-1]
            begin = start if self.tokens[start].is_capitalised else inner
            after = self._known_only(begin, inner, end, preposition, precision)
            if after == inner:
                return position
            self._tell_parent(before, self.mentions[-1], position)
            position = after
        return position

    def _known_only(
        self, begin: int, start: int, end: int, preposition: str | None, precision: int
    ) -> int:
        for stop in (self._directed(end), end):
            form = self._form(start, stop)
            found = gazetteer().choose(form, self._shares(), self.context.regions_named)
            if found is not None and not self._is_actor(start):
                return self._add(begin, stop, start, preposition, found, precision, near=False)
        return start

    def _tell_parent(self, inner: PlaceMention, outer: PlaceMention, position: int) -> None:
        """After a comma a region tells the place before it: "X, Negara Bagian Y"."""
        region = outer.candidate
        if self.tokens[position].text != "," or region is None:
            return
        if inner.candidate is None or (
            outer.precision > inner.precision and inner.country != outer.country
        ):
            inner.country = outer.country
            inner.within = (region.id, *region.within)
            inner.rule = "place.parent_named"
            inner.candidate = None

    def _bare(self, position: int) -> int:
        """A region or a sea that needs no preposition."""
        if not self.tokens[position].is_capitalised:
            return position
        for name in self.names.get(self.lowers[position], ()):
            if name.actor.kind in {"state", "metonym"} and not name.rest:
                return position
        end = self._name_end(position)
        for stop in range(min(end, position + MAX_WORDS), position, -1):
            for found in gazetteer().regions.get(self._form(position, stop), ())[:1]:
                if found.weight and found.id.startswith(BARE):
                    return self._add(position, stop, position, None, found, 0, near=False)
        return position
