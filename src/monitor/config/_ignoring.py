"""Writes rules on what to ignore into config.yaml, and takes them out again.

Lines are put in and taken out; every other byte of the file stays as it is.
"""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from monitor.config._ignore import Ignore
from monitor.config._lines import end_of, entry_lines, lines_of, read_text, write_text
from monitor.config._load import read
from monitor.errors import ConfigError

_KEY = "ignore"


def add_ignore(
    path: pathlib.Path, source: str, rules: Sequence[Ignore], comment: str = ""
) -> tuple[Ignore, ...]:
    """Add rules to a source, those that it has aside; return those that were added.

    The file is replaced as a whole or not at all. Raises ConfigError where there is no
    such source in it, or the result would not be valid.
    """
    text = read_text(path)
    known = _rules_of(text, path, source)
    new = tuple(rule for rule in dict.fromkeys(rules) if rule not in known)
    if new:
        write_text(path, _with(text, path, source, new, comment))
    return new


def remove_ignore(path: pathlib.Path, source: str, rule: Ignore) -> bool:
    """Take a rule out of a source, with the remarks above it; False if it has none."""
    text = read_text(path)
    known = _rules_of(text, path, source)
    if rule not in known:
        return False
    write_text(path, _without(text, path, source, known.index(rule)))
    return True


def _rules_of(text: str, path: pathlib.Path, source: str) -> tuple[Ignore, ...]:
    # What the environment would put into a secret does not matter here.
    found = read(text, str(path)).source(source)
    if found is None:
        raise ConfigError(
            f"{path} has no source {source!r}; nothing was changed. `monitor sources` "
            f"lists those that it has."
        )
    return found.ignore


def _with(
    text: str, path: pathlib.Path, source: str, rules: Sequence[Ignore], comment: str
) -> str:
    lines, entry = lines_of(text), _entry(text, path, source)
    if entry.get(_KEY):
        kept: CommentedSeq = entry[_KEY]
        if kept.fa.flow_style():
            raise ConfigError(
                f"`ignore` of {source!r} is written in one line ([…]); write one rule "
                f"a line, each beginning with `- `, then try again."
            )
        line, column = kept.lc.item(len(kept) - 1)
        at, indent = end_of(lines, line, column), " " * (column - 2)
        return "".join([*lines[:at], *_made(rules, comment, indent), *lines[at:]])
    key_line, key_column = _first_key(entry)
    indent = " " * key_column
    made = [f"{indent}{_KEY}:\n", *_made(rules, comment, f"{indent}  ")]
    if _KEY in entry:  # it is there and holds nothing
        at = entry.lc.key(_KEY)[0]
        return "".join([*lines[:at], *made, *lines[at + 1 :]])
    at = end_of(lines, key_line, key_column)
    return "".join([*lines[:at], *made, *lines[at:]])


def _without(text: str, path: pathlib.Path, source: str, number: int) -> str:
    lines, entry = lines_of(text), _entry(text, path, source)
    kept: CommentedSeq = entry[_KEY]
    if kept.fa.flow_style():
        raise ConfigError(
            f"`ignore` of {source!r} is written in one line ([…]): take the rule out "
            f"of it by hand."
        )
    line, column = kept.lc.item(number)
    first, last = line, end_of(lines, line, column)
    while _is_remark(lines[first - 1]):
        first -= 1
    if len(kept) == 1:
        first = entry.lc.key(_KEY)[0]
    return "".join([*lines[:first], *lines[last:]])


def _made(rules: Sequence[Ignore], comment: str, indent: str) -> list[str]:
    said = [rule.model_dump(mode="json", exclude_none=True) for rule in rules]
    remarks = [comment, *("" for _ in said[1:])]
    return [
        entry_lines(one, remark, indent)
        for one, remark in zip(said, remarks, strict=True)
    ]


def _entry(text: str, path: pathlib.Path, source: str) -> CommentedMap:
    """Return a source's entry, with where in the text it stands."""
    data = YAML(typ="rt").load(text)
    entry: CommentedMap = next(s for s in data["sources"] if s["name"] == source)
    if entry.fa.flow_style():
        raise ConfigError(
            f"The source {source!r} of {path} is written in one line ({{…}}); write "
            f"one setting a line, then try again."
        )
    return entry


def _first_key(entry: CommentedMap) -> tuple[int, int]:
    where: Callable[[Any], tuple[int, int]] = entry.lc.key
    return min(where(key) for key in entry)


def _is_remark(line: str) -> bool:
    return line.lstrip().startswith("#")
