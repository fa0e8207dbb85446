"""A comparison told: all that its forms print, in words, before any layout."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shlex
import zoneinfo

from monitor.model import (
    Comparison,
    Edit,
    EditKind,
    Listing,
    Part,
    Role,
    Severity,
    Side,
    Silence,
    Turn,
)

from ._pieces import Pieces, cut
from ._place import Places, side_of
from ._statement import Teller, listed, silent
from ._visible import line
from ._words import Voice, sentence

# Of a digest's 64 digits a terminal shows so many: enough that no two captures of a
# store share them (2^-64), and a double click still takes them whole.
DIGEST_SHOWN = 16


@dataclasses.dataclass(frozen=True, slots=True)
class Called:
    """A matter called out: what it is, its two sides, and the relative change."""

    label: str
    old: str | None
    new: str | None
    change: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """One text of an entry, with its speaker where an entry has several.

    `moved` says that the text is the same on both sides and stands elsewhere now.
    """

    old: Pieces
    new: Pieces
    both: Pieces
    role: Role | None = None
    speaker: str | None = None
    moved: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One edit told. `statement` begins with a capital and has isolated names."""

    number: int
    edit: Edit
    severity: str
    statement: str
    who: str | None
    matters: tuple[Called, ...]
    detail: str | None
    blocks: tuple[Block, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Version:
    """One side, as evidence: which version, when, its digest, how to see it."""

    label: str
    version: str | None
    at: str | None
    digest: str | None
    location: str | None
    command: str | None

    @property
    def short_digest(self) -> str | None:
        """The digest's algorithm and its first digits."""
        if self.digest is None:
            return None
        name, colon, digits = self.digest.rpartition(":")
        return f"{name}{colon}{digits[:DIGEST_SHOWN]}"


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """A comparison in words. The headline is `level`, then `rest`."""

    level: str
    rest: str
    severity: Severity
    title: str
    url: str | None
    source: str | None
    old: Version
    new: Version
    reason: str | None
    entries: tuple[Entry, ...]
    silent: str | None
    returns: str | None

    @property
    def headline(self) -> str:
        """The whole of it in one sentence."""
        return self.level + self.rest


def tell(comparison: Comparison, voice: Voice) -> Told:
    """Return all that a report of the comparison says."""
    teller = Teller(comparison, voice)
    edits = listed(comparison)
    level = comparison.severity
    returns = comparison.returns_to
    return Told(
        level=teller.level(),
        rest=teller.summary(named=False),
        severity=level,
        title=title(comparison, voice),
        url=line(comparison.url) if comparison.url else None,
        source=line(comparison.source) if comparison.source else None,
        old=_version(comparison, comparison.old, voice, "fact.old"),
        new=_version(comparison, comparison.new, voice, "fact.new"),
        reason=_reason(comparison),
        entries=tuple(
            _entry(number, edit, teller) for number, edit in enumerate(edits, start=1)
        ),
        silent=_silent(comparison, voice),
        returns=None if returns is None else voice("returns", number=returns),
    )


def title(comparison: Comparison, voice: Voice) -> str:
    """Return the page's title: the one it was filed under, or its content's."""
    return line(raw_title(comparison) or "") or voice("untitled")


def raw_title(comparison: Comparison) -> str | None:
    """Return the same as it was printed, or None."""
    contents = (comparison.new.content, comparison.old.content)
    candidates = [comparison.title, *(c.title for c in contents if c is not None)]
    return next((t for t in candidates if t and t.strip()), None)


def _silent(comparison: Comparison, voice: Voice) -> str | None:
    """Return what was kept and is not listed, counted by why."""
    reasons = silent(comparison)
    counts = [
        voice.count(f"silent.{reason.value}", reasons.count(reason))
        for reason in Silence
        if reason in reasons
    ]
    return voice("silent", counts=voice.series(counts)) if counts else None


def _reason(comparison: Comparison) -> str | None:
    """Return the verdict's evidence, for a page that became another."""
    if comparison.became is None or comparison.verdict is None:
        return None
    return line(comparison.verdict.reason) or None


def _version(comparison: Comparison, side: Side, voice: Voice, label: str) -> Version:
    """Return one side as evidence."""
    command = None
    if comparison.url and side.number is not None:
        page = line(comparison.url)
        command = f"monitor show --version {side.number} {shlex.quote(page)}"
    numbered = side.number is not None
    return Version(
        label=voice(label),
        version=voice("version", number=side.number) if numbered else None,
        at=local_time(side.at, comparison.zone) if side.at else None,
        digest=line(side.digest) if side.digest else None,
        location=line(side.location) if side.location else None,
        command=command,
    )


def in_zone(at: dt.datetime, zone: str) -> tuple[dt.datetime, str]:
    """Return the instant in an IANA zone, and that zone's name.

    UTC where no zone is so called: a report with a plain time is worth more than none.
    """
    try:
        return at.astimezone(zoneinfo.ZoneInfo(zone)), zone
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        return at.astimezone(dt.UTC), "UTC"


def local_time(at: dt.datetime, zone: str) -> str:
    """Return an instant as "2026-03-01 09:30:00 UTC+08:00 Asia/Shanghai"."""
    local, name = in_zone(at, zone)
    if name == "UTC":
        return f"{local:%Y-%m-%d %H:%M:%S} UTC"
    offset = f"{local:%z}"
    return f"{local:%Y-%m-%d %H:%M:%S} UTC{offset[:3]}:{offset[3:5]} {name}"


def who(speaker: str | None, affiliation: str | None, role: Role, voice: Voice) -> str:
    """Return a speaker as a label: the name, the role and the office."""
    parts = [speaker, None if role is Role.NARRATION else voice(f"role.{role.value}")]
    if role is Role.NARRATION and not speaker:
        parts = [voice("role.narration")]
    parts.append(affiliation)
    return " · ".join(line(p) for p in parts if p and p.strip())


def _entry(number: int, edit: Edit, teller: Teller) -> Entry:
    """Return one edit told."""
    voice = teller.voice
    on_new, at = side_of(edit)
    turn = (teller.new if on_new else teller.old).turn(at)
    affiliation = turn.affiliation if turn and turn.speaker == edit.speaker else None
    blocks = _blocks(edit, teller)
    label = None
    if edit.speaker and edit.role and not any(b.role for b in blocks):
        label = who(edit.speaker, affiliation, edit.role, voice)
    return Entry(
        number=number,
        edit=edit,
        severity=voice(f"severity.{edit.severity.word}"),
        statement=sentence(teller.statement(edit)),
        who=label,
        matters=tuple(
            Called(
                voice(f"label.{m.subject.value}"),
                line(m.old) if m.old else None,
                line(m.new) if m.new else None,
                teller.ratio(m),
            )
            for m in edit.matters
            if m.old or m.new
        ),
        detail=_detail(edit, voice),
        blocks=blocks,
    )


def _detail(edit: Edit, voice: Voice) -> str | None:
    """Return from where to where something was moved, counted from one."""
    if edit.kind is not EditKind.MOVED or not edit.old_at or not edit.new_at:
        return None
    old, new = (_position(edit, at, voice) for at in (edit.old_at, edit.new_at))
    return voice("from.to", old=old, new=new) if old != new else None


def _position(edit: Edit, at: tuple[int, ...], voice: Voice) -> str:
    """Return a place by its numbers."""
    if edit.part is Part.RELEASE:
        return voice("position.release", turn=at[0] + 1)
    if len(at) == 1:
        return voice("position.turn", turn=at[0] + 1)
    return voice("position.paragraph", turn=at[0] + 1, paragraph=at[1] + 1)


def _blocks(edit: Edit, teller: Teller) -> tuple[Block, ...]:
    """Return the texts of an edit; an exchange's turn by turn with its speakers."""
    if edit.part is Part.KIND:
        return ()
    if edit.part is Part.EXCHANGE and edit.kind in (EditKind.ADDED, EditKind.REMOVED):
        gone = edit.kind is EditKind.REMOVED
        turns = _exchange_turns(teller.old if gone else teller.new, edit)
        if turns:
            return tuple(_whole(turn, gone=gone) for turn in turns)
    old, new, both = cut(edit.old, edit.new, edit.spans)
    if not both and not old:
        return ()
    alike = edit.old == edit.new
    return (Block(old, new, both, moved=alike and edit.kind is EditKind.MOVED),)


def _exchange_turns(places: Places, edit: Edit) -> list[Turn]:
    """Return the turns of an exchange that is on one side only."""
    _, at = side_of(edit)
    found = places.exchange(at)
    if found is None:
        return []
    indexes = sorted({*found[1].question, *found[1].answer})
    turns = [places.turn((index,)) for index in indexes]
    return [turn for turn in turns if turn is not None]


def _whole(turn: Turn, *, gone: bool) -> Block:
    """Return a turn that is new, or gone, as a whole."""
    before, after = (turn.text, None) if gone else (None, turn.text)
    old, new, both = cut(before, after, ())
    return Block(old, new, both, role=turn.role, speaker=turn.speaker)


def named(block: Block, voice: Voice) -> str | None:
    """Return who speaks in a block that says so."""
    if block.role is None:
        return None
    return who(block.speaker, None, block.role, voice)


def release_url(edit: Edit, comparison: Comparison) -> str | None:
    """Return the address of the release that an edit is about."""
    on_new, at = side_of(edit)
    content = (comparison.new if on_new else comparison.old).content
    if edit.part is not Part.RELEASE or not isinstance(content, Listing) or not at:
        return None
    if 0 <= at[0] < len(content.links):
        return content.links[at[0]].url
    return None
