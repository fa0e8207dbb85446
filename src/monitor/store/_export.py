"""Versions written out for other programs and for people, a few at a time.

Every format can be taken up where it was broken off: what is one file grows under a
temporary name, beside a note of the last version that is wholly in it.
"""

from __future__ import annotations

import csv
import dataclasses
import enum
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

from monitor import codec
from monitor.errors import InputError, StoreError
from monitor.model import Document, Listing
from monitor.store import _state, _wacz
from monitor.store._findings import Progress
from monitor.store._objects import PARTIAL
from monitor.store._selection import EVERYTHING, Selected, Selection, count, selected
from monitor.store._sql import SqlStore, software

_NOTE = ".resume"

_COLUMNS = (
    "source",
    "url",
    "page",
    "version",
    "captured",
    "title",
    "published",
    "turn",
    "role",
    "speaker",
    "affiliation",
    "text",
)


class Format(enum.StrEnum):
    """What versions are written as."""

    WARC = "warc"
    WACZ = "wacz"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


@dataclasses.dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many versions in this run, and where."""

    versions: int
    target: Path


def export(
    store: SqlStore,
    target: Path,
    form: Format,
    selection: Selection = EVERYTHING,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Exported:
    """Write the selected versions to `target`: a file, or a folder for Markdown.

    An export that was broken off goes on when it is asked for again with the same
    target. Raises `InputError` where the target exists, `StoreError` where it cannot
    be written.
    """
    if target.exists() and form is not Format.MARKDOWN:
        raise InputError(
            f"{target} exists already. Name another file, or remove it first."
        )
    job = _Job(store, target, form, selection, count(store, selection), progress)
    try:
        done = _folder(job) if form is Format.MARKDOWN else _file(job)
    except OSError as error:
        raise StoreError(
            f"{target} could not be written: {error.strerror or error}. What is there "
            f"stays; the same command goes on where this one stopped."
        ) from error
    return Exported(done, target)


@dataclasses.dataclass(frozen=True, slots=True)
class _Job:
    """What was asked for; `total` is the number of versions selected."""

    store: SqlStore
    target: Path
    form: Format
    selection: Selection
    total: int
    progress: Callable[[Progress], None]


def _file(job: _Job) -> int:
    target = job.target
    growing = target.with_name(target.name + PARTIAL)
    note = target.with_name(target.name + _NOTE)
    asked = f"{job.form} {job.selection}"
    last, size, before = _taken_up(note, growing, asked)
    done = 0
    growing.parent.mkdir(parents=True, exist_ok=True)
    with growing.open("ab") as file:
        file.truncate(size)
        if size == 0 and job.form is Format.CSV:
            # A byte-order mark: without it spreadsheets take UTF-8 for something else.
            file.write("\ufeff".encode() + _line(_COLUMNS))
        for one in selected(job.store, job.selection, after=last):
            file.write(_bytes(job.store, job.form, one))
            done += 1
            if done % _NOTE_EVERY == 0:
                _take_note(note, file, (one.snapshot.id, before + done), asked)
            job.progress(Progress(before + done, job.total))
        file.flush()
        os.fsync(file.fileno())
    if job.form is Format.WACZ:
        _wacz.pack(growing, target, software=software())
        growing.unlink()
    else:
        growing.replace(target)
    note.unlink(missing_ok=True)
    return done


# Synchronising takes milliseconds; as many versions are written again at most.
_NOTE_EVERY = 50


def _taken_up(note: Path, growing: Path, asked: str) -> tuple[int, int, int]:
    """Return the last version that is in the file, the bytes, and how many before.

    What was broken off of another selection or format begins anew.
    """
    if not note.exists() or not growing.exists():
        return 0, 0, 0
    last, size, done, of = json.loads(note.read_text(encoding="ascii"))
    return (int(last), int(size), int(done)) if of == asked else (0, 0, 0)


def _take_note(
    note: Path, file: io.BufferedWriter, so_far: tuple[int, int], asked: str
) -> None:
    """Note the last version and how many there are, and what they are of."""
    last, done = so_far
    file.flush()
    os.fsync(file.fileno())
    fresh = note.with_name(note.name + PARTIAL)
    fresh.write_text(json.dumps([last, file.tell(), done, asked]), encoding="ascii")
    fresh.replace(note)


def _bytes(store: SqlStore, form: Format, one: Selected) -> bytes:
    if form in {Format.WARC, Format.WACZ}:
        return store.objects.get(one.snapshot.path)
    if form is Format.JSONL:
        return json.dumps(_json(one), ensure_ascii=False).encode() + b"\n"
    return b"".join(_line(row) for row in _rows(one))


def _json(one: Selected) -> dict[str, object]:
    version = one.snapshot
    return {
        "source": one.source,
        "url": one.url,
        "page": version.page_id,
        "version": version.number,
        "captured": version.at.isoformat(),
        "digest": version.digest,
        "warc": version.path,
        **json.loads(codec.encode(version.parsed)),
    }


def _rows(one: Selected) -> list[tuple[object, ...]]:
    """Return a row a turn, or a row a release of a listing."""
    version, content = one.snapshot, one.snapshot.parsed.content
    common = (one.source, one.url, version.page_id, version.number, version.at)
    if isinstance(content, Listing):
        return [
            (
                *common,
                content.title,
                link.date,
                place,
                "release",
                None,
                None,
                link.title,
            )
            for place, link in enumerate(content.links, 1)
        ]
    return [
        (
            *common,
            content.title,
            content.published,
            place,
            turn.role,
            turn.speaker,
            turn.affiliation,
            turn.text,
        )
        for place, turn in enumerate(content.turns, 1)
    ]


# A cell that starts so is a formula to a spreadsheet, and a page may be anyone's.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _line(cells: tuple[object, ...]) -> bytes:
    out = io.StringIO()
    safe = [
        f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
        for cell in cells
    ]
    csv.writer(out).writerow(safe)
    return out.getvalue().encode()


def _folder(job: _Job) -> int:
    """Write a Markdown file a version; those that are there were written before."""
    done = 0
    for place, one in enumerate(selected(job.store, job.selection), 1):
        page = job.store.page(one.snapshot.page_id)
        path = job.target / _state.page_folder(page) / f"{one.snapshot.number:04d}.md"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_name(path.name + PARTIAL)
            fresh.write_text(markdown(one), encoding="utf-8")
            fresh.replace(path)
            done += 1
        job.progress(Progress(place, job.total))
    return done


def markdown(one: Selected) -> str:
    """Return a version as Markdown: what it is, and who said what."""
    version, content = one.snapshot, one.snapshot.parsed.content
    lines = [
        f"# {_plain(content.title or one.url)}",
        "",
        f"- address: <{one.url}>",
        f"- source: {_plain(one.source)}",
        f"- version: {version.number}, captured {version.at.isoformat()}",
        f"- digest: `{version.digest}`",
        f"- file: `{version.path}`",
        "",
    ]
    if isinstance(content, Listing):
        lines += [
            f"- {link.date or ''} [{_plain(link.title)}](<{link.url}>)"
            for link in content.links
        ]
    else:
        lines += _turns(content)
    return "\n".join(lines) + "\n"


def _turns(content: Document) -> list[str]:
    lines = [f"Published {content.published}.", ""] if content.published else []
    for turn in content.turns:
        if turn.speaker:
            office = f" ({_plain(turn.affiliation)})" if turn.affiliation else ""
            lines += [f"**{_plain(turn.speaker)}**{office}, {turn.role}:", ""]
        for paragraph in turn.paragraphs:
            lines += [_plain(paragraph), ""]
    return lines


_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


def _plain(text: str) -> str:
    """Return the text so that Markdown shows it as it is."""
    return text.translate(_SIGNS)
