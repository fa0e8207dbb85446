"""Stamps, counters, greetings: what a page says of itself, not of its subject."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from monitor.diff import _lexicon as lexicon
from monitor.diff._language import language_of
from monitor.diff._mentions import numbers
from monitor.diff._stamp_words import COUNTED, HAN_COUNTED, HEADS, LAST
from monitor.diff._text import plain
from monitor.model import Subject

_STAMPS = (
    *LAST,
    rf"^\W*(?:{'|'.join(HEADS)})\W*(?:\w{{1,4}}\W+){{0,2}}(?:于|於)?\s*<>",
    r"^<>\s*(?:更新|发布|公開|掲載|수정|등록)$",
)
_UPDATED = re.compile(
    r"updat|modif|review|aktuali|geändert|à jour|actuali|atuali|aggiorn|güncel"
    r"|обновл|измен|оновл|зміна|تحديث|更新|修改|수정|업데이트|갱신"
)
_PUBLISHED = re.compile(
    r"publi|posted|veröffentl|pubbl|opubl|yayın|опубл|نشر|发布|發布|發佈|公開|掲載|등록"
)
_TIMES = (
    r"\s*(?:times?|mal|fois|veces|vezes|volte|razy|kez|defa|раз[аи]?|keer|gånger|gange"
    r"|ganger|kertaa|krát|x|alkalommal|ori|φορές|пъти|puta|lần|lượt|kali|פעמים|مرة|بار"
    r"|बार|ครั้ง|次|人|回|회|명)?"
)
_COUNTERS = (
    rf"(?:^|<> )<>\s*(?:k|m|万|千)?\+?\s*{COUNTED}$",
    (
        rf"^(?:\w+ ){{0,2}}{COUNTED}(?: (?:\w+|<>))?\s*[:：]\s*"
        rf"\(?<>\s*(?:k|m|万)?\)?{_TIMES}$"
    ),
    rf"^{COUNTED}\s*\(?<>\s*(?:k|m|万)?\)?$",
    rf"^{HAN_COUNTED}[^<]{{0,6}}<>\s*[次人位]?[^<]{{0,6}}$",
    # How many there are in a list, and how long a text takes to read.
    (
        r"^共\s*<>\s*(?:条|條|页|頁|篇|项|項)?"
        r"(?:首页|上一页|下一页|末页|尾页|[\s<>/,，第页頁共])*$"
    ),
    r"^<>\s*(?:mins?|minutes?|minuti|minutos|minuten|минут\w*|分钟|分鐘|分)(?: read)?$",
)
_AGO = (
    r"^(?:just now|a moment ago|刚刚|剛剛)$",
    r"^<>\s*\w+ (?:ago|önce|temu|fa|atrás|назад|тому)$",
    r"^(?:vor|il y a|hace|há|منذ) <> \w+$",
    r"^<>\s*(?:秒|分|分钟|分鐘|小时|小時|天|日|周|时间|時間|个月)?\s?钟?[之以]?前$",
    r"^<>\s?(?:초|분|시간|일|주)?\s?전$",
)
# A date that only shows how to write one, and a bare date: a block of nothing else.
_DATES = (
    r"^(?:e\.g\.|eg|z\. ?b\.|p\. ?ex\.|ex|ej|p\. ?ej\.|np\.|例|例如|format)[.,: ]*<>$",
)
_KNOWN = re.compile("|".join((*_STAMPS, *_COUNTERS, *_AGO, *_DATES)))
_RELATIVE = re.compile("|".join(_AGO))
# The day of a release as seen from the visit, where a block says nothing else.
_NEAR = re.compile(
    r"\W*(?:today|yesterday|heute|gestern|hoy|ayer|hoje|ontem|oggi|ieri|hier|aujourd.hui"
    r"|dzisiaj|wczoraj|bugün|dün|сегодня|вчера|сьогодні|вчора|اليوم|أمس|今天|昨天|今日|昨日"
    r"|오늘|어제)\W*(?:\d{1,2}:\d\d\W*)?",
    re.IGNORECASE,
)
# "1 2 3 ... 34 next page": numbers and where they lead.
_PAGER = re.compile(
    r"(?:[\d\s.…,|/<>«»‹›·()\[\]-]|first|last|next|prev(?:ious)?|page|of|seite|von|weiter"
    r"|zurück|nächste|vorherige|page|suivant|précédent|siguiente|anterior|página|próximo"
    r"|pagina|successiva|precedente|strona|następna|poprzednia|sayfa|sonraki|önceki"
    r"|страница|следующая|предыдущая|далее|назад|сторінка|наступна|попередня|из|de|di|z"
    r"|首页|首頁|上一页|上一頁|下一页|下一頁|末页|末頁|尾页|尾頁|第|页|頁|共|前へ|次へ"
    r"|처음|이전|다음|마지막|التالي|السابق|صفحة)+",
    re.IGNORECASE,
)
# With a word two digits are enough, without one it takes three numbers.
_PARTS = re.compile(r"\s*[|｜¦•·]\s*|(?<=[.!?])\s+|\s{2,}|\s[–—-]\s")
_LIVE = re.compile(
    r"(?:updated?|refresh\w*|aktualisiert|mis à jour|actualizado|atualizado|aggiornato"
    r"|обновлено|оновлено|更新|刷新)?\W*<>\s*(?:sec\w*|min\w*|hours?|stunden?|heures?|horas?"
    r"|ore|minut\w*|час\w*|мин\w*)\s(?:ago|назад|тому|fa|atrás|temu|önce)$"
    r"|(?:每|every|alle)\s?<>\s?(?:秒|分钟|seconds?|minutes?|sekunden|minuten).{0,12}$"
)
_LONGEST_LIVE = 80
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,3}[./-]\d{1,2}[./-]\d{1,4}")
_DAY_LETTERS, _DAY_WORDS = 14, 3
_NETWORKS = re.compile(
    r"(?:(?:facebook|instagram|twitter|youtube|linkedin|whatsapp|telegram|tiktok|flickr"
    r"|mastodon|bluesky|threads|pinterest|snapchat|viber|line|zalo|weibo|wechat|vk|x|rss"
    r"|微信|微博|抖音|公众号|вконтакте|одноклассники|фейсбук"
    r"|\d[\d.,]*\s?[km万]?\+?\s?(?:followers?|subscribers?|likes?|fans|粉丝))[\s|,·]*)+",
    re.IGNORECASE,
)
_TOOLS = re.compile(
    r"字号|字體|字体|打印|列印|手动刷新|自动刷新|关闭窗口|文字サイズ|印刷する|글자\s?크기|인쇄"
    r"|\bA\s?-\s*A\s?\+|print this page|(?:font|text) size|schriftgröße|seite drucken"
    r"|taille du texte|imprimer cette page|tamaño de (?:letra|texto)"
    r"|tamanho da (?:fonte|letra)|versione stampabile|wersja do druku|yazı boyutu"
    r"|версия для печати"
    r"|размер шрифта|версія для друку|حجم الخط|نسخة للطباعة",
    re.IGNORECASE,
)
_LONGEST_NOTE = 120
_READER = re.compile(
    r"PDF.{0,60}(?:Reader|閲覧ソフト|뷰어|阅读器|閱讀器|Acrobat)"
    r"|(?:Adobe|Acrobat) ?(?:Acrobat )?Reader",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"\d[\d.,]*\s?(?:[kmg]i?b|[kmg]o|bytes?|[кмг]б|кбайт|мбайт)\b", re.IGNORECASE
)
_PAGES = re.compile(r"\d.*[^\W\d]|[^\W\d].*\d|\d\D+\d\D+\d")
_COUNT = re.compile(r"\s*[(（\[]\s*\d[\d.,\s]*[)）\]]\s*$")
_GREETING = re.compile(
    r"\bgood (?:morning|afternoon|evening|night)|\bguten (?:morgen|tag|abend)"
    r"|\bbuen(?:os|as) (?:días|tardes|noches)|\bbo[ma] (?:dia|tarde|noite)"
    r"|\bbon(?:jour|soir|giorno|asera)|[早上中下午晚]{1,2}好",
    re.IGNORECASE,
)
# The day at the head of a page, "今天是 2026年6月2日 设为首页 | English".
_TODAY = re.compile(
    r"^\W*(?:今天|今日|本日|오늘|today|heute|hoy|hoje|oggi|aujourd.hui|dzisiaj|dziś|bugün"
    r"|сегодня|сьогодні|اليوم)\s*(?:是|は|은|is|ist|es|é|è|jest)?[\s:：,，-]*"
    r"(?:(?:[^\W\d]+\W+){0,2}\d{1,2}\W+(?:[^\W\d]+\W+){0,3}|[^\W\d]*\s*)"
    r"(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
_LONGEST_TODAY = 60
_CODE = re.compile(r"[\w.#\]-]\s*\{[^{}]*[\w-]+\s*:[^{}]*[;}]|\bfunction\s*\(|=>\s*\{")
_GLUED = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-Þ]")
_ENTRIES = 3
_SENTENCE = re.compile(r"[.!?] |[.!?]$")
_DIGIT = re.compile(r"\d")
# Every stamp has a figure or one of these; most blocks of a page have neither.
_HINT = re.compile(
    r"\d|dat|modif|review|publi|good |gut|b[ou][ea]?n|bo[ma] |now|前|好|刚|剛"
)
_POINTS = (Subject.DATE, Subject.TIME)
_HOLE = "<>"
_HOLES = re.compile(rf"{_HOLE}(?:[\s,.|/-]*(?:at|um|à|às|alle|o|в|h|uhr)?\s*{_HOLE})+")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
# English last: its names of months win where another language has the same.
_MONTH_OF = {
    name.lower(): language
    for language, names in sorted(
        lexicon.MONTHS.items(), key=lambda pair: pair[0] == "en"
    )
    for name in names.split()
}
_LEFT_NUMBER = re.compile(r"\d[\d.,:/]*")


@functools.lru_cache(maxsize=4096)
def without_numbers(text: str) -> str:
    """Return a text in small letters with a hole for every date, time and figure."""
    text = _GREETING.sub(_HOLE, plain(text))
    made: list[str] = []
    at = 0
    for mention in numbers(text, _tongue(text)):
        made.extend((text[at : mention.start], _HOLE))
        at = mention.end
    made.append(text[at:])
    bare = _LEFT_NUMBER.sub(_HOLE, "".join(made).lower())
    return _HOLES.sub(_HOLE, bare).strip(" *|·-—()[]")


def _tongue(text: str) -> str:
    """Return the language of a line: a month tells it where no grammar does."""
    for word in _LETTERS.findall(text.lower()):
        if word in _MONTH_OF:
            return _MONTH_OF[word]
    return language_of(text)


def is_stamp(text: str) -> bool:
    """Return whether a text only says when a page was made or how often it was seen."""
    if not _HINT.search(text.lower()):
        return False
    if _GREETING.search(text) or _is_today(text):
        return True
    return bool(_KNOWN.search(without_numbers(text)))


def _is_today(text: str) -> bool:
    """Return whether a line gives the day; a sentence that begins so does not."""
    if len(text) > _LONGEST_TODAY or "。" in text or _SENTENCE.search(text):
        return False
    return bool(_TODAY.search(text))


def is_relative(text: str) -> bool:
    """Return whether a text is a time as seen from the visit: "3 hours ago"."""
    return bool(_NEAR.fullmatch(text)) or bool(_RELATIVE.search(without_numbers(text)))


def is_pager(text: str) -> bool:
    """Return whether a text is the numbers of a list's pages and the way to them."""
    return bool(_PAGER.fullmatch(text) and _PAGES.search(text))


def without_count(text: str) -> str:
    """Return a menu's entry without the count behind it: "Vacancies (2)"."""
    return plain(_COUNT.sub("", text))


def is_live(text: str) -> bool:
    """Return whether a text says that it is of the last minutes or hours.

    "Fire danger: high. Updated 35 minutes ago": whatever it told was of the visit.
    """
    return len(text) <= _LONGEST_LIVE and any(
        _LIVE.search(without_numbers(part)) for part in _PARTS.split(text)
    )


def is_clock(text: str) -> bool:
    """Return whether a text is a day with its year, and beside it a word or two.

    Whatever the language, "Thứ tư, 16/08/2023 | 07:12" is the day of the visit.
    """
    bare = without_numbers(text)
    dated = _YEAR.search(text) and _HOLE in bare and not _SENTENCE.search(text)
    left = bare.replace(_HOLE, "")
    letters = sum(map(str.isalpha, left))
    return bool(dated) and letters <= _DAY_LETTERS and len(left.split()) <= _DAY_WORDS


def is_network(text: str) -> bool:
    """Return whether a text is names of networks to follow, with their counts."""
    return bool(_NETWORKS.fullmatch(text))


def is_tools(text: str) -> bool:
    """Return whether a text is the tools of a page: print, size of letters, reload."""
    return len(text) <= _LONGEST_LIVE and bool(
        _TOOLS.search(text) and not _SENTENCE.search(text)
    )


def is_reader_note(text: str) -> bool:
    """Return whether a text says what a file is read with."""
    return len(text) <= _LONGEST_NOTE and bool(_READER.search(text))


def without_sizes(text: str) -> str:
    """Return a text without the sizes of files in it: "report.hwp (211.5 KB)"."""
    return plain(_SIZE.sub("", text))


def differ_in_stamps(old: str, new: str) -> bool:
    """Return whether two lines of several parts differ in stamps and counters alone."""
    ours, theirs = _PARTS.split(old), _PARTS.split(new)
    if len(ours) != len(theirs) or len(ours) == 1:
        return False
    return all(
        plain(one) == plain(other)
        or (is_stamp(one) and is_stamp(other) and only_numbers_differ(one, other))
        for one, other in zip(ours, theirs, strict=True)
    )


def is_update(text: str) -> bool:
    """Return whether a stamp is of the last change, and not of the publication."""
    small = text.lower()
    return bool(_UPDATED.search(small)) and not _PUBLISHED.search(small)


def is_date(text: str) -> bool:
    """Return whether a text is dates and times and nothing else."""
    text = plain(text)
    if not _DIGIT.search(text):
        return False
    found = [m for m in numbers(text, _tongue(text)) if m.subject in _POINTS]
    left = "".join(
        sign
        for at, sign in enumerate(text)
        if not any(m.start <= at < m.end for m in found)
    )
    return bool(found) and not re.search(r"\w", left)


def numbers_of(text: str) -> tuple[int, ...]:
    """Return the whole numbers that a text prints, in order."""
    return tuple(int(digits) for digits in re.findall(r"[0-9]{1,9}", plain(text)))


def only_numbers_differ(old: str, new: str) -> bool:
    """Return whether two texts differ in dates, times and figures alone."""
    return without_numbers(old) == without_numbers(new)


def history(blocks: Sequence[str]) -> set[int]:
    """Return the blocks that tell of the page's own versions.

    After a stamp such a box has dates, each with a note: "Last updated", "3 March
    2026", "Added figures.", "1 March 2026", "First published."
    """
    found: set[int] = set()
    for start, text in enumerate(blocks):
        if start in found or not is_stamp(text):
            continue
        at = start + 1
        if at < len(blocks) and _HOLE not in without_numbers(text):
            # The stamp's own date stands in a block behind it.
            found.update({start, at} if _HOLE in without_numbers(blocks[at]) else ())
            at += 1
        while at < len(blocks) and is_date(blocks[at]):
            found.update((start, at, min(at + 1, len(blocks) - 1)))
            at += 2
    return found


def is_menu(text: str) -> bool:
    """Return whether a text is a row of links that were set without a space."""
    return len(_GLUED.findall(text)) >= _ENTRIES and not _SENTENCE.search(text)


def is_code(text: str) -> bool:
    """Return whether a text is a style sheet or script that got onto the page."""
    return bool(_CODE.search(text))
