"""The account of a round: every page that was due was checked, failed or put off."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Mapping
from typing import Self

from monitor.model import Availability, Check

_COUNTS = ("due", "checked", "versions", "changes", "pages_found")


@dataclasses.dataclass(frozen=True, slots=True)
class Account:
    """How a round went; pages due = checked + failed + put off, always.

    `checked` pages answered as they should; `failed` counts the others by reason,
    `put_off` those that were not asked. `versions` and `changes` are what was stored.
    """

    due: int
    checked: int
    failed: Mapping[str, int]
    put_off: Mapping[str, int]
    versions: int = 0
    changes: int = 0
    pages_found: int = 0

    @property
    def adds_up(self) -> bool:
        """Whether every page is accounted for."""
        others = sum(self.failed.values()) + sum(self.put_off.values())
        return self.due == self.checked + others

    @classmethod
    def total(cls, accounts: Iterable[Self]) -> Self:
        """Return the sum of several rounds' accounts."""
        failed: collections.Counter[str] = collections.Counter()
        put_off: collections.Counter[str] = collections.Counter()
        counts: collections.Counter[str] = collections.Counter()
        for account in accounts:
            failed.update(account.failed)
            put_off.update(account.put_off)
            for name in _COUNTS:
                counts[name] += getattr(account, name)
        return cls(
            failed=dict(failed),
            put_off=dict(put_off),
            **{name: counts[name] for name in _COUNTS},
        )


class Tally:
    """Counts a round while it runs."""

    def __init__(self, due: int) -> None:
        """Begin the round of so many pages."""
        self._due = due
        self._checked = 0
        self._failed: collections.Counter[str] = collections.Counter()
        self._put_off: collections.Counter[str] = collections.Counter()
        self._versions = self._changes = self._found = 0

    def checked(self, check: Check, *, changed: bool, found: int) -> None:
        """Count a visit that was stored."""
        if check.put_off:
            self.put_off(reason(check))
            return
        good = check.verdict.availability in {Availability.OK, Availability.UNCHANGED}
        if good:
            self._checked += 1
        else:
            self._failed[reason(check)] += 1
        self._versions += check.parsed is not None
        self._changes += changed
        self._found += found

    def put_off(self, why: str) -> None:
        """Count a page that was not visited, or whose visit could not be stored."""
        self._put_off[why] += 1

    def account(self) -> Account:
        """Return the counts."""
        return Account(
            due=self._due,
            checked=self._checked,
            failed=dict(self._failed),
            put_off=dict(self._put_off),
            versions=self._versions,
            changes=self._changes,
            pages_found=self._found,
        )


def reason(check: Check) -> str:
    """Return in a word or two why a visit failed."""
    if check.capture.failure:
        return str(check.capture.failure)
    return str(check.verdict.availability)
