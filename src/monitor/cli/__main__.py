"""Write the references into docs/: `python -m monitor.cli`."""

import pathlib
from collections.abc import Callable, Mapping

from monitor.cli import _reference

_MARK = "compares.\n\n"
DOCUMENTS: Mapping[str, Callable[[], str]] = {
    "docs/commands.md": _reference.commands,
    "docs/api.md": _reference.api,
    "docs/metrics.md": _reference.metrics,
    "docs/faults.md": _reference.faults,
}


def main() -> None:
    """Replace all that comes after the words that introduce each reference."""
    for name, made in DOCUMENTS.items():
        document = pathlib.Path(name)
        text = document.read_text("utf-8")
        start = text.index(_MARK) + len(_MARK)
        document.write_text(text[:start] + made(), "utf-8")


if __name__ == "__main__":
    main()
