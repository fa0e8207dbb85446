"""What is sent: credentials only to their own origin, and never into a capture."""

import logging

import httpx

from monitor.fetch import SourceOptions

SECRET = "s3cr3t-word"
OPTIONS = SourceOptions(
    headers=(("X-Api-Key", SECRET), ("Accept-Language", "zh-CN")),
    cookies=(("session", SECRET),),
)


def everything(capture):
    return repr(capture).replace(capture.body.decode(), "")


async def test_a_sources_secrets_are_sent_and_not_kept(make_fetcher, caplog):
    seen = []

    def answer(request):
        seen.append(request)
        return httpx.Response(200, headers={"Set-Cookie": f"session={SECRET}2"})

    caplog.set_level(logging.DEBUG)
    async with make_fetcher(httpx.MockTransport(answer)) as fetcher:
        capture = await fetcher.fetch(
            "https://u:p%40ss@tides.example/a", options=OPTIONS
        )
    (request,) = seen
    assert request.headers["X-Api-Key"] == SECRET
    assert request.headers["Cookie"] == f"session={SECRET}"
    assert request.headers["Authorization"] == "Basic dTpwQHNz"
    assert SECRET not in everything(capture)
    assert "p%40ss" not in everything(capture)
    assert "dTpwQHNz" not in everything(capture)
    assert SECRET not in caplog.text
    assert capture.url == capture.final_url == "https://tides.example/a"
    assert ("Accept-Language", "zh-CN") in capture.request_headers
    assert ("X-Api-Key", "[redacted]") in capture.request_headers


async def test_they_go_to_their_own_origin_only(make_fetcher):
    seen = []

    def answer(request):
        seen.append(request)
        if request.url.host == "tides.example":
            return httpx.Response(
                302, headers={"Location": "https://u2:p2@other.example/b"}
            )
        return httpx.Response(200)

    async with make_fetcher(httpx.MockTransport(answer)) as fetcher:
        capture = await fetcher.fetch("https://u:p@tides.example/a", options=OPTIONS)
    other = seen[1]
    assert other.url.host == "other.example"
    for name in ("X-Api-Key", "Cookie", "Authorization"):
        assert name not in other.headers
    assert "p2" not in everything(capture)
    assert capture.final_url == "https://other.example/b"


async def test_a_cookie_set_on_the_way_stays_with_its_host(make_fetcher):
    seen = []

    def answer(request):
        seen.append(request)
        if request.url.path == "/a":
            return httpx.Response(302, headers={"Location": "/b", "Set-Cookie": "k=v"})
        if request.url.path == "/b":
            return httpx.Response(302, headers={"Location": "https://other.example/c"})
        return httpx.Response(200)

    async with make_fetcher(httpx.MockTransport(answer)) as fetcher:
        await fetcher.fetch("https://tides.example/a")
        await fetcher.fetch("https://tides.example/a")
    cookies = [request.headers.get("Cookie") for request in seen]
    assert cookies == [None, "k=v", None] * 2


async def test_set_cookie_is_kept_where_nothing_secret_was_sent(make_fetcher):
    def answer(request):
        return httpx.Response(200, headers={"Set-Cookie": "k=v"})

    async with make_fetcher(httpx.MockTransport(answer)) as fetcher:
        capture = await fetcher.fetch("https://tides.example/a")
    assert capture.header("set-cookie") == "k=v"


async def test_a_sources_own_method_and_body_are_sent(make_fetcher):
    """Live transcripts come from endpoints that are asked by POST."""
    seen = []

    def answer(request):
        seen.append((request.method, request.content, request.headers["Content-Type"]))
        return httpx.Response(200, json={"turns": []})

    options = SourceOptions(
        method="POST",
        content=b'{"id": 7}',
        headers=(("Content-Type", "application/json"),),
    )
    async with make_fetcher(httpx.MockTransport(answer)) as fetcher:
        capture = await fetcher.fetch("https://tides.example/live", options=options)
    assert seen == [("POST", b'{"id": 7}', "application/json")]
    assert capture.body == b'{"turns":[]}'
    assert (capture.method, capture.request_body) == ("POST", b'{"id": 7}')


async def test_a_secret_in_a_body_is_sent_and_not_kept(make_fetcher):
    seen = []

    def answer(request):
        seen.append(request.content)
        return httpx.Response(200, json={"turns": []})

    options = SourceOptions(
        method="POST", content=b"key=s3cret", content_shown=b"key=${KEY}"
    )
    async with make_fetcher(httpx.MockTransport(answer)) as fetcher:
        capture = await fetcher.fetch("https://tides.example/live", options=options)
    assert seen == [b"key=s3cret"]
    assert capture.request_body == b"key=${KEY}"
    assert "s3cret" not in repr(capture)


async def test_a_see_other_is_followed_with_get_and_without_the_body(make_fetcher):
    seen = []

    def answer(request):
        seen.append((request.method, request.content))
        if request.method == "POST":
            return httpx.Response(303, headers={"Location": "/done"})
        return httpx.Response(200)

    options = SourceOptions(method="POST", content=b"a=1")
    async with make_fetcher(httpx.MockTransport(answer)) as fetcher:
        capture = await fetcher.fetch("https://tides.example/live", options=options)
    assert seen == [("POST", b"a=1"), ("GET", b"")]
    assert (capture.method, capture.request_body) == ("GET", b"")
