"""The demonstration: a small site, the real pipeline on it, and the account of both.

Nothing here is a stand-in: the pages go over HTTP, the daemon is the daemon, and what
it reports is compared with what the site did. It is the end-to-end test as well.
"""

from monitor.demo._play import Found, Played, play
from monitor.demo._story import EVENTS, Event

__all__ = ["EVENTS", "Event", "Found", "Played", "play"]
