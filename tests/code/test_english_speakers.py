"""Who says it in English: carried from sentence to sentence, and what somebody would not say."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.records import Modality, Stance

# What is told of whose words, and a word of the speaker (the name, where a pronoun stands for it).
CARRIED = [
    (
        (
            "An army spokesman told reporters in Nairobi that rebels had fled. "
            '"They killed two guards," he said.'
        ),
        "army spokesman",
    ),
    (
        (
            "The mayor told the visiting judges that the bridge was closed. "
            "He added that gunmen had killed two guards."
        ),
        "mayor",
    ),
    (
        "The ministry said that nine soldiers had been killed. It raised the toll to 12 on Monday.",
        "ministry",
    ),
    (
        (
            "The Kenyan police said that nine farmers had been killed; a day later they raised the "
            "death toll to 12."
        ),
        "police",
    ),
    ("The hospital said five had died. It later lowered the death toll to four.", "hospital"),
    ("Kenya accused Uganda of killing 12 soldiers.", "Kenya"),
    ("The army accuses the rebels of having abducted nine teachers.", "army"),
    ("A report by the Red Cross said that 12 farmers had been killed.", "Red Cross"),
    ("Figures from the interior ministry showed that police killed 12 men.", "interior ministry"),
    ("The health ministry spoke of 12 people killed.", "health ministry"),
]


@pytest.mark.parametrize(("words", "speaker"), CARRIED)
def test_speaker_is_carried(words: str, speaker: str) -> None:
    """The last figure of the page is told by the one who spoke before."""
    said = coded(words, language="en").claims[-1].said_by
    assert [speaker in f"{party.text} {party.name}" for party in said] == [True]


def test_raising_a_number_of_soldiers_is_no_report() -> None:
    (claim,) = coded("Kenya raised the number of its soldiers to 5,000.", language="en").claims
    assert not claim.said_by


UNSAID = [
    "The ministry would not confirm that Kenyan soldiers had attacked the town.",
    "Officials could not confirm that Kenyan soldiers had attacked the town.",
    "Neither the army nor the police would confirm that Kenyan soldiers had attacked the town.",
    "Nobody in the ministry confirmed that Kenyan soldiers had attacked the town.",
    "The police have not confirmed that Kenyan soldiers attacked the town.",
    "The army did not say whether its soldiers had attacked the town.",
    "The minister didn't say that Kenyan soldiers had attacked the town.",
    "The report does not say that Kenyan soldiers attacked the town.",
    "The ministry would not confirm the killing of two farmers.",
    "The army has never confirmed the killing of two farmers.",
]


@pytest.mark.parametrize("words", UNSAID)
def test_what_is_not_said_is_only_possible(words: str) -> None:
    event = coded(words, language="en").events[-1]
    assert event.modality is Modality.POSSIBLE
    assert event.stance is not Stance.CONFIRMED


@pytest.mark.parametrize(
    "words",
    [
        "The ministry confirmed that Kenyan soldiers had attacked the town.",
        "The army did not deny that Kenyan soldiers had attacked the town.",
        "The ministry confirmed the killing of two farmers.",
    ],
)
def test_what_is_said_or_not_denied_stands(words: str) -> None:
    assert coded(words, language="en").events[-1].modality is Modality.HAPPENED


@pytest.mark.parametrize(
    "words",
    [
        'A spokesman for the navy said reports of an attack were "completely false".',
        "Reports of a Kenyan attack on Uganda are untrue, the ministry said.",
        "The minister said the reports of a Kenyan attack on Uganda were a lie.",
        "Rumours of a Kenyan attack on the town were baseless, the mayor said.",
        "Neither side attacked the town.",
        "Neither Kenya nor Uganda attacked the town.",
    ],
)
def test_what_is_false_or_done_by_neither_is_denied(words: str) -> None:
    assert coded(words, language="en").events[-1].modality is Modality.DENIED


def test_a_report_of_an_attack_is_no_denial() -> None:
    (event,) = coded("Reports of an attack on the town came from Uganda.", language="en").events
    assert event.modality is Modality.HAPPENED


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Residents say 12 people were killed.", "Residents"),
        ("The rebels say they killed 12 farmers.", "rebels"),
        ("Rights groups estimate 12 people were killed.", "Rights groups"),
        ("Officials fear 12 people were killed.", "Officials"),
        ("Police claim 12 people were killed by rebels.", "Police"),
        ("Residents report 12 farmers were killed.", "Residents"),
        ("The authorities say their soldiers killed 12 rebels.", "authorities"),
        ("Witnesses say Kenyan soldiers killed 12 farmers.", "Witnesses"),
        ("Activists say some 12 farmers were killed.", "Activists"),
        ("Diplomats believe 12 farmers were killed.", "Diplomats"),
    ],
)
def test_a_plain_verb_of_saying_before_a_clause(words: str, speaker: str) -> None:
    """A form that is a noun as well ("say", "report") is the verb where its content follows."""
    (said,) = coded(words, language="en").claims[-1].said_by
    assert speaker in said.text


@pytest.mark.parametrize("words", ["The army report said 12 people were killed."])
def test_a_report_is_still_a_noun(words: str) -> None:
    (said,) = coded(words, language="en").claims[-1].said_by
    assert said.text.endswith("report")


@pytest.mark.parametrize(
    ("speaker", "verb"),
    [
        ("the UN Office for the Coordination of Humanitarian Affairs (OCHA)", "said"),
        ("the Kenya Wildlife Service (KWS)", "said on Monday"),
        ("the World Health Organization (WHO)", "reported"),
        ("the Syrian Observatory for Human Rights (SOHR)", "told AFP"),
    ],
)
def test_a_short_form_in_brackets_between_speaker_and_verb(speaker: str, verb: str) -> None:
    claim = coded(f"Twelve farmers were killed, {speaker} {verb}.", language="en").claims[0]
    (said,) = claim.said_by
    assert speaker.removeprefix("the ") == said.text
