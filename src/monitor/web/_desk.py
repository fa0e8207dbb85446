"""What every page of the desk may ask: the store, the configuration, the time."""

from __future__ import annotations

import dataclasses
import datetime as dt
import pathlib
import zoneinfo
from typing import Annotated

import fastapi

from monitor.clock import Clock
from monitor.config import Config
from monitor.model import Comparison, Side
from monitor.store import Judgements, Store
from monitor.web._settings import Settings


@dataclasses.dataclass(frozen=True, slots=True)
class Desk:
    """The desk of one store; `prefix` is the path that a proxy puts before ours."""

    store: Store
    settings: Settings
    clock: Clock
    judgements: Judgements
    prefix: str = ""

    @property
    def path(self) -> pathlib.Path | None:
        """The file of the configuration, if the desk may write it."""
        return self.settings.path

    @property
    def config(self) -> Config:
        """The configuration as it stands now."""
        return self.settings.now()

    def now(self) -> dt.datetime:
        """Return the current time, in UTC."""
        return self.clock.now()

    def zone_of(self, source: str | None) -> str:
        """Return the IANA name of the time zone that a source's times are told in."""
        return self.config.zone_of(self.config.source(source) if source else None)

    def local(self, at: dt.datetime, source: str | None) -> dt.datetime:
        """Return an instant as the clocks of a source show it."""
        return at.astimezone(zoneinfo.ZoneInfo(self.zone_of(source)))

    def in_zone(self, comparison: Comparison) -> Comparison:
        """Return the comparison as it may be shown, times in its source's zone."""
        return dataclasses.replace(
            comparison,
            zone=self.zone_of(comparison.source),
            old=self._without_folder(comparison.old),
            new=self._without_folder(comparison.new),
        )

    def _without_folder(self, side: Side) -> Side:
        """Return the side with its file named within the store, not on the machine."""
        folder = f"{self.config.store}/"
        return dataclasses.replace(
            side, location=side.location and side.location.removeprefix(folder)
        )


def desk_of(request: fastapi.Request) -> Desk:
    """Return the desk that a request is answered at."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)  # noqa: S101 - `create_app` put it there
    return desk


AtDesk = Annotated[Desk, fastapi.Depends(desk_of)]
