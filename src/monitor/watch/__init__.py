"""What is due, `check(page)`, and the daemon that repeats it.

This room joins the others: it asks `fetch`, `judge`, `parse` and `diff` in turn and
hands the outcome to `store` in one piece. It neither parses nor compares itself.
"""

from monitor.watch._behind import Channelled, Stamped, channelled, stamped
from monitor.watch._check import check
from monitor.watch._compare import (
    compare_captures,
    compare_files,
    compare_line,
    compare_versions,
)
from monitor.watch._daemon import Daemon
from monitor.watch._doctor import Finding, Grade, advice_on, examine_here
from monitor.watch._examine import examine
from monitor.watch._hosts import HOSTS_FILE, Hosts, read_hosts
from monitor.watch._ignore import ignored, is_ignored, rules_like
from monitor.watch._pace import Pace
from monitor.watch._past import Reread, TakenIn, reparse, take_in
from monitor.watch._plan import Plan, fetch_settings, plans
from monitor.watch._policies import Outlook, outlook
from monitor.watch._propose import (
    Hindered,
    Hindrance,
    Proposal,
    Sample,
    Tried,
    entry_of,
    free_name,
    propose,
    written,
)
from monitor.watch._round import Account
from monitor.watch._scout import Scout
from monitor.watch._stamp import (
    NotStamped,
    Stamper,
    have_stamped,
    not_stamped,
)
from monitor.watch._tell import Outcome
from monitor.watch._watcher import Watcher

__all__ = [
    "HOSTS_FILE",
    "Account",
    "Channelled",
    "Daemon",
    "Finding",
    "Grade",
    "Hindered",
    "Hindrance",
    "Hosts",
    "NotStamped",
    "Outcome",
    "Outlook",
    "Pace",
    "Plan",
    "Proposal",
    "Reread",
    "Sample",
    "Scout",
    "Stamped",
    "Stamper",
    "TakenIn",
    "Tried",
    "Watcher",
    "advice_on",
    "channelled",
    "check",
    "compare_captures",
    "compare_files",
    "compare_line",
    "compare_versions",
    "entry_of",
    "examine",
    "examine_here",
    "fetch_settings",
    "free_name",
    "have_stamped",
    "ignored",
    "is_ignored",
    "not_stamped",
    "outlook",
    "plans",
    "propose",
    "read_hosts",
    "reparse",
    "rules_like",
    "stamped",
    "take_in",
    "written",
]
