import asyncio
import json

import httpx
import pytest

from monitor.config import read
from monitor.store import SqlStore
from monitor.web import create_app
from tests.web.newsroom import CONFIG, empty, newsroom


class Browser:
    """Asks an application as a browser without scripts would, and keeps cookies."""

    def __init__(self, app, host="127.0.0.1", **headers):
        self._app = app
        self._base = f"http://{host}"
        self.cookies = httpx.Cookies()
        self.headers = {"Accept-Language": "en", "Sec-Fetch-Site": "same-origin"}
        self.headers |= headers

    def request(self, method, path, *, follow=True, headers=None, **given):
        async def ask():
            async with httpx.AsyncClient(
                transport=httpx.ASGITransport(self._app, raise_app_exceptions=False),
                base_url=self._base,
                cookies=self.cookies,
                follow_redirects=follow,
                headers=self.headers,
            ) as client:
                answer = await client.request(method, path, headers=headers, **given)
                self.cookies = client.cookies
                return answer

        return asyncio.run(ask())

    def get(self, path, **given):
        return self.request("GET", path, **given)

    def post(self, path, **given):
        return self.request("POST", path, **given)


def at(room, **more):
    """The desk of a newsroom, with `web` of its configuration."""
    config = read(f"{CONFIG}\nweb: {json.dumps(more)}")
    return Browser(create_app(room.store, config, clock=room.clock))


@pytest.fixture(scope="session")
def room():
    """A newsroom that tests only read."""
    return newsroom()


@pytest.fixture(scope="session")
def app(room):
    """The desk of that newsroom: making one takes longer than most tests."""
    return create_app(room.store, room.config, clock=room.clock)


@pytest.fixture
def browser(app):
    return Browser(app)


@pytest.fixture
def blank():
    """A newsroom in which nothing has happened yet."""
    return empty()


@pytest.fixture
def on_disk(tmp_path):
    """The newsroom, in a store on disk that a daemon keeps."""
    with SqlStore.open(tmp_path, exclusive=True) as store:
        yield newsroom(store)
