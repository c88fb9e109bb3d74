"""One sentence as the reader of parties sees it: names, phrases and capitalised runs at a token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.title_case import is_title_case

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.code.actor_lexicon import Actor, Name
    from rujuk.code.actor_patterns import ActorGrammar, Pattern
    from rujuk.code.mentions import Mention
    from rujuk.code.place_names import PlaceNames
    from rujuk.lang.tokens import Token

_DASHES = frozenset("-–")
MAX_NAME = 5  # capitalised words in a person's name


class ActorSentence:
    """The tokens of one sentence with the matchers that every kind of mention uses.

    `mentions` are those found so far: a few names need another party before them.
    """

    __slots__ = (
        "grammar", "lowers", "mentions", "names", "places", "short_names", "size", "title_case",
        "tokens",
    )  # fmt: skip

    def __init__(
        self,
        tokens: Sequence[Token],
        grammar: ActorGrammar,
        places: PlaceNames,
        short_names: Mapping[str, tuple[Name, ...]],
        names: Mapping[str, tuple[Name, ...]],
    ) -> None:
        """Take the words in small letters; `names` are those for pages of this language."""
        self.tokens = tokens
        self.lowers = [token.lower for token in tokens]
        self.size = len(tokens)
        self.grammar = grammar
        self.names = names
        self.places = places
        self.short_names = short_names
        self.mentions: list[Mention] = []
        self.title_case: bool | None = None

    def name_at(self, position: int) -> tuple[Name, int] | None:
        """The longest name that begins here and whose guards let it stand, with its end."""
        if position >= self.size:
            return None
        if not self.tokens[position].is_capitalised and not self._begins_small(position):
            return None
        short = self.short_names.get(self.lowers[position])
        if short is not None:
            for name in short:
                end = position + 1 + len(name.rest)
                if self.lowers[position + 1 : end] == name.rest and self._is_alone(
                    name, position, end
                ):
                    return name, end
        for name in self.names.get(self.lowers[position], ()):
            end = position + 1 + len(name.rest)
            if (not name.rest or self.lowers[position + 1 : end] == name.rest) and self._stands(
                name, position, end
            ):
                return name, end
        return None

    def _begins_small(self, _position: int) -> bool:
        """Whether a name may begin here in small letters."""
        return False

    def _is_alone(self, name: Name, start: int, end: int) -> bool:
        """Whether a short name is no part of another name."""
        if name.exact is not None:
            return self.tokens[start].text == name.exact[0]
        if name.rest or self._is_title_case():
            return True
        for beside in (start - 1, end):
            if not 0 < beside < self.size or not self.tokens[beside].is_capitalised:
                continue
            lower = self.lowers[beside]
            if self.tokens[beside].kind == "word" and not (
                lower in self.names or lower in self.grammar.starts or lower in self.grammar.ranks
            ):
                return False
        return True

    def _stands(self, name: Name, start: int, end: int) -> bool:
        if name.exact is not None:
            written = zip(self.tokens[start:end], name.exact, strict=True)
            if any(token.text != form for token, form in written):
                return False
        before = self.lowers[start - 1] if start else ""
        after = self.lowers[end] if end < self.size else ""
        if before in name.not_after or after in name.not_before:
            return False
        if name.needs is not None:
            needed = name.needs.page_names
            told = {mention.country for mention in self.mentions}
            return before in name.needs.after and (not needed or not told.isdisjoint(needed))
        return True

    def pattern_at(self, position: int) -> tuple[Pattern, int] | None:
        """The longest phrase of the grammar that begins here, with its end."""
        if position >= self.size:
            return None
        patterns = self.grammar.starts.get(self.lowers[position])
        if patterns is None:
            return None
        following = self.lowers[position + 1] if position + 1 < self.size else None
        for pattern in patterns:
            rest = pattern.rest
            if not rest:
                return pattern, position + 1
            if rest[0] == following:
                end = position + 1 + len(rest)
                if self.lowers[position + 1 : end] == rest:
                    return pattern, end
        return None

    def _phrase_at(self, table: dict[str, tuple[list[str], ...]], position: int) -> int:
        """The end of the longest phrase of the table that begins here; `position` for none."""
        if position < self.size:
            for rest in table.get(self.lowers[position], ()):
                end = position + 1 + len(rest)
                if not rest or self.lowers[position + 1 : end] == rest:
                    return end
        return position

    def _is_no_state(self, start: int) -> bool:
        if not start:
            return False
        before = self.lowers[start - 1]
        if before in _DASHES and start > 1 and self._touches(start - 2):
            before = self.lowers[start - 2]
        return before in self.grammar.not_state_after

    def _same_actor(self, end: int, last: int, actor: Actor) -> int:
        """After a state: its own short form in brackets belongs to it."""
        short = self.name_at(end + 1) if last > end else None
        return last if short is not None and short[0].actor.id == actor.id else end

    def _same_country(self, position: int, country: str | None) -> int:
        """After a body: its state's name belongs to it ("Hizbullah Lebanon")."""
        following = self.name_at(position)
        if (
            following is not None
            and following[0].actor.kind == "state"
            and country in {None, following[0].actor.country}
        ):
            return following[1]
        return position

    def _bracketed(self, position: int) -> tuple[int, str | None]:
        """The end of "(ABBR)" if that stands here, and the short form."""
        if position < self.size and self.tokens[position].text == "(":
            for end in range(position + 2, min(position + 5, self.size)):
                if self.tokens[end].text == ")":
                    inner = self.tokens[position + 1 : end]
                    short = "".join(token.text for token in inner)
                    if short[0].isupper() and sum(map(str.isupper, short)) > 1:
                        return end + 1, short
                    return position, None
        return position, None

    def _sent_to(self, position: int) -> int:
        """After an office: "untuk Indonesia" tells where it is sent, not whose it is."""
        if position + 1 < self.size and self.lowers[position] in self.grammar.for_words:
            target = self.name_at(position + 1)
            if target is not None and target[0].actor.kind != "person":
                return target[1]
            if self.tokens[position + 1].is_capitalised:
                region = self.places.longest(
                    self.lowers, position + 1, self._capitals_end(position + 1)
                )[0]
                return region if region > position + 1 else position
        return position

    def _closes(self, position: int) -> bool:
        return position >= self.size or self.tokens[position].text in {",", ".", ")", ";"}

    def _person_end(self, position: int) -> int:
        """The end of a run of capitalised words that can be a person's name."""
        end, words = position, 0
        while end < self.size and words < MAX_NAME:
            token = self.tokens[end]
            if token.is_capitalised and token.kind == "word":
                if (
                    self.lowers[end] in self.grammar.name_stops
                    or self.lowers[end] in self.grammar.ranks
                    or self._starts_other(end, position)
                ):
                    break
                words += 1
            elif not self._inside_name(end, position):
                break
            end += 1
        while end > position and not self.tokens[end - 1].is_capitalised:
            end -= 1
        return end

    def _starts_other(self, end: int, start: int) -> bool:
        if end == start and self.pattern_at(end) is not None and self.tokens[end].text.isupper():
            return True
        name = self.name_at(end)
        return name is not None and name[0].actor.kind != "person"

    def _inside_name(self, position: int, start: int) -> bool:
        """A particle, a hyphen or the full stop of an initial, with the name going on after it."""
        if position == start or position + 1 >= self.size:
            return False
        token, following = self.tokens[position], self.tokens[position + 1]
        if not (following.is_capitalised and following.kind == "word"):
            return False
        if token.text in _DASHES:
            return self._touches(position - 1) and self._touches(position)
        if token.text == ".":
            return len(self.tokens[position - 1].text) <= 2  # noqa: PLR2004 - "M." and "Hj."
        return token.lower in self.grammar.name_particles

    def _capitals_end(self, position: int) -> int:
        """The end of the capitalised words and the hyphens between them from here."""
        end = position
        while end < self.size and (
            (self.tokens[end].is_capitalised and self.tokens[end].kind == "word")
            or self._inside_name(end, position)
        ):
            end += 1
        return end

    def _touches(self, position: int) -> bool:
        """Whether no white space parts this token from the next."""
        return self.tokens[position].end == self.tokens[position + 1].start

    def _written(self, first: int, last: int) -> str:
        parts = [self.tokens[first].text]
        for index in range(first + 1, last):
            parts.append("" if self._touches(index - 1) else " ")
            parts.append(self.tokens[index].text)
        return "".join(parts)

    def _body_head(self, start: int) -> tuple[int, str] | None:
        """Where the head of a body's name ends that begins here, and its sector."""
        if start >= self.size or not self.tokens[start].is_capitalised:
            return None
        for rest, sector in self.grammar.organisation_heads.get(self.lowers[start], ()):
            end = start + 1 + len(rest)
            if not rest or self.lowers[start + 1 : end] == rest:
                return end, sector
        return None

    def _name_of_body(
        self, start: int, position: int, sector: str
    ) -> tuple[int, str | None, Actor | None]:
        """As `_capital_run` behind the head of a body; a town alone may be the name of some.

        Its country is that of its name, else the one to which its head belongs ("PT").
        """
        end, country, actor = self._capital_run(position)
        if end == position and sector in self.grammar.organisations_of_towns:
            name = self.name_at(position)
            if name is not None and name[0].actor.kind == "metonym":
                end, country = name[1], name[0].actor.country
            elif name is None:
                end, country = self.places.longest(
                    self.lowers, position, self._capitals_end(position)
                )
                end = max(end, position)
        states = self.grammar.organisation_states
        if end > position and country is None and states:
            country = states.get(self.lowers[start]) or states.get(
                " ".join(self.lowers[start:position])
            )
        return end, country, actor

    def _capital_run(self, start: int) -> tuple[int, str | None, Actor | None]:
        """The end of a run of capitalised words that begins with no known name, and whose it is."""
        position = start
        while position < self.size:
            token = self.tokens[position]
            if not (token.is_capitalised and token.kind == "word"):
                joins = (
                    position > start
                    and self.lowers[position] in self.grammar.organisation_joins
                    and position + 1 < self.size
                    and self.tokens[position + 1].is_capitalised
                )
                if not joins:
                    break
                position += 1
                continue
            if self.lowers[position] in self.grammar.name_stops:
                break
            name = self.name_at(position)
            if name is not None and name[0].actor.kind != "person":
                if position == start:
                    return start, None, None
                return name[1], name[0].actor.country, name[0].actor
            end, country = self.places.longest(self.lowers, position, self._capitals_end(position))
            if end > position:
                return (start, None, None) if position == start else (end, country, None)
            position += 1
        return position, None, None

    def _is_title_case(self) -> bool:
        """Whether most words of the sentence are capitalised, as in a headline."""
        if self.title_case is None:
            self.title_case = is_title_case(self.tokens)
        return self.title_case
