"""What pages showed that were written without sight of the parser."""

import pytest

from monitor.model import Document, Listing
from monitor.parse import parse

TURNS = "".join(
    f'<li><div class="ft-name">[ {who} ]</div><div class="ft-con"><p>{words}</p></div>'
    f'<div class="ft-time">[10:{minute:02d}]</div></li>'
    for minute, (who, words) in enumerate(
        [
            (
                "主持人",
                "各位网友，大家好！今天我们请来了市供水局局长，就供水问题与大家交流。",
            ),
            ("江远帆", "主持人好，各位网友大家好！很高兴和大家交流供水方面的工作。"),
            ("主持人", "今年我市供水管网改造的任务是多少，进展怎么样？"),
            ("江远帆", "今年计划改造管网一百二十公里，到九月底已经完成了九十公里。"),
            ("主持人", "改造期间停水怎么通知居民？"),
            ("江远帆", "停水前二十四小时在小区公告栏张贴通知，同时发送短信。"),
        ]
    )
)


def test_boxes_that_come_again_and_again_are_no_foot_of_the_page():
    content = parse(f"<h2>供水问答</h2><ul>{TURNS}</ul>".encode()).content
    assert isinstance(content, Document)
    assert [t.speaker for t in content.turns if t.role == "official"] == ["江远帆"] * 3


def test_a_title_that_opens_with_a_day_is_a_title():
    items = "".join(
        f'<li><div class="rq"><b>{day}</b><i>2024-11</i></div>'
        f'<a href="/t202411{day}_1.shtml">2024年11月{day}日发言人主持例行记者会</a>'
        for day in (20, 19, 18, 15, 14)
    )
    page = f'<div class="bt">例行记者会</div><ul>{items}</ul>'
    content = parse(page.encode(), url="http://press.example/list/").content
    assert isinstance(content, Listing)
    assert [link.title for link in content.links][:2] == [
        "2024年11月20日发言人主持例行记者会",
        "2024年11月19日发言人主持例行记者会",
    ]


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Secretary for Harbour and Transport", "Secretary for Harbour and Transport"),
        ("Secretary for Health and Welfare John Tang", "John Tang"),
        (
            "Minister of Health and Family Welfare",
            "Minister of Health and Family Welfare",
        ),
    ],
)
def test_an_office_for_two_things_is_one_office(label, speaker):
    lines = (
        "We have looked at it with care, and we will answer in the spring.",
        "It is too early to say; the figures come out at the end of the month.",
    )
    page = "<h1>Transcript of a stand-up</h1>" + "".join(
        f"<p>Reporter: What about the {thing}, and when will it come?</p>"
        f"<p>{label}: {said}</p>"
        for thing, said in zip(("ferry", "pier"), lines, strict=True)
    )
    content = parse(page.encode()).content
    assert isinstance(content, Document)
    assert {t.speaker for t in content.turns if t.role == "official"} == {speaker}


def test_a_picture_that_leads_to_a_larger_one_is_kept_beside_a_list():
    items = "".join(
        f'<li><a href="/2026/{n}.pdf">Guidance number {n} for those who care for others'
        f"</a> {n} March 2026</li>"
        for n in range(10, 18)
    )
    page = (
        f'<h1>Guidance</h1><ul>{items}</ul><div><a href="/large.png">'
        '<img src="/small.png" alt="Gatherings"></a></div>'
    )
    parsed = parse(page.encode(), url="http://press.example/")
    assert [image.alt for image in parsed.images] == ["Gatherings"]
