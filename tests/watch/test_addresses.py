"""Which addresses are asked, and which never are, however they are written."""

from __future__ import annotations

import pytest

from made_server import names
from rujuk.errors import FetchError
from rujuk.watch.addresses import Gate, is_host, is_public, parse_target

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
NOT_PUBLIC = [
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "239.1.1.1", "240.0.0.1",  # noqa: S104
    "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
    "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::1", "2002:a00:1::", "100::1", "4000::1",
    "2001:0:7f00:1::1", "not an address", "",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_no_other_address_is_public(address: str) -> None:
    assert not is_public(address)


# What the system makes of the spellings decides, and it is asked.
@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0177.0.0.1", "0x7f.1", "127.1", "[::1]"]
)
def test_spellings_of_loopback_are_refused(host: str) -> None:
    with pytest.raises(FetchError, match="no public address"):
        Gate().addresses(parse_target(f"http://{host}/"))


def test_a_host_is_allowed_by_its_name_alone() -> None:
    allowed = Gate(
        ["Intern.Example."], names({"intern.example": "10.0.0.1", "ten.example": "10.0.0.1"})
    )
    assert allowed.addresses(parse_target("http://intern.example/")) == ["10.0.0.1"]
    with pytest.raises(FetchError, match="--allow ten"):
        allowed.addresses(parse_target("http://ten.example/"))


def test_private_addresses_of_a_public_host_are_passed_over() -> None:
    mixed = Gate(resolve=lambda _host, _port: ["10.0.0.1", "93.184.216.34"])
    assert mixed.addresses(parse_target("http://a.example/")) == ["93.184.216.34"]


def test_a_host_without_an_address_may_have_one_later() -> None:
    with pytest.raises(FetchError) as told:
        Gate(resolve=names({})).addresses(parse_target("http://a.example/"))
    assert told.value.passing


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://a.example/", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://a.example/", "only http and https"),
        ("http:///path", "without a host"),
        ("http://user:secret@a.example/", "password"),
        ("http://a.example:99999/", "not a web address"),
        ("http://[::1/", "not a web address"),
        ("http://a b.example/", "not a web address"),
        (f"http://{'a' * 300}\u00e9.example/", "not a web address"),
        ("http://a.example/" + "x" * 5000, "more than 4000"),
    ],
)
def test_what_is_no_web_address_is_told(url: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        parse_target(url)


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("HTTP://A.Example:80", "http://a.example/"),
        ("https://a.example:8443/x?y=1#part", "https://a.example:8443/x?y=1"),
        ("https://a.example/dua kata?q=\u00e9", "https://a.example/dua%20kata?q=%C3%A9"),
        ("https://b\u00fccher.example/", "https://xn--bcher-kva.example/"),
        ("http://[2001:db8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("http://a.example/\r\nX-Evil: 1", "http://a.example/X-Evil:%201"),
    ],
)
def test_an_address_has_one_spelling(url: str, made: str) -> None:
    assert parse_target(url).url == made


@pytest.mark.parametrize(
    "said",
    ["localhost", "127.0.0.1", "::1", "[fe80::1%eth0]", "berita.example.", "b\u00fccher.example"],
)
def test_a_host_alone(said: str) -> None:
    assert is_host(said)


@pytest.mark.parametrize(
    "said",
    [
        "localhost:8931",
        "[::1]:80",
        "http://localhost",
        "localhost/",
        "user@localhost",
        "a b",
        "\u00fc" * 99,
        "",
    ],
)
def test_more_or_less_than_a_host(said: str) -> None:
    assert not is_host(said)
