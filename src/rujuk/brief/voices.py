"""What a weighed picture says, in words: what is counted, by whom it is told, of which day."""

from __future__ import annotations

import textwrap
from functools import cached_property
from typing import TYPE_CHECKING

from rujuk.brief.affairs import affairs_of
from rujuk.brief.entries import Words, capital, record_words
from rujuk.brief.naming import states
from rujuk.code.hearsay import hearsay_words
from rujuk.code.parts import part_words
from rujuk.records import Mode
from rujuk.weigh.authorities import root_of
from rujuk.weigh.constants import Role
from rujuk.weigh.measures import FORCES
from rujuk.weigh.parties import holds_country

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.brief.affairs import Affair
    from rujuk.brief.sheets import Sheet
    from rujuk.brief.wording import Wording
    from rujuk.records import Claim, Party, Place
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.picture import Weighed
    from rujuk.weigh.quantities import Quantity
    from rujuk.weigh.statements import Authority, Scope, Statement

TITLE_CHARACTERS = 50
"""Of the title of an affair, where it only tells one affair from another."""

MOST_LISTED = 4
"""Figures that stand in one list of a sentence; how many more there are is said."""


class Voices:
    """Says the parts of a picture in one language."""

    def __init__(self, weighed: Weighed, sheets: Iterable[Sheet], wording: Wording) -> None:
        """`sheets` are the pages of the picture, numbered."""
        self.weighed = weighed
        self.wording = wording
        self.say = wording.say
        self.sheets = {one.document.id: one for one in sheets}
        """The pages by the ids of their documents."""

    # --- what is counted -------------------------------------------------------------------------

    def heading(self, quantity: Quantity) -> str:
        """What is counted, of whom and where: "Killed: soldiers of North Korea, in Russia"."""
        whose, where = self.whose(quantity), self.where(quantity.scope)
        text = self.say(f"measure.{quantity.measure.value}")
        if whose:
            text = self.say("heading.whose", measure=text, whose=whose)
        if where:
            text = self.say("heading.where", heading=text, place=where)
        if by := self.doers(quantity):
            text = self.say("heading.by", heading=text, by=by)
        if quantity.part:
            text = self.say("heading.part", heading=text)
        return capital(text)

    def heading_of_affair(self, quantity: Quantity) -> str:
        """The same with the title of its affair, where the picture has several."""
        heading, title = self.heading(quantity), self.affair(quantity)
        return self.say("heading.affair", heading=heading, title=title) if title else heading

    def affair(self, quantity: Quantity) -> str:
        """The title of the affair of a quantity; empty where there is no other to tell it from."""
        if len(self.affairs) < 2:  # noqa: PLR2004 - one affair needs no title
            return ""
        found = next((one for one in self.affairs if one.id == quantity.subject.affair), None)
        if found is None or found.title is None:
            return ""
        return textwrap.shorten(found.title, TITLE_CHARACTERS, placeholder=" …")

    @cached_property
    def affairs(self) -> tuple[Affair, ...]:
        """The affairs of all quantities, those of most reports first."""
        return affairs_of(self.weighed, self.weighed.quantities)

    def number_of(self, quantity: Quantity) -> str:
        """The same inside a sentence: "the number killed among soldiers of North Korea"."""
        whose, where = self.whose(quantity), self.where(quantity.scope)
        text = self.say(f"number.{quantity.measure.value}")
        if quantity.part:
            text = self.say("number.part", number=text)
        if whose:
            key = "number.forces" if quantity.measure in FORCES else "number.among"
            text = self.say(key, number=text, whose=whose)
        if where:
            text = self.say("number.where", number=text, place=where)
        by = self.doers(quantity)
        return self.say("number.by", number=text, by=by) if by else text

    def doers(self, quantity: Quantity) -> str:
        """Who does it, where the figures of several are told apart: as the first mention says."""
        if quantity.subject.by is None:
            return ""
        for one in sorted(quantity.assertions, key=lambda each: each.id):
            for mention in self.mentions(one):
                report, claim = self.weighed.claims[mention.id]
                for event in report.events:
                    if event.actors and claim.id in event.claims:
                        return self.wording.parties(event.actors[:1])
        return quantity.subject.by

    def whose(self, quantity: Quantity) -> str:
        """Of whom a quantity is; empty where it is of anybody."""
        subject = quantity.subject
        country = self.wording.state(subject.country)
        if subject.group is not None:
            kind = self.say(f"group.{subject.group}")
        elif quantity.measure in FORCES and subject.sectors[:1] in ((), _ARMY):
            return country
        elif subject.sectors:
            kind = self.say(f"armed.{subject.sectors[0]}")
        else:
            kind = self.say("group.people") if country else ""
        whose = self.wording.in_sentence(subject.country)
        return self.say("whose", kind=kind, country=whose) if country else kind

    def where(self, scope: Scope) -> str:
        """The narrowest place of a scope; empty where none is told."""
        if not scope.path:
            return ""
        own = scope.path[-1]
        state = self.wording.in_sentence(own.removeprefix("state.").upper())
        place = self._places.get(own)
        return state or (self.wording.place(place) if place is not None else own)

    @cached_property
    def _places(self) -> dict[str, Place]:
        told = [
            claim.place
            for _, claim in self.weighed.claims.values()
            if claim.place is not None and claim.place.inferred is None
        ]
        found: dict[str, Place] = {}
        for place in sorted(told, key=lambda one: (one.id or "", one.name or "", one.text)):
            found.setdefault(place.id or (place.name or place.text).casefold(), place)
        return found

    # --- who says it -----------------------------------------------------------------------------

    def who(self, one: Assertion, *, sided: bool = True) -> str:
        """The authority behind an assertion; of a sum those of its parts.

        `sided`: with the note that it is a side in the fighting, where it is one.
        """
        if one.derived_from:
            names = [self.who(part, sided=sided) for part in one.derived_from]
            return self.wording.joined([*dict.fromkeys(names)])
        party = self._root(one)
        if party is not None:
            name = self.wording.parties([party])
            if one.authority.role not in _SIDES or not sided:
                return name
            side = self.say(f"role.{one.authority.role.value}")
            return f"{name[:-1]}; {side})" if name.endswith(")") else f"{name} ({side})"
        return self._own_voice(one)

    def _root(self, one: Assertion) -> Party | None:
        """The speaker by the words of the page that names most of him itself."""
        roots = [root_of(claim.said_by) for claim in self._claims(one)]
        named = [
            party
            for party in roots
            if party is not None
            and " ".join((party.name or party.text).split()) == one.authority.name
        ]
        return min(named, key=lambda party: party.inferred is not None, default=None)

    def _own_voice(self, one: Assertion) -> str:
        authority = one.authority
        for mention, claim in zip(self.mentions(one), self._claims(one), strict=True):
            sheet = self.sheets[self.weighed.claims[mention.id][0].id]
            heard = hearsay_words(claim, sheet.document)
            if heard is not None and authority.role is Role.ANONYMOUS:
                return self.say("source.unnamed", words=heard)
        if authority.role not in _OWN:
            return self._named(authority)
        page = self.sheets.get(authority.name)
        if page is not None:
            return self.say("voice.page", number=page.number)
        return self.say("voice.outlet", name=authority.name)

    def _named(self, authority: Authority) -> str:
        country = self.wording.state(authority.country)
        if not country or authority.name in (country, states("en").get(authority.country or "")):
            return country or authority.name
        if holds_country(authority.name, authority.country or ""):
            return authority.name
        return self.say("of_country", name=authority.name, country=country)

    def denier(self, claim: Claim) -> str:
        """Who denies a claim; empty where only the text negates it."""
        party = claim.denied_by or next(iter(claim.said_by), None)
        return "" if party is None else self.wording.parties([party])

    # --- what is said ----------------------------------------------------------------------------

    def figure(self, one: Assertion) -> str:
        """The figure in words; of a share also the words that it was worked out from."""
        figure = self.wording.figure(one)
        words = self._part_words(one)
        if one.mode is Mode.SHARE:
            return self.say("share", figure=figure, words=self._claims(one)[0].quote)
        return figure if words is None else self.say("part.words", figure=figure, words=words)

    def _part_words(self, one: Assertion) -> str | None:
        """The page's words for a part of which no kind of people is known."""
        if one.derived_from or all(mention.part_of is None for mention in one.mentions):
            return None
        for report, claim in (self.weighed.claims[each.id] for each in one.mentions):
            words = part_words(claim, report.language)
            if words is not None:
                return words
        return None

    def whole_of(self, one: Assertion) -> Claim | None:
        """The claim of its page that an assertion is a part of, where there is one."""
        for mention, claim in zip(self.mentions(one), self._claims(one), strict=True):
            for key in (claim.part_of, mention.part_of):
                if key is not None and key not in (claim.id, mention.id):
                    whole = self.weighed.claims.get(key)
                    if whole is not None:
                        return whole[1]
        return None

    def day(self, one: Assertion) -> str:
        """The time that a figure is of; empty where none is told."""
        return self.time(one.as_of.text) if one.as_of is not None else ""

    def time(self, text: str) -> str:
        """A day or stretch of time in words; the time of day is left out."""
        return self.wording.day("/".join(part[:10] for part in text.split("/")))

    def told(self, one: Assertion, quantity: Quantity | None = None) -> str:
        """A figure with who says it and of which day, for a list inside a sentence."""
        day = self.day(one)
        text = self.say("told", figure=self.figure(one), who=self.who(one))
        if quantity is not None and len(one.scope.path) > len(quantity.scope.path):
            text = self.say("told.place", told=text, place=self.where(one.scope))
        return self.say("told.day", told=text, day=day) if day else text

    def listed(self, ones: Sequence[Assertion], quantity: Quantity | None = None) -> str:
        """Several of them, at most `MOST_LISTED`, and how many more."""
        told = [self.told(one, quantity) for one in ones[:MOST_LISTED]]
        if len(ones) > MOST_LISTED:
            told.append(self.wording.several("more", len(ones) - MOST_LISTED))
        return self.series(told)

    def series(self, parts: Sequence[str]) -> str:
        """Parts that hold commas themselves: set off by semicolons."""
        if len(parts) < 2:  # noqa: PLR2004 - one part needs no conjunction
            return "".join(parts)
        return "; ".join(parts[:-1]) + ";" + self.say("conjunction") + parts[-1]

    # --- the words it stands on ------------------------------------------------------------------

    def quote(self, one: Assertion, *, named: bool = True) -> tuple[Words, ...]:
        """The words of the mention that tells an assertion first; of a sum those of its parts.

        `named`: with who says it, where several are quoted together.
        """
        if one.derived_from:
            return tuple(words for part in one.derived_from for words in self.quote(part))
        mention = self.mentions(one)[0]
        return (self.claim_words(mention.id, self.who(one) if named else ""),)

    def claim_words(self, claim: str, by: str = "") -> Words:
        """The words of a claim, by its id."""
        report, told = self.weighed.claims[claim]
        words = record_words(self.sheets[report.id], told, self.wording)
        return Words(
            quote=words.quote, page=words.page, path=words.path, document=words.document,
            start=words.start, end=words.end, before=words.before, after=words.after,
            note=words.note, by=by,
        )  # fmt: skip

    def mentions(self, one: Assertion) -> list[Statement]:
        """Its mentions: the body before a title, the earliest report first."""

        def place(mention: Statement) -> tuple[bool, bool, float, int, int]:
            report, claim = self.weighed.claims[mention.id]
            reported = mention.reported_at
            return (
                report.id in self.weighed.originals,
                claim.block.value != "body",
                reported.until if reported is not None else 0.0,
                self.sheets[report.id].number,
                claim.start,
            )

        return sorted(one.mentions, key=place)

    def _claims(self, one: Assertion) -> list[Claim]:
        return [self.weighed.claims[mention.id][1] for mention in self.mentions(one)]

    def carried(self, one: Assertion) -> str:
        """In how many reports, reprints, outlets, languages it is told; empty for one mention."""
        told = [(self.weighed.claims[each.id][0], each) for each in one.sources]
        pages = {report.id for report, _ in told}
        reports = {self.weighed.originals.get(report, report) for report in pages}
        outlets = {each.outlet for _, each in told if each.outlet and each.outlet not in pages}
        languages = {each.language for _, each in told if each.language}
        several = self.wording.several
        parts = [several("reports", len(reports))] if len(reports) > 1 else []
        if len(pages) > len(reports):
            parts.append(several("reprints", len(pages) - len(reports)))
        if len(outlets) > 1:
            parts.append(several("outlets", len(outlets)))
        if len(languages) > 1:
            parts.append(several("languages", len(languages)))
        if len(told) > len(pages):
            parts.append(several("mentions", len(told)))
        return self.wording.joined(parts)


_ARMY = ("MIL",)
"""The sector of whose forces no more than the state is told."""
_SIDES = frozenset({Role.BELLIGERENT, Role.BELLIGERENT_OWN})
_OWN = frozenset({Role.VOICE, Role.MEDIA, Role.MEDIA_UNSOURCED, Role.ANONYMOUS})
