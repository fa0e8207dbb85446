"""What the configuration means for one source: options, rules, and when to look."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import ipaddress
from collections.abc import Mapping

from monitor.config import Config, Source, crontab
from monitor.errors import ConfigError, InputError
from monitor.fetch import FetchSettings, SourceOptions
from monitor.model import Availability, Page, Verdict
from monitor.parse import Rules, parse

# Visits are spread by up to this share of the interval, so that a thousand sources
# added together do not come on the same second for ever.
SPREAD = 0.05

# A page that is blocked or gone is asked more rarely: the interval is doubled with
# each failure, up to this factor. Insisting is what gets a monitor blocked for good.
LONGEST_PATIENCE = 8

_PATIENT = frozenset({Availability.BLOCKED, Availability.GONE})


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """One source as the rest of the program uses it; times are timedeltas."""

    source: Source
    zone: str
    every: dt.timedelta
    revisit: dt.timedelta
    confirm: int
    options: SourceOptions
    rules: Rules

    def next_visit(
        self, page: Page, verdict: Verdict, now: dt.datetime, *, found: bool
    ) -> dt.datetime:
        """Return when to look again.

        `found` says that the page was found on a listing, not named in the
        configuration. The spread is the same on every machine and run.
        """
        if self.source.cron and not found:
            trigger = crontab(self.source.cron, self.zone)
            fires: dt.datetime | None = trigger.get_next_fire_time(None, now)
            if fires is not None:
                return fires.astimezone(dt.UTC)
        interval = self.revisit if found else self.every
        if verdict.availability in _PATIENT:
            interval *= min(2**page.failures, LONGEST_PATIENCE)
        return now + interval * (1 + SPREAD * _lot(page.url, now))


def plans(config: Config) -> Mapping[str, Plan]:
    """Return a plan for each enabled source, by name.

    Raises ConfigError where a source's `parse:` rules cannot be used.
    """
    return {s.name: _plan(config, s) for s in config.sources if s.enabled}


def fetch_settings(config: Config) -> FetchSettings:
    """Return what the configuration says of fetching in general."""
    return FetchSettings(
        contact=config.contact,
        delay=config.delay.total_seconds(),
        connections=config.concurrency,
        deadline=config.timeout.total_seconds(),
        max_bytes=config.max_bytes,
        max_decoded_bytes=config.max_bytes,
    )


def _plan(config: Config, source: Source) -> Plan:
    return Plan(
        source=source,
        zone=config.zone_of(source),
        every=source.every or config.every,
        revisit=source.revisit or config.revisit,
        confirm=config.confirm,
        options=SourceOptions(
            respect_robots=source.robots,
            allow_networks=tuple(map(ipaddress.ip_network, source.allow_networks)),
            headers=tuple(source.headers.items()),
        ),
        rules=_rules(source),
    )


def _rules(source: Source) -> Rules:
    """Return a source's rules, tried out so that a bad one is found on loading."""
    rules = Rules(**dict(source.parse))
    try:
        parse(b"<p>tried</p>", rules=rules)
    except InputError as error:
        message = f"source {source.name!r}: {error}"
        raise ConfigError(message) from error
    return rules


def _lot(url: str, now: dt.datetime) -> float:
    """Return a number in [0, 1) that only the address and the time decide."""
    digest = hashlib.blake2b(f"{url} {now.timestamp()}".encode(), digest_size=4)
    return int.from_bytes(digest.digest(), "big") / 2**32
