"""The demonstration: a small site, the real pipeline on it, and the account of both.

Nothing here is a stand-in: the pages go over HTTP, the daemon is the daemon, and what
it reports is compared with what the site did. It is the end-to-end test as well.
"""

from monitor.demo._play import Found, Played, other_index, play, play_on
from monitor.demo._site import Site
from monitor.demo._story import EVENTS, INDEX, OTHER_INDEX, Event, page

__all__ = [
    "EVENTS",
    "INDEX",
    "OTHER_INDEX",
    "Event",
    "Found",
    "Played",
    "Site",
    "other_index",
    "page",
    "play",
    "play_on",
]
