"""A small government site on 127.0.0.1, made from the package's own pages."""

from __future__ import annotations

import types
from collections.abc import Iterable
from typing import Self

import jinja2
from aiohttp import web

from monitor.demo._story import INDEX, OTHER_INDEX, RELEASES, Release

# Declared and sent as such sites do: GB2312 promised, GB18030 delivered. The editor's
# name 冯喆 cannot be written in GB2312.
_DECLARED = "gb2312"
_SENT = "gb18030"


class Site:
    """Serves the pages as they stand after what has `happened`.

    Every answer carries new chrome: counters, a visitor number, the day, a sidebar.
    """

    def __init__(self, *, port: int = 0, happened: Iterable[str] = ()) -> None:
        """Make the site; nothing is served before it is entered.

        On a free port, unless one is given.
        """
        self.happened = set(happened)
        self.address = ""
        self._port = port
        self._views = 0
        self._pages = jinja2.Environment(
            loader=jinja2.PackageLoader("monitor.demo", "pages"), autoescape=True
        )
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        """Start to serve on a free port."""
        app = web.Application()
        app.router.add_get("/robots.txt", self._robots)
        app.router.add_get(INDEX, self._index)
        app.router.add_get(OTHER_INDEX, self._other_index)
        for release in RELEASES:
            app.router.add_get(release.path, self._release)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.address = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: types.TracebackType | None,
    ) -> None:
        """Stop serving."""
        if self._runner:
            await self._runner.cleanup()

    def on_index(self, release: Release) -> bool:
        """Return whether a release has been published yet."""
        return release.template != "clinics.html" or "release" in self.happened

    async def _robots(self, _request: web.Request) -> web.Response:
        return web.Response(text="User-agent: *\nDisallow: /admin/\n")

    async def _index(self, _request: web.Request) -> web.Response:
        releases = [r for r in RELEASES if self.on_index(r)]
        return self._page("index.html", "utf-8", name="新闻发布会", releases=releases)

    async def _other_index(self, _request: web.Request) -> web.Response:
        releases = [r for r in RELEASES if self.on_index(r) and "answers" in r.layout]
        return self._page("index.html", "utf-8", name="政务公开", releases=releases)

    async def _release(self, request: web.Request) -> web.Response:
        release = next(r for r in RELEASES if r.path == request.path)
        if release.template == "schools.html" and "challenge" in self.happened:
            return self._page("challenge.html", "utf-8")
        if release.template == "fishing_live.html" and "gone" in self.happened:
            return self._page("missing.html", "utf-8", status=404)
        if release.template == "museums.html" and "redesign" in self.happened:
            return self._page(release.template, "utf-8", layout="layout_new.html")
        return self._page(release.template, _DECLARED, layout=release.layout)

    def _page(
        self, template: str, charset: str, status: int = 200, **values: object
    ) -> web.Response:
        self._views += 1
        text = self._pages.get_template(template).render(
            charset=charset, views=self._views, happened=self.happened, **values
        )
        return web.Response(
            body=text.encode(_SENT if charset == _DECLARED else charset),
            status=status,
            headers={"Content-Type": "text/html"},
        )
