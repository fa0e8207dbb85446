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
from collections.abc import Iterable, Iterator

from monitor.parse import _encodings as known
from monitor.parse._plausible import ALPHABETS, MULTIBYTE, glance, plausibility
from monitor.parse._strange_bytes import MENDING

# How far into a page its own declaration is looked for. The standard says 1024;
# pages with a long comment or script in front of their meta are read right this far.
_HEAD_BYTES = 8192
# From the word `charset` or `encoding` to the end of what it declares.
_LONGEST_CLAIM = 100
# Text judged when encodings have to be told apart: enough for hundreds of letters.
_SAMPLE_BYTES = 3000
# A claim whose text is at least this plausible stands without a contest. Real text
# scores 0.6 to 0.9, text in a wrong encoding under 0.4.
_PLAUSIBLE = 0.6
# ... in an encoding of single bytes, in which any bytes are letters.
_SURE = 0.8
# How many of these are read closely when they contend.
_CONTENDERS = 6
# What a claim, and the page's own language, add in a contest.
_CLAIM_BONUS = 0.15
_LANG_BONUS = 0.1
# Where only typed quotation marks and dashes speak, the windows encodings agree on
# them, and this one is meant.
_COMMONEST, _COMMONEST_BONUS = "windows-1252", 0.05
# Nothing on the web is in these unless it says so.
_ONLY_CLAIMED = frozenset({"x-mac-cyrillic", "iso-8859-6", "iso-8859-8", "iso-8859-13"})
# Share of the bytes beyond ASCII that stand in valid UTF-8 sequences from which on a
# page is UTF-8 with damage. GB18030 or 1252 text reaches 0.3 by chance.
_UTF8_SHARE = 0.75
# Half of this share of NULs on one side only is UTF-16: markup alone gives more.
_NUL_SHARE = 0.2

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
    # Nothing is declared behind the last of these words: no need to look further.
    lowered = head.lower()
    last = max(lowered.rfind(b"charset"), lowered.rfind(b"encoding"))
    head = head[: last + _LONGEST_CLAIM] if last >= 0 else b""
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
    # A search for one byte is thirty times as fast as for two.
    if b"\x1b" in body and b"\x1b$" in body and body.isascii():
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
        text, mended = body.decode(codec, MENDING), True
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
        enough = _PLAUSIBLE if encoding in MULTIBYTE else _SURE
        if plausibility(sample, encoding) >= enough:
            return _finish(body, encoding, source)
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
    """Score the encodings that come into question."""
    of_lang = {
        e for a in known.ALPHABETS if lang in a.langs.split() for e in a.encodings
    } | set(known.CJK_LANGS.get(lang or "", ()))

    def bonus(encoding: str) -> float:
        return (
            _CLAIM_BONUS * (encoding in claimed)
            + _LANG_BONUS * (encoding in of_lang)
            + _COMMONEST_BONUS * (encoding == _COMMONEST)
        )

    best = 0.0
    for encoding in MULTIBYTE:
        score = plausibility(sample, encoding) + bonus(encoding)
        best = max(best, score)
        yield score, encoding
    if best >= _PLAUSIBLE:
        return  # no alphabet gives half as much for two-byte text
    single = [
        name
        for name in dict.fromkeys((*ALPHABETS, *claimed))
        if name not in MULTIBYTE and (name in claimed or name not in _ONLY_CLAIMED)
    ]
    single.sort(key=lambda name: -glance(sample, name) - bonus(name))
    for encoding in single[:_CONTENDERS]:
        yield plausibility(sample, encoding) + bonus(encoding), encoding
