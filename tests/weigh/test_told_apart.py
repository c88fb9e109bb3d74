"""Figures that look alike and are of other people, other machines, other deeds, other places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reported_pages import reported
from rujuk.records import Measure
from rujuk.weigh.constants import CONSTANTS, Role
from rujuk.weigh.picture import Weighed, weigh_reports

if TYPE_CHECKING:
    from rujuk.weigh.quantities import Quantity
    from rujuk.weigh.reports import Report


def weighed(*reports: Report) -> Weighed:
    return weigh_reports(reports, CONSTANTS)


def of(picture: Weighed, measure: Measure, *, parts: bool = False) -> list[Quantity]:
    return [one for one in picture.quantities if one.measure is measure and one.part is parts]


def bests(found: list[Quantity]) -> dict[str | None, float | None]:
    return {one.subject.group: one.estimate.best if one.estimate else None for one in found}


def contradictions(picture: Weighed) -> list[tuple[float, float]]:
    return [
        (pair.one.figure, pair.other.figure)
        for quantity in picture.quantities
        for pair in quantity.contradictions
    ]


EXCHANGE = "Pertukaran Tahanan Sudan Selatan"


def exchange() -> Weighed:
    return weighed(
        reported(
            "Pertukaran tahanan di Sudan Selatan dimulai pada Minggu (14/6/2026).",
            "Kelompok Nuer Putih membebaskan 130 orang dan pemerintah Sudan Selatan membebaskan "
            "180 orang, kata Palang Merah Internasional.",
            title=EXCHANGE,
        )
    )


def test_each_side_of_an_exchange_has_a_figure_of_its_own() -> None:
    found = of(exchange(), Measure.RELEASED)
    told = {one.subject.by: one.estimate.best for one in found if one.estimate is not None}
    assert None not in told
    assert sorted(told.values()) == [130, 180]
    assert contradictions(exchange()) == []
    assert len({one.id for one in found}) == 2


def test_one_side_that_lets_people_go_needs_no_name() -> None:
    picture = weighed(
        reported("Pemerintah Sudan Selatan membebaskan 180 orang, Minggu.", title=EXCHANGE)
    )
    (found,) = of(picture, Measure.RELEASED)
    assert found.subject.by is None


BARRAGE = "Serangan Drone ke Ukraina"


def test_machines_are_told_apart_by_what_became_of_them() -> None:
    picture = weighed(
        reported(
            "Rusia meluncurkan 312 drone ke Ukraina, kata Angkatan Udara Ukraina.",
            "Sebanyak 268 drone ditembak jatuh, sedangkan 31 drone hilang dari radar. Tiga belas "
            "drone mengenai sasaran. Sebuah drone menabrak gedung apartemen.",
            title=BARRAGE,
        )
    )
    found = bests(of(picture, Measure.DRONES))
    assert found == {None: 312, "destroyed": 268, "lost": 31, "hitting": 13}
    assert contradictions(picture) == []


def test_the_dead_of_another_country_are_those_of_the_governor_who_counts_them() -> None:
    said = "Serangan drone Rusia mengguncang Kota Poltava, Ukraina, Minggu (14/6/2026)."
    picture = weighed(
        reported(
            f"{said} Sembilan orang tewas di Poltava, kata Layanan Darurat Ukraina.",
            "Di wilayah Rusia, Gubernur Voronezh mengatakan satu orang tewas akibat drone.",
            title=BARRAGE,
        )
    )
    told = {
        one.scope.path[:1]: one.estimate.best
        for one in of(picture, Measure.KILLED)
        if one.estimate is not None
    }
    assert told[("RUS",)] == 1
    assert sorted(told.values()) == [1, 9]
    assert contradictions(picture) == []


QUAKE = "Gempa Kabupaten Randu Alas"
SHAKEN = "Gempa mengguncang Kabupaten Randu Alas, Sulawesi Tengah, Indonesia."


def test_nobody_died_beside_the_dead_of_the_page_is_of_something_else() -> None:
    picture = weighed(
        reported(
            f"{SHAKEN} Sebanyak 40 orang tewas, kata BNPB.",
            "Gempa susulan terjadi pada malam hari. Tidak ada korban jiwa dalam gempa susulan itu.",
            title=QUAKE,
        )
    )
    (found,) = of(picture, Measure.KILLED)
    assert found.estimate is not None
    assert found.estimate.best == 40
    assert contradictions(picture) == []


def test_those_whom_one_clinic_treats_are_a_part_of_the_hurt() -> None:
    picture = weighed(
        reported(
            f"{SHAKEN} Lebih dari 100 orang terluka, kata BNPB.",
            "Klinik Bukit Hijau merawat 63 korban luka.",
            title=QUAKE,
        )
    )
    assert contradictions(picture) == []
    assert [one.estimate.low for one in of(picture, Measure.WOUNDED) if one.estimate] == [100]
    assert len(of(picture, Measure.WOUNDED, parts=True)) == 1


def test_one_of_those_told_is_no_second_figure() -> None:
    picture = weighed(
        reported(
            f"{SHAKEN} Tujuh warga Malaysia berada di sana, kata Kedutaan Besar Malaysia.",
            "Seorang di antaranya patah tangan, kata BNPB.",
            title=QUAKE,
        )
    )
    assert contradictions(picture) == []


def test_a_title_without_a_kind_tells_that_the_kind_only_describes() -> None:
    title = "Bentrok di Randu Alas, Satu Tewas"
    said = "Bentrokan pecah di Kabupaten Randu Alas, Sulawesi Tengah, Minggu (14/6/2026)."
    picture = weighed(
        reported(
            f"{said} Tidak ada yang tewas, kata Kapolres Randu Alas.",
            title="Bentrok di Randu Alas",
        ),
        reported(
            f"{said} Seorang petani tewas, kata Komnas HAM.", title=title, outlet="Kabar Uji"
        ),
        reported(
            f"{said} Sebanyak tiga orang tewas, kata Amnesty International.",
            title="Bentrok Randu Alas", day="06-15", outlet="Pos Uji",
        ),
    )  # fmt: skip
    (found,) = of(picture, Measure.KILLED)
    assert sorted(one.figure for one in found.assertions) == [0, 1, 3]
    assert (0, 1) in contradictions(picture) or (1, 0) in contradictions(picture)


def test_a_sides_own_higher_count_leaves_the_presss_word_behind() -> None:
    said = "Serangan drone Rusia mengguncang Kota Poltava, Ukraina, Minggu (14/6/2026)."
    strike = "Rusia menyerang Kota Poltava. Ukraina menyerang balik tentara Rusia."
    picture = weighed(
        reported(f"{said} Serangan itu menewaskan sembilan orang. {strike}", title=BARRAGE),
        reported(
            f"{said} Sebanyak 12 orang tewas, kata Kementerian Dalam Negeri Ukraina. {strike}",
            title=BARRAGE, day="06-16", outlet="Kabar Uji",
        ),
    )  # fmt: skip
    (found,) = of(picture, Measure.KILLED)
    assert {one.authority.role for one in found.assertions} == {Role.VOICE, Role.BELLIGERENT_OWN}
    assert found.estimate is not None
    assert found.estimate.best == 12
