"""Labels in Chinese and Japanese: names and offices written without spaces."""

from __future__ import annotations

import re

from monitor.parse import _speech as speech
from monitor.parse._label import Label, LabelKind
from monitor.parse._words import fold, words

HAN = re.compile(r"[\u3400-\u9fff々〇]")
KANA = re.compile(r"[\u3040-\u30ff]")
# What ends an organisation's name rather than a person's.
_ORGANISATION = frozenset(
    "省府庁厅廳部局司院会會委署处處室科课課国國市县縣区區州党黨团團队隊社网網报報台办辦"
    "组組行军軍校所学界业業方"
)
_QUOTED_MEDIUM = re.compile(r"[《〈「『].{1,20}[》〉」』]")
# "有一位网友", "在场的记者": somebody who is spoken of, not a label.
_SOMEBODY = re.compile(
    "^(?:有|一|这|這|那|该|該|许多|許多|不少|很多|几|幾|某|前|后|後|在|对|對|当|當)|(?:[位名个個的])(?:..|...)$"
)
# What a Japanese office is for, short enough to look like a surname.
_SUBJECTS = words(
    """
    外務 財務 法務 総務 防衛 環境 復興 経産 厚労 国交 文科 農水 金融 警察 消防 国税
    内閣 特命 担当 行政 政務 保安 司法 常務 事務 主任 執行 指揮 検察 報道 広報
    """
)
# Offices of a district, and what its name ends in rather than somebody's.
_DISTRICTS = frozenset("市省县縣区區州镇鎮乡鄉知町村")
_PLACE_ENDS = frozenset("州京省市县縣港都府道")
_PARTED = re.compile("[·・•]")
# In characters: the longest office, label, name without and with a dot in it.
LONGEST_TITLE = 8
LONGEST_LABEL = 40
LONGEST_NAME = 4
LONGEST_PART = 7
# A Chinese name is a surname and one or two characters.
LONGEST_CHINESE = 3
LONGEST_JAPANESE = 5
SHORTEST_OFFICE = 2


def read_han(text: str) -> Label:
    """Read a label that names somebody in Han characters or kana."""
    if len(text) > LONGEST_LABEL:
        return Label(LabelKind.UNKNOWN, text, None, fold(text))
    if any(mark in text for mark in "，,。；"):
        # Nothing but a name and its office is parted by a comma.
        return _read_parted(text) or Label(LabelKind.UNKNOWN, text, None, fold(text))
    return _read_parted(text) or _read_joined(text)


def _read_parted(text: str) -> Label | None:
    """Read `李明，财政局局长`, and labels with spaces in them."""
    for mark in "，,":
        before, comma, after = text.partition(mark)
        if comma and is_han_name(before):
            role = han_kind(after) or LabelKind.PERSON
            return Label(role, before, after.strip(), fold(before))
    tokens = text.split()
    return _read_spaced(text, tokens) if len(tokens) > 1 else None


def _read_joined(text: str) -> Label:
    """Read an office, an outlet or a name without a space."""
    kind = han_kind(text)
    name = name_after_title(text) or name_before_title(text)
    if name:
        office = text.replace(name, "", 1).strip()
        kind = kind or han_kind(office) or LabelKind.OFFICIAL
        if office in _MEMBERS and office.endswith("員"):
            # Who sits in a committee asks there, and answers elsewhere.
            kind = LabelKind.PERSON
        return Label(kind, name, office or None, fold(name))
    if kind is not None and not _SOMEBODY.search(text):
        affiliation = None
        if kind is LabelKind.REPORTER:
            affiliation = re.sub("(?:记者|記者)[A-Za-z甲乙丙0-9]?$", "", text) or None
        return Label(kind, text, affiliation, fold(text))
    if is_han_name(text):
        return Label(LabelKind.PERSON, text, None, fold(text))
    if any(text.startswith(word) for word in _VISITORS):
        return Label(LabelKind.REPORTER, text, None, fold(text))
    return Label(LabelKind.UNKNOWN, text, None, fold(text))


def _read_spaced(text: str, tokens: list[str]) -> Label | None:
    """Read `外交部发言人 李明`, `李明 局长`, `新华社记者 李明`; `张 明` is one name."""
    joined = "".join(tokens)
    if all(len(t) == 1 for t in tokens) and is_han_name(joined):
        return Label(LabelKind.PERSON, joined, None, fold(joined))
    last, first = tokens[-1], tokens[0]
    before = " ".join(tokens[:-1])
    after = " ".join(tokens[1:])
    kind = han_kind(before)
    # After an office even a rare surname is one: 省发展改革委副主任 岑柏年.
    named = is_han_name(last, loose=kind is not None and han_kind(last) is None)
    if named and fold(last) not in _GENERIC and (kind or not is_han_name(first)):
        return Label(kind or LabelKind.PERSON, last, before, fold(last))
    if name := name_before_title(last):
        # 北陸日報 阿部記者
        role = han_kind(last) or LabelKind.OFFICIAL
        return Label(role, name, text.replace(name, "", 1).strip(), fold(name))
    if is_han_name(first, loose=True) and (held := han_kind(after)):
        return Label(held, first, after, fold(first))
    return None


def han_kind(text: str) -> LabelKind | None:
    """Return what the end of a Chinese or Japanese label says, or None."""
    folded = fold(text)
    for size in range(min(LONGEST_TITLE, len(folded)), 0, -1):
        kind = _kind_of_ending(folded[-size:], whole=size == len(folded))
        if kind is not None:
            return kind
    if folded in speech.OUTLETS or _QUOTED_MEDIUM.fullmatch(text):
        return LabelKind.REPORTER
    return None


def _kind_of_ending(end: str, *, whole: bool) -> LabelKind | None:
    if end in speech.MODERATOR:
        return LabelKind.MODERATOR
    if end in speech.OUTLETS and not whole:
        return LabelKind.REPORTER
    if len(end) > 1:
        for table, kind in (
            (speech.QUESTION, LabelKind.QUESTION),
            (speech.REPORTER, LabelKind.REPORTER),
            (speech.TITLES, LabelKind.OFFICIAL),
        ):
            if end in table:
                return kind
    return None


_GENERIC = speech.QUESTION | speech.ANSWER | speech.REPORTER | speech.MODERATOR
# Words before a made-up name: 网友“听雨”.
_VISITORS = ("网友", "網友", "网民", "網民", "听众", "聽眾", "读者", "讀者")
_ROLE_WORDS = frozenset(w for w in speech.REPORTER | speech.MODERATOR if HAN.search(w))


def name_after_title(text: str) -> str | None:
    """Return the name in `副省长李明`, `记者李明`: what follows an office."""
    for size in (3, 2, 4):
        name, before = text[-size:], text[:-size]
        if len(before) < SHORTEST_OFFICE or not is_han_name(name):
            continue
        if han_kind(name) and size >= LONGEST_CHINESE:
            continue
        for width in range(min(LONGEST_TITLE, len(before)), 1, -1):
            if before[-width:] in speech.TITLES or before[-width:] in _ROLE_WORDS:
                return name
    return None


# Who sits in a Japanese committee, and who is heard there.
_MEMBERS = frozenset(("委員", "議員", "参考人", "政府参考人", "証人", "公述人"))


def name_before_title(text: str) -> str | None:
    """Return the name in `李明局长`, `矢作外務大臣`: what stands before an office."""
    if text in speech.TITLES:
        return None
    for size in range(min(LONGEST_TITLE, len(text) - 1), 0, -1):
        title, name = text[-size:], text[:-size]
        if title not in speech.TITLES and title not in _ROLE_WORDS:
            continue
        if size == 1 and title not in "氏様君":
            continue
        if len(name) > 1 and title[0] in _DISTRICTS and name[-1] in _PLACE_ENDS:
            # 江州市长 governs 江州; 江 is a surname by chance.
            continue
        if len(name) == 1:
            return name if name in speech.HAN_SURNAMES else None
        # 阿部 and 服部 are people, 財務部 is none.
        short = len(name) < LONGEST_CHINESE
        if len(name) <= LONGEST_NAME and (short or name[-1] not in _ORGANISATION):
            if is_han_name(name):
                return name
            japanese = any(c in title for c in "臣総官氏記様") or title in _MEMBERS
            if japanese and name not in speech.TITLES and name not in _SUBJECTS:
                return name
    return None


def _is_japanese_name(text: str) -> bool:
    """Tell a Japanese surname, alone or with a given name behind it."""
    if text in speech.JAPANESE_SURNAMES:
        return True
    if not LONGEST_CHINESE < len(text) <= LONGEST_JAPANESE:
        return False
    return any(
        text[:size] in speech.JAPANESE_SURNAMES and han_kind(text[size:]) is None
        for size in (2, 3)
    )


def is_han_name(text: str, *, loose: bool = False) -> bool:
    """Tell whether this can be a person's name in Han characters by its shape.

    `loose` also takes names without a known surname, as Japanese ones.
    """
    if _PARTED.search(text):
        return all(
            1 <= len(part) <= LONGEST_PART and (HAN.match(part) or KANA.match(part))
            for part in _PARTED.split(text)
        )
    if len(text) <= 1 or _is_japanese_name(text):
        return len(text) > 1 or text in speech.HAN_SURNAMES
    if len(text) > LONGEST_NAME or not all(HAN.match(c) for c in text):
        return False
    if text[:2] in speech.HAN_DOUBLE_SURNAMES:
        return len(text) >= LONGEST_CHINESE
    if loose:
        return True
    return len(text) <= LONGEST_CHINESE and text[0] in speech.HAN_SURNAMES
