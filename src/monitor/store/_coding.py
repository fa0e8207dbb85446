"""Content-Encoding undone (RFC 9110, section 8.4.1), for bodies kept as they were sent.

What comes in was decoded once before, within the limits of `fetch`.
"""

from __future__ import annotations

import zlib

import brotli  # type: ignore[import-untyped]
import zstandard

# Either of the two wrappers that zlib knows, told apart by their first bytes.
_ANY_WRAPPER = 32 + zlib.MAX_WBITS


def decoded(body: bytes, coding: str | None) -> bytes | None:
    """Return the body with its codings undone, or None where that cannot be done."""
    names = [name.strip().lower() for name in (coding or "").split(",")]
    for name in reversed([name for name in names if name not in {"", "identity"}]):
        undone = _undo(body, name)
        if undone is None:
            return None
        body = undone
    return body


def _undo(body: bytes, name: str) -> bytes | None:
    try:
        if name in {"gzip", "x-gzip"}:
            return _inflate(body)
        if name == "deflate":
            return _inflate(body) if body[:1] == b"\x78" else zlib.decompress(body, -15)
        if name == "br":
            return bytes(brotli.decompress(body))
        if name == "zstd":
            return zstandard.ZstdDecompressor().decompressobj().decompress(body)
    except (zlib.error, brotli.error, zstandard.ZstdError):
        pass
    return None


def _inflate(body: bytes) -> bytes:
    """Return all gzip members of the body, or its one zlib stream."""
    out = bytearray()
    while body:
        stream = zlib.decompressobj(_ANY_WRAPPER)
        out += stream.decompress(body)
        if not stream.eof:
            raise zlib.error("cut short")
        body = stream.unused_data
    return bytes(out)
