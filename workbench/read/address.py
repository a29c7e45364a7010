"""Which addresses of the network may be read: those of the public internet, unless the checker asks for others."""

from __future__ import annotations

import ipaddress
import os
import socket

from workbench.errors import InputError

ALLOW = "WORKBENCH_ALLOW_PRIVATE"
"""The environment variable that, set to 1, lets pages of the desk's own network be read."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# All of IPv6 that is assigned to the public internet; a site's own (fec0::/10) and translation within a network
# (64:ff9b:1::/48) are outside of it.
_ASSIGNED = ipaddress.IPv6Network("2000::/3")
# What `is_global` of some Python that we run on lets pass.
_NOT_PUBLIC = (
    ipaddress.ip_network("192.88.99.0/24"),  # RFC 7526: once the way to any relay of 6to4
    ipaddress.ip_network("3fff::/20"),  # RFC 9637: documentation
)
# Networks of IPv6 that stand for all of IPv4, and by how many bits the older address stands above the end.
_HOLDING_IPV4 = tuple(
    (ipaddress.IPv6Network(written), shift)
    for written, shift in (
        ("::/96", 0),  # RFC 4291: compatible
        ("::ffff:0:0/96", 0),  # RFC 4291: mapped
        ("::ffff:0:0:0/96", 0),  # RFC 2765: translated
        ("64:ff9b::/96", 0),  # RFC 6052: how a network of IPv6 alone reaches the rest of the internet
        ("2002::/16", 80),  # RFC 3056: 6to4
    )
)


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
    inner = _held(parsed)
    return _is_global(parsed) if inner is None else _is_global(inner)


def _is_global(address: _Address) -> bool:
    assigned = address.version == 4 or address in _ASSIGNED
    listed = any(address in network for network in _NOT_PUBLIC if network.version == address.version)
    return address.is_global and not address.is_multicast and assigned and not listed


def _held(address: _Address) -> ipaddress.IPv4Address | None:
    """The address of IPv4 that one of IPv6 stands for; :: and ::1, which look so, stand for none."""
    if isinstance(address, ipaddress.IPv4Address) or address.is_unspecified or address.is_loopback:
        return None
    for network, shift in _HOLDING_IPV4:
        if address in network:
            return ipaddress.IPv4Address(int(address) >> shift & 0xFFFF_FFFF)
    return None


def _resolved(host: str, port: int, name: str) -> tuple[str, ...]:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(
            f"cannot read {name}: there is no host {host}; check the address and your connection"
        ) from error
    return tuple(dict.fromkeys(str(row[4][0]) for row in rows))
