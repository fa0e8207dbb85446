"""Lines, marks and columns on a terminal."""

import dataclasses
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from monitor.model import (
    Change,
    Document,
    Edit,
    EditKind,
    Kind,
    Part,
    Role,
    Severity,
    Span,
    Turn,
)
from monitor.report import changes_text, terminal, terminal_text, transcript_text

CLOSING = "、。，．：；？！）》」』】”’％"
OPENING = "（《「『【“‘"
WORDS = (
    "破获 案件 3.3万 起 ， 。 “ ” （ ） 《 》 SmartGuard WeChat 96110 96.5% 、 群众 ！"
)
mixed = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=80).map("".join)
phrases = st.sampled_from(
    ["破获案件", "3.3万起，", "“净网”", "（注）。", "《办法》", "用SmartGuard的"]
)


def said(text, width):
    turn = Turn(Role.OFFICIAL, "李敏", text)
    page = Document(Kind.TRANSCRIPT, "实录", None, (turn,))
    shown = transcript_text(page, width=width, language="zh")
    lines = shown.split("李敏 · 官员\n")[1].rstrip("\n").split("\n")
    assert all(line.startswith("  ") for line in lines)
    return [line[2:] for line in lines]


@given(mixed, st.integers(40, 100))
def test_chinese_wraps_without_losing_or_adding_a_character(text, width):
    assert "".join(said(text, width)) == text


@given(st.lists(phrases, min_size=5, max_size=60).map("".join), st.integers(40, 100))
def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket(text, width):
    lines = said(text, width)
    assert not any(line[0] in CLOSING for line in lines)
    assert not any(line[-1] in OPENING for line in lines)
    joined = "\n".join(lines)
    assert joined.count("SmartGuard") == text.count("SmartGuard")
    assert joined.count("3.3万") == text.count("3.3万")
    # No line is left much shorter than it has to be.
    assert all(cell_len(line) >= width - 2 - 14 for line in lines[:-1])


def test_latin_words_and_numbers_are_not_cut():
    text = "The bureau’s figures for 2025 – 33,000 cases – were corrected to 32,000."
    for width in range(40, 80):
        words = " ".join(said(text, width)).split()
        assert words == text.split()


def test_a_word_wider_than_the_terminal_is_cut_at_its_edge():
    lines = said("https://press.example/" + "a" * 100, 42)
    assert [len(line) for line in lines] == [40, 40, 40, 2]


def test_changed_words_stand_in_brackets_where_there_is_no_color(figure_zh):
    shown = terminal_text(figure_zh, width=100)
    assert "案件[-3.3万起-]，" in shown
    assert "案件{+3.2万起+}，" in shown
    assert "figure: 3.3万起 → 3.2万起  −3 %" in shown
    assert "\x1b" not in shown


def test_color_is_never_alone(figure_zh):
    shown = terminal_text(figure_zh, width=100, color=True)
    assert "\x1b[9;31m3.3万起\x1b[0m" in shown  # struck through and red
    assert "\x1b[4;32m3.2万起\x1b[0m" in shown  # underlined and green
    assert "[-" not in shown


def test_a_console_narrower_than_asked_for_wraps_to_itself(figure_zh):
    console = Console(file=io.StringIO(), width=44)
    with console.capture() as capture:
        console.print(terminal(figure_zh, width=90, color=False))
    assert max(map(cell_len, capture.get().split("\n"))) <= 44


@pytest.mark.parametrize("width", [12, 20, 30])
def test_a_very_narrow_terminal_still_gets_the_words(figure_zh, width):
    shown = terminal_text(figure_zh, width=width, language="zh")
    assert max(map(cell_len, shown.split("\n"))) <= width
    assert "3.3万起" in shown.replace("\n", "").replace(" ", "")
    rows = changes_text([figure_zh], width=width)
    assert max(map(cell_len, rows.split("\n"))) <= width


def test_a_long_paragraph_is_shown_around_what_changed(figure_zh):
    filler = "这是一段没有改动的说明文字。" * 40
    old, new = f"{filler}共3起。{filler}", f"{filler}共2起。{filler}"
    at = len(filler) + 1
    edit = Edit(
        EditKind.EDITED,
        Part.PARAGRAPH,
        old,
        new,
        Severity.HIGH,
        old_at=(1, 0),
        new_at=(1, 0),
        spans=(Span(at, at + 2, at, at + 2),),
    )
    shown = terminal_text(
        dataclasses.replace(figure_zh, change=Change((edit,))), width=80
    )
    assert "…" in shown
    assert "共[-3起-]。" in shown
    assert "共{+2起+}。" in shown
    assert shown.count("这是一段没有改动的说明文字。") < 20


def test_a_moved_text_is_shown_once_as_moved(figure_zh):
    edit = Edit(
        EditKind.MOVED,
        Part.SENTENCE,
        "谢谢大家。",
        "谢谢大家。",
        Severity.LOW,
        old_at=(7, 0),
        new_at=(0, 0),
    )
    shown = terminal_text(
        dataclasses.replace(figure_zh, change=Change((edit,))), width=100
    )
    assert shown.count("谢谢大家。") == 2  # the headline quotes it
    assert "⇄ 谢谢大家。" in shown
    assert "from turn 8, paragraph 1 to turn 1, paragraph 1" in shown


def test_words_under_another_name_are_shown_once(figure_zh):
    edit = Edit(
        EditKind.REATTRIBUTED,
        Part.TURN,
        "谢谢大家。",
        "谢谢大家。",
        Severity.HIGH,
        speaker="王立强",
        role=Role.OFFICIAL,
        former_speaker="李敏",
        former_role=Role.OFFICIAL,
    )
    shown = terminal_text(
        dataclasses.replace(figure_zh, change=Change((edit,))), width=100
    )
    assert shown.count("谢谢大家。") == 2
    assert "= 谢谢大家。" in shown


def test_a_paragraph_break_that_came_or_went_has_a_sign(figure_zh):
    edit = Edit(
        EditKind.SPLIT,
        Part.PARAGRAPH,
        "甲。乙。",
        "甲。\n乙。",
        Severity.LOW,
        spans=(Span(2, 2, 2, 3),),
    )
    shown = terminal_text(
        dataclasses.replace(figure_zh, change=Change((edit,))), width=80
    )
    assert "甲。{+¶" in shown


def test_screen_controls_of_a_page_are_printed_as_code_points(figure_zh):
    comparison = dataclasses.replace(
        figure_zh, title="a\x1b]0;owned\x07b\u202ec", source="\x9b31m"
    )
    for shown in (
        terminal_text(comparison, width=80),
        changes_text([comparison], width=100),
    ):
        assert "a⟨U+001B⟩]0;owned⟨U+0007⟩b⟨U+202E⟩c" in shown
        assert "⟨U+009B⟩31m" in shown


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_row_of_changes_has_time_severity_source_page_and_edit(
    figure_zh, exchange_gone_zh, language
):
    shown = changes_text(
        [figure_zh, exchange_gone_zh], width=110, language=language
    ).split("\n")
    head, page, first, _, second, *_ = shown
    assert head.split()[0] in ("Time", "时间")
    assert page.startswith("2026-03-02 14:05+08:00  ")
    assert "Linhai press of…" in page
    assert "临海市打击治理电信网络诈骗新闻发布会实录" in page
    assert "李敏" in first
    assert "3.3万起 → 3.2万起" in first
    assert second.strip().startswith(
        (
            "the second question and its answer are gone: “老年人",
            "第二个问题及其回答已被删除：“老年人",
        )
    )


def test_no_changes_is_said_in_words():
    assert changes_text([], width=80) == "No changes.\n"
