"""The state of the hosts that are not asked as usual, left for `monitor status`.

It lives in the daemon's memory and is gone with it; the file says as of when it is.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import pathlib
from collections.abc import Iterable

from monitor import codec
from monitor.errors import InputError
from monitor.fetch import Circuit, HostState

# The name of the file in the store's folder.
HOSTS_FILE = "hosts.json"
# The file stays small however many hosts there are.
_WORST = 1000


@dataclasses.dataclass(frozen=True, slots=True)
class Hosts:
    """The hosts in trouble, as of an instant."""

    at: dt.datetime
    hosts: tuple[HostState, ...] = ()


def troubled(states: Iterable[HostState]) -> tuple[HostState, ...]:
    """Return the hosts that rest, asked to be left alone, or have failed last."""
    found = [
        state
        for state in states
        if state.circuit is not Circuit.CLOSED or state.until or state.failures
    ]
    found.sort(key=lambda s: (s.circuit is Circuit.CLOSED, -s.failures, s.host))
    return tuple(found[:_WORST])


def write_hosts(path: pathlib.Path, hosts: Hosts) -> None:
    """Replace the file as a whole. Raises OSError."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_bytes(codec.encode(hosts))
    partial.replace(path)


def read_hosts(path: pathlib.Path) -> Hosts | None:
    """Return what the daemon left, or None where there is nothing to be read."""
    try:
        return codec.decode(Hosts, path.read_bytes())
    except (OSError, InputError):
        return None
