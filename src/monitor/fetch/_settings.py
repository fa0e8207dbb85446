"""What a fetch may cost and how it presents itself: frozen, and passed in."""

from __future__ import annotations

import dataclasses
import ipaddress

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_MEGABYTE = 1_000_000


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """The limits that hold for every source.

    Times are in seconds. `delay` lies between the starts of two requests to one host
    and `concurrency` bounds those under way at once; a host's own wishes and its
    slowness only ever add to them. `deadline` bounds one fetch with its redirects and
    retries, without the wait for the host's turn. `max_bytes` bounds a body as sent,
    `max_decoded_bytes` the same body with its Content-Encoding undone.
    """

    contact: str | None = None
    product: str = "monitor/0.1"
    user_agent: str | None = None
    delay: float = 1.0
    concurrency: int = 1
    connections: int = 100
    jitter: float = 0.1
    connect_timeout: float = 15.0
    read_timeout: float = 30.0
    deadline: float = 120.0
    patience: float = 120.0
    max_bytes: int = 20 * _MEGABYTE
    max_decoded_bytes: int = 50 * _MEGABYTE
    max_header_bytes: int = 32_768
    max_redirects: int = 10
    max_attempts: int = 3
    respect_robots: bool = True
    robots_lifetime: float = 24 * 3600.0
    allow_networks: tuple[Network, ...] = ()

    @property
    def identity(self) -> str:
        """The User-Agent header: who asks, and how to reach them."""
        if self.user_agent is not None:
            return self.user_agent
        return f"{self.product} (+{self.contact})" if self.contact else self.product


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SourceOptions:
    """What one source asks for beside the settings; the default changes nothing.

    `headers` and `cookies` go to the source's own origin only, never along a redirect
    to another one. `content` is the body of a request that is no GET, and
    `content_shown` what the capture says of it, if that is not the same. `proxy` is an
    http or socks address. `verify` false accepts any certificate, `legacy_tls` also the
    protocols and ciphers that OpenSSL has retired; `ca_file` names a PEM file of
    further authorities: some governments run their own. `browser` has the page
    rendered by a Chromium, which takes a hundred times as long.
    """

    delay: float | None = None
    concurrency: int | None = None
    respect_robots: bool | None = None
    allow_networks: tuple[Network, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()
    method: str = "GET"
    content: bytes | None = None
    content_shown: bytes | None = None
    proxy: str | None = None
    verify: bool = True
    legacy_tls: bool = False
    ca_file: str | None = None
    browser: bool = False

    def without_secrets(self) -> SourceOptions:
        """Return the same without what is for the source's own origin only."""
        return dataclasses.replace(self, headers=(), cookies=())
