"""The desk in a real browser: what it looks like to axe, keys, frames, live parts.

Skipped where there is no Chromium: `apt-get install chromium`.
"""

import contextlib
import pathlib
import shutil
import socket
import threading

import pytest
import uvicorn

from monitor.web import create_app
from tests.web.newsroom import ferry, newsroom

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
AXE = pathlib.Path(__file__).parent / "vendor" / "axe.min.js"
# WCAG 2.2 A and AA, and what axe holds to be good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "changes": "/",
    "nothing found": "/?q=nothing-has-this",
    "change": "/changes/1",
    "gone": "/changes/4",
    "side by side": "/changes/1?layout=side-by-side",
    "page": "/pages/3",
    "listing": "/pages/1",
    "compare": "/pages/3/compare?old=1&new=4",
    "sources": "/sources",
    "source": "/sources/harbour",
    "search": "/search?q=ferry",
    "status": "/status",
    "missing": "/changes/99",
    "log in": "/login",
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not pathlib.Path(CHROMIUM).exists(),
        reason="there is no Chromium: apt-get install chromium",
    ),
]


@contextlib.contextmanager
def served(app):
    """Serve an application on a free port of this machine, and give its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(
            app, log_config=None, access_log=False, timeout_graceful_shutdown=1
        )
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@pytest.fixture(scope="module")
def desk(room):
    app = create_app(room.store, room.config, clock=room.clock)
    with served(app) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium, desk):
    with contextlib.closing(chromium.new_context(base_url=desk)) as context:
        yield context.new_page()


LOOKS = [("en-GB", "light", (1280, 800)), ("zh-CN", "dark", (390, 844))]


@pytest.mark.parametrize(("locale", "colours", "size"), LOOKS)
def test_axe_finds_no_violation_and_nothing_stands_out_over_the_edge(
    chromium, desk, locale, colours, size
):
    context = chromium.new_context(
        base_url=desk,
        locale=locale,
        color_scheme=colours,
        viewport={"width": size[0], "height": size[1]},
    )
    with contextlib.closing(context):
        tab = context.new_page()
        found = {}
        for name, address in PAGES.items():
            tab.goto(address)
            tab.evaluate(AXE.read_text())
            result = tab.evaluate(
                "rules => axe.run(document, {runOnly: rules, iframes: false})", RULES
            )
            for violation in result["violations"]:
                for node in violation["nodes"]:
                    found[name, violation["id"]] = node["html"][:200]
            wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
            if wide > 0:
                found[name, "overflow"] = wide
        assert found == {}


def test_keys_move_open_and_go_back(tab):
    tab.goto("/")
    for key in ("j", "j", "k"):
        tab.keyboard.press(key)
    assert tab.locator(".row.at").get_attribute("id") == "change-6"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/changes/6")
    tab.keyboard.press("u")
    tab.wait_for_url("**/")
    tab.keyboard.press("/")
    tab.keyboard.type("骆清越")
    tab.wait_for_url("**q=%E9%AA%86%E6%B8%85%E8%B6%8A*")
    tab.locator("#change-2").wait_for(state="detached")
    assert tab.locator("#change-1").is_visible()


def test_e_marks_a_change_as_seen_and_goes_on_to_the_next(chromium):
    room = newsroom()
    with (
        served(create_app(room.store, room.config, clock=room.clock)) as desk,
        contextlib.closing(chromium.new_context(base_url=desk)) as context,
    ):
        tab = context.new_page()
        tab.goto("/")
        tab.keyboard.press("j")
        tab.keyboard.press("e")
        tab.locator("#change-6.seen").wait_for()
        assert tab.locator(".row.at").get_attribute("id") == "change-5"
        tab.reload()
        assert "seen" in (tab.locator("#change-6").get_attribute("class") or "")


def test_a_change_is_announced_within_a_second_of_its_commit(chromium):
    room = newsroom()
    with (
        served(create_app(room.store, room.config, clock=room.clock)) as desk,
        contextlib.closing(chromium.new_context(base_url=desk)) as context,
    ):
        tab = context.new_page()
        tab.goto("/")
        tab.wait_for_timeout(300)
        room.see(room.store.page(2), ferry("seven"))
        announced = tab.get_by_role("link", name="1 new change")
        announced.wait_for(timeout=1000)
        announced.click()
        assert tab.locator("#change-7").is_visible()


def test_the_help_for_keys_opens_and_closes(tab):
    tab.goto("/")
    tab.keyboard.press("?")
    assert tab.locator("dialog").is_visible()
    tab.keyboard.press("Escape")
    assert not tab.locator("dialog").is_visible()


def test_nothing_of_an_original_runs_or_reaches_the_network(chromium, desk):
    with contextlib.closing(chromium.new_context(base_url=desk)) as context:
        tab = context.new_page()
        asked: list[str] = []
        stopped: list[str] = []

        def note_failed(request):
            if request.failure == "csp":
                stopped.append(request.url)

        context.on("request", lambda request: asked.append(request.url))
        context.on("requestfailed", note_failed)
        tab.goto("/changes/1")
        tab.locator("iframe").first.scroll_into_view_if_needed()
        frame = tab.frame_locator("iframe").first
        assert frame.locator("h1").inner_text() == "便民出行发布会"
        assert [f.title() for f in tab.frames[1:]] == ["便民出行发布会"] * 2
        alone = context.new_page()
        alone.goto("/pages/3/versions/1/original")
        assert alone.title() == "便民出行发布会"
        alone.wait_for_load_state("networkidle")
        outside = [url for url in asked if not url.startswith(desk)]
        assert len(outside) == 3
        assert outside == stopped


def test_a_citation_is_copied(chromium, desk):
    with contextlib.closing(chromium.new_context(base_url=desk)) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab = context.new_page()
        tab.goto("/changes/1")
        tab.get_by_role("button", name="Copy citation").click()
        tab.get_by_role("button", name="Copied").wait_for()
        copied = tab.evaluate("navigator.clipboard.readText()")
        assert f"{desk}/changes/1" in copied


def test_without_scripts_everything_can_be_reached(chromium, desk):
    context = chromium.new_context(base_url=desk, java_script_enabled=False)
    with contextlib.closing(context):
        tab = context.new_page()
        tab.goto("/")
        tab.get_by_label("Source").select_option("harbour")
        tab.get_by_role("button", name="Apply").click()
        assert "source=harbour" in tab.url
        tab.locator(".statement a").first.click()
        tab.get_by_role("link", name="Side by side").click()
        tab.get_by_role("link", name="All versions").click()
        tab.get_by_role("button", name="Compare").click()
        tab.get_by_role("button", name="中文").click()
        assert tab.locator("html").get_attribute("lang") == "zh-Hans"
