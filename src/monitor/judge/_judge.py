"""Weighs the evidence: is this the page, or something sent in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.judge import _answers, _clues, _likeness, _sayings
from monitor.judge._sight import Sight, look
from monitor.model import Availability, Capture, Parsed, Verdict
from monitor.parse import decode

_OK = Verdict(Availability.OK)
# What speaks for the page, in the clues' own measure.
_RECOGNISED = 10.0
_LONG_TEXT = 2.0
_TITLE_KEPT = 1.0
_OWN_HEADLINE = 1.0
# "Nothing of the earlier version is here" makes every clue louder, and is none itself:
# a list whose items have all changed is a list.
_LOST = 1.0

_FEED = re.compile(
    rb"\A\s*(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]*>\s*)*"
    rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b"
)
_JSON = re.compile(rb"\A\s*(?:\xef\xbb\xbf)?\s*[\[{]")
_HEAD = 4000
# Never in text; ESC is, in ISO-2022-JP.
_CONTROL = bytes([*range(9), *range(14, 27)])
# PDF, the office formats of two ages, pictures.
_BINARY = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
)


_EMPTY = Verdict(Availability.UNAVAILABLE, "The answer has no content at all.")
_FILE = Verdict(
    Availability.UNAVAILABLE,
    "This is no page: the answer is a file such as a PDF or a picture.",
)


def judge(
    capture: Capture, *, earlier: Parsed | None = None, home: Parsed | None = None
) -> Verdict:
    """Return the availability of a capture and the evidence for it.

    `earlier` is what was parsed from the page's last good version, `home` from its
    site's front page; both are evidence and may be missing. A `status` of None means
    that only the bytes are known, as of a file.
    """
    if failed := _answers.of_failure(capture):
        return failed
    answered = _answers.of_status(capture.status)
    if answered and answered.availability is Availability.UNCHANGED:
        return Verdict(Availability.UNCHANGED, "The server says it has not changed.")
    body = capture.body
    if not body.strip():
        return answered or _EMPTY
    if _is_binary(body):
        return answered or _FILE
    if not _FEED.match(body):
        return _of_page(capture, answered, earlier, home)
    return answered or _OK


def _is_binary(body: bytes) -> bool:
    """Whether the bytes are a known kind of file, or no text in any encoding."""
    if body.startswith(_BINARY):
        return True
    head = body[:_HEAD]
    if b"\0" in head:  # UTF-16 has one in every second byte of its markup
        return max(head[::2].count(0), head[1::2].count(0)) < len(head) / 8
    return len(head) - len(head.translate(None, _CONTROL)) > len(head) / 50


def _of_page(
    capture: Capture,
    answered: Verdict | None,
    earlier: Parsed | None,
    home: Parsed | None,
) -> Verdict:
    source = decode(capture.body, capture.header("content-type")).text
    url = capture.final_url or capture.url
    sight = look(source, url)
    likeness = (
        _likeness.compare(sight.pieces, sight.title, earlier)
        if earlier is not None
        else None
    )
    clues = _clues.find(_clues.Scene(sight, likeness, earlier, url))
    led = _led_elsewhere(capture, sight, likeness, home)
    if led is not None:
        clues = (*clues, led)
    if _JSON.match(capture.body) and sight.says > _clues.NOTICE:
        clues = ()
    kept = (likeness.kept if likeness is not None else None) or 0.0
    cut = any(clue.weight >= _clues.CUT for clue in clues)
    if answered is not None:
        if kept >= _likeness.RECOGNISED and not cut:
            return Verdict(
                Availability.OK,
                f"{answered.reason} Yet what it sent is the page.",
            )
        return _explained(answered, clues)
    return _weighed(clues, sight, likeness, earlier)


def _explained(answered: Verdict, clues: tuple[_clues.Clue, ...]) -> Verdict:
    """Add the challenge to a status, which it explains better."""
    blocked = [c for c in clues if c.speaks_for is Availability.BLOCKED]
    if blocked and sum(c.weight for c in blocked) >= _clues.SURE:
        words = _sayings.joined(c.words for c in _loudest(blocked))
        return Verdict(Availability.BLOCKED, f"{answered.reason[:-1]}, and {words}.")
    return answered


def _weighed(
    clues: tuple[_clues.Clue, ...],
    sight: Sight,
    likeness: _likeness.Likeness | None,
    earlier: Parsed | None,
) -> Verdict:
    against = 0.0
    if likeness is not None and not likeness.lost:
        kept = likeness.kept or 0.0
        against += _RECOGNISED * min(1.0, kept / _likeness.RECOGNISED)
        against += _TITLE_KEPT * likeness.same_title
    if sight.says >= _clues.PAGE:
        against += _LONG_TEXT
    if _has_headline(sight, earlier):
        against += _OWN_HEADLINE
    if not clues:
        return _OK
    totals: dict[Availability, float] = {}
    for clue in clues:
        if clue.speaks_for is not None:
            totals[clue.speaks_for] = totals.get(clue.speaks_for, 0.0) + clue.weight
    winner = max(totals, key=totals.__getitem__, default=Availability.UNAVAILABLE)
    # Clues of another kind contradict in part, and still say that it is not the page.
    others = sum(totals.values()) - totals.get(winner, 0.0)
    general = sum(clue.weight for clue in clues if clue.speaks_for is None)
    lost = likeness is not None and likeness.lost
    total = totals.get(winner, 0.0) + others / 2 + general + _LOST * lost - against
    if total < _clues.SURE:
        return _OK
    words = _sayings.joined(
        clue.words
        for clue in _loudest(c for c in clues if c.speaks_for in {winner, None})
    )
    reason = words[0].upper() + words[1:]
    if lost:
        reason += ", and nothing of the earlier version is on it"
    return Verdict(winner, reason + ".")


def _has_headline(sight: Sight, earlier: Parsed | None) -> bool:
    """Whether the page has a headline that is neither a notice nor the site's name."""
    chrome = {*earlier.rest} if earlier is not None else set()
    return any(
        _sayings.whole(heading) is None
        and not _sayings.in_text(heading)
        and heading not in chrome
        for heading in sight.headings
    )


def _loudest(clues: Iterable[_clues.Clue]) -> list[_clues.Clue]:
    return sorted(clues, key=lambda c: (c.speaks_for is None, -c.weight))[:2]


def _led_elsewhere(
    capture: Capture,
    sight: Sight,
    likeness: _likeness.Likeness | None,
    home: Parsed | None,
) -> _clues.Clue | None:
    """Read the redirects: to the front page is gone, to a log-in is blocked."""
    if not capture.hops or _answers.same_address(capture.url, capture.final_url):
        return None
    if likeness is not None and not likeness.lost:
        return None
    there = _sayings.quoted(capture.final_url)
    if _answers.is_log_in(capture.final_url):
        return _clues.Clue(
            Availability.BLOCKED, _clues.LED, f"it leads to the log-in {there}"
        )
    if not _answers.is_home(capture.url) and (
        _answers.is_home(capture.final_url) or _is_like(sight, home)
    ):
        return _clues.Clue(
            Availability.GONE, _clues.LED, f"it leads to the front page {there}"
        )
    if likeness is not None and not likeness.same_title:
        return _clues.Clue(Availability.MOVED, _clues.LED, f"it leads to {there}")
    return None


def _is_like(sight: Sight, home: Parsed | None) -> bool:
    if home is None:
        return False
    kept = _likeness.compare(sight.pieces, sight.title, home).kept
    return kept is not None and kept >= _SAME_PAGE


# Front pages change by the hour, and share little with any other page of theirs.
_SAME_PAGE = 0.5
