"""Bytes that do not fit the encoding of the rest of their page.

One such byte must not turn the page: it is read alone, by what the vendor of the
encoding added to it, or as what was pasted there. An error handler for `decode`.
"""

from __future__ import annotations

import codecs
import re

from monitor.parse._plausible import worth_chinese, worth_of_cjk

# Name of the error handler among the codecs.
MENDING = "monitor.mend"
# Plausibility from which on strange bytes in a UTF-8 page are GBK text.
_CHINESE = 0.6
_HIGH_RUN = re.compile(rb"[\x80-\xff]{1,64}")


def _mend(error: UnicodeError) -> tuple[str, int]:
    """Read what a codec could not; a handler for `bytes.decode(errors=…)`.

    Looks at a bounded number of bytes, so that decoding stays linear.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, start, end = error.object, error.start, error.end
    if error.encoding == "utf-8":
        return _mend_utf8(data, start, end)
    if error.encoding.startswith("utf"):
        return ("" if end >= len(data) else "\ufffd"), end
    return _mend_legacy(data, start, error.encoding)


def _mend_legacy(data: bytes, start: int, codec: str) -> tuple[str, int]:
    """Read what the vendor of an encoding added to it, or a byte too many."""
    pair = data[start : start + 2]
    char = None
    if codec == "euc_jp":
        char = _microsoft_euc(pair)
    elif codec == "big5hkscs":
        char = _strictly(pair, "cp950")
    if char:
        return char, start + 2
    if codec == "gb18030" and pair[0] == _GBK_EURO:
        return "€", start + 1
    if pair[0] == _NBSP and pair[1:].isascii():
        return "\xa0", start + 1
    whole = len(pair) > 1 and pair[1] >= _HIGH and codec != "charmap"
    return "\ufffd", start + 1 + whole


_HIGH, _NBSP, _GBK_EURO = 0x80, 0xA0, 0x80
# A CESU-8 pair of surrogates: what some databases take for UTF-8.
_SURROGATES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")


def _mend_utf8(data: bytes, start: int, end: int) -> tuple[str, int]:
    """Read bytes in a UTF-8 page that are something else: GBK, 1252, or cut off."""
    if _SURROGATES.match(data, start):
        units = data[start : start + 6].decode("utf-8", "surrogatepass")
        return units.encode("utf-16", "surrogatepass").decode("utf-16"), start + 6
    run = _HIGH_RUN.match(data, start)
    strange = run[0] if run else b""
    if len(strange) > 3 and len(strange) % 2 == 0:  # noqa: PLR2004 - two characters
        text = _strictly(strange, "gb18030")
        if text and worth_of_cjk(text, worth_chinese) >= _CHINESE:
            return text, start + len(strange)
    if len(strange) == 1 and (start == 0 or data[start - 1] < _HIGH):
        return _strictly(strange, "cp1252") or "\ufffd", start + 1
    return "\ufffd", end


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _microsoft_euc(pair: bytes) -> str | None:
    """Read a pair of EUC-JP that only Microsoft's table has: ①, ㈱, ℡.

    The same row and cell are looked up in cp932, by the shift that gave it its name.
    """
    if len(pair) < 2 or min(pair) <= _NBSP:  # noqa: PLR2004 - a pair
        return None
    row, cell = pair[0] - 0xA1, pair[1] - 0xA1
    lead = row // 2 + (0x81 if row < 62 else 0xC1)  # noqa: PLR2004 - Shift_JIS itself
    trail = cell + 0x9F if row % 2 else cell + (0x40 if cell < 63 else 0x41)  # noqa: PLR2004
    return _strictly(bytes((lead, trail)), "cp932")


codecs.register_error(MENDING, _mend)
