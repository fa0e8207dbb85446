# ruff: noqa: E501 - a row of a table is a language, however long
"""Headings of the boxes that stand beside a text, as parts of regular expressions.

Data only; a new language is one more row. What is "latest" is not among the offers: on
an index page that may be the index.
"""

from __future__ import annotations

# Boxes that offer other texts.
OFFERS = (
    r"related(?: \w+){0,2}|see also|read (?:also|more|next)|more (?:on this|like this)|most (?:read|popular|viewed|shared)|popular(?: \w+)?|trending(?: \w+)?|recommended(?: \w+)?|you (?:may|might) also like|quick ?(?:links?|launch)|editor'?s? picks?|in focus|hot topics?",
    r"verwandte \w+|mehr zum thema|das könnte sie auch interessieren|meistgelesen\w*|meist gelesen|beliebt\w*|empfehlungen|auch interessant|weitere \w+",
    r"à lire aussi|lire aussi|sur le même (?:sujet|thème)|les plus (?:lus|consultés)|articles liés|voir aussi|en lien|accès rapides?",
    r"noticias relacionadas|contenidos? relacionados?|lo más (?:visto|leído)|te puede interesar|le puede interesar|ver también|enlaces rápidos",
    r"notícias relacionadas|conteúdos? relacionados?|(?:as )?mais (?:lidas|vistas|lidos)|leia (?:também|mais)|veja também|acesso rápido",
    r"contenuti correlati|notizie correlate|leggi anche|vedi anche|(?:i )?più letti|potrebbe interessarti",
    r"zobacz (?:też|także|również)|czytaj (?:też|także|również)|najczęściej czytane|polecane|powiązane(?: \w+)?|na skróty",
    r"ilgili (?:haberler|içerikler)|benzer haberler|diğer haberler|en çok okunanlar?|hızlı (?:erişim|bağlantılar)",
    r"(?:читайте|смотрите) (?:также|ещё)|по теме|материалы по теме|похожие \w+|популярное|популярные \w+|самое читаемое|рекомендуем\w*|быстрые ссылки",
    r"(?:читайте|дивіться) також|(?:матеріали )?за темою|схожі \w+|популярне|найпопулярніше|рекомендуємо",
    r"(?:أخبار|مواضيع|مقالات) ذات صلة|اقرأ أيضا?ً?|الأكثر (?:قراءة|مشاهدة)|روابط سريعة",
    r"(?:相关|相關|热门|熱門|热点|熱點|推荐|推薦|精彩|猜你喜欢|延伸|最热|点击)(?:新闻|新聞|阅读|閱讀|文章|推荐|推薦|链接|連結|内容|信息|报道|報導|排行|专题|导读)?",
    r"(?:関連|関係)(?:記事|リンク|情報|ページ|ニュース|サイト)?|(?:人気|おすすめ|注目)(?:の?(?:記事|ニュース|情報|ページ))?|アクセスランキング",
    r"관련\s?(?:기사|뉴스|링크|자료|글|정보)|많이 본 (?:기사|뉴스)|인기\s?(?:기사|글|뉴스)|추천\s?\w*|바로가기",
    r"ook interessant|lees (?:ook|verder|meer)|meest (?:gelezen|bekeken|bezocht)|veel (?:bezocht|gelezen|gezocht)|gerelateerd\w*(?: \w+)?|zie ook|uitgelicht",
    r"läs (?:också|även|mer)|relaterat?(?: \w+)?|mest (?:läst\w*|sedda)|se även|snabblänkar",
    r"læs (?:også|mere)|relater\w+(?: \w+)?|mest læst\w*|se også|les (?:også|mer)|mest lest\w*|genveje|snarveier",
    r"lue (?:myös|lisää)|luetuimmat|aiheeseen liittyv\w+|katso myös|suosituimmat",
    r"nejčtenější(?: \w+){0,2}|související(?: \w+)?|čtěte (?:také|dále)|mohlo by vás zajímat|doporučujeme|viz také|rychlé odkazy",
    r"najčítanejšie(?: \w+){0,2}|súvisiac\w+(?: \w+)?|prečítajte si (?:aj|tiež)",
    r"kapcsolódó(?: \w+)?|legolvasottabb\w*|ajánlott(?: \w+)?|lásd még|népszerű(?: \w+)?",
    r"cele mai citite|articole similare|vezi și|citește și|știri similare|pe aceeași temă",
    r"σχετικά(?: \w+)?|δείτε (?:επίσης|ακόμα)|δημοφιλή|διαβάστε (?:επίσης|ακόμα)",
    r"свързани(?: \w+)?|още по темата|най-четени|прочетете още|вижте също|препоръчани",
    r"povezan[eoi](?: \w+)?|pročitajte (?:i|još)|najčitanije|preporučujemo|vezane vijesti",
    r"(?:các )?tin (?:khác|liên quan|đã đưa|cũ hơn|mới hơn|nổi bật|đọc nhiều)|bài liên quan|xem (?:thêm|nhiều)|đọc (?:thêm|nhiều)|liên kết(?: website)?",
    r"(?:berita|artikel) (?:terkait|lainnya|terpopuler|populer)|baca juga|terpopuler|terkait|rekomendasi|tautan",
    r"(?:כתבות|ידיעות|נושאים) (?:נוספות|קשורות|דומות|קשורים)|קראו (?:גם|עוד)|הנצפים ביותר",
    r"(?:اخبار|مطالب|خبرهای) مرتبط|پربازدید\w*|بیشتر بخوانید|پیشنهاد\w*",
    r"संबंधित(?: \S+)?|यह भी पढ़ें|ये भी पढ़ें|लोकप्रिय|ข่าวที่เกี่ยวข้อง|ข่าวอื่น\S*|ข่าวยอดนิยม",
    r"(?:other|earlier|previous|past|older|recent) (?:news|releases|articles|posts|stories|broadcasts|briefings|events|items)|wanted|archive|further (?:reading|news)",
    r"往期\S{0,6}|历史\S{0,6}|其他\S{0,6}|更多\S{0,6}|往届\S{0,6}|近期\S{0,6}|最近\S{0,6}|过去の\S{0,6}|過去の\S{0,8}|バックナンバー|その他の\S{0,8}|지난\s?\S{0,6}|다른\s?\S{0,6}",
    r"(?:autres|anciennes?) (?:actualités|articles|communiqués|conférences)|ältere \w+|frühere \w+|otras noticias|outras notícias|altre notizie|inne (?:aktualności|wiadomości)|poprzednie \w+|другие (?:новости|материалы)|архив(?: \S+)?|інші новини|архів(?: \S+)?|archiwum(?: \w+)?|archives?|archivio|أخبار أخرى",
)

# Boxes in which a page counts its visitors.
VISITS = (
    r"(?:site |page |web ?site )?(?:visit(?:or)?s?|traffic)(?: (?:statistics|stats|counter|count))?",
    r"statistics",
    r"thống kê(?: truy cập| website)?",
    r"lượt truy cập",
    r"statistik(?: pengunjung| kunjungan)?",
    r"pengunjung",
    r"besucher(?:zähler|statistik)?",
    r"estadísticas(?: de visitas)?",
    r"contador de visit\w+",
    r"statistiche",
    r"licznik odwiedzin",
    r"ziyaretçi (?:sayısı|istatistikleri)",
    r"статистика(?: \w+)?",
    r"посещаемость",
    r"访问(?:量|统计|人数)?",
    r"訪問(?:者数|統計)?",
    r"아크세스",
    r"방문자\s?(?:수|통계|현황)?",
    r"إحصائيات(?: الزوار)?",
    r"عدد الزوار",
    r"آمار بازدید",
)
