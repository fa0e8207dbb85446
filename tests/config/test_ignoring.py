"""Rules on what to ignore go into config.yaml and out of it, and nothing else moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config import Ignore, add_ignore, read, remove_ignore
from monitor.errors import ConfigError

FILE = """# What we watch.
contact: desk@example.org  # the desk
sources:
  # The harbour first.
  - name: harbour
    url: https://harbour.example/  # the index
    parse:
      exclude: [".aside"]

  # And the council.
  - url: https://council.example/
    name: council
"""
COUNTER = Ignore(text="Visitors: *")
NAMED = Ignore(text="x: *y", part="title", speaker="骆清越")


def rules_of(text, name):
    source = read(text).source(name)
    assert source is not None
    return source.ignore


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "config.yaml"
    path.write_text(FILE)
    return path


def test_a_rule_is_written_under_its_source_and_remarks_stay(file):
    assert add_ignore(file, "harbour", [COUNTER, NAMED], "by anna") == (COUNTER, NAMED)
    text = file.read_text()
    assert rules_of(text, "harbour") == (COUNTER, NAMED)
    assert [line for line in text.splitlines() if line in FILE.splitlines()] == (
        FILE.splitlines()
    )
    assert "# by anna" in text


def test_a_rule_that_is_there_is_not_written_again(file):
    add_ignore(file, "harbour", [COUNTER])
    before = file.read_text()
    assert add_ignore(file, "harbour", [COUNTER]) == ()
    assert file.read_text() == before


@given(st.permutations([0, 1, 2]))
def test_what_was_added_is_taken_out_and_leaves_no_trace(tmp_path_factory, order):
    path = tmp_path_factory.mktemp("c") / "config.yaml"
    path.write_text(FILE)
    rules = [COUNTER, NAMED, Ignore(text="* shares")]
    for rule in rules:
        add_ignore(path, "council", [rule], f"why {rule.text}")
    for number in order:
        assert remove_ignore(path, "council", rules[number])
    assert path.read_text() == FILE
    assert not remove_ignore(path, "council", COUNTER)


def test_an_empty_ignore_is_filled(file):
    file.write_text(FILE + "    ignore: []\n")
    add_ignore(file, "council", [COUNTER])
    assert rules_of(file.read_text(), "council") == (COUNTER,)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("sources: [{name: council, url: https://c.example/}]\n", "one line"),
        ("contact: desk@example.org\n", "no source"),
        (FILE + "    ignore: [{text: abc}]\n", "one line"),
    ],
)
def test_what_cannot_be_edited_is_told_and_stays(file, text, hint):
    file.write_text(text)
    with pytest.raises(ConfigError, match=hint):
        add_ignore(file, "council", [COUNTER])
    assert file.read_text() == text


@pytest.mark.parametrize("text", ["", "*", " * * ", "a" * 401])
def test_a_rule_that_would_ignore_everything_is_none(text):
    with pytest.raises(ValueError, match="text"):
        Ignore(text=text)


def test_a_file_marked_read_only_is_left_alone(file):
    file.chmod(0o444)
    with pytest.raises(ConfigError, match="marked read-only"):
        add_ignore(file, "harbour", [COUNTER])
    assert file.read_text() == FILE
