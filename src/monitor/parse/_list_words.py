"""The words of index pages, in all languages at once. Data only."""

from __future__ import annotations

import re

from monitor.parse._words import fold, words

# Links that only say "go there": the release's title stands elsewhere. Compared
# without signs at the ends.
GENERIC = words(
    """
    more read_more read_full_article read_the_full_story learn_more see_more view_more
    view details view_details full_story full_text continue continue_reading
    click_here here find_out_more show_more open link permalink read download pdf
    download_pdf view_pdf print html doc docx word mp3 mp4 video audio watch listen
    read_press_release read_the_press_release view_press_release
    更多 查看更多 了解更多 详细 详情 查看 查看详情 阅读全文 全文 点击查看 下载 附件
    更多内容 阅读更多 详细内容 [详细] [详情] 詳細 詳情 詳全文 閱讀更多 繼續閱讀 檢視
    下載 看更多 詳細內容
    続きを読む 詳しくはこちら 詳しく見る もっと見る 詳細を見る 詳細はこちら こちら
    더보기 자세히 자세히보기 자세히_보기 바로가기 보기 다운로드 내려받기 첨부파일
    подробнее читать_далее далее читать_полностью читать открыть скачать подробно
    детальніше докладніше читати_далі читати_більше завантажити
    mehr weiterlesen mehr_lesen mehr_erfahren mehr_dazu zum_artikel lesen details
    zur_meldung zur_pressemitteilung herunterladen
    lire_la_suite en_savoir_plus lire_plus lire plus voir télécharger consulter
    lire_l'article la_suite suite
    leer_más ver_más más más_información seguir_leyendo continuar_leyendo ver leer
    descargar saber_más ampliar
    leia_mais saiba_mais ler_mais ver_mais mais continue_lendo continuar_lendo acessar
    baixar ler
    leggi leggi_tutto continua continua_a_leggere approfondisci dettagli vai scarica
    leggi_di_più leggi_l'articolo
    czytaj_więcej więcej czytaj_dalej zobacz_więcej czytaj pobierz szczegóły
    devamı devamını_oku detay detaylar detaylı_bilgi haberin_devamı tümü oku indir
    المزيد اقرأ_المزيد قراءة_المزيد التفاصيل تفاصيل للمزيد عرض تحميل
    lees_meer lees_verder meer läs_mer les_mer læs_mere lue_lisää číst_dále více
    """
)

# The pager's word for the following page. "Older" leads onwards on news pages.
NEXT = words(
    """
    next next_page older older_posts older_entries older_news › » > >> → next_»
    next_› next_> next_>> next_→ forward load_more show_more
    下一页 下页 后一页 向后 下一頁 下頁 次へ 次のページ 次 次の20件 次の10件 次ページ
    다음 다음_페이지 다음페이지 다음으로
    следующая следующая_страница вперед вперёд далее след наступна наступна_сторінка
    nächste nächste_seite weiter vor suivant suivante page_suivante suivants
    siguiente página_siguiente próximo próxima próxima_página seguinte próximos
    successivo successiva pagina_successiva avanti prossima
    następna następna_strona dalej następne sonraki sonraki_sayfa ileri
    التالي التالية الصفحة_التالية volgende volgende_pagina nästa neste næste seuraava
    další následující következő
    ältere ältere_beiträge articles_plus_anciens entradas_anteriores
    entradas_más_antiguas publicações_mais_antigas posts_mais_antigos
    articoli_più_vecchi starsze starsze_wpisy предыдущие_записи более_старые
    старіші_записи daha_eski_yazılar eski_yazılar المقالات_الأقدم
    """
)
# Headings and names of boxes that list something else than the page's own releases.
BESIDE = re.compile(
    r"热点|热门|点击排行|排行|热文|推荐|相关|专题推荐|友情链接|相关链接|延伸阅读|熱門|相關|點閱|推薦"
    r"|人気|ランキング|関連|おすすめ|注目|인기|많이 본|관련|추천|베스트"
    r"|most (?:read|viewed|popular|shared)|popular|trending|related|recommended"
    r"|featured|see also|you may|tags?\b|archives?\b|categories|quick ?links"
    r"|useful links|top stories"
    r"|meistgelesen|beliebt|ähnliche|empfohlen|verwandte|schlagworte"
    r"|les plus lus|à lire aussi|populaires|similaires|liés|liens utiles"
    r"|más (?:leíd|vist)|relacionad|destacad|enlaces de inter"
    r"|mais (?:lid|vist|acessad)|leia também|veja também"
    r"|più (?:lett|vist)|correlat|in evidenza|najczęściej|popularne|powiązane|polecane"
    r"|популярн|читаем|похожие|по теме|рекоменд|схожі|читайте также"
    r"|en çok|popüler|ilgili|benzer|الأكثر|ذات صلة|مقترح|شائع",
    re.IGNORECASE,
)
_EDGES = " \t[]()【】（）<>«»‹›→…·|:：-–.、>＞》"


def is_generic(text: str) -> bool:
    """Tell whether a link's words only say "go there"."""
    folded = fold(text)
    return not folded or folded.strip(_EDGES) in GENERIC or not folded.strip(_EDGES)


def says_next(text: str) -> bool:
    """Tell whether a link's words mean the following page of a list."""
    folded = fold(text)
    return folded in NEXT or folded.strip(_EDGES) in NEXT
