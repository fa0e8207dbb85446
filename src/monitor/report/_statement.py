"""What happened, in one sentence for each edit and one for the whole change."""

from __future__ import annotations

import math

from monitor.model import (
    Alert,
    Comparison,
    Edit,
    EditKind,
    Matter,
    Part,
    Role,
    Severity,
    Silence,
    Subject,
)

from ._pieces import clip
from ._place import Places, has_place, side_of
from ._visible import line, quote
from ._words import Voice

# What says no more than the texts themselves do.
PLAIN = (Subject.WORDING, Subject.FORM)
# A headline quotes at most so much of either side of a matter.
_QUOTED = 32
# And of a release's title, or a participant's name and office.
_NAMED = 60
# A paragraph or cell up to this length ("38") says nothing without the one before it
# ("Confirmed cases").
_BARE = 24
# From here on "31 times" says more than "+3000 %".
_TIMES = 10.0


def listed(comparison: Comparison) -> list[Edit]:
    """Return the edits that a person is told, most severe first."""
    told = [e for e in comparison.change.edits if e.severity > Severity.COSMETIC]
    return sorted(told, key=lambda e: -e.severity)


def silent(comparison: Comparison) -> list[Silence]:
    """Return why each of the other edits is told to nobody."""
    kept = [e for e in comparison.change.edits if e.severity is Severity.COSMETIC]
    return [edit.silence or Silence.COSMETIC for edit in kept]


class Teller:
    """Says what happened in one comparison, in one language."""

    def __init__(self, comparison: Comparison, voice: Voice) -> None:
        """Tell of `comparison` with the words of `voice`."""
        self._comparison = comparison
        self.voice = voice
        self.old = Places(comparison.old.content, voice)
        self.new = Places(comparison.new.content, voice)

    def headline(self) -> str:
        """Return the change in one sentence, with its severity and why."""
        return self.level() + self.summary(named=False)

    def level(self) -> str:
        """Return the headline's first word: how much it matters, if it does."""
        severity = self._comparison.severity
        if severity is Severity.COSMETIC:
            return ""
        return self.voice("level", severity=self.voice(f"severity.{severity.word}"))

    def summary(self, *, named: bool) -> str:
        """Return what is told first, how much is not told with it, and any return."""
        edits = listed(self._comparison)
        became, returns = self._comparison.became, self._comparison.returns_to
        alert = self._comparison.alert
        rest = len(edits)
        if alert is Alert.HEARD and edits:
            first = self.brief(edits[0], named=named)
            text = self.voice("headline.heard", headline=first)
            rest -= 1
        elif alert is not None:
            text = self.voice(f"alert.{alert.value}")
        elif became is not None:
            text = self.voice(f"became.{became.value}")
        elif edits:
            text = self.brief(edits[0], named=named)
            rest -= 1
        else:
            kept = bool(self._comparison.change.edits)
            text = self.voice("nothing.cosmetic" if kept else "nothing")
        if rest:
            text = self.voice.count("headline.more", rest, headline=text)
        if self._comparison.alike:
            text = self.voice.count(
                "headline.alike", self._comparison.alike, headline=text
            )
        if returns is not None:
            text = self.voice("headline.returns", headline=text, number=returns)
        return text

    def brief(self, edit: Edit, *, named: bool) -> str:
        """Return an edit in one line: where, and its first matter."""
        plain = edit.kind is not EditKind.EDITED or edit.part is Part.KIND
        if plain or not edit.matters:
            return self._quoted(edit)
        matter = foremost(edit.matters)
        words = self.matter(matter)
        if self.voice.has(_special(edit)):
            what = self.statement(edit)
            if not words or matter.subject in PLAIN:
                return what
            return self.voice("headline.what", what=what, matter=words)
        place = self._in(edit, named=named)
        subject = self.voice(f"subject.{matter.subject.value}")
        key = "headline.subject" if words else "headline.subject.bare"
        text = self.voice(key, subject=subject, place=place, matter=words)
        after = self.after(edit)
        return self.voice("headline.what", what=text, matter=after) if after else text

    def _quoted(self, edit: Edit) -> str:
        """Return the statement with the first words of what came, went or moved."""
        what = self.statement(edit)
        paragraphs = (edit.new or edit.old or "").split("\n")
        text = next(filter(None, map(line, paragraphs)), "").strip('“”"')
        named = edit.part in (Part.RELEASE, Part.PARTICIPANT, Part.KIND)
        if named or not text or edit.kind is EditKind.EDITED:
            return what
        return self.voice("headline.quoted", what=what, text=quote(clip(text, _NAMED)))

    def statement(self, edit: Edit) -> str:
        """Return what happened in one sentence, without its texts."""
        if edit.part is Part.KIND:
            return self._kind(edit)
        if edit.kind is EditKind.REATTRIBUTED:
            return self._reattributed(edit)
        special = _special(edit)
        if edit.kind is EditKind.EDITED and not self.voice.has(special):
            return self._edited(edit)
        what = self._what(edit)
        within = has_place(edit.part) and edit.part is not Part.TURN
        if edit.kind is EditKind.MOVED and within:
            came, went = self._places(edit)
            if came != went:
                there = self.voice(f"part.{edit.part.value}", place=went)
                return self.voice("moved.between", what=there, place=came)
        if self.voice.has(special):
            text = line(edit.new or edit.old or "")
            return self.voice(special, what=what, text=quote(clip(text, _NAMED)))
        return self.voice(edit.kind.value, what=what)

    def _edited(self, edit: Edit) -> str:
        """Return where words changed, and what they are about."""
        subjects = [m.subject for m in edit.matters] or [Subject.WORDING]
        named = [self.voice(f"subject.{s.value}") for s in dict.fromkeys(subjects)]
        return self.voice(
            "edited.subjects",
            place=self._in(edit, named=True),
            subjects=self.voice.series(named),
        )

    def matter(self, matter: Matter) -> str:
        """Return one matter in words, as short as a headline needs it."""
        old, new = (
            quote(clip(line(t), _QUOTED)) if t else None
            for t in (matter.old, matter.new)
        )
        if old is None and new is None:
            return ""
        key = "changed" if old and new else "added" if new else "removed"
        words = self.voice(f"matter.{key}", old=old, new=new)
        change = self.ratio(matter)
        if change:
            return self.voice("matter.ratio", matter=words, change=change)
        return words

    def after(self, edit: Edit) -> str | None:
        """Return what an edit stands after, where it is too short to say it itself."""
        longest = max(len(edit.old or ""), len(edit.new or ""))
        if edit.kind is not EditKind.EDITED or longest > _BARE:
            return None
        on_new, at = side_of(edit)
        turn = (self.new if on_new else self.old).turn(at)
        paragraph = at[1] if len(at) > 1 else 0
        if turn is None or not 0 < paragraph <= len(turn.paragraphs):
            return None
        before = line(turn.paragraphs[paragraph - 1])
        return self.voice("after", text=quote(clip(before, _NAMED))) if before else None

    def ratio(self, matter: Matter) -> str | None:
        """Return the relative change of a figure: "−3 %", or "12 times"."""
        ratio = matter.ratio
        if ratio is None or not math.isfinite(ratio) or ratio < 0:
            return None
        if ratio >= _TIMES:
            return self.voice("change.times", number=_significant(ratio))
        percent = (ratio - 1) * 100
        digits = _significant(abs(percent))
        if digits == "0":
            return None
        sign = "−" if percent < 0 else "+"
        return self.voice("change.percent", number=sign + digits)

    def someone(self, speaker: str | None, role: Role | None) -> str:
        """Return a speaker's name, or who speaks by role."""
        if speaker and speaker.strip():
            return quote(speaker)
        return self.voice(f"someone.{role.value}" if role else "someone")

    def _what(self, edit: Edit) -> str:
        """Return the part that an edit happened to."""
        on_new, at = side_of(edit)
        places = self.new if on_new else self.old
        if edit.part is Part.EXCHANGE:
            found = places.exchange(at)
            if found is not None:
                nth = self.voice.ordinal(found[0])
                return self.voice("part.exchange.nth", nth=nth)
        place = places.named(at, edit.role, edit.speaker)
        return self.voice(f"part.{edit.part.value}", place=place)

    def _in(self, edit: Edit, *, named: bool) -> str:
        """Return the place that an edit lies in."""
        on_new, at = side_of(edit)
        places = self.new if on_new else self.old
        if named:
            place = places.named(at, edit.role, edit.speaker)
        else:
            place = places.by_role(at, edit.role)
        return self.voice(f"in.{edit.part.value}", place=place)

    def _places(self, edit: Edit) -> tuple[str, str]:
        """Return whose words the new and the old place of a moved text are."""
        came = self.new.named(edit.new_at, edit.role, edit.speaker)
        left = self.old.turn(edit.old_at)
        if left is None:
            return came, came
        return came, self.old.named(edit.old_at, left.role, left.speaker)

    def _reattributed(self, edit: Edit) -> str:
        """Return who is said to speak, and who was."""
        now = self.someone(edit.speaker, edit.role)
        before = self.someone(edit.former_speaker, edit.former_role)
        roles = (edit.role, edit.former_role)
        if edit.speaker == edit.former_speaker and all(roles):
            role, former = (self.voice(f"role.{r.value}") for r in roles if r)
            return self.voice(
                "reattributed.role", speaker=now, role=role, former=former
            )
        one = f"one.{edit.part.value}"
        if not self.voice.has(one):
            return self.voice("reattributed.turn", former=before, speaker=now)
        what = self.voice(one)
        return self.voice("reattributed.part", what=what, former=before, speaker=now)

    def _kind(self, edit: Edit) -> str:
        """Return what kind of page it was, and is."""
        old, new = (
            self.voice(f"kind.{t}")
            if t and self.voice.has(f"kind.{t}")
            else quote(t or "")
            for t in (edit.old, edit.new)
        )
        return self.voice("kind.changed", old=old, new=new)


def _special(edit: Edit) -> str:
    """Return the key of the words for this kind of edit of this part, if any."""
    return f"{edit.part.value}.{edit.kind.value}"


def foremost(matters: tuple[Matter, ...]) -> Matter:
    """Return the first matter that is more than wording."""
    return next((m for m in matters if m.subject not in PLAIN), matters[0])


def _significant(number: float) -> str:
    """Return the number with two significant digits: 3, 3.5, 0.25, 120."""
    if number >= 10:  # noqa: PLR2004 - two digits stand before the point
        return f"{number:,.0f}"
    digits = 1 if number >= 1 else 2
    text = f"{number:.{digits}f}".rstrip("0").rstrip(".")
    return text or "0"
