"""What is gathered of one noun phrase whose head stands last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rujuk.code.actor_lexicon import Actor
    from rujuk.code.actor_patterns import HeadGroup, Pattern


class NounPhrase:
    """Its heads in order, the last of which tells what it is, and whose it is.

    `bare_until` is where a state's name without any mark of possession ended. `core` is a known
    body after its state ("Iran's Revolutionary Guards") with its end, `named` one after a noun of
    its kind ("the rebel group M23"). `is_owner`: a mark of possession followed the last head.
    """

    __slots__ = (
        "abbreviation", "bare_until", "core", "country", "country_id", "end", "heads", "inner",
        "is_named", "is_office", "is_owner", "modifier", "named", "owner", "place", "start",
    )  # fmt: skip

    def __init__(self, start: int) -> None:
        """An empty phrase that begins at this token."""
        self.start = self.end = start
        self.heads: list[tuple[HeadGroup, int, int]] = []
        self.owner: Actor | None = None
        self.country: str | None = None
        self.country_id: str | None = None
        self.modifier: tuple[int, int] | None = None
        self.place: tuple[int, int] | None = None
        self.bare_until = -1
        self.core: tuple[Actor, int] | None = None
        self.named: Actor | None = None
        self.inner: NounPhrase | None = None
        self.abbreviation: str | None = None
        self.is_office = False
        self.is_named = False
        self.is_owner = False

    @property
    def head(self) -> HeadGroup:
        """What the last head is."""
        return self.heads[-1][0]

    @property
    def head_words(self) -> tuple[int, int]:
        """Token range of the last head."""
        return self.heads[-1][1:]

    @property
    def inner_sectors(self) -> tuple[str, ...]:
        """The sectors of the body it belongs to ("members of the Iraqi parliament")."""
        return self.inner.head.sectors if self.inner is not None and self.inner.heads else ()

    @property
    def is_moving(self) -> bool:
        """Whether it may stand in a country without being of it: troops, envoys, travellers."""
        return self.head.moves or self.head.sent or self.head.kind == "vehicle"

    @property
    def is_plain(self) -> bool:
        """Whether it is one noun alone, which may begin the longer name of a body."""
        return self.core is None and len(self.heads) == 1 and not self.is_office

    def add_head(self, pattern: Pattern, start: int, end: int) -> None:
        """A noun that may be its last."""
        self.heads.append((pattern.group, start, end))
        self.is_office = pattern.role == "title"
        self.is_owner = False
        self.country = self.country or pattern.group.country
        self.end = end

    def own(self, start: int, end: int, actor: Actor) -> None:
        """Whose it is, by a known name; the one nearest to the head tells."""
        self.owner = actor
        self.modifier = (start, end)
        self.country = actor.country or self.country  # "Syrian Kurdish fighters"
        self.country_id = actor.id or None
        self.place = None

    def own_place(self, start: int, end: int, country: str | None) -> None:
        """Of which town or region it is."""
        self.place = (start, end)
        self.country = country

    def take_name(self, actor: Actor, end: int) -> None:
        """The name of the body that the noun before it announces."""
        self.named, self.end, self.is_named = actor, end, True
        self.country = actor.country

    def take(self, inner: NounPhrase) -> None:
        """The phrase after "of" tells whose it is."""
        self.inner = inner
        if inner.core is not None:
            self.owner, self.end = inner.core
            self.country = self.owner.country
            return
        self.owner = self.owner or inner.owner
        self.country = inner.country or self.country
        self.country_id = inner.country_id or self.country_id
        self.modifier = inner.modifier or self.modifier
        self.place = inner.place or self.place
