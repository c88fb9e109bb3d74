"""Who gives which figure where two sources stand in one sentence or a source opens without verb."""

from __future__ import annotations

import pytest

from coded_pages import coded

SAID = [
    ("PBB menaksir 8.000 orang mengungsi, sedangkan menurut pemerintah jumlahnya 11.200 orang.",
     {8000: "PBB", 11200: "pemerintah"}),
    ("Menurut BPBD, 5.000 orang mengungsi, sedangkan PMI mencatat 5.400 orang.",
     {5000: "BPBD", 5400: "PMI"}),
    ("Menurut polisi 12 orang tewas, sementara menurut relawan 15 orang.",
     {12: "polisi", 15: "relawan"}),
    ("Menurut BPBD, 12 orang tewas, sementara menurut PMI, 15 orang tewas.",
     {12: "BPBD", 15: "PMI"}),
    ("Menurut polisi, tujuh orang tewas, tetapi rumah sakit mencatat sembilan jenazah.",
     {7: "polisi", 9: "rumah sakit"}),
    ("Rusia mengaku menembak jatuh 121 drone, namun menurut Ukraina hanya 40 drone yang hilang.",
     {121: "Rusia", 40: "Ukraina"}),
    ("Versi pemerintah, 61 orang tewas. Versi pemberontak, 74 orang tewas.",
     {61: "pemerintah", 74: "pemberontak"}),
    ("Adapun hitungan Kementerian Luar Negeri, WNI yang ditahan berjumlah tujuh orang.",
     {7: "Kementerian Luar Negeri"}),
    ("Data BNPB, korban tewas 21 orang.", {21: "BNPB"}),
    ("Sementara catatan polisi, 12 orang tewas.", {12: "polisi"}),
    ("Palang Merah mencatat 180 tahanan dibebaskan.", {180: "Palang Merah"}),
    # a contrast of figures alone changes no speaker
    ("Menurut polisi, 12 orang tewas, sedangkan 30 orang luka.", {12: "polisi", 30: "polisi"}),
    ("Berdasarkan data BNPB 21 orang tewas dan 40 orang luka.", {21: "BNPB", 40: "BNPB"}),
    # a text is nobody
    ("Data menunjukkan 12 orang tewas.", {12: None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SAID)
def test_each_figure_has_its_own_source(text: str, said: dict[int, str | None]) -> None:
    told = {
        claim.best: ", ".join(party.text for party in claim.said_by) or None
        for claim in coded(text).claims
    }
    assert told == said
