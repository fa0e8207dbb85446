"""A label read alone: who it names, what he is there for, how sure that is.

Whether a piece of text *is* a label is decided elsewhere, on the page as a whole; here
it is only read, as `人民公安报记者`, `副省长 李明`, `SECRETARY OF STATE DOE` or `Q`.
"""

from __future__ import annotations

import enum
import functools
import re
from typing import NamedTuple

from monitor.parse import _speech as speech
from monitor.parse._words import fold


class LabelKind(enum.Enum):
    """What a label says of whoever speaks."""

    QUESTION = "a word for question"
    ANSWER = "a word for answer"
    REPORTER = "a reporter or medium"
    MODERATOR = "a moderator"
    VOICE = "somebody unnamed"
    OFFICIAL = "an office"
    PERSON = "a name"
    UNKNOWN = "other words"
    FIELD = "a form's field"


class Label(NamedTuple):
    """A label as read. `speaker` is None where it names nobody.

    `key` is equal for two ways to write one label; `affiliation` the office or outlet.
    """

    kind: LabelKind
    speaker: str | None
    affiliation: str | None
    key: str


# Longer labels are sentences: in letters, and where words are not parted by spaces.
LONGEST_LABEL = 90
LONGEST_WIDE_LABEL = 40
MOST_WORDS = 12

_MARKS = "○◯●◎◆◇■□▲△▼▽▷▶◀☆★※・•·*＊-–—―|>＞→:：#\u3000 \u00a0"
_OPENING = "[【〈<（(《「『〔［＜{〖"
_CLOSING = "]】〉>）)》」』〕］＞}〗"
_PAIRS = dict(zip(_OPENING, _CLOSING, strict=True))
_BRACKETED = re.compile(r"[(（\[［【]\s*([^()（）\[\]［］【】]*)\s*[)）\]］】]")
_COUNTED = re.compile(
    r"^(?:第)?[0-9０-９一二三四五六七八九十]{1,3}[.、．)]?\s*|\s*[-#.]?\s*(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|(?<=[^a-z])[a-z])[.)]?$"
)
_HAN = re.compile(r"[\u3400-\u9fff々〇]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LETTER = re.compile(r"[^\W\d_]")
_ORGANISATION = frozenset(
    "省府庁厅廳部局司院会會委署处處室科课課国國市县縣区區州党黨团團队隊社网網报報台办辦"
    "组組行军軍校所学界业業方"
)
_QUOTED_MEDIUM = re.compile(r"[《〈「『].{1,20}[》〉」』]")
_NAME_TOKEN = re.compile(r"[^\W\d_][\w'’\-‐.]*\.?|[^\W\d_]\.")


def strip_label(raw: str) -> str:
    """Take bullets, brackets around the whole, and ending colons off a label."""
    text = raw.strip().strip(_MARKS).strip()
    while len(text) > 2 and _PAIRS.get(text[0]) == text[-1]:
        inner = text[1:-1]
        if any(c in inner for c in _OPENING + _CLOSING) and not text.startswith("《"):
            break
        if text[0] == "《":
            break
        text = inner.strip().strip(_MARKS).strip()
    return text


@functools.lru_cache(maxsize=8192)
def read_label(raw: str) -> Label:
    """Read what may be a label; see `Label`. Never raises."""
    text = strip_label(raw)
    if not text or len(text) > LONGEST_LABEL:
        return Label(LabelKind.UNKNOWN, text or None, None, fold(text))
    bare, beside = _unbracket(text)
    label = _generic(bare)
    if label is None:
        label = _read_name(bare)
    if beside and label.affiliation is None:
        label = _with_bracket(label, beside)
    return label


def _unbracket(text: str) -> tuple[str, str | None]:
    """Take bracketed remarks off; return what else stood in brackets."""
    beside = None
    for found in _BRACKETED.finditer(text):
        inner = found[1].strip()
        if inner and not _is_remark(inner):
            beside = beside or inner
    bare = (
        " ".join(_BRACKETED.sub(" ", text).split())
        if "(" in text or beside or ("（" in text) or "[" in text or "【" in text
        else text
    )
    if not bare:
        return text, None
    return bare, beside


def _is_remark(text: str) -> bool:
    folded = fold(text)
    return folded in speech.REMARKS or any(w in speech.REMARKS for w in folded.split())


def _with_bracket(label: Label, beside: str) -> Label:
    """Read `王明（新华社记者）`, `WAGNER (AA)`, `Frage (Reuters)`."""
    inner = read_label(beside)
    kind = label.kind
    if kind in (LabelKind.PERSON, LabelKind.UNKNOWN):
        if inner.kind in (LabelKind.REPORTER, LabelKind.MODERATOR, LabelKind.OFFICIAL):
            kind = inner.kind
    elif (
        label.speaker is None
        and kind in (LabelKind.QUESTION, LabelKind.REPORTER)
        and inner.kind is LabelKind.PERSON
        and " " in beside
    ):
        return Label(kind, beside, None, f"{label.key} {inner.key}")
    return Label(kind, label.speaker, beside, label.key)


# --- labels that name nobody --------------------------------------------------

_GENERIC = (
    (speech.QUESTION, LabelKind.QUESTION),
    (speech.ANSWER, LabelKind.ANSWER),
    (speech.REPORTER, LabelKind.REPORTER),
    (speech.MODERATOR, LabelKind.MODERATOR),
    (speech.VOICE, LabelKind.VOICE),
)


def _generic(text: str) -> Label | None:
    folded = fold(text).strip(" .-–—…'\"")
    for key in (folded, _COUNTED.sub("", folded).strip()):
        for table, kind in _GENERIC:
            if key in table:
                return Label(kind, None, None, key)
    if folded in speech.FIELDS:
        return Label(LabelKind.FIELD, None, None, folded)
    return None


# --- names, offices, outlets --------------------------------------------------


def _read_name(text: str) -> Label:
    if _HANGUL.search(text):
        return _read_spaced(text)
    if _HAN.search(text) or _KANA.search(text):
        return _read_han(text)
    return _read_spaced(text)


def _read_spaced(text: str) -> Label:
    """Read a label whose words stand apart: office words at either end are taken off."""
    name, comma, office = text.partition(",")
    if not comma:
        name, comma, office = text.partition("，")
    if comma and office.strip():
        label = _read_spaced(name.strip())
        rest = office.strip()
        if label.kind is LabelKind.OFFICIAL and _is_person(rest.split()):
            # "Minister of Finance, Jan Nowak"
            return Label(LabelKind.OFFICIAL, rest, name.strip(), fold(rest))
        kind = label.kind
        if kind is LabelKind.PERSON:
            kind = _office_kind(rest)
        return Label(kind, label.speaker, label.affiliation or rest, label.key)
    tokens = text.split()
    folded = [fold(token).strip(".,") for token in tokens]
    if len(tokens) > MOST_WORDS:
        return Label(LabelKind.UNKNOWN, text, None, fold(text))
    if folded[0] in speech.QUESTION and len(tokens) > 1:
        rest = " ".join(tokens[1:]).strip("-–— ")
        if rest and _is_person(rest.split()):
            return Label(LabelKind.QUESTION, rest, None, fold(rest))
    begin, end, titled = _office_ends(tokens, folded)
    middle = tokens[begin:end]
    if titled and not middle:
        return Label(LabelKind.OFFICIAL, text, None, fold(text))
    if titled:
        reporter = next(
            (LabelKind.REPORTER for w in folded if w in speech.REPORTER), None
        )
        if not _is_person(middle):
            middle = _tail_name(tokens[begin:])
        if not middle:
            return Label(reporter or LabelKind.OFFICIAL, text, None, fold(text))
        name = " ".join(middle)
        office = " ".join(tokens[:begin] + tokens[end:]) or None
        if begin and tokens[begin:end] != middle:
            office = text[: text.rfind(name)].strip(" ,-–") or None
        return Label(reporter or LabelKind.OFFICIAL, name, office, fold(name))
    return _untitled(text, tokens, folded)


def _office_ends(tokens: list[str], folded: list[str]) -> tuple[int, int, bool]:
    """Return what is left between office words at both ends, and whether there are any.

    A particle right before the name is the name's: `Ministro da Silva`.
    """
    begin, end, titled = 0, len(tokens), False
    for index, word in enumerate(folded):
        if word in speech.TITLES or _is_title_form(word):
            titled = True
            begin = index + 1
        elif word in speech.FILL or (word in speech.HONORIFICS and not titled):
            if titled:
                begin = index + 1
        else:
            break
    if titled and begin == len(tokens):
        return begin, end, True
    while end > begin and folded[end - 1] in speech.TITLES:
        titled = True
        end -= 1
    last = folded[begin - 1] if begin else ""
    if (
        titled
        and begin < end
        and last in speech.PARTICLES
        and last not in speech.TITLES
    ):
        name_starts_lower = tokens[begin - 1].islower() and begin > 1
        if (
            name_starts_lower
            and folded[begin - 2] in speech.TITLES
            and end - begin == 1
        ):
            begin -= 1
    return begin, end, titled


def _untitled(text: str, tokens: list[str], folded: list[str]) -> Label:
    if any(word in speech.FIELDS for word in (folded[0], fold(text))):
        return Label(LabelKind.FIELD, None, None, fold(text))
    for at, word in ((len(tokens) - 1, folded[-1]), (0, folded[0])):
        for table, kind in _GENERIC[2:4]:
            if word in table and len(tokens) > 1:
                others = [t for i, t in enumerate(tokens) if i != at]
                people = [t for t in others if not _is_medium([t])]
                person = bool(people) and _is_person(people)
                name = " ".join(people) if person else text
                rest = " ".join(t for t in others if not person or t not in people)
                return Label(kind, name, rest or None, fold(name))
    if _is_medium(tokens):
        return Label(LabelKind.REPORTER, text, text, fold(text))
    if _is_person(tokens):
        return Label(LabelKind.PERSON, text, None, fold(text))
    return Label(LabelKind.UNKNOWN, text, None, fold(text))


def _is_title_form(word: str) -> bool:
    """Tell an office written as one word: `Vice-Präsident`, `prime-minister`."""
    if "-" not in word:
        return False
    return any(part in speech.TITLES for part in word.split("-"))


def _is_medium(tokens: list[str]) -> bool:
    folded = [fold(token).strip(".,") for token in tokens]
    return any(word in speech.OUTLETS for word in folded)


def _tail_name(tokens: list[str]) -> list[str]:
    """Return the name that ends an office such as `Minister for Trade Ana Silva`."""
    for size in (3, 2, 1):
        tail = tokens[-size:]
        if len(tokens) > size and _is_person(tail):
            before = fold(tokens[-size - 1]).strip(".,")
            if before in speech.TITLES or before in speech.FILL:
                return tail
    return []


def _is_person(tokens: list[str]) -> bool:
    """Tell words that can be somebody's name by their shape alone."""
    if not 1 <= len(tokens) <= 6:
        return False
    capital = 0
    for token in tokens:
        word = fold(token)
        if word in speech.PARTICLES or word in speech.HONORIFICS:
            continue
        if not _NAME_TOKEN.fullmatch(token):
            return False
        first = token[0]
        if first.isupper() or (not first.islower() and not first.isupper()):
            capital += 1
        else:
            return False
    text = " ".join(tokens)
    if _HANGUL.search(text):
        joined = "".join(tokens)
        return 2 <= len(joined) <= 5 and joined[0] in speech.HANGUL_SURNAMES
    return capital > 0


def _office_kind(office: str) -> LabelKind:
    folded = [fold(token).strip(".,") for token in office.split()]
    if any(w in speech.REPORTER or w in speech.OUTLETS for w in folded):
        return LabelKind.REPORTER
    if any(w in speech.MODERATOR for w in folded):
        return LabelKind.MODERATOR
    if _HAN.search(office):
        return _han_kind(office) or LabelKind.PERSON
    if any(w in speech.TITLES for w in folded):
        return LabelKind.OFFICIAL
    return LabelKind.PERSON


# --- Chinese and Japanese -----------------------------------------------------

LONGEST_TITLE = 8


def _read_han(text: str) -> Label:
    tokens = text.split()
    if len(text) > LONGEST_WIDE_LABEL:
        return Label(LabelKind.UNKNOWN, text, None, fold(text))
    if len(tokens) > 1:
        label = _read_han_spaced(text, tokens)
        if label is not None:
            return label
    for mark in "，,、":
        name, comma, office = text.partition(mark)
        if comma and mark != "、" and is_han_name(name):
            kind = _han_kind(office) or LabelKind.PERSON
            return Label(kind, name, office.strip(), fold(name))
    kind = _han_kind(text)
    name = _name_after_title(text) or _name_before_title(text)
    if name:
        office = text.replace(name, "", 1).strip() or None
        return Label(kind or LabelKind.OFFICIAL, name, office, fold(name))
    if kind is not None:
        affiliation = None
        if kind is LabelKind.REPORTER:
            affiliation = re.sub("(?:记者|記者)[A-Za-z甲乙丙0-9]?$", "", text) or None
        return Label(kind, text, affiliation, fold(text))
    if is_han_name(text):
        return Label(LabelKind.PERSON, text, None, fold(text))
    return Label(LabelKind.UNKNOWN, text, None, fold(text))


def _read_han_spaced(text: str, tokens: list[str]) -> Label | None:
    """Read `外交部发言人 李明`, `李明 局长`, `新华社记者 李明`; `张 明` is one name."""
    joined = "".join(tokens)
    if all(len(t) == 1 for t in tokens) and is_han_name(joined):
        return Label(LabelKind.PERSON, joined, None, fold(joined))
    last, first = tokens[-1], tokens[0]
    before = " ".join(tokens[:-1])
    after = " ".join(tokens[1:])
    if is_han_name(last) and not _generic(last):
        kind = _han_kind(before)
        if kind or not is_han_name(first):
            return Label(kind or LabelKind.PERSON, last, before, fold(last))
    if _name_before_title(last):
        # 読売新聞 阿部記者
        name = _name_before_title(last) or last
        kind = _han_kind(last) or LabelKind.OFFICIAL
        return Label(kind, name, text.replace(name, "", 1).strip(), fold(name))
    if is_han_name(first, loose=True) and (kind := _han_kind(after)):
        return Label(kind, first, after, fold(first))
    return None


def _han_kind(text: str) -> LabelKind | None:
    """Return what the end of a Chinese or Japanese label says, or None."""
    folded = fold(text)
    for size in range(min(LONGEST_TITLE, len(folded)), 0, -1):
        end = folded[-size:]
        if end in speech.QUESTION and size > 1:
            return LabelKind.QUESTION
        if end in speech.REPORTER and size > 1:
            return LabelKind.REPORTER
        if end in speech.MODERATOR:
            return LabelKind.MODERATOR
        if end in speech.TITLES and size > 1:
            return LabelKind.OFFICIAL
        if end in speech.OUTLETS and size < len(folded):
            return LabelKind.REPORTER
    if folded in speech.OUTLETS or _QUOTED_MEDIUM.fullmatch(text):
        return LabelKind.REPORTER
    return None


_ROLE_WORDS = frozenset(w for w in speech.REPORTER | speech.MODERATOR if _HAN.search(w))


def _name_after_title(text: str) -> str | None:
    """Return the name in `副省长李明`, `记者李明`: what follows an office."""
    for size in (3, 2, 4):
        name, before = text[-size:], text[:-size]
        if len(before) < 2 or not is_han_name(name):
            continue
        if _han_kind(name) and size > 2:
            continue
        for width in range(min(LONGEST_TITLE, len(before)), 1, -1):
            if before[-width:] in speech.TITLES or before[-width:] in _ROLE_WORDS:
                return name
    return None


def _name_before_title(text: str) -> str | None:
    """Return the name in `李明局长`, `茂木外務大臣`, `阿部記者`: what an office ends."""
    for size in range(min(LONGEST_TITLE, len(text) - 1), 0, -1):
        title, name = text[-size:], text[:-size]
        if title not in speech.TITLES and title not in _ROLE_WORDS:
            continue
        if size == 1 and title not in "氏様君":
            continue
        if len(name) == 1:
            return name if name in speech.HAN_SURNAMES else None
        # 阿部 and 服部 are people, 財務部 is none.
        if len(name) <= 4 and (len(name) == 2 or name[-1] not in _ORGANISATION):
            if is_han_name(name):
                return name
            if any(c in title for c in "臣総官氏記様") and name not in speech.TITLES:
                return name
    return None


def is_han_name(text: str, *, loose: bool = False) -> bool:
    """Tell whether this can be a person's name in Han characters by its shape.

    `loose` also takes names without a known surname, as Japanese ones.
    """
    if "·" in text or "・" in text or "•" in text:
        parts = re.split("[·・•]", text)
        return all(
            1 <= len(p) <= 7 and (_HAN.match(p) or _KANA.match(p)) for p in parts
        )
    if len(text) == 1:
        return text in speech.HAN_SURNAMES
    if not 2 <= len(text) <= 4 or not all(_HAN.match(c) for c in text):
        return False
    if text[:2] in speech.HAN_DOUBLE_SURNAMES:
        return len(text) > 2
    if loose:
        return True
    return text[0] in speech.HAN_SURNAMES and len(text) <= 3
