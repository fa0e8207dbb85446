"""What a person says of one block of a page, as a rule for all pages of its source.

"This is the headline" becomes the selector of its element; "this is a speaker" a
selector, or a pattern of the label where that stands inside a paragraph. Pure.
"""

from __future__ import annotations

import dataclasses
import enum
import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from monitor.errors import InputError
from monitor.parse._blocks import Block
from monitor.parse._decode import decode
from monitor.parse._rules import Rules
from monitor.parse._tree import read_tree
from monitor.parse._walk import Located


class Meaning(enum.StrEnum):
    """What a block may be said to be."""

    TITLE = "title"
    EXCLUDE = "exclude"
    SPEAKER = "speaker"


@dataclasses.dataclass(frozen=True, slots=True)
class Suggestion:
    """A rule that says so: the name of its field, its value, the blocks it meets."""

    rule: str
    value: str
    blocks: int


# Names that a program made up for one page are none of the site's: long, or numbered.
_LASTING = re.compile(r"[A-Za-z_][A-Za-z_-]{1,40}\d?")
_ELEMENT = re.compile(r"[a-z][a-z0-9-]*")
# How far around a block its element is looked for, and how many ways are offered.
_AROUND = 4
_LONGEST_LABEL = 60
_MOST = 4
# A label that opens a paragraph ends with one of these, this early.
_LABEL = re.compile(r"\s*([^：:]{1,30}?)\s*([：:])")
_BRACKET = re.compile(r"\s*([\[【(（])([^\]】)）]{1,30})([\]】)）])")


def suggest(
    body: bytes, block: int, meaning: Meaning, *, content_type: str | None = None
) -> tuple[Suggestion, ...]:
    """Return rules by which the block is what it was said to be, the best first.

    `block` counts as the blocks of an `Explanation` do. Empty where no rule can be
    made of it. Raises `InputError` where there is no such block.
    """
    tree = read_tree(decode(body, content_type).text)
    walk = Located(tree)
    shown = [b for b in walk.blocks if not b.hidden]
    if not 0 <= block < len(shown):
        raise InputError(f"The page has no block {block}.")
    chosen = shown[block]
    found = [
        *(_labels(chosen, shown) if meaning is Meaning.SPEAKER else ()),
        *_selectors(tree, walk, chosen, shown, meaning),
    ]
    return tuple(dict.fromkeys(found))[:_MOST]


def corrected(rules: Rules, rule: str, value: str) -> Rules:
    """Return the rules with one more; what there is for the same thing goes on too.

    But a headline is one: the last word on it holds.
    """
    if rule == "exclude":
        return dataclasses.replace(
            rules, exclude=tuple(dict.fromkeys((*rules.exclude, value)))
        )
    if rule == "title":
        return dataclasses.replace(rules, title=value)
    if rule == "speaker":
        known = rules.speaker
        joined = value if not known or known == value else f"{known}, {value}"
        return dataclasses.replace(rules, speaker=joined)
    if rule == "label":
        return dataclasses.replace(rules, label=value)
    raise InputError(f"There is no rule {rule!r} for what a block is.")


def _labels(block: Block, shown: Iterable[Block]) -> Iterator[Suggestion]:
    """Yield patterns of the label that opens the block, if one does."""
    colon = _LABEL.match(block.text)
    bracket = _BRACKET.match(block.text)
    if bracket:
        left, right = re.escape(bracket[1]), re.escape(bracket[3])
        patterns = [rf"{left}(?P<speaker>[^{right}]{{1,30}}){right}"]
    elif colon and colon.end() < len(block.text):
        patterns = [
            r"(?P<speaker>[^：:，。,.?？!！]{1,30})[：:]",
            rf"(?P<speaker>{re.escape(colon[1])})[：:]",
        ]
    else:
        return
    for pattern in patterns:
        met = sum(re.match(rf"\s*{pattern}", b.text) is not None for b in shown)
        yield Suggestion("label", pattern, met)


def _selectors(
    tree: LexborHTMLParser,
    walk: Located,
    block: Block,
    shown: list[Block],
    meaning: Meaning,
) -> list[Suggestion]:
    """Return selectors that meet the block, those that meet the fewest others first."""
    if block.box < 0:
        return []
    met: dict[int, int] = {}
    for other in shown:
        if other.box >= 0:
            key = walk.nodes[other.box].mem_id
            met[key] = met.get(key, 0) + 1
    target = walk.nodes[block.box]
    if _holds_more(target, met, len(shown), meaning):
        return []
    counted: dict[str, int] = {}
    for selector in _candidates(target):
        try:
            nodes = tree.css(selector)
        except (SelectolaxError, ValueError, RuntimeError):
            continue
        if all(node.mem_id != target.mem_id for node in nodes):
            continue
        counted.setdefault(
            selector, sum(_blocks_in(node, met) for node in nodes) or len(nodes)
        )
    if meaning is Meaning.SPEAKER and len(block.text) > _LONGEST_LABEL:
        return []
    order = {selector: place for place, selector in enumerate(counted)}

    def rank(selector: str) -> tuple[bool, int, int]:
        count = counted[selector]
        # What names nothing of the site's meets whatever stands in such an element.
        last = selector.rpartition(" ")[2]
        bare = count > 1 and bool(_ELEMENT.fullmatch(last))
        return bare, _rank(count, meaning), order[selector]

    chosen = sorted(counted, key=rank)
    return [Suggestion(str(meaning), s, counted[s]) for s in chosen]


def _rank(count: int, meaning: Meaning) -> int:
    """Speakers are many, a headline is one, and little is to be excluded at once."""
    if meaning is Meaning.SPEAKER:
        return 0 if count > 1 else 1
    return count


def _holds_more(
    node: LexborNode, met: dict[int, int], total: int, meaning: Meaning
) -> bool:
    """Whether a block's element holds most of the page: no rule for the block alone."""
    tag = node.tag or ""
    if tag in ("html", "body"):
        return True
    return meaning is Meaning.TITLE and _blocks_in(node, met) > max(3, total // 2)


def _blocks_in(node: LexborNode, met: dict[int, int]) -> int:
    return sum(met.get(inner.mem_id, 0) for inner in node.traverse())


def _candidates(node: LexborNode) -> Iterator[str]:
    """Yield selectors of an element, from its own names to its place in its parent."""
    own = list(_simple(node))
    yield from own
    tag = node.tag or ""
    if not _ELEMENT.fullmatch(tag):
        return
    around = node.parent
    for _ in range(_AROUND):
        if around is None or (around.tag or "") in ("", "html"):
            break
        for outer in _simple(around):
            if outer != around.tag:
                yield (
                    f"{outer} > {tag}"
                    if around.mem_id == _of(node)
                    else (f"{outer} {tag}")
                )
        around = around.parent
    place = _place(node)
    parent = node.parent
    if parent is not None and place:
        for outer in _simple(parent):
            if outer != "body" or parent.tag == "body":
                yield f"{outer} > {tag}:nth-of-type({place})"


def _of(node: LexborNode) -> int:
    return node.parent.mem_id if node.parent is not None else 0


def _simple(node: LexborNode) -> Iterator[str]:
    """Yield what an element is called by itself: id, classes, properties, tag."""
    tag = node.tag or ""
    if not _ELEMENT.fullmatch(tag):
        return
    attributes = node.attributes
    identity = attributes.get("id") or ""
    if _LASTING.fullmatch(identity):
        yield f"#{identity}"
    for name in (attributes.get("class") or "").split():
        if _LASTING.fullmatch(name):
            yield f"{tag}.{name}"
    itemprop = attributes.get("itemprop") or ""
    if _LASTING.fullmatch(itemprop):
        yield f'{tag}[itemprop="{itemprop}"]'
    yield tag


def _place(node: LexborNode) -> int:
    """Return which of its parent's elements of its tag it is, from 1; 0 if unknown."""
    parent = node.parent
    if parent is None:
        return 0
    count = 0
    for other in parent.iter():
        if other.tag == node.tag:
            count += 1
            if other.mem_id == node.mem_id:
                return count
    return 0
