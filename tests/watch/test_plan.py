"""What the configuration means for fetching: every option can be set, each is used."""

import dataclasses

import pytest

from monitor.config import load, read
from monitor.fetch import FetchSettings, SourceOptions
from monitor.watch import fetch_settings, plans

SOURCE = """\
sources:
  - name: press
    url: https://press.example/
    {setting}
"""

OPTIONS = {
    "delay": "delay: 9s",
    "concurrency": "per_host: 7",
    "respect_robots": "robots: false",
    "allow_networks": "allow_networks: [10.1.0.0/16]",
    "headers": "headers: {X-Key: abc}",
    "cookies": "cookies: {session: abc}",
    "method": "method: POST",
    "content": "{method: POST, body: abc}",
    "content_shown": "{method: POST, body: abc}",
    "proxy": "proxy: socks5://127.0.0.1:9050",
    "verify": "verify: false",
    "legacy_tls": "legacy_tls: true",
    "ca_file": "ca_file: ca.pem",
    "browser": "browser: true",
}

SETTINGS = {
    "contact": "contact: a@b.example",
    "user_agent": "user_agent: watcher/1",
    "delay": "delay: 9s",
    "concurrency": "per_host: 7",
    "connections": "concurrency: 5",
    "connect_timeout": "connect_timeout: 2s",
    "read_timeout": "read_timeout: 2s",
    "deadline": "timeout: 9s",
    "patience": "patience: 9s",
    "max_attempts": "attempts: 1",
    "max_bytes": "max_bytes: 5000",
    "max_decoded_bytes": "max_bytes: 5000",
    "max_header_bytes": "max_header_bytes: 5000",
    "max_redirects": "max_redirects: 2",
    "allow_networks": "allow_networks: [10.1.0.0/16]",
}
# What nobody has to set: the program's name, the spread, robots.txt's lifetime, and
# robots.txt itself, which is set aside source by source, where somebody answers for it.
OURS = {"product", "jitter", "robots_lifetime", "respect_robots"}


@pytest.mark.parametrize(
    "name", [field.name for field in dataclasses.fields(SourceOptions)]
)
def test_every_option_of_a_source_can_be_set(name, tmp_path):
    (tmp_path / "ca.pem").write_text("")
    path = tmp_path / "config.yaml"
    setting = OPTIONS[name].strip("{}") if "content" in name else OPTIONS[name]
    path.write_text(SOURCE.format(setting=setting.replace(", ", "\n    ")))
    options = plans(load(path))["press"].options
    assert getattr(options, name) != getattr(SourceOptions(), name)


@pytest.mark.parametrize(
    "name", [f.name for f in dataclasses.fields(FetchSettings) if f.name not in OURS]
)
def test_every_general_setting_can_be_set(name):
    settings = fetch_settings(read(SETTINGS[name]))
    standard = fetch_settings(read(""))
    assert getattr(settings, name) != getattr(standard, name)


def test_a_general_proxy_and_network_hold_for_every_source():
    head = "proxy: http://p.example:1\nallow_networks: [10.0.0.0/8]\n"
    config = read(head + SOURCE.format(setting="allow_networks: [192.168.0.0/16]"))
    options = plans(config)["press"].options
    assert options.proxy == "http://p.example:1"
    assert len(options.allow_networks) == 2
