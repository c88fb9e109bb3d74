"""Names of bodies that no table knows, by the noun they end in or begin with."""

from __future__ import annotations

from rujuk.code.actor_reader import ActorReader
from rujuk.code.mentions import ActorKind

_LEAST = 2  # words in the name of a body


class BodyReader(ActorReader):
    """Reads the capitalised names of courts, parties, unions, ministries, companies."""

    __slots__ = ()

    def _body_end(self, start: int) -> int:
        """The end of a body's name that begins here; `start` where none does.

        "Munich Regional Court" ends in a noun of such bodies, "Movement for Quality Government"
        begins with one; a headline, where all is capitalised, tells nothing.
        """
        token = self.tokens[start]
        if not token.is_capitalised or token.kind != "word":
            return start
        run = self._capitals_end(start)
        end = start
        if self._opens_body(start):
            end = self._joined(self._head_end(start))
            end = start if end == self._head_end(start) else end
        for stop in range(run, start + 1, -1):
            if end == start and stop - start >= _LEAST and self._sector_before(stop, start):
                end = self._joined(stop)
        return start if end - start < _LEAST or self._is_title_case() else end

    def _body_here(self, start: int, end: int) -> int:
        """Add the body from `start` to `end`, with its short form in brackets."""
        last, short = self._bracketed(end)
        sector = self._opening_sector(start)
        for stop in range(end, start, -1):
            sector = sector or self._sector_before(stop, start)
        mention = self._add(start, last, ActorKind.ORGANISATION, start, "actor.body")
        mention.word = self.lowers[end - 1]
        mention.name = self._written(start, end)
        mention.abbreviation = short
        mention.sectors = (sector,) if sector else ()
        mention.country = self._country_within(start, end)
        return last

    def _opens_body(self, start: int) -> bool:
        return bool(self._opening_sector(start))

    def _opening_sector(self, start: int) -> str | None:
        head = self._body_head(start)
        return None if head is None else head[1]

    def _head_end(self, start: int) -> int:
        head = self._body_head(start)
        return start + 1 if head is None else head[0]

    def _sector_before(self, stop: int, start: int) -> str | None:
        """The sector of the noun of bodies that ends at `stop`."""
        for rest, sector in self.grammar.ending_heads.get(self.lowers[stop - 1], ()):
            first = stop - 1 - len(rest)
            if first >= start and self.lowers[first : stop - 1][::-1] == rest:
                return sector
        return None

    def _joined(self, end: int) -> int:
        """The end with "of" or "for" and capitalised words, and what "and" adds to those."""
        joins = self.grammar.organisation_joins
        opened = False
        while end + 1 < self.size and self.lowers[end] in joins:
            following = end + 1
            is_and = self.lowers[end] not in self.grammar.links | self.grammar.for_words
            if is_and and not opened:
                break
            while following < self.size and self.lowers[following] in joins:
                following += 1
            run = self._capitals_end(following) if following < self.size else following
            if run == following:
                break
            if is_and and self.name_at(following) is not None:
                break
            end, opened = run, True
        return end

    def _country_within(self, start: int, end: int) -> str | None:
        """The country of a known name or a town's inside the name."""
        for position in range(start, end):
            name = self.name_at(position)
            if name is not None and name[0].actor.kind != "person" and name[0].actor.country:
                return name[0].actor.country
        for position in range(start, end):
            if self.tokens[position].is_capitalised:
                known, country = self.places.longest(
                    self.lowers, position, min(end, self._capitals_end(position))
                )
                if known > position and country is not None:
                    return country
        return None

    def _rank_and_name(self, start: int) -> int:
        """A rank, its full stop and the name of who bears it."""
        position = start
        ranks = self.grammar.ranks
        sectors: tuple[str, ...] = ()
        while position < self.size and self.lowers[position] in ranks:
            sectors = ranks[self.lowers[position]] or sectors
            position += 1
            while position < self.size and self.tokens[position].text in {".", "(", ")"}:
                position += 1
        name = self.name_at(position)
        if name is not None:
            return position if name[0].actor.kind == "person" else start + 1
        last = self._person_end(position)
        if last == position or self._is_title_case():
            return start + 1
        office = self._add(start, position, ActorKind.OFFICE, start, "actor.rank")
        office.sectors = sectors
        office.bearer = (position, last)
        self._person(position, last, None, office)
        return last
