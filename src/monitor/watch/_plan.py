"""What the configuration means for one source: options, rules, and when to look."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import ipaddress
import zoneinfo
from collections.abc import Iterable, Mapping

from pydantic import SecretStr

from monitor.config import Config, Method, Source, SourceKind, crontab
from monitor.config import Policy as NamedPolicy
from monitor.errors import ConfigError, InputError
from monitor.fetch import FetchSettings, HostState, Network, SourceOptions
from monitor.model import Availability, Capture, Page, Validators, Verdict
from monitor.parse import Rules, parse
from monitor.revisit import Known, Policy
from monitor.store import page_key
from monitor.watch._json import SPEAKER

# Visits are spread by up to this share of the interval, so that a thousand sources
# added together do not come on the same second for ever.
SPREAD = 0.05

# A page that is blocked or gone is asked more rarely: the interval is doubled with
# each failure, up to this factor. Insisting is what gets a monitor blocked for good.
LONGEST_PATIENCE = 8

# One visit in so many asks without validators, to find out servers that answer 304
# though the page has changed: about once a day for a page that is asked each half hour.
FULL_EVERY = 48

# How far back a listing's pager is followed: on the first visit where only `since`
# bounds it, and on later ones, should no release be a known one.
MOST_BACK_AT_FIRST = 1000
MOST_BACK = 20

# A host that rests without saying until when is asked again after this time.
REST = dt.timedelta(minutes=5)

# What was on an index when it was first seen had been there for long: it is taken for
# so old, lest a source begin as if all that it ever published had come today.
FOUND_AT_FIRST = dt.timedelta(days=30)

_PATIENT = frozenset({Availability.BLOCKED, Availability.GONE})
_SEEN = frozenset({Availability.OK, Availability.UNCHANGED})
_NOT_MODIFIED = 304


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """One source as the rest of the program uses it; times are timedeltas."""

    source: Source
    zone: str
    every: dt.timedelta
    revisit: dt.timedelta
    confirm: int
    confirm_after: dt.timedelta
    options: SourceOptions
    rules: Rules
    named: NamedPolicy
    longest: dt.timedelta
    # What `named` comes to, once it was learnt from the store; and when the first
    # releases were found.
    policy: Policy | None = None
    began: dt.datetime | None = None

    def is_listing(self, page: Page, *, found: bool) -> bool | None:
        """Whether a page is an index, if the configuration says so; else None."""
        if found:
            return None
        url = self.source.url
        if url is None or page_key(page.url) != page_key(url):
            return False
        if self.source.kind is SourceKind.AUTO:
            return None
        return self.source.kind is SourceKind.LISTING

    def depth(self, *, first: bool) -> int:
        """Return how many pages of a listing are read at most, the first counted."""
        if not first:
            return MOST_BACK
        unset = MOST_BACK_AT_FIRST if self.source.since else 1
        return self.source.depth or unset

    def is_conditional(self, page: Page) -> bool:
        """Whether the page is asked whether it has changed, rather than in full.

        A text in several pages, one that a browser makes and an endpoint that is
        posted to are always asked for in full: that the first page, the shell or the
        address is unchanged says nothing of the words.
        """
        whole = self.options.browser or self.source.method is not Method.GET
        known = page.validators != Validators()
        return known and not (whole or page.distrusted or page.parts > 1)

    def validators(self, page: Page, now: dt.datetime) -> Validators:
        """Return what makes the next request conditional; now and then nothing does.

        Nor does anything where the answer is to be kept: a 304 has no page in it.
        """
        full = _lot(f"full {page.url}", now) * FULL_EVERY < 1
        kept = self.source.keep_daily and self._is_first_of_day(page, now)
        if full or kept or not self.is_conditional(page):
            return Validators()
        return page.validators

    def keeps(self, page: Page, capture: Capture, verdict: Verdict) -> bool:
        """Whether a capture is kept as a file even if it brings no version."""
        if self.source.keep_all:
            return True
        seen = capture.status != _NOT_MODIFIED and verdict.availability in _SEEN
        daily = self.source.keep_daily
        return daily and seen and self._is_first_of_day(page, capture.at)

    def _is_first_of_day(self, page: Page, at: dt.datetime) -> bool:
        """Whether the page was not seen yet on this day of the source's time zone."""
        if page.succeeded_at is None:
            return True
        zone = zoneinfo.ZoneInfo(self.zone)
        return page.succeeded_at.astimezone(zone).date() < at.astimezone(zone).date()

    def after_rest(
        self, page: Page, host: HostState | None, now: dt.datetime
    ) -> dt.datetime:
        """Return when to look again at a page that was put off since its host rests."""
        until = host.until if host and host.until and host.until > now else None
        start = until or now + REST
        return start + SPREAD * self.every * _lot(page.url, now)

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
        interval = self._until_next(page, now) if found else self.every
        if verdict.availability in _PATIENT:
            interval *= min(2**page.failures, LONGEST_PATIENCE)
        return now + interval * (1 + SPREAD * _lot(page.url, now))

    def _until_next(self, page: Page, now: dt.datetime) -> dt.timedelta:
        """Return how long a release waits, by its source's policy."""
        if self.policy is None:
            return self.revisit
        found_at = page.found_at or now
        born = found_at
        if found_at == self.began:
            born -= FOUND_AT_FIRST
        known = Known(born, found_at, max(page.versions - 1, 0))
        return self.policy.next_visit(known, now) - now


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
        user_agent=config.user_agent,
        concurrency=config.per_host,
        connections=config.concurrency,
        connect_timeout=config.connect_timeout.total_seconds(),
        read_timeout=config.read_timeout.total_seconds(),
        deadline=config.timeout.total_seconds(),
        patience=config.patience.total_seconds(),
        max_attempts=config.attempts,
        max_bytes=config.max_bytes,
        max_decoded_bytes=config.max_bytes,
        max_header_bytes=config.max_header_bytes,
        max_redirects=config.max_redirects,
        allow_networks=_networks(config.allow_networks),
    )


def _plan(config: Config, source: Source) -> Plan:
    return Plan(
        source=source,
        zone=config.zone_of(source),
        every=source.every or config.every,
        revisit=source.revisit or config.revisit,
        confirm=config.confirm,
        confirm_after=config.confirm_after,
        named=source.policy or config.policy,
        longest=config.longest,
        options=_options(config, source),
        rules=_rules(source),
    )


def _options(config: Config, source: Source) -> SourceOptions:
    proxy = source.proxy or config.proxy
    return SourceOptions(
        delay=source.delay.total_seconds() if source.delay else None,
        concurrency=source.per_host,
        # None is what the settings say: a source only ever sets robots.txt aside.
        respect_robots=None if source.robots else False,
        allow_networks=_networks((*config.allow_networks, *source.allow_networks)),
        headers=_told(source.headers),
        cookies=_told(source.cookies),
        method=str(source.method),
        content=source.body.get_secret_value().encode() if source.body else None,
        content_shown=source.body.shown.encode() if source.body else None,
        proxy=proxy.get_secret_value() if proxy else None,
        verify=source.verify,
        legacy_tls=source.legacy_tls,
        ca_file=str(source.ca_file) if source.ca_file else None,
        browser=source.browser,
    )


def _networks(names: Iterable[str]) -> tuple[Network, ...]:
    return tuple(map(ipaddress.ip_network, names))


def _told(secrets: Mapping[str, SecretStr]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value.get_secret_value()) for name, value in secrets.items())


def _rules(source: Source) -> Rules:
    """Return a source's rules, tried out so that a bad one is found on loading."""
    given = dict(source.parse)
    if source.json_ and source.json_.items:
        given["speaker"] = given["speaker"] or SPEAKER
    rules = Rules(**given)
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
