"""Index pages of any build and language give their releases, and nothing beside them.

Each page below is ours: built as a content system or a hand of some country builds
them, with its traps. `WANTED` holds what a reader would copy from it.
"""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.parse._blocks import read_blocks
from monitor.parse._listing import read_listing
from monitor.parse._tree import read_tree

AT = dt.datetime(2021, 6, 10, 12, tzinfo=dt.UTC)
HOST = "https://press.example"

# Title, address, day.
Wanted = list[tuple[str, str, str | None]]


def read(html, url, at=None):
    tree = read_tree(html)
    return read_listing(read_blocks(tree), tree, url=url, at=at)


def page(body, lang="en", title="News", head=""):
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{title}</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


def menu(*words, tag="ul"):
    items = "".join(
        f'<li><a href="/s/{n}.html">{w}</a></li>' for n, w in enumerate(words)
    )
    return f'<div class="nav"><{tag}>{items}</{tag}></div>'


FOOT = (
    '<div class="foot"><a href="/about">About this site</a> <a href="/privacy">Privacy '
    'and cookies</a> <a href="/contact">Contact the press office</a></div>'
)

ZH = [
    ("市政府召开防汛工作新闻发布会通报各区水位情况", "t20210531_{}.html", "2021-05-31"),
    ("我市举行春季学校食堂安全专场新闻发布会", "t20210528_{}.html", "2021-05-28"),
    ("“十四五”开局之年河道治理新闻发布会举行", "t20210520_{}.html", "2021-05-20"),
    ("新闻办介绍老旧小区改造进展并答记者问", "t20210511_{}.html", "2021-05-11"),
    ("全市道路养护情况发布会实录", "t20210430_{}.html", "2021-04-30"),
    ("图书馆延时开放政策解读发布会", "t20210422_{}.html", "2021-04-22"),
    ("城市绿地建设新闻通气会文字实录", "t20210409_{}.html", "2021-04-09"),
]
EN = [
    ("Minister opens the rebuilt harbour bridge", "bridge-opens", "2021-05-31"),
    ("Remarks on the flood defence budget for the coast", "flood-budget", "2021-05-27"),
    ("New rules for school canteens take effect in autumn", "canteens", "2021-05-19"),
    ("Statement on the ferry timetable", "ferry", "2021-05-04"),
    (
        "Press conference: what the census tells us about villages",
        "census",
        "2021-04-30",
    ),
    ("Transcript of the weekly briefing, week 16", "briefing-16", "2021-04-21"),
]


def gold(entries, base, link=lambda path, n: path):
    return [
        (title, base + link(path, n).format(1000 + n), day)
        for n, (title, path, day) in enumerate(entries)
    ]


def chinese_trs():
    """ul/li, the date in a span before, titles cut with the whole in the attribute."""
    items = "".join(
        f"<li><span>{day}</span>·<a href='./202105/{path.format(1000 + n)}' "
        f"title='{title}' target='_blank'>{title[:14]}…</a></li>"
        for n, (title, path, day) in enumerate(ZH)
    )
    hot = "".join(
        f"<li><a href='/rd/{n}.html'>热点专题报道第{n}期：市民关心的二十个问题解答</a></li>"
        for n in range(6)
    )
    body = (
        menu("首页", "政务公开", "新闻发布", "互动交流", "办事服务")
        + "<div class='position'>当前位置：<a href='/'>首页</a> > <a href='/xwfb/'>新闻发布</a>"
        f"</div><div class='main'><div class='list'><ul>{items}</ul></div>"
        f"<div class='right'><h3>热点排行</h3><ul>{hot}</ul></div></div>"
        '<script>createPageHTML(12, 0, "index", "html");</script>'
        "<div class='footer'>主办：市政府新闻办公室</div>"
    )
    url = f"{HOST}/xwfb/index.html"
    wanted = [
        (t, f"{HOST}/xwfb/202105/{p.format(1000 + n)}", d)
        for n, (t, p, d) in enumerate(ZH)
    ]
    return page(body, "zh", "新闻发布"), url, wanted, f"{HOST}/xwfb/index_1.html"


def chinese_no_lang_line_breaks():
    """Bare links between <br>, the date in brackets after, no lang, no classes."""
    lines = "".join(
        f'<a href="{path.format(n)}">{title}</a>({day[5:]})<br>'.replace(day[5:], day)
        for n, (title, path, day) in enumerate(ZH)
    )
    body = (
        "<table><tr><td><a href='/'>首页</a> <a href='/b'>动态</a> <a href='/c'>公告</a></td>"
        f"</tr><tr><td>{lines}</td></tr></table>"
    )
    url = f"{HOST}/fbh/list.htm"
    wanted = [(t, f"{HOST}/fbh/{p.format(n)}", d) for n, (t, p, d) in enumerate(ZH)]
    return f"<html><body>{body}</body></html>", url, wanted, None


def chinese_tiles():
    """Day over year and month in boxes of their own, a teaser, "详细" at its end."""
    items = "".join(
        f'<div class="item"><div class="date"><b>{day[8:]}</b><span>{day[:7]}</span></div>'
        f'<div class="txt"><h4><a href="/n/{n}.html">{title}</a></h4><p>{title}，会上有关负责'
        f'人介绍了情况，并回答了记者提问。<a href="/n/{n}.html">[详细]</a></p></div></div>'
        for n, (title, _, day) in enumerate(ZH)
    )
    body = menu("首页", "要闻", "专题") + f'<div class="newslist">{items}</div>'
    wanted = [(t, f"{HOST}/n/{n}.html", d) for n, (t, _, d) in enumerate(ZH)]
    return page(body, "zh-CN"), f"{HOST}/n/", wanted, None


def taiwanese_table():
    """A table with serial numbers, ROC dates and the issuing unit; a second file link."""
    rows = "".join(
        f"<tr><td>{n + 1}</td><td>{110}.{day[5:7]}.{day[8:]}</td><td><a href='News_Content."
        f"aspx?n=8&s={n}'>{title}</a> <a href='/dl/{n}.pdf'>PDF</a></td><td>秘書處</td></tr>"
        for n, (title, _, day) in enumerate(TW)
    )
    body = (
        menu("回首頁", "網站導覽", "新聞稿")
        + "<table class='tb'><tr><th>編號</th><th>日期</th><th>標題</th><th>單位</th></tr>"
        f"{rows}</table><div class='page'>1 <a href='News.aspx?n=8&page=2'>2</a> "
        "<a href='News.aspx?n=8&page=3'>3</a> <a href='News.aspx?n=8&page=2'>下一頁</a></div>"
    )
    url = f"{HOST}/News.aspx?n=8"
    wanted = [
        (t, f"{HOST}/News_Content.aspx?n=8&s={n}", d) for n, (t, _, d) in enumerate(TW)
    ]
    return page(body, "zh-Hant-TW"), url, wanted, f"{HOST}/News.aspx?n=8&page=2"


TW = [
    ("市長出席防汛演習記者會談話全文", "", "2021-05-31"),
    ("本府說明校園午餐補助新制", "", "2021-05-24"),
    ("河川整治計畫進度記者會會後新聞稿", "", "2021-05-03"),
    ("捷運延伸線工程說明會問答紀要", "", "2021-04-19"),
]


def japanese_dl():
    """dl with 令和 dates in dt, links in dd, a PDF's size behind some."""
    items = "".join(
        f"<dt>令和3年{int(day[5:7])}月{int(day[8:])}日</dt><dd><a href='{path}'>{title}</a>"
        + ("<a href='k.pdf'>[PDF形式：250KB]</a>" if n % 2 else "")
        + "</dd>"
        for n, (title, path, day) in enumerate(JA)
    )
    body = (
        menu("ホーム", "大臣会見", "報道発表", "お問い合わせ")
        + f"<h1>大臣記者会見</h1><div id='contents'><dl>{items}</dl></div>"
        "<p><a href='#top'>ページの先頭へ</a></p>"
    )
    url = f"{HOST}/kaiken/index.html"
    wanted = [(t, f"{HOST}/kaiken/{p}", d) for t, p, d in JA]
    return page(body, "ja", "大臣記者会見"), url, wanted, None


JA = [
    ("閣議後記者会見の概要（河川水位について）", "k0531.html", "2021-05-31"),
    ("閣議後記者会見の概要（橋梁の点検について）", "k0528.html", "2021-05-28"),
    ("臨時記者会見の概要", "k0520.html", "2021-05-20"),
    ("閣議後記者会見の概要（学校給食について）", "k0511.html", "2021-05-11"),
]


def japanese_month_headings():
    """Days without a year under headings of month and year, date inside the link."""
    body = (
        "<h1>会見記録</h1><h2>2021年5月</h2><ul>"
        "<li><a href='a.html'>5月31日　川の水位に関する会見</a></li>"
        "<li><a href='b.html'>5月20日　橋の点検に関する会見</a></li>"
        "</ul><h2>2021年4月</h2><ul>"
        "<li><a href='c.html'>4月30日　給食に関する会見</a></li></ul>"
        "<h2>2020年12月</h2><ul><li><a href='d.html'>12月1日　除雪に関する会見</a></li></ul>"
    )
    wanted = [
        ("川の水位に関する会見", f"{HOST}/r/a.html", "2021-05-31"),
        ("橋の点検に関する会見", f"{HOST}/r/b.html", "2021-05-20"),
        ("給食に関する会見", f"{HOST}/r/c.html", "2021-04-30"),
        ("除雪に関する会見", f"{HOST}/r/d.html", "2020-12-01"),
    ]
    return page(body, "ja"), f"{HOST}/r/", wanted, None


def korean_board():
    """A board: number, title, department, date, views; short dates; a pager of numbers."""
    rows = "".join(
        f"<tr><td>{200 - n}</td><td class='tal'><a href='view.do?no={200 - n}&amp;cp=1'> {title}"
        f"\n\t </a></td><td>대변인실</td><td>{day[2:].replace('-', '.')}</td><td>1,2{n}4</td></tr>"
        for n, (title, day) in enumerate(KO)
    )
    body = (
        "<div id='gnb'><ul><li><a href='/a'>알림마당</a></li><li><a href='/b'>보도자료</a></li>"
        "<li><a href='/c'>브리핑</a></li></ul></div><table><caption>보도자료 목록</caption>"
        "<thead><tr><th>번호</th><th>제목</th><th>담당부서</th><th>등록일</th><th>조회수</th></tr>"
        f"</thead><tbody>{rows}</tbody></table><div class='paging'><strong>1</strong>"
        "<a href='list.do?cp=2'>2</a><a href='list.do?cp=3'>3</a></div>"
    )
    wanted = [
        (t, f"{HOST}/bbs/view.do?no={200 - n}&cp=1", d) for n, (t, d) in enumerate(KO)
    ]
    return page(body, "ko"), f"{HOST}/bbs/list.do", wanted, f"{HOST}/bbs/list.do?cp=2"


KO = [
    ("홍수 대비 하천 점검 결과 브리핑", "2021-05-31"),
    ("학교 급식 안전 대책 발표문", "2021-05-27"),
    ("교량 보수 공사 관련 정례 브리핑", "2021-05-13"),
    ("도서관 야간 개방 확대 방안 발표", "2021-04-29"),
    ("인구 조사 중간 결과 설명자료", "2021-04-08"),
]


def german_cards():
    """Teaser cards, the whole card a link: date, kicker, heading, text."""
    cards = "".join(
        f'<a class="c-teaser" href="/presse/{path}"><div class="c-teaser__meta"><time '
        f'datetime="{day}">{german(day)}</time> <span>Pressemitteilung</span></div><h3>{title}'
        f"</h3><p>{title}: Das teilte das Ministerium am Montag mit. Die Einzelheiten werden in "
        "den kommenden Wochen gemeinsam mit den Ländern beraten und dann vorgestellt.</p></a>"
        for title, path, day in DE
    )
    body = (
        menu("Startseite", "Ministerium", "Presse", "Service", tag="ol")
        + f"<main><h1>Pressemitteilungen</h1><div class='grid'>{cards}</div>"
        "<nav class='pagination'><a href='?page=2' rel='next'>Weiter</a></nav></main>"
        + FOOT
    )
    wanted = [(t, f"{HOST}/presse/{p}", d) for t, p, d in DE]
    return page(body, "de"), f"{HOST}/presse", wanted, f"{HOST}/presse?page=2"


def german(day):
    months = "Januar Februar März April Mai Juni".split()
    return f"{int(day[8:])}. {months[int(day[5:7]) - 1]} {day[:4]}"


DE = [
    ("Ministerin übergibt die neue Hafenbrücke", "hafenbruecke", "2021-05-31"),
    ("Mehr Geld für den Hochwasserschutz", "hochwasser", "2021-05-26"),
    ("Schulessen wird ab Herbst gesünder", "schulessen", "2021-05-17"),
    ("Länder einigen sich auf Fahrplan für Dörfer", "fahrplan", "2021-03-09"),
]


def french_articles():
    """article > header > h2 > a with "Publié le", a theme link, "Lire la suite"."""
    items = "".join(
        f'<article class="node"><p class="theme"><a href="/themes/{n % 2}">Territoires et mer</a>'
        f'</p><h2><a href="{path}">{title}</a></h2><p class="date">Publié le {day[8:]}/{day[5:7]}/'
        f"{day[:4]}</p><p>La ministre s’est rendue sur place et a présenté les mesures qui seront "
        f'prises dès cet été. <a href="{path}">Lire la suite</a></p></article>'
        for n, (title, path, day) in enumerate(FR)
    )
    body = (
        menu("Accueil", "Actualités", "Dossiers", "Le ministère")
        + f"<h1>Espace presse</h1>{items}<ul class='pager'><li>1</li><li><a href='/presse/p2'>2</a>"
        "</li><li><a href='/presse/p2'>Suivant</a></li></ul>" + FOOT
    )
    wanted = [(t, f"{HOST}/presse/{p}", d) for t, p, d in FR]
    return page(body, "fr"), f"{HOST}/presse/", wanted, f"{HOST}/presse/p2"


FR = [
    ("Réouverture du pont du port après deux ans de travaux", "pont", "2021-06-03"),
    ("Discours sur la protection du littoral", "littoral", "2021-05-12"),
    ("Conférence de presse : les cantines scolaires", "cantines", "2021-05-04"),
    ("Point de presse du porte-parole, semaine 17", "point-17", "2021-04-05"),
]


def spanish_views():
    """Rows of a Drupal view with odd and even classes; the date last, in words."""
    rows = "".join(
        f'<div class="views-row views-row-{n + 1} views-row-{"odd" if n % 2 else "even"}">'
        f'<span class="views-field-title"><a href="/noticias/{path}">{title}</a></span> '
        f'<span class="views-field-created">{int(day[8:])} de {MONTHS_ES[int(day[5:7])]} de '
        f"{day[:4]}</span></div>"
        for n, (title, path, day) in enumerate(ES)
    )
    aside = "".join(
        f'<li><a href="/t/{n}">Los temas más leídos de la semana, número {n}</a></li>'
        for n in range(8)
    )
    body = (
        menu("Inicio", "Gobierno", "Sala de prensa")
        + f'<div class="view-content">{rows}</div><aside><h3>Lo más visto</h3><ul>{aside}</ul>'
        f"</aside>{FOOT}"
    )
    wanted = [(t, f"{HOST}/noticias/{p}", d) for t, p, d in ES]
    return page(body, "es"), f"{HOST}/noticias", wanted, None


MONTHS_ES = {3: "marzo", 4: "abril", 5: "mayo"}
ES = [
    ("El ministro inaugura el puente del puerto", "puente", "2021-05-31"),
    ("Rueda de prensa tras el consejo sobre inundaciones", "consejo", "2021-05-25"),
    ("Intervención en el pleno sobre comedores escolares", "pleno", "2021-04-14"),
    ("Declaración conjunta sobre el censo de aldeas", "censo", "2021-03-02"),
]


def portuguese_tiles():
    """Plone tiles: heading, tags that are links, the date among a byline's words."""
    tiles = "".join(
        f'<div class="tileItem"><h2 class="tileHeadline"><a href="{HOST}/discursos/{path}" '
        f'class="summary url">{title}</a></h2><div class="keywords">Tags: <a href="/busca?s=1">'
        f'Discurso</a>, <a href="/busca?s=2">Presidência</a></div><span class="documentByLine">por '
        f'<a href="/author/x">Portal da Água</a> publicado {day[8:]}/{day[5:7]}/{day[:4]} 17h30 '
        f"última modificação {int(day[8:]) + 1:02}/{day[5:7]}/{day[:4]} 09h10</span></div>"
        for title, path, day in PT
    )
    side = "".join(
        f'<dd><a href="/m/{n}">Item de navegação {n}</a></dd>' for n in range(9)
    )
    body = (
        f'<dl class="portletNavigation"><dt>Menu</dt>{side}</dl><div id="content"><h1>Discursos'
        f'</h1>{tiles}<div class="listingBar"><a class="next" href="{HOST}/discursos?b_start=30">'
        "Próximo »</a></div></div>"
    )
    wanted = [(t, f"{HOST}/discursos/{p}", d) for t, p, d in PT]
    return (
        page(body, "pt-br"),
        f"{HOST}/discursos",
        wanted,
        f"{HOST}/discursos?b_start=30",
    )


PT = [
    ("Discurso na abertura da ponte do porto", "ponte", "2021-05-30"),
    ("Entrevista coletiva sobre as cheias no litoral", "cheias", "2021-05-12"),
    ("Discurso na cerimônia da merenda escolar", "merenda", "2021-05-03"),
    ("Declaração à imprensa sobre o censo", "censo", "2021-04-08"),
]


def russian_divs():
    """Date before the title in one div, genitive months, a photo link beside."""
    months = {5: "мая", 4: "апреля"}
    items = "".join(
        f'<div class="news-item"><a href="/news/{n}/"><img src="/i/{n}.jpg" alt=""></a><span '
        f'class="d">{int(day[8:])} {months[int(day[5:7])]} 2021, 15:{n}0</span><a href="/news/{n}/">'
        f"{title}</a></div>"
        for n, (title, day) in enumerate(RU)
    )
    body = (
        menu("Главная", "Министерство", "Пресс-служба")
        + f"<h1>Новости</h1><div class='news-list'>{items}</div><a href='/news/?p=2'>Следующая</a>"
    )
    wanted = [(t, f"{HOST}/news/{n}/", d) for n, (t, d) in enumerate(RU)]
    return page(body, "ru"), f"{HOST}/news/", wanted, f"{HOST}/news/?p=2"


RU = [
    ("Министр открыл новый мост в порту", "2021-05-31"),
    ("Брифинг официального представителя о паводке", "2021-05-20"),
    ("Выступление на совещании о школьных столовых", "2021-05-05"),
    ("Стенограмма пресс-конференции о переписи", "2021-04-22"),
]


def arabic_cards():
    """Right to left, Arabic digits, Levantine months, "read more" under each."""
    cards = "".join(
        f'<div class="card"><h3><a href="/ar/news/{n}">{title}</a></h3><span>{day}</span><p>أعلن '
        f'الوزير ذلك خلال مؤتمر صحفي عقد في مقر الوزارة.</p><a href="/ar/news/{n}">اقرأ المزيد</a>'
        "</div>"
        for n, (title, day, _) in enumerate(AR)
    )
    body = (
        menu("الرئيسية", "الوزارة", "الأخبار")
        + f'<div dir="rtl">{cards}</div><a href="/ar/news?page=1">التالي</a>'
    )
    wanted = [(t, f"{HOST}/ar/news/{n}", d) for n, (t, _, d) in enumerate(AR)]
    return page(body, "ar"), f"{HOST}/ar/news", wanted, f"{HOST}/ar/news?page=1"


AR = [
    ("الوزير يفتتح الجسر الجديد في الميناء", "٣١ أيار ٢٠٢١", "2021-05-31"),
    ("مؤتمر صحفي حول الفيضانات في الساحل", "٢٠ أيار ٢٠٢١", "2021-05-20"),
    ("كلمة في افتتاح المدارس الجديدة", "٣ كانون الثاني ٢٠٢١", "2021-01-03"),
]


def polish_wordpress():
    """WordPress: post classes of their own, entry meta, older posts."""
    posts = "".join(
        f'<article id="post-{900 - n}" class="post-{900 - n} post type-post category-{n}"><header>'
        f'<h2 class="entry-title"><a href="{HOST}/{day.replace("-", "/")}/{path}/" rel="bookmark">'
        f'{title}</a></h2><div class="entry-meta">{int(day[8:])} {PL_MONTHS[int(day[5:7])]} 2021 '
        f'· <a href="/autor/biuro">Biuro prasowe</a> · <a href="#c">Komentarze</a></div></header>'
        '<div class="entry-summary"><p>Minister poinformował o tym w poniedziałek podczas '
        "konferencji prasowej w porcie.</p></div></article>"
        for n, (title, path, day) in enumerate(PL)
    )
    recent = "".join(
        f'<li><a href="/r/{n}">Ostatni wpis numer {n} w serwisie</a></li>'
        for n in range(5)
    )
    body = (
        menu("Strona główna", "O urzędzie", "Kontakt")
        + f'<div id="primary"><main>{posts}<div class="nav-previous"><a href="{HOST}/page/2/">Starsze '
        f'wpisy</a></div></main></div><div id="secondary" class="widget-area"><ul>{recent}</ul></div>'
    )
    wanted = [(t, f"{HOST}/{d.replace('-', '/')}/{p}/", d) for t, p, d in PL]
    return page(body, "pl"), f"{HOST}/", wanted, f"{HOST}/page/2/"


PL_MONTHS = {5: "maja", 4: "kwietnia"}
PL = [
    ("Minister otworzył most w porcie", "most", "2021-05-31"),
    ("Briefing w sprawie ochrony przed powodzią", "powodz", "2021-05-19"),
    ("Zapis konferencji o stołówkach szkolnych", "stolowki", "2021-04-27"),
]


def turkish_titles_dated():
    """The date ends the link's words; nothing else in the entry."""
    items = "".join(
        f'<li><a href="/haber/{n}">{title} ({day})</a></li>'
        for n, (title, day, _) in enumerate(TR)
    )
    body = (
        menu("Anasayfa", "Bakanlık", "İletişim")
        + f"<section><ul>{items}</ul></section>"
    )
    wanted = [(t, f"{HOST}/haber/{n}", d) for n, (t, _, d) in enumerate(TR)]
    return page(body, "tr"), f"{HOST}/haberler", wanted, None


TR = [
    ("Bakan liman köprüsünü açtı", "31 Mayıs 2021", "2021-05-31"),
    ("Taşkın önlemleri için basın toplantısı", "3 Mayıs 2021", "2021-05-03"),
    ("Okul yemekleri üzerine açıklama metni", "9 Nisan 2021", "2021-04-09"),
    ("Sayım sonuçları hakkında soru ve cevaplar", "1 Nisan 2021", "2021-04-01"),
]


def american_table_newlines():
    """href full of line breaks and tabs, two-digit years, order told by other dates."""
    rows = "".join(
        f'<tr><td class="date">{day[5:7]}/{day[8:]}/{day[2:4]}</td><td><a href="\n\t\t\n{HOST}'
        f'/press/{path}\n\t">{title}</a></td></tr>'
        for title, path, day in EN
    )
    body = (
        menu("About", "Newsroom", "Services")
        + f"<h1>Press Releases</h1><table><tbody>{rows}</tbody></table>"
        + FOOT
    )
    return page(body), f"{HOST}/press", gold(EN, f"{HOST}/press/"), None


def british_base_href():
    """base href elsewhere, day first in British English, no date that tells."""
    entries = [
        ("Statement on the harbour bridge", "bridge", "2021-06-05"),
        ("Questions and answers on flood defence", "flood", "2021-06-01"),
        ("Oral evidence on school canteens", "canteens", "2021-05-12"),
        ("Speech on the rural census", "census", "2021-05-03"),
    ]
    items = "".join(
        f'<p><a href="{path}">{title}</a><br><i>{day[8:]}/{day[5:7]}/{day[:4]}</i></p>'
        for title, path, day in entries
    )
    head = f'<base href="{HOST}/archive/news/">'
    body = f"<h2>Statements</h2><div>{items}</div>" + FOOT
    wanted = [(t, f"{HOST}/archive/news/{p}", d) for t, p, d in entries]
    return page(body, "en", head=head), f"{HOST}/index.php", wanted, None


def media_release_texts():
    """The date after words beside the link; years to choose from above the list."""
    items = "".join(
        f'<li><a href="details.cfm?id={n}&">{title}</a>, media release, May {20 - n}, 2021</li>'
        for n, (title, _, _) in enumerate(EN)
    )
    years = "".join(
        f'<a href="media.cfm?year={y}">{y}</a> ' for y in range(2020, 2010, -1)
    )
    body = (
        menu("Home", "Services", "Contact")
        + f"<div><p>Here are our releases.</p><p><b>2021</b> {years}</p><ul>{items}</ul></div>"
    )
    wanted = [
        (t, f"{HOST}/news/details.cfm?id={n}&", f"2021-05-{20 - n}")
        for n, (t, _, _) in enumerate(EN)
    ]
    return page(body), f"{HOST}/news/media.cfm", wanted, None


def days_as_headings():
    """A heading for each day, several releases under it."""
    body = (
        menu("Home", "News", "Contact")
        + "<div class='l'><h3>Monday, 31 May 2021</h3><p><a href='a'>The bridge is open again</a></p>"
        "<p><a href='b'>Ferries will run as before</a></p><h3>Friday, 28 May 2021</h3>"
        "<p><a href='c'>Questions about the flood wall</a></p>"
        "<p><a href='d'>School canteens: what changes</a></p></div>"
    )
    wanted = [
        ("The bridge is open again", f"{HOST}/n/a", "2021-05-31"),
        ("Ferries will run as before", f"{HOST}/n/b", "2021-05-31"),
        ("Questions about the flood wall", f"{HOST}/n/c", "2021-05-28"),
        ("School canteens: what changes", f"{HOST}/n/d", "2021-05-28"),
    ]
    return page(body), f"{HOST}/n/", wanted, None


def read_more_only():
    """Headings without links; only "Read more" leads on; long teasers."""
    items = "".join(
        f"<div class='teaser'><h3>{title}</h3><p class='d'>{day}</p><p>The ministry said on Monday "
        "that the work had been done in time and within the budget. Residents of the harbour "
        "quarter welcomed the news, and the mayor thanked all who had helped over the last two "
        f"years, among them many volunteers.</p><a href='/n/{path}'>Read more</a></div>"
        for title, path, day in EN
    )
    body = (
        menu("Home", "News", "Contact")
        + f"<h1>Latest news</h1><div>{items}</div>"
        + FOOT
    )
    return page(body), f"{HOST}/news", gold(EN, f"{HOST}/n/"), None


def undated():
    """No date anywhere; menus longer than the list."""
    sections = [f"Section {n} of the ministry" for n in range(30)]
    items = "".join(f'<li><a href="/speeches/{p}">{t}</a></li>' for t, p, _ in EN)
    body = (
        menu(*sections)
        + f"<div id='content'><h1>Speeches</h1><ul>{items}</ul></div>"
        + FOOT
    )
    wanted = [(t, f"{HOST}/speeches/{p}", None) for t, p, _ in EN]
    return page(body), f"{HOST}/speeches", wanted, None


def italian_rows_of_cards():
    """A grid: rows of two cards, date in the address only."""
    entries = [
        (
            "Il ministro riapre il ponte del porto",
            "2021/05/31/ponte.html",
            "2021-05-31",
        ),
        (
            "Conferenza stampa sulle alluvioni",
            "2021/05/20/alluvioni.html",
            "2021-05-20",
        ),
        ("Intervento sulle mense scolastiche", "2021/05/11/mense.html", "2021-05-11"),
        (
            "Dichiarazione sul censimento dei borghi",
            "2021/04/28/borghi.html",
            "2021-04-28",
        ),
        ("Domande e risposte sui traghetti", "2021/04/15/traghetti.html", "2021-04-15"),
        ("Nota sulla biblioteca civica", "2021/04/02/biblioteca.html", "2021-04-02"),
    ]
    cards = [
        f'<div class="col-6"><div class="card"><h5><a href="/{p}">{t}</a></h5></div></div>'
        for t, p, _ in entries
    ]
    rows = "".join(
        f'<div class="row">{"".join(cards[n : n + 2])}</div>' for n in range(0, 6, 2)
    )
    body = menu("Home", "Ministero", "Stampa") + f"<main>{rows}</main>" + FOOT
    return page(body, "it"), f"{HOST}/stampa", gold(entries, f"{HOST}/"), None


INDEXES = [
    chinese_trs,
    chinese_no_lang_line_breaks,
    chinese_tiles,
    taiwanese_table,
    japanese_dl,
    japanese_month_headings,
    korean_board,
    german_cards,
    french_articles,
    spanish_views,
    portuguese_tiles,
    russian_divs,
    arabic_cards,
    polish_wordpress,
    turkish_titles_dated,
    american_table_newlines,
    british_base_href,
    media_release_texts,
    days_as_headings,
    read_more_only,
    undated,
    italian_rows_of_cards,
]


@pytest.mark.parametrize("build", INDEXES, ids=lambda b: b.__name__)
def test_an_index_gives_its_releases_in_order(build):
    html, url, wanted, following = build()
    reading = read(html, url)
    found = [
        (link.title, link.url, str(link.date) if link.date else None)
        for link in reading.listing.links
    ]
    assert found == wanted
    assert reading.is_index
    assert reading.listing.next_url == following


PARAGRAPH = (
    "<p>The minister said on Monday that the bridge had been rebuilt in two years, and that the "
    "work on the flood wall would begin before the winter. She thanked the engineers, the harbour "
    "master and the residents, who had put up with much.</p>"
)
RELATED = "".join(
    f'<li><a href="/n/{path}">{title}</a> <span>{day}</span></li>'
    for title, path, day in EN
)


def article_with_related():
    body = f"<h1>The bridge</h1><p>31 May 2021</p>{PARAGRAPH * 4}<h3>Related</h3><ul>{RELATED}</ul>"
    return menu("Home", "News") + f"<div class='c'>{body}</div>" + FOOT


def short_article_with_sidebar():
    side = RELATED * 3
    return (
        menu("Home", "News")
        + f"<article><h1>The bridge is open</h1><p>31 May 2021</p>{PARAGRAPH * 2}</article>"
        f"<div class='sidebar'><h3>Latest news</h3><ul>{side}</ul></div>"
    )


def transcript_with_references():
    turns = "".join(
        f"<p><b>{who}</b> We said so in <a href='/n/{n}'>the statement of last week</a>, and we "
        "say it again now: the wall will be built, and it will be built before winter comes.</p>"
        for n in range(12)
        for who in ("REPORTER:", "MR. HARBOUR:")
    )
    return menu("Home", "News") + f"<h1>Briefing</h1>{turns}" + FOOT


def faq_with_contents():
    toc = "".join(
        f'<li><a href="#q{n}">What happens to ferry number {n}?</a></li>'
        for n in range(20)
    )
    return f"<h1>Questions</h1><ul>{toc}</ul>{PARAGRAPH * 6}"


@pytest.mark.parametrize(
    "build",
    [
        article_with_related,
        short_article_with_sidebar,
        transcript_with_references,
        faq_with_contents,
    ],
    ids=lambda b: b.__name__,
)
def test_a_document_with_many_links_is_no_index(build):
    reading = read(page(build(), title="The bridge"), f"{HOST}/n/bridge")
    assert reading is None or not reading.is_index


def test_relative_times_are_reckoned_from_the_capture():
    body = "".join(
        f'<div><h3><a href="/n/{p}">{t}</a></h3><span>{ago}</span></div>'
        for (t, p, _), ago in zip(
            EN, ["3 hours ago", "yesterday", "2 days ago"], strict=False
        )
    )
    days = [str(link.date) for link in read(page(body), HOST, AT).listing.links]
    assert days == ["2021-06-10", "2021-06-09", "2021-06-08"]
    assert [link.date for link in read(page(body), HOST).listing.links] == [None] * 3


@given(st.text("<>/abahrefliulp \"='\n1-2021", max_size=400))
def test_any_markup_is_read_without_complaint(markup):
    read(markup, HOST)


@pytest.mark.parametrize(
    "piece",
    [
        '<li><a href="/a">A title that is long enough</a> 2021-05-31</li>',
        '<a href="/b">A title that is long enough</a>',
        '<div><a href="/c">A title long enough</a>',
        '<ul><li><a href="/x">word</a>',
    ],
)
def test_a_megabyte_takes_seconds_at_most(piece):
    html = piece * (1_000_000 // len(piece))
    tree = read_tree(html)
    layout = read_blocks(tree)
    began = time.perf_counter()
    read_listing(layout, tree, url=HOST)
    assert time.perf_counter() - began < 5
