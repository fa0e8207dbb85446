"""The evidence in a page's bytes: each clue says what it speaks for, and how loudly.

No clue decides alone what a person would not decide by it. A clue of `SURE` does
where nothing speaks for the page; all weights are here.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from monitor.judge import _answers, _likeness, _sayings
from monitor.judge._front import own_name
from monitor.judge._likeness import Likeness
from monitor.judge._markers import (
    AGAIN,
    CHALLENGES,
    COOKIE,
    NAMED,
    PARKED,
    SCRIPT_REDIRECT,
    SHELLS,
)
from monitor.judge._phrases import Saying
from monitor.judge._sight import Sight
from monitor.judge._text import weight
from monitor.model import Availability, Parsed

# Clues for one availability together, less what speaks for the page, must reach this.
SURE = 3.0
# A redirect that leaves the page behind: neither headlines nor length undo it.
LED = 6.0

# A page's own text up to here is that of a notice, from there on that of a page: error
# pages seen in full chrome say 60 to 600 letters, the shortest releases about 400.
NOTICE = 700
PAGE = 1500
# Less visible text than this is none: a page number, a lone word, a counter.
_NOTHING = 40
# Of a text, from here on: more than a quotation.
_MUCH = 0.25
# Clocks and counters of the chrome are new each time.
_NEARLY_ALL = 0.9
# Some of it may be new altogether, if it is no sentence and no headline.
_MOST = 0.75
_HARDLY_ANY = 0.15
_FEW_LINKS = 5
_MANY_LINKS = 25
# So many times as much was said before.
_SHRUNK = 3

AVAILABILITIES: dict[Saying, Availability | None] = {
    Saying.GONE: Availability.GONE,
    Saying.DENIED: Availability.BLOCKED,
    Saying.CHALLENGE: Availability.BLOCKED,
    Saying.LOGIN: Availability.BLOCKED,
    Saying.CONSENT: Availability.BLOCKED,
    Saying.ERROR: Availability.UNAVAILABLE,
    Saying.MAINTENANCE: Availability.UNAVAILABLE,
    Saying.SCRIPT: Availability.UNAVAILABLE,
    Saying.MOVED: Availability.MOVED,
    Saying.PARKED: Availability.GONE,
    Saying.ANY: None,
}
# As a headline or a phrase these also head real pages: a cookie policy, a log-in box.
_DOUBTFUL = frozenset({Saying.CONSENT, Saying.LOGIN, Saying.SCRIPT, Saying.MOVED})


@dataclasses.dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence, with the words in which a person is told.

    `speaks_for` is None where it only says that this is not the page.
    """

    speaks_for: Availability | None
    weight: float
    words: str


@dataclasses.dataclass(frozen=True, slots=True)
class Scene:
    """What the clues are looked for in."""

    sight: Sight
    likeness: Likeness | None
    earlier: Parsed | None
    url: str


def find(scene: Scene) -> tuple[Clue, ...]:
    """Return every clue that the page gives."""
    return tuple(clue for search in _SEARCHES for clue in search(scene))


def _titles(scene: Scene) -> Iterator[Clue]:
    said = _sayings.of_title(scene.sight.title)
    if said is None:
        return
    saying, everything = said
    loud = 3.0 if everything else 2.5
    if saying is Saying.ANY:
        loud = 1.5
    if saying in _DOUBTFUL or _sayings.is_ambiguous(scene.sight.title):
        loud /= 2
    yield Clue(
        AVAILABILITIES[saying],
        loud,
        f"the title says {_sayings.quoted(scene.sight.title)}",
    )


def _headings(scene: Scene) -> Iterator[Clue]:
    for heading in scene.sight.headings:
        if (saying := _sayings.whole(heading)) and heading != scene.sight.title:
            doubtful = saying in _DOUBTFUL or saying is Saying.ANY
            yield Clue(
                AVAILABILITIES[saying],
                1.0 if doubtful or _sayings.is_ambiguous(heading) else 2.0,
                f"the headline says {_sayings.quoted(heading)}",
            )
            return


def _sentences(scene: Scene) -> Iterator[Clue]:
    """Phrases count by how much of the page's own text they are."""
    sight = scene.sight
    if sight.says > NOTICE:
        return
    text = sight.own or sight.text
    found = _sayings.in_text(text)
    if not found:
        return
    said = {s: sum(weight(p) for p in phrases) for s, phrases in found.items()}
    saying = max(said, key=said.__getitem__)
    loud = 1.5
    if sum(said.values()) >= _MUCH * weight(text):
        loud += 1.0
    if len(found) > 1 or len(found[saying]) > 1:
        loud += 0.5
    if _is_crowded(sight):
        loud /= 2
    yield Clue(
        AVAILABILITIES[saying],
        loud / 2 if saying in _DOUBTFUL else loud,
        f"its short text says {_sayings.quoted(text)}",
    )


def _is_crowded(sight: Sight) -> bool:
    """Whether the page is full of links, as an index or a portal is.

    Hardly any of its text is its own then, and "Please wait" is much of that.
    """
    return sight.links > _MANY_LINKS and weight(sight.text) > NOTICE


def _challenges(scene: Scene) -> Iterator[Clue]:
    sight = scene.sight
    if weight(sight.text) > NOTICE:
        return  # guards leave their marks in whole pages, too
    silent = weight(sight.text) < _NOTHING
    source = sight.source.lower()
    for mark in CHALLENGES:
        if mark.on(source):
            loud = _SURE_MARK if mark.sure else _POSSIBLE_MARK
            yield Clue(
                Availability.BLOCKED,
                loud if weight(sight.text) < NOTICE / 2 else loud / 2,
                f"its script is the challenge of {mark.name}"
                if mark.sure
                else f"its source bears the mark of {mark.name}",
            )
            break
    if silent and _any_of(COOKIE, source) and _any_of(AGAIN, source):
        yield Clue(
            Availability.BLOCKED,
            _SURE_MARK,
            "its script sets a cookie and sends the visitor round again",
        )


_SURE_MARK = 4.0
_POSSIBLE_MARK = 2.0


def _any_of(traces: tuple[str, ...], source: str) -> bool:
    return any(trace in source for trace in traces)


def _nothing_to_see(scene: Scene) -> Iterator[Clue]:
    sight = scene.sight
    if not sight.markup or weight(sight.text) >= _NOTHING or sight.password:
        return
    # A frameset has no text of its own, nor has a scanned page or an embedded player:
    # only where there was text before is that a loss.
    lost = scene.likeness is not None and scene.likeness.lost
    loud = 3.0 if lost or not (sight.pictures or sight.frames) else 1.5
    words = "it has no visible text"
    if SHELLS.search(sight.source):
        loud, words = (
            3.0,
            "it is a shell for a script to fill (a source may ask for a browser)",
        )
    yield Clue(None, loud, words)
    alert = " ".join(_ALERT.findall(sight.source)[:_FEW_LINKS])
    for hidden, heard in ((alert, loud), (sight.noscript, 1.0)):
        for saying in _sayings.in_text(hidden):
            yield Clue(
                AVAILABILITIES[saying],
                heard,
                f"its script says {_sayings.quoted(hidden)}",
            )
            return


# Old servers tell a visitor in a message box, on a page of nothing else.
_ALERT = re.compile(r"\balert\(\s*[\"']([^\"']{1,120})")


def _bare_words(scene: Scene) -> Iterator[Clue]:
    """Tell of a few words without markup where there was a page."""
    sight, likeness = scene.sight, scene.likeness
    if sight.markup or sight.says > NOTICE or likeness is None or not likeness.lost:
        return
    yield Clue(
        None,
        1.5,
        f"it is no page but the words {_sayings.quoted(sight.own)}",
    )


def _stranger(scene: Scene) -> Iterator[Clue]:
    """Tell of a few words of which none, not even the chrome, was there before.

    In no language, and from no guard that we know; a redesign says more than that.
    """
    likeness, here = scene.likeness, weight(scene.sight.text)
    if likeness is None or not likeness.lost or not _NOTHING <= here <= NOTICE:
        return
    if scene.sight.links > _FEW_LINKS:
        return  # short as it is, it is part of a site
    if likeness.known < _HARDLY_ANY and likeness.said >= _SHRUNK * here:
        yield Clue(
            None,
            2.0,
            f"all it says is {_sayings.quoted(scene.sight.text)}",
        )


def _hollow(scene: Scene) -> Iterator[Clue]:
    """Tell of chrome without its page."""
    sight, likeness = scene.sight, scene.likeness
    if likeness is None or not likeness.lost or weight(sight.text) < _NOTHING:
        return
    shrunk = likeness.said >= _SHRUNK * weight(sight.text)
    most = shrunk and likeness.known >= _MOST and likeness.newest <= _NOTHING
    if likeness.known >= _NEARLY_ALL or most:
        yield Clue(
            None,
            3.0,
            "only what surrounds the text was sent, without the text",
        )


def _variables(scene: Scene) -> Iterator[Clue]:
    sight = scene.sight
    if not sight.variables:
        return
    covered = sum(len(v) for v in sight.variables) / max(1, len(sight.text))
    in_title = any(v in sight.title for v in sight.variables)
    if covered >= _MUCH or (in_title and sight.says <= NOTICE):
        yield Clue(
            Availability.UNAVAILABLE,
            3.0,
            f"{_sayings.quoted(sight.variables[0])} stands where a text should",
        )


def _named(scene: Scene) -> Iterator[Clue]:
    """Tell of a page that its own template calls an error page."""
    for availability, names in NAMED.items():
        if found := sorted(names & scene.sight.names):
            yield Clue(
                availability, 2.5, f"its template calls it {_sayings.quoted(found[0])}"
            )
            return


def _another(scene: Scene) -> Iterator[Clue]:
    """Tell of the front page, sent at another page's address."""
    canonical, lost = scene.sight.canonical, scene.likeness and scene.likeness.lost
    if canonical is None or not lost or "://" not in scene.url:
        return
    if _answers.is_home(canonical) and not _answers.is_home(scene.url):
        # As good as a redirect: a front page has headlines and is long.
        yield Clue(Availability.GONE, LED - 1.0, "it calls itself the front page")


def _front_page(scene: Scene) -> Iterator[Clue]:
    """Tell of the front page by what it calls itself, where nothing else is left."""
    sight, earlier = scene.sight, scene.earlier
    if earlier is None or scene.likeness is None or not scene.likeness.lost:
        return
    if words := own_name(sight.headings, sight.title, earlier.rest):
        yield Clue(
            Availability.GONE,
            LED - 1.0,
            f"it calls itself {_sayings.quoted(words)}, as its whole site does",
        )


def _log_in(scene: Scene) -> Iterator[Clue]:
    sight = scene.sight
    if sight.password and sight.says <= NOTICE:
        yield Clue(
            Availability.BLOCKED,
            1.0 if sight.says > NOTICE / 2 or _is_crowded(sight) else 2.0,
            "it asks for a password",
        )


def _refresh(scene: Scene) -> Iterator[Clue]:
    """Tell of a page that only leads on; back to itself is a cookie check."""
    sight = scene.sight
    if sight.says > NOTICE / 2:
        return
    target = None
    if sight.refresh is not None and sight.refresh[0] <= _PATIENCE:
        target = sight.refresh[1]
    elif weight(sight.text) < _NOTHING and (
        found := SCRIPT_REDIRECT.search(sight.source)
    ):
        target = found.group(1)
    if target is None:
        return
    loud = 3.0 if weight(sight.text) <= 3 * _NOTHING else 2.0
    if _same(target, scene.url):
        yield Clue(Availability.BLOCKED, loud, "it only sends the visitor round again")
    else:
        yield Clue(
            Availability.MOVED, loud, f"it only leads on to {_sayings.quoted(target)}"
        )


# A page that is to be read before it leads on says for how long.
_PATIENCE = 10


def _same(target: str, url: str) -> bool:
    try:
        there, here = urlsplit(target), urlsplit(url)
    except ValueError:
        return False
    return (there.netloc or here.netloc) == here.netloc and there.path in {
        here.path,
        "",
    }


def _parked(scene: Scene) -> Iterator[Clue]:
    if scene.sight.says > NOTICE:
        return
    source = scene.sight.source.lower()
    for mark in PARKED:
        if mark.on(source):
            yield Clue(Availability.GONE, 2.0, f"it is the page of {mark.name}")


def _cut(scene: Scene) -> Iterator[Clue]:
    """Tell of a page that stops in the middle."""
    sight, earlier = scene.sight, scene.earlier
    if not (sight.open_ended or sight.inside_tag) or earlier is None:
        return
    if _likeness.stops_short(sight.pieces, earlier, inside_tag=sight.inside_tag):
        yield Clue(
            Availability.UNAVAILABLE, CUT, "it stops in the middle, without its end"
        )


# Stands against all that is recognised: the first half of a page is the page's.
CUT = 20.0

_SEARCHES: tuple[Callable[[Scene], Iterator[Clue]], ...] = (
    _titles,
    _headings,
    _sentences,
    _challenges,
    _nothing_to_see,
    _bare_words,
    _stranger,
    _hollow,
    _variables,
    _named,
    _another,
    _front_page,
    _log_in,
    _refresh,
    _parked,
    _cut,
)
