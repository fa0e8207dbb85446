"""Who said what, in the layouts and with the traps that real pages set."""

from __future__ import annotations

import pytest

from monitor.model import Document, Kind, Role
from monitor.parse import parse

R, O, M, N = Role.REPORTER, Role.OFFICIAL, Role.MODERATOR, Role.NARRATION  # noqa: E741 - as on the pages


def read(
    body: str, title: str = "Press conference of the harbour minister"
) -> Document:
    page = (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
        f"<div class=text>{body}</div></body></html>"
    )
    content = parse(page.encode()).content
    assert isinstance(content, Document)
    return content


def said(document: Document) -> list[tuple[Role, str | None, str]]:
    return [(t.role, t.speaker, t.text) for t in document.turns]


LONG = "The outer berth was inspected last week, and the work will take nineteen days."


def test_labels_that_end_in_a_colon_make_turns_and_exchanges():
    page = read(
        f"<p>Q: When does the ferry sail?</p><p>MR. HALE: At nine. {LONG}</p>"
        f"<p>Q: And on Sunday?</p><p>MR. HALE: Not at all.</p><p>{LONG}</p>"
    )
    assert page.kind is Kind.TRANSCRIPT
    assert [(t.role, t.speaker) for t in page.turns] == [
        (R, None),
        (O, "MR. HALE"),
        (R, None),
        (O, "MR. HALE"),
    ]
    assert [(e.question, e.answer) for e in page.exchanges] == [
        ((0,), (1,)),
        ((2,), (3,)),
    ]
    assert page.turns[3].paragraphs == ("Not at all.", LONG)


def test_a_name_on_its_own_line_governs_the_paragraphs_below():
    page = read(
        "<p>佟晚舟</p><p>各位记者朋友，大家上午好，欢迎出席今天的新闻发布会。</p>"
        "<p>江州日报记者</p><p>请问今年的造林任务完成得怎么样？</p>"
        "<p>边云岫</p><p>全年造林一千二百八十六万亩，超过了原定的任务。</p>"
        "<p>佟晚舟</p><p>今天的发布会到此结束，谢谢大家。</p>",
        "林业工作新闻发布会",
    )
    assert [(t.role, t.speaker) for t in page.turns] == [
        (M, "佟晚舟"),
        (R, "江州日报记者"),
        (O, "边云岫"),
        (M, "佟晚舟"),
    ]
    assert page.turns[1].affiliation == "江州日报"


def test_a_letter_before_a_wide_space_is_a_label_without_a_colon():
    gap = "&nbsp;&nbsp;&nbsp;"
    page = read(
        f"<p>THE MINISTER: {LONG}</p><p>Q{gap}Will fares rise?</p>"
        f"<p>THE MINISTER: No.</p><p>Q{gap}Why not?</p><p>THE MINISTER: {LONG}</p>"
        f"<p>Now{gap}look at the tide tables.</p>"
    )
    assert [(t.role, t.speaker) for t in page.turns] == [
        (O, "THE MINISTER"),
        (R, None),
        (O, "THE MINISTER"),
        (R, None),
        (O, "THE MINISTER"),
    ]


def test_a_label_may_be_split_over_inline_tags():
    page = read(
        "<p>问：何时通车？</p><p><b>边</b><b>云岫</b><span>：</span>明年三月通车。</p>"
        "<p>问：票价多少？</p><p><b>边</b><b>云岫</b>：票价执行政府指导价，上浮不得超过两成。</p>",
        "边云岫答记者问",
    )
    assert [t.speaker for t in page.turns] == [None, "边云岫", None, "边云岫"]


def test_several_labels_run_on_in_one_paragraph():
    page = read(
        "<p>问：影响哪些航线？边云岫：主要是两条航线，为期两个月。</p>"
        "<p>问：票怎么退？边云岫：免费退改，十五日前办结。</p>"
        "<p>问：会涨价吗？边云岫：不会，票价执行政府指导价。</p>",
        "边云岫就航班调整答记者问",
    )
    assert [(t.role, t.speaker) for t in page.turns] == [(R, None), (O, "边云岫")] * 3


def test_a_forgotten_label_leaves_the_speaker_open_but_not_the_role():
    page = read(
        "<p>问：大坝何时完工？</p><p>答：明年六月。</p><p>问：费用多少？</p>"
        "<p>总投资九亿元，其中省级安排三亿元。</p><p>问：谁来监督？</p>"
        "<p>答：由第三方监督，每季度公布一次结果。</p>",
        "水务局答记者问",
    )
    assert [(t.role, t.speaker) for t in page.turns] == [(R, None), (O, None)] * 3


def test_a_host_who_puts_a_question_asks_in_that_turn():
    page = read(
        "<p>主持人：各位网友大家好，欢迎边云岫局长做客访谈。</p>"
        "<p>边云岫：网友们好，很高兴来到这里。</p>"
        "<p>主持人：有网友问，新桥什么时候开工？</p><p>边云岫：预计明年三月开工建设。</p>"
        "<p>主持人：感谢边局长，本期节目到此结束。</p>",
        "边云岫做客在线访谈",
    )
    assert [t.role for t in page.turns] == [M, O, R, O, M]


@pytest.mark.parametrize(
    "trap",
    [
        "会议时间定在15:30，请大家准时参加。",
        "我讲三点：第一，加快进度；第二，保证质量。",
        "有一位网友：“船票便宜了，我也想出去走走。”我看了很高兴。",
    ],
)
def test_a_colon_inside_a_sentence_is_no_label(trap):
    page = read(
        f"<p>问：何时开航？</p><p>答：下月开航。</p><p>{trap}</p><p>问：票价呢？</p>"
        "<p>答：票价不变，学生半价。</p>",
        "航运局答记者问",
    )
    assert [t.role for t in page.turns] == [R, O, R, O]
    assert trap in page.turns[1].text


def test_an_article_with_quotations_has_no_turns():
    page = read(
        f"<p>{LONG}</p><p>The minister, Una Hale, said: “We will not wait.”</p>"
        f"<p>One last word, if I may: the berth is safe.</p><p>Note: {LONG}</p>",
        "Outer berth to be rebuilt",
    )
    assert page.kind is Kind.ARTICLE
    assert [t.role for t in page.turns] == [N]


def test_common_questions_are_no_transcript():
    page = read(
        "<p>Q: Do I need a licence?</p><p>A: No, registration is free of charge.</p>"
        "<p>Q: How long does it take?</p><p>A: Five working days at the most.</p>",
        "Small boats: frequently asked questions",
    )
    assert page.kind is Kind.ARTICLE


def test_an_interview_with_bold_questions_needs_no_labels():
    page = read(
        "<p><b>Commissioner, will your train be on time?</b></p><p>I hope it will.</p>"
        "<p><b>Who is going to take it?</b></p><p>We have 900 bookings.</p>"
        "<p><b>Do you draw the timetable yourself?</b></p><p>My first sketch, yes.</p>",
        "“I draw it in pencil”: an interview",
    )
    assert [t.role for t in page.turns] == [R, O] * 3


def test_a_speech_belongs_to_the_name_above_it():
    page = read(
        "<p><b>Ms Ilse Straker, Under-Secretary for Inland Waters</b></p>"
        f"<p>Madam Chair, distinguished delegates,</p><p>I thank you. {LONG}</p>"
        f"<p>{LONG}</p><p>I thank you.</p>",
        "Statement at the River Council",
    )
    assert [(t.role, t.speaker) for t in page.turns] == [(O, "Ms Ilse Straker")]


def test_headings_between_turns_belong_to_nobody():
    page = read(
        f"<p>Q: When?</p><p>MR. HALE: Soon.</p><h3>On the ferry</h3><p>Q: Why?</p>"
        f"<p>MR. HALE: {LONG}</p>"
    )
    assert "On the ferry" not in "".join(t.text for t in page.turns)


def test_what_stands_below_the_end_mark_is_narration():
    page = read(
        f"<p>Q: When?</p><p>MR. HALE: Soon. {LONG}</p><p>Q: Why?</p>"
        "<p>MR. HALE: Because.</p><p>END 4:31 P.M.</p>"
    )
    assert said(page)[-1] == (N, None, "END 4:31 P.M.")


@pytest.mark.parametrize(
    ("question", "answer", "title"),
    [
        ("<p>（記者）</p><p>{q}</p>", "<p>（大臣）</p><p>{a}</p>", "大臣会見記録"),
        ("<p>○記者　{q}</p>", "<p>○大臣　{a}</p>", "大臣会見記録"),
        ("<p>〈질문〉 {q}</p>", "<p>〈답변〉 {a}</p>", "장관 브리핑"),
        ("<p><b>Вопрос:</b> {q}</p>", "<p><b>Ответ:</b> {a}</p>", "Брифинг министра"),
        ("<p>PREGUNTA.- {q}</p>", "<p>RESPUESTA.- {a}</p>", "Rueda de prensa"),
        ("<p>Frage: {q}</p>", "<p>Sts Wacker: {a}</p>", "Pressekonferenz"),
        ("<p>Q : {q}</p>", "<p>R : {a}</p>", "Point de presse"),
        ("<p>SORU- {q}</p>", "<p>CEVAP- {a}</p>", "Basın toplantısı"),
        ("<p>سؤال: {q}</p>", "<p>جواب: {a}</p>", "مؤتمر صحفي"),
        ("<p>Pytanie: {q}</p>", "<p>Rzecznik: {a}</p>", "Konferencja prasowa"),
        ("<p>Запитання: {q}</p>", "<p>Речниця: {a}</p>", "Брифінг"),
        ("<p>DOMANDA: {q}</p>", "<p>Ministro: {a}</p>", "Conferenza stampa"),
        ("<p>Jornalista: {q}</p>", "<p>Governadora: {a}</p>", "Coletiva"),
        ("<p>【記者】{q}</p>", "<p>【局長】{a}</p>", "記者會"),
    ],
)
def test_each_language_has_its_own_labels(question, answer, title):
    body = "".join(
        question.format(q=f"Is it {n}?") + answer.format(a=f"It is {n}. {LONG}")
        for n in range(3)
    )
    page = read(body, title)
    assert [t.role for t in page.turns] == [R, O] * 3
    assert [t.text for t in page.turns[:2]] == ["Is it 0?", f"It is 0. {LONG}"]


def test_attendees_of_the_header_have_their_offices():
    page = read(
        "<p>时间：3月4日上午10:00</p>"
        "<p>出席：省林草局局长边云岫 省水务厅副厅长葛知白</p>"
        "<p>边云岫</p><p>各位记者朋友，大家好，很高兴和大家见面，感谢大家的关心。</p>"
        "<p>江州日报记者</p><p>请问水库的蓄水情况如何？</p>"
        "<p>葛知白</p><p>目前全省水库蓄水量比去年同期多出一成，能够满足春灌。</p>"
        "<p>边云岫</p><p>我再补充一点，林区的用水也有保障，请大家放心。</p>",
        "林草水务新闻发布会",
    )
    offices = {person.name: person.office for person in page.participants}
    assert offices["边云岫"] == "省林草局局长"
    assert offices["葛知白"] == "省水务厅副厅长"
    assert all("出席" not in t.text for t in page.turns)


def test_offices_with_their_holders_are_no_dialogue():
    page = read(
        "<p>Prime Minister: Una Hale</p><p>Minister of Ports: Ola Roe</p>"
        f"<p>Minister of Rivers: Ann Poe</p><p>{LONG}</p>",
        "New cabinet announced",
    )
    assert page.kind is Kind.ARTICLE


def test_a_greeting_does_not_make_a_moderator():
    page = read(
        f"<p><b>В.Ильин:</b> Добрый день! {LONG}</p><p><b>Вопрос:</b> Когда?</p>"
        f"<p><b>В.Ильин:</b> Скоро. {LONG}</p><p><b>Вопрос:</b> А потом?</p>"
        "<p><b>В.Ильин:</b> Посмотрим.</p>",
        "Пресс-конференция",
    )
    assert [t.role for t in page.turns] == [O, R, O, R, O]


def test_questions_may_begin_with_a_long_dash_alone():
    page = read(
        "<p>――感想をお聞かせください。</p><p>あっという間でした。</p>"
        "<p>――人手不足への対策は。</p><p>自動化を進めます。</p>"
        "<p>――休日は何を。</p><p>釣りです。</p>",
        "港湾局長に聞く",
    )
    assert [t.role for t in page.turns] == [R, O] * 3


def test_the_clock_of_a_live_transcript_is_nobodys_words():
    page = read(
        "<p>[主持人] 10:11:20</p><p>各位网友大家好，欢迎收看在线访谈。</p>"
        "<p>[温怀远] 10:14:21</p><p>大家好，很高兴和大家交流。</p>"
        "<p>[网友] 10:17:22</p><p>请问何时开工？</p>"
        "<p>[温怀远] 10:20:23</p><p>明年三月开工建设。</p>",
        "温怀远在线访谈实录",
    )
    assert [t.speaker for t in page.turns] == [None, "温怀远", None, "温怀远"]
    assert all(":" not in t.text for t in page.turns)


def test_questions_of_readers_that_are_answered_with_advice_are_no_transcript():
    page = read(
        "<p>Q: How do I apply for a permit?</p><p>A: Send us the form and lease.</p>"
        "<p>Q: May I park anywhere?</p><p>A: You can park in any bay of your zone.</p>"
        "<p>Q: What if I lose it?</p><p>A: Report it, and you get a new one.</p>",
        "Parking permits for residents",
    )
    assert page.kind is Kind.ARTICLE


def test_people_whom_nothing_introduces_are_known_by_asking_and_answering():
    page = read(
        f"<p>Ms Oyelle: Why was the quay closed?</p><p>Brack: {LONG}</p>"
        "<p>Ms Oyelle: And who paid?</p><p>Brack: The harbour did, last spring.</p>",
        "The public session of Tuesday",
    )
    assert [(t.role, t.speaker) for t in page.turns] == [
        (R, "Ms Oyelle"),
        (O, "Brack"),
    ] * 2


def test_teasers_beside_a_short_transcript_are_not_its_text():
    teasers = "".join(
        f'<div class="c"><h3><a href="/n/{i}">The works at the northern quay, part {i}'
        f"</a></h3><p>{LONG} {LONG}</p></div>"
        for i in range(4)
    )
    page = read(
        f"<div><p>Q: When does the ferry sail?</p><p>MR. HALE: At nine. {LONG}</p>"
        f"</div><div>{teasers}</div>"
    )
    assert [t.text for t in page.turns] == [
        "When does the ferry sail?",
        f"At nine. {LONG}",
    ]


@pytest.mark.parametrize(
    "office",
    [
        "Prefect of Lyon",
        "Préfet du Rhône",
        "Alcaldesa de Puerto Real",
        "Bürgermeister von Köln",
        "Мэр Москвы",
        "Ankara Valisi",
        "محافظ القاهرة",
        "江州市长",
    ],
)
def test_the_place_of_an_office_is_nobodys_name(office):
    page = read(
        f"<p>Q: When?</p><p>{office}: At nine. {LONG}</p><p>Q: Where?</p>"
        f"<p>{office}: Here. {LONG}</p>"
    )
    assert [t.speaker for t in page.turns] == [None, office] * 2
