"""The page for a browser."""

import base64
import dataclasses
import hashlib

import pytest
from selectolax.lexbor import LexborHTMLParser

from monitor.model import Change, Edit, EditKind, Link, Listing, Part, Severity
from monitor.report import html, transcript_html

HOSTILE = "</title><script>alert('x')</script><b onclick=x>\u202e"


def parsed(page):
    return LexborHTMLParser(page)


def test_the_policy_names_the_one_style_sheet_and_allows_nothing_else(figure_zh):
    tree = parsed(html(figure_zh))
    policy = tree.css("meta[http-equiv=Content-Security-Policy]")[0]
    css = tree.css("style")[0].text()
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    rules = dict(
        rule.strip().split(" ", 1)
        for rule in (policy.attributes["content"] or "").split(";")
    )
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not tree.css("script, link, img, iframe, [style]")
    assert "url(" not in css
    assert "@import" not in css


def test_changed_words_are_del_and_ins_in_place(figure_zh):
    tree = parsed(html(figure_zh))
    text = tree.css(".edit .text")[0]
    assert [n.text() for n in text.css("del")] == ["3.3万起", "1.2万名"]
    assert [n.text() for n in text.css("ins")] == ["3.2万起", "1.1万名"]
    for node in text.css("del"):
        node.decompose()
    assert text.text() == figure_zh.change.edits[0].new


def test_side_by_side_each_column_is_its_own_version(figure_zh):
    tree = parsed(html(figure_zh, layout="side-by-side"))
    old, new = tree.css(".side .text")
    assert old.text() == figure_zh.change.edits[0].old
    assert new.text() == figure_zh.change.edits[0].new
    assert not old.css("ins")
    assert not new.css("del")


def test_figures_are_called_out(figure_zh):
    tree = parsed(html(figure_zh, language="zh"))
    first = tree.css(".matters li")[0]
    assert first.css(".old")[0].text() == "3.3万起"
    assert first.css(".new")[0].text() == "3.2万起"
    assert first.css(".change")[0].text() == "−3%"


def test_what_did_not_change_is_folded_and_complete(figure_zh):
    tree = parsed(html(figure_zh))
    folds = tree.css("details.same")
    assert [f.css("summary")[0].text() for f in folds] == [
        "5 unchanged paragraphs",
        "3 unchanged paragraphs",
    ]
    assert not any("open" in fold.attributes for fold in folds)
    shown = [p.text() for p in tree.css("details .said")]
    turns = figure_zh.new.content.turns
    assert shown == [p for i, t in enumerate(turns) if i != 4 for p in t.paragraphs]


def test_a_removed_exchange_stands_where_it_stood(exchange_gone_zh):
    flow = parsed(html(exchange_gone_zh)).css(".flow > *")
    kinds = [n.attributes.get("class") for n in flow[1:]]
    assert kinds == ["same", "edit high", "same"]
    assert "今天的发布会到此结束" in flow[3].text()


def test_cards_keep_the_pages_order_whatever_stands_where(figure_zh):
    # The second question follows the answer that was edited; its place is known from
    # that edit alone, since the edited text is not on the new side.
    old, new = figure_zh.old.content, figure_zh.new.content
    new = dataclasses.replace(
        new, turns=(*new.turns[:5], *new.turns[7:]), exchanges=new.exchanges[:1]
    )
    gone = Edit(
        EditKind.REMOVED,
        Part.EXCHANGE,
        f"{old.turns[5].text}\n{old.turns[6].text}",
        None,
        Severity.HIGH,
        old_at=(5,),
    )
    comparison = dataclasses.replace(
        figure_zh,
        new=dataclasses.replace(figure_zh.new, content=new),
        change=Change((gone, *figure_zh.change.edits)),
    )
    cards = parsed(html(comparison)).css(".flow .edit h3")
    assert [card.text().split("  ")[0].strip() for card in cards] == [
        "2. In 李敏’s answer to 临海日报记者, a figure changed high",
        "1. The second question and its answer are gone high",
    ]


def test_several_edits_are_listed_first_each_leading_to_its_place(figure_zh):
    title = Edit(EditKind.EDITED, Part.TITLE, "甲", "乙", Severity.LOW)
    edits = (title, *figure_zh.change.edits)
    tree = parsed(html(dataclasses.replace(figure_zh, change=Change(edits))))
    links = tree.css(".brief a")
    assert [link.text() for link in links] == [
        "A figure in 李敏’s answer to 临海日报记者, 3.3万起 → 3.2万起, −3 %",
        "In the title, the wording changed",
    ]
    for link in links:
        assert tree.css(link.attributes["href"] or "missing")


def test_long_contents_are_folded_after_a_dozen(figure_zh):
    edits = tuple(
        Edit(EditKind.EDITED, Part.TITLE, f"甲{n}", f"乙{n}", Severity.LOW)
        for n in range(20)
    )
    tree = parsed(html(dataclasses.replace(figure_zh, change=Change(edits))))
    assert len(tree.css(".brief > ol > li")) == 12
    assert tree.css(".brief summary")[0].text() == "8 more"
    rest = tree.css(".brief details li")
    assert rest[0].attributes["value"] == "13"


def test_several_comparisons_make_one_page_with_contents(figure_zh, exchange_gone_zh):
    tree = parsed(html([figure_zh, exchange_gone_zh]))
    assert len(tree.css("article")) == 2
    assert len(tree.css("nav a")) == 2
    ids = [n.attributes["id"] for n in tree.css("[id]")]
    assert len(ids) == len(set(ids))


def test_no_comparisons_make_a_page_that_says_so():
    assert "No changes." in html([])


def test_hostile_words_are_shown_as_they_are(figure_zh):
    edit = dataclasses.replace(
        figure_zh.change.edits[0],
        speaker=HOSTILE,
        old=HOSTILE,
        new=HOSTILE * 2,
        spans=(),
        part=Part.PARAGRAPH,
    )
    page = html(
        dataclasses.replace(
            figure_zh,
            title=HOSTILE,
            url="javascript:alert(1)",
            source=HOSTILE,
            change=Change((edit,)),
        )
    )
    tree = parsed(page)
    assert not tree.css("script, b, [onclick]")
    assert "<script" not in page
    shown = tree.css("header .page")[0].text()
    assert shown == HOSTILE.replace("\u202e", "⟨U+202E⟩")
    assert not tree.css("header a")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("我们这次发布会", "zh-Hans"),
        ("我們這次發布會", "zh-Hant"),
        ("記者会のお知らせ", "ja"),
        ("정례 브리핑", "ko"),
        ("Press conference", ""),
        ("مؤتمر صحفي", ""),
    ],
)
def test_words_of_the_page_carry_their_language_and_direction(figure_zh, text, tag):
    listing = Listing(text, (Link("https://x.example/1", text),))
    page = parsed(transcript_html(listing, language="en"))
    assert page.css("html")[0].attributes["lang"] == "en"
    heading = page.css("h1")[0]
    assert heading.attributes["lang"] == tag
    assert heading.attributes["dir"] == "auto"


def test_a_name_written_from_right_to_left_is_isolated(figure_zh):
    edit = dataclasses.replace(
        figure_zh.change.edits[0], old_at=(), new_at=(), speaker="ليلى"
    )
    tree = parsed(html(dataclasses.replace(figure_zh, change=Change((edit,)))))
    heading = tree.css(".edit h3")[0]
    assert heading.css("bdi")[0].text() == "ليلى"
    assert heading.text().startswith("In ليلى’s statement, a figure changed")


def test_a_moved_sentence_is_marked_in_the_paragraph_that_it_moved_into(figure_zh):
    sentence = "谢谢。"
    edit = Edit(
        EditKind.MOVED,
        Part.SENTENCE,
        sentence,
        sentence,
        Severity.LOW,
        old_at=(7, 0),
        new_at=(4, 1),
    )
    tree = parsed(html(dataclasses.replace(figure_zh, change=Change((edit,)))))
    text = tree.css(".edit .moved .text")[0]
    assert text.css("mark")[0].text() == sentence
    assert text.text().endswith("努力让群众的钱袋子更安全。谢谢。")


def test_what_is_gone_as_a_whole_can_still_be_read(exchange_gone_zh):
    tree = parsed(html(exchange_gone_zh))
    assert len(tree.css(".edit .text.gone")) == 2


def test_a_page_taken_down_keeps_what_it_said(figure_zh):
    comparison = dataclasses.replace(
        figure_zh,
        change=Change(),
        new=dataclasses.replace(figure_zh.new, content=None),
    )
    tree = parsed(html(comparison))
    assert "共破获电信网络诈骗案件3.3万起" in tree.css("details")[0].text()
    assert tree.css("h2")[0].text() == "What the page said"
    assert tree.css("summary")[0].text() == "10 paragraphs"


def test_speakers_are_colored_by_role_and_exchanges_marked(figure_zh):
    tree = parsed(transcript_html(figure_zh.new.content))
    roles = [n.attributes["class"] for n in tree.css(".speech")]
    assert roles == [f"speech {t.role.value}" for t in figure_zh.new.content.turns]
    assert [n.text() for n in tree.css("h2")] == [
        "Question 1",
        "Answer 1",
        "Question 2",
        "Answer 2",
    ]


def test_a_listing_is_a_table():
    listing = Listing(
        "通知公告", (Link("https://x.example/1", "关于召开发布会的通知"),)
    )
    tree = parsed(transcript_html(listing, language="zh"))
    assert [n.text() for n in tree.css("th")] == ["序号", "日期", "标题"]
    assert tree.css("td a")[0].attributes["href"] == "https://x.example/1"
