"""Sources that somebody is about to add: what was found, and their corrections.

Drafts live in this process and for a while: what counts is in config.yaml.
"""

from __future__ import annotations

import collections
import concurrent.futures
import dataclasses
import datetime as dt
import secrets
import threading

from monitor.config import add_source, duration, take_back
from monitor.errors import ConfigError, InputError
from monitor.parse import Rules, corrected
from monitor.watch import Hindered, Proposal, Scout, Tried, entry_of
from monitor.web._desk import Desk

# Each holds four pages; more drafts than these push the oldest out.
_MOST = 30
_LIFETIME = dt.timedelta(hours=3)


@dataclasses.dataclass(slots=True)
class Draft:
    """One source in the making.

    `found` is None while the site is being asked; `rules` has one entry more with each
    correction, the last one holds. `added` are the lines that config.yaml got; `wrong`
    says why the last thing asked for could not be done.
    """

    id: str
    asked: str
    who: str
    at: dt.datetime
    exact: bool = False
    tried: list[Tried] = dataclasses.field(default_factory=list)
    found: Proposal | Hindered | None = None
    failed: bool = False
    rules: list[Rules] = dataclasses.field(default_factory=lambda: [Rules()])
    name: str | None = None
    every: str | None = None
    wrong: str = ""
    added: str | None = None

    @property
    def proposal(self) -> Proposal:
        """What was found; raises `InputError` where nothing was."""
        if not isinstance(self.found, Proposal):
            raise InputError("Nothing was found yet of which a source could be made.")
        return self.found


class Drafts:
    """The drafts of one desk."""

    def __init__(self, desk: Desk, scout: Scout) -> None:
        self._desk = desk
        self._scout = scout
        self._lock = threading.Lock()
        self._kept: collections.OrderedDict[str, Draft] = collections.OrderedDict()

    def begin(self, url: str, who: str, *, exact: bool) -> Draft:
        """Begin to look at an address."""
        draft = Draft(
            secrets.token_urlsafe(12), url, who, self._desk.now(), exact=exact
        )
        with self._lock:
            self._kept[draft.id] = draft
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        looking = self._scout.look(
            url,
            self._desk.config,
            self._desk.store,
            exact=exact,
            say=draft.tried.append,
        )

        def done(future: concurrent.futures.Future[Proposal | Hindered]) -> None:
            if future.cancelled() or future.exception():
                draft.failed = True
            else:
                draft.found = future.result()

        looking.add_done_callback(done)
        return draft

    def of(self, number: str, who: str) -> Draft:
        """Return somebody's draft; raise `InputError` if they have none of that id."""
        with self._lock:
            draft = self._kept.get(number)
        late = draft is None or self._desk.now() - draft.at > _LIFETIME
        if draft is None or late or draft.who != who:
            raise InputError(
                "There is no such draft of a source; drafts are kept for three hours. "
                "Begin again with the address of the site."
            )
        return draft

    def correct(self, draft: Draft, rule: str, value: str) -> None:
        """Add a correction that can be read; the draft says so of one that cannot."""
        draft.wrong = ""
        try:
            rules = corrected(draft.rules[-1], rule, value)
            for sample in draft.proposal.samples:
                if sample.problem is None:
                    sample.parsed(rules)
        except InputError as error:
            draft.wrong = str(error)
        else:
            draft.rules.append(rules)

    def undo(self, draft: Draft) -> None:
        """Take back the last correction."""
        if len(draft.rules) > 1:
            draft.rules.pop()

    def keep(self, draft: Draft, name: str, every: str) -> None:
        """Write the source into config.yaml; once, however often it is asked for."""
        path, proposal = self._desk.settings.path, draft.proposal
        draft.name, draft.every, draft.wrong = name, every, ""
        with self._lock:
            if draft.added is not None or path is None:
                return
            entry = entry_of(proposal, name=name, every=every, rules=draft.rules[-1])
            comment = " ".join((proposal.parsed.content.title or "").split())
            try:
                duration(every)
                draft.added = add_source(path, entry, comment)
            except (ConfigError, ValueError) as error:
                draft.wrong = str(error)

    def take_back(self, draft: Draft) -> None:
        """Take the source out of config.yaml again, if nobody has edited it since."""
        path = self._desk.settings.path
        with self._lock:
            if draft.added is None or path is None:
                return
            draft.wrong = ""
            try:
                take_back(path, draft.added)
            except ConfigError as error:
                draft.wrong = str(error)
            else:
                draft.added = None
