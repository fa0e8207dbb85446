"""The configuration as it stands now: re-read when its file has changed."""

from __future__ import annotations

import pathlib
import threading

import structlog

from monitor.config import Config, load
from monitor.errors import ConfigError

log = structlog.get_logger("monitor.web")

_Stamp = tuple[int, int, int]


class Settings:
    """A configuration, and the file that it came from, if it came from one.

    A file that cannot be read leaves the last good configuration in force; `problem`
    then says what is wrong with it.
    """

    def __init__(self, config: Config, path: pathlib.Path | None = None) -> None:
        self.path = path
        self.problem: str | None = None
        self._config = config
        self._stamp = _stamp(path)
        self._lock = threading.Lock()

    def now(self) -> Config:
        """Return the configuration; looking whether it has changed takes no time."""
        if self.path is None or _stamp(self.path) == self._stamp:
            return self._config
        with self._lock:
            self._stamp = _stamp(self.path)
            try:
                config = load(self.path)
            except ConfigError as error:
                self.problem = str(error)
                log.error("configuration not reloaded", error=self.problem)
                return self._config
            self.problem = None
            # The store is open, and stays so until a restart.
            self._config = config.model_copy(update={"store": self._config.store})
        return self._config


def _stamp(path: pathlib.Path | None) -> _Stamp | None:
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
