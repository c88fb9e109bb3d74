"""The network: ties counted as the brief tells them, drawn the same way every time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rujuk.brief.sources import picture_of_case
from rujuk.records import Party
from rujuk.store.case import Case
from rujuk.web.edition import Edition
from rujuk.web.folder import write_folder
from rujuk.web.network_layout import LINE, settle, shortened, spread
from rujuk.web.network_lines import lines, names, total
from rujuk.web.pages.network import CLASSES
from rujuk.web.prepared.network import actor_of
from rujuk.web.press import make_edition
from web_site import ROOT, ask, served, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

Kept = dict[str, Any]


@pytest.fixture(scope="module")
def kept(samples_edition: str) -> Kept:
    found: Kept = Edition(samples_edition).kept("network", "en")
    return found


def _party(words: str, country: str | None = None, *sectors: str, **other: Any) -> Party:
    return Party(text=words, start=0, end=len(words), country=country, sectors=sectors, **other)


@pytest.mark.parametrize(
    ("party", "actor"),
    [
        (_party("tentara Korea Utara", "PRK", "MIL"), "state PRK"),
        (_party("Pyongyang", "PRK", id="capital.prk"), "state PRK"),
        (_party("warga sipil", "UKR", "CVL"), "state UKR"),
        (_party("Hizbullah", "LBN", "REB", id="org.hezbollah"), "org.hezbollah"),
        (_party("PBB", "UNO", "GOV", id="org.un"), "state UNO"),
        (_party("ASEAN", "IGO", "GOV", id="org.asean"), "org.asean"),
        (_party("saksi mata"), None),
    ],
)
def test_who_acts_for_a_state_is_the_state_and_who_does_not_is_himself(
    party: Party, actor: str | None
) -> None:
    assert actor_of(party) == actor


def test_pairs_count_what_the_happenings_tell(kept: Kept, samples: Path) -> None:
    with Case(samples) as case:
        happenings = picture_of_case(case).weighed.happenings

    def countries(parties: tuple[Party, ...]) -> set[str | None]:
        return {one.country for one in parties}

    expected = [
        one
        for one in happenings
        if {"PRK"} == countries(one.actors) and {"RUS"} == countries(one.recipients)
    ]
    names = [one["name"] for one in kept["actors"]]
    pair = next(
        one
        for one in kept["pairs"]
        if {names[actor] for actor in one["actors"]} == {"North Korea", "Russia"}
    )
    way = 0 if names[pair["actors"][0]] == "North Korea" else 1
    found = sum(
        counts[way] for by_status in pair["counts"].values() for counts in by_status.values()
    )
    assert found == len(expected) > 1
    planned = [one for one in expected if one.modality.value not in {"happened", "ongoing"}]
    assert pair["counts"]["material_cooperation"]["planned"][way] == len(planned) == 1


def test_a_denial_is_its_own_count() -> None:
    pair = {"actors": [0, 1], "counts": {"material_conflict": {"denied": [1, 0, 0]}}}
    actors = [[0, 10.0, 10.0, 5.0, "A"], [1, 300.0, 90.0, 5.0, "B"]]
    [tie] = lines([pair], actors, [*CLASSES])
    assert (tie["status"], tie["count"], tie["class"]) == ("denied", 1, "material_conflict")
    assert total({"happened": [1, 0, 2], "denied": [1, 0, 0]}) == 4


def test_a_name_stands_where_no_line_of_its_circle_runs() -> None:
    pairs = [{"actors": [0, 1], "counts": {"material_conflict": {"happened": [1, 0, 0]}}}]
    actors = [[0, 100.0, 60.0, 5.0, "Upper"], [1, 100.0, 200.0, 5.0, "Lower"]]
    upper, lower = names(actors, lines(pairs, actors, [*CLASSES]), pairs)
    assert upper[-1] < 60.0 - 5.0
    assert lower[-1] > 200.0 + 5.0
    close = [[0, 100.0, 12.0, 5.0, "Upper"], actors[1]]
    assert names(close, lines(pairs, close, [*CLASSES]), pairs)[0][-1] > 12.0


def test_the_same_case_is_drawn_in_the_same_bytes(samples_edition: str, tmp_path: Path) -> None:
    other = tmp_path / "other.rujuk"
    files = sorted((ROOT / "examples" / "pages").iterdir(), reverse=True)
    with Case(other) as case:
        for file in files:
            case.add([str(file)])
    make_edition(str(other), str(tmp_path / "edition.sqlite"))
    again = Edition(str(tmp_path / "edition.sqlite")).kept("network", "id")
    first = Edition(samples_edition).kept("network", "id")
    for name in ("actors", "pairs_in_all", "wide", "narrow"):
        assert again[name] == first[name], name


@pytest.mark.parametrize("count", [1, 5, 14, 40])
def test_no_circle_and_no_name_covers_another(count: int) -> None:
    names = {f"actor {one}": f"Organisation {one}" for one in range(count)}
    keys = [*names]
    ties = {(keys[one], keys[one * 7 // 11]): 1 + one % 4 for one in range(1, count)}
    numbers = {key: number for number, key in enumerate(keys)}
    sizes = dict.fromkeys(keys, 3)
    made = settle(spread(keys, ties), names, sizes, numbers, width=1160, height=260 + 11 * count)
    assert len(made) == count
    boxes = [
        (x - 6.5 * len(name) / 2, y - radius, x + 6.5 * len(name) / 2, y + radius + LINE)
        for _, x, y, radius, name in made
    ]
    for number, one in enumerate(boxes):
        assert one[0] >= 0
        assert one[2] <= 1160
        for other in boxes[:number]:
            across = one[2] <= other[0] or other[2] <= one[0]
            assert across or one[3] <= other[1] or other[3] <= one[1], (one, other)


def test_long_names_are_cut() -> None:
    assert shortened("Rusia") == "Rusia"
    assert len(shortened("x" * 300)) == 28


def test_the_address_chooses_a_class(chromium_browser: Browser, site: str) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open("/network")
        everything = page.locator(".network.wide .tie").count()
        page.click(".tabs a:has-text('Conflict in deeds')")
        page.wait_for_url("**kind=material_conflict")
        ties = page.eval_on_selector_all(
            ".network.wide .tie", "all => all.map(one => one.getAttribute('aria-label'))"
        )
        assert 0 < len(ties) < everything
        assert all("Conflict in deeds" in one for one in ties)
        page.goto(f"{site}/network?kind=%3Cscript%3E")
        assert page.locator(".network.wide .tie").count() == everything
        assert seen.faults == []


def test_a_class_that_no_page_tells_says_so(tmp_path: Path) -> None:
    path = str(tmp_path / "case.rujuk")
    with Case(path) as case:
        case.add([str(ROOT / "examples" / "pages" / "garis-utara-tambahan-pasukan.txt")])
    with served(path) as address:
        told = {
            kind: "No happening of this class" not in ask(address, f"/network?kind={kind}").text
            for kind in ("material_cooperation", "verbal_conflict")
        }
    assert told == {"material_cooperation": True, "verbal_conflict": False}


def test_a_tie_leads_to_its_quotes(chromium_browser: Browser, site: str) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open("/network")
        page.focus(".network.wide .tie[aria-label*='Cooperation in deeds']")
        page.keyboard.press("Enter")
        page.wait_for_url("**#pair-*")
        assert page.locator(":target details[open]").count() == 1
        assert page.locator(":target a.mark").count() > 0
        href = page.locator(":target a.mark").first.get_attribute("href")
        assert href is not None
        page.goto(f"{site}{href}")
        assert page.locator(f"[id='{href.partition('#')[2]}']").count() == 1


def test_a_folder_has_a_file_for_each_class(samples_edition: str, tmp_path: Path) -> None:
    edition = Edition(samples_edition)
    written = write_folder(edition, str(tmp_path / "folder"), language="id")
    names = {one.rpartition("/")[2] for one in written}
    assert {"network.html", "map.html"} <= names
    for name in CLASSES:
        assert f"network-{name}.html" in names
        text = (tmp_path / "folder" / f"network-{name}.html").read_text("utf-8")
        assert 'href="network.html"' in text
