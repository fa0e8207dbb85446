"""Requests that schemathesis makes up from the API's own description."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import unsupported_method

from monitor.config import read
from monitor.web import create_app
from tests.web.newsroom import CONFIG, newsroom

_room = newsroom()
schema = schemathesis.openapi.from_asgi(
    "/api/v1/openapi.json",
    create_app(
        _room.store,
        read(CONFIG + "\nweb:\n  hosts: [testserver]"),
        clock=_room.clock,
    ),
)


@pytest.mark.slow
@schema.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_any_request_is_answered_as_it_is_described(case):
    # What may alter something is refused before anybody looks whether it could.
    case.call_and_validate(
        headers={"Sec-Fetch-Site": "same-origin"},
        excluded_checks=[unsupported_method],
    )
