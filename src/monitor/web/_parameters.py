"""What may stand in an address, for all routes alike."""

from __future__ import annotations

from typing import Annotated

import fastapi

from monitor.report import Layout
from monitor.web._filters import LARGEST_ID

Id = Annotated[int, fastapi.Path(ge=1, le=LARGEST_ID)]
Number = Annotated[int, fastapi.Path(ge=1, le=LARGEST_ID)]
OptionalNumber = Annotated[int | None, fastapi.Query(ge=1, le=LARGEST_ID)]
PartNumber = Annotated[int, fastapi.Query(ge=1, le=LARGEST_ID)]
Last = Annotated[int, fastapi.Query(ge=0, le=LARGEST_ID)]
Chosen = Annotated[Layout, fastapi.Query()]
Words = Annotated[str, fastapi.Query(max_length=200)]
Offset = Annotated[int, fastapi.Query(ge=0, le=LARGEST_ID)]
