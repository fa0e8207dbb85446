"""The reference of config.yaml as tables, made of the settings' own descriptions."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator
from typing import Any

import pydantic
import pydantic.fields

from monitor.config._archive import Archive, Stamping
from monitor.config._channels import Channel
from monitor.config._ignore import Ignore
from monitor.config._model import Config
from monitor.config._source import JsonRules, ParseRules, Source

_SECTIONS: tuple[tuple[str, type[pydantic.BaseModel]], ...] = (
    ("General settings", Config),
    ("Each of `sources`", Source),
    ("`parse` of a source", ParseRules),
    ("`json` of a source", JsonRules),
    ("Each of `ignore` of a source", Ignore),
    ("Each of `channels`", Channel),
    ("`archive`", Archive),
    ("`stamp` of `archive`", Stamping),
)
_UNITS = ((604800, "w"), (86400, "d"), (3600, "h"), (60, "m"), (1, "s"))


def reference() -> str:
    """Return a table in Markdown for each section, one line a setting."""
    return "\n\n".join(_section(*section) for section in _SECTIONS) + "\n"


def _section(title: str, section: type[pydantic.BaseModel]) -> str:
    return "\n".join([f"### {title}", "", *_table(section)])


def _table(section: type[pydantic.BaseModel]) -> Iterator[str]:
    yield "| setting | what it is | default |"
    yield "| --- | --- | --- |"
    for name, field in section.model_fields.items():
        what = (field.description or "").replace("|", "\\|")
        general = section is Source and name in Config.model_fields
        default = _default(field, name if general else None)
        yield f"| `{field.alias or name}` | {what} | {default} |"


def _default(field: pydantic.fields.FieldInfo, general: str | None) -> str:
    """Return what holds where nothing is set; `general` names a general setting."""
    if field.is_required():
        return "required"
    value: Any = field.get_default(call_default_factory=True, validated_data={})
    if value is None and general:
        return f"the general `{general}`"
    if value is None or value in ((), {}, "") or isinstance(value, pydantic.BaseModel):
        return "none"
    return f"`{_written(value)}`"


def _written(value: Any) -> str:
    """Return a value as config.yaml would have it."""
    if isinstance(value, dt.timedelta):
        seconds = int(value.total_seconds())
        size, unit = next(u for u in _UNITS if seconds % u[0] == 0)
        return f"{seconds // size}{unit}"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value.value) if isinstance(value, enum.Enum) else str(value)
