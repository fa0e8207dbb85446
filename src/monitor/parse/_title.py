"""The headline: which line of the page is its title, as printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from monitor.model import Form
from monitor.parse._blocks import Block, Layout
from monitor.parse._body import Body, line_reason, mark_parts
from monitor.parse._dates import find_dates
from monitor.parse._phrases import ORGANISATION
from monitor.parse._prose import weight
from monitor.parse._wording import squeeze, tidy
from monitor.parse._words import words


class Title(NamedTuple):
    """The headline and the blocks that print it."""

    text: str | None
    blocks: tuple[int, ...]


# Weights of the evidence, added up; the line with most is the headline.
HEADING_WEIGHT: Mapping[int, float] = {1: 2.0, 2: 1.2, 3: 0.7, 4: 0.3}
IN_DOCUMENT_TITLE = 3.0
NAMED_TITLE = 1.0
STYLED = 1.0
JUST_ABOVE_BODY = 1.5
INSIDE_BODY = 0.5
BELOW_BODY_START = -4.0
CHROME = -2.5
LINKED = -1.0
TOO_SHORT = -2.0
TOO_LONG = -3.0
SITE_NAME = -4.0
LEAST_TITLE = 2.0
# How many blocks above the body a headline can stand.
ABOVE = 14
SHORT, LONG = 8.0, 420.0
NEVER = -9.0
MOST_LINES = 400
# A site prints its name above its menu.
MENU, ABOVE_MENU = 4, -2.0
OF_ORGANISATION = -2.5
LONGEST_DATE = 40
SHORTER_PIECE = 0.4
HALF_A_HEADING = -1.0
MOST_LINKED = 0.7
MOST_BROKEN_LINES = 4
SHORTEST_PART = 6
# Two wordings of one headline share most of their pieces of so many characters.
PIECE, ALIKE, SHORTEST_ALIKE = 4, 0.6, 16
# A heading of the first levels that goes on behind the document's title.
MAIN_LEVELS, HEADING_SAYS_MORE = 2, 0.95
# Words in a document's title that are an organisation's name say little of the page.
ORGANISATION_PIECE = 0.2
CAPITALS = 0.5
_FAR_FROM_TITLES = frozenset(
    ("navigation", "footer", "aside", "related", "hidden", "dialog", "form")
)

_TITLE_MARKS = words(
    "title titles msotitle headline heading tit titulo titre titel titolo subject "
    "biaoti bt entrytitle posttitle pagetitle articletitle newstitle "
    "documentfirstheading "
    "baslik haberbaslik manset tytul naglowek zagolovok zaglavie otsikko rubrik tieude "
    "judul nadpis titlu ueberschrift uberschrift kop midashi daimei jemok sujet asunto "
    "encabezado cabecalho intestazione lblbaslik lbltitle lbltitulo kepala nagl"
)
_SEPARATOR = re.compile(
    r"\s+[-–—|·•»«:/]+\s+|[|_»«｜]|\s*--+\s*|(?<=\S)[-–—](?=\S{2,12}$)|::"
)


def find_title(layout: Layout, body: Body, *, ruled: bool = False) -> Title:
    """Find the headline; falls back on the document's `<title>` without the site."""
    blocks = enumerate(layout.blocks if ruled else ())
    stated = tuple(i for i, block in blocks if _is_ruled(layout, block))
    if stated:
        return Title(tidy(" ".join(layout.blocks[i].text for i in stated)), stated)
    said = _document_titles(layout)
    start = body.blocks[0] if body.blocks else len(layout.blocks)
    site = squeeze(dict(layout.head.metas).get("og:site_name", ""))
    best: tuple[float, Title] = (LEAST_TITLE, Title(None, ()))
    for group in _lines(layout, start):
        if ruled and _is_excluded(layout, layout.blocks[group[0]]):
            continue
        text = _without_day(layout.blocks[group[0]], said)
        if len(group) > 1:
            text = tidy(" ".join(layout.blocks[i].text for i in group))
        score = _score(layout, body, group, text, said)
        if site and squeeze(text) == site:
            score += SITE_NAME
        if score > best[0]:
            best = (score, Title(text, tuple(group)))
    if best[1].text is not None:
        return best[1]
    return Title(_from_head(layout), ())


def _is_ruled(layout: Layout, block: Block) -> bool:
    """Tell whether a source's rule says that this is the headline."""
    if any("rule-title" in run.style.split("|") for run in block.runs):
        return True
    around = layout.ancestors(block.box)
    return any(" rule-title " in layout.boxes[box].mark for box in around)


def _is_excluded(layout: Layout, block: Block) -> bool:
    """Tell whether a source's rule says that this is no content, so no headline."""
    around = layout.ancestors(block.box)
    return any(" rule-exclude " in layout.boxes[box].mark for box in around)


def _lines(layout: Layout, start: int) -> list[list[int]]:
    """Return what may be headlines: blocks, and runs of blocks parted by `<br>`."""
    blocks = layout.blocks
    lines: list[list[int]] = []
    for index, block in enumerate(blocks):
        if block.hidden:
            continue
        near = start - ABOVE <= index <= start + 4
        if not (block.level or near):
            continue
        lines.append([index])
        if block.broken and index and blocks[index - 1].box == block.box:
            run = [index]
            while blocks[run[0]].broken and run[0] and len(run) < MOST_BROKEN_LINES:
                run.insert(0, run[0] - 1)
            if all(blocks[i].heavy < LONG for i in run):
                lines.append(run)
    return lines[:MOST_LINES]


def _without_day(block: Block, said: list[tuple[str, float]]) -> str:
    """Take a day in an element of its own off a headline that goes without it."""
    last = block.runs[-1]
    tail = block.text[last.start :]
    if len(block.runs) > 1 and len(tail) < LONGEST_DATE and _is_day(tail):
        text = block.text[: last.start].rstrip(" -–—|(（")
        if any(squeeze(text) in title for title, _ in said):
            return text
    return block.text


def _score(
    layout: Layout,
    body: Body,
    group: list[int],
    text: str,
    said: list[tuple[str, float]],
) -> float:
    block = layout.blocks[group[0]]
    squeezed = squeeze(text)
    if not squeezed:
        return NEVER
    score = HEADING_WEIGHT.get(block.level, 0.0)
    heading = 0 < block.level <= MAIN_LEVELS
    likeness = [
        belief * _likeness(squeezed, title, heading=heading) for title, belief in said
    ]
    score += IN_DOCUMENT_TITLE * max(likeness, default=0)
    score += STYLED * (not block.level and _is_styled(block))
    score += CAPITALS * (not block.level and text.isupper())
    score += NAMED_TITLE * _named_title(layout, block)
    score += _by_place(body, group[0], len(layout.blocks)) + _by_length(text)
    if sum(layout.blocks[i].linked for i in group) > MOST_LINKED * len(text):
        score += LINKED
    if line_reason(text) or (len(text) < LONGEST_DATE and _is_day(text)):
        score += CHROME
    if len(group) == 1 and block.broken and block.form is Form.HEADING:
        score += HALF_A_HEADING
    if ORGANISATION.fullmatch(text):
        score += OF_ORGANISATION
    return score


def _is_day(text: str) -> bool:
    found = find_dates(text) if any(c.isdigit() for c in text) else ()
    return any(2 * (day.end - day.start) > len(text) for day in found)


def _is_styled(block: Block) -> bool:
    return all(run.style and not run.href for run in block.runs)


def _by_place(body: Body, index: int, count: int) -> float:
    start = body.blocks[0] if body.blocks else count
    score = 0.0
    if start - ABOVE <= index < start:
        score += JUST_ABOVE_BODY * (1 - (start - index) / (2 * ABOVE))
    elif start <= index <= start + 2:
        score += INSIDE_BODY
    elif index > start:
        score += BELOW_BODY_START
    between = range(index + 1, start)
    if sum(body.reasons.get(i) == "navigation" for i in between) >= MENU:
        score += ABOVE_MENU
    why = body.reasons.get(index)
    if why in _FAR_FROM_TITLES:
        score += CHROME
    elif why == "banner":
        score += CHROME / 2
    return score


def _by_length(text: str) -> float:
    heavy = weight(text)
    if heavy < SHORT:
        return TOO_SHORT
    return TOO_LONG if heavy > LONG else 0.0


def _named_title(layout: Layout, block: Block) -> bool:
    for box in layout.ancestors(block.box)[:2]:
        if not _TITLE_MARKS.isdisjoint(mark_parts(layout.boxes[box].mark)):
            return True
    return False


def _likeness(text: str, title: str, *, heading: bool) -> float:
    """Return how much of the document's title a line is, 0 to 1; 0 if no part of it.

    A heading may say more than the document's title, or say it a little otherwise.
    """
    if not title:
        return 0.0
    if text in title:
        return min(1.0, 0.3 + len(text) / len(title))
    if title in text and len(title) > SHORTEST_PART:
        share = len(title) / len(text)
        return max(share, HEADING_SAYS_MORE) if heading and 2 * share > 1 else share
    lengths = sorted((len(text), len(title)))
    if lengths[0] < SHORTEST_ALIKE or lengths[0] < ALIKE * lengths[1] / 2:
        return 0.0
    one, other = _pieces(text), _pieces(title)
    alike = 2 * len(one & other) / (len(one) + len(other))
    return alike if alike > ALIKE else 0.0


def _pieces(text: str) -> set[str]:
    return {text[i : i + PIECE] for i in range(len(text) - PIECE + 1)}


def _document_titles(layout: Layout) -> list[tuple[str, float]]:
    """Return what the page calls itself, squeezed, each with how far it is believed.

    In `Headline - Section - Site` the longest piece is the headline's.
    """
    metas = dict(layout.head.metas)
    titles = [layout.head.title]
    titles += [
        metas.get(name, "") for name in ("og:title", "twitter:title", "dc.title")
    ]
    pieces = [p for p in (squeeze(p or "") for p in _split(layout.head.title)) if p]
    longest = max(pieces, key=len, default="")
    said = [(squeeze(title), 1.0) for title in titles if title]
    said += [(p, 1.0 if p == longest else SHORTER_PIECE) for p in pieces]
    bodies = {
        squeeze(p)
        for p in _split(layout.head.title)
        if ORGANISATION.fullmatch(p.strip())
    }
    if len(bodies) < len(pieces):
        said = [(t, ORGANISATION_PIECE if t in bodies else b) for t, b in said]
    return [(title, belief) for title, belief in said if title]


def _split(title: str) -> list[str]:
    return [piece for piece in _SEPARATOR.split(title) if piece]


def _from_head(layout: Layout) -> str | None:
    metas = dict(layout.head.metas)
    title = metas.get("og:title") or layout.head.title
    if not title:
        return None
    pieces = [p.strip() for p in _SEPARATOR.split(title) if p and p.strip()]
    own = [p for p in pieces if not ORGANISATION.fullmatch(p)]
    pieces = own or pieces
    return tidy(max(pieces, key=weight)) if pieces else None
