"""Floors that quality may not fall below, and may only rise from.

`floors.json` holds, for each measured set, the SHA-256 over its pages and gold and
the figures last reached. A figure below its floor fails; so does a set whose pages
are not those that the floors were measured on.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import pathlib
from collections.abc import Mapping

Figures = Mapping[str, float]

# Points of a percent. The figures of one parser on the same pages are exact, so this
# only forgives the rounding of a mean to two places.
TOLERANCE = 0.02
# Fewer is better for these; all others are shares of which more is better.
FEWER_IS_BETTER = frozenset({"alerts"})


@dataclasses.dataclass(frozen=True, slots=True)
class Measured:
    """What a run came to on one set: its digest, means, and each page below 100."""

    digest: str
    figures: Figures
    misses: Mapping[str, Figures] = dataclasses.field(default_factory=dict)


def digest(*folders: pathlib.Path) -> str:
    """SHA-256 over the names and bytes of all pages and gold below the folders."""
    sha = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".html", ".json", ".xml"}:
                name = path.relative_to(folder).as_posix().encode()
                data = path.read_bytes()
                sha.update(b"%d %s %d " % (len(name), name, len(data)))
                sha.update(data)
    return sha.hexdigest()


def read(path: pathlib.Path) -> dict[str, Measured]:
    """Read the floors; a file that is not there holds none."""
    if not path.exists():
        return {}
    sets = json.loads(path.read_text("utf-8"))
    return {name: Measured(**record) for name, record in sets.items()}


def write(path: pathlib.Path, floors: Mapping[str, Measured]) -> None:
    """Write the floors so that a diff shows one figure a line."""
    sets = {name: dataclasses.asdict(floors[name]) for name in sorted(floors)}
    path.write_text(json.dumps(sets, indent=1, ensure_ascii=False) + "\n", "utf-8")


def worse(name: str, figure: float, floor: float) -> bool:
    """Tell whether a figure is on the wrong side of its floor by more than rounding."""
    if name in FEWER_IS_BETTER:
        return figure > floor + TOLERANCE
    return figure < floor - TOLERANCE


def falls(floors: Mapping[str, Measured], run: Mapping[str, Measured]) -> list[str]:
    """Say, a line each, which figures of the run lie below their floors."""
    out = []
    for which, measured in run.items():
        floor = floors.get(which)
        if floor is None:
            continue
        for name, value in floor.figures.items():
            figure = measured.figures.get(name)
            if figure is None:
                out.append(f"{which}: {name} was not measured, its floor is {value}")
            elif worse(name, figure, value):
                out.append(f"{which}: {name} is {figure}, its floor is {value}")
    return out


def strangers(floors: Mapping[str, Measured], run: Mapping[str, Measured]) -> list[str]:
    """Name the sets whose pages are not those that the floors were measured on."""
    return [
        which
        for which, measured in run.items()
        if which in floors and floors[which].digest != measured.digest
    ]
