import dataclasses
import logging
import sys

import pytest
import structlog

from monitor.cli import main


@dataclasses.dataclass(frozen=True)
class Done:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def monitor(capsys, monkeypatch, tmp_path):
    """Type a command in an empty folder and see what it prints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    # A command sends the log to the standard error that it finds: this test's own.
    monkeypatch.setattr(logging.getLogger(), "handlers", [])

    def run(*args, stdin=None):
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(sys, "argv", ["monitor", *map(str, args)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as done:
            code = done.code if isinstance(done.code, int) else 0
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    yield run
    structlog.reset_defaults()
