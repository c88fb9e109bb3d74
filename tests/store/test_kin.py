"""The tables find the affair of a page: what weighing puts together, and nothing that it parts."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st

import made_pages
from rujuk.code.document import code_document
from rujuk.export.weighed_case import WeighedCase
from rujuk.read.fingerprint import fingerprint_of
from rujuk.read.page import read_paths
from rujuk.records import Coding, Document, Verdict
from rujuk.store import kin
from rujuk.store.case import Case
from rujuk.store.kin import Kin
from rujuk.store.transactions import transaction
from rujuk.weigh.constants import CONSTANTS
from rujuk.weigh.picture import weigh_reports
from rujuk.weigh.reports import Report, make_report

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"


def affairs(case: Case) -> list[list[str]]:
    """The pages of each affair, as the tables have them."""
    rows = case._connection.execute("SELECT affair, document FROM kin ORDER BY document")  # noqa: SLF001
    found: dict[int, list[str]] = {}
    for affair, document in rows:
        found.setdefault(affair, []).append(document)
    return sorted(found.values())


def threads(reports: Sequence[Report]) -> list[list[str]]:
    """The same, as weighing has them."""
    found: dict[str, list[str]] = {}
    for document, thread in sorted(weigh_reports(reports, CONSTANTS).threads.items()):
        found.setdefault(thread, []).append(document)
    return sorted(found.values())


def reports_of(case: Case) -> list[Report]:
    return [make_report(one.document, one.coding, ["a.txt"]) for one in case.pages()]


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = Case(tmp_path / "case")
    made.add_pages(read_paths([str(EXAMPLES)]), code_document)
    return made


def made_report(number: int, chance: random.Random) -> Report:
    """A report that names some of a few things, on some day or none, sometimes in known words."""
    blank = made_pages.plain(f"Halaman {number}.")
    anchors = {f"'nama{chance.randrange(12)}": chance.choice((1.0, 2.0, 4.0)) for _ in range(5)}
    anchors |= {f"~kata{chance.randrange(30)}": 0.3 for _ in range(8)}
    anchors[chance.choice(("IDN", "KOR", "org.nis"))] = chance.choice((1.0, 3.0))
    day = chance.choice((None, f"2024-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"))
    words = [f"kata{chance.randrange(4)}-{at}" for at in range(chance.choice((10, 40)))]
    return replace(
        make_report(*blank, ["a.txt"]),
        reported_at=day,
        dated=day is not None,
        not_before=None if day else chance.choice((None, "2024-06-01")),
        anchors=anchors,
        fingerprint=fingerprint_of(blank[0].id, words),
        document=made_pages.plain(" ".join(words))[0],
    )


@given(st.integers(0, 10**9), st.integers(1, 25))
@settings(deadline=None, max_examples=30, derandomize=True)
def test_pages_one_by_one_come_to_the_affairs_of_all_at_once(
    tmp_path_factory: pytest.TempPathFactory, seed: int, number: int
) -> None:
    chance = random.Random(seed)
    reports = [made_report(one, chance) for one in range(number)]
    with Case(tmp_path_factory.mktemp("kin") / "case") as case:
        tables = Kin(case._connection)  # noqa: SLF001 - pages that were never read
        with transaction(case._connection):  # noqa: SLF001
            for coding, report in enumerate(reports, 1):
                tables.take(report, coding)
        found = affairs(case)
        assert found == threads(reports)
        for pages in found:
            assert tables.affairs_of(pages[:1]) == set(pages)
        some = [report.id for report in reports if seed % 3]
        with transaction(case._connection):  # noqa: SLF001
            for document in some:
                kin.let_go(case._connection, document)  # noqa: SLF001
            for coding, report in enumerate(reports, number + 1):
                if report.id in some:
                    tables.take(report, coding)
        assert sorted(one for pages in affairs(case) for one in pages) == sorted(
            report.id for report in reports
        )


def test_the_sample_pages_come_to_the_affairs_that_weighing_finds(case: Case) -> None:
    assert case.touched_since(0) == {one.id for one in case.documents()}
    assert affairs(case) == threads(reports_of(case))


def test_a_later_page_touches_its_affair_and_no_other(case: Case, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        "Gempa Guncang Chile\n\nValparaiso, 3 Maret 2025 - Gempa mengguncang Valparaiso, Chile, dan"
        " menewaskan 12 orang, kata badan bencana setempat. Ratusan rumah rusak di kota itu.\n",
        "utf-8",
    )
    case.add([str(other)])
    *_, last = case.runs()
    assert case.touched_since(last.number) == set()
    same = next(case.pages())
    text = f"{same.document.text}\nPerkembangan itu diikuti dengan cermat.\n"
    sha256 = "0" * 64
    later = replace(same.document, text=text, id="doc-aaaaaaaaaaaaaaaa", sha256=sha256)
    seen = made_pages.sighting(later, "later.txt")
    case.add_pages([(later, seen)], lambda _: Coding(document=later.id, coded_by="made"))
    touched = case.touched_since(last.number)
    assert {later.id, same.document.id} <= touched
    assert sorted(touched) in threads(reports_of(case))
    assert len(touched) < len(list(case.documents()))


def test_a_review_and_a_sighting_touch_the_affair_of_their_page(case: Case) -> None:
    page = max(case.pages(), key=lambda one: len(one.coding.claims))
    case.review(page.coding.claims[0].id, Verdict.ACCEPT, by="desk")
    touched = case.touched_since(1)
    assert page.document.id in touched
    assert sorted(touched) in threads(reports_of(case))
    seen = made_pages.sighting(page.document, "elsewhere.txt")
    case.add_pages([(page.document, seen)], lambda _: page.coding)
    assert case.touched_since(2) == touched


def test_tables_of_another_program_are_made_anew(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.touched_since(1)
    before = affairs(case)
    case._connection.execute("DELETE FROM kin_anchors")  # noqa: SLF001
    case._connection.execute("UPDATE kin SET affair = 1")  # noqa: SLF001
    monkeypatch.setattr(kin, "made_by", lambda: "another")
    case.touched_since(1)
    assert affairs(case) == before


def test_a_forgotten_page_leaves_no_word_in_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "case"
    (tmp_path / "a.txt").write_text("Rapat di Zyxwopolis dihadiri warga Zyxwopolis.\n", "utf-8")
    with Case(path) as case:
        case.add([str(tmp_path / "a.txt")])
        case.touched_since(0)
        (document,) = case.documents()
        assert isinstance(document, Document)
        assert b"zyxwopolis" in path.read_bytes() + Path(f"{path}-wal").read_bytes()
        case.forget(document.id)
        for table in ("kin", "kin_anchors", "kin_rows"):
            rows = case._connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608, SLF001
            assert rows == []
    assert b"zyxwopolis" not in path.read_bytes()


def test_the_tables_are_filled_while_pages_are_added(case: Case) -> None:
    assert case.lacking() == 0
    assert affairs(case) == threads(reports_of(case))


def test_what_the_tables_lack_is_told_and_taken_in_by_the_next_addition(case: Case) -> None:
    before = affairs(case)
    case._connection.execute("DROP TABLE kin_made")  # noqa: SLF001 - as an older program leaves it
    assert case.lacking() == len(list(case.documents()))
    document, _ = made_pages.plain("Satu halaman lain.")
    seen = made_pages.sighting(document, "other.txt")
    case.add_pages([(document, seen)], lambda _: Coding(document=document.id, coded_by="made"))
    assert case.lacking() == 0
    assert affairs(case) == sorted([*before, [document.id]])


def test_signs_that_the_tables_keep_are_those_of_the_page(case: Case) -> None:
    for page in case.pages():
        kept = case.signs_of(page)
        assert kept is not None
        made = make_report(page.document, page.coding, ["a.txt"])
        assert make_report(page.document, page.coding, ["a.txt"], signs=kept) == made
        assert list(kept.anchors) == list(made.anchors)
        assert case.signs()[page.reading] == kept


def test_no_signs_are_told_that_other_rules_made(case: Case) -> None:
    assert len(case.signs()) == len(list(case.documents()))
    case._connection.execute("UPDATE kin_made SET made_by = 'another'")  # noqa: SLF001
    assert case.signs() == {}


def test_exports_weigh_alike_with_and_without_the_signs_that_a_case_keeps(case: Case) -> None:
    kept = WeighedCase(case)
    case._connection.execute("DROP TABLE kin_made")  # noqa: SLF001 - as an older program leaves it
    made = WeighedCase(case)
    assert made.weighed.reports == kept.weighed.reports
    assert made.weighed.quantities == kept.weighed.quantities


@given(st.integers(0, 10**9), st.integers(2, 25))
@settings(deadline=None, max_examples=30, derandomize=True)
def test_a_picture_beside_another_is_the_picture_alone(seed: int, number: int) -> None:
    chance = random.Random(seed)
    before = [made_report(one, chance) for one in range(number)]
    kept = chance.sample(before, chance.randrange(number))
    changed = [replace(one, anchors={"'nama1": 2.0}) for one in kept[:2]]
    after = [*kept[2:], *changed, *(made_report(number + one, chance) for one in range(3))]
    alone = weigh_reports(after, CONSTANTS)
    beside = weigh_reports(after, CONSTANTS, beside=weigh_reports(before, CONSTANTS))
    assert beside == alone
