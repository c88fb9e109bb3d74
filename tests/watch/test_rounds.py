"""Rounds over feeds, pages and folders: what is added, what is left alone, what is told."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import made_server
from made_server import HTML, MadeTime, Site, served
from made_watch import code_here, feed, outcomes, story, watcher
from rujuk.watch.addresses import Gate
from rujuk.watch.gathering import MOST_FAILURES
from rujuk.watch.states import Ledger, PageState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.store.case import Case

TWELVE = "Sebanyak 12 orang tewas dalam serangan di Gaza, kata Kementerian Kesehatan Gaza."
TWENTY = "Sebanyak 20 orang tewas dalam serangan di Gaza, kata Kementerian Kesehatan Gaza."
LONG = "Presiden Kenya bertemu Menteri Luar Negeri Uganda di Nairobi pada hari Senin."


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        made.answers["/1"] = story(TWELVE)
        made.answers["/2"] = story(LONG, title="Pertemuan")
        made.answers["/feed"] = feed((made.url("/1"), "Satu tewas."), ("/2", "Dua bertemu."))
        yield made


def test_the_pages_of_a_feed_are_added_with_address_and_day(
    case: Case, made: MadeTime, site: Site
) -> None:
    report = watcher(case, made, [site.url("/feed")]).run_round()
    assert outcomes(site, report) == [("added", "/1"), ("added", "/2")]
    assert report.losses == ()
    seen = sorted((s.url, s.path, s.fetched_on) for page in case.pages() for s in page.sightings)
    assert seen == [(site.url(path), site.url(path), "2025-10-09") for path in ("/1", "/2")]
    assert site.asked == ["/robots.txt", "/feed", "/1", "/2"]


def test_what_is_known_is_not_asked_for_again(case: Case, made: MadeTime, site: Site) -> None:
    sources = [site.url("/feed"), site.url("/2")]
    for number in range(3):
        report = watcher(case, made, sources).run_round()
        assert (report.runs[0] == report.runs[1]) is (number > 0)
        assert len(report.additions) == (0 if number else 2)
        made.seconds += 3600
    assert site.asked.count("/1") == 1
    assert site.asked.count("/feed") == 3
    assert len(case.runs()) == 1


def test_a_feed_that_did_not_change_is_not_even_sent(
    case: Case, made: MadeTime, site: Site
) -> None:
    status, headers, body = feed((site.url("/1"), "Satu tewas."))
    site.answers["/feed"] = [(status, {**headers, "ETag": '"7"'}, body), (304, {}, b"")]
    for _ in range(2):
        watcher(case, made, [site.url("/feed")]).run_round()
    assert site.headers[-1]["if-none-match"] == '"7"'
    assert site.pages_asked() == ["/feed", "/1", "/feed"]


def test_an_item_that_is_told_otherwise_is_asked_for_again(
    case: Case, made: MadeTime, site: Site
) -> None:
    site.answers["/feed"] = [
        feed((site.url("/1"), "Satu tewas.")),
        feed((site.url("/1"), "Lebih banyak tewas.")),
        feed((site.url("/1"), "Makin banyak tewas.")),
    ]
    site.answers["/1"] = [story(TWELVE), story(TWENTY), story(TWENTY)]
    found = [watcher(case, made, [site.url("/feed")]).run_round() for _ in range(3)]
    assert [outcomes(site, one) for one in found] == [[("added", "/1")], [("added", "/1")], []]
    assert any("12 -> 20" in line for line in found[1].lines), found[1].lines
    assert found[2].lines == []


def test_a_page_that_reads_the_same_is_no_new_page(case: Case, made: MadeTime, site: Site) -> None:
    site.answers["/2"] = [
        story(LONG) + f"<!-- made at {second} -->".encode() for second in range(3)
    ]
    for _ in range(3):
        watcher(case, made, [site.url("/2")]).run_round()
    assert case.size() == 1
    assert len(case.runs()) == 1
    assert site.pages_asked() == ["/2"] * 3


def test_a_page_in_another_charset_than_told(case: Case, made: MadeTime, site: Site) -> None:
    page = "<html><body><p>Presiden Erdoğan tiba di Nairobi — kata juru bicara.</p></body></html>"
    site.answers["/1"] = (200, {"Content-Type": "text/html; charset=iso-8859-1"}, page.encode())
    other = page.replace("ğ", "g").replace("—", "\u2013").encode("cp1252")
    site.answers["/2"] = (200, {"Content-Type": "text/html; charset=windows-1252"}, other)
    watcher(case, made, [site.url("/1"), site.url("/2")]).run_round()
    texts = sorted(page.document.text for page in case.pages())
    assert "Erdogan tiba di Nairobi \u2013 kata" in texts[0]
    assert "Erdoğan tiba di Nairobi — kata" in texts[1]


# --- what cannot be had --------------------------------------------------------------------------


def test_a_refused_page_is_kept_as_its_feed_gives_it(
    case: Case, made: MadeTime, site: Site
) -> None:
    site.answers["/1"] = (403, HTML, b"")
    for number in range(2):
        report = watcher(case, made, [site.url("/feed")]).run_round()
        if number == 0:
            assert sorted(outcomes(site, report)) == [
                ("added", "/2"),
                ("added", "/feed!/1"),
                ("unread", "/1"),
            ]
    kept = next(page for page in case.pages() if "Satu tewas" in page.document.text)
    assert kept.sightings[0].url == site.url("/1")
    assert kept.sightings[0].fetched_on == "2025-10-09"
    assert [(loss.path, loss.reason) for loss in case.unread()] == [
        (site.url("/1"), "not fetched: answered with status 403")
    ]
    assert site.asked.count("/1") == 1, "what was refused is not asked for again"


def test_a_page_that_fails_is_asked_for_in_later_rounds(
    case: Case, made: MadeTime, site: Site
) -> None:
    site.answers["/1"] = (500, HTML, b"")
    first = watcher(case, made, [site.url("/feed")]).run_round()
    assert [loss.reason for loss in first.losses] == ["not fetched: answered with status 500"]
    assert ("added", "/feed!/1") in outcomes(site, first)
    assert list(case.unread()) == []
    site.answers["/1"] = story(TWELVE)
    second = watcher(case, made, [site.url("/feed")]).run_round()
    assert outcomes(site, second) == [("added", "/1")]
    third = watcher(case, made, [site.url("/feed")]).run_round()
    assert outcomes(site, third) == []
    assert site.asked.count("/1") == 4


def test_a_page_that_goes_on_failing_is_given_up_and_told(
    case: Case, made: MadeTime, site: Site
) -> None:
    site.answers["/1"] = (500, HTML, b"")
    for _ in range(MOST_FAILURES + 2):
        watcher(case, made, [site.url("/feed")]).run_round()
        made.seconds += 3600
    assert site.asked.count("/1") == 3 * MOST_FAILURES
    assert [loss.reason for loss in case.unread()] == ["not fetched: answered with status 500"]


def test_a_page_whose_host_asks_to_wait_is_waited_for(
    case: Case, made: MadeTime, site: Site
) -> None:
    site.answers["/1"] = [(429, {"Retry-After": "40000"}, b""), story(TWELVE)]
    for number in range(5):
        report = watcher(case, made, [site.url("/feed")]).run_round()
        if number == 0:
            told = ["added", "added"]
            assert [one for one, _ in outcomes(site, report)] == told, "the feed's own words"
        made.seconds += 10_000
    assert sorted(page.document.text.count("Sebanyak 12") for page in case.pages()) == [0, 0, 0, 1]
    assert list(case.unread()) == []


def test_a_source_that_fails_is_told_and_asked_for_again(
    case: Case, made: MadeTime, site: Site
) -> None:
    site.answers["/feed"] = [(404, HTML, b""), feed((site.url("/1"), "Satu tewas."))]
    sources = ["http://nirgends.example/feed", site.url("/feed"), site.url("/2")]
    first = watcher(case, made, sources).run_round()
    assert [(loss.path, loss.reason) for loss in first.losses] == [
        ("http://nirgends.example/feed", "no address is known for its host"),
        (site.url("/feed"), "answered with status 404"),
    ]
    assert outcomes(site, first) == [("added", "/2")]
    second = watcher(case, made, sources).run_round()
    assert outcomes(site, second) == [("added", "/1")]
    assert list(case.unread()) == [], "a source is no page of the case"


def test_items_without_a_page_are_kept_once(case: Case, made: MadeTime, site: Site) -> None:
    site.answers["/feed"] = [
        feed(("", "Tanpa tautan."), ("mailto:a@b.example", "Lewat surat."), ("http://[", "Rusak.")),
        feed(("", "Tanpa tautan."), ("", "Baru.")),
    ]
    first = watcher(case, made, [site.url("/feed")]).run_round()
    assert len(first.additions) == 3
    second = watcher(case, made, [site.url("/feed")]).run_round()
    assert len(second.additions) == 1
    assert case.size() == 4
    assert site.pages_asked() == ["/feed", "/feed"]


def test_a_hostile_feed_is_a_loss(case: Case, made: MadeTime, site: Site) -> None:
    laughs = b'<!DOCTYPE rss [<!ENTITY a "a"><!ENTITY b "&a;&a;">]>'
    site.answers["/feed"] = (200, {"Content-Type": "text/xml"}, laughs + b"<rss>&b;</rss>")
    report = watcher(case, made, [site.url("/feed")]).run_round()
    assert [loss.reason for loss in report.losses] == ["a feed that declares entities of its own"]


def test_a_feed_may_point_inside_only_as_far_as_any_page(
    case: Case, made: MadeTime, site: Site
) -> None:
    inside = f"http://127.0.0.1:{site.port}/2"
    site.answers["/feed"] = feed((inside, "Dalam."), ("file:///etc/passwd", "Berkas."))
    report = watcher(case, made, [site.url("/feed")]).run_round()
    assert site.pages_asked() == ["/feed"]
    assert sorted(one for one, _ in outcomes(site, report)) == ["added", "added", "unread"]


def test_hosts_are_asked_in_turn(case: Case, made: MadeTime, site: Site) -> None:
    """While one host is waited for another is asked: 8 pages of two hosts in 4 waits, not 8."""
    hosts = {made_server.HOST: "127.0.0.1", "lain.example": "127.0.0.1"}
    links = [
        (site.url(f"/{host}{n}", host), f"Kabar {host} {n}.") for host in hosts for n in range(4)
    ]
    for _, path in ((link, link.split(str(site.port))[1]) for link, _ in links):
        site.answers[path] = story(f"Kabar {path}. {LONG}")
    site.answers["/feed"] = feed(*links)
    both = made_server.fetcher(case, made, gate=Gate(hosts, made_server.names(hosts)))
    report = watcher(case, made, [site.url("/feed")], fetcher=both).run_round()
    assert len(report.additions) == 8
    assert sum(made.waits) == pytest.approx(2.0 * 5)


# --- folders -------------------------------------------------------------------------------------


def test_new_and_changed_files_alone_are_read(
    case: Case, made: MadeTime, site: Site, tmp_path: Path
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_bytes(story(TWELVE))
    (folder / "b.html").write_bytes(story(LONG))
    seen: list[str] = []

    def spied(pages: object, *, is_coded: object) -> object:
        def each() -> Iterator[object]:
            for page in pages:  # type: ignore[attr-defined]
                seen.append(Path(page.path).name)
                yield page

        return code_here(each(), is_coded=is_coded)  # type: ignore[arg-type]

    def run() -> list[str]:
        seen.clear()
        sources = [str(folder), str(tmp_path / "nowhere")]
        one = watcher(
            case,
            made,
            sources,
            coder=spied,
            is_passed_over=lambda p: p.endswith("log"),  # type: ignore[arg-type]
        )
        report = one.run_round()
        assert [loss.reason for loss in report.losses] == ["no such file"]
        return list(seen)

    assert run() == ["a.html", "b.html"]
    assert run() == []
    (folder / "b.html").write_bytes(story(TWENTY))
    (folder / "c.html").write_bytes(story(LONG, title="Lain"))
    (folder / "log").write_text("{}")
    assert run() == ["b.html", "c.html"]
    os.utime(folder / "a.html", ns=(1, 1))
    assert run() == ["a.html"]
    assert case.size() == 4
    assert site.asked == []


# --- what is told --------------------------------------------------------------------------------


def test_each_round_is_a_line_of_the_log(
    case: Case, made: MadeTime, site: Site, tmp_path: Path
) -> None:
    site.answers["/1"] = [story(TWELVE), story(TWENTY)]
    site.answers["/3"] = (404, HTML, b"")
    log = tmp_path / "log.jsonl"
    for _ in range(3):
        watcher(case, made, [site.url("/1"), site.url("/3")], log=str(log)).run_round()
        made.seconds += 100
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [one["round"] for one in lines] == [1, 2, 3]
    assert lines[0]["began_at"] == "2025-10-09T08:53:20Z"
    assert [one["runs"] for one in lines] == [[0, 1], [1, 2], [2, 2]]
    assert lines[1]["pages"][0]["outcome"] == "added"
    assert lines[1]["not_read"] == [
        {"path": site.url("/3"), "reason": "answered with status 404", "kept": False}
    ]
    (moved,) = [one for one in lines[1]["moved"] if one["measure"] == "killed"]
    assert (moved["before"]["best"], moved["now"]["best"]) == (12, 20)
    assert "12 -> 20" in moved["line"]
    assert lines[2]["lines"] == []
    assert lines[2]["pages"] == []


def test_what_stood_in_the_case_before_is_not_told(
    case: Case, made: MadeTime, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_bytes(story(TWELVE))
    case.add([str(tmp_path / "a.html")])
    site.answers["/1"] = (404, HTML, b"")
    report = watcher(case, made, [site.url("/1")]).run_round()
    assert (report.lines, report.runs) == ([], (1, 1))


def test_what_a_killed_round_left_untold_is_told_by_the_next(
    case: Case, made: MadeTime, site: Site, tmp_path: Path
) -> None:
    """As if it were killed behind each step: the pages are there, the telling comes."""
    log = tmp_path / "log.jsonl"
    site.answers["/1"] = [story(TWELVE), story(TWENTY)]
    watcher(case, made, [site.url("/1")], log=str(log)).run_round()

    class Killed(BaseException):
        pass

    def die(_: object) -> None:
        raise Killed

    with pytest.raises(Killed):
        watcher(case, made, [site.url("/1")], log=str(log)).run_round(tell=die)
    assert case.size() == 2
    again = watcher(case, made, [site.url("/1")], log=str(log)).run_round()
    assert again.number == 2
    assert any("12 -> 20" in line for line in again.lines)
    assert [json.loads(line)["round"] for line in log.read_text().splitlines()] == [1, 2, 2]


def test_a_feed_is_asked_for_again_until_all_its_items_are_kept(
    case: Case, made: MadeTime, site: Site
) -> None:
    """A stop in the middle: the rest of the items come in the next round."""
    status, headers, body = feed(("/1", "Satu tewas."), ("/2", "Dua bertemu."))
    site.answers["/feed"] = (status, {**headers, "ETag": '"7"'}, body)

    def stop(handler: object) -> None:
        made.is_stopped = True
        page = story(TWELVE)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n"
        handler.wfile.write(head.encode() + page)  # type: ignore[attr-defined]

    site.answers["/1"] = stop
    first = watcher(case, made, [site.url("/feed")]).run_round()
    assert outcomes(site, first) == [("added", "/1")]
    made.is_stopped = False
    second = watcher(case, made, [site.url("/feed")]).run_round()
    assert outcomes(site, second) == [("added", "/2")]
    assert "if-none-match" not in site.headers[-2]


def test_items_of_a_feed_come_when_the_stop_was_before_the_next_source(
    case: Case, made: MadeTime, site: Site
) -> None:
    told = feed(("/1", "Satu tewas."), ("/2", "Dua bertemu."))[2]
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {len(told)}\r\n\r\n"

    def stop(handler: object) -> None:
        made.is_stopped = True
        handler.wfile.write(head.encode() + told)  # type: ignore[attr-defined]

    site.answers["/feed"] = stop
    sources = [site.url("/feed"), site.url("/none")]
    first = watcher(case, made, sources).run_round()
    assert (first.cut_short, first.additions, first.losses) == (True, (), ())
    assert "stopped before all sources were read" in first.head
    assert first.form["cut_short"] is True
    site.answers["/feed"] = (200, made_server.RSS, told)
    made.is_stopped = False
    second = watcher(case, made, sources).run_round()
    assert outcomes(site, second) == [("added", "/1"), ("added", "/2")]
    assert second.cut_short is False


@pytest.mark.parametrize(
    "other", [story(TWENTY, title="Perbaikan"), (200, HTML, b"\x00\x01"), (200, HTML, b"")]
)
def test_a_feed_that_is_none_for_a_round_is_no_page(
    case: Case, made: MadeTime, site: Site, other: object
) -> None:
    first = feed(("/1", "Satu tewas."))
    site.answers["/feed"] = [first, other, other, feed(("/1", "Satu tewas."), ("/2", "Dua."))]
    found = [watcher(case, made, [site.url("/feed")]).run_round() for _ in range(4)]
    told = [("added", "/1")], [], [], [("added", "/2")]
    assert [outcomes(site, one) for one in found] == [*told]
    for one in found[1:3]:
        (loss,) = one.losses
        assert loss.path == site.url("/feed")
        assert loss.reason.startswith("was a feed, is none now")
        assert one.head.endswith(": nothing new; 1 not read")
    assert found[3].losses == ()
    assert site.asked.count("/1") == 1


def test_a_feed_is_known_as_one_though_its_first_round_was_stopped(
    case: Case, made: MadeTime, site: Site
) -> None:
    told = feed(("/1", "Satu tewas."))[2]
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {len(told)}\r\n\r\n"

    def stop(handler: object) -> None:
        made.is_stopped = True
        handler.wfile.write(head.encode() + told)  # type: ignore[attr-defined]

    site.answers["/feed"] = stop
    watcher(case, made, [site.url("/feed")]).run_round()
    made.is_stopped = False
    site.answers["/feed"] = story(TWENTY, title="Perbaikan")
    report = watcher(case, made, [site.url("/feed")]).run_round()
    assert report.additions == ()
    assert len(report.losses) == 1


def test_a_feed_that_cannot_be_read_is_told_each_round(
    case: Case, made: MadeTime, site: Site
) -> None:
    empty = (200, made_server.RSS, b'<?xml version="1.0"?><rss version="2.0"><chan')
    site.answers["/feed"] = [feed(("/1", "Satu tewas.")), empty, empty]
    found = [watcher(case, made, [site.url("/feed")]).run_round() for _ in range(3)]
    reasons = [[loss.reason for loss in one.losses] for one in found]
    assert reasons == [[], ["a feed without items"], ["a feed without items"]]


def test_a_forgotten_page_stays_forgotten(case: Case, made: MadeTime, site: Site) -> None:
    watcher(case, made, [site.url("/1")]).run_round()
    (page,) = case.pages()
    case.forget(page.document.id)
    case.watched.keep({site.url("/1"): None})
    report = watcher(case, made, [site.url("/1")]).run_round()
    assert outcomes(site, report) == [("forgotten", "/1")]


def test_a_state_of_another_program_is_no_state(case: Case) -> None:
    case.watched.keep({"http://a.example/": '{"kind":"page","etag":5}', "b": "[]"})
    assert Ledger(case).find("http://a.example/", PageState) is None
    assert Ledger(case).find("b", PageState) is None
    assert Ledger(case).wanted() == {}
