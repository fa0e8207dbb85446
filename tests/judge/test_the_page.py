# ruff: noqa: E501 - one page a line
"""The page is the page, whatever words are in it: a false alarm is worse than a miss."""

import datetime as dt
import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.judge import judge
from monitor.model import (
    Availability,
    Capture,
    Document,
    Kind,
    Link,
    Listing,
    Parsed,
    Role,
    Turn,
)

OK = Availability.OK

# Releases whose words are those of error pages. Title, paragraphs.
GENUINE = {
    "outage": ("Service unavailable for two hours: what happened on Monday", ["On Monday the ministry's portal was temporarily unavailable. An error occurred while a database was moved.", "The portal returned 503 Service Unavailable to 12,000 visitors, the minister told parliament."]),
    "404-day": ("404: Page not found — an exhibition on lost archives", ["The exhibition shows what is no longer available: files that were not found, shelves that are empty.", "It opens on 4 April and stays until June."]),
    "blocked": ("Access denied: report on blocked ports", ["Ships were denied access to three ports last winter. The report names the reasons.", "Captains told the commission that they had been turned away without a word."]),
    "maintenance": ("Notice of maintenance of the website", ["On Saturday 7 March from 8 to 12 o'clock the website will be under maintenance. Applications can be filed by mail at that time.", "The hotline is staffed as usual. Ministry of Tides, 4 March 2026"]),
    "captcha": ("Minister on captchas: “Are you a robot?”", ["Asked whether citizens must prove that they are not a robot, the minister said the ministry would do away with captchas by July.", "Blind users had complained that they could not complete the security check."]),
    "cookies": ("Cookies", ["This website uses two kinds of cookies. " * 8, "You may delete them in your browser at any time. " * 8, "The data protection officer answers questions. " * 8]),
    "login": ("New log-in for the tax portal", ["From May the tax portal has a new log-in. Forgot your password? A letter with a code is on its way to all 300,000 users.", "The old log-in ends in June."]),
    "zh-maintenance": ("关于网站系统升级维护的公告", ["因系统升级维护，我部网站将于2026年3月7日8:00至12:00暂停服务，给您带来不便，敬请谅解。", "特此公告。潮汐部办公厅 2026年3月4日"]),
    "zh-404": ("潮汐部回应“页面不存在”问题", ["记者问：有网民反映访问部网站时提示页面不存在，请问是什么原因？", "答：3月2日因机房迁移，部分页面无法访问，现已全部恢复。我们对给网民带来的不便表示歉意。"]),
    "zh-attack": ("网信部门通报一起拦截网络攻击行为的情况", ["通报称，2月全国共拦截疑似攻击行为3.2万次，涉及政府网站防火墙日志120万条。", "有关部门提醒，请勿点击不明链接。"]),
    "ja": ("メンテナンスに伴うサービス停止のお知らせ（3月7日）", ["3月7日午前8時から正午まで、システムのメンテナンスを実施します。その間は電子申請をご利用いただけません。", "お急ぎの方は窓口でお申し込みください。"]),
    "ko": ("3월 7일 시스템 점검에 따른 서비스 중단 안내", ["3월 7일 오전 8시부터 정오까지 시스템 점검을 진행합니다. 그동안 온라인 신청은 이용하실 수 없습니다.", "급한 민원은 창구에서 접수해 주시기 바랍니다."]),
    "ru": ("О технических работах на портале 7 марта", ["7 марта с 8 до 12 часов на портале пройдут технические работы. Заявления принимаются по почте.", "Министр приливов сообщил, что после работ портал станет быстрее."]),
    "uk": ("Про технічні роботи на порталі 7 березня", ["7 березня на порталі відбудуться технічні роботи. Заяви приймають поштою.", "Міністр повідомив, що портал стане швидшим."]),
    "de": ("Wartungsarbeiten an der Schleuse Sandholm", ["Die Wartungsarbeiten an der Schleuse dauern bis Mai. Die Durchfahrt ist vorübergehend nicht möglich.", "Das Ministerium bittet um Verständnis."]),
    "fr": ("Maintenance des phares : le point de la ministre", ["La maintenance de douze phares est en cours. Trois sont momentanément indisponibles.", "La ministre a précisé que les travaux prendraient fin en juin."]),
    "es": ("Acceso denegado a 40 buques en los puertos del norte", ["El ministerio denegó el acceso a 40 buques en febrero.", "La ministra explicó que no cumplían las normas de seguridad."]),
    "pt": ("Manutenção dos faróis: perguntas e respostas", ["A manutenção de doze faróis está em curso. Três foram desligados.", "A ministra disse que as obras terminam em junho."]),
    "it": ("Manutenzione dei fari, il ministro risponde", ["La manutenzione di dodici fari è in corso.", "Il ministro ha detto che i lavori finiscono a giugno, salvo maltempo."]),
    "pl": ("Przerwa techniczna na śluzie Sandholm do maja", ["Prace serwisowe na śluzie potrwają do maja.", "Ministerstwo prosi o wyrozumiałość i zaleca objazd."]),
    "tr": ("Deniz fenerlerinde bakım çalışması başladı", ["On iki fenerde bakım çalışması başladı.", "Bakan, çalışmaların haziranda biteceğini söyledi."]),
    "ar": ("أعمال صيانة في منارات الشمال تبدأ الأسبوع المقبل", ["تبدأ أعمال الصيانة في اثنتي عشرة منارة.", "وقال الوزير إن الأعمال تنتهي في يونيو."]),
}  # fmt: skip


@pytest.mark.parametrize("name", GENUINE)
def test_a_release_about_an_outage_is_a_release(name, chrome, capture):
    title, paragraphs = GENUINE[name]
    body = f"<h1>{title}</h1>" + "".join(f"<p>{p}</p>" for p in paragraphs)
    said = judge(capture(chrome(f"{title} | Ministry of Tides", body)))
    assert said.availability is OK, said.reason


@pytest.mark.parametrize("name", GENUINE)
def test_it_is_still_one_when_it_is_known(name, chrome, capture):
    title, paragraphs = GENUINE[name]
    earlier = Parsed(
        Document(
            Kind.ARTICLE,
            title,
            None,
            (Turn(Role.NARRATION, None, "\n".join(paragraphs)),),
        ),
        "utf-8",
        1,
    )
    body = f"<h1>{title}</h1>" + "".join(f"<p>{p}</p>" for p in paragraphs[:1])
    assert judge(capture(chrome(title, body)), earlier=earlier).availability is OK


def _text(paragraphs):
    return "".join(f"<p>{p}</p>" for p in paragraphs)


def test_a_body_that_shrank_is_a_change(chrome, capture, earlier, release):
    page = chrome("Northern harbours to be renewed", _text(release[:1]))
    assert judge(capture(page), earlier=earlier).availability is OK


def test_a_redesign_is_the_page(capture, earlier, release):
    page = (
        "<!DOCTYPE html><html><head><title>Tides: news</title></head><body>"
        "<div class=top>Quick links</div><div class=n>" + _text(release) + "</div>"
        "<div>Sea and coast authority</div></body></html>"
    )
    assert judge(capture(page), earlier=earlier).availability is OK


def test_a_page_rewritten_from_end_to_end_is_a_change(chrome, capture, earlier):
    page = chrome(
        "Northern harbours: what is planned",
        _text(["Berths will be rebuilt by a consortium of four firms."] * 1)
        + _text(["The survey at the breakwater has begun; results come in May."]),
    )
    assert judge(capture(page), earlier=earlier).availability is OK


def test_a_list_whose_items_all_changed_is_a_list(chrome, capture):
    old = [f"Release {i} of the harbour office on cranes" for i in range(20)]
    earlier = Parsed(
        Listing("Press", tuple(Link(f"https://tides.example/{i}", t) for i, t in enumerate(old))),
        "utf-8",
        1,
    )  # fmt: skip
    new = [f"Statement {i} of the minister on fisheries" for i in range(20)]
    page = chrome(
        "Press",
        "<ul>" + "".join(f'<li><a href="/n{i}">{t}</a></li>' for i, t in enumerate(new)) + "</ul>",
    )  # fmt: skip
    assert judge(capture(page), earlier=earlier).availability is OK


def test_a_list_with_an_item_called_page_not_found_is_a_list(chrome, capture):
    items = ["Page not found", "Access denied", "Under maintenance", "Harbour report"]
    page = chrome("Press releases", "".join(f"<h2>{t}</h2>" for t in reversed(items)))
    assert judge(capture(page)).availability is OK


def test_a_log_in_box_beside_the_page_is_chrome(chrome, capture, earlier, release):
    page = chrome(
        "Northern harbours to be renewed",
        "<form><input type=password>Forgot password?</form>" + _text(release),
    )
    assert judge(capture(page), earlier=earlier).availability is OK
    assert judge(capture(page)).availability is OK


def test_a_frame_left_open_in_a_noscript_does_not_hide_the_page(
    chrome, capture, earlier, release
):
    """Seen in the wild: a tag manager's frame without its end tag."""
    frame = '<noscript><iframe src="/ns.html" style="display:none"></noscript>'
    page = chrome("Northern harbours", frame + _text(release))
    assert judge(capture(page), earlier=earlier).availability is OK
    assert judge(capture(page)).availability is OK


def test_a_portal_with_a_log_in_box_and_a_loading_sign_is_a_list(chrome, capture):
    items = "".join(
        f'<li><a href="/{i}">第{i}次新闻发布会：潮汐部介绍港口建设有关情况</a></li>'
        for i in range(40)
    )
    box = "<div>加载中，请稍候</div><form><input type=password>忘记密码</form>"
    page = chrome("新闻发布会_潮汐部", f"{box}<ul>{items}</ul>")
    assert judge(capture(page)).availability is OK


@pytest.mark.parametrize(
    "name", ["Maintenance", "Mantenimiento", "Wartung", "系统维护"]
)
def test_a_section_may_have_such_a_name(name, chrome, capture):
    items = "".join(f'<li><a href="/{i}">Quay {i} repaired</a></li>' for i in range(9))
    page = chrome(f"{name} | Harbours", f"<h1>{name}</h1><ul>{items}</ul>")
    assert judge(capture(page)).availability is OK


def test_a_guard_that_only_watches_does_not_block(chrome, capture, release):
    script = '<script src="/cdn-cgi/challenge-platform/scripts/main.js"></script>'
    page = chrome("Northern harbours", _text(release) + script, head=script)
    assert judge(capture(page)).availability is OK


def test_a_page_about_templates_may_show_one(chrome, capture):
    page = chrome(
        "How to write {{ name }} in letters",
        _text(["Write {{ name }} where the name shall stand. " * 20] * 3),
    )
    assert judge(capture(page)).availability is OK


def test_a_page_without_closing_tags_is_whole(capture, earlier, release):
    page = "<title>Northern harbours</title>" + "".join(f"<p>{p}" for p in release)
    page += "<p>Ministry of Tides, 4 Harbour Street Imprint Accessibility Sitemap"
    assert judge(capture(page, status=None), earlier=earlier).availability is OK


@pytest.mark.parametrize(
    "source",
    [
        '<?xml version="1.0"?><rss><channel><title>404</title></channel></rss>',
        '<?xml version="1.0"?><!-- x --><feed xmlns="http://www.w3.org/2005/Atom"/>',
        '<?xml version="1.0"?><?xml-stylesheet href="s.xsl"?><urlset></urlset>',
        '{"items": [{"title": "Northern harbours", "body": "' + "word " * 300 + '"}]}',
    ],
    ids=["rss", "atom", "sitemap", "json"],
)
def test_what_is_no_html_is_taken_as_it_is(source, capture):
    assert judge(capture(source)).availability is OK


@pytest.mark.parametrize("body", [b"%PDF-1.7 x", b"\x89PNG\r\n", bytes(range(256)) * 9])
def test_a_file_is_no_page(body, capture):
    assert judge(capture(body)).availability is Availability.UNAVAILABLE


def test_the_fixture_pages_of_all_languages_are_pages(capture):
    folder = pathlib.Path(__file__).parent.parent / "pages"
    for path in sorted(folder.glob("*.html")):
        said = judge(capture(path.read_bytes(), status=None))
        assert said.availability is OK, f"{path.name}: {said.reason}"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_no_bytes_make_it_stumble(source):
    made = Capture("https://a.example/b", "https://a.example/b", dt.datetime(2026, 1, 1, tzinfo=dt.UTC), 0.1, 200, body=source)  # fmt: skip
    assert judge(made) == judge(made)
