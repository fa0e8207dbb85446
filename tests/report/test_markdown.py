"""Markdown that shows what the page said, wherever it is pasted."""

import dataclasses

import pytest
from markdown_it import MarkdownIt

from monitor.model import (
    Change,
    Document,
    Edit,
    EditKind,
    Kind,
    Link,
    Listing,
    Part,
    Role,
    Severity,
    Span,
    Turn,
)
from monitor.report import markdown, transcript_markdown

PARSER = MarkdownIt("commonmark").enable(["strikethrough", "table"])


def text_of(source):
    """The words that a reader of the rendered Markdown sees."""
    found = []
    for token in PARSER.parse(source):
        found += [t.content for t in token.children or () if t.type != "html_inline"]
    return "".join(found)


def test_a_report_has_the_same_headline_facts_and_marks(figure_zh):
    shown = markdown(figure_zh)
    assert shown.startswith(
        "## high: a figure in an official’s answer, 3.3万起 → 3.2万起, −3 %\n"
    )
    assert f"- Address: <{figure_zh.url}>" in shown
    assert "`sha256:" + "1c0ffee5" * 8 + "`" in shown
    assert "案件~~3.3万起~~**3.2万起**，" in shown
    assert "- figure: ~~3.3万起~~ → **3.2万起** (−3 %)" in shown
    assert PARSER.render(shown).count("<s>") == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("共3起（含境外）案件", "共3起案件"),
        ("他说“可以”的", "他说“不可以”的"),
        ("甲 乙", "甲 丙 乙"),
        ("a*b_c", "a*c_c"),
        ("一。二", "一！二"),
    ],
)
def test_marks_open_and_close_wherever_chinese_punctuation_stands(figure_zh, old, new):
    start = next(i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    tail = 0
    while old[-1 - tail] == new[-1 - tail] and min(len(old), len(new)) - tail > start:
        tail += 1
    span = Span(start, len(old) - tail, start, len(new) - tail)
    edit = Edit(EditKind.EDITED, Part.TITLE, old, new, Severity.LOW, spans=(span,))
    shown = markdown(dataclasses.replace(figure_zh, change=Change((edit,))))
    quotation = shown[shown.index("\n> ") :]
    rendered = PARSER.render(quotation)
    gone, come = old[start : len(old) - tail], new[start : len(new) - tail]
    for text, elements in ((gone, ("s", "del")), (come, ("strong", "ins"))):
        if text.strip():
            assert any(f"<{e}>{text.strip()}" in rendered for e in elements)
    assert "~~" not in rendered
    assert "**" not in rendered


def test_a_pages_own_markup_stays_words():
    said = (
        "1. 不是列表\n# 不是标题\n- 不是\n    四个空格\n*强调* <b>粗</b> [链](x) `码`"
    )
    turn = Turn(Role.OFFICIAL, "A_B*C", said)
    shown = transcript_markdown(Document(Kind.ARTICLE, "# 题|目", None, (turn,)))
    for row in said.split("\n"):
        assert row.strip() in text_of(shown)
    assert "A_B*C · official" in text_of(shown)
    rendered = PARSER.render(shown)
    for element in ("<ol>", "<h2>", "<em>", "<b>", "<a ", "<code>", "<pre>"):
        assert element not in rendered


def test_a_listing_is_a_table_whatever_its_titles_hold():
    links = (Link("https://x.example/a|b", "甲|乙"), Link("https://x.example/2", "丙"))
    rendered = PARSER.render(transcript_markdown(Listing("通知", links)))
    assert rendered.count("<tr>") == 3
    assert "<td>甲|乙</td>" in rendered


def test_the_exchanges_are_headings(figure_zh):
    shown = transcript_markdown(figure_zh.new.content, language="zh")
    assert "### 问题1\n\n**临海日报记者 · 记者**" in shown
    assert "### 回答2\n\n**王立强 · 官员 · 市反诈中心主任**" in shown
