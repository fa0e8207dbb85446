"""The room `store`: what was seen, kept so that it can be shown and trusted later.

`Store` is the door; `SqlStore` keeps rows in a database and captures as WARC files,
`MemoryStore` keeps all in memory and makes the same promises while it lives.
"""

from monitor.store._backup import BackedUp, backup
from monitor.store._export import Exported, Format, export
from monitor.store._findings import Fault, FaultKind, Progress, Verification
from monitor.store._flow import Came, captures_after, last_capture
from monitor.store._import import Entry, is_stored, responses, stored_capture
from monitor.store._judgements import (
    Judgement,
    Judgements,
    MemoryJudgements,
    SqlJudgements,
    Standing,
    judgements,
)
from monitor.store._memory import MemoryStore
from monitor.store._objects import DiskObjects, MemoryObjects, Objects
from monitor.store._people import MOST_COUNTED, Person, Said, people, person, said_by
from monitor.store._protocol import Store
from monitor.store._records import Delivery, Recorded, Seen, Version, Watched
from monitor.store._repair import Repaired, repair
from monitor.store._retention import (
    Going,
    Hold,
    Rule,
    going,
    hold_page,
    holds,
    release_page,
    remove,
)
from monitor.store._search import Found, Query, Traced, search, trace
from monitor.store._selection import Selected, Selection, count, selected
from monitor.store._sessions import (
    MemorySessions,
    Session,
    Sessions,
    SqlSessions,
    sessions,
)
from monitor.store._sql import SqlStore
from monitor.store._stamps import (
    Question,
    Stamp,
    keep_reply,
    question,
    stamps,
    uncovered,
)
from monitor.store._state import host_of, page_key
from monitor.store._tallies import DAYS, Tally, Week, week_of
from monitor.store._totals import (
    Totals,
    failing_pages,
    overdue,
    pages_after,
    siblings,
    tallies,
    totals,
    weeks,
)
from monitor.store._verify import verify

__all__ = [
    "DAYS",
    "MOST_COUNTED",
    "BackedUp",
    "Came",
    "Delivery",
    "DiskObjects",
    "Entry",
    "Exported",
    "Fault",
    "FaultKind",
    "Format",
    "Found",
    "Going",
    "Hold",
    "Judgement",
    "Judgements",
    "MemoryJudgements",
    "MemoryObjects",
    "MemorySessions",
    "MemoryStore",
    "Objects",
    "Person",
    "Progress",
    "Query",
    "Question",
    "Recorded",
    "Repaired",
    "Rule",
    "Said",
    "Seen",
    "Selected",
    "Selection",
    "Session",
    "Sessions",
    "SqlJudgements",
    "SqlSessions",
    "SqlStore",
    "Stamp",
    "Standing",
    "Store",
    "Tally",
    "Totals",
    "Traced",
    "Verification",
    "Version",
    "Watched",
    "Week",
    "backup",
    "captures_after",
    "count",
    "export",
    "failing_pages",
    "going",
    "hold_page",
    "holds",
    "host_of",
    "is_stored",
    "judgements",
    "keep_reply",
    "last_capture",
    "overdue",
    "page_key",
    "pages_after",
    "people",
    "person",
    "question",
    "release_page",
    "remove",
    "repair",
    "responses",
    "said_by",
    "search",
    "selected",
    "sessions",
    "siblings",
    "stamps",
    "stored_capture",
    "tallies",
    "totals",
    "trace",
    "uncovered",
    "verify",
    "week_of",
    "weeks",
]
