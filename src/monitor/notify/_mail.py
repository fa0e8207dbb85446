"""Mail: text and HTML, the whole report inside."""

from __future__ import annotations

import smtplib
import ssl
import urllib.parse
from collections.abc import Sequence
from email.message import EmailMessage

from monitor.errors import DeliveryError
from monitor.notify._message import Message

_TIMEOUT = 30.0
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


def mail(message: Message, *, sender: str, to: Sequence[str]) -> EmailMessage:
    """Return the message as a mail; the same message has the same Message-ID."""
    made = EmailMessage()
    made["Subject"] = message.subject
    made["From"] = sender
    made["To"] = ", ".join(to)
    domain = sender.rpartition("@")[2].strip("> ") or "localhost"
    made["Message-ID"] = f"<{message.id}@{domain}>"
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday notes, please
    made.set_content(message.text)
    made.add_alternative(message.html, subtype="html")
    return made


def send(message: Message, *, url: str, sender: str, to: Sequence[str]) -> None:
    """Send a mail through a server; raise `DeliveryError` where it is not taken."""
    server = urllib.parse.urlsplit(url)
    scheme = server.scheme
    if scheme not in _PORTS or not server.hostname:
        raise DeliveryError(
            "The channel's `url` is no mail server; write for example "
            "smtp+starttls://user:password@mail.example.org:587."
        )
    port = server.port or _PORTS[scheme]
    context = ssl.create_default_context()
    try:
        with (
            smtplib.SMTP_SSL(server.hostname, port, timeout=_TIMEOUT, context=context)
            if scheme == "smtps"
            else smtplib.SMTP(server.hostname, port, timeout=_TIMEOUT)
        ) as connection:
            if scheme == "smtp+starttls":
                connection.starttls(context=context)
            if server.username:
                connection.login(
                    urllib.parse.unquote(server.username),
                    urllib.parse.unquote(server.password or ""),
                )
            connection.send_message(mail(message, sender=sender, to=to))
    except (smtplib.SMTPException, OSError) as error:
        raise DeliveryError(
            f"{server.hostname} did not take the mail ({type(error).__name__}: "
            f"{error}). It will be tried again; check server, name and password."
        ) from error
