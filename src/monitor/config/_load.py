"""Text → Config, or one error that lists everything wrong, with lines."""

from __future__ import annotations

import difflib
import os
import pathlib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pydantic
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from monitor.config._channels import Channel
from monitor.config._ignore import Ignore
from monitor.config._model import Config
from monitor.config._source import JsonRules, ParseRules, Source
from monitor.errors import ConfigError

# Which keys a section knows, for "did you mean".
_SECTIONS: dict[str, type[pydantic.BaseModel]] = {
    "": Config,
    "sources": Source,
    "parse": ParseRules,
    "json": JsonRules,
    "ignore": Ignore,
    "channels": Channel,
}


class _Problem(NamedTuple):
    line: int
    message: str


def load(path: pathlib.Path) -> Config:
    """Read a configuration file; `store` comes back absolute.

    Raises ConfigError, and loads nothing, where the file cannot be read or anything
    in it is wrong.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError as error:
        message = (
            f"{path} does not exist, so there is nothing to watch. "
            "Name another with --config, or begin one with `monitor add URL`."
        )
        raise ConfigError(message) from error
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        message = f"{path} cannot be read ({why}). It must be a text file in UTF-8."
        raise ConfigError(message) from error
    config = read(text, str(path), environ=os.environ)
    store = (path.parent / config.store.expanduser()).resolve()
    sources = tuple(_at_home(source, path.parent) for source in config.sources)
    return config.model_copy(update={"store": store, "sources": sources})


def _at_home(source: Source, folder: pathlib.Path) -> Source:
    """Return the source with its file found from the configuration's folder."""
    if source.ca_file is None:
        return source
    found = (folder / source.ca_file.expanduser()).resolve()
    if not found.is_file():
        message = (
            f"source {source.name!r}: `ca_file` {found} is not there, so its sites "
            "could not be trusted. Correct the path; nothing of the file was loaded."
        )
        raise ConfigError(message)
    return source.model_copy(update={"ca_file": found})


def read(
    text: str, name: str = "config.yaml", *, environ: Mapping[str, str] | None = None
) -> Config:
    """Validate the text of a configuration; `name` is how messages call the file.

    `environ` is where secrets written as `${NAME}` are taken from; without it they
    stay as they are.

    Raises ConfigError with a line for each thing that is wrong.
    """
    data = _yaml(text, name)
    if data is None:
        data = CommentedMap()
    if not isinstance(data, CommentedMap):
        message = f"{name}:1: a configuration is made of keys, such as `sources:`"
        raise ConfigError(message)
    problems = set(_namesakes(data))
    try:
        config = Config.model_validate(_plain(data), context={"environ": environ})
    except pydantic.ValidationError as error:
        problems.update(_problems(error, data))
    if problems:
        raise ConfigError(_message(sorted(problems), name))
    return config


def _yaml(text: str, name: str) -> Any:
    try:
        return YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = (error.problem or "it cannot be read").splitlines()[0]
        message = (
            f"{name}:{line}: this is no YAML: {problem}. Look at the indentation and "
            "quotes of this line and the one before; keys are written `key: value`."
        )
        raise ConfigError(message) from None
    except (YAMLError, ValueError) as error:
        message = f"{name}:1: this is no YAML: {error}"
        raise ConfigError(message) from None


def _plain(node: Any) -> Any:
    """Turn ruamel's containers into Python's own, which pydantic reads faster."""
    if isinstance(node, CommentedMap):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [_plain(value) for value in node]
    return node


def _namesakes(data: CommentedMap) -> Iterator[_Problem]:
    """Yield the sources whose name, but for upper and lower case, came before."""
    sources = data.get("sources")
    seen: set[str] = set()
    for source in sources if isinstance(sources, CommentedSeq) else ():
        name = source.get("name") if isinstance(source, CommentedMap) else None
        if not isinstance(name, str):
            continue
        if name.casefold() in seen:
            line = source.lc.key("name")[0] + 1
            message = f"two sources are called {name!r}; rename one of them"
            yield _Problem(line, message)
        seen.add(name.casefold())


def _problems(
    error: pydantic.ValidationError, data: CommentedMap
) -> Iterator[_Problem]:
    for found in error.errors():
        place = [step for step in found["loc"] if step != "[key]"]
        yield _Problem(_line(data, place), _wording(found, place))


def _line(node: Any, place: list[Any]) -> int:
    """Return the line, from 1, of the innermost node on the way to a place."""
    line = 0
    for step in place:
        if isinstance(node, CommentedMap) and step in node:
            line = node.lc.key(step)[0]
        elif isinstance(node, CommentedSeq) and isinstance(step, int):
            line = node.lc.item(step)[0]
        else:
            break
        node = node[step]
    return line + 1


def _wording(found: Any, place: list[Any]) -> str:
    names = [str(step) for step in place if not isinstance(step, int)]
    # Of what is wrong with a source as a whole the last step is its number.
    key = names[-1] if names and isinstance(place[-1], str) else ""
    if found["type"] == "extra_forbidden":
        return _unknown(key, names[-2] if len(names) > 1 else "")
    if found["type"] == "missing":
        return f"`{key}` is missing"
    message = str(found["msg"]).removeprefix("Value error, ")
    if found["type"] in {"tuple_type", "list_type"}:
        message = "this must be a list: one entry a line, each beginning with `- `"
    elif found["type"] in {"model_type", "dict_type", "model_attributes_type"}:
        message = "this must be made of keys, such as `name: …`"
    elif found["type"] == "string_type":
        message = "this must be text; put it into quotes"
    return f"`{key}`: {message}" if key else message


def _unknown(key: str, section: str) -> str:
    fields = (_SECTIONS.get(section) or Config).model_fields
    known = [field.alias or name for name, field in fields.items()]
    near = difflib.get_close_matches(key, known, 1)
    hint = f"did you mean `{near[0]}`?" if near else "known are: " + ", ".join(known)
    return f"`{key}` is no setting; {hint}"


def _message(problems: list[_Problem], name: str) -> str:
    lines = [f"{name}:{p.line}: {p.message}" for p in problems]
    return "\n".join([*lines, "Nothing of the file was loaded."])
