"""Whatever is asked for and whatever comes back: a capture and no exception."""

import asyncio
import datetime as dt

import httpx
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.clock import ManualClock
from monitor.fetch import Fetcher, FetchSettings, SourceOptions
from monitor.model import Capture, Validators

START = dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)
WORDS = st.text(st.characters(codec="utf-8"), max_size=30)
OCTETS = st.binary(max_size=30).map(
    lambda raw: raw.replace(b"\r", b"").replace(b"\n", b"").replace(b"\0", b"")
)


def fetch(url, answer, **kw):
    async def run():
        limits = FetchSettings(
            contact="x", respect_robots=False, max_redirects=3, max_attempts=2
        )
        async with Fetcher(
            limits, clock=ManualClock(START), transport=httpx.MockTransport(answer)
        ) as fetcher:
            return await fetcher.fetch(url, **kw)

    return asyncio.run(run())


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        WORDS,
        WORDS.map("http://".__add__),
        WORDS.map("https://tides.example/".__add__),
        WORDS.map(lambda w: f"http://{w}@tides.example:{w}/{w}?{w}#{w}"),
    )
)
def test_any_text_may_be_asked_for(url):
    capture = fetch(url, lambda request: httpx.Response(200))
    assert isinstance(capture, Capture)
    assert (capture.status == 200) != (capture.failure is not None)


@settings(max_examples=150, deadline=None)
@given(
    status=st.sampled_from([200, 301, 302, 303, 304, 307, 404, 429, 503]),
    location=OCTETS,
    encoding=st.sampled_from([b"gzip", b"br", b"zstd", b"deflate", b"x", b""]) | OCTETS,
    retry=st.sampled_from([b"1", b"99999999999", b"Mon, 99 Foo 2026"]) | OCTETS,
    body=st.binary(max_size=60),
)
def test_any_answer_may_come(status, location, encoding, retry, body):
    def answer(request):
        headers = [
            (b"Location", location),
            (b"Content-Encoding", encoding),
            (b"Retry-After", retry),
            (b"Set-Cookie", location),
            (b"ETag", location),
        ]
        stream = httpx.ByteStream(body)
        return httpx.Response(status, headers=headers, stream=stream)

    assert isinstance(fetch("https://tides.example/a", answer), Capture)


@settings(max_examples=60, deadline=None)
@given(etag=WORDS, name=WORDS, value=WORDS)
def test_any_words_may_be_sent(etag, name, value):
    capture = fetch(
        "https://tides.example/a",
        lambda request: httpx.Response(200),
        validators=Validators(etag=etag, last_modified=value),
        options=SourceOptions(headers=((name, value),), cookies=((name, value),)),
    )
    assert capture.status == 200
