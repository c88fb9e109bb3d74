"""Rules held against what rounds change, with pages coded by the coder itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_server import MadeTime, Site, served
from made_watch import story, watcher
from rujuk.records import EventType, Measure, Modality
from rujuk.watch.alert_rules import (
    Alerts,
    BandRule,
    ContradictionRule,
    HappeningRule,
    PrintChannel,
    ReportsRule,
    Rule,
)
from rujuk.watch.story_rates import LEAST_ROUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.store.case import Case
    from rujuk.watch.alerts import Alert
    from rujuk.watch.channels import Delivery

OTHER = story("Presiden Kenya bertemu Menteri Luar Negeri Uganda di Nairobi pada hari Senin.")
TWELVE = story(
    "Sebanyak 12 orang tewas di Gaza dalam serangan itu, kata Kementerian Kesehatan Gaza."
)
TWENTY = story(
    "Sebanyak 20 orang tewas di Gaza dalam serangan itu, kata Kementerian Kesehatan Gaza."
)
ARMY = story("Hanya 3 orang tewas di Gaza dalam serangan itu, kata militer Israel.")
STRIKE = story(
    "Israel menyerang Iran pada hari Minggu, 31 Agustus 2025, kata juru bicara militer Israel."
)
STRUCK_BACK = story(
    "Iran menyerang Israel pada hari Senin, 1 September 2025, kata juru bicara militer Iran."
)
DENIED = story(
    "Pemerintah Iran membantah bahwa Israel menyerang Iran pada hari Minggu, 31 Agustus 2025."
)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        yield made


def raised(case: Case, site: Site, rule: Rule, *rounds: bytes) -> list[tuple[Alert, ...]]:
    """The alerts of each round but the first, in which a page of no matter comes."""
    alerts = Alerts(rules=(rule,), channels={"desk": PrintChannel()})
    made = MadeTime()
    found = []
    for number, page in enumerate((OTHER, *rounds)):
        site.answers[f"/{number}"] = page
        sources = [site.url(f"/{one}") for one in range(number + 1)]
        found.append(watcher(case, made, sources, alerts=alerts).run_round().alerts)
    assert found[0] == ()
    return found[1:]


@pytest.mark.parametrize(
    ("rule", "counts"),
    [
        (BandRule("r"), [1, 1]),
        (BandRule("r", first=False), [0, 1]),
        (BandRule("r", measure=Measure.KILLED), [1, 1]),
        (BandRule("r", measure=Measure.WOUNDED), [0, 0]),
        (BandRule("r", place="Gaza"), [1, 1]),
        (BandRule("r", place="Wilayah Palestina"), [1, 1]),
        (BandRule("r", place="Palestinian Territories"), [1, 1]),
        (BandRule("r", place="PSE"), [1, 1]),
        (BandRule("r", of_whom="PSE"), [1, 1]),
        (BandRule("r", place="gaza", first=False), [0, 1]),
        (BandRule("r", place="Nairobi"), [0, 0]),
        (BandRule("r", of_whom="KEN"), [0, 0]),
    ],
)
def test_a_band_that_moves(case: Case, site: Site, rule: Rule, counts: list[int]) -> None:
    found = raised(case, site, rule, TWELVE, TWENTY)
    assert [len(one) for one in found] == counts
    if counts[1]:
        (alert,) = found[1]
        assert "12 -> 20" in alert.text
        assert (alert.rule, alert.when, alert.round) == ("r", "band", 3)
        assert alert.pages == (site.url("/2"),)
        assert {case.record(one).quote for one in alert.records}


def test_a_band_that_stays_raises_nothing(case: Case, site: Site) -> None:
    found = raised(case, site, BandRule("r"), TWELVE, OTHER.replace(b"Kenya", b"Somalia"))
    assert [len(one) for one in found] == [1, 0]


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        (ContradictionRule("r"), 1),
        (ContradictionRule("r", measure=Measure.KILLED), 1),
        (ContradictionRule("r", measure=Measure.WOUNDED), 0),
        (ContradictionRule("r", type=EventType.ASSAULT), 0),
        (ContradictionRule("r", place="Gaza"), 1),
        (ContradictionRule("r", place="Nairobi"), 0),
    ],
)
def test_figures_that_contradict(case: Case, site: Site, rule: Rule, count: int) -> None:
    found = raised(case, site, rule, TWENTY, ARMY)
    assert [len(one) for one in found] == [0, count]
    for alert in found[1]:
        assert "20" in alert.text
        assert "3" in alert.text
        assert alert.pages == (site.url("/1"), site.url("/2"))


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        (ContradictionRule("r"), 1),
        (ContradictionRule("r", type=EventType.ASSAULT), 1),
        (ContradictionRule("r", type=EventType.AID), 0),
        (ContradictionRule("r", measure=Measure.KILLED), 0),
        (ContradictionRule("r", of_whom="IRN"), 1),
        (ContradictionRule("r", of_whom="KEN"), 0),
        (ContradictionRule("r", place="Gaza"), 0),
    ],
)
def test_deeds_that_contradict(case: Case, site: Site, rule: Rule, count: int) -> None:
    found = raised(case, site, rule, STRIKE, DENIED)
    assert [len(one) for one in found] == [0, count]


@pytest.mark.parametrize(
    ("rule", "counts"),
    [
        (HappeningRule("r"), [1, 0, 1]),
        (HappeningRule("r", type=EventType.ASSAULT), [1, 0, 1]),
        (HappeningRule("r", type=EventType.AID), [0, 0, 0]),
        (HappeningRule("r", between=("IRN", "ISR")), [1, 0, 1]),
        (HappeningRule("r", between=("IRN", "USA")), [0, 0, 0]),
        (HappeningRule("r", modality=(Modality.PLANNED,)), [0, 0, 0]),
    ],
)
def test_a_happening_is_new_once(case: Case, site: Site, rule: Rule, counts: list[int]) -> None:
    again = STRIKE.replace(b"</article>", b"<p>Kabar ini dari kantor berita.</p></article>")
    found = raised(case, site, rule, STRIKE, again, STRUCK_BACK)
    assert [len(one) for one in found] == counts
    if counts[0]:
        ((alert,), _, (other,)) = found
        assert alert.text == "ASSAULT: Israel -> Iran, Iran, 2025-08-31"
        assert other.text.startswith("ASSAULT: Iran -> Israel")


def bulletin(number: int) -> bytes:
    """A report of its own on one flood: words of its own, the same people and places."""
    words = [
        (
            "Hujan deras sejak Jumat malam membuat ratusan rumah di tepi sungai terendam.",
            "Air setinggi dada, dan warga naik ke atap.",
        ),
        (
            "Palang Merah Kenya mengirim perahu karet.",
            "Tenda, obat dan makanan untuk keluarga yang bertahan di sekolah serta gereja.",
        ),
        (
            "Jalan utama terputus setelah jembatan runtuh; sopir truk menunggu berjam-jam.",
            "Sementara harga sayur di pasar naik tajam.",
        ),
        (
            "Polisi menjaga toko kosong dari penjarah.",
            "Memasang lampu darurat, lalu mengantar orang tua menuju rumah sakit terdekat.",
        ),
        (
            "Presiden Kenya meninjau tanggul rusak dengan helikopter.",
            "Menjanjikan dana perbaikan, dan meminta parlemen segera bersidang.",
        ),
    ][number]
    first = [
        "Banjir melanda Nairobi dan Kisumu, kata Palang Merah Kenya",
        "Warga Nairobi mengungsi, Gubernur Nairobi dan Palang Merah Kenya meminta bantuan",
        "Palang Merah Kenya menampung korban banjir di Kisumu dan Nairobi",
        "Polisi Kenya dan Palang Merah Kenya berjaga di Nairobi dan Kisumu",
        "Tentara Kenya dan Palang Merah Kenya membangun jembatan di Kisumu dan Nairobi",
    ][number]
    return story(f"{first}.", *words, title="Banjir di Nairobi")


@pytest.mark.parametrize(
    ("rule", "quiet_rounds", "count"),
    [
        (ReportsRule("r"), LEAST_ROUNDS, 1),
        (ReportsRule("r"), LEAST_ROUNDS - 2, 0),
        (ReportsRule("r", at_least=5), LEAST_ROUNDS, 0),
        (ReportsRule("r", times=100), LEAST_ROUNDS, 0),
    ],
)
def test_a_story_above_its_usual_rate(
    case: Case, site: Site, rule: ReportsRule, quiet_rounds: int, count: int
) -> None:
    """One report in the rounds before, four and a reprint in this one."""
    alerts = Alerts(rules=(rule,), channels={"desk": PrintChannel()})
    made = MadeTime()
    site.answers["/0"] = bulletin(0)
    for _ in range(quiet_rounds):
        assert watcher(case, made, [site.url("/0")], alerts=alerts).run_round().alerts == ()
    for number in range(1, 5):
        site.answers[f"/{number}"] = bulletin(number)
    site.answers["/5"] = bulletin(4).replace(b"</p>", b"</p> ", 1)
    sources = [site.url(f"/{number}") for number in range(6)]
    found = watcher(case, made, sources, alerts=alerts).run_round().alerts
    assert len(found) == count
    for alert in found:
        assert "4 new reports in this round, usually" in alert.text


def test_a_page_cannot_write_on_the_terminal(case: Case, site: Site) -> None:
    evil = STRIKE.replace(b"juru bicara", "juru \x1b[2J\u202ebicara".encode())
    evil = evil.replace(b"Israel menyerang", "Israel\u202e menyerang".encode())
    for alerts in raised(case, site, HappeningRule("r"), evil):
        assert all(one.text.isprintable() for one in alerts)


def test_the_same_round_raises_the_same_alerts(case: Case, site: Site) -> None:
    """Killed behind the judging: judged again, with the same ids."""
    alerts = Alerts(rules=(HappeningRule("r"),), channels={"desk": PrintChannel()})
    made, told = MadeTime(), []
    site.answers |= {"/0": OTHER, "/1": STRIKE}
    watcher(case, made, [site.url("/0")], alerts=alerts).run_round()

    def die(report: object) -> None:
        told.append(report.alerts)  # type: ignore[attr-defined]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watcher(case, made, [site.url("/1")], alerts=alerts).run_round(tell=die)
    lines: list[str] = []
    taken: list[Delivery] = []
    watcher(case, made, [], alerts=alerts).send(lines.append, taken.append)
    assert (lines, taken) == ([], [])
    again = watcher(case, made, [site.url("/1")], alerts=alerts)
    assert again.run_round().alerts == told[0] != ()
    again.send(lines.append, taken.append)
    again.send(lines.append, taken.append)
    assert len(lines) == len(taken) == 1


def test_too_many_pages_to_judge_are_told(
    case: Case, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rujuk.watch.watcher.AT_MOST", 1)
    alerts = Alerts(rules=(BandRule("r"),), channels={"desk": PrintChannel()})
    site.answers |= {"/0": OTHER, "/1": TWELVE}
    sources = [site.url("/0"), site.url("/1")]
    report = watcher(case, MadeTime(), sources, alerts=alerts).run_round()
    assert report.untold
    assert [loss.reason for loss in report.losses] == [
        "more than 1 pages were touched: no rule was looked at"
    ]
    assert report.form["lines"] == ["too many pages to tell: rujuk brief CASE"]
