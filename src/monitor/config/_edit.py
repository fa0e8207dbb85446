"""Adds, pauses and takes back sources without touching another byte of config.yaml."""

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
# Replacing a file needs the right to write its folder alone: what its owner set on the
# file itself would go unheard.
_WRITABLE = 0o222


def add_source(path: pathlib.Path, entry: dict[str, Any], comment: str) -> str:
    """Append a source to the file and return the lines that were added.

    The file is replaced as a whole or not at all; a file that does not exist is
    begun. Everything that stood in it stays as it is, comments included. `comment`
    is set above the new entry. Raises ConfigError where the result would not be
    valid, and then changes nothing.
    """
    new, added = insert(_text(path), entry, comment)
    _write(path, new)
    return added


def take_back(path: pathlib.Path, added: str) -> None:
    """Take out what `add_source` returned, and nothing else.

    Raises ConfigError where these lines are not in the file as they were added.
    """
    text = _text(path)
    if not added or text.count(added) != 1:
        message = (
            f"{path} no longer has these lines as they were added, so nothing was "
            "taken out. Somebody has edited it since; take the source out by hand."
        )
        raise ConfigError(message)
    before, after = text.split(added)
    # The blank line that parted it from the source before goes with it.
    before = before.removesuffix("\n") if before.endswith("\n\n") else before
    _write(path, before + after)


def set_enabled(path: pathlib.Path, name: str, *, enabled: bool) -> None:
    """Have a source watched, or its history kept and nothing checked.

    Raises ConfigError where the file has no such source, or cannot be written.
    """
    _write(path, enable(_text(path), name, enabled=enabled))


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


def _text(path: pathlib.Path) -> str:
    try:
        return path.read_text("utf-8") if path.exists() else ""
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror}); nothing was changed."
        raise ConfigError(message) from error


def _write(path: pathlib.Path, text: str) -> None:
    """Replace the file with a text that is a valid configuration."""
    read(text, str(path))
    try:
        if path.exists() and not path.stat().st_mode & _WRITABLE:
            message = (
                f"{path} is marked read-only, so somebody does not want it changed; "
                "nothing was. Allow writing (`chmod u+w`), or edit it by hand."
            )
            raise ConfigError(message)
        _replace(path, text)
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror}); nothing was changed."
        raise ConfigError(message) from error


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


def source_lines(entry: dict[str, Any]) -> str:
    """Return the lines that a source would be, without its comment."""
    return _entry_lines(entry, "", _INDENT)


def _entry_lines(entry: dict[str, Any], comment: str, indent: str) -> str:
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 4096
    stream = io.StringIO()
    yaml.dump(entry, stream)
    body = stream.getvalue().splitlines()
    # A page's title may hold anything, and a control character ends the whole file.
    plain = ("".join(filter(str.isprintable, s)) for s in comment.splitlines())
    notes = [f"{indent}# {line}".rstrip() for line in plain if line.strip()]
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
