"""config.yaml as lines: where an entry ends, and the file replaced as a whole."""

from __future__ import annotations

import io
import os
import pathlib
import tempfile
from collections.abc import Sequence
from typing import Any

from ruamel.yaml import YAML

from monitor.config._load import read
from monitor.errors import ConfigError

# Replacing a file needs the right to write its folder alone: what its owner set on the
# file itself would go unheard.
_WRITABLE = 0o222


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, the last one ended like the others."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines


def end_of(lines: Sequence[str], start: int, column: int) -> int:
    """Return the index of the line after what begins at a line, in that column.

    It ends where a line stands further left; blank lines and remarks there belong to
    what comes next.
    """
    end = start + 1
    for number in range(start + 1, len(lines)):
        content = lines[number].lstrip()
        if not content or content.startswith("#"):
            continue
        if len(lines[number]) - len(content) < column:
            break
        end = number + 1
    return end


def entry_lines(entry: dict[str, Any], comment: str, indent: str) -> str:
    """Return an entry of a list as lines, the comment above it."""
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


def read_text(path: pathlib.Path) -> str:
    """Return the file's text, empty where there is no file; raises ConfigError."""
    try:
        return path.read_text("utf-8") if path.exists() else ""
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror}); nothing was changed."
        raise ConfigError(message) from error


def write_text(path: pathlib.Path, text: str) -> None:
    """Replace the file with a text that is a valid configuration.

    Raises ConfigError where it is not, or the file may not be written to; nothing is
    changed then.
    """
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
