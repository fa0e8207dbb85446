"""How much an edit matters: tables of what it is about; docs/diff.md explains them."""

from __future__ import annotations

from monitor.model import Edit, EditKind, Part, Role, Severity, Subject

_LOW, _MEDIUM, _HIGH = Severity.LOW, Severity.MEDIUM, Severity.HIGH

# What an edited text is about → its severity in a statement (what an official says or
# the publisher writes), and in what a moderator or a reporter says.
ABOUT: dict[Subject, tuple[Severity, Severity]] = {
    Subject.FIGURE: (_HIGH, _MEDIUM),
    Subject.NEGATION: (_HIGH, _MEDIUM),
    Subject.MODALITY: (_HIGH, _MEDIUM),
    Subject.NAME: (_HIGH, _MEDIUM),
    Subject.OFFICE: (_HIGH, _MEDIUM),
    Subject.ORGANISATION: (_HIGH, _MEDIUM),
    Subject.DATE: (_HIGH, _MEDIUM),
    Subject.TIME: (_MEDIUM, _MEDIUM),
    Subject.ATTRIBUTION: (_HIGH, _HIGH),
    Subject.QUOTATION: (_MEDIUM, _LOW),
    Subject.WORDING: (_MEDIUM, _LOW),
    Subject.FORM: (_LOW, _LOW),
}

# What happened to a part as a whole, where it is not in ABOUT's hands.
WHOLE: dict[tuple[EditKind, Part], Severity] = {
    (EditKind.ADDED, Part.EXCHANGE): _HIGH,
    (EditKind.REMOVED, Part.EXCHANGE): _HIGH,
    (EditKind.ADDED, Part.TURN): _HIGH,
    (EditKind.REMOVED, Part.TURN): _HIGH,
    (EditKind.REMOVED, Part.PARAGRAPH): _HIGH,
    (EditKind.REMOVED, Part.RELEASE): _HIGH,
    (EditKind.ADDED, Part.RELEASE): _LOW,
    (EditKind.ADDED, Part.LINK): _LOW,
    (EditKind.REMOVED, Part.LINK): _LOW,
    (EditKind.EDITED, Part.LINK): _MEDIUM,
    (EditKind.ADDED, Part.IMAGE): _LOW,
    (EditKind.REMOVED, Part.IMAGE): _LOW,
    (EditKind.EDITED, Part.IMAGE): _LOW,
    (EditKind.EDITED, Part.KIND): _LOW,
    (EditKind.EDITED, Part.DATE): _MEDIUM,
}
_BY_KIND = {
    EditKind.ADDED: _MEDIUM,
    EditKind.REMOVED: _MEDIUM,
    EditKind.EDITED: _LOW,
    EditKind.MOVED: _LOW,
    EditKind.SPLIT: _LOW,
    EditKind.MERGED: _LOW,
    EditKind.REATTRIBUTED: _HIGH,
}
_ASIDE = (Role.MODERATOR, Role.REPORTER)


def severity_of(edit: Edit) -> Severity:
    """Return the severity of an edit: the greatest that the tables give it."""
    if edit.silence is not None:
        return Severity.COSMETIC
    aside = edit.role in _ASIDE
    found = [ABOUT[matter.subject][aside] for matter in edit.matters]
    if edit.kind is not EditKind.EDITED or not found:
        whole = WHOLE.get((edit.kind, edit.part), _BY_KIND[edit.kind])
        # Nobody else's words are as grave as a statement's.
        found.append(min(whole, _MEDIUM) if aside and whole is _HIGH else whole)
    return max(found)
