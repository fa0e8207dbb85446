"""The policy of each source: learnt from how its releases were edited so far."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from monitor.config import Policy as Named
from monitor.revisit import (
    Adaptive,
    Age,
    Fixed,
    Forecast,
    Group,
    Known,
    Life,
    Policy,
    eagerness_for,
    forecast,
    learn,
)
from monitor.store import Store, Watched
from monitor.watch._plan import FOUND_AT_FIRST, Plan

# A release is never visited again sooner than this, however likely its edits are.
SHORTEST = dt.timedelta(minutes=5)
# `age`: the next visit comes after this share of the age that a release has.
SHARE_OF_AGE = 0.5
# A source's rhythm is learnt from so many of its releases, the last ones.
LEARNT_FROM = 1000
_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)
_EAGER_AT_FIRST = 1.0


@dataclasses.dataclass(frozen=True, slots=True)
class Outlook:
    """What a source's policy would do in the next week.

    `visits` are of its releases alone, `delay` is the mean time from an edit to the
    visit that finds it; `others` is the same for other budgets, by their share of
    this one.
    """

    source: str
    policy: Named
    pages: int
    visits: float
    edits: float
    delay: dt.timedelta
    others: Mapping[float, tuple[float, dt.timedelta]]


def with_policies(
    plans: Mapping[str, Plan], store: Store, now: dt.datetime, *, but: Collection[int]
) -> dict[str, Plan]:
    """Return the plans with a policy each, as it is learnt from the store.

    `but` are the ids of pages that the configuration names: their times are fixed.
    """
    found = {}
    for name, plan in plans.items():
        learns = plan.named is Named.ADAPTIVE
        seen = _releases(store, name, but) if learns else []
        policy = _policy(plan, seen, now)
        found[name] = dataclasses.replace(plan, policy=policy, began=_first(seen))
    return found


def outlook(
    plan: Plan,
    store: Store,
    now: dt.datetime,
    *,
    but: Collection[int],
    shares: Sequence[float] = (0.5, 2.0),
) -> Outlook:
    """Return what a source's policy would do next week, and with other budgets.

    The edits are those that the rhythm of its releases so far leads to expect,
    whatever the policy.
    """
    seen = _releases(store, plan.source.name, but)
    began = _first(seen)
    pages = [_known(w, began) for w in seen]
    learnt = _adaptive(plan, seen, now)
    spent = _budget(plan, len(pages)) * (_WEEK / _DAY)

    def of(share: float) -> Forecast:
        if not pages:
            return Forecast(0.0, 0.0, dt.timedelta(0))
        if plan.named is Named.ADAPTIVE:
            group: Group = learnt, pages
            eager = eagerness_for(spent * share, [group], now)
            return forecast(
                [(dataclasses.replace(learnt, eagerness=eager), pages)], now
            )
        # Visits a fixed time apart, by and large: half of it passes until the next.
        expected = forecast([(learnt, pages)], now)
        apart = _WEEK * len(pages) / (spent * share)
        return Forecast(spent * share, expected.edits, apart / 2)

    here = of(1.0)
    return Outlook(
        source=plan.source.name,
        policy=plan.named,
        pages=len(pages),
        visits=here.visits,
        edits=here.edits,
        delay=here.delay,
        others={s: (f.visits, f.delay) for s in shares for f in (of(s),)},
    )


def _policy(plan: Plan, seen: Sequence[Watched], now: dt.datetime) -> Policy:
    if plan.named is Named.AGE:
        return Age(SHARE_OF_AGE, SHORTEST, plan.longest)
    if plan.named is Named.FIXED:
        return Fixed(plan.revisit)
    return _adaptive(plan, seen, now)


def _adaptive(plan: Plan, seen: Sequence[Watched], now: dt.datetime) -> Adaptive:
    began = _first(seen)
    rhythm = learn((_life(w, began) for w in seen), plan.zone)
    policy = Adaptive(rhythm, _EAGER_AT_FIRST, SHORTEST, plan.longest)
    if not seen:
        return policy
    pages = [_known(w, began) for w in seen]
    visits = _budget(plan, len(pages)) * (_WEEK / _DAY)
    return dataclasses.replace(
        policy, eagerness=eagerness_for(visits, [(policy, pages)], now)
    )


def _budget(plan: Plan, pages: int) -> float:
    """Return visits a day."""
    return plan.source.budget or pages * (_DAY / plan.revisit)


def _releases(store: Store, source: str, but: Collection[int]) -> list[Watched]:
    found = store.watched(source, LEARNT_FROM + len(but))
    return [w for w in found if w.page_id not in but]


def _first(seen: Sequence[Watched]) -> dt.datetime | None:
    return min((w.found_at for w in seen), default=None)


def _born(found_at: dt.datetime, began: dt.datetime | None) -> dt.datetime:
    return found_at - FOUND_AT_FIRST if found_at == began else found_at


def _known(seen: Watched, began: dt.datetime | None) -> Known:
    born = _born(seen.found_at, began)
    return Known(born, seen.found_at, len(seen.versions), seen.visits)


def _life(seen: Watched, began: dt.datetime | None) -> Life:
    born = _born(seen.found_at, began)
    return Life(born, seen.found_at, seen.checked_at, seen.versions, seen.visits)
