"""The command line: one module a command group; no logic of its own.

A command opens the store or the configuration, calls one door of another room, and
prints the answer: for a person, or with `--json` as JSON and nothing else.
"""

from __future__ import annotations

import sys

from monitor.cli._app import app
from monitor.cli._output import complain
from monitor.errors import MonitorError

__all__ = ["app", "main"]

_INTERRUPTED = 130


def main() -> None:
    """Run the command that the arguments name, and exit with its code.

    0 it is done, 1 it ran and what it checked failed, 2 it was used wrongly.
    """
    try:
        app()
    except MonitorError as error:
        complain(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:  # `monitor changes | head` has seen enough
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
