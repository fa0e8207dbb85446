"""The records of `monitor.model` as JSON and back, in one place.

Fields at their default are left out and fields stand in the order of their class,
so that one record has one encoding, also after fields were added to its class: the
store takes digests of it.
"""

from __future__ import annotations

from typing import Any, TypeVar

import pydantic

from monitor.errors import InputError

_Record = TypeVar("_Record")


_adapters: dict[Any, pydantic.TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> pydantic.TypeAdapter[Any]:
    """Return what reads and writes a type; making one takes a millisecond."""
    if kind not in _adapters:
        _adapters[kind] = pydantic.TypeAdapter(kind)
    return _adapters[kind]


def encode(record: object, kind: Any = None) -> bytes:
    """Return the record as UTF-8 JSON; `kind` is its type, if not its class."""
    adapter = _adapter(kind or type(record))
    return bytes(adapter.dump_json(record, exclude_defaults=True))


def decode(kind: type[_Record], data: bytes | str) -> _Record:
    """Return the record that `encode` wrote.

    Raises `InputError` where the JSON is not such a record.
    """
    try:
        record: _Record = _adapter(kind).validate_json(data)
    except pydantic.ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(step) for step in problem["loc"]) or "its start"
        raise InputError(
            f"The JSON is not a {kind.__name__}: at {where}: {problem['msg']}. "
            f"It was made by another version of this program or altered since."
        ) from error
    return record
