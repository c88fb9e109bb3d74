"""Of which country the counted persons or things are, where their own words do not say.

Read in this order: who sends or owns them, the figure told before of the same kind, the place of
the sentence, the country that the page is about. Each answer names its rule; none is a witness.

The ground of a country is `words` (of the counted phrase: "tentara Korea Utara", "WNI"), `clause`
(its sender, the side whose total it is) or `context` (place, page, a figure told before).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.counted_phrases import is_verb
from rujuk.code.governors import is_act
from rujuk.code.measures import measure_lexicon
from rujuk.code.mentions import ActorKind
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import bare_active_roots
from rujuk.records import Hedge, Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rujuk.code.counts import CountDraft
    from rujuk.code.measures import MeasureLexicon
    from rujuk.code.mentions import Mention
    from rujuk.code.places import PlaceMention
    from rujuk.lang.tokens import Token
    from rujuk.records import Claim

COUNTRY_RULE = "of_whom.country."
"""A claim's rules that begin so tell how its subject came by its country, and on what ground."""

WORDS, CLAUSE, CONTEXT = "words", "clause", "context"
FROM = "origin.from"
"""The rule of a country behind a preposition after the counted words ("tiga orang dari Niger")."""

_GROUNDS = {
    FROM: WORDS,
    "noun_phrase": WORDS,
    "origin": WORDS,
    "sender": CLAUSE,
    "subject": CLAUSE,
    "receiver": CLAUSE,
}

# What a state sends, owns, loses or gives: whose it is, the subject of the clause tells.
_OWNED = frozenset(
    {Measure.TROOPS, Measure.SHIPS, Measure.AIRCRAFT, Measure.DRONES, Measure.MISSILES,
     Measure.WEAPONS, Measure.VEHICLES, Measure.SHELLS, Measure.CONTAINERS, Measure.WORKERS,
     Measure.POLICE}
)  # fmt: skip
_OWNERS = frozenset(
    {ActorKind.STATE, ActorKind.METONYM, ActorKind.GOVERNMENT, ActorKind.FORCE,
     ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.OFFICE, ActorKind.PERSON}
)  # fmt: skip
_STATES = frozenset({ActorKind.STATE, ActorKind.METONYM, ActorKind.GOVERNMENT, ActorKind.FORCE})
# Who is taken and given up; who flees or migrates is of where he comes from.
_GIVEN_UP = frozenset(
    {Measure.TROOPS, Measure.CAPTURED, Measure.PRISONERS, Measure.HOSTAGES, Measure.CREW,
     Measure.KILLED}
)  # fmt: skip
_BACK = 6
_GIVEN = 5
_REACH = 14


def name_countries(
    drafts: Sequence[CountDraft],
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    places: Sequence[PlaceMention],
    language: str,
    *,
    earlier: Sequence[CountDraft] = (),
    home: str | None = None,
    force: Callable[[int], str | None] = lambda _start: None,
) -> None:
    """Give each draft without a country the one its context tells, and the rule that told it.

    `home` is the country the page (or paragraph) is about; `force` tells whose armed forces the
    page spoke of last before an offset. `country_rule` is then one of sender, receiver,
    same_measure, place, force, home.
    """
    lexicon = measure_lexicon(language)
    if lexicon is None:
        return
    told: list[CountDraft] = list(earlier[-_BACK:])
    for draft in drafts:
        if draft.country is None and draft.hedge is not Hedge.NONE:
            receiver = _receiver(draft, tokens, mentions, language)
            draft.country, draft.country_rule = (
                (receiver, "receiver")
                if receiver
                else _country(draft, tokens, mentions, places, language, told, drafts, home, force)
            )
        elif _is_from(draft, tokens, lexicon) and (
            receiver := _receiver(draft, tokens, mentions, language)
        ):
            # "menerima 121 prajurit dari Rusia": who gives them up, not whose they are
            draft.country, draft.country_rule, draft.mention = receiver, "receiver", None
        elif draft.country_rule == FROM and draft.measure in _OWNED:
            # "menarik 400 tentara dari Niger": whence the sender takes them, not whose they are
            owner = _owner(draft, tokens, mentions, language)
            if owner is not None:
                draft.country, draft.country_rule, draft.mention = owner, "sender", None
        draft.country_ground = _ground(draft)
        told.append(draft)


def _is_from(draft: CountDraft, tokens: Sequence[Token], lexicon: MeasureLexicon) -> bool:
    """Whether the country stands behind a preposition after the counted words."""
    if draft.country_rule == FROM:
        return True
    end = max(draft.last, draft.phrase_last)
    inside = draft.mention is not None and draft.mention.last > end
    return inside and tokens[end].lower in lexicon.words.prepositions


def country_ground(claim: Claim) -> str | None:
    """On what the country of a claim's subject stands: words, clause or context; null: none told.

    Only `words` and `clause` are what the page says of these people; `context` is where the
    reader would place them.
    """
    if claim.of_whom is None or claim.of_whom.country is None:
        return None
    told = {rule.removeprefix(COUNTRY_RULE) for rule in claim.rules}
    return next((ground for ground in (CONTEXT, CLAUSE) if ground in told), WORDS)


def _ground(draft: CountDraft) -> str | None:
    if draft.country is None:
        return None
    if draft.lender is not None:
        return draft.lender.country_ground
    return _GROUNDS.get(draft.country_rule or "", CONTEXT)


def _country(
    draft: CountDraft,
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    places: Sequence[PlaceMention],
    language: str,
    told: Sequence[CountDraft],
    beside: Sequence[CountDraft],
    home: str | None,
    force: Callable[[int], str | None],
) -> tuple[str | None, str | None]:
    if draft.whole is not None and draft.whole.country:
        draft.lender = draft.whole
        return draft.whole.country, "whole"
    if draft.measure in _OWNED or draft.rank == "thing":
        owner = _owner(draft, tokens, mentions, language)
        if owner is not None:
            return owner, "sender"
        former = _same_kind(draft, told)
        if former is not None:
            return _lent(draft, former, beside), "same_measure"
        if draft.measure is Measure.TROOPS and (whose := force(draft.start)) is not None:
            return whose, "force"
    elif draft.quantity.others or draft.rules[0].endswith(("joined", "restated")):
        former = _same_kind(draft, told)
        if former is not None and not _has_own_place(draft, places):
            return _lent(draft, former, beside), "same_measure"
    if any(".total." in rule for rule in draft.rules):
        inside = _in_subject(draft, tokens, mentions, language)
        if inside is not None:
            return inside, "subject"
    place = _place(draft, places, tokens, language)
    if place is not None and draft.measure not in _OWNED:
        return place, "place"
    if draft.noun is None and draft.quantity.classifier is None:
        other = next((one for one in reversed(told) if one.country), None)
        if other is not None and other in beside:
            return _lent(draft, other, beside), "beside"
    of_army = _of_army(draft, told, beside, force)
    if of_army is not None:
        return of_army
    if home is not None:
        return home, "home"
    former = _same_kind(draft, told)
    return (former.country, "same_measure") if former is not None else (None, None)


def _of_army(
    draft: CountDraft,
    told: Sequence[CountDraft],
    beside: Sequence[CountDraft],
    force: Callable[[int], str | None],
) -> tuple[str | None, str] | None:
    """Whose soldiers the dead, hurt or captured ones are; null for others and where none tells."""
    if Measure.TROOPS not in draft.measure_alternatives and draft.measure is not Measure.CAPTURED:
        return None
    former = _same_kind(draft, [one for one in told if one.mention is not None])
    if former is not None:
        return _lent(draft, former, beside), "same_measure"
    whose = force(draft.start)
    return None if whose is None else (whose, "force")


def _lent(draft: CountDraft, former: CountDraft, beside: Sequence[CountDraft]) -> str | None:
    """The country of a former figure; one of the same sentence lends its ground too."""
    if former in beside:
        draft.lender = former
    return former.country


def _owner(
    draft: CountDraft, tokens: Sequence[Token], mentions: Sequence[Mention], language: str
) -> str | None:
    """The party before the verb or act ("pengiriman") whose object the quantity is."""
    lexicon = measure_lexicon(language)
    act = next(
        (i for i in range(draft.first - 1, max(-1, draft.first - _REACH), -1)
         if is_verb(tokens[i].lower, language) or is_act(tokens[i].lower, language)
         or tokens[i].lower in bare_active_roots(language)),
        None,
    )  # fmt: skip
    if act is None or lexicon is None or tokens[act].lower in lexicon.words.clause_takers:
        return None
    away = lexicon.words.prepositions | lexicon.words.beside
    subjects = [
        mention
        for mention in mentions
        if mention.country
        and mention.kind in _OWNERS
        and mention.last <= act
        and (mention.first == 0 or tokens[mention.first - 1].lower not in away)
    ]
    return subjects[-1].country if subjects else None


def _receiver(
    draft: CountDraft, tokens: Sequence[Token], mentions: Sequence[Mention], language: str
) -> str | None:
    """The state to whom persons are given up, and whose they are.

    "X menyerahkan 120 tawanan kepada Y", "Y menerima 121 prajurit dari X": those of Y.
    """
    lexicon = measure_lexicon(language)
    if lexicon is None or draft.rank == "thing":
        return None
    lowers = [token.lower for token in tokens]
    states = [m for m in mentions if m.country and m.kind in _STATES]
    end = max(draft.last, draft.phrase_last)
    act = next(
        (i for i in range(draft.first - 1, max(-1, draft.first - _GIVEN), -1)
         if is_verb(lowers[i], language)),
        None,
    )  # fmt: skip
    if act is not None and lowers[act] in lexicon.words.receiving:
        if draft.measure not in _GIVEN_UP:
            return None  # "menerima 300 pengungsi dari Suriah"
        return next((m.country for m in reversed(states) if m.last <= act), None)
    passive = next((i for i in range(end, min(end + 2, len(lowers)))
                    if lowers[i] in lexicon.words.handed), None)  # fmt: skip
    if passive is None and (act is None or lowers[act] not in lexicon.words.handing):
        return None
    for at in range(end, min(end + _REACH, len(lowers))):
        if lowers[at] == "," or lowers[at] in lexicon.words.clause_breaks:
            return None
        if lowers[at] in lexicon.words.given_to:
            return next((m.country for m in states if m.first == at + 1), None)
    return None


def _in_subject(
    draft: CountDraft, tokens: Sequence[Token], mentions: Sequence[Mention], language: str
) -> str | None:
    """The party inside the phrase whose total is told: "korban di pihak X mencapai N"."""
    lexicon = measure_lexicon(language)
    if lexicon is None:
        return None
    begin = next(
        (i for i in range(draft.first - 1, max(-1, draft.first - _REACH), -1)
         if tokens[i].lower in lexicon.words.clause_takers or tokens[i].text == ","),
        max(-1, draft.first - _REACH),
    )  # fmt: skip
    inside = [m for m in mentions if begin < m.first and m.last <= draft.first and m.country]
    return inside[-1].country if inside else None


def _same_kind(draft: CountDraft, told: Sequence[CountDraft]) -> CountDraft | None:
    for former in reversed(told):
        if former.country and (
            former.measure is draft.measure or former.measure in draft.measure_alternatives
        ):
            return former
    return None


def _place(
    draft: CountDraft, places: Sequence[PlaceMention], tokens: Sequence[Token], language: str
) -> str | None:
    """The country of the place nearest to the quantity, rather behind it than before it.

    A place right before it is its own; one of a clause set against its clause is not.
    """
    known = [place for place in places if place.country]
    beside = next((place for place in known if place.last == draft.first), None)
    if beside is not None:
        return beside.country
    begin, end = _clause(draft, tokens, language)
    known = [place for place in known if begin <= place.first < end] or known
    behind = [place for place in known if place.first >= draft.first]
    if behind:
        return behind[0].country
    return known[-1].country if known else None


def _has_own_place(draft: CountDraft, places: Sequence[PlaceMention]) -> bool:
    return any(place.country and place.last == draft.first for place in places)


def _clause(draft: CountDraft, tokens: Sequence[Token], language: str) -> tuple[int, int]:
    """Token range around a quantity between words that set clauses against each other."""
    closed = grammar(language)
    cuts = [
        at
        for at, token in enumerate(tokens)
        if token.text == ";"
        or (closed is not None and closed.subordinators.get(token.lower) == "contrast")
    ]
    begin = max((at for at in cuts if at < draft.first), default=0)
    return begin, min((at for at in cuts if at >= draft.last), default=len(tokens))
