"""What was tried on a sentence, why nothing came of it, and which verbs a corpus lacks."""

from __future__ import annotations

import ast
import inspect
import json

import pytest

from coded_pages import page
from rujuk.brief.explanation import explain_offset
from rujuk.brief.loss_report import loss_report, report_lines
from rujuk.brief.sources import picture_of_pages
from rujuk.brief.wording import wording
from rujuk.code import candidates, events
from rujuk.code.document import code_document
from rujuk.code.pruning import STEPS
from rujuk.code.trials import Watch

REFUSING = {"_verb_misfit", "_argument_misfit", "_noun_misfit", "_event"}


def explained(sentence: str, *others: str) -> str:
    """What is said of the sentence, on a page that holds the others too."""
    document = page(sentence, *others)
    offset = document.text.index(sentence)
    watch = Watch(offset)
    return "\n".join(explain_offset(document, code_document(document, watch), "a", offset, watch))


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Pasukan Rusia menyerang Kharkiv.", "tried: “menyerang” as assault.attack"),
        ("Pasukan Rusia menyerang Kharkiv.", "made: evt-"),
        ("Presiden Brasil menanam pohon di Santiago.", "tried: “menanam”: no frame knows the word"),
        ("Presiden Brasil menanam pohon di Santiago.", "made: nothing"),
        ("Presiden Brasil menanam pohon di Santiago.", "subject “Presiden Brasil” (before)"),
        ("Presiden Brasil menanam 40 pohon.", "“40” as count: no, not of people or things"),
        (
            "Israel menuntut Hamas membebaskan sandera.",
            "“membebaskan” as retreat.release: no, only the content or aim of another deed",
        ),
        ("Tentara Mali mengirim surat.", "as aid.send: no, not done to what the frame asks for"),
    ],
)
def test_the_sentence_at_an_offset_tells_what_was_tried(sentence: str, said: str) -> None:
    assert said in explained(sentence)


def test_accident_is_told_from_violence() -> None:
    sentence = "Gempa di Chile menewaskan 12 warga."
    assert "no, the page or sentence tells of accident" in explained(sentence)


def test_a_watch_changes_nothing_and_sees_one_sentence() -> None:
    document = page("Pasukan Rusia menyerang Kharkiv.", "Prancis mengecam Rusia.")
    watch = Watch(document.text.index("Prancis"))
    assert code_document(document, watch) == code_document(document)
    assert [one.type.value for one in watch.events] == ["ACCUSE"]
    assert {document.text[one.start : one.end] for one in watch.trials} == {"mengecam"}
    outside = Watch(len(document.text))
    code_document(document, outside)
    assert outside.analysis is None
    assert outside.trials == []


def outcomes() -> set[str]:
    """The strings with which the coder says why a word is no deed."""
    found = {*STEPS, "made", "page", "relation", "no_frame", "in_name", "no_measure", "nothing"}
    for module in (candidates, events):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.FunctionDef) and node.name in REFUSING:
                returned = [one.value for one in ast.walk(node) if isinstance(one, ast.Return)]
                found |= {str(one.value) for one in returned if isinstance(one, ast.Constant)}
    return found - {"None"}


def test_every_outcome_has_words() -> None:
    english = wording("en")
    assert {"form", "object", "verb_only", "no_party", "aside"} < outcomes()
    assert [one for one in sorted(outcomes()) if not english.has(f"trial.{one}")] == []


def test_the_report_counts_reasons_and_verbs() -> None:
    coded = []
    for number, place in enumerate(("Santiago", "Lima", "Quito")):
        document = page(f"Presiden Brasil menanam pohon di {place}.")
        coded.append((document, code_document(document), f"p{number}.txt"))
    one = page("Pemerintah Kenya melukis tembok sejak pagi.")
    coded.append((one, code_document(one), "p9.txt"))
    report = loss_report(picture_of_pages(coded))
    assert [(r.reason, r.count) for r in report] == [("a party and a verb, no frame", 4)]
    made = report[0].as_object(1)
    assert made["pages"] == 4
    assert json.loads(json.dumps(made["verbs"]))[0] == {
        "root": "tanam",
        "sentences": 3,
        "pages": 3,
        "example": "Presiden Brasil menanam pohon di Santiago.",
    }
    lines = [*report_lines(report, 4, top=9)]
    assert lines[0] == "4 pages, 4 losses"
    assert any(line.startswith("  tanam: 3 on 3 pages") for line in lines)
    assert any(line.startswith("  lukis: 1 on 1 page:") for line in lines)
