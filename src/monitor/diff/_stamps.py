"""Stamps and counters: what a page says of itself, not of its subject."""

from __future__ import annotations

import re

from monitor.diff._language import language_of
from monitor.diff._mentions import mentions
from monitor.diff._text import plain
from monitor.model import Subject

# What stands beside the date of a stamp, in small letters; in any language, since a
# page's chrome may speak another one than its body.
_WORDS = (
    # English
    r"(?:last|page|date|recently)[\s-]+(?:last )?(?:updated|modified|reviewed|changed|edited)",
    r"(?:updated?|modified|reviewed|published|posted|printed|accessed|retrieved)"
    r"(?: on| at| as of|:)?(?=[ :]*<>)",
    r"(?:first )?published(?=[ :]*<>)",
    r"as at(?=[ :]*<>$)",
    # German, French, Spanish, Portuguese, Italian
    r"(?:zuletzt )?(?:aktualisiert|geändert|veröffentlicht)(?: am)?|stand(?=[ :]*<>)|lesedauer",
    r"(?:mis(?:e)? à jour|modifié|publié|dernière (?:mise à jour|modification))(?: le)?",
    r"(?:última )?(?:actualización|modificación)|actualizado(?: el| en)?|publicado(?: el| em)?",
    r"(?:última )?(?:atualização|modificação)|atualizado(?: em)?",
    r"(?:ultimo )?aggiornamento|aggiornato(?: il)?|pubblicato(?: il)?|ultima modifica",
    # Polish, Turkish, Russian, Ukrainian, Arabic
    r"(?:ostatnia )?(?:aktualizacja|modyfikacja)|zaktualizowano|opublikowano",
    r"(?:son )?güncelle(?:me|nme)(?: tarihi)?|yayın(?:lanma)? tarihi",
    r"(?:последнее )?обновлен(?:ие|о)|дата (?:публикации|изменения)|опубликовано",
    r"(?:останнє )?оновлен(?:ня|о)|дата (?:публікації|зміни)|опубліковано",
    r"آخر تحديث|تاريخ (?:النشر|التحديث)|تم التحديث",
    # Chinese, Japanese, Korean
    r"(?:最[后後近]|页面|頁面|网站)?(?:更新|修改|发布|發布|發佈)(?:时间|時間|日期|于|於)?",
    r"(?:打印|制作|当前|现在|系统)(?:时间|日期)|今天是|最終更新日?|更新日|公開日|掲載日",
    r"(?:최종\s?)?(?:수정|업데이트|갱신|등록)\s?일?시?",
)
_COUNTED = (
    r"views?|visits?|visitors?|hits?|reads?|shares?|likes?|comments?|replies|reactions?|"
    r"downloads?|followers?|subscribers?|aufrufe|kommentare?|vues|commentaires?|partages|"
    r"visitas|comentarios?|visualizações|comentários?|compartilhamentos|visualizzazioni|"
    r"commenti|condivisioni|wyświetleń|komentarz\w*|görüntülenme|yorum|просмотр\w*|"
    r"комментари\w*|перегляд\w*|коментар\w*|مشاهدة|تعليق\w*|조회수?|댓글|閲覧\w*|アクセス\w*"
)
_STAMP = re.compile("|".join(f"(?:{words})" for words in _WORDS))
_COUNTER = re.compile(
    rf"^(?:<>\s*(?:k|m|万|千)?\+?\s*(?:{_COUNTED})|(?:{_COUNTED})\s*:?\s*\(?<>\s*(?:k|m|万)?\)?)$"
    r"|^(?:浏览|瀏覽|点击|點擊|阅读|閱讀|访问|訪問|人气|评论|評論|转发|分享|点赞|浏览次数|点击率|"
    r"您是第|访问量|阅读量|浏览量|点击数|点击量|阅读次数|访问次数)[^<]{0,6}<>\s*[次人位]?[^<]{0,6}$"
)
_AGO = re.compile(
    r"^(?:<>\s*)?(?:(?:just now|a moment ago|yesterday)|<>\s*\w+ (?:ago|önce|temu|fa|atrás)"
    r"|vor <> \w+|il y a <> \w+|hace <> \w+|há <> \w+|<>\s*\w+ назад|<>\s*\w+ тому"
    r"|منذ <> \w+|<>\s*(?:秒|分|分钟|分鐘|小时|小時|天|日|周|时间|時間|个月)\s?(?:钟)?[之以]?前"
    r"|<>\s?(?:초|분|시간|일|주)\s?전|刚刚|剛剛)$"
)
_NUMBERS = (Subject.DATE, Subject.TIME, Subject.FIGURE)
_HOLE = "<>"


def without_numbers(text: str) -> str:
    """Return a text in small letters with a hole for every date, time and figure."""
    text = plain(text)
    made: list[str] = []
    at = 0
    for mention in mentions(text, language_of(text)):
        if mention.subject in _NUMBERS and mention.start >= at:
            made.extend((text[at : mention.start], _HOLE))
            at = mention.end
    made.append(text[at:])
    joined = re.sub(
        rf"{_HOLE}(?:[\s,.|/-]*(?:at|um|à|um|às|alle|o|в|,|-)?\s*{_HOLE})+",
        _HOLE,
        "".join(made),
    )
    return re.sub(r"\d[\d.,:]*", _HOLE, joined).lower().strip(" *|·-—()[]")


def is_stamp(text: str) -> bool:
    """Return whether a text only says when a page was made or how often it was seen."""
    bare = without_numbers(text)
    if _HOLE not in bare and not _AGO.search(bare):
        return False
    return bool(_STAMP.search(bare) or _COUNTER.search(bare) or _AGO.search(bare))


def only_numbers_differ(old: str, new: str) -> bool:
    """Return whether two texts differ in dates, times and figures alone."""
    return without_numbers(old) == without_numbers(new)
