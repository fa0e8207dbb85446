"""A label read alone: who it names, what he is there for, how sure that is.

Whether a piece of text *is* a label is decided elsewhere, on the page as a whole; here
it is only read, as `江州日报记者`, `副省长 李明`, `SECRETARY OF STATE DOE` or `Q`.
"""

from __future__ import annotations

import functools
import re

from monitor.parse import _speech as speech
from monitor.parse._han import HAN, KANA, han_kind, read_han
from monitor.parse._label import Label, LabelKind
from monitor.parse._offices import is_honorific, office_ends
from monitor.parse._phrases import is_time
from monitor.parse._words import fold

# Longer labels are sentences: in letters, and where words are not parted by spaces.
LONGEST_LABEL = 90
MOST_WORDS = 12
# A name in capitals has so many letters: fewer may be an outlet or a party.
SHORTEST_SHOUTED = 5
# A person has at most so many names; a Korean one this many syllables.
MOST_NAMES = 6
HANGUL_NAME = range(2, 5)

_MARKS = "○◯●◎◆◇■□▲△▼▽▷▶◀☆★※・•·*＊-–—―|>＞→:：#\u3000 \u00a0"
_OPENING = "[【〈<（(《「『〔［＜{〖"
_CLOSING = "]】〉>）)》」』〕］＞}〗"
_PAIRS = dict(zip(_OPENING, _CLOSING, strict=True))
_BRACKETED = re.compile(r"[(（\[［【]\s*([^()（）\[\]［］【】]*)\s*[)）\]］】]")
_NUMBER = "(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})"
_COUNTED = re.compile(
    rf"^第?{_NUMBER}[.、．)]?\s*|\s*[-#.]?\s*(?:{_NUMBER}|(?<=[^a-z])[a-z])[.)]?$"
)
_NUMBERED_QUESTION = re.compile(r"(?:Q|P|F|D|No\.?|Nr\.?)\s?\d{1,3}[.)]?\s+(?=\S\S)")
_COUNTED_WORD = re.compile(r"([^\W\d_]{2,16})\s?\d{1,3}[.):]?\s+(?=[^\W\d_]{2})")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_QUOTED = re.compile("«[^«»]{2,40}»|“[^“”]{2,40}”|„[^„“”]{2,40}[“”]")
_NAME_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-‐.])*")
# They name no single reporter: "Press release" is none by the name of Release.
_WHOLE_PRESS = frozenset(
    ("press", "media", "audience", "presse", "prensa", "imprensa", "stampa", "prasa")
)
_OFFICES = frozenset((LabelKind.OFFICIAL, LabelKind.MODERATOR))
_ARTICLES = frozenset("the el la le il der die das o a l'".split())  # noqa: SIM905 - a table


def strip_label(raw: str) -> str:
    """Take bullets, brackets around the whole, and ending colons off a label."""
    text = raw.strip().strip(_MARKS).strip()
    while text[1:-1] and _PAIRS.get(text[0]) == text[-1]:
        inner = text[1:-1]
        # 《…》 holds the name of a medium, and is printed as a part of it.
        if text[0] == "《" or any(c in inner for c in _OPENING + _CLOSING):
            break
        text = inner.strip().strip(_MARKS).strip()
    return text


@functools.lru_cache(maxsize=8192)
def read_label(raw: str) -> Label:
    """Read what may be a label; see `Label`. Never raises."""
    text = strip_label(raw)
    numbered = _NUMBERED_QUESTION.match(text) or _COUNTED_WORD.match(text)
    if numbered and (numbered.re is _NUMBERED_QUESTION or _says_question(numbered[1])):
        # "Q12 Ms Green": the chair numbers the questions, whoever asks them.
        asker = read_label(text[numbered.end() :])
        return Label(LabelKind.QUESTION, asker.speaker, asker.affiliation, asker.key)
    if not text or len(text) > LONGEST_LABEL:
        return Label(LabelKind.UNKNOWN, text or None, None, fold(text))
    if " " in text and all(len(t) == 1 and HAN.match(t) for t in text.split()):
        # 记　者 and 张　明 are spread out to line up with longer labels.
        text = "".join(text.split())
    bare, beside = _unbracket(text)
    label = _generic(bare)
    if label is None:
        label = _read_name(bare)
    if beside and label.affiliation is None:
        label = _with_bracket(text, label, beside)
    return label


def _says_question(word: str) -> bool:
    return fold(word) in speech.QUESTION


def _unbracket(text: str) -> tuple[str, str | None]:
    """Take bracketed remarks off; return what else stood in brackets."""
    beside = None
    for found in _BRACKETED.finditer(text):
        inner = found[1].strip()
        if inner and not _is_remark(inner):
            beside = beside or inner
    bare = " ".join(_BRACKETED.sub(" ", text).split())
    if not bare:
        return text, None
    return bare, beside


def _is_remark(text: str) -> bool:
    folded = fold(text)
    if is_time(text):
        return True
    return folded in speech.REMARKS or any(w in speech.REMARKS for w in folded.split())


def _names_medium(label: Label) -> bool:
    return label.kind is LabelKind.REPORTER and label.speaker is not None


def _with_bracket(text: str, label: Label, beside: str) -> Label:
    """Read `王明（新华社记者）`, `WAGNER (AA)`, `Frage (Reuters)`."""
    inner = read_label(beside)
    kind = label.kind
    office_alone = label.affiliation is None and kind in _OFFICES
    if office_alone and inner.kind is LabelKind.PERSON and len(beside.split()) > 1:
        # Chair (Dame Jane Doe)
        return Label(kind, beside, label.speaker or label.key, inner.key)
    if kind in (LabelKind.PERSON, LabelKind.UNKNOWN):
        if inner.kind in (LabelKind.REPORTER, LabelKind.MODERATOR, LabelKind.OFFICIAL):
            kind = inner.kind
    elif kind is LabelKind.REPORTER and label.speaker is None and _names_medium(inner):
        # 記者（汐見新報）: the label names a medium, and stays whole.
        return Label(kind, text, beside, fold(text))
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
                if kind is LabelKind.VOICE and key != folded:
                    # "Speaker 3" is one of several, and the only name he has.
                    return Label(kind, text, None, folded)
                return Label(kind, None, None, key)
    if folded in speech.FIELDS:
        return Label(LabelKind.FIELD, None, None, folded)
    return None


# --- names, offices, outlets --------------------------------------------------


def _read_name(text: str) -> Label:
    if _HANGUL.search(text):
        return _read_spaced(text)
    if text in speech.CHAIR or fold(text) in speech.CHAIR:
        return Label(LabelKind.MODERATOR, text, None, fold(text))
    if HAN.search(text) or KANA.search(text):
        return read_han(text)
    return _read_spaced(text)


def _read_spaced(text: str) -> Label:
    """Read a label whose words stand apart; offices may stand at either end of it."""
    before, comma, after = text.partition("," if "," in text else "，")
    if comma and before.strip() and after.strip():
        return _read_two_parts(before.strip(), after.strip())
    tokens = text.split()
    folded = [fold(token).strip(".,") for token in tokens]
    if not 0 < len(tokens) <= MOST_WORDS:
        return Label(LabelKind.UNKNOWN, text, None, fold(text))
    if folded[0] in speech.QUESTION and _is_person(tokens[1:]):
        rest = " ".join(tokens[1:])
        return Label(LabelKind.QUESTION, rest, None, fold(rest))
    if folded[0] in speech.CHAIR or text.casefold() in speech.CHAIR:
        rest = " ".join(tokens[1:])
        named = _is_person(tokens[1:])
        name, office = (rest, tokens[0]) if named else (text, None)
        return Label(LabelKind.MODERATOR, name, office, fold(name))
    begin, end, titled = office_ends(tokens, folded)
    if titled:
        return _read_titled(text, tokens, folded, (begin, end))
    return _untitled(text, tokens, folded)


def _read_two_parts(before: str, after: str) -> Label:
    """Read `Jane Doe, Reuters` and `Minister of Finance, Jan Nowak`."""
    label = _read_spaced(before)
    surely = label.kind is LabelKind.PERSON and len(before.split()) > 1
    if not _is_office(after.split(), surely=surely):
        return Label(LabelKind.UNKNOWN, f"{before}, {after}", None, fold(before))
    holds = any(fold(word).strip(".,") in speech.TITLES for word in after.split())
    if label.kind is LabelKind.OFFICIAL and not holds and _is_person(after.split()):
        return Label(LabelKind.OFFICIAL, after, before, fold(after))
    kind = _office_kind(after) if label.kind is LabelKind.PERSON else label.kind
    return Label(kind, label.speaker, label.affiliation or after, label.key)


def _read_titled(
    text: str, tokens: list[str], folded: list[str], span: tuple[int, int]
) -> Label:
    """Read a label with an office in it, and perhaps a name in `span`."""
    begin, end = span
    kind = LabelKind.OFFICIAL
    if any(word in speech.REPORTER for word in folded):
        kind = LabelKind.REPORTER
    name_tokens = tokens[begin:end]
    if name_tokens and not _is_person(name_tokens):
        name_tokens = _tail_name(tokens[begin:])
    if not name_tokens:
        return Label(kind, text, None, fold(text))
    name = " ".join(name_tokens)
    office = " ".join(tokens[:begin] + tokens[end:])
    if tokens[begin:end] != name_tokens:
        office = text[: text.rfind(name)].strip(" ,-–")
    return Label(kind, name, office or None, fold(name))


def _untitled(text: str, tokens: list[str], folded: list[str]) -> Label:
    if any(word in speech.FIELDS for word in (folded[0], fold(text))):
        return Label(LabelKind.FIELD, None, None, fold(text))
    for at, word in ((len(tokens) - 1, folded[-1]), (0, folded[0])):
        for table, kind in _GENERIC[2:4]:
            if word in table and len(tokens) > 1 and word not in _WHOLE_PRESS:
                others = [t for i, t in enumerate(tokens) if i != at]
                if not at and folded[1] in speech.GENITIVES:
                    # Jornalista da Rádio Litoral
                    medium = " ".join(_after_genitives(others))
                    return Label(kind, text, medium or None, fold(text))
                people = [t for t in others if not _is_medium([t])]
                person = bool(people) and _is_person(people)
                name = " ".join(people) if person else text
                rest = " ".join(t for t in others if not person or t not in people)
                return Label(kind, name, rest or None, fold(name))
    if _is_medium(tokens) or _is_quoted_medium(text):
        return Label(LabelKind.REPORTER, text, text, fold(text))
    if shouted := _shouted(tokens):
        office = text[: text.rfind(shouted)].strip(" ,-–")
        return Label(LabelKind.PERSON, shouted, office, fold(shouted))
    kind = LabelKind.PERSON if _is_person(tokens) else LabelKind.UNKNOWN
    return Label(kind, text, None, fold(text))


def _shouted(tokens: list[str]) -> str | None:
    """Return the name in capitals behind words that are not: `Skolminister LENA FALK`.

    Whatever the words say, the look tells the name from the office.
    """
    at = len(tokens)
    while at > 0 and tokens[at - 1].isupper() and len(tokens[at - 1]) > 1:
        at -= 1
    before, name = tokens[:at], " ".join(tokens[at:])
    # Anne DUPONT is a name as well: of one word in capitals nobody knows.
    shouted = before and at + 1 < len(tokens) and len(name) >= SHORTEST_SHOUTED
    if not shouted or any(token.isupper() for token in before):
        return None
    return name if _is_person(tokens[at:]) and before[0][:1].isupper() else None


def _is_quoted_medium(text: str) -> bool:
    """Tell the name of a medium in quotation marks: «Ведомости», Радио «Волна»."""
    quoted = _QUOTED.search(text)
    if quoted is None:
        return False
    beside = f"{text[: quoted.start()]} {text[quoted.end() :]}".split()
    return not beside or any(fold(word) in speech.OUTLETS for word in beside)


def _after_genitives(tokens: list[str]) -> list[str]:
    """Leave out what parts a word from what it is of."""
    at = 0
    while at < len(tokens) and fold(tokens[at]) in speech.GENITIVES:
        at += 1
    return tokens[at:]


def _is_medium(tokens: list[str]) -> bool:
    folded = [fold(token).strip(".,") for token in tokens]
    named = all(
        not token[0].islower() or word in speech.FILL | speech.PARTICLES
        for token, word in zip(tokens, folded, strict=True)
    )
    begins_sentence = folded[0] in speech.FILL and folded[0] not in _ARTICLES
    return (
        named
        and not begins_sentence
        and not tokens[-1].endswith(".")
        and any(word in speech.OUTLETS for word in folded)
    )


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
    if not 1 <= len(tokens) <= MOST_NAMES:
        return False
    capital = 0
    for token in tokens:
        word = fold(token)
        if word in speech.PARTICLES or is_honorific(word):
            continue
        # Scripts without case, as Arabic, pass as capitals.
        if not _NAME_TOKEN.fullmatch(token) or token[0].islower():
            return False
        capital += 1
    joined = "".join(tokens)
    if _HANGUL.search(joined):
        # 기획재정부 begins as a name does, and ends as an office does.
        if len(joined) not in HANGUL_NAME or joined[-1] in "부청처실국과원회단팀시":
            return False
        return joined[0] in speech.HANGUL_SURNAMES
    return capital > 0


def _is_office(tokens: list[str], *, surely: bool) -> bool:
    """Tell what may follow a name and a comma from the rest of a sentence.

    `surely` says that a full name stands before it: then any few words may be one.
    """
    if len(tokens) > MOST_WORDS:
        return False
    if surely:
        return True
    first = fold(tokens[0]).strip(".,")
    return not tokens[0].islower() or first in speech.TITLES or first in speech.REPORTER


def _office_kind(office: str) -> LabelKind:
    folded = [fold(token).strip(".,") for token in office.split()]
    if any(w in speech.REPORTER or w in speech.OUTLETS for w in folded):
        return LabelKind.REPORTER
    if any(w in speech.MODERATOR for w in folded):
        return LabelKind.MODERATOR
    if HAN.search(office):
        return han_kind(office) or LabelKind.PERSON
    if any(w in speech.TITLES for w in folded):
        return LabelKind.OFFICIAL
    return LabelKind.PERSON
