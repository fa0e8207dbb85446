"""A parsed page as a shape and a list of texts, and each of them as few bytes.

A version that changes one figure of a long transcript shares its shape and all texts
but one with the version before, so it costs that one text and a list of references.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import itertools
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence

from monitor import codec
from monitor.errors import DamagedStoreError, InputError
from monitor.model import Document, Link, Listing, Parsed

_PLAIN, _DEFLATED = b"\x00", b"\x01"


@dataclasses.dataclass(frozen=True, slots=True)
class _Shape:
    """All of a `Parsed` but its texts, and how many texts each place takes.

    `counts` has the paragraphs of each turn of a document, or the number of links of
    a listing; `rest` the number of blocks that were not taken as content.
    """

    parsed: Parsed
    counts: tuple[int, ...]
    rest: int


def split(parsed: Parsed) -> tuple[str, list[str]]:
    """Return the shape as JSON, and the texts in page order."""
    content = parsed.content
    if isinstance(content, Document):
        paragraphs = [turn.text.split("\n") for turn in content.turns]
        counts = tuple(len(part) for part in paragraphs)
        texts = [text for part in paragraphs for text in part]
        bare: Document | Listing = dataclasses.replace(
            content,
            turns=tuple(dataclasses.replace(t, text="") for t in content.turns),
        )
    else:
        counts = (len(content.links),)
        texts = [codec.encode(link).decode() for link in content.links]
        bare = dataclasses.replace(content, links=())
    shape = _Shape(
        parsed=dataclasses.replace(parsed, content=bare, rest=()),
        counts=counts,
        rest=len(parsed.rest),
    )
    return codec.encode(shape).decode(), [*texts, *parsed.rest]


def join(shape: str, texts: Sequence[str]) -> Parsed:
    """Return what `split` took apart; `DamagedStoreError` if the parts do not fit."""
    try:
        form = codec.decode(_Shape, shape)
    except InputError as error:
        raise DamagedStoreError(f"A stored version cannot be read. {error}") from error
    if sum(form.counts) + form.rest != len(texts):
        raise DamagedStoreError(
            f"A stored version has {len(texts)} texts where its shape has "
            f"{sum(form.counts) + form.rest}: the database was altered. "
            f"`monitor verify` says what else was."
        )
    left = iter(texts)
    content: Document | Listing = form.parsed.content
    if isinstance(content, Document):
        content = dataclasses.replace(
            content,
            turns=tuple(
                dataclasses.replace(turn, text="\n".join(_take(left, count)))
                for turn, count in zip(content.turns, form.counts, strict=True)
            ),
        )
    else:
        links = (codec.decode(Link, text) for text in _take(left, form.counts[0]))
        content = dataclasses.replace(content, links=tuple(links))
    return dataclasses.replace(form.parsed, content=content, rest=tuple(left))


def _take(texts: Iterator[str], count: int) -> list[str]:
    return [next(texts) for _ in range(count)]


def digest(text: str) -> bytes:
    """Return SHA-256 of the text in UTF-8: what it is found by."""
    return hashlib.sha256(text.encode()).digest()


def pack(data: bytes) -> bytes:
    """Return the bytes in the shorter of two forms, told apart by their first byte."""
    deflated = zlib.compress(data, 9)
    return _DEFLATED + deflated if len(deflated) < len(data) else _PLAIN + data


def unpack(body: bytes) -> bytes:
    """Return what `pack` was given; `DamagedStoreError` if it is not of its making."""
    if body[:1] == _PLAIN:
        return body[1:]
    try:
        if body[:1] == _DEFLATED:
            return zlib.decompress(body[1:])
    except zlib.error:
        pass
    raise DamagedStoreError(
        "A text in the database cannot be unpacked: it was altered, or the disk is "
        "failing. `monitor verify` says which versions are affected."
    )


def pack_ids(ids: Iterable[int]) -> bytes:
    """Return ids as the steps between them: runs of neighbours become runs of ones.

    Each step is a zigzag variable-length integer, seven bits a byte.
    """
    out, last = bytearray(), 0
    for number in ids:
        step = number - last
        last = number
        left = step * 2 if step >= 0 else -step * 2 - 1
        while left > 0x7F:  # noqa: PLR2004 - seven bits a byte
            out.append(left & 0x7F | 0x80)
            left >>= 7
        out.append(left)
    return pack(bytes(out))


# The step to the next id, as it is written.
_NEXT = 2

# One number: any bytes with the high bit, and the one without it that ends it.
_NUMBER = re.compile(rb"[\x80-\xff]*[\x00-\x7f]")


def unpack_ids(body: bytes) -> list[int]:
    """Return the ids that `pack_ids` was given."""
    return list(itertools.accumulate(map(_step, _NUMBER.findall(unpack(body)))))


# The same, or a run of steps to the next id.
_NUMBERS = re.compile(rb"\x02+|[\x80-\xff]*[\x00-\x7f]")


def unpack_runs(body: bytes) -> list[tuple[int, int]]:
    """Return the same ids as half-open ranges of neighbours, in their order."""
    last, start, stop = 0, 1, 1
    runs = []
    for digits in _NUMBERS.findall(unpack(body)):
        if digits[0] == _NEXT:
            last += len(digits)
        else:
            if stop > start:
                runs.append((start, stop))
            last += _step(digits)
            start = last
        stop = last + 1
    return [*runs, (start, stop)] if stop > start else runs


# Nearly all steps are of one byte, and a cache's answer costs less than the sum.
@functools.lru_cache(maxsize=4096)
def _step(digits: bytes) -> int:
    """Return a zigzag number of seven bits a byte, the lowest first."""
    zigzag = sum((byte & 0x7F) << 7 * place for place, byte in enumerate(digits))
    return (zigzag >> 1) ^ -(zigzag & 1)
