"""The references of commands, API, metrics and faults, made of the code's own words."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Any

import typer.main
from prometheus_client.registry import CollectorRegistry

from monitor import errors
from monitor.cli._app import app
from monitor.config import Config
from monitor.model import Failure
from monitor.store import MemoryStore
from monitor.watch import advice_on
from monitor.web import create_app


def commands() -> str:
    """Return a section in Markdown for each command: arguments, options, exit codes."""
    group: Any = typer.main.get_command(app)
    pages = [_command(f"monitor {name}", c) for name, c in _below(group)]
    return "\n\n".join(pages) + "\n"


def api() -> str:
    """Return a section in Markdown for each route that programs may ask."""
    said = create_app(MemoryStore(), Config()).openapi()
    parts = [
        _route(method, path, route)
        for path, methods in said["paths"].items()
        for method, route in methods.items()
    ]
    return "\n\n".join(parts) + "\n"


def metrics() -> str:
    """Return a table in Markdown of what `/metrics` gives."""
    desk = create_app(MemoryStore(), Config())
    desk.build_middleware_stack()  # one of the metrics is the middleware's
    registry: CollectorRegistry = desk.state.registry
    rows = ["| metric | kind | what it is |", "| --- | --- | --- |"]
    rows += [
        f"| `{m.name}` | {m.type} | {m.documentation} |"
        for m in sorted(registry.collect(), key=lambda m: m.name)
    ]
    return "\n".join(rows) + "\n"


def faults() -> str:
    """Return tables in Markdown: the faults of a fetch, the errors of a command."""
    rows = ["### Of a fetch", "", "| fault | what to do |", "| --- | --- |"]
    rows += [f"| `{failure}` | {advice_on(failure)} |" for failure in Failure]
    rows += ["", "### Of a command", "", "| error | exit code | what it means |"]
    rows += ["| --- | --- | --- |"]
    for name, error in vars(errors).items():
        if inspect.isclass(error) and issubclass(error, errors.MonitorError):
            rows.append(f"| `{name}` | {error.exit_code} | {inspect.getdoc(error)} |")
    return "\n".join(rows) + "\n"


def _below(group: Any) -> Iterator[tuple[str, Any]]:
    """Yield each command with its name, those of groups with the group's before it."""
    for name in group.list_commands(None):
        found = group.get_command(None, name)
        yield name, found
        if hasattr(found, "commands"):
            for inner, command in found.commands.items():
                yield f"{name} {inner}", command


def _command(name: str, command: Any) -> str:
    lines = [f"### {name}", "", inspect.cleandoc(command.help or ""), ""]
    lines += ["| argument or option | what it is | default |", "| --- | --- | --- |"]
    lines += [
        f"| {_written(p)} | {_cell(getattr(p, 'help', '') or '')} | {_default(p)} |"
        for p in command.params
        if p.name != "help"
    ]
    return "\n".join(lines[:-3] if lines[-1].startswith("| ---") else lines)


def _written(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.name.upper()}`"
    return ", ".join(f"`{o}`" for o in (*parameter.opts, *parameter.secondary_opts))


def _default(parameter: Any) -> str:
    if parameter.required:
        return "required"
    value = parameter.default
    # click has a value of its own for "none was given", which prints badly.
    if value is None or value is False or callable(value) or "UNSET" in repr(value):
        return "none"
    return f"`{getattr(value, 'value', value)}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _route(method: str, path: str, route: Mapping[str, Any]) -> str:
    lines = [f"### {method.upper()} {path}", "", route.get("description", ""), ""]
    given = route.get("parameters", ())
    if given:
        lines += ["| parameter | in | what it is |", "| --- | --- | --- |"]
        lines += [
            f"| `{p['name']}` | {p['in']} | {_cell(_parameter(p))} |" for p in given
        ]
    return "\n".join(lines).rstrip()


def _parameter(given: Mapping[str, Any]) -> str:
    schema = given.get("schema", {})
    said = given.get("description") or schema.get("description") or ""
    default = schema.get("default")
    if default not in (None, ""):
        return f"{said} Without it: `{default}`.".strip()
    return said or ("required" if given.get("required") else "optional")
