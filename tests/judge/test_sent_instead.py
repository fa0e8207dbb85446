# ruff: noqa: E501 - one page a line
"""What is sent in place of a page is told from the page, in every language."""

import dataclasses

import pytest

from monitor.judge import judge
from monitor.model import Availability, Link, Listing

GONE, BLOCKED = Availability.GONE, Availability.BLOCKED
UNAVAILABLE, MOVED = Availability.UNAVAILABLE, Availability.MOVED

# language, verdict, title, headline, text
NOTICES = [
    ("en", GONE, "Page not found | Ministry of Tides", "Page not found", "We could not find the page you were looking for. It may have been moved or deleted."),
    ("en", GONE, "Ministry of Tides", "Sorry!", "This article has been removed or is no longer available on this site."),
    ("en", BLOCKED, "Access denied | Ministry of Tides", "Access denied", "You are not authorized to access this page."),
    ("en", UNAVAILABLE, "Website under maintenance | Tides", "Website under maintenance", "We are performing scheduled maintenance and will be back shortly."),
    ("en", UNAVAILABLE, "Error", "Something went wrong", "An unexpected error has occurred. Correlation ID: 00-77"),
    ("zh", GONE, "页面不存在-潮汐部", "页面不存在", "抱歉，您访问的页面不存在或已被删除，请检查您输入的网址。"),
    ("zh", GONE, "提示信息", "", "该信息已被删除或您没有权限查看！"),
    ("zh", UNAVAILABLE, "系统维护中", "网站正在维护", "系统升级维护，给您带来不便，敬请谅解。"),
    ("zh", BLOCKED, "访问被拦截", "访问被拦截", "您的请求包含不合法的参数，已被网站管理员设置拦截。事件编号：a7f2"),
    ("zh", UNAVAILABLE, "系统错误", "", "服务器繁忙，请稍后再试。"),
    ("zh-hant", GONE, "找不到網頁 - 潮汐部", "找不到網頁", "您要求的網頁可能已被移除或更改名稱。"),
    ("zh-hant", UNAVAILABLE, "系統維護中", "系統維護中", "系統維護，造成不便，敬請見諒。"),
    ("ja", GONE, "ページが見つかりません｜潮汐省", "お探しのページは見つかりませんでした", "お探しのページは削除されたか、アドレスが変更された可能性があります。"),
    ("ja", UNAVAILABLE, "メンテナンス中 | 潮汐省", "ただいまメンテナンス中です", "メンテナンスのため、ご迷惑をおかけしております。"),
    ("ko", GONE, "페이지를 찾을 수 없습니다 | 조석부", "페이지를 찾을 수 없습니다", "요청하신 페이지가 삭제되었거나 주소가 변경되었을 수 있습니다."),
    ("ko", UNAVAILABLE, "시스템 점검 중", "시스템 점검 중입니다", "점검으로 인해 서비스 이용에 불편을 드려 죄송합니다."),
    ("ru", GONE, "Страница не найдена — Министерство приливов", "Страница не найдена", "Запрашиваемая страница была удалена или перемещена."),
    ("ru", UNAVAILABLE, "Технические работы", "На сайте ведутся технические работы", "Приносим извинения, попробуйте позже."),
    ("ru", BLOCKED, "Доступ запрещён", "Доступ запрещён", "Ваш IP-адрес заблокирован."),
    ("uk", GONE, "Сторінку не знайдено | Міністерство припливів", "Сторінку не знайдено", "Сторінка, яку ви шукаєте, була видалена."),
    ("de", GONE, "Seite nicht gefunden - Gezeitenministerium", "Seite nicht gefunden", "Die von Ihnen gesuchte Seite wurde gelöscht oder verschoben."),
    ("de", UNAVAILABLE, "Wartungsarbeiten", "Wartungsarbeiten", "Die Website wird gewartet. Versuchen Sie es später noch einmal."),
    ("fr", GONE, "Page introuvable | Ministère des Marées", "Page introuvable", "La page demandée n’existe plus ou a été déplacée."),
    ("fr", UNAVAILABLE, "Site en maintenance", "Site en maintenance", "Une opération de maintenance est en cours. De retour bientôt."),
    ("es", GONE, "Página no encontrada | Ministerio de Mareas", "Página no encontrada", "La página que busca no existe o ha sido eliminada."),
    ("es", BLOCKED, "Acceso denegado", "Acceso denegado", "No tiene permiso para ver esta página."),
    ("pt", GONE, "Página não encontrada — Ministério das Marés", "Página não encontrada", "A página que você procura não existe ou foi removida."),
    ("pt", UNAVAILABLE, "Site em manutenção", "Em manutenção", "Ocorreu um erro. Tente novamente mais tarde."),
    ("it", GONE, "Pagina non trovata | Ministero delle Maree", "Pagina non trovata", "La pagina richiesta non esiste o è stata rimossa."),
    ("pl", GONE, "Nie znaleziono strony - Ministerstwo Pływów", "Nie znaleziono strony", "Strona, której szukasz, została usunięta."),
    ("pl", UNAVAILABLE, "Przerwa techniczna", "Przerwa techniczna", "Trwają prace serwisowe, prosimy spróbować później."),
    ("tr", GONE, "Sayfa bulunamadı | Gelgit Bakanlığı", "Sayfa bulunamadı", "Aradığınız sayfa kaldırılmış olabilir."),
    ("tr", UNAVAILABLE, "Bakım çalışması", "Sitemiz bakımdadır", "Bakım nedeniyle daha sonra tekrar deneyin."),
    ("ar", GONE, "الصفحة غير موجودة | وزارة المد", "الصفحة غير موجودة", "الصفحة التي تبحث عنها غير موجودة أو تم حذفها."),
    ("ar", UNAVAILABLE, "الموقع تحت الصيانة", "الموقع تحت الصيانة", "أعمال صيانة، يرجى المحاولة لاحقا."),
]  # fmt: skip


@pytest.mark.parametrize("known", [True, False], ids=["known", "first-visit"])
@pytest.mark.parametrize(
    "notice",
    NOTICES,
    ids=[f"{n[0]}-{n[1]}-{i}" for i, n in enumerate(NOTICES)],
)
def test_a_notice_in_full_chrome_with_status_200_is_not_the_page(
    notice, known, chrome, capture, earlier
):
    _, verdict, title, headline, text = notice
    page = chrome(title, f"<h1>{headline}</h1><p>{text}</p>")
    said = judge(capture(page), earlier=earlier if known else None)
    assert said.availability is verdict
    assert said.reason.endswith(".")


# Made up after what guards send: all of them have status 200 somewhere.
CHALLENGES = {
    "just-a-moment": '<title>Just a moment...</title><body><noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={cvId:"3"};</script></body>',
    "cookie-and-reload": "<html><script>var a=[99,51];document.cookie='k='+a.join('');location.reload();</script></html>",
    "obfuscated-shell": '<html><head><meta id="Hx9" content="kd8"><script>$_ts=window["$_ts"];if(!$_ts)$_ts={};$_ts.nsd=50912;</script><script src="/q7x.js" r="m"></script></head><body></body></html>',
    "clearance-cookie": "<script>document.cookie=('_')+('_')+('j')+('s')+('l')+'=1';location.href=location.pathname</script>",
    "argument-cookie": "<html><script>var arg1='3F2A';var _0x4818=['x'];setCookie('acw_sc__v2',arg1);</script></html>",
    "tspd": '<html><head><script>(function(){window["bobcmn"]="101110";})();</script><script src="/TSPD/08a?type=9"></script></head><body><noscript>Please enable JavaScript to view the page content. Your support ID is: 77.</noscript></body></html>',
    "incident": "<html><body><iframe>Request unsuccessful. Incapsula incident ID: 88-41</iframe><script src='/_Incapsula_Resource?x=1'></script></body></html>",
    "slider": "<title>安全验证</title><body><p>请完成安全验证后继续访问</p><div id='slider'>向右滑动</div></body>",
    "security-cookie": "<html><head></head><body><script>function q(){document.cookie='security_session_verify=1f';window.location=self.location.href}q()</script></body></html>",
    "gate": "<title>Making sure you're not a bot!</title><body><h1>Making sure you're not a bot!</h1><script id='anubis_challenge'>{}</script></body>",
    "rejected": "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 41</body></html>",
    "captcha": "<title>验证码</title><body><form><p>访问过于频繁，请输入验证码</p><img src='captcha.jpg'><input name='c'></form></body>",
}  # fmt: skip


@pytest.mark.parametrize("known", [True, False], ids=["known", "first-visit"])
@pytest.mark.parametrize("source", CHALLENGES.values(), ids=CHALLENGES.keys())
def test_a_challenge_is_blocked(source, known, capture, earlier):
    said = judge(capture(source), earlier=earlier if known else None)
    assert said.availability is BLOCKED


@pytest.mark.parametrize("status", [202, 403, 405, 412, 468, 503, 521])
def test_a_challenge_is_blocked_whatever_its_status(status, capture):
    for source in CHALLENGES.values():
        said = judge(capture(source, status=status))
        assert said.availability is BLOCKED


# name → verdict, source
OTHERS = {
    "log-in": (BLOCKED, "<title>用户登录</title><body><form><input name=u><input type=password name=p><button>登录</button><a>忘记密码</a></form></body>"),
    "sign-in": (BLOCKED, "<title>Sign in to your account</title><body><h1>Sign in</h1><form><label>Password</label><input type='password'></form></body>"),
    "cookie-wall": (BLOCKED, "<title>Before you continue</title><body><h1>Before you continue to Tides</h1><p>We and our partners store data.</p><button>Accept all</button></body>"),
    "empty": (UNAVAILABLE, ""),
    "white-space": (UNAVAILABLE, " \n\t "),
    "empty-body": (UNAVAILABLE, "<html><head><title>Tides</title></head><body></body></html>"),
    "app-shell": (UNAVAILABLE, '<html><head><title>Tides</title><script src="/app.js"></script></head><body><div id="app"></div></body></html>'),
    "app-shell-with-a-word": (UNAVAILABLE, '<html><head><title>潮汐部</title></head><body><noscript>请启用JavaScript</noscript><div id="root">加载中</div></body></html>'),
    "template": (UNAVAILABLE, "<html><head><title>{{ page.title }}</title></head><body><h1>{{page.title}}</h1><div>{{page.date}}</div><div>{{page.body}}</div></body></html>"),
    "template-in-chrome": (UNAVAILABLE, "<html><head><title>{{detail.title}}</title></head><body><ul><li><a>Home</a></li></ul><h1>{{detail.title}}</h1></body></html>"),
    "plain-words": (UNAVAILABLE, "Bad Gateway"),
    "plain-404": (GONE, "404 page not found"),
    "proxy-error": (UNAVAILABLE, "upstream connect error or disconnect/reset before headers. reset reason: connection failure"),
    "server's-own": (GONE, "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>"),
    "database": (UNAVAILABLE, "<html><head><title>Database Error</title></head><body><h1>Error establishing a database connection</h1></body></html>"),
    "parked": (GONE, "<html><head><title>tides.example</title><script src='//img.sedoparking.com/x.js'></script></head><body><p>This domain is for sale. Buy this domain.</p></body></html>"),
    "parked-zh": (GONE, "<html><head><title>域名出售</title></head><body><p>您访问的域名正在出售，欢迎购买此域名。</p></body></html>"),
    "no-such-site": (GONE, "<html><head><title>没有找到站点</title></head><body><h1>没有找到站点</h1><p>您的请求在Web服务器中没有找到对应的站点！</p></body></html>"),
    "refresh-elsewhere": (MOVED, "<html><head><title>Redirecting</title><meta http-equiv=refresh content='0; url=/en/press/'></head><body>You will be redirected.</body></html>"),
    "script-elsewhere": (MOVED, "<script>window.location.href='https://new.tides.example/';</script>"),
    "refresh-to-itself": (BLOCKED, "<html><head><meta http-equiv='refresh' content='1;url=/press/a17.html?k=1'></head><body></body></html>"),
    "browser's-own": (UNAVAILABLE, "<html><head><title>tides.example</title></head><body class='neterror'><h1>This site can’t be reached</h1><p>tides.example took too long to respond.</p><div>ERR_CONNECTION_TIMED_OUT</div></body></html>"),
    "tool's-own": (UNAVAILABLE, "curl: (28) Operation timed out"),
    "object-store": (BLOCKED, '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'),
    "line": (BLOCKED, "<html><head><title>Queue</title></head><body><h1>You are now in line</h1><p>When it is your turn, you will have ten minutes.</p></body></html>"),
    "message-box": (GONE, "<script>alert('该信息不存在或已删除！');history.go(-1);</script>"),
    "undefined": (UNAVAILABLE, "<html><head><title>undefined</title></head><body><h1>undefined</h1></body></html>"),
    "in-no-language-we-know": (UNAVAILABLE, "<html><head><title>Zorblax</title></head><body><p>Fnord quix wibble ombrash.</p></body></html>"),
    "named-by-its-template": (GONE, "<html><head><title>Tides</title></head><body class='Page Error404'><h1>Ahoy!</h1><p>There is nothing here but water.</p></body></html>"),
    "front-page-instead": (GONE, "<html><head><title>Ministry of Tides</title><link rel='canonical' href='https://tides.example/'></head><body>" + "<p>Something else is news today, and quite a lot of it.</p>" * 30 + "</body></html>"),
    "json-error": (UNAVAILABLE, '{"status": 500, "error": "Internal Server Error", "message": "An error has occurred"}'),
}  # fmt: skip


@pytest.mark.parametrize(("verdict", "source"), OTHERS.values(), ids=OTHERS.keys())
def test_what_else_comes_in_place_of_a_page(verdict, source, capture, earlier):
    assert judge(capture(source), earlier=earlier).availability is verdict


def test_chrome_without_its_text_is_unavailable(chrome, capture, earlier):
    """Seen in the wild: menu and footer came, the middle did not."""
    page = chrome("Northern harbours to be renewed", "")
    said = judge(capture(page), earlier=earlier)
    assert said.availability is UNAVAILABLE
    assert "without the text" in said.reason


@pytest.mark.parametrize("share", [0.25, 0.5, 0.8])
def test_a_page_cut_in_the_middle_is_unavailable(
    share, chrome, capture, earlier, release
):
    whole = chrome("Northern harbours", "".join(f"<p>{p}</p>" for p in release * 1))
    start = whole.index("<main>")
    cut = whole[: start + int((whole.index("</main>") - start) * share)]
    said = judge(capture(cut, status=None), earlier=earlier)
    assert said.availability is UNAVAILABLE
    assert "stops in the middle" in said.reason


def test_size_is_no_sign(chrome, capture, earlier):
    """An access denied of 262 KB has been seen."""
    page = chrome(
        "Access denied | Tides",
        "<h1>Access denied</h1><p>You are not authorized to access this page.</p>"
         "<script>/*" + "x" * 262_000 + "*/</script>",
    )  # fmt: skip
    assert judge(capture(page), earlier=earlier).availability is BLOCKED


@pytest.mark.parametrize("end", ["", "</p><div cl"])
def test_a_page_that_repeats_itself_may_be_cut_as_well(
    end, chrome, capture, earlier, release
):
    """Its last words are on it, for they were said before."""
    words = "I would not read too much into one statement from the northern harbours."
    turn = dataclasses.replace(
        earlier.content.turns[0],
        text="\n".join([*release, *(f"{n}: {words}" for n in range(40)), words]),
    )
    content = dataclasses.replace(earlier.content, turns=(turn,))
    whole = chrome("Northern harbours", "".join(f"<p>{p}</p>" for p in turn.paragraphs))
    cut = whole[: whole.index("20: I would") + 30] + end
    said = judge(capture(cut), earlier=dataclasses.replace(earlier, content=content))
    assert said.availability is UNAVAILABLE


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ministry of Tides | Ministry of Tides", "Today in the harbours"),
        ("Home", "Welcome to the Ministry of Tides"),
    ],
)
def test_a_page_that_is_called_like_its_site_is_the_front_page(
    title, headline, chrome, capture, earlier
):
    around = dataclasses.replace(earlier, rest=(*earlier.rest, "Ministry of Tides"))
    news = "<p>Something else is news today, and quite a lot of it too.</p>" * 20
    page = chrome(title, f"<h1>{headline}</h1>{news}")
    assert judge(capture(page), earlier=around).availability is GONE


def test_a_short_list_that_came_back_empty_is_unavailable(chrome, capture, earlier):
    titles = ("Quay opens", "Ferry delayed", "Dues rise")
    links = tuple(Link(f"https://tides.example/{t}", t) for t in titles)
    known = dataclasses.replace(earlier, content=Listing("Releases", links))
    page = chrome("Releases", "<h1>Releases</h1><table></table>")
    said = judge(capture(page), earlier=known)
    assert said.availability is UNAVAILABLE
