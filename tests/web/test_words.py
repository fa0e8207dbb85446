"""The catalogues: complete in both languages, nothing unused, nothing missing."""

import ast
import datetime as dt
import importlib.resources
import pathlib
import re
import string

import jinja2
import pytest
from jinja2 import nodes

import monitor.web
from monitor.web._reader import LANGUAGES
from monitor.web._render import _environment
from monitor.web._words import Words, catalogue

_KEY = re.compile(r"[a-z][a-z0-9.\- _]*")


def messages(language):
    return {m.id[0] if m.pluralizable else m.id: m for m in catalogue(language) if m.id}


def forms(message):
    return message.string if message.pluralizable else (message.string,)


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def in_templates():
    """The keys templates ask for, the beginnings of those they make, and all texts."""
    whole, begun, texts = set(), set(), set()
    environment = _environment()
    assert isinstance(environment, jinja2.Environment)
    for name in environment.list_templates():
        assert environment.loader
        source, _, _ = environment.loader.get_source(environment, name)
        tree = environment.parse(source)
        texts |= {c.value for c in tree.find_all(nodes.Const)}
        for call in tree.find_all(nodes.Call):
            called = call.node
            if isinstance(called, nodes.Getattr):
                called = called.node if called.attr == "count" else called
            if not isinstance(called, nodes.Name) or called.name != "t":
                continue
            key = call.args[0]
            if isinstance(key, nodes.Const):
                whole.add(key.value)
            parts = [key] if isinstance(key, nodes.Concat) else []
            for made in [*parts, *key.find_all(nodes.Concat)]:
                assert isinstance(made.nodes[0], nodes.Const)
                begun.add(made.nodes[0].value)
    return whole, begun, texts


def in_modules():
    """The texts of our modules that may be keys: whole ones, and beginnings."""
    folder = pathlib.Path(str(importlib.resources.files(monitor.web)))
    found, begun = set(), set()
    for file in folder.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                first = node.values[0]
                if isinstance(first, ast.Constant):
                    begun.add(first.value)
    return found, begun


def test_both_languages_have_the_same_messages_and_places():
    english, chinese = messages("en"), messages("zh")
    assert english.keys() == chinese.keys()
    for key, message in english.items():
        wanted = set().union(*map(places, forms(message)))
        for form in (*forms(message)[1:], *forms(chinese[key])):
            assert places(form) == wanted, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_said_and_has_all_its_plurals(language):
    found = catalogue(language)
    assert not list(found.check())
    for message in messages(language).values():
        assert not message.fuzzy
        assert all(forms(message)), message.id
        if message.pluralizable:
            assert len(message.string) == found.num_plurals


def test_every_word_that_a_template_asks_for_is_there():
    whole, begun, _ = in_templates()
    assert len(whole) > 200
    known = messages("en").keys()
    assert whole - known == set()
    assert {b for b in begun if not any(k.startswith(b) for k in known)} == set()


def test_no_message_is_kept_that_nothing_asks_for():
    _, begun, texts = in_templates()
    found, made = in_modules()
    begun = tuple(b for b in begun | made if "." in b and _KEY.fullmatch(b))
    unused = messages("en").keys() - texts - found
    assert {k for k in unused if not k.startswith(begun)} == set()


def test_numbers_shares_and_days_have_the_readers_form():
    english, chinese = Words("en"), Words("zh")
    assert english.number(1234567) == "1,234,567"
    assert english.share(0.5) == "50%"
    day = dt.date(2026, 6, 1)
    assert english.day(day) == "Monday, 1 June 2026"
    assert chinese.day(day) == "2026年6月1日星期一"


def test_one_and_many_are_told_apart_where_a_language_does():
    assert Words("en").count("alike.on", 1) == "on 1 page"
    assert Words("en").count("alike.on", 1200) == "on 1,200 pages"
    assert Words("zh").count("alike.on", 1) == "涉及1个页面"
