"""The parser's promises for any page: body, headline, rules, account, bad input."""

from __future__ import annotations

import dataclasses
import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import InputError
from monitor.model import Document, Parsed
from monitor.parse import (
    PARSER_VERSION,
    Purpose,
    Rules,
    answer,
    as_gold,
    explain,
    explain_html,
    parse,
)

TEXT = "The outer berth was inspected last week, and the work will take nineteen days."
PAGE = f"""<!doctype html><html lang=en><head>
<title>Berth reopens - Harbour Office</title>
<script>var x = "<p>Q: not text</p>";</script></head><body>
<nav><a href=/a>News</a> <a href=/b>Contact</a></nav><main><h1>Berth reopens</h1>
<p class=date>Published: 4 March 2024</p><p>{TEXT}</p><p>See
<a href="/plan">the plan</a>. {TEXT}</p>
<img src="berth.jpg" alt="The berth"><p>{TEXT}</p>
<div class="share-links"><a href=#>Facebook</a></div>
<p style="display:none">{TEXT} Copy.</p>
</main><footer>Copyright Harbour Office</footer></body></html>"""


def document(parsed: Parsed) -> Document:
    assert isinstance(parsed.content, Document)
    return parsed.content


def test_an_article_is_its_text_without_the_chrome():
    parsed = parse(PAGE.encode(), url="https://harbour.example/news/1")
    content = document(parsed)
    assert content.title == "Berth reopens"
    assert content.published == dt.date(2024, 3, 4)
    assert content.turns[0].paragraphs == (TEXT, f"See the plan. {TEXT}", TEXT)
    assert [r.url for r in content.references] == ["https://harbour.example/plan"]
    assert [i.alt for i in content.images] == ["The berth"]
    assert parsed.parser == PARSER_VERSION
    assert parsed.confidence == 1.0


def test_every_visible_block_is_content_or_rest():
    parsed = parse(PAGE.encode())
    content = document(parsed)
    told = " ".join(
        (*parsed.rest, content.title or "", *(t.text for t in content.turns))
    )
    for words in ("News", "Facebook", "Copyright Harbour Office", TEXT, "Published"):
        assert words in told
    assert "Copy." not in told


def test_the_account_names_each_block_and_its_reason():
    explanation = explain(PAGE.encode())
    purposes = {block.text: block.purpose for block in explanation.blocks}
    assert purposes["Berth reopens"] is Purpose.TITLE
    assert purposes[TEXT] is Purpose.NARRATION
    assert purposes["Copyright Harbour Office"] is Purpose.CHROME
    assert all(block.why for block in explanation.blocks)
    assert explanation.table().row_count == len(explanation.blocks)


def test_the_account_as_a_page_runs_nothing_of_the_original():
    page = explain_html(explain(b"<p>Q: &lt;script&gt;alert(1)&lt;/script&gt;</p>"))
    assert "<script>alert" not in page


def test_a_source_may_state_where_things_are():
    page = (
        b"<div class=h>Real headline</div><h1>Site</h1>"
        b"<div id=t><i class=who>Una</i> One."
        b"</div><div id=t2><p>Una</p></div>"
    )
    rules = Rules(title=".h", body="#t", speaker=".who")
    content = document(parse(page, rules=rules))
    assert content.title == "Real headline"
    assert [(t.speaker, t.text) for t in content.turns] == [("Una", "One.")]


def test_a_source_may_exclude_and_name_labels():
    page = f"<main><p>Una | {TEXT}</p><p class=ad>{TEXT}</p><p>Ola | {TEXT}</p></main>"
    rules = Rules(exclude=(".ad",), label=r"(?P<speaker>\w+) \| ")
    content = document(parse(page.encode(), rules=rules))
    assert [(t.speaker, t.text) for t in content.turns] == [
        ("Una", TEXT),
        ("Ola", TEXT),
    ]


@pytest.mark.parametrize("rules", [Rules(body="p:nope("), Rules(label="(?=a)")])
def test_a_rule_that_cannot_be_read_says_so(rules):
    with pytest.raises(InputError, match="cannot be read"):
        parse(b"<p>x</p>", rules=rules)


def test_an_expression_of_a_user_cannot_hang_the_parser():
    # Seconds of CPU, many times what it takes; what is quadratic takes minutes.
    began = time.process_time()
    parse(b"<p>" + b"a" * 50_000 + b"!</p>", rules=Rules(label="(a+)+$"))
    assert time.process_time() - began < 30


def test_a_page_without_text_is_told_as_such():
    parsed = parse(b"<html><body></body></html>")
    assert parsed.confidence < 0.2
    assert "no text was found" in parsed.reasons


def test_a_batch_line_that_names_no_page_is_an_error(tmp_path):
    assert "error" in answer('{"path": "/nowhere/at/all.html", "url": null}')
    assert "error" in answer("not json")
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    assert '"kind": "article"' in answer(f'{{"path": "{page}", "url": null}}')


BAD = {
    "deep": b"<div>" * 100_000 + b"x",
    "deep and closed": b"<b>" * 50_000 + b"x" + b"</b>" * 50_000,
    "empty": b"<i></i>" * 300_000,
    "nul": b"<p>a\0b</p>\0" * 1000,
    "surrogates": "<p>\ud800\udfff: x</p>".encode("utf-8", "surrogatepass"),
    "bidi": "<p>\u202eQ\u200b: x\u2066</p>".encode(),
    "no body": b"<html></html>",
    "nothing": b"",
    "open tag": b"<p " + b"a=b " * 10_000,
    "colons": b"<p>" + b"a: " * 50_000,
    "labels": b"<p>" + b"a: b. " * 30_000,
    "a term outside a list": b"<dt>Time: 5 p.m.</dt><p>A text. It says something.</p>",
    "terms in terms": b"<dl><dt>a<dd>b" * 10_000,
    "paragraphs of two signs": b"<p>a:" * 40_000,
}


@pytest.mark.parametrize("name", BAD)
def test_no_page_breaks_or_stalls_the_parser(name):
    # Seconds of CPU, many times what it takes; what is quadratic takes minutes.
    began = time.process_time()
    parse(BAD[name], url="http://x.example/")
    explain(BAD[name][:2000])
    assert time.process_time() - began < 40


def test_elements_too_many_for_anybody_to_have_written_leave_their_text():
    content = parse(b"<p>a " * 60_000 + b"the end of it").content
    assert isinstance(content, Document)
    assert content.turns[-1].text.endswith("the end of it")
    assert "".join(t.text for t in content.turns).count("a") >= 60_000


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<br>",
                "<table><tr><td>",
                "</table>",
                "<h1>",
            ),
            *(
                "</h1>",
                "<div class='nav'>",
                "</div>",
                "<li>",
                "<a href=x>",
                "</a>",
                "&nbsp;",
            ),
            *(
                "Q: ",
                "MR. HALE: ",
                "问：",
                "答：",
                "【记者】",
                "○大臣　",
                "- ",
                "END",
                "?",
                "。",
            ),
            *(
                TEXT,
                "2024-03-04",
                "http://",
                "：",
                "(",
                "）",
                "\u200b",
                "\x00",
                "名",
                "说，",
            ),
        ]
    ),
    max_size=40,
)


@settings(max_examples=120, deadline=None)
@given(FRAGMENTS)
def test_any_mixture_parses_the_same_twice_and_loses_no_text(parts):
    page = "".join(parts).encode()
    once, again = parse(page), parse(page)
    assert once == again
    content = once.content
    if isinstance(content, Document):
        for turn in content.turns:
            assert turn.text
            assert "\n\n" not in turn.text
        for exchange in content.exchanges:
            assert max(exchange.question) < min(exchange.answer)
            assert max(exchange.answer) < len(content.turns)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_parse(body):
    parsed = parse(body)
    assert 0 <= parsed.confidence <= 1
    assert dataclasses.is_dataclass(parsed.content)


def test_a_day_in_the_headline_is_no_part_of_it():
    page = (
        "<title>Berth reopens | Harbour</title><main>"
        "<h1>Berth reopens <span class=date>4 March 2024</span></h1>"
        f"<p>{TEXT}</p></main>"
    )
    content = document(parse(page.encode()))
    assert content.title == "Berth reopens"
    assert content.published == dt.date(2024, 3, 4)


def test_a_closed_part_of_the_text_is_text():
    page = (
        f"<main><h1>Berth</h1><p>{TEXT}</p><h2>Details</h2>"
        f"<div class='accordion-panel' hidden><p>{TEXT} More.</p></div></main>"
    )
    assert "More." in document(parse(page.encode())).turns[0].text


def test_a_table_of_data_is_the_body_where_there_is_no_prose():
    rows = "".join(f"<tr><td>Berth {n}</td><td>{37 * n}</td></tr>" for n in range(9))
    page = (
        "<nav><a href=/>Home</a></nav><main><h1>Figures</h1>"
        f"<table>{rows}</table></main><footer>Copyright</footer>"
    )
    text = document(parse(page.encode())).turns[0].text
    assert text.startswith("Berth 0\n0\nBerth 1\n37")


def test_the_name_of_a_box_is_not_believed_against_the_text_in_it():
    page = f"<div class='dialog'><h1>Berth reopens</h1><p>{TEXT}</p><p>{TEXT}</p></div>"
    assert document(parse(page.encode())).turns[0].paragraphs == (TEXT, TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "Today is Monday, 3 May 2026",
        "今天是 2026年6月2日 星期二",
        "Heute ist der 3. Mai 2026",
    ],
)
def test_the_day_of_the_visit_is_not_the_day_of_publication(line):
    page = PAGE.replace("<body>", f"<body><p>{line}</p>", 1)
    with_line, without = as_gold(parse(page.encode())), as_gold(parse(PAGE.encode()))
    assert with_line["published"] == without["published"]
