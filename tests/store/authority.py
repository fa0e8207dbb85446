"""A time-stamp authority of our own making (RFC 3161), by means of openssl."""

import dataclasses
import shutil
import subprocess
from pathlib import Path

import pytest

_openssl = shutil.which("openssl") or "openssl"
needs_openssl = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="needs openssl: apt-get install openssl"
)

CONFIGURATION = """
[ req ]
distinguished_name = name
x509_extensions = stamping
[ name ]
[ stamping ]
extendedKeyUsage = critical,timeStamping
[ tsa ]
default_tsa = authority
[ authority ]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = tsa.pem
signer_key = key.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
"""


@dataclasses.dataclass(frozen=True)
class Authority:
    """Answers questions, and says what its certificate's holder makes of a reply."""

    folder: Path

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [_openssl, *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    def answer(self, body: bytes) -> bytes:
        (self.folder / "question.tsq").write_bytes(body)
        reply = "ts -reply -config tsa.cnf -queryfile question.tsq -out reply.tsr"
        self.run(*reply.split())
        return (self.folder / "reply.tsr").read_bytes()

    def accepts(self, reply: bytes, digest: str) -> bool:
        (self.folder / "kept.tsr").write_bytes(reply)
        check = "ts -verify -in kept.tsr -CAfile tsa.pem -digest"
        return "Verification: OK" in self.run(*check.split(), digest)


def make_authority(folder: Path) -> Authority:
    """Make an authority with a key and a certificate of its own in `folder`."""
    folder.mkdir()
    (folder / "tsa.cnf").write_text(CONFIGURATION)
    (folder / "serial").write_text("01")
    authority = Authority(folder)
    make = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=Invented"
    made = ["-config", "tsa.cnf", "-keyout", "key.pem", "-out", "tsa.pem"]
    authority.run(*make.split(), *made)
    return authority
