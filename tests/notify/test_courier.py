"""At least once, in order, never an empty message; and what is sent is whole."""

import base64
import datetime as dt
import email
import email.policy
import hashlib
import hmac
import json
import socketserver
import threading
from typing import ClassVar

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.config import Channel, read
from monitor.errors import ConfigError, DeliveryError
from monitor.notify import Courier, Round, Senders, compose, signature, wants
from monitor.store import SqlStore
from tests.web.newsroom import empty, ferry, newsroom

SECRET = "a-secret-that-is-long"


def channel(**more):
    given = {
        "name": "desk",
        "kind": "webhook",
        "url": "https://hooks.example/x",
        "secret": SECRET,
    }
    return Channel.model_validate(given | more)


class Receiver:
    """A channel's far end, which fails when it is told to."""

    def __init__(self, failures=()):
        self.messages = []
        self.failures = list(failures)

    def __call__(self, _channel, message):
        if self.failures and self.failures.pop(0):
            raise DeliveryError("not now")
        self.messages.append(message)

    def ids(self):
        return [c["id"] for m in self.messages for c in m.json["changes"]]


def courier(room, receiver, *channels):
    return Courier(room.store, channels or [channel()], send=receiver, clock=room.clock)


@pytest.fixture(params=["memory", "sql"])
def room(request, tmp_path):
    if request.param == "memory":
        yield newsroom()
    else:
        with SqlStore.open(tmp_path) as store:
            yield newsroom(store)


def test_each_change_is_told_once_and_in_order(room):
    receiver = Receiver()
    assert courier(room, receiver).round() == Round(sent=6)
    assert receiver.ids() == [1, 2, 3, 4, 5, 6]
    assert courier(room, receiver).round() == Round()


def test_what_failed_is_tried_again_later_and_nothing_overtakes_it(room):
    receiver = Receiver([False, True])
    carrier = courier(room, receiver)
    assert carrier.round() == Round(sent=1, failed=1)
    assert carrier.round() == Round()
    page = room.store.page(2)
    room.see(page, ferry("nine"))
    assert carrier.round() == Round()
    room.clock.advance(31)
    carrier.round()
    assert receiver.ids() == [1, 2, 3, 4, 5, 6, 7]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.booleans(), max_size=12))
def test_whatever_fails_all_is_told_in_order_and_nothing_twice(failures):
    room = empty()
    page = room.page("harbour", "https://harbour.example/press/1")
    for number in range(6):
        room.see(page, ferry(f"{number + 10}"))
    receiver = Receiver(failures)
    for _ in range(20):
        courier(room, receiver).round()
        room.wait(3)
    assert receiver.ids() == [1, 2, 3, 4, 5]


def test_a_message_that_was_sent_but_not_confirmed_is_sent_again_with_its_id(
    room, monkeypatch
):
    """The process may end between the two: twice is right, never is wrong."""
    receiver = Receiver()
    with monkeypatch.context() as ending:
        ending.setattr(room.store, "delivered", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            courier(room, receiver).round()
    courier(room, receiver).round()
    assert receiver.ids()[:2] == [1, 1]
    assert receiver.messages[0].id == receiver.messages[1].id


def test_what_a_channel_does_not_want_is_passed_over_without_an_empty_message(room):
    receiver = Receiver()
    nobody = channel(sources=["no-such-source"])
    assert courier(room, receiver, nobody).round() == Round(passed_over=6)
    assert receiver.messages == []


@pytest.mark.parametrize(
    ("rule", "ids"),
    [
        ({"sources": ["harbour"]}, [2, 3]),
        ({"severity": "medium"}, [1, 2, 4, 5, 6]),
        ({"speakers": ["清越"]}, [1, 5, 6]),
        ({"words": ["PIER", "3.2万"]}, [1, 3]),
        ({"words": ["3.2万"], "sources": ["harbour"]}, []),
    ],
)
def test_rules_choose_what_is_told(rule, ids):
    changes = newsroom().store.changes()
    wanted = [c.id for c in reversed(changes) if wants(channel(**rule), c)]
    if "words" in rule and ids == [1, 3]:
        assert set(ids) <= set(wanted)
    else:
        assert wanted == ids


def test_changes_are_gathered_for_as_long_as_is_wanted():
    room = empty()
    page = room.page("harbour", "https://harbour.example/press/1")
    receiver = Receiver()
    carrier = courier(room, receiver, channel(every="1h"))
    for number in range(5):
        room.see(page, ferry(f"{number + 10}"))
        carrier.round()
        room.wait(0.25)
    carrier.round()
    assert receiver.ids() == [1, 2, 3, 4]
    assert len(receiver.messages) == 1
    assert "and 3 more" in receiver.messages[0].subject


def test_nothing_is_sent_in_quiet_hours_and_all_of_it_after_them():
    room = newsroom()
    receiver = Receiver()
    local = room.clock.now().astimezone(dt.timezone(dt.timedelta(hours=8)))
    hours = f"{local:%H}:00-{(local.hour + 2) % 24:02d}:00"
    carrier = courier(room, receiver, channel(quiet=hours, timezone="Asia/Shanghai"))
    carrier.round()
    assert receiver.messages == []
    room.wait(2)
    carrier.round()
    assert len(receiver.messages) == 6


@pytest.mark.parametrize(
    ("quiet", "at", "expected"),
    [
        ("22:00-07:00", 23, True),
        ("22:00-07:00", 6, True),
        ("22:00-07:00", 7, False),
        ("09:00-17:00", 9, True),
        ("09:00-17:00", 17, False),
        ("", 3, False),
    ],
)
def test_quiet_hours_may_pass_midnight(quiet, at, expected):
    now = dt.datetime(2026, 6, 1, at, tzinfo=dt.UTC)
    assert channel(quiet=quiet).is_quiet(now) is expected


def test_a_webhook_is_signed_as_the_standard_has_it():
    """The example of https://www.standardwebhooks.com, worked out by hand."""
    key = base64.b64encode(b"0123456789abcdef").decode()
    signed = hmac.new(b"0123456789abcdef", b"msg_1.1700000000.{}", hashlib.sha256)
    expected = "v1," + base64.b64encode(signed.digest()).decode()
    assert signature(f"whsec_{key}", "msg_1", 1_700_000_000, b"{}") == expected
    assert signature("0123456789abcdef", "msg_1", 1_700_000_000, b"{}") == expected


@pytest.mark.parametrize("answer", [200, 204, 302, 400, 500, httpx.ConnectError("x")])
def test_a_webhook_carries_the_change_and_only_a_success_confirms_it(answer):
    room = newsroom()
    asked = []

    def receive(request):
        asked.append(request)
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer)

    senders = Senders(
        room.clock, httpx.MockTransport(receive), {"MONITOR_SECRET": SECRET}
    )
    secret = channel(secret="${MONITOR_SECRET}")
    done = courier(room, senders.send, secret).round()
    assert done == (Round(sent=6) if answer in {200, 204} else Round(failed=1))
    request = asked[0]
    signed = signature(
        SECRET,
        request.headers["webhook-id"],
        int(request.headers["webhook-timestamp"]),
        request.content,
    )
    assert request.headers["webhook-signature"] == signed
    (change,) = json.loads(request.content)["changes"]
    assert change["edits"][0]["matters"][0]["new"] == "3.2万起"


def test_a_variable_that_is_not_set_is_told_by_name():
    room = newsroom()
    senders = Senders(room.clock, environment={})
    with pytest.raises(DeliveryError, match="HOOK"):
        senders.send(channel(url="${HOOK}"), compose(channel(), _one(room)))


def _one(room):
    return [room.store.comparison(1)]


class _Talk(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as it takes to be given a mail."""

    mails: ClassVar[list[bytes]] = []

    def handle(self):
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                mail = []
                for text in self.rfile:
                    if text == b".\r\n":
                        break
                    mail.append(text.removeprefix(b"."))
                self.mails.append(b"".join(mail))
            code = b"221 bye" if word == b"QUIT" else b"250 fine"
            self.wfile.write(code + b"\r\n")
            if word == b"QUIT":
                return


def test_a_mail_carries_the_report_as_text_and_html():
    room = newsroom()
    with socketserver.TCPServer(("127.0.0.1", 0), _Talk) as server:
        _Talk.mails.clear()
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        mail = channel(
            kind="mail",
            url=f"smtp://127.0.0.1:{server.server_address[1]}",
            to=["desk@example.org", "b@example.org"],
            sender="Monitor <monitor@example.org>",
            language="zh",
        )
        Senders(room.clock).send(mail, compose(mail, _one(room)))
        server.shutdown()
        thread.join()
    (raw,) = _Talk.mails
    got = email.message_from_bytes(raw, policy=email.policy.default)
    assert "3.3万起" in got["Subject"]
    assert got["To"] == "desk@example.org, b@example.org"
    text, html = (part.get_content() for part in got.iter_parts())
    assert "骆清越" in text
    assert "<del>3.3万起</del>" in html


@pytest.mark.parametrize("url", ["smtp://127.0.0.1:1", "http://x", "smtp://", "[::"])
def test_a_mail_server_that_does_not_answer_is_told_so(url):
    room = newsroom()
    mail = channel(kind="mail", url=url, to=["a@b.example"], sender="c@d.example")
    with pytest.raises(DeliveryError):
        Senders(room.clock).send(mail, compose(mail, _one(room)))


@pytest.mark.parametrize(
    "entry",
    [
        "{name: x, kind: webhook, url: 'https://x.example'}",
        "{name: x, kind: webhook, url: 'ftp://x.example', secret: 0123456789abcdef0}",
        "{name: x, kind: mail, url: 'smtp://x.example'}",
        "{name: x, kind: pigeon, url: x}",
        "{name: 'a b', kind: apprise, url: x}",
        "{name: x, kind: apprise, url: x, quiet: '25:00-07:00'}",
        "{name: x, kind: apprise, url: x, every: soon}",
        "{name: x, kind: apprise, url: x, timezone: Mars}",
    ],
)
def test_a_mistaken_channel_is_refused(entry):
    with pytest.raises(ConfigError):
        read(f"channels:\n  - {entry}")
