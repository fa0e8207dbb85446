"""What a source states about its pages: selectors and label patterns that win.

Patterns come from users, so they run on RE2, whose time is linear in the text whatever
the pattern (Cox, "Regular Expression Matching in the Wild", 2010).
"""

from __future__ import annotations

import dataclasses
import re

import re2
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from monitor.errors import InputError
from monitor.parse._elements import RULE_ATTRIBUTE


@dataclasses.dataclass(frozen=True, slots=True)
class Rules:
    """Overrides for one source; whatever is None or empty is left to the parser.

    `title`, `body`, `exclude` and `speaker` are CSS selectors: of the headline, of the
    element that holds the whole text, of what is not content, of the elements that hold
    speakers' labels. `label` is a regular expression in RE2's syntax that a label
    matches at the start of a paragraph; its group `speaker`, if any, is the name.
    """

    title: str | None = None
    body: str | None = None
    exclude: tuple[str, ...] = ()
    speaker: str | None = None
    label: str | None = None

    @property
    def selectors(self) -> tuple[tuple[str, str], ...]:
        """The selectors, each with the word by which its elements are marked."""
        single = (("title", self.title), ("body", self.body), ("speaker", self.speaker))
        named = tuple((name, selector) for name, selector in single if selector)
        return (*named, *(("exclude", selector) for selector in self.exclude))


def mark_elements(tree: LexborHTMLParser, rules: Rules) -> None:
    """Write on the tree's elements which rule selects them.

    Raises `InputError` for a selector that cannot be read.
    """
    for node in tree.css(f"[{RULE_ATTRIBUTE}]"):
        del node.attrs[RULE_ATTRIBUTE]
    for name, selector in rules.selectors:
        try:
            nodes = tree.css(selector)
        except (SelectolaxError, ValueError, RuntimeError) as error:
            raise InputError(
                f"parse.{name}: the selector {selector!r} cannot be read ({error}). "
                "Nothing was parsed with it; correct it in the source's `parse:`."
            ) from error
        for node in nodes:
            before = node.attributes.get(RULE_ATTRIBUTE) or ""
            node.attrs[RULE_ATTRIBUTE] = f"{before} {name}".strip()


class LabelPattern:
    """A user's pattern for labels, compiled for RE2."""

    def __init__(self, pattern: str) -> None:
        """Compile; raises `InputError` where RE2 does not know the syntax."""
        options = re2.Options()
        options.log_errors = False
        try:
            self._compiled = re2.compile(pattern, options)
        except re2.error as error:
            reason = error.args[0] if error.args else error
            if isinstance(reason, bytes):
                reason = reason.decode("utf-8", "replace")
            raise InputError(
                f"parse.label: the expression {pattern!r} cannot be read ({reason}). "
                "Look-around and back-references are not known to RE2; "
                "write the label itself, as in '(?P<speaker>[A-Z. ]+):'."
            ) from error
        self._named = re.search(r"\(\?P?<speaker>", pattern) is not None

    def match(self, text: str) -> tuple[str, int] | None:
        """Return the label that opens a text and where it ends, or None."""
        found = self._compiled.match(text)
        if found is None or not found.end():
            return None
        said = found["speaker"] if self._named else found[0]
        return (said or found[0]).strip(), found.end()
