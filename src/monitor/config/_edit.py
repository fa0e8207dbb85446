"""Adds sources to config.yaml without touching another byte of it."""

from __future__ import annotations

import io
import os
import pathlib
import tempfile
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq

from monitor.config._load import read
from monitor.errors import ConfigError

_INDENT = "  "


def add_source(path: pathlib.Path, entry: dict[str, Any], comment: str) -> str:
    """Append a source to the file and return the lines that were added.

    The file is replaced as a whole or not at all; a file that does not exist is
    begun. Everything that stood in it stays as it is, comments included. `comment`
    is set above the new entry. Raises ConfigError where the result would not be
    valid, and then changes nothing.
    """
    try:
        text = path.read_text("utf-8") if path.exists() else ""
        new, added = insert(text, entry, comment)
        read(new, str(path))
        _replace(path, new)
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror}); nothing was added."
        raise ConfigError(message) from error
    return added


def insert(text: str, entry: dict[str, Any], comment: str) -> tuple[str, str]:
    """Return the text with the entry as its last source, and the lines added."""
    data = YAML(typ="rt").load(text) if text.strip() else None
    sources = data.get("sources") if data else None
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    if (
        isinstance(sources, CommentedSeq)
        and len(sources)
        and not sources.fa.flow_style()
    ):
        at = _end_of(sources, lines)
        indent = " " * (sources.lc.item(len(sources) - 1)[1] - 2)
        added = _entry_lines(entry, comment, indent)
        return "".join([*lines[:at], "\n", added, *lines[at:]]), added
    if sources:
        message = (
            "`sources` is written in one line ([…]); write one source a line, each "
            "beginning with `- `, then try again."
        )
        raise ConfigError(message)
    added = _entry_lines(entry, comment, _INDENT)
    if data and "sources" in data:
        at = data.lc.key("sources")[0]
        return "".join([*lines[:at], "sources:\n", added, *lines[at + 1 :]]), added
    start = ["\n"] if lines else []
    return "".join([*lines, *start, "sources:\n", added]), added


def _end_of(sources: CommentedSeq, lines: list[str]) -> int:
    """Return the index of the line after the last source's last setting.

    A source ends where a line stands further left than its dash's content; blank
    lines and comments there belong to what comes next.
    """
    line, column = sources.lc.item(len(sources) - 1)
    end = line + 1
    for number in range(line + 1, len(lines)):
        content = lines[number].lstrip()
        if not content or content.startswith("#"):
            continue
        if len(lines[number]) - len(content) < column:
            break
        end = number + 1
    return int(end)


def _entry_lines(entry: dict[str, Any], comment: str, indent: str) -> str:
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 4096
    stream = io.StringIO()
    yaml.dump(entry, stream)
    body = stream.getvalue().splitlines()
    notes = [f"{indent}# {line}".rstrip() for line in comment.splitlines()]
    first, *others = body
    return "\n".join(
        [*notes, f"{indent}- {first}", *(f"{indent}  {o}" for o in others), ""]
    )


def _replace(path: pathlib.Path, text: str) -> None:
    """Write a file so that a crash leaves the old one or the new one."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        pathlib.Path(name).chmod(mode)
        pathlib.Path(name).replace(path)
    except BaseException:
        pathlib.Path(name).unlink(missing_ok=True)
        raise
