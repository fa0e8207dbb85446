"""Boxes beside a text that offer other texts: headings that say so, in any language."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

# Whole headings, in small letters. What is "latest" is not among them: on an index
# page that may be the index.
_OFFERS = (
    (
        r"related(?: \w+){0,2}|see also|read (?:also|more|next)"
        r"|more (?:on this|like this)|most (?:read|popular|viewed|shared)"
        r"|popular(?: \w+)?|trending(?: \w+)?|recommended(?: \w+)?"
        r"|you (?:may|might) also like|quick ?(?:links?|launch)|editor'?s? picks?"
        r"|in focus|hot topics?"
    ),
    (
        r"verwandte \w+|mehr zum thema|das könnte sie auch interessieren"
        r"|meistgelesen\w*|meist gelesen|beliebt\w*|empfehlungen|auch interessant"
        r"|weitere \w+"
    ),
    (
        r"à lire aussi|lire aussi|sur le même (?:sujet|thème)"
        r"|les plus (?:lus|consultés)|articles liés|voir aussi|en lien"
        r"|accès rapides?"
    ),
    (
        r"noticias relacionadas|contenidos? relacionados?|lo más (?:visto|leído)"
        r"|te puede interesar|le puede interesar|ver también|enlaces rápidos"
    ),
    (
        r"notícias relacionadas|conteúdos? relacionados?"
        r"|(?:as )?mais (?:lidas|vistas|lidos)|leia (?:também|mais)|veja também"
        r"|acesso rápido"
    ),
    (
        r"contenuti correlati|notizie correlate|leggi anche|vedi anche"
        r"|(?:i )?più letti|potrebbe interessarti"
    ),
    (
        r"zobacz (?:też|także|również)|czytaj (?:też|także|również)"
        r"|najczęściej czytane|polecane|powiązane(?: \w+)?|na skróty"
    ),
    (
        r"ilgili (?:haberler|içerikler)|benzer haberler|diğer haberler"
        r"|en çok okunanlar?|hızlı (?:erişim|bağlantılar)"
    ),
    (
        r"(?:читайте|смотрите) (?:также|ещё)|по теме|материалы по теме|похожие \w+"
        r"|популярное|популярные \w+|самое читаемое|рекомендуем\w*|быстрые ссылки"
    ),
    (
        r"(?:читайте|дивіться) також|(?:матеріали )?за темою|схожі \w+|популярне"
        r"|найпопулярніше|рекомендуємо"
    ),
    (
        r"(?:أخبار|مواضيع|مقالات) ذات صلة|اقرأ أيضا?ً?|الأكثر (?:قراءة|مشاهدة)"
        r"|روابط سريعة"
    ),
    r"(?:相关|相關|热门|熱門|热点|熱點|推荐|推薦|精彩|猜你喜欢|延伸|最热|点击)(?:新闻|新聞|阅读|閱讀|文章|推荐|推薦|链接|連結|内容|信息|报道|報導|排行|专题|导读)?",
    (
        r"(?:関連|関係)(?:記事|リンク|情報|ページ|ニュース|サイト)?"
        r"|(?:人気|おすすめ|注目)(?:の?(?:記事|ニュース|情報|ページ))?"
        r"|アクセスランキング"
    ),
    (
        r"관련\s?(?:기사|뉴스|링크|자료|글|정보)|많이 본 (?:기사|뉴스)"
        r"|인기\s?(?:기사|글|뉴스)|추천\s?\w*|바로가기"
    ),
)
_HEADING = re.compile(rf"\W*(?:{'|'.join(_OFFERS)})\W*", re.IGNORECASE)


def offered(
    blocks: Sequence[str], places: Sequence[int], linked: Collection[int]
) -> set[int]:
    """Return the numbers of the blocks that stand in boxes offering other texts.

    `places` are the blocks' places on the page, `linked` the numbers of those that
    are nothing but a link. A box is a heading and the links right below it.
    """
    found: set[int] = set()
    inside = False
    for number, text in enumerate(blocks):
        if number and places[number] != places[number - 1] + 1:
            inside = False
        if number not in linked or not inside:
            inside = bool(_HEADING.fullmatch(text))
        if inside:
            found.add(number)
    return found
