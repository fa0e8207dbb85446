"""What httpx has no word for: the failures of our transport, as its exceptions.

* httpx.ConnectError
  x NameResolutionError
  x TlsError
    + CertificateError
  x ForbiddenAddressError
* httpx.RemoteProtocolError
  x TruncatedError
  x HeadersTooLargeError

None of them leaves this room: `Capture.failure` says the same.
"""

from __future__ import annotations

import httpx


class NameResolutionError(httpx.ConnectError):
    """The host's name has no address, or nobody could be asked."""


class TlsError(httpx.ConnectError):
    """No common TLS: protocol, cipher, or no TLS at the other end."""


class CertificateError(TlsError):
    """The certificate is not one for this host at this time."""


class ForbiddenAddressError(httpx.ConnectError):
    """The address lies where this program must not go."""


class TruncatedError(httpx.RemoteProtocolError):
    """The body ended before its announced end."""


class HeadersTooLargeError(httpx.RemoteProtocolError):
    """The head of the answer is beyond its limit."""
