"""Which addresses of the network may be read: those of the public internet, unless the checker asks for others."""

from __future__ import annotations

import ipaddress
import os
import socket

from workbench.errors import InputError

ALLOW = "WORKBENCH_ALLOW_PRIVATE"
"""The environment variable that, set to 1, lets pages of the desk's own network be read."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last 32 bits

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def checked(host: str, port: int, name: str) -> tuple[str, ...]:
    """The addresses of a host, in the order to be tried. InputError where it has none, or any that is not public.

    A connection is to be made to one of these and not to the host's name, which may mean another machine when it is
    asked for again.
    """
    addresses = _resolved(host, port, name)
    if os.environ.get(ALLOW) != "1":
        for address in addresses:
            if not is_public(address):
                raise InputError(
                    f"cannot read {name}: its address {address} is not public; set {ALLOW}=1 to read from your "
                    "own network"
                )
    return addresses


def is_public(address: str) -> bool:
    """Whether an address, in figures, is one of the public internet, also where it holds one of the older kind."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast for each in (parsed, *_within(parsed)))


def _within(address: _Address) -> tuple[_Address, ...]:
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    nat = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF) if address in _NAT64 else None
    return tuple(inner for inner in (address.ipv4_mapped, address.sixtofour, nat) if inner is not None)


def _resolved(host: str, port: int, name: str) -> tuple[str, ...]:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(
            f"cannot read {name}: there is no host {host}; check the address and your connection"
        ) from error
    return tuple(dict.fromkeys(str(row[4][0]) for row in rows))
