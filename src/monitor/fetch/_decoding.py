"""Content-Encoding undone, within a limit: gzip, deflate, br and zstd (RFC 9110, 8.4).

Works on the body as it was sent, which has its own limit, and asks each decoder for
no more than is still allowed: a bomb costs the limit, not what it would become.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]  # ships no types
import zstandard

# RFC 9659: what a decoder of zstd on the web has to accept, and need not exceed.
_ZSTD_WINDOW = 8 * 1024 * 1024
# zstandard's streaming decoder has no output limit, and four bytes of input may stand
# for 128 KiB: a piece of this size becomes 16 MiB at most.
_ZSTD_PIECE = 512
# Encodings laid one over another; nobody honest sends more than two.
_MAX_LAYERS = 3


class UndecodableError(Exception):
    """The body is not in the encoding that the server named; `partial` is what was."""

    def __init__(self, message: str, partial: bytes = b"") -> None:
        super().__init__(message)
        self.partial = partial


class EndMissingError(UndecodableError):
    """The encoded body stops before its own end mark."""


class TooMuchError(UndecodableError):
    """Decoded, the body is larger than the limit."""


def decode(raw: bytes, content_encoding: str | None, limit: int) -> bytes:
    """Return `raw` with its Content-Encoding undone; at most `limit` bytes.

    Raises an UndecodableError or one of its kinds.
    """
    names = [
        name
        for part in (content_encoding or "").lower().split(",")
        if (name := part.strip()) not in {"", "identity", "none", "utf-8"}
    ]
    if len(names) > _MAX_LAYERS:
        raise UndecodableError(f"{len(names)} encodings laid over each other")
    body = raw
    for name in reversed(names):
        decoder = _DECODERS.get(name)
        if decoder is None:
            raise UndecodableError(f"unknown Content-Encoding {name[:40]!r}")
        if not body:
            return (
                b""  # a HEAD or an error answer that names an encoding it did not use
            )
        body = decoder(body, limit)
    return body


def _inflated(raw: bytes, limit: int, window: int, name: str) -> bytes:
    """Undo zlib's encodings; several gzip members may follow each other."""
    whole = bytearray()
    rest = raw
    members = 0
    while rest:
        decoder = zlib.decompressobj(window)
        try:
            while rest and not decoder.eof:
                whole += decoder.decompress(rest, limit - len(whole) + 1)
                if len(whole) > limit:
                    raise TooMuchError(_too_much(limit), bytes(whole[:limit]))
                rest = decoder.unconsumed_tail
        except zlib.error as error:
            if members:
                break  # what follows the last member is padding
            raise UndecodableError(f"not {name}: {error}", bytes(whole)) from error
        if not decoder.eof:
            raise EndMissingError(f"the {name} stream has no end", bytes(whole))
        rest = decoder.unused_data
        members += 1
        if window < 0 or name == "deflate":
            break
    return bytes(whole)


def _gzip(raw: bytes, limit: int) -> bytes:
    return _inflated(raw, limit, 16 + zlib.MAX_WBITS, "gzip")


def _deflate(raw: bytes, limit: int) -> bytes:
    """Undo `deflate`: zlib's wrapper by the standard, none in some servers."""
    try:
        return _inflated(raw, limit, zlib.MAX_WBITS, "deflate")
    except (EndMissingError, TooMuchError):
        raise
    except UndecodableError:
        return _inflated(raw, limit, -zlib.MAX_WBITS, "deflate")


def _brotli(raw: bytes, limit: int) -> bytes:
    decoder = brotli.Decompressor()
    whole = bytearray()
    piece = raw
    try:
        while not decoder.is_finished():
            got = decoder.process(piece, output_buffer_limit=limit - len(whole) + 1)
            whole += got
            if len(whole) > limit:
                raise TooMuchError(_too_much(limit), bytes(whole[:limit]))
            piece = b""
            if not got and decoder.can_accept_more_data():
                break
    except brotli.error as error:
        raise UndecodableError(f"not brotli: {error}", bytes(whole)) from error
    if not decoder.is_finished():
        raise EndMissingError("the brotli stream has no end", bytes(whole))
    return bytes(whole)


def _zstd(raw: bytes, limit: int) -> bytes:
    whole = bytearray()
    rest = raw
    while rest:
        frame = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
        fed = 0
        try:
            while fed < len(rest) and not frame.eof:
                whole += frame.decompress(rest[fed : fed + _ZSTD_PIECE])
                fed += _ZSTD_PIECE
                if len(whole) > limit:
                    raise TooMuchError(_too_much(limit), bytes(whole[:limit]))
        except zstandard.ZstdError as error:
            raise UndecodableError(f"not zstd: {error}", bytes(whole)) from error
        if not frame.eof:
            raise EndMissingError("the zstd stream has no end", bytes(whole))
        rest = frame.unused_data + rest[fed:]
    return bytes(whole)


def _too_much(limit: int) -> str:
    return f"more than {limit:,} bytes once decoded"


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
