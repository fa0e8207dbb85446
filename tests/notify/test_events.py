"""One event is one message; digests come when they are wanted; apprise takes them."""

import datetime as dt
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from monitor.clock import SystemClock
from monitor.notify import Courier, Round, Senders
from tests.notify.test_courier import Receiver, channel
from tests.web.newsroom import empty, ferry, listing


def harbour(pages=4):
    """A newsroom in which many pages of a source wait for the same edit."""
    room = empty()
    made = [
        room.page("harbour", f"https://harbour.example/press/{n}") for n in range(pages)
    ]
    for number, page in enumerate(made):
        room.see(page, ferry(title=f"Sailing <{number}>"))
    return room, made


def edit(room, page, boats="five"):
    title = room.store.page(page.id).title
    room.see(page, ferry(boats, title=title))


def test_the_same_edit_on_many_pages_is_one_message_that_counts_them():
    room, pages = harbour()
    for page in pages:
        edit(room, page)
    receiver = Receiver()
    told = Courier(room.store, [channel()], send=receiver, clock=room.clock).round()
    assert told == Round(sent=1)
    (message,) = receiver.messages
    assert receiver.ids() == [1]
    assert "the same on 3 more pages" in message.subject
    assert "Sailing &lt;0&gt;" in message.html
    for form in (message.text, message.html, message.markdown):
        assert "3 more pages of this source" in form


def test_pages_of_an_event_that_are_seen_later_are_told_to_nobody_again():
    room, pages = harbour(6)
    receiver = Receiver()
    carrier = Courier(room.store, [channel()], send=receiver, clock=room.clock)
    for page in pages[:5]:
        edit(room, page)
        carrier.round()
        room.clock.advance(300)
    assert receiver.ids() == [1]
    edit(room, pages[5], "nine")  # another event
    carrier.round()
    assert receiver.ids() == [1, 6]
    assert len(receiver.messages) == 2


def test_a_digest_comes_at_its_time_of_the_day_in_its_zone():
    room, pages = harbour(2)  # it is 09:30 in Shanghai
    daily = channel(at="08:00 17:30", timezone="Asia/Shanghai")
    receiver = Receiver()
    carrier = Courier(room.store, [daily], send=receiver, clock=room.clock)
    edit(room, pages[0], "five")
    edit(room, pages[1], "six")
    assert carrier.round() == Round()
    room.wait(7.9)
    assert carrier.round() == Round()
    room.wait(0.1)
    assert carrier.round() == Round(sent=2)
    assert len(receiver.messages) == 1
    room.wait(24)
    assert carrier.round() == Round()


def test_what_matters_is_told_at_once_with_what_was_gathered_before():
    room, pages = harbour(1)
    index = room.page("harbour", "https://harbour.example/press/")
    room.see(index, listing("Ferry line"))
    daily = channel(every="1d", at_once="high")
    receiver = Receiver()
    carrier = Courier(room.store, [daily], send=receiver, clock=room.clock)
    room.see(index, listing("Ferry line", "New pier"))  # a release: low
    assert carrier.round() == Round()
    edit(room, pages[0])  # a figure: high
    assert carrier.round() == Round(sent=2)
    assert len(receiver.messages) == 1
    room.see(index, listing("Ferry line", "New pier", "Old pier"))
    assert carrier.round() == Round()


def test_a_time_that_is_skipped_when_clocks_go_forward_loses_no_digest():
    made = channel(at="02:30", timezone="Europe/Berlin")
    now = dt.datetime(2026, 3, 29, 1, 45, tzinfo=dt.UTC)
    assert made.last_at(now) == dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC)
    assert made.last_at(now - dt.timedelta(days=1)).day == 28


@pytest.mark.parametrize("at", ["8", "24:00", "08:00,09:00", "noon"])
def test_a_mistaken_time_is_refused(at):
    with pytest.raises(ValueError, match="08:00"):
        channel(at=at)


@pytest.fixture
def service():
    """A service that Apprise reaches by its own kind of address, and what it got."""
    got: list[dict[str, str]] = []
    answers = [503, 200]

    class Service(BaseHTTPRequestHandler):
        def do_POST(self):
            size = int(self.headers["content-length"])
            got.append(json.loads(self.rfile.read(size)))
            self.send_response(answers.pop(0) if answers else 200)
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Service) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"json://127.0.0.1:{server.server_address[1]}/", got
        server.shutdown()
        thread.join()


# Apprise looks for a module of the standard library that is on its way out.
@pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")
def test_apprise_carries_a_message_and_a_refusal_is_tried_again(service):
    pytest.importorskip("apprise")
    address, got = service
    room, pages = harbour(1)
    edit(room, pages[0])
    chat = channel(kind="apprise", url=address, secret="", language="zh")
    senders = Senders(SystemClock())
    carrier = Courier(room.store, [chat], send=senders.send, clock=room.clock)
    assert carrier.round() == Round(failed=1)
    (waiting,) = room.store.pending("desk", now=dt.datetime.max.replace(tzinfo=dt.UTC))
    assert "did not take the message" in waiting.error
    room.clock.advance(31)
    assert carrier.round() == Round(sent=1)
    assert len(got) == 2
    assert got[0] == got[1]
    assert "five" in got[1]["message"]
    assert got[1]["title"]
