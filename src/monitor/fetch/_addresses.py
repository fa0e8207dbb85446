"""Which addresses may be connected to.

Asked at connect time with the very address that will be connected to, so neither a
name that resolves differently the second time nor an odd spelling of a host matters.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable, Iterator

from monitor.fetch._settings import Network

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Metadata services that answer with credentials and are not on private networks.
_METADATA = frozenset(
    ipaddress.ip_address(text)
    for text in (
        "168.63.129.16",  # Azure's host, a public address
        "192.0.0.192",  # Oracle Cloud
        "100.100.100.200",  # Alibaba Cloud
        "169.254.169.254",
        "fd00:ec2::254",
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")
_NAT64_LOCAL = ipaddress.ip_network("64:ff9b:1::/48")


def _carried(address: Address) -> Iterator[Address]:
    """Yield the IPv4 addresses that an IPv6 address stands for, if any."""
    if isinstance(address, ipaddress.IPv4Address) or address.is_loopback:
        return
    if address.is_unspecified:
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if address in _NAT64 or address in _NAT64_LOCAL or address in _COMPATIBLE:
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def why_forbidden(address: str, allowed: Iterable[Network] = ()) -> str | None:
    """Say why `address` must not be connected to, or None where it may be.

    `address` is a numeric address as the operating system gives it, with or without
    a zone (`fe80::1%eth0`). An address inside one of the `allowed` networks may be.
    """
    parsed = ipaddress.ip_address(address.partition("%")[0])
    allowed = tuple(allowed)
    for candidate in (parsed, *_carried(parsed)):
        if any(
            candidate.version == network.version and candidate in network
            for network in allowed
        ):
            return None
    carried = tuple(_carried(parsed))
    # An address that carries another is as good as the one it carries.
    for candidate in carried or (parsed,):
        for kind, is_of_kind in _KINDS:
            if is_of_kind(candidate):
                return f"{address} is {kind}"
    return None


# In the order in which they say most.
_KINDS: tuple[tuple[str, Callable[[Address], bool]], ...] = (
    ("a cloud's metadata service", lambda a: a in _METADATA),
    ("the unspecified address", lambda a: a.is_unspecified),
    ("a loopback address", lambda a: a.is_loopback),
    ("a link-local address", lambda a: a.is_link_local),
    ("a multicast address", lambda a: a.is_multicast),
    (
        "on a private network",
        lambda a: a.is_private or getattr(a, "is_site_local", False),
    ),
    ("on a reserved network", lambda a: a.is_reserved or not a.is_global),
)
