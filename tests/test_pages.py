"""Our own pages: each keeps its promise, and their gold is sound.

A page is promised whole, except for the measures that `bench/floors.json` lists for
it: those may not fall further.
"""

import datetime as dt
import functools
import itertools
import json
import pathlib
import subprocess
import sys
import unicodedata
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
PAGES = HERE / "pages"
PAIRS = HERE / "pairs"
FLOORS = ROOT / "bench" / "floors.json"
# Rounding of a percentage to two places.
TOLERANCE = 0.02
# What browsers decode where a page says the name on the left.
CODECS = {"shift_jis": "cp932", "euc-kr": "cp949", "gb2312": "gb18030"}

GOLDS = [json.loads(path.read_text("utf-8")) for path in sorted(PAGES.glob("*.json"))]
METAS = [
    json.loads(path.read_text("utf-8")) for path in sorted(PAIRS.glob("*/meta.json"))
]
each_page = pytest.mark.parametrize(
    "gold", [pytest.param(g, id=f"{g['id']}: {g['promise']}") for g in GOLDS]
)
each_pair = pytest.mark.parametrize(
    "meta", [pytest.param(m, id=f"{m['id']}: {m['note']}") for m in METAS]
)


@functools.cache
def measured(which):
    """Score every page, or every pair, in one run."""
    run = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "quality.py"), "--json", "--sets", which],
        capture_output=True,
        text=True,
        check=False,
    )
    if not run.stdout:
        pytest.fail(run.stderr)
    return json.loads(run.stdout)[which]["misses"]


@functools.cache
def floors(which):
    known = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    if which not in known:
        pytest.skip(f"bench/floors.json has no floors for {which} yet")
    return known[which]["misses"]


def falls(which, name):
    """The measures of a page that lie below what is promised for it."""
    known = floors(which).get(name, {})
    return {
        measure: f"{value} < {known.get(measure, 100.0)}"
        for measure, value in measured(which).get(name, {}).items()
        if value < known.get(measure, 100.0) - TOLERANCE
    }


@each_page
def test_a_page_keeps_its_promise(gold):
    assert not falls("pages", gold["id"]), gold["promise"]


@each_pair
def test_a_pair_is_told_as_it_is(meta):
    assert not falls("pairs", meta["id"]), meta["note"]


def squeeze(text):
    folded = unicodedata.normalize("NFKC", text or "").lower()
    return "".join(
        c
        for c in folded
        if not c.isspace() and unicodedata.category(c) not in {"Cf", "Cc"}
    )


@functools.cache
def page_text(name, encoding):
    """All text of a page in order, hidden copies and attributes left out."""
    text = (PAGES / f"{name}.html").read_bytes().decode(CODECS.get(encoding, encoding))
    # Lexbor knows no second <html>; a browser moves its children into the first.
    tree = LexborHTMLParser(text)
    for node in tree.css("script, style, noscript, [style*='display:none']"):
        node.decompose()
    return squeeze(tree.body.text() if tree.body else text)


@each_page
def test_every_paragraph_of_the_gold_is_on_its_page_in_order(gold):
    if gold["kind"] == "list":
        pytest.skip("a listing has no paragraphs")
    text = page_text(gold["id"], gold["encoding"])
    assert squeeze(gold["title"]) in text
    at = 0
    for turn in gold["turns"]:
        for paragraph in turn["text"].split("\n"):
            found = text.find(squeeze(paragraph), at)
            assert found >= 0, paragraph
            at = found + len(squeeze(paragraph))


@each_page
def test_junk_is_in_no_turn_and_no_title_of_a_link(gold):
    content = [turn["text"] for turn in gold.get("turns", [])]
    content += [link["title"] for link in gold.get("links", [])]
    said = squeeze("\n".join(content))
    raw = (PAGES / f"{gold['id']}.html").read_bytes()
    page = squeeze(raw.decode(CODECS.get(gold["encoding"], gold["encoding"])))
    for junk in gold["junk"]:
        assert squeeze(junk) in page
        assert squeeze(junk) not in said


@each_page
def test_turns_and_exchanges_of_the_gold_follow_its_rules(gold):
    turns = gold.get("turns", [])
    for one, other in itertools.pairwise(turns):
        same = (one["role"], one["speaker"]) == (other["role"], other["speaker"])
        assert not same or one["speaker"] is None
    assert all(turn["speaker"] is None for turn in turns if turn["role"] == "narration")
    if gold["kind"] == "article":
        assert [turn["role"] for turn in turns] == ["narration"]
    expected: list[dict[str, list[int]]] = []
    question: list[int] = []
    answer: list[int] = []
    for i, role in enumerate([*(turn["role"] for turn in turns), "reporter"]):
        if role == "reporter":
            if question and answer:
                expected.append({"question": question, "answer": answer})
            if answer:
                question, answer = [], []
            question = [*question, i]
        elif role == "official" and question:
            answer = [*answer, i]
    assert gold.get("exchanges", []) == expected


@each_page
def test_days_and_addresses_of_the_gold_are_well_formed(gold):
    days = [gold["published"], *(link["date"] for link in gold.get("links", []))]
    for day in filter(None, days):
        assert dt.date.fromisoformat(day).isoformat() == day
    for link in gold.get("links", []):
        assert urlsplit(link["url"]).scheme in {"http", "https"}
        assert urlsplit(link["url"]).hostname.endswith(".example")


@each_pair
def test_the_annotation_of_a_pair_fits_its_label(meta):
    told = [c for c in meta["content_changes"] if c["kind"] != "metadata"]
    # An image's alternative text is content, and not scored in words.
    if meta["label"] in {"content", "both", "list"}:
        assert meta["content_changes"]
    else:
        assert not told
    folder = PAIRS / meta["id"]
    assert (folder / "old.html").read_bytes() != (folder / "new.html").read_bytes()
