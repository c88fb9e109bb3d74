"""Standing relations in English: treaties with pledges, alliances, wars that never ended."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.code.relation_words import RelationWords, treaties
from rujuk.lexicon import load
from rujuk.records import Relation, RelationKind

WORDS = load("lang/en/relations.yaml", RelationWords)
PLEDGES = [(kind, phrase) for kind, phrases in WORDS.pledges.items() for phrase in phrases]


def relations(*sentences: str) -> tuple[Relation, ...]:
    return coded(*sentences, language="en").relations


def only(*sentences: str) -> Relation:
    (relation,) = relations(*sentences)
    return relation


def pair(relation: Relation) -> list[str | None]:
    return [party.country for party in relation.parties]


@pytest.mark.parametrize("noun", WORDS.treaty_nouns)
def test_each_noun_of_treaties(noun: str) -> None:
    relation = only(f"The naval {noun} between Kenya and Uganda was ratified.")
    assert (relation.kind, pair(relation)) == (RelationKind.TREATY, ["KEN", "UGA"])
    assert relation.quote.startswith(f"naval {noun}")


@pytest.mark.parametrize("mark", WORDS.treaty_marks)
def test_each_word_that_marks_a_treaty(mark: str) -> None:
    assert pair(only(f"The pact between Kenya and Uganda, {mark} again.")) == ["KEN", "UGA"]
    assert relations("The pact between Kenya and Uganda, loud again.") == ()


@pytest.mark.parametrize(("kind", "phrase"), PLEDGES)
def test_each_word_of_pledges(kind: str, phrase: str) -> None:
    relation = only(f"The pact between Kenya and Uganda binds both and holds {phrase} there.")
    assert (kind, phrase) in {(str(p.kind), p.text) for p in relation.pledges}
    assert phrase in relation.quote


@pytest.mark.parametrize("noun", WORDS.alliance_nouns)
@pytest.mark.parametrize("qualifier", WORDS.alliance_qualifiers)
def test_each_noun_of_alliances(noun: str, qualifier: str) -> None:
    relation = only(f"Later {qualifier} {noun} between Poland and Lithuania grew.")
    assert (relation.kind, pair(relation)) == (RelationKind.ALLIANCE, ["POL", "LTU"])


def test_an_alliance_of_others_is_none() -> None:
    assert relations("The opposition alliance of Poland met that of Lithuania.") == ()


@pytest.mark.parametrize("noun", [*WORDS.ally_nouns, *WORDS.ally_verbs])
def test_each_word_of_allies(noun: str) -> None:
    relation = only(f"Poland and Lithuania are close {noun} now.")
    assert (relation.kind, pair(relation)) == (RelationKind.ALLIANCE, ["POL", "LTU"])


@pytest.mark.parametrize("war", WORDS.war)
@pytest.mark.parametrize("still", WORDS.still)
@pytest.mark.parametrize("formally", WORDS.formally)
def test_wars_that_never_ended(war: str, still: str, formally: str) -> None:
    relation = only(f"The two Koreas {still} {formally} {war} after the truce.")
    assert relation.kind == RelationKind.TECHNICALLY_AT_WAR
    assert pair(relation) == ["KOR", "PRK"]


@pytest.mark.parametrize("phrase", WORDS.pairs)
def test_two_states_named_by_one_phrase(phrase: str) -> None:
    relation = only(f"The {phrase} remain technically at war.")
    assert sorted(pair(relation)) == sorted(WORDS.pairs[phrase])


def test_a_war_without_a_peace_treaty_never_ended() -> None:
    for noun in WORDS.war_nouns:
        relation = only(f"Japan and Russia have not signed a peace treaty since the {noun}.")
        assert relation.kind == RelationKind.TECHNICALLY_AT_WAR
        assert pair(relation) == ["JPN", "RUS"]


@pytest.mark.parametrize("phrase", WORDS.umbrella)
def test_each_word_of_umbrellas(phrase: str) -> None:
    relation = only(f"Japan relies on the US {phrase} today.")
    assert (relation.kind, pair(relation)) == (RelationKind.NUCLEAR_UMBRELLA, ["JPN", "USA"])


@pytest.mark.parametrize("phrase", WORDS.guarantees)
@pytest.mark.parametrize("verb", WORDS.giving)
def test_each_word_of_guarantees(phrase: str, verb: str) -> None:
    relation = only(f"France {verb} {phrase} to Ukraine against Russia.")
    assert (relation.kind, pair(relation)) == (RelationKind.GUARANTEE, ["FRA", "UKR"])


def test_a_guarantee_asked_for_is_none() -> None:
    assert relations("France demands security guarantees from Ukraine.") == ()


@pytest.mark.parametrize("phrase", WORDS.hostility)
def test_each_word_of_hostility(phrase: str) -> None:
    relation = only(f"Iran calls its {phrase} Israel weak.")
    assert (relation.kind, pair(relation)) == (RelationKind.HOSTILITY, ["IRN", "ISR"])


@pytest.mark.parametrize(
    ("sentence", "parties", "pledges"),
    [
        ("North Korea and Russia signed a mutual defence treaty.", ["PRK", "RUS"], ["defence"]),
        ("The Mutual Defense Treaty between Japan and Kenya is old.", ["JPN", "KEN"], ["defence"]),
        ("A non-aggression pact between Poland and Germany was signed.",
         ["POL", "DEU"], ["nonaggression"]),
        ("Moscow suspended the New START treaty with the United States.", ["RUS", "USA"], []),
        ("Iran and Iraq reached a ceasefire.", ["IRN", "IRQ"], []),
    ],
)  # fmt: skip
def test_treaties(sentence: str, parties: list[str], pledges: list[str]) -> None:
    relation = only(sentence)
    assert relation.kind == RelationKind.TREATY
    assert pair(relation) == parties
    assert [str(pledge.kind) for pledge in relation.pledges] == pledges


def test_each_known_treaty_is_found_by_its_english_name() -> None:
    for treaty in treaties():
        for name in treaty.names.get("en", ()):
            found = relations(f"They later broke the {name} again.")
            assert [relation.treaty for relation in found] == [treaty.id], name
            assert sorted(map(str, pair(found[0]))) == sorted(treaty.parties), name


def test_the_day_of_signature() -> None:
    relation = only("Kenya and Uganda signed a naval pact on 3 May 2020.")
    assert relation.signed_on is not None
    assert relation.signed_on.edtf == "2020-05-03"
    assert relation.quote == "naval pact on 3 May 2020"


def test_a_war_told_twice_in_a_sentence_is_one() -> None:
    relation = only(
        "The two Koreas are technically still at war, as no peace treaty followed the war of 1950."
    )
    assert relation.kind == RelationKind.TECHNICALLY_AT_WAR


def test_no_treaty_without_a_word_that_concludes_it() -> None:
    assert relations("A treaty of Kenya with Uganda is far away.") == ()
    assert relations("Kenya has no treaty with Uganda, signed or not.") == ()
