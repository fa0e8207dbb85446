"""What could keep the program from its work on this machine, and what to do about it.

Each `look_at_…` answers with findings and alters nothing that was there before.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime as dt
import email.utils
import enum
import importlib.util
import os
import shutil
import socket
import statistics
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from monitor.config import Channel, ChannelKind, Config
from monitor.errors import InputError, MonitorError
from monitor.fetch import Fetcher, chromium
from monitor.judge import judge
from monitor.model import Availability, Capture, Failure
from monitor.store import SqlStore, host_of
from monitor.watch._plan import Plan, plans

# A version with its pictures left out is some 30 KB: this is room for a year or so.
LEAST_SPACE = 1_000_000_000
# Below this a round may not even find room for its captures.
NO_SPACE = 100_000_000
# A difference that makes a capture's time worth less as evidence. A Date header has
# whole seconds, and the answer took a while.
CLOCK_TOLERANCE = dt.timedelta(seconds=30)
# So many hosts are asked; the rest are much the same.
MOST_HOSTS = 10

_ADVICE: Mapping[Failure, str] = {
    Failure.DNS: "Check the address's spelling, and this machine's name server.",
    Failure.CONNECT: "Check whether a firewall or a proxy stands between; a source's "
    "`proxy:` names one.",
    Failure.TLS: "An old server may need `legacy_tls: true` in its source.",
    Failure.CERTIFICATE: "If the site's authority is one of its own, name it in "
    "`ca_file:` of its source.",
    Failure.TIMEOUT: "The site is slow or out of reach; `timeout:` gives it longer.",
    Failure.RESET: "The server hung up, or something between did: it is asked again on "
    "the next visit. If it stays so, try a `proxy:`.",
    Failure.TRUNCATED: "The page came in part and is not kept as a version: it is "
    "asked for again on the next visit.",
    Failure.TOO_LARGE: "The answer is beyond `max_bytes:` or `max_header_bytes:`; "
    "raise it if a page of that size is meant.",
    Failure.TOO_MANY_REDIRECTS: "Name the address at which a browser ends up.",
    Failure.PROTOCOL: "What answers is no web server, or a broken one: check address "
    "and port.",
    Failure.DECODING: "The server does not send what it announces; only its webmaster "
    "can mend that.",
    Failure.FORBIDDEN_ADDRESS: "The name leads to a private address; if that is meant, "
    "`allow_networks:` in the source allows it.",
    Failure.ROBOTS: "robots.txt forbids the page. Ask the site's webmaster; `robots: "
    "false` in the source goes against it, and is logged.",
    Failure.CIRCUIT_OPEN: "Nothing: the host failed several times and is left alone "
    "for a while.",
    Failure.ASKED_TO_WAIT: "Nothing: the host named a time, and is asked after it.",
    Failure.UNSUPPORTED: "What the source asks for needs an extra that is not "
    "installed: `browser` or `socks`.",
    Failure.STOPPED: "Nothing: the program was told to stop; the page stays due.",
}


def advice_on(failure: Failure) -> str:
    """Return what a person can do about a fetch that failed so."""
    return _ADVICE[failure]


class Grade(enum.StrEnum):
    """How bad a finding is."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how it stands, and what to do if it is not good."""

    what: str
    grade: Grade
    said: str
    advice: str = ""


async def examine_here(
    config: Config,
    *,
    fetcher: Fetcher,
    resolve: Callable[[str], object] = lambda name: socket.getaddrinfo(name, None),
) -> tuple[Finding, ...]:
    """Return the findings on configuration, disk, store, sites, clock and channels.

    One page of each host is fetched, of at most `MOST_HOSTS`; no channel is told
    anything: `resolve` only looks its name up, and raises OSError where it has none.
    """
    sites, clock = await _look_at_sites(plans(config), fetcher)
    names = await asyncio.to_thread(lambda: [*look_at_channels(config, resolve)])
    return (
        *look_at_settings(config),
        *look_at_disk(config.store),
        *look_at_store(config.store),
        *sites,
        *clock,
        *look_at_browser(config, chromium()),
        *names,
    )


def look_at_settings(config: Config) -> Iterator[Finding]:
    """Yield what the configuration leaves to be wished for."""
    watched = sum(s.enabled for s in config.sources)
    if watched:
        yield Finding("sources", Grade.GOOD, f"{watched} to watch")
    else:
        yield Finding(
            "sources",
            Grade.DOUBTFUL,
            "none to watch",
            "`monitor add URL` adds one.",
        )
    if config.contact or config.user_agent:
        yield Finding("contact", Grade.GOOD, config.contact or "in `user_agent`")
    else:
        yield Finding(
            "contact",
            Grade.DOUBTFUL,
            "none: a webmaster cannot reach you before blocking you",
            "Set `contact:` in config.yaml to a mail or web address.",
        )


def look_at_disk(folder: Path) -> Iterator[Finding]:
    """Yield whether the store's folder, or what will hold it, can be written to."""
    there = next(
        p for p in (folder.absolute(), *folder.absolute().parents) if p.exists()
    )
    try:
        with tempfile.NamedTemporaryFile(dir=there, prefix=".doctor-") as trial:
            trial.write(b"written by monitor doctor")
            trial.flush()
            os.fsync(trial.fileno())
    except OSError as error:
        yield Finding(
            "disk",
            Grade.BAD,
            f"{there} cannot be written to: {error.strerror}",
            "Make it writable for this user, or name another folder in `store:`.",
        )
        return
    free = shutil.disk_usage(there).free
    said = f"{free / 1e9:,.1f} GB free in {there}"
    if free >= LEAST_SPACE:
        yield Finding("disk", Grade.GOOD, said)
    else:
        yield Finding(
            "disk",
            Grade.BAD if free < NO_SPACE else Grade.DOUBTFUL,
            said,
            "Free some space, or let old versions go with `monitor prune`.",
        )


def look_at_store(folder: Path) -> Iterator[Finding]:
    """Yield whether the store can be opened, and what it holds."""
    try:
        with SqlStore.open(folder, read_only=True) as store:
            known = len(store.sources())
        yield Finding("store", Grade.GOOD, f"pages of {known} sources in {folder}")
    except InputError:
        yield Finding(
            "store", Grade.GOOD, f"none yet; the first round makes it in {folder}"
        )
    except MonitorError as error:
        yield Finding("store", Grade.BAD, str(error), "`monitor verify` says more.")


async def _look_at_sites(
    known: Mapping[str, Plan], fetcher: Fetcher
) -> tuple[Sequence[Finding], Sequence[Finding]]:
    """Return the findings on one page of each host, and on the clock."""
    first: dict[str, tuple[Plan, str]] = {}
    for plan in known.values():
        for url in (plan.source.url, *plan.source.pages):
            if url is not None:
                first.setdefault(host_of(url), (plan, url))
    asked = list(first.values())[:MOST_HOSTS]
    captures = await asyncio.gather(
        *(fetcher.fetch(url, options=plan.options) for plan, url in asked)
    )
    sites = [_of_site(host, c) for host, c in zip(first, captures, strict=False)]
    return sites, [*_of_clock(captures)]


def _of_site(host: str, capture: Capture) -> Finding:
    what = f"site {host}"
    if capture.failure is not None:
        detail = f": {capture.detail}" if capture.detail else ""
        advice = advice_on(capture.failure)
        return Finding(what, Grade.BAD, f"{capture.failure}{detail}", advice)
    verdict = judge(capture)
    if verdict.availability is Availability.OK:
        peer = f" from {capture.peer.address}" if capture.peer else ""
        return Finding(what, Grade.GOOD, f"status {capture.status}{peer}")
    return Finding(
        what,
        Grade.BAD,
        f"{verdict.availability}: {verdict.reason}",
        "Open it in a browser on this machine and see whether the page comes; a page "
        "that only a script fills needs `browser: true` in its source.",
    )


def _of_clock(captures: Sequence[Capture]) -> Iterator[Finding]:
    """Yield how this machine's clock stands to the servers', by their median."""
    apart = []
    for capture in captures:
        with contextlib.suppress(TypeError, ValueError):
            said = email.utils.parsedate_to_datetime(capture.header("date") or "")
            apart.append((capture.at - said).total_seconds())
    if not apart:
        return
    off = statistics.median(apart)
    if abs(off) <= CLOCK_TOLERANCE.total_seconds():
        yield Finding("clock", Grade.GOOD, "agrees with the sites' clocks")
        return
    order = "ahead of" if off > 0 else "behind"
    yield Finding(
        "clock",
        Grade.BAD if len(apart) > 1 else Grade.DOUBTFUL,
        f"{abs(off):,.0f} s {order} the sites' clocks",
        "Every capture is dated by this clock. Let the system set it (NTP).",
    )


def look_at_browser(config: Config, found: str | None) -> Iterator[Finding]:
    """Yield whether the browser is there, if a source wants one.

    `found` is the Chromium that would be started.
    """
    if not any(s.browser and s.enabled for s in config.sources):
        return
    if importlib.util.find_spec("playwright") is None:
        yield Finding(
            "browser",
            Grade.BAD,
            "the extra `browser` is not installed",
            "`pip install 'monitor[browser]'`",
        )
    elif found is None:
        yield Finding(
            "browser", Grade.BAD, "no Chromium is installed", "apt install chromium"
        )
    else:
        yield Finding("browser", Grade.GOOD, found)


def look_at_channels(
    config: Config, resolve: Callable[[str], object]
) -> Iterator[Finding]:
    """Yield whether each channel could be told; nothing is sent to it."""
    for channel in config.channels:
        yield _of_channel(channel, resolve)


def _of_channel(channel: Channel, resolve: Callable[[str], object]) -> Finding:
    what = f"channel {channel.name}"
    if (
        channel.kind is ChannelKind.APPRISE
        and importlib.util.find_spec("apprise") is None
    ):
        return Finding(
            what,
            Grade.BAD,
            "the extra `apprise` is not installed",
            "`pip install 'monitor[apprise]'`",
        )
    if channel.kind is not ChannelKind.APPRISE:
        host = urlsplit(channel.url.get_secret_value()).hostname
        try:
            if host:
                resolve(host)
        except OSError as error:
            return Finding(
                what,
                Grade.BAD,
                f"{host} is not known: {error.strerror or error}",
                "Check the channel's `url:`.",
            )
    return Finding(
        what,
        Grade.GOOD,
        f"{channel.kind}; `monitor notify test {channel.name}` sends it something",
    )
