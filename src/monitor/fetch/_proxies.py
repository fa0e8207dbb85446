"""Through a proxy: http by aiohttp itself, SOCKS by an optional library."""

from __future__ import annotations

import importlib
import ipaddress
import socket
import sys
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from monitor.errors import UsageError
from monitor.fetch._addresses import why_forbidden
from monitor.fetch._errors import ForbiddenAddressError
from monitor.fetch._settings import Network

# Loaded with the first SOCKS proxy: it takes a third of a second, and few have one.
_LIBRARY = "aiohttp_socks"


def proxy_errors() -> tuple[type[Exception], ...]:
    """Return what a SOCKS proxy raises; nothing before the first is used."""
    library = sys.modules.get(_LIBRARY)
    if library is None:
        return ()
    return (
        library.ProxyError,
        library.ProxyConnectionError,
        library.ProxyTimeoutError,
    )


def is_socks(proxy: str) -> bool:
    """Whether a proxy's address is one of SOCKS."""
    return urlsplit(proxy).scheme.startswith("socks")


def socks_connector(proxy: str, **limits: Any) -> aiohttp.BaseConnector:
    """Return a connector that goes through a SOCKS proxy, which resolves the names.

    Raises UsageError where the library is missing.
    """
    try:
        library = importlib.import_module(_LIBRARY)
    except ImportError as error:
        raise UsageError(
            "A source asks for a SOCKS proxy, and the library for it is not "
            'installed: pip install "monitor[socks]".'
        ) from error
    scheme = urlsplit(proxy).scheme
    # socks5h is curl's word for "the proxy resolves", which it always does here.
    address = proxy.replace(f"{scheme}:", f"{scheme.removesuffix('h')}:", 1)
    connector: aiohttp.BaseConnector = library.ProxyConnector.from_url(
        address, rdns=True, **limits
    )
    return connector


def refuse_literal(host: str, allowed: Iterable[Network]) -> None:
    """Refuse a forbidden address that the proxy would connect to for us.

    Raises ForbiddenAddressError. Names are for the proxy to resolve; a spelling such
    as `0x7f.1` is an address to it as well.
    """
    try:
        address = str(ipaddress.ip_address(host.strip("[]").partition("%")[0]))
    except ValueError:
        try:
            address = socket.inet_ntoa(socket.inet_aton(host))
        except OSError:
            return
    if reason := why_forbidden(address, allowed):
        raise ForbiddenAddressError(reason)
