"""Write the reference into docs/configuration.md: `python -m monitor.config`."""

import pathlib

from monitor.config import reference

_DOCUMENT = pathlib.Path("docs/configuration.md")
_MARK = "compares.\n\n"


def main() -> None:
    """Replace all that comes after the words that introduce the reference."""
    text = _DOCUMENT.read_text("utf-8")
    start = text.index(_MARK) + len(_MARK)
    _DOCUMENT.write_text(text[:start] + reference(), "utf-8")


if __name__ == "__main__":
    main()
