"""Who asks, and what they may do: passwords, sessions, tokens, patience.

Passwords are kept as argon2id hashes (RFC 9106), tokens as SHA-256: they are long and
random, so that nothing can be gained by trying. Sessions are kept with the store: a
restart ends none, and whoever logs out is out.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
import hashlib
import hmac
import secrets
import threading
from collections.abc import Callable, Hashable

import argon2

from monitor.clock import Clock
from monitor.config import AccessRole, TokenScope, Web
from monitor.store import Session, Sessions

SESSION_COOKIE = "monitor_session"
SESSION_LENGTH = dt.timedelta(hours=12)

_RANKS = (AccessRole.READER, AccessRole.EDITOR, AccessRole.ADMIN)
# Some tries are free; after them each one doubles the wait for the next.
_FREE_TRIES = 5
_LONGEST_WAIT = dt.timedelta(minutes=15)
# So many are remembered; more than that is an attack that changes its address.
_MOST_REMEMBERED = 10_000
# Longer ones are not hashed: that costs time for nothing.
_LONGEST_PASSWORD = 1000

_hasher = argon2.PasswordHasher()


@dataclasses.dataclass(frozen=True, slots=True)
class Identity:
    """Who asks. Where nobody has to say who they are, everybody is `admin`."""

    name: str
    role: AccessRole
    scopes: tuple[TokenScope, ...] = tuple(TokenScope)

    def may(self, role: AccessRole) -> bool:
        """Whether they may do what is for this role."""
        return _RANKS.index(self.role) >= _RANKS.index(role)


# Whoever sits at this machine owns the configuration anyway.
OWNER = Identity("", AccessRole.ADMIN)


def password_hash(password: str) -> str:
    """Return what the configuration keeps of a password."""
    return _hasher.hash(password)


def token_digest(token: str) -> str:
    """Return what the configuration keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """Return a token of 256 random bits."""
    return f"monitor_{secrets.token_urlsafe(32)}"


def by_password(web: Web, name: str, password: str) -> Identity | None:
    """Return who this name and password are of, or None; as slowly for no such name."""
    user = next((u for u in web.users if u.name.casefold() == name.casefold()), None)
    kept = user.password if user else _nobody()
    if len(password) > _LONGEST_PASSWORD:
        return None
    try:
        _hasher.verify(kept, password)
    except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
        return None
    return Identity(user.name, user.role) if user else None


def by_token(web: Web, token: str) -> Identity | None:
    """Return whose token this is, or None."""
    digest = token_digest(token)
    for known in web.tokens:
        if hmac.compare_digest(known.sha256, digest):
            return Identity(known.name, known.role, known.scopes)
    return None


_made: list[str] = []


def _nobody() -> str:
    """Return a hash that no password has."""
    if not _made:
        _made.append(_hasher.hash(secrets.token_hex(32)))
    return _made[0]


class LoggedIn:
    """Who is logged in, by their cookie.

    What they may do is what the configuration says now: whoever is taken out of it is
    out at once.
    """

    def __init__(self, kept: Sessions, web: Callable[[], Web], clock: Clock) -> None:
        self._kept = kept
        self._web = web
        self._clock = clock

    def begin(self, identity: Identity) -> str:
        """Return the cookie of a new session."""
        cookie = secrets.token_urlsafe(32)
        now = self._clock.now()
        begun = Session(_digest(cookie), identity.name, now + SESSION_LENGTH)
        self._kept.begin(begun, now=now)
        return cookie

    def of(self, cookie: str) -> Identity | None:
        """Return whose session this is, or None if there is none or it is over."""
        found = self._kept.find(_digest(cookie)) if cookie else None
        if found is None or self._clock.now() >= found.until:
            return None
        users = self._web().users
        user = next((u for u in users if u.name == found.name), None)
        return Identity(user.name, user.role) if user else None

    def end(self, cookie: str) -> None:
        """End a session."""
        if cookie:
            self._kept.end(_digest(cookie))


def _digest(cookie: str) -> bytes:
    return hashlib.sha256(cookie.encode()).digest()


class Patience:
    """How long somebody who keeps failing has to wait."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failed: collections.OrderedDict[Hashable, tuple[int, dt.datetime]] = (
            collections.OrderedDict()
        )

    def wait(self, who: Hashable) -> dt.timedelta:
        """Return how long they still have to wait; zero if they may try."""
        with self._lock:
            times, last = self._failed.get(who, (0, self._clock.now()))
        if times < _FREE_TRIES:
            return dt.timedelta()
        doubled = dt.timedelta(seconds=2 ** min(times - _FREE_TRIES, 20))
        until = last + min(doubled, _LONGEST_WAIT)
        return max(until - self._clock.now(), dt.timedelta())

    def failed(self, who: Hashable) -> None:
        """Note that a try of theirs failed."""
        with self._lock:
            times, _ = self._failed.pop(who, (0, None))
            self._failed[who] = (times + 1, self._clock.now())
            while len(self._failed) > _MOST_REMEMBERED:
                self._failed.popitem(last=False)

    def succeeded(self, who: Hashable) -> None:
        """Forget their failures."""
        with self._lock:
            self._failed.pop(who, None)
