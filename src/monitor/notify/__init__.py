"""The room `notify`: what waits in the outbox is told to the channels.

At least once, in order for each channel, and never an empty message: a delivery is
confirmed in the store only after the channel took it, and what failed is tried again,
less and less often.
"""

from monitor.notify._courier import Courier, Outbox, Round
from monitor.notify._example import example
from monitor.notify._message import Message, compose
from monitor.notify._rules import wants
from monitor.notify._senders import Senders
from monitor.notify._webhook import signature

__all__ = [
    "Courier",
    "Message",
    "Outbox",
    "Round",
    "Senders",
    "compose",
    "example",
    "signature",
    "wants",
]
