"""The one exception tree.

* MonitorError
  x UsageError            (exit code 2)
    + ConfigError
    + InputError
  x FailureError          (exit code 1)
    + StoreError
      - NewerStoreError
      - ReadOnlyStoreError
      - StoreInUseError
      - DamagedStoreError
    + FetchError
    + DeliveryError

A message says what happened, what it means and what to do next. What is raised
reaches a person through `monitor.cli`, which prints the message and exits with
`exit_code`; a traceback is a bug.
"""

from __future__ import annotations


class MonitorError(Exception):
    """Anything that this program reports instead of a traceback."""

    exit_code: int = 1


class UsageError(MonitorError):
    """What was asked for cannot be done as asked: the user has to change it."""

    exit_code = 2


class ConfigError(UsageError):
    """config.yaml cannot be used as it stands; nothing of it was loaded."""


class InputError(UsageError):
    """A file, page or argument that was named cannot be used."""


class FailureError(MonitorError):
    """It was asked rightly and did not succeed."""


class StoreError(FailureError):
    """The store could not be read or written."""


class NewerStoreError(StoreError):
    """The store was made by a newer version of this program."""


class ReadOnlyStoreError(StoreError):
    """The store cannot be written to."""


class StoreInUseError(StoreError):
    """Another process holds the store."""


class DamagedStoreError(StoreError):
    """What the store gave back is not what was put into it, or is not there."""


class FetchError(FailureError):
    """A page could not be fetched."""


class DeliveryError(FailureError):
    """A channel could not be told of a change."""
