"""`monitor notify`."""

import json
import pathlib
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from monitor.store import SqlStore
from tests.cli.conftest import monitor  # noqa: F401 - a fixture
from tests.web.newsroom import newsroom


@pytest.fixture
def hooks(monitor):  # noqa: F811 - it changes into an empty folder
    """A receiver of webhooks, and a store and a configuration that name it."""
    bodies: list[dict[str, object]] = []

    class Hooks(BaseHTTPRequestHandler):
        def do_POST(self):
            size = int(self.headers["content-length"])
            bodies.append(json.loads(self.rfile.read(size)))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Hooks) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        port = server.server_address[1]
        pathlib.Path("config.yaml").write_text(
            "contact: desk@example.org\nchannels:\n  - name: desk\n    kind: webhook\n"
            f"    url: http://127.0.0.1:{port}/\n    secret: a-secret-that-is-long\n"
        )
        with SqlStore.open(pathlib.Path("snapshots")) as store:
            newsroom(store)
        yield bodies
        server.shutdown()
        thread.join()


def test_what_waits_is_told_once(monitor, hooks):  # noqa: F811
    assert json.loads(monitor("notify", "--json").out)["sent"] == 6
    assert json.loads(monitor("notify", "--json").out)["sent"] == 0
    assert len(hooks) == 6


def test_a_trial_is_sent_and_nothing_is_noted(monitor, hooks):  # noqa: F811
    assert "desk took it" in monitor("notify", "test", "desk").out
    assert json.loads(monitor("notify", "--json").out)["sent"] == 6
    assert len(hooks) == 7


def test_a_channel_can_be_tried_before_anything_has_changed(monitor, hooks):  # noqa: F811
    text = pathlib.Path("config.yaml").read_text()
    pathlib.Path("config.yaml").write_text(f"store: empty\n{text}")
    assert "made up" in monitor("notify", "test", "desk").out
    (body,) = hooks
    (change,) = body["changes"]
    assert "made up" in change["page"]["title"]
    assert change["id"] is None


def test_a_channel_that_is_not_there_is_told_with_those_that_are(monitor, hooks):  # noqa: F811
    done = monitor("notify", "test", "nowhere")
    assert done.code == 2
    assert "desk" in done.err
