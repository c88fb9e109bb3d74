"""Which addresses may be asked: http and https, and hosts that are public or allowed by name.

A name is looked up once for each connection, and the connection is made to what was found and
checked: a name that points elsewhere a moment later (DNS rebinding) gains nothing. Spellings of an
address (decimal, octal, IPv4 within IPv6) are checked as what they resolve to.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import SplitResult, quote, urlsplit

from rujuk.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Resolve: TypeAlias = Callable[[str, int], list[str]]
    """The addresses of a host and port as text, in the order to try; OSError: it has none."""

LONGEST_ADDRESS = 4_000
"""Characters of an address that is asked for; browsers and servers stop at 2,000 to 8,000."""
MOST_TRIED = 3
"""Addresses of one host that are tried in turn."""

_PORTS = {"http": 80, "https": 443}
_KEPT = "%/:=&?~+!$,;'@()*[]-._"
# RFC 4291: the one block of global unicast; all else of IPv6 is special or not yet given out.
_GLOBAL_UNICAST = IPv6Network("2000::/3")
# RFC 6052: an IPv4 address in the last 32 bits, as networks without IPv4 reach it.
_TRANSLATED = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address taken apart: `request` is what is asked of the host, `url` all of it."""

    url: str
    scheme: str
    host: str
    port: int
    request: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: one server, with one `robots.txt`."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host, and port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def parse_target(url: str) -> Target:
    """The address without its fragment. FetchError where it cannot be asked."""
    if len(url) > LONGEST_ADDRESS:
        raise FetchError(f"an address of more than {LONGEST_ADDRESS} characters")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = _host_name(parts)
    except (ValueError, UnicodeError) as error:
        raise FetchError("not a web address") from error
    if parts.scheme not in _PORTS:
        raise FetchError("only http and https addresses are fetched")
    if not host:
        raise FetchError("an address without a host")
    if parts.username is not None or parts.password is not None:
        raise FetchError("an address with a name or password of a user")
    request = quote(parts.path or "/", safe=_KEPT)
    if parts.query:
        request += "?" + quote(parts.query, safe=_KEPT)
    made = Target(
        url="",
        scheme=parts.scheme,
        host=host,
        port=_PORTS[parts.scheme] if port is None else port,
        request=request,
    )
    return Target(
        url=made.origin + request,
        scheme=made.scheme,
        host=made.host,
        port=made.port,
        request=request,
    )


def host_key(host: str) -> str:
    """A host's name as names are compared: small letters, no dot at the end, no brackets."""
    name = host.strip().strip("[]").rstrip(".").lower()
    return name if name.isascii() else name.encode("idna").decode("ascii")


def is_host(said: str) -> bool:
    """Whether this names a host and nothing else: no scheme, port or path."""
    try:
        name = host_key(said)
        if ":" in name:
            return isinstance(ip_address(name.partition("%")[0]), IPv6Address)
    except ValueError:
        return False
    return bool(name) and all(one.isalnum() or one in ".-_" for one in name)


def _host_name(parts: SplitResult) -> str:
    name = host_key(parts.hostname or "")
    if any(not (one.isalnum() or one in ".-_:%") for one in name):
        raise ValueError(name)
    return name


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system finds them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def is_public(address: str) -> bool:
    """Whether anybody on the Internet may be at this address.

    False for private, loopback, link-local, multicast, reserved and unspecified addresses, in IPv6
    also where they hide in it, and for what is no address.
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return found.is_global and not (found.is_multicast or found.is_reserved)
    inner = _inside(found)
    if inner:
        return all(map(is_public, inner))
    return found in _GLOBAL_UNICAST and found.is_global


def _inside(address: IPv6Address) -> list[str]:
    """The IPv4 addresses that an IPv6 address stands for (mapped, 6to4, Teredo, translated)."""
    if address.ipv4_mapped is not None:
        return [str(address.ipv4_mapped)]
    if address.sixtofour is not None:
        return [str(address.sixtofour)]
    if address.teredo is not None:
        return [str(one) for one in address.teredo]
    if address in _TRANSLATED:
        return [str(IPv4Address(int(address) & 0xFFFFFFFF))]
    return []


class Gate:
    """Lets public hosts pass, and those that are allowed by name whatever their address is."""

    def __init__(self, allowed: Iterable[str] = (), resolve: Resolve = look_up) -> None:
        """`allowed`: names of hosts as they stand in addresses."""
        self._allowed = {host_key(one) for one in allowed}
        self._resolve = resolve

    def addresses(self, target: Target) -> list[str]:
        """The addresses to connect to, `MOST_TRIED` at most. FetchError where there is none."""
        try:
            found = self._resolve(target.host, target.port)
        except (OSError, UnicodeError) as error:
            raise FetchError("no address is known for its host", passing=True) from error
        if target.host in self._allowed:
            return found[:MOST_TRIED]
        public = [one for one in found if is_public(one)]
        if not public:
            where = ", ".join(found[:MOST_TRIED]) or "none"
            message = f"its host has no public address ({where}); --allow {target.host} allows it"
            raise FetchError(message)
        return public[:MOST_TRIED]
