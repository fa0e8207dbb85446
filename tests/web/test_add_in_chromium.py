"""Adding, pausing and checking in a real browser, on the demonstration's own site.

Site, daemon and desk are the real ones. Skipped where there is no Chromium.
"""

import asyncio
import contextlib
import pathlib
import re
import threading

import pytest

from monitor.clock import SystemClock
from monitor.config import load
from monitor.demo import INDEX, OTHER_INDEX, Site, page
from monitor.store import SqlStore
from monitor.watch import Daemon
from monitor.web import create_app
from tests.web.test_in_chromium import (
    AXE,
    CHROMIUM,
    LOOKS,
    RULES,
    chromium,
    served,
)

__all__ = ["chromium"]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not pathlib.Path(CHROMIUM).exists(),
        reason="there is no Chromium: apt-get install chromium",
    ),
]

CONFIG = """\
# The desk's own.
contact: desk@example.org
delay: 0.02s
allow_networks: [127.0.0.0/8]
sources:
  - name: fbh
    url: {address}{index}
    kind: listing
    every: 1h
    quiet: 3650d
"""
WAIT = 20_000


class Running:
    """The site and the daemon in a thread, and the desk beside them."""

    def __init__(self, folder):
        self.path = folder / "config.yaml"
        self.address = ""
        self._ready = threading.Event()
        self._stop = None
        self.thread = threading.Thread(target=lambda: asyncio.run(self._run()))

    async def _run(self):
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        self._stop = lambda: loop.call_soon_threadsafe(stop.set)
        async with Site() as site:
            self.address = site.address
            self.path.write_text(CONFIG.format(address=site.address, index=INDEX))
            config = load(self.path)
            with SqlStore.open(config.store, exclusive=True) as store:
                self.store = store
                daemon = Daemon(
                    config, store=store, clock=SystemClock(), path=self.path
                )
                watching = asyncio.create_task(daemon.run())
                self._ready.set()
                await stop.wait()
                daemon.stop()
                await watching

    @contextlib.contextmanager
    def desk(self):
        """Run all of it, and give the desk's address."""
        # Signals are caught in the first thread alone; a test sends none.
        self.thread.start()
        assert self._ready.wait(10)
        try:
            app = create_app(self.store, load(self.path), path=self.path)
            with served(app) as desk:
                yield desk
        finally:
            assert self._stop is not None
            self._stop()
            self.thread.join()


@pytest.fixture
def running(tmp_path, monkeypatch):
    monkeypatch.setattr("monitor.watch._daemon._signals", contextlib.nullcontext)
    return Running(tmp_path)


WORDS = {
    "en-GB": {
        "add": "Add a source",
        "go": "Look at it",
        "out": "Leave it out",
        "undo": "Undo",
        "write": "Write to config.yaml",
        "check": "Check now",
        "pause": "Pause",
        "resume": "Go on",
        "seen": "Checked just now.",
    },
    "zh-CN": {
        "add": "添加来源",
        "go": "开始查看",
        "out": "排除",
        "undo": "撤销",
        "write": "写入 config.yaml",
        "check": "立即检查",
        "pause": "暂停",
        "resume": "恢复",
        "seen": "刚刚检查完毕。",
    },
}


def faults(tab):
    """What axe finds on the page, and whether anything stands out over the edge."""
    tab.evaluate(AXE.read_text())
    result = tab.evaluate(
        "rules => axe.run(document, {runOnly: rules, iframes: false})", RULES
    )
    found = {
        (violation["id"], node["html"][:200])
        for violation in result["violations"]
        for node in violation["nodes"]
    }
    wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
    return found | ({("overflow", wide)} if wide > 0 else set())


@pytest.mark.parametrize(("locale", "colours", "size"), LOOKS)
def test_a_source_is_added_corrected_watched_paused_and_taken_back(
    chromium, running, locale, colours, size
):
    """All by clicks, in both languages; axe finds no violation on the way."""
    words = WORDS[locale]
    with (
        running.desk() as desk,
        contextlib.closing(
            chromium.new_context(
                base_url=desk,
                locale=locale,
                color_scheme=colours,
                viewport={"width": size[0], "height": size[1]},
            )
        ) as context,
    ):
        tab = context.new_page()
        said = []
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto("/sources")
        tab.get_by_role("link", name=words["add"]).click()
        assert faults(tab) == set()
        tab.locator("input[name=url]").fill(f"{running.address}{OTHER_INDEX}")
        tab.get_by_role("button", name=words["go"]).click()
        tab.locator("iframe").wait_for(timeout=WAIT)
        assert tab.locator(".tabs a").count() == 3
        assert tab.locator("#releases + .releases li").count() == 4
        assert faults(tab) == set()

        frame = tab.frame_locator("iframe")
        frame.locator("a.title").wait_for()
        frame.locator("a", has_text="分享到").click()
        tab.locator(".chosen").wait_for()
        assert faults(tab) == set()
        tab.get_by_role("button", name=words["out"]).click()
        tab.locator(".rules code", has_text="div.share").wait_for()
        chosen = tab.frame_locator("iframe").locator("a", has_text="分享到")
        assert "chrome" in (chosen.get_attribute("class") or "")

        tab.locator("input[name=name]").fill("zwgk")
        tab.get_by_role("button", name=words["write"]).click()
        tab.locator(".added").wait_for()
        written = running.path.read_text()
        assert written.startswith("# The desk's own.\n")
        assert "exclude:\n      - div.share" in written
        assert faults(tab) == set()
        added = tab.url

        tab.locator(".added a.button").click()
        tab.get_by_text(re.compile("政务公开")).first.wait_for(timeout=WAIT)
        tab.get_by_role("button", name=words["check"]).click()
        tab.get_by_text(words["seen"]).wait_for(timeout=WAIT)
        assert faults(tab) == set()
        tab.get_by_role("button", name=words["pause"]).click()
        assert "enabled: false" in running.path.read_text()
        tab.get_by_role("button", name=words["undo"], exact=True).click()
        assert running.path.read_text() == written
        tab.get_by_role("button", name=words["pause"]).wait_for()

        tab.goto(added)
        tab.get_by_role("button", name=words["undo"], exact=True).click()
        tab.get_by_role("button", name=words["write"]).wait_for()
        assert "zwgk" not in running.path.read_text()
        assert said == []


def test_it_can_be_done_with_keys_alone(chromium, running):
    with (
        running.desk() as desk,
        contextlib.closing(chromium.new_context(base_url=desk)) as context,
    ):
        tab = context.new_page()
        tab.goto("/add")
        tab.locator("input[name=url]").focus()
        tab.keyboard.type(f"{running.address}{OTHER_INDEX}")
        tab.keyboard.press("Enter")
        tab.locator("iframe").wait_for(timeout=WAIT)
        block = tab.frame_locator("iframe").locator("a.title")
        block.focus()
        tab.keyboard.press("Enter")
        tab.locator(".chosen").wait_for()
        tab.get_by_role("button", name="Take it for the headline").focus()
        tab.keyboard.press("Enter")
        tab.locator(".rules").wait_for()
        tab.get_by_role("button", name="Write to config.yaml").focus()
        tab.keyboard.press("Enter")
        tab.locator(".added").wait_for()
        assert "title: " in running.path.read_text()


def test_it_can_be_done_without_scripts(chromium, running):
    with (
        running.desk() as desk,
        contextlib.closing(
            chromium.new_context(base_url=desk, java_script_enabled=False)
        ) as context,
    ):
        tab = context.new_page()
        tab.goto("/add")
        # A release that the index led to is followed already, once it was found.
        tab.locator("input[name=url]").fill(f"{running.address}{INDEX}")
        tab.get_by_role("button", name="Look at it").click()
        tab.get_by_text("It is watched already.").wait_for(timeout=WAIT)
        tab.locator("input[name=url]").fill(f"{running.address}{OTHER_INDEX}")
        tab.get_by_role("button", name="Look at it").click()
        tab.locator("iframe").wait_for(timeout=WAIT)
        tab.frame_locator("iframe").locator("a.title").click()
        tab.get_by_role("button", name="Take it for the headline").click()
        tab.get_by_role("button", name="Write to config.yaml").click()
        tab.locator(".added").wait_for()
        assert load(running.path).source("127.0.0.1-zwgk") is not None


def test_a_page_that_cannot_be_watched_is_explained(chromium, running):
    with (
        running.desk() as desk,
        contextlib.closing(chromium.new_context(base_url=desk)) as context,
    ):
        tab = context.new_page()
        tab.goto("/add")
        tab.locator("input[name=url]").fill(f"{running.address}/admin/")
        tab.keyboard.press("Enter")
        tab.get_by_text("robots.txt forbids it").first.wait_for(timeout=WAIT)
        assert faults(tab) == set()
        tab.locator("input[name=url]").fill("http://10.0.0.1/")
        tab.keyboard.press("Enter")
        tab.get_by_text("The address is on a private").wait_for(timeout=WAIT)
        assert page("bridges.html").startswith("/")
