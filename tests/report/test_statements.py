"""What a report says happened, in both languages."""

import dataclasses

import pytest

from monitor.model import (
    Alert,
    Availability,
    Change,
    Comparison,
    Document,
    Edit,
    EditKind,
    Kind,
    Link,
    Listing,
    Matter,
    Part,
    Role,
    Severity,
    Side,
    Silence,
    Subject,
    Turn,
    Verdict,
)
from monitor.report import headline, terminal_text, to_json


def edit(kind, part, old=None, new=None, severity=Severity.HIGH, **more):
    return Edit(kind, part, old, new, severity, **more)


def statement(comparison, language="en"):
    (only,) = to_json(comparison)["edits"]
    return only["statement"][language]


def test_a_figure_is_the_headline_with_its_relative_change(figure_zh):
    assert headline(figure_zh) == (
        "high: a figure in an official’s answer, 3.3万起 → 3.2万起, −3 %"
    )
    assert headline(figure_zh, language="zh") == (
        "高：官员回答中的数字，3.3万起 → 3.2万起，−3%"
    )


def test_an_edit_names_whose_answer_to_whom(figure_zh):
    assert statement(figure_zh) == "In 李敏’s answer to 临海日报记者, a figure changed"
    assert statement(figure_zh, "zh") == "李敏对临海日报记者的回答中，数字有改动"


def test_a_removed_exchange_is_told_as_one_with_both_speakers(exchange_gone_zh):
    assert statement(exchange_gone_zh) == "The second question and its answer are gone"
    assert statement(exchange_gone_zh, "zh") == "第二个问题及其回答已被删除"
    assert headline(exchange_gone_zh, language="zh") == (
        "高：第二个问题及其回答已被删除：“老年人如何识别骗局？有没有具体的提醒？”"
    )
    shown = terminal_text(exchange_gone_zh, width=80)
    question = shown.index("− 老年人如何识别骗局？")
    answer = shown.index("− 三点提醒：")
    assert shown.index("滨江晚报记者 · reporter") < question
    assert question < shown.index("王立强 · official") < answer


@pytest.mark.parametrize(
    ("given", "english", "chinese"),
    [
        (
            edit(EditKind.REMOVED, Part.TURN, "话", old_at=(6,), speaker="王立强"),
            "王立强’s answer to 滨江晚报记者 is gone",
            "王立强对滨江晚报记者的回答已被删除",
        ),
        (
            edit(EditKind.ADDED, Part.TURN, None, "话", new_at=(3,), speaker="某报"),
            "某报’s question is new",
            "某报的提问为新增",
        ),
        (
            edit(
                EditKind.ADDED,
                Part.PARAGRAPH,
                None,
                "话",
                new_at=(1, 2),
                speaker="李敏",
                role=Role.OFFICIAL,
            ),
            "A paragraph in 李敏’s statement is new",
            "李敏的发言中的一段为新增",
        ),
        (
            edit(
                EditKind.MOVED,
                Part.SENTENCE,
                "话。",
                "话。",
                old_at=(1, 0),
                new_at=(4, 1),
                speaker="李敏",
                role=Role.OFFICIAL,
            ),
            "A sentence in 李敏’s statement was moved to 李敏’s answer to 临海日报记者",
            "李敏的发言中的一句话已被移至李敏对临海日报记者的回答",
        ),
        (
            edit(
                EditKind.REATTRIBUTED,
                Part.SENTENCE,
                "话。",
                "话。",
                speaker="王立强",
                role=Role.OFFICIAL,
                former_speaker="李敏",
                former_role=Role.OFFICIAL,
            ),
            "A sentence, formerly attributed to 李敏, is now attributed to 王立强",
            "一句话原归于李敏，现归于王立强",
        ),
        (
            edit(
                EditKind.REATTRIBUTED,
                Part.TURN,
                "话。",
                "话。",
                speaker=None,
                role=Role.NARRATION,
                former_speaker="李敏",
                former_role=Role.OFFICIAL,
            ),
            "Words of 李敏 are now attributed to the narration",
            "原为李敏的话，现归于正文",
        ),
        (
            edit(
                EditKind.REATTRIBUTED,
                Part.TURN,
                "话。",
                "话。",
                speaker="李敏",
                role=Role.MODERATOR,
                former_speaker="李敏",
                former_role=Role.OFFICIAL,
            ),
            "李敏 now speaks as moderator, formerly as official",
            "李敏的身份由官员改为主持人",
        ),
        (
            edit(EditKind.EDITED, Part.TITLE, "旧", "新"),
            "In the title, the wording changed",
            "标题中，措辞有改动",
        ),
        (
            edit(EditKind.EDITED, Part.DATE, "2026-03-01", "2026-03-02"),
            "The date changed",
            "日期有改动",
        ),
        (
            edit(EditKind.REMOVED, Part.PARTICIPANT, "李敏", None),
            "A participant is gone: 李敏",
            "出席人员删去：李敏",
        ),
        (
            edit(EditKind.EDITED, Part.KIND, "transcript", "article"),
            "The page is now an article, formerly a transcript",
            "页面类型由问答实录变为文章",
        ),
        (
            edit(EditKind.SPLIT, Part.PARAGRAPH, "甲乙", "甲\n乙", new_at=(0, 0)),
            "A paragraph in the text was split",
            "正文中的一段已被拆分",
        ),
        (
            edit(EditKind.REMOVED, Part.RELEASE, "通报", None),
            "A release is no longer listed: 通报",
            "列表撤下：通报",
        ),
    ],
)
def test_each_kind_of_edit_has_its_sentence(figure_zh, given, english, chinese):
    change = Change((given,))
    comparison = dataclasses.replace(figure_zh, change=change)
    assert statement(comparison) == english
    assert statement(comparison, "zh") == chinese


@pytest.mark.parametrize(
    ("ratio", "change"),
    [
        (3.2 / 3.3, "−3 %"),
        (1.5, "+50 %"),
        (0.0, "−100 %"),
        (12.0, "12 times"),
        (1.0025, "+0.25 %"),
        (0.915, "−8.5 %"),
        (1.0000001, None),
        (float("nan"), None),
        (-2.0, None),
        (None, None),
    ],
)
def test_a_relative_change_has_two_digits_or_is_left_out(figure_zh, ratio, change):
    given = edit(
        EditKind.EDITED,
        Part.TITLE,
        "a 1",
        "a 2",
        matters=(Matter(Subject.FIGURE, "1", "2", ratio),),
    )
    comparison = dataclasses.replace(figure_zh, change=Change((given,)))
    expected = "high: a figure in the title, 1 → 2" + (f", {change}" if change else "")
    assert headline(comparison) == expected


def test_a_word_that_came_or_went_is_quoted_and_wording_is_not_called_out(figure_zh):
    matters = (
        Matter(Subject.WORDING, "全部", None),
        Matter(Subject.NEGATION, "不", None),
    )
    given = edit(EditKind.EDITED, Part.TITLE, "全部不予", "予", matters=matters)
    comparison = dataclasses.replace(figure_zh, change=Change((given,)))
    assert headline(comparison) == "high: a negation in the title, “不” removed"
    assert headline(comparison, language="zh") == "高：标题中的否定词，删去“不”"
    shown = terminal_text(comparison, width=80)
    assert "negation: − 不" in shown
    assert "wording:" not in shown


def test_the_foremost_edit_leads_and_the_others_are_counted(figure_zh):
    low = edit(EditKind.EDITED, Part.TITLE, "甲", "乙", Severity.LOW)
    edits = (low, *figure_zh.change.edits, low)
    comparison = dataclasses.replace(figure_zh, change=Change(edits))
    assert headline(comparison).startswith("high: a figure in an official’s answer")
    assert headline(comparison).endswith("; 2 more edits")
    assert headline(comparison, language="zh").endswith("；另有2处改动")


@pytest.mark.parametrize(
    ("became", "level", "english", "chinese"),
    [
        ("gone", "high", "the page was taken down", "页面已被撤下"),
        (
            "blocked",
            "medium",
            "the page can no longer be read: it is blocked",
            "页面被拦截，无法读取",
        ),
        ("ok", "low", "the page is back", "页面已恢复"),
    ],
)
def test_a_page_taken_down_is_told_without_edits(
    figure_zh, became, level, english, chinese
):
    verdict = Verdict(Availability(became), "404 three times in two hours")
    comparison = dataclasses.replace(
        figure_zh,
        change=Change(),
        new=Side(None, at=figure_zh.new.at),
        became=Availability(became),
        verdict=verdict,
    )
    assert headline(comparison) == f"{level}: {english}"
    assert headline(comparison, language="zh").endswith(f"：{chinese}")
    assert "404 three times in two hours" in terminal_text(comparison, width=80)


def test_an_alert_is_told_with_its_evidence(figure_zh):
    comparison = dataclasses.replace(
        figure_zh,
        change=Change(),
        alert=Alert.QUIET,
        verdict=Verdict(Availability.OK, "The newest release is of 2026-05-02."),
    )
    said = "nothing new has appeared here for far longer than usual"
    assert headline(comparison) == f"medium: {said}"
    assert headline(comparison, language="zh").endswith("此处久无更新，间隔远超平时")
    assert "of 2026-05-02" in terminal_text(comparison, width=80)


def test_a_return_says_to_which_version(figure_zh):
    comparison = dataclasses.replace(figure_zh, returns_to=1)
    assert headline(comparison).endswith("; a return to version 1")
    shown = terminal_text(comparison, width=80, language="zh")
    assert "恢复为第1版" in shown


def test_silent_edits_are_counted_by_reason_and_never_shown(figure_zh):
    silent = [
        edit(EditKind.EDITED, Part.PARAGRAPH, "甲 ", "甲", Severity.COSMETIC),
        edit(
            EditKind.EDITED,
            Part.PARAGRAPH,
            "浏览次数：7",
            "浏览次数：8",
            Severity.COSMETIC,
            silence=Silence.STAMP,
        ),
    ]
    edits = (*figure_zh.change.edits, *silent)
    comparison = dataclasses.replace(figure_zh, change=Change(edits))
    shown = terminal_text(comparison, width=200)
    assert "浏览次数" not in shown
    assert "1 edit of form alone" in shown
    assert "1 stamp" in shown
    assert "more edit" not in headline(comparison)
    only = dataclasses.replace(figure_zh, change=Change(tuple(silent)))
    assert headline(only) == "nothing but the form changed"


def test_a_bare_figure_says_what_it_stands_after(figure_zh):
    turn = Turn(Role.NARRATION, None, "确诊病例\n54\n治愈\n7")
    content = Document(Kind.ARTICLE, "通报", None, (turn,))
    matters = (Matter(Subject.FIGURE, "38", "54", 54 / 38),)
    given = edit(EditKind.EDITED, Part.CELL, "38", "54", new_at=(0, 1), matters=matters)
    comparison = dataclasses.replace(
        figure_zh, change=Change((given,)), new=Side(content)
    )
    assert headline(comparison) == (
        "high: a figure in a table cell of the text, 38 → 54, +42 %, after “确诊病例”"
    )
    assert "after “确诊病例”" in terminal_text(comparison, width=80)
    assert "在“确诊病例”之后" in terminal_text(comparison, width=80, language="zh")


def test_items_that_came_together_are_told_together(figure_zh):
    items = tuple(
        edit(
            EditKind.ADDED,
            Part.LIST_ITEM,
            None,
            f"第{n}项",
            Severity.MEDIUM,
            new_at=(0, n),
        )
        for n in range(3)
    )
    comparison = dataclasses.replace(figure_zh, change=Change(items))
    shown = terminal_text(comparison, width=80)
    assert "1–3. A list item in the text is new (3 times)  [medium]" in shown
    assert shown.count("is new (") == 1
    assert all(f"+ 第{n}项" in shown for n in range(3))
    assert len(to_json(comparison)["edits"]) == 3
    assert headline(comparison).endswith("; 2 more edits")


def test_a_report_names_page_source_times_digests_and_how_to_see_both(figure_zh):
    shown = terminal_text(figure_zh, width=100)
    for fact in (
        figure_zh.url,
        "Linhai press office",
        "临海市打击治理电信网络诈骗新闻发布会实录",
        "version 1 · 2026-03-01 09:30:00 UTC+08:00 Asia/Shanghai",
        "version 2 · 2026-03-02 14:05:09 UTC+08:00 Asia/Shanghai",
        "sha256:1c0ffee51c0ffee5",
        "sha256:2c0ffee52c0ffee5",
        "snapshots/2026/page-1.warc.gz",
        f"monitor show --version 1 {figure_zh.url}",
        f"monitor show --version 2 {figure_zh.url}",
    ):
        assert fact in shown


def test_the_command_to_see_the_original_is_safe_to_paste(figure_zh):
    comparison = dataclasses.replace(figure_zh, url="https://x.example/;rm -rf ~")
    shown = terminal_text(comparison, width=120)
    assert "monitor show --version 1 'https://x.example/;rm -rf ~'" in shown


def test_two_files_need_no_page_time_or_version():
    old = Listing("通知", (Link("https://x.example/1", "甲"),))
    new = Listing("通知", (Link("https://x.example/2", "乙"), *old.links))
    found = edit(EditKind.ADDED, Part.RELEASE, None, "乙", Severity.LOW, new_at=(0,))
    comparison = Comparison(
        url=None,
        title=None,
        change=Change((found,)),
        old=Side(old, location="old.html"),
        new=Side(new, location="new.html"),
    )
    assert headline(comparison) == "low: a new release is listed: 乙"
    assert to_json(comparison)["edits"][0]["url"] == "https://x.example/2"
    shown = terminal_text(comparison, width=80)
    assert "old.html" in shown
    assert "+ 乙" in shown


def test_an_unknown_zone_falls_back_to_utc(figure_zh):
    comparison = dataclasses.replace(figure_zh, zone="Mars/Olympus")
    assert "2026-03-01 01:30:00 UTC" in terminal_text(comparison, width=100)
