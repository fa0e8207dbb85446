"""Clocks, certificates and fetchers for the tests of the fetcher."""

import datetime as dt
import ipaddress
import random
import ssl
import warnings

import pytest
import trustme

from monitor.clock import ManualClock
from monitor.fetch import Fetcher, FetchSettings, SourceOptions
from tests.fetch.fault_server import LIMITS

START = dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)
LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)


@pytest.fixture
def clock():
    return ManualClock(START)


@pytest.fixture
def make_fetcher(clock):
    """Make a fetcher on the manual clock, with loopback allowed."""

    def make(transport=None, **settings):
        known = {
            **LIMITS,
            "contact": "desk@tides.example",
            "respect_robots": False,
            "allow_networks": LOOPBACK,
            **settings,
        }
        return Fetcher(
            FetchSettings(**known),
            clock=clock,
            transport=transport,
            rng=random.Random(7),
        )

    return make


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """Return the certificate authority that the tests' sources trust, as a PEM file."""
    ca = trustme.CA()
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    ca.cert_pem.write_to_path(str(path))
    return ca, str(path)


@pytest.fixture(scope="session")
def contexts(authority):
    """Return the server's side of each kind of certificate."""
    ca, _ = authority
    now = dt.datetime.now(dt.UTC)
    year = dt.timedelta(days=365)
    certificates = {
        "good": ca.issue_cert("127.0.0.1"),
        "name": ca.issue_cert("other.example"),
        "expired": ca.issue_cert(
            "127.0.0.1", not_before=now - 2 * year, not_after=now - year
        ),
        "early": ca.issue_cert(
            "127.0.0.1", not_before=now + year, not_after=now + 2 * year
        ),
        "unknown": trustme.CA().issue_cert("127.0.0.1"),
    }
    made = {}
    for kind, certificate in certificates.items():
        made[kind] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(made[kind])
    made["old"] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificates["good"].configure_cert(made["old"])
    made["old"].set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings(category=DeprecationWarning, action="ignore"):
        made["old"].minimum_version = ssl.TLSVersion.TLSv1
        made["old"].maximum_version = ssl.TLSVersion.TLSv1
    return made


@pytest.fixture
def trusting(authority):
    return SourceOptions(ca_file=authority[1])
