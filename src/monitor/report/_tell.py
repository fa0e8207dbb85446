"""A comparison told: all that its forms print, in words, before any layout."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Iterator

from monitor.model import (
    Comparison,
    Edit,
    EditKind,
    Listing,
    Matter,
    Part,
    Role,
    Severity,
    Silence,
    Turn,
)

from ._evidence import Version, version_of
from ._pieces import Mark, Pieces, cut, marked
from ._place import Places, side_of
from ._statement import PLAIN, Teller, listed, silent
from ._visible import line, quote
from ._words import Voice, sentence

# (turn, paragraph): a place within a turn.
_IN_PARAGRAPH = 2


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

    `same` says that the text is the same on both sides; `moved`, that it stands
    elsewhere now.
    """

    old: Pieces
    new: Pieces
    both: Pieces
    role: Role | None = None
    speaker: str | None = None
    same: bool = False
    moved: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One edit told, or several alike (see `merged`), counted from one.

    `statement` says what happened, `brief` in what words; both begin with a capital
    and have isolated names.
    """

    numbers: tuple[int, ...]
    edit: Edit
    severity: str
    statement: str
    brief: str
    who: str | None
    matters: tuple[Called, ...]
    detail: str | None
    blocks: tuple[Block, ...]

    @property
    def number(self) -> str:
        """What it is listed under: "3", or "3–7"."""
        first, last = self.numbers[0], self.numbers[-1]
        return str(first) if first == last else f"{first}–{last}"


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
    alike: str | None

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
        old=version_of(comparison, comparison.old, voice, "fact.old"),
        new=version_of(comparison, comparison.new, voice, "fact.new"),
        reason=_reason(comparison),
        entries=tuple(
            _entry(number, edit, teller) for number, edit in enumerate(edits, start=1)
        ),
        silent=_silent(comparison, voice),
        returns=None if returns is None else voice("returns", number=returns),
        alike=voice.count("alike", comparison.alike) if comparison.alike else None,
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
    """Return the verdict's evidence, for a page that became another or an alert."""
    told = comparison.became is not None or comparison.alert is not None
    if not told or comparison.verdict is None:
        return None
    return line(comparison.verdict.reason) or None


def who(speaker: str | None, affiliation: str | None, role: Role, voice: Voice) -> str:
    """Return a speaker as a label: the name, the role and the office."""
    name, office = (
        quote(text) if text and text.strip() else None
        for text in (speaker, affiliation)
    )
    told = None if name and role is Role.NARRATION else voice(f"role.{role.value}")
    return " · ".join(p for p in (name, told, office) if p)


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
        numbers=(number,),
        edit=edit,
        severity=voice(f"severity.{edit.severity.word}"),
        statement=sentence(teller.statement(edit)),
        brief=sentence(teller.brief(edit, named=True)),
        who=label,
        matters=tuple(_called(edit, teller)),
        detail=_detail(edit, teller),
        blocks=blocks,
    )


def _called(edit: Edit, teller: Teller) -> Iterator[Called]:
    """Yield the matters that say more than the two texts do."""
    for matter in edit.matters:
        sides = [line(t or "") or None for t in (matter.old, matter.new)]
        if any(sides) and matter.subject not in PLAIN and _says_more(matter, edit):
            label = teller.voice(f"label.{matter.subject.value}")
            yield Called(label, sides[0], sides[1], teller.ratio(matter))


def _says_more(matter: Matter, edit: Edit) -> bool:
    """Whether a matter is more than the two texts themselves."""
    return matter.ratio is not None or (matter.old, matter.new) != (edit.old, edit.new)


def merged(entries: Iterable[Entry], voice: Voice) -> list[Entry]:
    """Return the entries, those that follow each other with one sentence as one.

    Twelve new items of a list are told once, with their twelve texts.
    """
    found: list[Entry] = []
    for _, group in itertools.groupby(entries, _alike):
        alike = list(group)
        first, count = alike[0], len(alike)
        if count > 1:
            first = dataclasses.replace(
                first,
                numbers=tuple(n for e in alike for n in e.numbers),
                statement=voice("times", statement=first.statement, count=count),
                brief=voice("times", statement=first.statement, count=count),
                blocks=tuple(b for e in alike for b in e.blocks),
            )
        found.append(first)
    return found


def _alike(entry: Entry) -> tuple[object, ...]:
    """Return what entries have in common that are told as one."""
    whole = entry.edit.kind in (EditKind.ADDED, EditKind.REMOVED)
    exchange = entry.edit.part is Part.EXCHANGE
    if not whole or exchange or entry.matters or entry.detail:
        return entry.numbers
    return entry.statement, entry.severity, entry.who


def _detail(edit: Edit, teller: Teller) -> str | None:
    """Return from where to where something was moved, or what a figure stands after."""
    if edit.kind is EditKind.MOVED and edit.old_at and edit.new_at:
        voice = teller.voice
        old, new = (_position(edit, at, voice) for at in (edit.old_at, edit.new_at))
        return voice("from.to", old=old, new=new) if old != new else None
    return teller.after(edit)


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
    same = edit.old == edit.new
    moved = same and edit.kind is EditKind.MOVED
    if moved and edit.part is Part.SENTENCE:
        both = _around(teller.new.turn(edit.new_at), edit) or both
    return (Block(old, new, both, same=same, moved=moved),)


def _around(turn: Turn | None, edit: Edit) -> Pieces:
    """Return the paragraph that a sentence was moved into, with the sentence marked."""
    if turn is None or len(edit.new_at) < _IN_PARAGRAPH or not edit.new:
        return ()
    paragraph = "".join(turn.paragraphs[edit.new_at[1] : edit.new_at[1] + 1])
    before, found, after = paragraph.partition(edit.new)
    return marked((before, Mark.SAME), (found, Mark.MOVED), (after, Mark.SAME))


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
