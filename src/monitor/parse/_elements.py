"""What HTML's elements and attributes mean for a reader: tables and their reading."""

from __future__ import annotations

import re

from monitor.model import Form
from monitor.parse._words import words

Attributes = dict[str, str | None]

# The attribute by which a source's own rules are written on elements; each word of it
# becomes a mark `rule-…` of a box, or a style of an inline run.
RULE_ATTRIBUTE = "data-monitor-rule"

_UNSEEN = words(
    """
    script style noscript template head title meta link base svg math canvas video
    audio object embed map select datalist textarea input progress meter iframe frame
    frameset noframes noembed dialog
    """
)
_BLOCKS = words(
    """
    html body address article aside blockquote center dd details dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend
    li main menu nav ol p pre section summary table caption tbody thead tfoot tr td th
    ul search trs_editor
    """
)
_PICTURES = frozenset(("img", "video", "iframe", "object", "embed"))
HEADINGS = {f"h{n}": n for n in range(1, 7)}
FORMS = {"li": Form.ITEM, "td": Form.CELL, "th": Form.CELL, "caption": Form.CELL}
STYLES = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "u": "u",
    "big": "big",
    "small": "small",
    "button": "button",
    "label": "label",
    "mark": "mark",
    "cite": "cite",
    "q": "q",
    "sup": "sup",
}
# Those whose attributes may set them apart further.
STYLED = frozenset(("span", "font", "a", "b", "strong", "em", "i", "time"))
# What a walk does at a node, by its tag. What stands in no table is INLINE, as it is in
# a browser, unless it is no element: `-comment`, `!doctype`.
TEXT, BREAK, PICTURE, UNSEEN, BOX, INLINE = range(6)
DEEDS = (
    dict.fromkeys((*STYLES, *STYLED), INLINE)
    | dict.fromkeys(_BLOCKS, BOX)
    | dict.fromkeys(_UNSEEN, UNSEEN)
    | dict.fromkeys(_PICTURES, PICTURE)
    | {"-text": TEXT, "br": BREAK}
)
BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_COLOUR = re.compile(r"(?<!-)color\s*:\s*([^;\"]+)")
# Class names by which sites take text off the screen. `hidden` as a part of a name
# ("overflow-hidden", "hidden-print") hides nothing.
_HIDING_WORDS = words(
    """
    hidden hide sr-only visually-hidden visuallyhidden screen-reader-text
    screenreader-only screen-reader-only element-invisible show-for-sr offscreen
    off-screen assistive-text tooltip tooltiptext tooltip-content tooltip-text
    u-hidden is-hidden d-none aural print-hidden
    wb-inv invisible a11y-hidden hidden-visually
    visually-hidden-focusable sr-only-focusable print-only only-print visible-print
    show-for-print d-print-block govuk-visually-hidden skip-link skiplink
    """
)
# Accordions and tabs are closed by script; menus and dialogs are named like them.
_OPENED = re.compile(r"accordion|collaps|tab-?pane|tabpanel|expand|(?<![a-z])panel|faq")
_FOR_TOOLS = re.compile(
    r"nav|menu|search|cookie|consent|modal|share|login|lang|filter|comment|tooltip|sub"
)
_SHOWING = re.compile(
    r"(?<!\S)(?:d-(?:sm|md|lg|xl|xxl)-(?:block|flex|inline|grid|table)|(?:sm|md|lg|xl):(?:block|flex|inline|grid))"
)


def is_hidden(attributes: Attributes) -> bool:
    """Tell whether an element is taken off the screen by its own attributes."""
    return _seems_hidden(attributes) and not _may_be_opened(attributes)


def _seems_hidden(attributes: Attributes) -> bool:
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    if style and ("none" in style or "hidden" in style) and _HIDING.search(style):
        return True
    named = attributes.get("class")
    if not named or _HIDING_WORDS.isdisjoint(named.lower().split()):
        return False
    # "d-none d-md-block" is hidden on a telephone alone.
    return _SHOWING.search(named.lower()) is None


def _may_be_opened(attributes: Attributes) -> bool:
    """Tell a closed part of the text, which a reader opens, from what nobody sees."""
    names = f"{attributes.get('class') or ''} {attributes.get('role') or ''}".lower()
    return bool(_OPENED.search(names)) and not _FOR_TOOLS.search(names)


def add_style(style: str, part: str) -> str:
    """Add one mark to a style."""
    return f"{style}|{part}" if style else part


def dress(style: str, attributes: Attributes) -> str:
    """Add what a span's or font's attributes say about its looks."""
    css = attributes.get("style")
    if css:
        if "font-weight" in css and BOLD.search(css):
            style = add_style(style, "b")
        colour = _COLOUR.search(css)
        if colour:
            style = add_style(style, "k:" + colour[1].strip().lower())
    classes = attributes.get("class")
    if classes:
        style = add_style(style, "c:" + " ".join(classes.split()))
    for name in ("color", "face"):
        value = attributes.get(name)
        if value:
            style = add_style(style, f"{name[0]}:{value.strip().lower()}")
    return style
