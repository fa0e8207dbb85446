"""config.yaml: what is right is loaded, what is wrong is said with its line."""

import contextlib
import datetime as dt
import json
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config import (
    Channel,
    Config,
    JsonRules,
    ParseRules,
    Source,
    add_source,
    crontab,
    duration,
    load,
    read,
    reference,
)
from monitor.errors import ConfigError

GOOD = """\
# who we are
contact: desk@example.org
timezone: Asia/Shanghai

sources:
  # the index
  - name: harbour
    url: https://www.harbour.example/press/  # checked in May
    every: 30m
  - name: briefings
    url: https://www.harbour.example/briefings/
    cron: "*/30 8-20 * * mon-fri"
    timezone: Europe/Berlin

# the end
"""


def test_a_good_file_is_loaded_with_its_types():
    config = read(GOOD)
    assert config.sources[0].every == dt.timedelta(minutes=30)
    assert config.zone_of(config.sources[0]) == "Asia/Shanghai"
    assert config.zone_of(config.source("briefings")) == "Europe/Berlin"


def test_an_empty_file_watches_nothing():
    assert read("") == Config()


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("contact:", "contcat:", 2, "did you mean `contact`"),
        ("every: 30m", "evry: 30m", 9, "did you mean `every`"),
        ("every: 30m", "every: soon", 9, "30m"),
        ("every: 30m", "every: 0m", 9, "30m"),
        (
            "https://www.harbour.example/press/",
            "ftp://x/",
            8,
            "https://www.example.gov",
        ),
        ("https://www.harbour.example/press/", "https://u:p@x.gov/", 8, "headers"),
        ("*/30 8-20", "99 8-20", 12, "cron"),
        ("*/30 8-20 *", "*/30 8-20", 12, "five"),
        ("Europe/Berlin", "Europe/Berlni", 13, "Europe/Berlin"),
        ("name: briefings", "name: harbour", 10, "two sources"),
        ("name: briefings", "name: a/b", 10, "no name"),
        ("    url: https://www.harbour.example/briefings/\n", "", 10, "`url`"),
        ("timezone: Europe/Berlin", "every: 1h", 10, "exclude each other"),
        ("timezone: Europe/Berlin", "allow_networks: [10.0.0.1/8]", 13, "10.1.0.0/16"),
        ("timezone: Europe/Berlin", "parse: {titel: h1}", 13, "did you mean `title`"),
        ("timezone: Europe/Berlin", "jsn: {html: a}", 13, "did you mean `json`"),
        ("timezone: Europe/Berlin", "json: {text: a}", 13, "`html`, or of the `items`"),
        ("timezone: Europe/Berlin", "json: {html: a..b}", 13, "data.items"),
        ("timezone: Europe/Berlin", "body: x", 10, "method: POST"),
        ("timezone: Europe/Berlin", "method: PUT", 13, "'GET' or 'POST'"),
        ("timezone: Europe/Berlin", "proxy: gopher://x", 13, "socks5"),
        ("timezone: Europe/Berlin", "headers: {a b: c}", 13, "a name has letters"),
        ("timezone: Europe/Berlin", 'headers: {a: "c\\nd: e"}', 13, "one line"),
        ("timezone: Europe/Berlin", "depth: 0", 13, "greater than or equal to 1"),
        ("timezone: Asia/Shanghai", "per_host: 0", 3, "greater than or equal to 1"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_what_is_right(old, new, line, says):
    with pytest.raises(ConfigError) as caught:
        read(GOOD.replace(old, new), "config.yaml")
    first = str(caught.value).splitlines()[0]
    assert first.startswith(f"config.yaml:{line}:")
    assert says in first


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(ConfigError) as caught:
        read(GOOD.replace("contact", "contcat").replace("30m", "soon"))
    assert str(caught.value).count("config.yaml:") == 2


@pytest.mark.parametrize(
    "text", ["a: [", "- x", "a: 1\na: 2", "\t- a: b", "x", "a:\x00"]
)
def test_what_is_no_configuration_is_an_error_with_a_line(text):
    with pytest.raises(ConfigError, match=r"config.yaml:\d+: "):
        read(text)


@given(st.text(max_size=200))
def test_no_text_raises_anything_but_a_config_error(text):
    with contextlib.suppress(ConfigError):
        read(text)


def test_a_missing_file_says_how_to_begin(tmp_path):
    with pytest.raises(ConfigError, match="monitor add"):
        load(tmp_path / "none.yaml")


def test_the_store_is_found_from_the_file_that_names_it(tmp_path):
    (tmp_path / "config.yaml").write_text("store: here\n")
    assert load(tmp_path / "config.yaml").store == tmp_path / "here"


def test_a_source_is_added_and_every_other_byte_stays(tmp_path):
    path = tmp_path / "config.yaml"
    path.write_text(GOOD)
    entry = {"name": "港口", "url": "https://new.example/", "every": "30m"}
    added = add_source(path, entry, "Found today.")
    text = path.read_text()
    assert text.replace("\n" + added, "", 1) == GOOD
    assert [s.name for s in load(path).sources] == ["harbour", "briefings", "港口"]
    assert text.index("# Found today.") < text.index("# the end")


@pytest.mark.parametrize(
    "start",
    ["", "contact: a@b.example", "sources:\n", "sources: []\n", "# only words\n"],
)
def test_a_first_source_can_be_added_to_any_beginning(tmp_path, start):
    path = tmp_path / "config.yaml"
    path.write_text(start)
    add_source(path, {"name": "a", "url": "https://a.example/"}, "")
    assert [s.name for s in load(path).sources] == ["a"]


def test_a_source_that_would_break_the_file_changes_nothing(tmp_path):
    path = tmp_path / "config.yaml"
    path.write_text(GOOD)
    with pytest.raises(ConfigError, match="two sources"):
        add_source(path, {"name": "harbour", "url": "https://a.example/"}, "")
    assert path.read_text() == GOOD


def test_weekday_numbers_are_those_of_cron():
    """APScheduler counts from Monday; cron's 1 is Monday, 0 and 7 are Sunday."""
    sunday = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    for weekday, day in [("1", 23), ("0", 22), ("7", 22), ("2-4/2", 24), ("mon", 23)]:
        trigger = crontab(f"0 8 * * {weekday}", "UTC")
        assert trigger.get_next_fire_time(None, sunday).day == day


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("1h 30m", 5400), ("1.5h", 5400), ("2w", 1209600)],
)
def test_durations_are_read_as_written(text, seconds):
    assert duration(text).total_seconds() == seconds


SECRETS = """\
proxy: http://desk:s3cret@proxy.example:3128
channels:
  - name: desk
    kind: webhook
    url: https://hooks.example/s3cret
    secret: s3cret-s3cret-s3cret
  - {name: push, kind: apprise, url: "ntfys://s3cret/desk"}
sources:
  - name: live
    url: https://live.example/
    method: POST
    body: "key=s3cret"
    headers: {Authorization: "Bearer s3cret"}
    cookies: {session: s3cret}
"""


def test_secrets_are_never_printed():
    config = read(SECRETS)
    assert "s3cret" not in repr(config) + config.model_dump_json()
    assert "s3cret" not in json.dumps(config.model_dump(mode="json"))
    with pytest.raises(ConfigError) as caught:
        read(SECRETS.replace("http://desk", "gopher://desk").replace("POST", "GET"))
    assert "s3cret" not in str(caught.value)


def test_a_secret_can_come_from_the_environment():
    text = SECRETS.replace("Bearer s3cret", "Bearer ${TOKEN}")
    headers = read(text, environ={"TOKEN": "abc"}).sources[0].headers
    assert headers["Authorization"].get_secret_value() == "Bearer abc"
    with pytest.raises(ConfigError, match=r":13: .*the environment has no TOKEN"):
        read(text, environ={})


def test_a_body_is_shown_as_it_stands_in_the_file():
    text = SECRETS.replace("key=s3cret", "key=${TOKEN}&id=7")
    body = read(text, environ={"TOKEN": "abc"}).sources[0].body
    assert body is not None
    assert body.get_secret_value() == "key=abc&id=7"
    assert body.shown == "key=${TOKEN}&id=7"


def test_a_file_of_authorities_is_found_from_the_configuration(tmp_path):
    path = tmp_path / "config.yaml"
    path.write_text(
        "sources:\n  - {name: a, url: 'https://a.example', ca_file: ca.pem}"
    )
    with pytest.raises(ConfigError, match="is not there"):
        load(path)
    (tmp_path / "ca.pem").write_text("")
    assert load(path).sources[0].ca_file == tmp_path / "ca.pem"


DOCUMENT = pathlib.Path(__file__).parents[2] / "docs" / "configuration.md"


@pytest.mark.parametrize("section", [Config, Source, ParseRules, JsonRules, Channel])
def test_every_setting_is_described_and_stands_in_the_documentation(section):
    for name, field in section.model_fields.items():
        assert field.description, name
        assert f"| `{field.alias or name}` | {field.description}" in reference()


def test_the_reference_in_the_documentation_is_that_of_the_settings():
    """`python -m monitor.config` writes it."""
    assert DOCUMENT.read_text("utf-8").endswith(reference())
