"""A page's bytes → what `parse` answers: the stages in their order."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from monitor.model import (
    Content,
    Document,
    Exchange,
    Form,
    Image,
    Kind,
    Listing,
    Parsed,
    Participant,
    Reference,
    Turn,
)
from monitor.parse._blocks import Head, Layout, absolute
from monitor.parse._body import Body, find_body, name_boxes
from monitor.parse._decode import decode
from monitor.parse._edges import Edges, settle_edges
from monitor.parse._exchanges import find_exchanges
from monitor.parse._feeds import read_feed
from monitor.parse._health import assess
from monitor.parse._label import LabelKind
from monitor.parse._listing import read_listing
from monitor.parse._mending import Speech
from monitor.parse._participants import find_participants, offices_by_key
from monitor.parse._phrases import ATTENDEES
from monitor.parse._published import find_published
from monitor.parse._reading import Reading, read_page
from monitor.parse._rest import Rest, leave
from monitor.parse._roles import Spoken, find_roles
from monitor.parse._rules import LabelPattern, Rules, mark_elements
from monitor.parse._sparse import read_sparse
from monitor.parse._title import Title, find_title
from monitor.parse._tree import read_tree
from monitor.parse._turns import Speeches, divide
from monitor.parse._unlabelled import add_styled_questions, read_unlabelled
from monitor.parse._walk import read_blocks
from monitor.parse._weighing import Clues
from monitor.parse._wording import tidy
from monitor.parse._words import fold

# Counts up with every change that makes any page parse differently.
PARSER_VERSION = 3
# A reading of this weight leaves no doubt that the page is no index.
SURE_TRANSCRIPT = 8.0
# Blocks from which a page is looked at no closer if they hold few letters each.
CROWD, SCRAP = 20_000, 24
# A block of so many characters is a paragraph of prose.
PROSE_LENGTH = 80
# What a link leads to that is kept, printed and quoted, and may be replaced.
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg)(?:\?|$)", re.IGNORECASE)
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|hwpx?|wps|zip|rar)(?:$|[?#])",
    re.IGNORECASE,
)
# What introduces the people of a page: so many blocks, so many characters of each.
OPENING, OPENING_LENGTH = 6, 600


class Stages(NamedTuple):
    """Everything that was found out about a page, stage by stage.

    `listed` are the blocks of a listing's entries, if the page is one.
    """

    layout: Layout
    body: Body
    title: Title
    published: dt.date | None
    kept: tuple[int, ...]
    reading: Reading | None
    speeches: Speeches
    listed: frozenset[int]
    parsed: Parsed


def parse(
    body: bytes,
    *,
    url: str | None = None,
    content_type: str | None = None,
    at: dt.datetime | None = None,
    rules: Rules | None = None,
    listing: bool | None = None,
) -> Parsed:
    """Parse a page; never raises for anything that the bytes may hold.

    `at` is the time of the capture (aware): "3 hours ago" is counted from it.
    `listing` says that the page is known to be an index, or to be none. Raises
    `InputError` for a selector or an expression in `rules` that cannot be read.
    """
    return run(
        body, url=url, content_type=content_type, at=at, rules=rules, listing=listing
    ).parsed


def run(
    body: bytes,
    *,
    url: str | None = None,
    content_type: str | None = None,
    at: dt.datetime | None = None,
    rules: Rules | None = None,
    listing: bool | None = None,
) -> Stages:
    """Run all stages and keep what each found."""
    decoded = decode(body, content_type)
    feed = None if listing is False else read_feed(decoded.text, url=url)
    if feed:
        return _of_feed(feed, decoded.encoding)
    tree = read_tree(decoded.text)
    if rules is not None:
        mark_elements(tree, rules)
    layout = read_blocks(tree, ruled=rules is not None)
    pattern = LabelPattern(rules.label) if rules and rules.label else None
    found = find_body(layout)
    title = find_title(layout, found, ruled=rules is not None)
    published = find_published(layout, found, title, url, at)
    edges = settle_edges(layout, found, title)
    kept = _without_title(layout, edges.body, title)
    reading = _read(layout, kept, title, pattern)
    speeches = divide(layout, kept, reading, title.text or "")
    index = None
    if listing or (listing is None and _may_be_index(layout, reading)):
        spoken = reading.weight if reading else 0.0
        index = read_listing(layout, tree, url=url, at=at, spoken=spoken)
    is_index = index is not None and (bool(listing) or index.is_index)
    content: Content
    if index is not None and is_index:
        content = index.listing
    elif listing:
        content = read_sparse(layout, tree, url)
    else:
        people = find_participants(_header(layout, edges), speeches.speeches)
        content = _document(title, published, reading, speeches, people)
        content = dataclasses.replace(
            content,
            references=_references(layout, kept, url),
            images=_images(layout, kept, url),
        )
    confidence, reasons = assess(
        layout,
        edges.body,
        kept,
        content,
        reading,
        index_score=index.score if index else None,
        mended=decoded.mended,
    )
    listed = index.blocks if index and is_index else frozenset[int]()
    rest = _rest(
        layout,
        {**edges.body.reasons, **speeches.reasons},
        set(kept).difference(speeches.reasons),
        listed,
        content,
    )
    parsed = Parsed(
        content,
        decoded.encoding,
        PARSER_VERSION,
        confidence,
        reasons,
        rest=rest.texts,
        beside=rest.beside,
        rows=rest.rows,
        linked=rest.linked,
        references=tuple(
            reference
            for reference in _references(layout, rest.blocks, url)
            if _FILE.search(reference.url) and reference.text
        ),
        images=_pictures_in_prose(layout, rest.blocks, url),
    )
    return Stages(
        *(layout, edges.body, title, published, kept, reading, speeches, listed, parsed)
    )


def _is_crowded(layout: Layout) -> bool:
    """Tell a page of very many scraps, which nobody wrote and nobody reads."""
    count = len(layout.blocks)
    return count > CROWD and sum(map(len, (b.text for b in layout.blocks))) < (
        SCRAP * count
    )


def _header(layout: Layout, edges: Edges) -> list[str]:
    """Return the header's fields and those source lines that name attendees."""
    texts = [layout.blocks[i].text for i in edges.header]
    for index, why in edges.body.reasons.items():
        text = layout.blocks[index].text
        if why == "source line" and ATTENDEES.match(text):
            texts.append(text)
    return texts


def _of_feed(feed: Listing, encoding: str) -> Stages:
    """Answer a feed or a sitemap: it has releases and nothing else."""
    layout = Layout(Head("", "", None, (), ()), (), (), ())
    parsed = Parsed(feed, encoding, PARSER_VERSION)
    body = Body(0, (), {})
    speeches = Speeches((), {})
    title = Title(feed.title, ())
    return Stages(layout, body, title, None, (), None, speeches, frozenset(), parsed)


def _read(
    layout: Layout, kept: tuple[int, ...], title: Title, pattern: LabelPattern | None
) -> Reading | None:
    if _is_crowded(layout):
        return None
    clues = _clues(layout, kept, title)
    reading = read_page(layout, kept, clues, pattern)
    if reading is None:
        return read_unlabelled(layout, kept, clues)
    return add_styled_questions(layout, kept, reading)


def _rest(
    layout: Layout,
    reasons: Mapping[int, str],
    taken: Collection[int],
    listed: Collection[int],
    content: Content,
) -> Rest:
    """Return what was not taken as content; a listing takes its titles alone."""
    if isinstance(content, Listing):
        titles = {link.title for link in content.links}
        taken = {i for i, block in enumerate(layout.blocks) if block.text in titles}
        reasons = {i: why for i, why in reasons.items() if i not in listed}
    return leave(layout, taken, reasons, content.title, listed)


def _references(
    layout: Layout, kept: tuple[int, ...], url: str | None
) -> tuple[Reference, ...]:
    """Return the links inside the body; those within the page lead nowhere else."""
    found = []
    for index in kept:
        block = layout.blocks[index]
        for run in block.runs:
            href = run.href or ""
            if href and not href.startswith(("#", "javascript:")):
                text = tidy(block.text[run.start : run.end])
                found.append(Reference(text, absolute(layout, url, href)))
    return tuple(found)


def _images(
    layout: Layout, kept: tuple[int, ...], url: str | None
) -> tuple[Image, ...]:
    """Return the images between the body's first block and its last."""
    if not kept:
        return ()
    return tuple(
        Image(absolute(layout, url, picture.src), picture.alt)
        for picture in layout.pictures
        if kept[0] <= picture.block <= kept[-1]
        and picture.src
        and not picture.src.startswith("data:")
    )


def _pictures_in_prose(
    layout: Layout, blocks: Collection[int], url: str | None
) -> tuple[Image, ...]:
    """Return the images that stand in the same box as a paragraph of these blocks.

    And those, anywhere but in the page's frame, with a link to a larger picture: what
    one may want to see at full size says something.
    """
    prose = {
        layout.blocks[index].box
        for index in blocks
        if len(layout.blocks[index].text) >= PROSE_LENGTH
    }
    named = name_boxes(layout)
    return tuple(
        Image(absolute(layout, url, picture.src), picture.alt)
        for picture in layout.pictures
        if picture.src
        and not picture.src.startswith("data:")
        and (
            picture.box in prose
            or (_PICTURE.search(picture.href) and named[picture.box] is None)
        )
    )


def _clues(layout: Layout, kept: tuple[int, ...], title: Title) -> Clues:
    opening = " ".join(layout.blocks[i].text[:OPENING_LENGTH] for i in kept[:OPENING])
    return Clues(fold(f"{title.text or ''} {layout.head.title}"), fold(opening))


def _without_title(layout: Layout, body: Body, title: Title) -> tuple[int, ...]:
    """Leave the headline and exact repeats of it out of the body."""
    headline = _plainly(title.text or "")
    # Paragraphs that are much longer repeat nothing.
    longest = 2 * len(title.text or "") + 8
    texts = [(i, layout.blocks[i].text) for i in body.blocks if i not in title.blocks]
    return tuple(
        i for i, text in texts if len(text) > longest or _plainly(text) != headline
    )


def _plainly(text: str) -> str:
    """Return a text as it is compared with the headline: only an exact repeat goes."""
    return "".join(fold(text).split())


def _may_be_index(layout: Layout, reading: Reading | None) -> bool:
    if reading is not None and reading.weight >= SURE_TRANSCRIPT:
        return False
    return not _is_crowded(layout)


def _document(
    title: Title,
    published: dt.date | None,
    reading: Reading | None,
    speeches: Speeches,
    people: tuple[Participant, ...],
) -> Document:
    spoken = [
        Spoken(
            speech.label.kind if speech.label else None,
            speech.label.speaker if speech.label else None,
            speech.label.affiliation if speech.label else None,
            speech.label.key if speech.label else "",
            "\n".join(speech.paragraphs),
        )
        for speech in speeches.speeches
    ]
    offices = offices_by_key(people)
    # What stands beside a bare name in a label may be an outlet as well as an office.
    beside = {t.key for t in spoken if t.kind is LabelKind.PERSON and t.affiliation}
    roles = find_roles(spoken, frozenset(offices).difference(beside))
    turns = tuple(
        Turn(
            role,
            turn.speaker,
            turn.text,
            turn.affiliation or (offices.get(turn.key) if turn.speaker else None),
            _forms(speech, said=reading is not None),
        )
        for role, turn, speech in zip(roles, spoken, speeches.speeches, strict=True)
    )
    kind = Kind.TRANSCRIPT if reading else Kind.ARTICLE
    exchanges: tuple[Exchange, ...] = find_exchanges(roles)
    return Document(kind, title.text, published, turns, exchanges, people)


def _forms(speech: Speech, *, said: bool) -> tuple[Form, ...]:
    """Return the paragraphs' forms; what is said in a cell is no table's."""
    if said and Form.CELL in speech.forms:
        return ()
    if all(form is Form.PARAGRAPH for form in speech.forms):
        return ()
    return speech.forms
