"""URL → Capture: polite, patient, safe.

`Fetcher` is the door. It shares one queue for each host over all sources, obeys
robots.txt and `Retry-After`, retries what may pass, follows redirects, bounds what it
takes in, and connects to no private address unless told to.
"""

from monitor.fetch._browser import chromium
from monitor.fetch._fetcher import Fetcher
from monitor.fetch._hosts import Circuit, HostState
from monitor.fetch._saved import saved
from monitor.fetch._settings import FetchSettings, Network, SourceOptions
from monitor.fetch._validators import validators_of

__all__ = [
    "Circuit",
    "FetchSettings",
    "Fetcher",
    "HostState",
    "Network",
    "SourceOptions",
    "chromium",
    "saved",
    "validators_of",
]
