"""Comparisons made by hand, of invented pages."""

import datetime as dt
import json
import pathlib

import jsonschema  # type: ignore[import-untyped] # has none of its own
import pytest

from monitor.model import (
    Change,
    Comparison,
    Document,
    Edit,
    EditKind,
    Exchange,
    Kind,
    Matter,
    Part,
    Participant,
    Role,
    Severity,
    Side,
    Span,
    Subject,
    Turn,
)

URL = "https://press.example/2026/t20260301_1.html"
BEFORE = dt.datetime(2026, 3, 1, 1, 30, tzinfo=dt.UTC)
AFTER = dt.datetime(2026, 3, 2, 6, 5, 9, tzinfo=dt.UTC)


def side(content, number, at):
    return Side(
        content,
        at=at,
        digest="sha256:" + f"{number:x}c0ffee5" * 8,
        number=number,
        location=f"snapshots/2026/page-{number}.warc.gz",
    )


def comparison(old, new, *edits, **more):
    values = {
        "url": URL,
        "title": None,
        "change": Change(tuple(edits)),
        "old": side(old, 1, BEFORE),
        "new": side(new, 2, AFTER),
        "source": "Linhai press office",
        "zone": "Asia/Shanghai",
    }
    return Comparison(**{**values, **more})


def spans_of(old, new, *words):
    """Spans of (old word, new word), each found after the one before."""
    found, at_old, at_new = [], 0, 0
    for before, after in words:
        i, j = old.index(before, at_old), new.index(after, at_new)
        found.append(Span(i, i + len(before), j, j + len(after)))
        at_old, at_new = i + len(before), j + len(after)
    return tuple(found)


ANSWER = (
    "感谢您的提问。去年以来，临海市公安机关紧盯群众反映强烈的突出问题，"
    "持续开展“净网护民”专项行动，共破获电信网络诈骗案件3.3万起，抓获犯罪嫌疑人"
    "1.2万名，返还被骗资金4.6亿元。\n下一步，我们将会同银行、通信等部门，"
    "依托SmartGuard预警平台，把防范的关口前移，努力让群众的钱袋子更安全。谢谢。"
)
NEW_ANSWER = ANSWER.replace("3.3万起", "3.2万起").replace("1.2万名", "1.1万名")


def transcript_zh(answer=ANSWER, title="临海市打击治理电信网络诈骗新闻发布会实录"):
    return Document(
        kind=Kind.TRANSCRIPT,
        title=title,
        published=dt.date(2026, 3, 1),
        turns=(
            Turn(
                Role.MODERATOR,
                "周岚",
                "各位记者朋友，大家上午好！欢迎出席新闻发布会。\n"
                "下面请李敏副局长介绍情况。",
                "市政府新闻办公室副主任",
            ),
            Turn(
                Role.OFFICIAL,
                "李敏",
                "各位记者朋友，大家好！现将有关工作情况通报如下。",
                "市公安局副局长",
            ),
            Turn(Role.MODERATOR, "周岚", "下面请记者提问，提问前请通报所在媒体。"),
            Turn(Role.REPORTER, "临海日报记者", "请问去年打击诈骗的成效如何？"),
            Turn(Role.OFFICIAL, "李敏", answer, "市公安局副局长"),
            Turn(
                Role.REPORTER, "滨江晚报记者", "老年人如何识别骗局？有没有具体的提醒？"
            ),
            Turn(
                Role.OFFICIAL,
                "王立强",
                "三点提醒：不轻信、不透露、不转账。遇到疑问，请拨打96110。",
                "市反诈中心主任",
            ),
            Turn(Role.MODERATOR, "周岚", "今天的发布会到此结束，谢谢大家。"),
        ),
        exchanges=(Exchange((3,), (4,)), Exchange((5,), (6,))),
        participants=(Participant("李敏", "市公安局副局长"),),
    )


@pytest.fixture
def figure_zh():
    """A figure in Li Min's answer to the Linhai Daily, and a second one."""
    old, new = transcript_zh(), transcript_zh(NEW_ANSWER)
    edit = Edit(
        EditKind.EDITED,
        Part.TURN,
        ANSWER,
        NEW_ANSWER,
        Severity.HIGH,
        old_at=(4,),
        new_at=(4,),
        speaker="李敏",
        role=Role.OFFICIAL,
        spans=spans_of(
            ANSWER, NEW_ANSWER, ("3.3万起", "3.2万起"), ("1.2万名", "1.1万名")
        ),
        matters=(
            Matter(Subject.FIGURE, "3.3万起", "3.2万起", 3.2 / 3.3),
            Matter(Subject.FIGURE, "1.2万名", "1.1万名", 1.1 / 1.2),
        ),
    )
    return comparison(old, new, edit)


@pytest.fixture
def exchange_gone_zh():
    """The second question and its answer are gone."""
    old = transcript_zh()
    new = Document(
        kind=old.kind,
        title=old.title,
        published=old.published,
        turns=old.turns[:5] + old.turns[7:],
        exchanges=old.exchanges[:1],
        participants=old.participants,
    )
    text = f"{old.turns[5].text}\n{old.turns[6].text}"
    edit = Edit(
        EditKind.REMOVED,
        Part.EXCHANGE,
        text,
        None,
        Severity.HIGH,
        old_at=(5,),
        speaker="王立强",
        role=Role.OFFICIAL,
    )
    return comparison(old, new, edit)


@pytest.fixture(scope="session")
def validator():
    """The published schema, checked to be one itself."""
    path = pathlib.Path(__file__).parents[2] / "docs" / "report.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)
