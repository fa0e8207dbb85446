"""What a verification finds, as records."""

from __future__ import annotations

import dataclasses
import enum

NOT_PROVED = (
    (
        "That the server sent these pages: TLS lets two parties talk in confidence, "
        "it signs nothing that a third could check. The files say which address and "
        "which certificate answered, as this machine saw it."
    ),
    (
        "That the times are right: they are this machine's clock. An outside time "
        "stamp proves that what it covers existed by then."
    ),
    (
        "That nothing was cut off the end of the ledger since the last outside time "
        "stamp, or that it was not written anew as a whole since then."
    ),
    "That a page did not change between two visits and change back.",
    (
        "That turns and speakers were recognised rightly: they are a reading of the "
        "captured file, which is the evidence."
    ),
)


class FaultKind(enum.StrEnum):
    """What is wrong."""

    LEDGER = "ledger"
    ROW = "row"
    MISSING = "missing file"
    ALTERED = "altered file"
    CONTENT = "content"


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was stored, and the version that it affects."""

    kind: FaultKind
    message: str
    page_id: int | None = None
    number: int | None = None
    path: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Progress:
    """How far a verification is, in ledger entries."""

    done: int
    total: int


@dataclasses.dataclass(frozen=True, slots=True)
class Verification:
    """What was computed anew, and what was found.

    `head` is the ledger's last entry; who wrote it down earlier can compare.
    `stamped` is how many entries the last outside time stamp covers. `orphans` are
    files that no row refers to.
    """

    head: str
    entries: int
    captures: int
    versions: int
    changes: int
    texts: int
    files: int
    bytes: int
    stamped: int
    faults: tuple[Fault, ...]
    orphans: tuple[str, ...] = ()
    not_proved: tuple[str, ...] = NOT_PROVED

    @property
    def sound(self) -> bool:
        """Whether everything is as it was stored."""
        return not self.faults
