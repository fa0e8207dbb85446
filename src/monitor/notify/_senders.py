"""What a channel's kind means: the one place that reaches out."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Mapping

import httpx
from pydantic import SecretStr

from monitor.clock import Clock
from monitor.config import Channel, ChannelKind
from monitor.errors import DeliveryError
from monitor.notify import _mail, _webhook
from monitor.notify._message import Message

_VARIABLE = re.compile(r"\$\{(\w+)\}")


@dataclasses.dataclass(frozen=True, slots=True)
class Senders:
    """Sends messages; a test gives a transport and an environment of its own."""

    clock: Clock
    transport: httpx.BaseTransport | None = None
    environment: Mapping[str, str] = dataclasses.field(
        default_factory=lambda: os.environ
    )

    def send(self, channel: Channel, message: Message) -> None:
        """Send a message, or raise `DeliveryError`."""
        url = self._filled(channel.url)
        if channel.kind is ChannelKind.WEBHOOK:
            _webhook.send(
                message,
                url=url,
                secret=self._filled(channel.secret),
                at=self.clock.now(),
                transport=self.transport,
            )
        elif channel.kind is ChannelKind.MAIL:
            _mail.send(message, url=url, sender=channel.sender, to=channel.to)
        else:
            _apprise(message, url)

    def _filled(self, secret: SecretStr) -> str:
        """Return the text with the environment's variables in their places."""

        def value(match: re.Match[str]) -> str:
            if match[1] not in self.environment:
                raise DeliveryError(
                    f"The environment variable {match[1]} is not set, which the "
                    f"channel names. Set it where `monitor` is started."
                )
            return self.environment[match[1]]

        return _VARIABLE.sub(value, secret.get_secret_value())


def _apprise(message: Message, url: str) -> None:
    try:
        import apprise  # noqa: PLC0415 - an extra: most do without
    except ImportError as error:
        raise DeliveryError(
            "The library Apprise is not installed. Install it with "
            "`pip install 'monitor[apprise]'`."
        ) from error
    service = apprise.Apprise()
    if not service.add(url):
        raise DeliveryError(
            "Apprise does not know this kind of address; its documentation lists them."
        )
    taken = service.notify(
        title=message.subject, body=message.markdown, body_format="markdown"
    )
    if not taken:
        raise DeliveryError(
            "The service did not take the message. It will be tried again; check its "
            "address and key."
        )
