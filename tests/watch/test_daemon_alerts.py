"""From a server in trouble to a channel that hears of it, through the daemon itself."""

import asyncio
import contextlib
import datetime as dt
import json
import ssl

import trustme
from aiohttp import web

from monitor.clock import ManualClock
from monitor.config import read
from monitor.store import MemoryStore
from monitor.watch import Daemon
from tests.watch.press import START, page, rolling

DAY = 24 * 3600
CONFIG = """
contact: test@localhost
every: 1h
confirm: 3
confirm_after: 30d
delay: 0.001s
attempts: 1
allow_networks: [127.0.0.0/8]
channels:
  - name: desk
    kind: webhook
    url: http://127.0.0.1:{plain}/hook
    secret: sixteen-characters
sources:
  - {{name: text, robots: false, pages: ["http://127.0.0.1:{plain}/text"]}}
  - name: sealed
    robots: false
    ca_file: {ca}
    pages: ["https://127.0.0.2:{tls}/text"]
  - name: list
    robots: false
    follow: false
    kind: listing
    url: http://127.0.0.3:{plain}/list
"""


class Office:
    """A web server: a text, a list, and an address at which a channel listens."""

    def __init__(self):
        self.down = False
        self.heard = []

    async def text(self, _request):
        if self.down:
            return web.Response(status=503)
        return web.Response(text=page(), content_type="text/html")

    async def listed(self, _request):
        body = rolling(*range(31, 20, -1))
        return web.Response(text=body, content_type="text/html")

    async def hook(self, request):
        self.heard.append(json.loads(await request.read()))
        return web.Response()

    @contextlib.asynccontextmanager
    async def open(self, context):
        """Serve on every loopback address; yield the ports without and with TLS."""
        app = web.Application()
        app.router.add_get("/text", self.text)
        app.router.add_get("/list", self.listed)
        app.router.add_post("/hook", self.hook)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        for tls in (None, context):
            await web.TCPSite(runner, "0.0.0.0", 0, ssl_context=tls).start()
        try:
            yield [address[1] for address in runner.addresses]
        finally:
            await runner.cleanup()


def certified(tmp_path):
    """Return a context whose certificate has expired, and who has signed it."""
    now = dt.datetime.now(dt.UTC)
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    old = dt.timedelta(days=400), dt.timedelta(days=30)
    ca.issue_cert(
        "127.0.0.2", not_before=now - old[0], not_after=now - old[1]
    ).configure_cert(context)
    return context, tmp_path / "ca.pem"


async def test_what_goes_wrong_and_what_is_right_again_is_told_once(tmp_path):
    """A server that fails, a certificate that expired, a list that has gone quiet."""
    office = Office()
    context, ca = certified(tmp_path)
    clock, store = ManualClock(START), MemoryStore()
    rounds: asyncio.Queue[int] = asyncio.Queue()
    async with office.open(context) as (plain, tls):
        config = read(CONFIG.format(plain=plain, tls=tls, ca=ca))
        daemon = Daemon(
            config,
            store=store,
            clock=clock,
            on_round=lambda account: rounds.put_nowait(account.due),
        )
        running = asyncio.create_task(daemon.run())

        async def days(count):
            """Let so many days pass, with a visit to all three pages on each."""
            for _ in range(count):
                clock.advance(DAY)
                seen = 0
                while seen < 3:
                    seen += await asyncio.wait_for(rounds.get(), 20)

        def told():
            return [
                (change["page"]["source"], change["became"], change["alert"])
                for message in office.heard
                for change in message["changes"]
            ]

        async def until_told(count):
            async with asyncio.timeout(20):
                while len(told()) < count:  # noqa: ASYNC110 - heard in another task
                    await asyncio.sleep(0.05)

        await days(1)
        office.down = True
        await days(1)
        assert told() == [], "first failures are quiet"
        await days(3)
        await until_told(3)
        office.down = False
        await days(2)
        await until_told(4)
        daemon.stop()
        await running
    assert sorted(told()[:3], key=str) == [
        ("list", None, "quiet"),
        ("sealed", "unavailable", "certificate"),
        ("text", "unavailable", None),
    ]
    assert told()[3:] == [("text", "ok", None)], "and nothing is told twice"
