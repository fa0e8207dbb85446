"""`monitor serve` and the commands beside it."""

import pathlib
import socket

import pytest

from tests.cli.conftest import monitor  # noqa: F401 - a fixture

CONFIG = "contact: desk@example.org\n"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example.org"])
def test_where_others_could_read_it_the_desk_refuses_to_start_unguarded(monitor, host):  # noqa: F811
    pathlib.Path("config.yaml").write_text(CONFIG)
    done = monitor("serve", "--host", host, "--port", 0)
    assert done.code == 2
    for hint in ("users", "monitor password", "127.0.0.1"):
        assert hint in done.err
    assert not pathlib.Path("snapshots").exists()


def test_a_port_that_is_taken_is_told_with_what_to_do(monitor):  # noqa: F811
    pathlib.Path("config.yaml").write_text(CONFIG)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = monitor("serve", "--port", taken.getsockname()[1])
    assert done.code == 2
    assert "--port" in done.err


def test_a_token_is_printed_with_what_the_configuration_keeps(monitor):  # noqa: F811
    done = monitor("token")
    token, digest = (line.split()[1] for line in done.out.splitlines())
    assert token.startswith("monitor_")
    assert len(digest) == 64
