"""Promises that hold for any comparison at all, of the most hostile page."""

import datetime as dt
import json
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len
from selectolax.lexbor import LexborHTMLParser

from monitor import report
from monitor.model import (
    Alert,
    Availability,
    Change,
    Comparison,
    Document,
    Edit,
    EditKind,
    Exchange,
    Kind,
    Link,
    Listing,
    Matter,
    Part,
    Participant,
    Role,
    Severity,
    Side,
    Silence,
    Span,
    Subject,
    Turn,
    Verdict,
)

# What hostile and what merely foreign pages are made of.
MORSELS = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\u202egnp.exe\u202c",
    "\u2067\u2066",
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;https://evil.example\x07",
    "\x00\x07\x9b",
    "\u2028",
    "{{ 7*7 }}",
    "{speaker}",
    "![x](javascript:alert(1))",
    "[x](https://evil.example)",
    "`code` **bold** ~~gone~~",
    "\n# heading\n- item\n1. one\n---\n",
    "&lt;b&gt;",
    "\"' onmouseover='x",
    "السلام عليكم",
    "שלום",
    "3.3万起",
    "（“引语”）、。",
    "ＡＢＣ１２３",
    "👨‍👩‍👧",
    "e\u0301\u0323",
    "ไทยไม่มีช่องว่าง",
    "한국어 문장입니다",
    "A" * 90,
    "https://press.example/" + "p" * 80,
    " ",
    "\n",
    "\t",
]
texts = st.lists(
    st.one_of(st.sampled_from(MORSELS), st.text(max_size=12)), max_size=6
).map("".join)
labels = st.one_of(st.none(), texts)
places = st.one_of(
    st.just(()),
    st.tuples(st.integers(0, 6)),
    st.tuples(st.integers(0, 6), st.integers(0, 3)),
)
offsets = st.integers(0, 40)
instants = st.datetimes(
    min_value=dt.datetime(1990, 1, 1),  # noqa: DTZ001 - Hypothesis wants them naive
    max_value=dt.datetime(2100, 1, 1),  # noqa: DTZ001 - the same
    timezones=st.just(dt.UTC),
)
matters = st.builds(
    Matter,
    subject=st.sampled_from(Subject),
    old=labels,
    new=labels,
    ratio=st.one_of(st.none(), st.floats()),
)
edits = st.builds(
    Edit,
    kind=st.sampled_from(EditKind),
    part=st.sampled_from(Part),
    old=labels,
    new=labels,
    severity=st.sampled_from(Severity),
    old_at=places,
    new_at=places,
    speaker=labels,
    role=st.one_of(st.none(), st.sampled_from(Role)),
    former_speaker=labels,
    former_role=st.one_of(st.none(), st.sampled_from(Role)),
    spans=st.lists(st.builds(Span, offsets, offsets, offsets, offsets), max_size=3).map(
        tuple
    ),
    matters=st.lists(matters, max_size=3).map(tuple),
    silence=st.one_of(st.none(), st.sampled_from(Silence)),
)
turns = st.builds(
    Turn, st.sampled_from(Role), speaker=labels, text=texts, affiliation=labels
)
indexes = st.lists(st.integers(0, 6), max_size=3).map(tuple)
documents = st.builds(
    Document,
    kind=st.sampled_from([Kind.ARTICLE, Kind.TRANSCRIPT]),
    title=labels,
    published=st.one_of(st.none(), st.dates()),
    turns=st.lists(turns, max_size=5).map(tuple),
    exchanges=st.lists(st.builds(Exchange, indexes, indexes), max_size=2).map(tuple),
    participants=st.lists(st.builds(Participant, texts, labels), max_size=2).map(tuple),
)
listings = st.builds(
    Listing,
    title=labels,
    links=st.lists(
        st.builds(Link, texts, texts, st.one_of(st.none(), st.dates())), max_size=4
    ).map(tuple),
    next_url=labels,
)
contents = st.one_of(documents, listings)
sides = st.builds(
    Side,
    content=st.one_of(st.none(), contents),
    at=st.one_of(st.none(), instants),
    digest=labels,
    number=st.one_of(st.none(), st.integers(1, 99)),
    location=labels,
)
comparisons = st.builds(
    Comparison,
    url=labels,
    title=labels,
    change=st.builds(Change, st.lists(edits, max_size=4).map(tuple)),
    old=sides,
    new=sides,
    source=labels,
    zone=st.sampled_from(["UTC", "Asia/Shanghai", "America/St_Johns", "No/Where", ""]),
    id=st.one_of(st.none(), st.integers(1, 9)),
    became=st.one_of(st.none(), st.sampled_from(Availability)),
    verdict=st.one_of(
        st.none(), st.builds(Verdict, st.sampled_from(Availability), texts)
    ),
    returns_to=st.one_of(st.none(), st.integers(1, 9)),
    alert=st.one_of(st.none(), st.sampled_from(Alert)),
)

LANGUAGES = st.sampled_from(["en", "zh"])
LAYOUTS = st.sampled_from(["inline", "side-by-side"])
WIDTHS = st.integers(40, 200)
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]")
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "main", "article", "header"),
    *("nav", "section", "details", "summary", "h1", "h2", "h3", "p", "div", "span"),
    *(
        "a",
        "bdi",
        "del",
        "ins",
        "ol",
        "ul",
        "li",
        "dl",
        "dt",
        "dd",
        "time",
        "code",
        "mark",
    ),
    *("table", "thead", "tbody", "tr", "th", "td", "br", "small"),
}
ATTRIBUTES = {
    *("charset", "http-equiv", "content", "name", "lang", "dir", "class", "id"),
    *("href", "rel", "title", "value"),
}
often = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def inert(page):
    """Check that a page holds nothing but our elements, and no way to act."""
    tree = LexborHTMLParser(page)
    assert tree.root
    for node in tree.root.traverse():
        assert node.tag in ELEMENTS
        for name, value in node.attributes.items():
            assert name in ATTRIBUTES
            if name == "href":
                assert re.match(r"(?i)https?://|#r\d+(e\d+)?$", value or "")
    assert len(tree.css("style")) == 1
    assert not ACTING.search(tree.css("main")[0].text())


@given(comparisons, WIDTHS, st.booleans(), LANGUAGES)
@often
def test_a_terminal_never_gets_a_line_wider_than_it_is(comparison, width, color, lang):
    for shown in (
        report.terminal_text(comparison, width=width, language=lang),
        report.changes_text([comparison], width=width, language=lang),
    ):
        assert max(map(cell_len, shown.split("\n"))) <= width
        assert not ACTING.search(shown)
    report.terminal_text(comparison, width=width, color=color, language=lang)


@given(contents, WIDTHS, LANGUAGES)
@often
def test_a_transcript_keeps_to_the_width_and_says_every_word(content, width, lang):
    shown = report.transcript_text(content, width=width, language=lang)
    assert max(map(cell_len, shown.split("\n"))) <= width
    assert not ACTING.search(shown)
    kept = re.sub(r"\s", "", shown)
    turns_ = content.turns if isinstance(content, Document) else ()
    for turn in turns_:
        said = re.sub(r"\s", "", ACTING.sub("", turn.text))
        bare = re.sub(r"⟨U\+[0-9A-F]{4}⟩", "", kept)
        assert said in bare or re.sub(r"⟨U\+[0-9A-F]{4}⟩", "", said) in bare


@given(st.lists(comparisons, min_size=1, max_size=2), LANGUAGES, LAYOUTS)
@often
def test_a_page_holds_no_markup_but_ours(found, lang, layout):
    inert(report.html(found, language=lang, layout=layout))


@given(contents, LANGUAGES)
@often
def test_a_transcript_page_holds_no_markup_but_ours(content, lang):
    inert(report.transcript_html(content, language=lang))


@given(comparisons, LANGUAGES)
@often
def test_markdown_makes_no_link_image_or_element_of_a_pages_words(comparison, lang):
    text = report.markdown(comparison, language=lang)
    check_markdown(text)


@given(contents, LANGUAGES)
@often
def test_a_transcripts_markdown_makes_none_either(content, lang):
    check_markdown(report.transcript_markdown(content, language=lang))


def check_markdown(text):
    assert not ACTING.search(text)
    parser = MarkdownIt("commonmark").enable(["strikethrough", "table"])
    for token in parser.parse(text):
        assert token.type not in ("html_block", "fence", "code_block", "hr")
        for inner in token.children or ():
            assert inner.type != "image"
            if inner.type == "html_inline":
                assert inner.content in ("<del>", "</del>", "<ins>", "</ins>")
            if inner.type == "link_open":
                assert re.match("(?i)https?://", str(inner.attrs["href"]))
                # An address that we show as one, never a page's own link.
                assert inner.markup == "autolink"


@given(comparisons)
@often
def test_json_is_json_and_keeps_to_the_published_schema(validator, comparison):
    shown = report.to_json(comparison)
    validator.validate(json.loads(json.dumps(shown, allow_nan=False)))


@given(comparisons, LANGUAGES)
@often
def test_a_headline_is_one_line(comparison, lang):
    shown = report.headline(comparison, language=lang)
    assert shown.strip()
    assert len(shown.splitlines()) == 1


@given(comparisons, LANGUAGES, LAYOUTS)
@settings(max_examples=20, deadline=None)
def test_the_same_comparison_gives_the_same_report(comparison, lang, layout):
    first, second = (
        report.html(comparison, language=lang, layout=layout) for _ in range(2)
    )
    assert first == second
