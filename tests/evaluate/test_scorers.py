"""The scorers give 1 to the annotation itself, 0 to nothing, and count each fault once."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING

import pytest

from rujuk.evaluate.anchoring import Body, squash
from rujuk.evaluate.coded import broken_spans, scored_form
from rujuk.evaluate.html_pages import common_length, score_html_pages
from rujuk.evaluate.scoring import METRICS, score_page, score_pages
from rujuk.evaluate.tally import date_agrees, value_agrees

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "Sekitar 1.500 tentara Korea Utara tiba di Rusia pada Juni 2024"
TEXT = f"Judul halaman\n\n{SENTENCE}, kata NIS.\n"
BODY = [15, 84]
QUOTE = "Sekitar 1.500 tentara Korea Utara"
NIS = {"surface": "NIS", "iso3": "KOR"}


def gold() -> dict:  # type: ignore[type-arg]
    return {
        "id": "one",
        "language": "id",
        "excerpt": TEXT,
        "publication_date": None,
        "visit_date": "2025-07-20",
        "publisher": "Harian Contoh",
        "body_spans": [BODY],
        "dont_care_spans": [[0, 13]],
        "counts": [
            {
                "quote": QUOTE, "char_start": 15, "char_end": 15 + len(QUOTE), "low": 1500,
                "best": 1500, "high": 1500, "unit": "troops", "hedge": "about",
                "of_whom": {"surface": "Korea Utara", "iso3": "PRK"}, "attributed_to": [NIS],
            }
        ],
        "events": [
            {
                "quote": SENTENCE, "char_start": 15, "char_end": 15 + len(SENTENCE),
                "event_type": "MOBILIZE", "alt_types": ["AID"], "trigger": "tiba",
                "trigger_start": TEXT.index("tiba"), "trigger_end": TEXT.index("tiba") + 4,
                "actors": [{"surface": "Korea Utara", "iso3": "PRK"}], "recipients": [],
                "place": {"surface": "Rusia", "norm": "Russia", "iso3": "RUS"},
                "time": {"norm": "2024-06", "precision": "month"}, "modality": "happened",
                "attributed_to": [NIS],
            }
        ],
        "relations": [],
    }  # fmt: skip


def line() -> dict:  # type: ignore[type-arg]
    """What the program would write of the page."""
    party = {"text": "Korea Utara", "start": 37, "end": 48, "country": "PRK"}
    speaker = {
        "text": "NIS",
        "country": "KOR",
        "start": TEXT.index("NIS"),
        "end": TEXT.index("NIS") + 3,
    }
    return {
        "id": "doc-x",
        "body_spans": [BODY],
        "published_on": None,
        "visited_on": {"edtf": "2025-07-20", "text": "x"},
        "publisher": {"text": "Harian Contoh"},
        "claims": [
            {
                "id": "clm-x", "measure": "troops", "low": 1500, "best": 1500, "high": 1500,
                "of_whom": party, "said_by": [speaker], "start": 15, "end": 15 + len(QUOTE),
                "quote": QUOTE,
            }
        ],
        "events": [
            {
                "id": "evt-x", "type": "MOBILIZE", "actors": [party], "recipients": [],
                "place": {"text": "Rusia", "country": "RUS"}, "modality": "happened",
                "time": {"from": "2024-06-01", "until": "2024-06-30", "precision": "month"},
                "attributed_to": [speaker], "start": 15, "end": 15 + len(SENTENCE),
                "quote": SENTENCE,
            }
        ],
        "relations": [],
    }  # fmt: skip


ASKED = [metric for metric in METRICS if metric not in ("recipient", "relation")]


def test_the_annotation_itself_scores_one() -> None:
    totals, pages = score_pages([gold()], [scored_form(line(), "one")])
    assert {metric: totals[metric].values() for metric in ASKED} == dict.fromkeys(
        ASKED, (1.0, 1.0, 1.0)
    )
    assert list(pages) == ["one"]


def test_nothing_scores_zero() -> None:
    totals, _ = score_pages([gold()], [])
    assert all(totals[metric].right == 0 for metric in METRICS)


@pytest.mark.parametrize(
    ("kind", "changes", "metrics"),
    [
        ("claims", {"best": 15000}, {"count_value", "count_value_unit"}),
        ("claims", {"measure": "people"}, {"count_value_unit"}),
        ("claims", {"low": 1}, {"count_bounds"}),
        ("claims", {"of_whom": {"country": "RUS"}}, {"count_subject"}),
        ("claims", {"said_by": [{"text": "Rusia", "country": "RUS"}]}, {"count_attribution"}),
        ("events", {"type": "ASSAULT"}, {"event_type", "modality"}),
        ("events", {"type": "AID"}, set()),
        ("events", {"actors": []}, {"actor"}),
        ("events", {"modality": "planned"}, {"modality"}),
        ("events", {"place": None}, {"place"}),
        ("events", {"time": None}, {"date"}),
        ("events", {"attributed_to": []}, {"attribution"}),
    ],
)
def test_each_fault_lowers_its_metric(kind: str, changes: dict, metrics: set) -> None:  # type: ignore[type-arg]
    wrong = copy.deepcopy(line())
    wrong[kind][0] |= changes
    scores = score_page(gold(), scored_form(wrong, "one"))
    low = {metric for metric in METRICS if scores[metric].wrong + scores[metric].missed}
    assert low == metrics


def test_a_visit_date_given_as_publication_date_is_wrong() -> None:
    wrong = line() | {"published_on": {"edtf": "2025-07-20"}, "body_spans": [[0, 84]]}
    scores = score_page(gold(), scored_form(wrong, "one"))
    assert (scores["page_facts"].right, scores["page_facts"].wrong) == (2, 1)
    assert scores["body"].wrong == 0  # the title counts neither way


def test_dates_and_vague_values() -> None:
    assert date_agrees({"norm": "2024-06", "precision": "month"}, "2024-06-17")
    assert not date_agrees({"norm": "2024-06", "precision": "month"}, "2024")
    assert date_agrees({"norm": "1950/1953", "precision": "interval"}, "1950-06-25/1953-07-27")
    vague = {"hedge": "vague", "low": 1000, "best": None, "high": 9999}
    assert value_agrees(vague, {"low": 1000, "best": None, "high": 9999})
    assert not value_agrees(vague, {"low": 11000, "best": 11000, "high": 11000})


def test_broken_spans_are_found_at_any_depth() -> None:
    whole = line()
    assert broken_spans(whole, TEXT) == []
    whole["events"][0]["actors"][0] = {"text": "Korea Selatan", "start": 37, "end": 50}
    whole["claims"][0] |= {"quote": None, "measure": "camels"}
    found = broken_spans(whole, TEXT)
    assert [where for where, _ in found] == ["doc-x.events[0].actors[0]", "clm-x", "clm-x"]


def without_offsets(records: list) -> list:  # type: ignore[type-arg]
    return [
        {key: value for key, value in one.items() if not key.endswith(("_start", "_end"))}
        for one in records
    ]


def html_gold() -> dict:  # type: ignore[type-arg]
    plain = gold()
    kept = {key: plain[key] for key in ("id", "language", "publication_date", "visit_date")}
    events, counts = map(without_offsets, (plain["events"], plain["counts"]))
    return kept | {
        "template": "made",
        "title": "Judul halaman",
        "authors": ["meja luar negeri"],
        "body_text": TEXT[BODY[0] : BODY[1]],
        "hidden_texts": ["tersembunyi"],
        "furniture_texts": ["Berita terkait lain"],
        "events": events,
        "counts": counts,
        "relations": [],
    }


def test_html_pages_are_scored_by_their_quotes() -> None:
    coded = line() | {"text": TEXT, "title": {"text": "Judul Halaman | Situs"}}
    coded["authors"] = [{"text": "Meja Luar Negeri"}]
    totals, pages = score_html_pages([html_gold()], {"one": coded})
    assert totals["event_type"].values() == totals["body_text"].values() == (1.0, 1.0, 1.0)
    assert totals["count_value_unit"].values() == (1.0, 1.0, 1.0)
    page = pages["one"]
    assert page.facts == {
        "title": True, "published_on": True, "visit_not_published": True, "authors": True,
    }  # fmt: skip
    assert (page.unlocated, page.hidden, page.furniture, page.broken) == (0, (), (), 0)
    shown = coded | {"text": TEXT + "tersembunyi\nBerita terkait lain\n"}
    shown["body_spans"] = [[15, len(shown["text"])]]
    _, pages = score_html_pages([html_gold()], {"one": shown})
    assert pages["one"].hidden == ("tersembunyi",)
    assert pages["one"].furniture == ("Berita terkait lain",)
    _, pages = score_html_pages([html_gold()], {})
    assert pages["one"].facts["title"] is False


def test_quotes_are_found_through_other_white_space_and_small_changes() -> None:
    body = Body(
        "satu dua tiga empat\nlima enam", "menu\nsatu\u00a0 dua tiga empat\nlima  enam\nkaki"
    )
    assert body.locate("dua tiga") == (11, 19)
    assert len(body.spans()) == 2
    changed = Body("satu dua tiga empat lima enam", "satu dua TIGA empat lima enam")
    assert changed.locate("empat lima enam") == (14, 29)
    assert changed.locate("tiga") is None
    assert squash(" a \n b ") == ("a b ", [1, 2, 5, 6])
    assert common_length(["a", "b", "c", "d"], ["b", "x", "d"]) == 2


def test_a_gold_file_is_scored_end_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from rujuk.evaluate.run import evaluate_gold  # noqa: PLC0415 - reads and codes pages

    page = gold()
    del page["excerpt"]
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    other = page | {"id": "two", "file": "missing.txt", "language": "en", "body_spans": []}
    documents = [page | {"file": "folder/page.txt"}, other]
    (tmp_path / "gold.json").write_text(json.dumps({"documents": documents}), "utf-8")
    scores = tmp_path / "scores.json"
    assert evaluate_gold(str(tmp_path / "gold.json"), language="id", json_file=str(scores))
    assert "1 of 1 documents; span law broken 0 times" in capsys.readouterr().out
    assert json.loads(scores.read_text("utf-8"))["documents"] == 1
