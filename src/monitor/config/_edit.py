"""Adds, pauses and takes back sources without touching another byte of config.yaml."""

from __future__ import annotations

import pathlib
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq

from monitor.config._lines import (
    end_of,
    entry_lines,
    lines_of,
    read_text,
    write_text,
)
from monitor.errors import ConfigError

_INDENT = "  "


def add_source(path: pathlib.Path, entry: dict[str, Any], comment: str) -> str:
    """Append a source to the file and return the lines that were added.

    The file is replaced as a whole or not at all; a file that does not exist is
    begun. Everything that stood in it stays as it is, comments included. `comment`
    is set above the new entry. Raises ConfigError where the result would not be
    valid, and then changes nothing.
    """
    new, added = insert(read_text(path), entry, comment)
    write_text(path, new)
    return added


def take_back(path: pathlib.Path, added: str) -> None:
    """Take out what `add_source` returned, and nothing else.

    Raises ConfigError where these lines are not in the file as they were added.
    """
    text = read_text(path)
    if not added or text.count(added) != 1:
        message = (
            f"{path} no longer has these lines as they were added, so nothing was "
            "taken out. Somebody has edited it since; take the source out by hand."
        )
        raise ConfigError(message)
    before, after = text.split(added)
    # The blank line that parted it from the source before goes with it.
    before = before.removesuffix("\n") if before.endswith("\n\n") else before
    write_text(path, before + after)


def set_enabled(path: pathlib.Path, name: str, *, enabled: bool) -> None:
    """Have a source watched, or its history kept and nothing checked.

    Raises ConfigError where the file has no such source, or cannot be written.
    """
    write_text(path, enable(read_text(path), name, enabled=enabled))


def enable(text: str, name: str, *, enabled: bool) -> str:
    """Return the text with the source's `enabled` set; other lines stay as they are."""
    data = YAML(typ="rt").load(text) if text.strip() else None
    sources = data.get("sources") if data else None
    entry = next((s for s in sources or () if s.get("name") == name), None)
    if entry is None:
        message = f"the configuration has no source {name!r}; nothing was changed."
        raise ConfigError(message)
    if entry.fa.flow_style():
        message = (
            f"source {name!r} is written in one line ({{…}}); write one setting a "
            "line, or set `enabled` there by hand. Nothing was changed."
        )
        raise ConfigError(message)
    lines = text.splitlines(keepends=True)
    word = "true" if enabled else "false"
    if "enabled" in entry:
        line, column = entry.lc.value("enabled")
        old = lines[line][column:].split("#")[0].rstrip()
        own = lines[line].strip() == f"enabled: {old}"
        # A line that only paused it goes when it is watched again.
        lines[line] = (
            ""
            if enabled and own
            else lines[line][:column] + word + lines[line][column + len(old) :]
        )
        return "".join(lines)
    if enabled:
        return text
    line, column = entry.lc.key("name")
    ending = "" if lines[line].endswith("\n") else "\n"
    lines[line] += f"{ending}{' ' * column}enabled: {word}\n"
    return "".join(lines)


def insert(text: str, entry: dict[str, Any], comment: str) -> tuple[str, str]:
    """Return the text with the entry as its last source, and the lines added."""
    data = YAML(typ="rt").load(text) if text.strip() else None
    sources = data.get("sources") if data else None
    lines = lines_of(text)
    if (
        isinstance(sources, CommentedSeq)
        and len(sources)
        and not sources.fa.flow_style()
    ):
        line, column = sources.lc.item(len(sources) - 1)
        at, indent = end_of(lines, line, column), " " * (column - 2)
        added = entry_lines(entry, comment, indent)
        return "".join([*lines[:at], "\n", added, *lines[at:]]), added
    if sources:
        message = (
            "`sources` is written in one line ([…]); write one source a line, each "
            "beginning with `- `, then try again."
        )
        raise ConfigError(message)
    added = entry_lines(entry, comment, _INDENT)
    if data and "sources" in data:
        at = data.lc.key("sources")[0]
        return "".join([*lines[:at], "sources:\n", added, *lines[at + 1 :]]), added
    start = ["\n"] if lines else []
    return "".join([*lines, *start, "sources:\n", added]), added


def source_lines(entry: dict[str, Any]) -> str:
    """Return the lines that a source would be, without its comment."""
    return entry_lines(entry, "", _INDENT)
