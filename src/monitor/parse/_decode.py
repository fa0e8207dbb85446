"""Bytes → text: by BOM, HTTP header, the page's declaration, and the bytes themselves.

A declaration is a claim; the bytes are what was sent. Bytes that are UTF-8 are UTF-8
whatever is claimed. Otherwise the claim that gives plausible text wins, and where none
does, the encoding whose text is most plausible: letters of one language where letters
belong, characters that are common in running text. Single bytes that do not fit are
mended one by one and never turn the rest of the page.

Order of evidence after the WHATWG Encoding Standard and HTML's sniffing algorithm,
except that UTF-8 is tested first and claims are checked.
"""

from __future__ import annotations

import codecs
import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator

from monitor.parse import _encodings as known

# How far into a page its own declaration is looked for. The standard says 1024;
# pages with a long comment or script in front of their meta are read right this far.
_HEAD_BYTES = 8192
# Text judged when encodings have to be told apart: enough for hundreds of letters.
_SAMPLE_BYTES = 4000
# A claim whose text is at least this plausible stands without a contest. Real text
# scores 0.6 to 0.9, text in a wrong encoding under 0.4.
_PLAUSIBLE = 0.6
# What a claim, and the page's own language, add in a contest.
_CLAIM_BONUS = 0.15
_LANG_BONUS = 0.1
# Where only typed quotation marks and dashes speak, the windows encodings agree on
# them, and this one is meant.
_COMMONEST, _COMMONEST_BONUS = "windows-1252", 0.05
# Nothing on the web is in these unless it says so.
_ONLY_CLAIMED = frozenset({"x-mac-cyrillic", "iso-8859-6", "iso-8859-8", "iso-8859-13"})
# What a claimed encoding is worth that no alphabet is listed for.
_UNKNOWN_WORTH = 0.4
# Share of the bytes beyond ASCII that stand in valid UTF-8 sequences from which on a
# page is UTF-8 with damage. GB18030 or 1252 text reaches 0.3 by chance.
_UTF8_SHARE = 0.75
# Half of this share of NULs on one side only is UTF-16: markup alone gives more.
_NUL_SHARE = 0.2

# Name of our error handler among the codecs.
_MENDING = "monitor.mend"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32le"),
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(
    rb"<meta\b[^>]{0,600}?\bcharset\s{0,9}=[\s\"']{0,9}([\w:.-]{2,40})", re.IGNORECASE
)
_XML = re.compile(
    rb"\A\s{0,99}<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w:.-]{2,40})"
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_LANG = re.compile(
    rb"<html\b[^>]{0,600}?\blang\s{0,9}=[\s\"']{0,9}([A-Za-z]{2,3})", re.IGNORECASE
)
_UTF8_SEQUENCE = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]"
    rb"|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2})+"
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]{1,64}")
_ASCII = bytes(range(0x80))


@dataclasses.dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text and how it was come by.

    `encoding` is a canonical name; `source` the evidence that won: `bom`, `header`,
    `meta`, `xml`, `utf-8` (the bytes are valid UTF-8 though nothing or something else
    was declared), `nul` (UTF-16 by its NULs), `detected`, or `ascii`. `mended` says
    that some bytes did not fit the encoding.
    """

    text: str
    encoding: str
    source: str
    mended: bool = False


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Return the text of a page's bytes; never raises.

    `content_type` is the value of the HTTP header of that name. The text holds no
    BOM at its start, and U+FFFD only where no decoding of the bytes makes sense.
    """
    claims = list(_claims(body, content_type))
    for encoding, source in claims:
        if source == "bom" and encoding != "utf-8":
            return _read(body, encoding, source)
    if wide := _utf16(body):
        source = next((s for e, s in claims if e == wide), "nul")
        return _read(body, wide, source)
    claims = [(e, s) for e, s in claims if not e.startswith("utf-16")]
    if escaped := _escaped(body, claims):
        return escaped
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _read_other(body, claims)
    if body.isascii():
        encoding, source = next(iter(claims), ("utf-8", "ascii"))
        return Decoded(text, encoding, source)
    source = next((s for e, s in claims if e == "utf-8"), "utf-8")
    return Decoded(text.lstrip("\ufeff"), "utf-8", source)


def _claims(body: bytes, content_type: str | None) -> Iterator[tuple[str, str]]:
    """Every known encoding that something claims for the page, strongest first."""
    for bom, name in _BOMS:
        if body.startswith(bom):
            yield name, "bom"
            break
    header = _HEADER.search(content_type or "")
    if header and (sent := known.canonical(header[1])):
        yield sent, "header"
    head = _COMMENT.sub(b"", body[:_HEAD_BYTES])
    for pattern, source in ((_XML, "xml"), (_META, "meta")):
        for match in pattern.finditer(head):
            label = match[1].decode("ascii", "ignore")
            if declared := known.canonical(label):
                yield declared, source


def _utf16(body: bytes) -> str | None:
    """Tell UTF-16 without BOM by NULs that stand on one side of each pair only."""
    head = body[:_HEAD_BYTES]
    if b"\0" not in head:
        return None
    pairs = max(len(head) // 2, 1)
    even, odd = head[0::2].count(0) / pairs, head[1::2].count(0) / pairs
    if odd > _NUL_SHARE and even < odd / 4:
        return "utf-16le"
    if even > _NUL_SHARE and odd < even / 4:
        return "utf-16be"
    return None


def _escaped(body: bytes, claims: list[tuple[str, str]]) -> Decoded | None:
    """Read the seven-bit encodings that switch by escapes."""
    if b"\x1b$" in body and body.isascii():
        for encoding in ("iso-2022-jp", "iso-2022-kr"):
            try:
                text = body.decode(known.CODECS[encoding])
            except UnicodeDecodeError:
                continue
            source = next((s for e, s in claims if e == encoding), "detected")
            return Decoded(text, encoding, source)
    for encoding, source in claims:
        if encoding == "hz-gb-2312" and b"~{" in body:
            return _read(body, encoding, source)
    return None


def _read(body: bytes, encoding: str, source: str) -> Decoded:
    """Decode all of the body in one encoding, mending what does not fit."""
    codec = known.CODECS[encoding]
    try:
        text, mended = body.decode(codec), False
    except UnicodeDecodeError:
        text, mended = body.decode(codec, _MENDING), True
    return Decoded(text.lstrip("\ufeff"), encoding, source, mended)


def _read_other(body: bytes, claims: list[tuple[str, str]]) -> Decoded:
    """Decode a body that is not valid UTF-8 throughout."""
    inside = sum(len(m[0]) for m in _UTF8_SEQUENCE.finditer(body))
    high = _beyond_ascii(body)
    if inside >= _UTF8_SHARE * high:
        source = next((s for e, s in claims if e == "utf-8"), "utf-8")
        return _read(body, "utf-8", source)
    sample = _sample(body)
    lang = _page_lang(body)
    others = [(e, s) for e, s in claims if e != "utf-8"]
    for encoding, source in others:
        if encoding in _MULTIBYTE and _plausibility(sample, encoding) >= _PLAUSIBLE:
            return _read(body, encoding, source)
    sources = dict(reversed(others))
    encoding = max(_contest(sample, sources.keys(), lang), key=lambda pair: pair[0])[1]
    return _finish(body, encoding, sources.get(encoding, "detected"))


def _beyond_ascii(data: bytes) -> int:
    return len(data.translate(None, _ASCII))


def _finish(body: bytes, encoding: str, source: str) -> Decoded:
    """Decode; in a western page, UTF-8 among bare punctuation bytes is both at once.

    Typed quotation marks pasted as 0x92 into a page of otherwise UTF-8 accents.
    """
    if encoding == "windows-1252":
        rest = _UTF8_SEQUENCE.sub(b"", body)
        if len(rest) < len(body) and not re.search(rb"[\xa0-\xff]", rest):
            return _read(body, "utf-8", "utf-8")
    return _read(body, encoding, source)


def _sample(body: bytes) -> bytes:
    """Pick the runs between tags that hold most beyond ASCII, up to a bound.

    `<`, `>` and newline are never the second byte of a character in any encoding here.
    """
    pieces = [p for p in re.split(rb"[<>\r\n]+", body) if not p.isascii()]
    pieces.sort(key=_beyond_ascii, reverse=True)
    kept, room = [], _SAMPLE_BYTES
    for piece in pieces:
        kept.append(piece[:room])
        room -= len(kept[-1])
        if room <= 0:
            break
    return b"\n".join(kept)


def _page_lang(body: bytes) -> str | None:
    match = _LANG.search(body[:_HEAD_BYTES])
    return match[1].decode().lower() if match else None


def _contest(
    sample: bytes, claimed: Iterable[str], lang: str | None
) -> Iterator[tuple[float, str]]:
    """Score every encoding; the first listed wins a tie."""
    of_lang = {
        e for a in known.ALPHABETS if lang in a.langs.split() for e in a.encodings
    } | set(known.CJK_LANGS.get(lang or "", ()))
    two_bytes = False
    for encoding in dict.fromkeys((*_MULTIBYTE, *_ALPHABETS, *claimed)):
        if encoding in _ONLY_CLAIMED and encoding not in claimed:
            continue
        if two_bytes and encoding not in _MULTIBYTE:
            return  # no alphabet gives half as much for two-byte text
        score = _plausibility(sample, encoding)
        score += _CLAIM_BONUS * (encoding in claimed)
        score += _LANG_BONUS * (encoding in of_lang)
        score += _COMMONEST_BONUS * (encoding == _COMMONEST)
        two_bytes = two_bytes or (encoding in _MULTIBYTE and score >= _PLAUSIBLE)
        yield score, encoding


# --- plausibility: how much like running text a reading looks ------------------


def _plausibility(sample: bytes, encoding: str) -> float:
    """Mean worth of the characters beyond ASCII: about 0.6 and more for real text."""
    text = sample.decode(known.CODECS[encoding], "replace")
    if encoding in _MULTIBYTE:
        return _worth_of_cjk(text, _MULTIBYTE[encoding])
    alphabets = _ALPHABETS.get(encoding)
    if not alphabets:
        return _UNKNOWN_WORTH
    return max(_worth_of_letters(text, alphabet) for alphabet in alphabets)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _worth_chinese(char: str) -> float:
    if _is_han(char):
        common = char in known.COMMON_HANS or char in known.COMMON_HANT
        return 1.0 if common else 0.3
    return -0.5


def _worth_taiwanese(char: str) -> float:
    if _is_han(char):
        return 1.0 if char in known.COMMON_HANT else 0.3
    return -0.5


def _worth_japanese(char: str) -> float:
    if "\u3041" <= char <= "\u3096":
        return 1.0
    if "\u30a1" <= char <= "\u30fc":
        return 0.7
    if _is_han(char):
        return 0.8 if char in known.COMMON_KANJI else 0.25
    return -0.7  # half-width katakana above all: any byte from A1 to DF is one


def _worth_korean(char: str) -> float:
    if "\uac00" <= char <= "\ud7a3":
        return 1.0 if char in known.COMMON_HANGUL else 0.35
    return 0.05 if _is_han(char) else -0.5


_MULTIBYTE: dict[str, Callable[[str], float]] = {
    "gb18030": _worth_chinese,
    "big5": _worth_taiwanese,
    "shift_jis": _worth_japanese,
    "euc-jp": _worth_japanese,
    "euc-kr": _worth_korean,
}


def _worth_of_cjk(text: str, worth: Callable[[str], float]) -> float:
    total, count, before = 0.0, 0, " "
    for place, char in enumerate(text):
        if char >= "\x80":
            count += 1
            after = text[place + 1 : place + 2]
            if char == "\ufffd" or "\ue000" <= char <= "\uf8ff":
                total -= 2
            elif char in known.HAN_PUNCTUATION or "\uff10" <= char <= "\uff5a":
                total += 0.7
            elif _is_small(before) and (_is_small(after) or after in ("", " ")):
                # "é" and the letter after it read as one character of two bytes
                total -= 1
            else:
                total += worth(char)
        before = char
    return total / count if count else 0.0


def _is_small(char: str) -> bool:
    return "a" <= char <= "z"


_ALPHABETS: dict[str, tuple[known.Alphabet, ...]] = {
    encoding: tuple(a for a in known.ALPHABETS if encoding in a.encodings)
    for encoding in dict.fromkeys(e for a in known.ALPHABETS for e in a.encodings)
}


def _worth_of_letters(text: str, alphabet: known.Alphabet) -> float:
    total, count = 0.0, 0
    for place, char in enumerate(text):
        if char < "\x80":
            continue
        count += 1
        before = text[place - 1] if place else " "
        after = text[place + 1 : place + 2] or " "
        if char.isalpha() or char in alphabet.letters:
            total += _worth_of_letter(char, before, after, alphabet)
        elif char == "’" or not (before.isalpha() and after.isalpha()):
            total += 0.6 if char in known.SIGNS else -0.5
        else:
            total -= 1
    return total / count if count else 0.0


def _worth_of_letter(
    char: str, before: str, after: str, alphabet: known.Alphabet
) -> float:
    small = char.lower()[:1]
    if char.isupper() and before.islower():
        return -1.0  # KOI8-R read as windows-1251 has its case turned round
    if small >= _NOT_LATIN and (_is_latin(before) or _is_latin(after)):
        return -1.0  # "situaciσn"
    if small in alphabet.frequent:
        worth = 1.0
    elif small in alphabet.letters:
        worth = 0.6
    else:
        return -0.5
    alone = not before.isalpha() and not after.isalpha()
    shouted = char.isupper() and before.isupper()
    return worth * (0.5 if alone else 0.8 if shouted else 1.0)


_NOT_LATIN = "\u0370"


def _is_latin(char: str) -> bool:
    return "A" <= char <= "Z" or _is_small(char)


# --- mending: bytes that do not fit the encoding of the rest ----------------------


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
        if text and _worth_of_cjk(text, _worth_chinese) >= _PLAUSIBLE:
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


codecs.register_error(_MENDING, _mend)
