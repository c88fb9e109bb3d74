"""Rows of figures made elsewhere: what each column gives a statement."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - pytest reads the annotation
from typing import TYPE_CHECKING

import pytest

from rujuk.errors import FactsError
from rujuk.records import Hedge, Modality
from rujuk.weigh.facts import read_facts

if TYPE_CHECKING:
    from rujuk.weigh.statements import Statement

HEAD = (
    "claim_id,report_date,as_of,category,low,best,high,qualifier,scope,modality,"
    "authority,authority_type,outlet,lang"
)


def read(folder: Path, *rows: str) -> list[Statement]:
    path = folder / "rows.csv"
    path.write_text("\n".join([HEAD, *rows]), "utf-8")
    return read_facts(path)


def test_a_row_without_its_own_time_is_of_its_report(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "a,2024-03-05T08:00,,killed,4,4,4,,IDN,stated,IDN-BNPB,official,,id",
        "b,2024-03-05,,killed,4,4,4,,IDN,recalled,IDN-BNPB,official,,id",
    )
    assert [one.as_of.text if one.as_of else None for one in rows] == ["2024-03-05T08:00", None]


def test_a_figure_is_no_later_than_its_report(tmp_path: Path) -> None:
    early, late = read(
        tmp_path,
        "a,2024-03-05T08:00,2024-03-05,killed,127,127,127,,IDN,stated,IDN-BNPB,official,,id",
        "b,2024-03-05T20:00,2024-03-05T20:00,killed,125,125,125,,IDN,stated,IDN-BNPB,official,,id",
    )
    assert early.as_of is not None
    assert late.as_of is not None
    assert early.as_of.until < late.as_of.until
    assert early.as_of.text == "2024-03-05"


@pytest.mark.parametrize(
    ("name", "kind", "family"),
    [
        ("IDN-BNPB", "official", "IDN"),
        ("BNPB", "official", "IDN"),
        ("ROK-NIS", "third_party_intel", "KOR"),
        ("GAZA-health", "official", "GAZA"),
        ("Global-Defense-Corp", "media_unsourced", "Global-Defense-Corp"),
        ("White Helmets", "igo_ngo", "White Helmets"),
        ("", "media", "Warta Contoh"),
    ],
)
def test_families(tmp_path: Path, name: str, kind: str, family: str) -> None:
    row = f"a,2024-03-05,,killed,4,4,4,,IDN,stated,{name},{kind},Warta Contoh,id"
    assert read(tmp_path, row)[0].authority.family == family


def test_at_least_has_no_top_even_where_the_columns_repeat_the_figure(tmp_path: Path) -> None:
    least, most = read(
        tmp_path,
        "a,2024-03-05,,killed,40,40,40,sedikitnya,IDN,stated,BNPB,official,,id",
        "b,2024-03-05,,killed,40,40,40,hingga,IDN,stated,BNPB,official,,id",
    )
    assert (least.low, least.best, least.high) == (40, 40, None)
    assert (most.low, most.best, most.high, most.hedge) == (None, 40, 40, Hedge.UP_TO)


@pytest.mark.parametrize(
    ("words", "language", "hedge"),
    [
        ("roughly", "en", Hedge.ABOUT),
        ("almost", "", Hedge.NEARLY),
        ("no fewer than", "en", Hedge.AT_LEAST),
        ("mendekati", "id", Hedge.NEARLY),
        ("exactly", "en", Hedge.EXACT),
        ("by one count", "en", Hedge.EXACT),
    ],
)
def test_qualifiers(tmp_path: Path, words: str, language: str, hedge: Hedge) -> None:
    open_top = "" if hedge is Hedge.AT_LEAST else "40"
    row = f"a,2024-03-05,,killed,40,40,{open_top},{words},IDN,stated,BNPB,official,,{language}"
    assert read(tmp_path, row)[0].hedge is hedge


def test_a_size_of_several_words_is_one_in_words(tmp_path: Path) -> None:
    row = "a,2024-03-05,,displaced,20000,,99999,puluhan ribu,IDN,stated,BNPB,official,,id"
    assert read(tmp_path, row)[0].hedge is Hedge.VAGUE


@pytest.mark.parametrize(
    ("scope", "path"),
    [
        ("RUS (Kursk, Marino)", ("RUS", "Kursk", "Marino")),
        ("RUS/UKR front", ("RUS",)),
        ("Jawa Timur", ("Jawa Timur",)),
        ("Indonesia (Cianjur)", ("IDN", "Cianjur")),
        ("", ()),
    ],
)
def test_places(tmp_path: Path, scope: str, path: tuple[str, ...]) -> None:
    row = f'a,2024-03-05,,killed,4,4,4,,"{scope}",stated,BNPB,official,,id'
    assert read(tmp_path, row)[0].scope.path == path


def test_who_denies_or_retracts_states_no_figure(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "a,2024-03-05,,killed,4,4,4,,IDN,denied,BNPB,official,,id",
        "b,2024-03-05,,killed,4,4,4,,IDN,retracted,BNPB,official,,id",
    )
    assert {one.modality for one in rows} == {Modality.DENIED}


def test_an_unknown_kind_of_authority_names_row_and_column(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match="authority_type"):
        read(tmp_path, "a,2024-03-05,,killed,4,4,4,,IDN,stated,BNPB,wizard,,id")
