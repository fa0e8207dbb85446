"""Durations such as `30m` and cron expressions, as people write them."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo

from apscheduler.triggers.cron import CronTrigger

_UNITS = {
    "s": dt.timedelta(seconds=1),
    "m": dt.timedelta(minutes=1),
    "h": dt.timedelta(hours=1),
    "d": dt.timedelta(days=1),
    "w": dt.timedelta(weeks=1),
}
_DURATION = re.compile(r"(?:\d+(?:\.\d+)?[smhdw]\s*)+")
_PIECE = re.compile(r"(\d+(?:\.\d+)?)([smhdw])")

_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CRON_FIELDS = 5


def duration(text: str) -> dt.timedelta:
    """Read `90s`, `30m`, `6h`, `2d`, `1w` or a sum such as `1h 30m`.

    Raises ValueError with an example of what is right.
    """
    if not _DURATION.fullmatch(text.strip()):
        message = (
            f"{text!r} is no duration; write a number and a unit: 90s, 30m, 6h, 2d"
        )
        raise ValueError(message)
    pieces = _PIECE.findall(text)
    total = sum((float(n) * _UNITS[unit] for n, unit in pieces), dt.timedelta())
    if not total:
        message = f"{text!r} is no time at all; write for example 30m"
        raise ValueError(message)
    return total


def _weekdays(field: str) -> str:
    """Replace the numbers of cron's weekday field by names.

    APScheduler counts weekdays from Monday, cron from Sunday: `0 8 * * 1` would
    come on Tuesdays.
    """

    def named(match: re.Match[str]) -> str:
        return _WEEKDAYS[int(match.group())]

    first, slash, step = field.partition("/")
    return re.sub(r"(?<![\w/])[0-7](?!\w)", named, first) + slash + step


def crontab(expression: str, timezone: str) -> CronTrigger:
    """Return the trigger of a five-field cron expression in a time zone.

    Raises ValueError with an example of what is right.
    """
    fields = expression.split()
    if len(fields) != _CRON_FIELDS:
        message = (
            f"{expression!r} has {len(fields)} fields where cron has five "
            "(minute hour day month weekday); for example */30 8-20 * * mon-fri"
        )
        raise ValueError(message)
    minute, hour, day, month, weekday = fields
    try:
        return CronTrigger(
            minute=minute,
            hour=hour,
            day=day,
            month=month,
            day_of_week=_weekdays(weekday.lower()),
            timezone=zoneinfo.ZoneInfo(timezone),
        )
    except (ValueError, TypeError) as error:
        message = (
            f"{expression!r} is no cron expression ({error}); "
            "for example */30 8-20 * * mon-fri"
        )
        raise ValueError(message) from error
