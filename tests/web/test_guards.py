"""What a request must be before a page sees it, and what each answer says to the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rujuk.store.case import Case
from rujuk.web.app import static_names
from rujuk.web.guards import LARGEST_BODY, LONGEST_ADDRESS, POLICY, is_loopback
from web_site import TOKEN, ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def claim(samples: Path) -> str:
    with Case(samples) as case:
        return next(case.claims()).id


@pytest.mark.parametrize(
    "host", ["rujuk.example", "127.0.0.1.example.org", "127.0.0.1:80:80", "", "169.254.1.1"]
)  # fmt: skip
def test_a_request_under_another_name_is_refused(site: str, host: str) -> None:
    assert ask(site, "/brief", headers={"host": host}).status == 421
    assert ask(site, "/static/page.js", headers={"host": host}).status == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:1", "LOCALHOST", "[::1]:8765", "[::1]"])
def test_a_request_under_a_name_of_this_computer_passes(site: str, host: str) -> None:
    assert is_loopback(host)
    assert ask(site, "/brief", headers={"host": host}).status == 200


@pytest.mark.parametrize("path", ["/", "/brief", "/nothing", "/static/page.js", "/record/clm-x"])
def test_every_answer_carries_the_policy(site: str, path: str) -> None:
    headers = ask(site, path).headers
    assert headers["content-security-policy"] == POLICY
    assert "unsafe-eval" not in POLICY
    assert "script-src 'self';" in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "access-control-allow-origin" not in headers


def test_long_addresses_large_bodies_and_other_methods_are_refused(site: str, claim: str) -> None:
    assert ask(site, "/ledger?q=" + "a" * LONGEST_ADDRESS).status == 414
    large = {"token": TOKEN, "note": "a" * LARGEST_BODY}
    assert ask(site, f"/record/{claim}", method="POST", form=large).status == 413

    def pieces() -> Iterator[bytes]:  # no content-length
        for _ in range(20):
            yield b"a" * 8_000

    assert ask(site, f"/record/{claim}", method="POST", body=pieces()).status == 413
    assert ask(site, "/brief", method="PUT").status == 405
    assert ask(site, "/brief", method="TRACE").status == 405
    assert ask(site, "/brief", method="POST", form={}).status == 405


FORM = {"verdict": "accept", "by": "desk one", "note": ""}


@pytest.mark.parametrize(
    ("form", "headers"),
    [
        (FORM, {}),
        (FORM | {"token": "guess"}, {}),
        (FORM | {"token": "gües"}, {}),
        (FORM | {"token": TOKEN}, {"origin": "http://elsewhere.example"}),
        (FORM | {"token": TOKEN}, {"origin": "null"}),
        (FORM | {"token": TOKEN}, {"sec-fetch-site": "cross-site"}),
        (FORM | {"token": TOKEN}, {"sec-fetch-site": "same-site"}),
    ],
)
def test_a_form_from_elsewhere_writes_nothing(
    site: str, samples: Path, claim: str, form: dict[str, str], headers: dict[str, str]
) -> None:
    answer = ask(site, f"/record/{claim}", method="POST", form=form, headers=headers)
    assert answer.status == 403
    with Case(samples) as case:
        assert case.replies() == []


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static//etc/passwd",
        "/static/vendor/vendor.toml", "/static/vendor/d3.LICENSE", "/reader/..%2f..%2fetc%2fpasswd",
        "/reader/examples/pages/simpul-pagi-dua-tawanan.txt", "/records/%2fetc%2fpasswd",
        "/record/est-aaaaaaaaaaaaaaaa", "/record/'%20OR%201=1", "/reader/doc-%00", "/record/%f0%28",
    ],
)  # fmt: skip
def test_what_the_case_does_not_hold_is_not_found(site: str, path: str) -> None:
    answer = ask(site, path)
    assert answer.status == 404
    assert "root:" not in answer.text


def test_only_scripts_and_styles_have_an_address(site: str) -> None:
    names = sorted(static_names())
    assert "vendor/d3.min.js" in names
    for name in names:
        answer = ask(site, f"/static/{name}")
        assert answer.status == (200 if name.endswith((".js", ".css")) else 404), name


@pytest.mark.parametrize(
    "query",
    [
        "q=%22", "q=a%22%20OR%20b", "q=NEAR(", "q=*", "q=%00", "at=-1", "at=99999999999", "kind=x",
        "sort=1;drop%20table%20ledger", "type=%27", "from=2025-99-99", "speaker=%f0%9f%98%80",
        "lang=xx", "known_at=x", "since=x", "q=" + "a+" * 300, "independent=2",
    ],
)  # fmt: skip
def test_nothing_in_an_address_breaks_a_page(site: str, query: str) -> None:
    for path in ("/ledger", "/brief", "/reader"):
        assert ask(site, f"{path}?{query}").status == 200, path
