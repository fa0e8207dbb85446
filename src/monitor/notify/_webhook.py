"""Signed webhooks, as https://www.standardwebhooks.com describes them."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import json

import httpx

from monitor.errors import DeliveryError
from monitor.notify._message import Message

_PREFIX = "whsec_"
_TIMEOUT = 20.0


def signature(secret: str, message_id: str, at: int, body: bytes) -> str:
    """Return the signature of a webhook sent at a Unix time.

    HMAC-SHA256 of id, time and body joined by dots. A secret `whsec_…` is base64, any
    other is taken as it is.
    """
    if secret.startswith(_PREFIX):
        key = base64.b64decode(secret.removeprefix(_PREFIX))
    else:
        key = secret.encode()
    signed = f"{message_id}.{at}.".encode() + body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def send(
    message: Message,
    *,
    url: str,
    secret: str,
    at: dt.datetime,
    transport: httpx.BaseTransport | None = None,
) -> None:
    """Send a webhook; raise `DeliveryError` unless the answer is a success."""
    body = json.dumps(message.json, ensure_ascii=False).encode()
    when = int(at.timestamp())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "monitor",
        "webhook-id": message.id,
        "webhook-timestamp": str(when),
        "webhook-signature": signature(secret, message.id, when, body),
    }
    try:
        with httpx.Client(transport=transport, timeout=_TIMEOUT) as client:
            answer = client.post(url, content=body, headers=headers)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise DeliveryError(
            f"The webhook could not be sent ({type(error).__name__}: {error}). It will "
            f"be tried again; check its address."
        ) from error
    if not answer.is_success:
        raise DeliveryError(
            f"The webhook was answered with {answer.status_code}. It will be tried "
            f"again; see what its receiver says."
        )
