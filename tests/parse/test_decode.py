"""Bytes become the text that their publisher meant, whatever was declared."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.parse._decode import decode
from monitor.parse._encodings import CODECS, canonical

CHINESE = "发布厅里，发言人说：今年的降雨比去年多了三成，各地已经作好准备，请大家放心。"
TAIWANESE = "發言人表示：今年的雨量比去年多了三成，各地已經作好準備，請大家放心，謝謝。"
JAPANESE = (
    "会見の冒頭、大臣から報告があります。（記者）川の水位についてお聞かせください。"
)
KOREAN = "오늘 회의 결과를 말씀드리겠습니다. 질문이 있으시면 손을 들어 주시기 바랍니다."
RUSSIAN = "Вопрос: когда откроют мост? Ответ: министр сказал, что работы идут по плану."
UKRAINIAN = "Запитання: коли відкриють міст? Відповідь: міністр сказав, що їх зроблено."
POLISH = (
    "Minister powiedział, że most będzie gotów później. Pytania zadają dziennikarze."
)
CZECH = "Ministr řekl, že most bude otevřen příští týden; děkuji za vaši otázku."
HUNGARIAN = (
    "A miniszter elmondta, hogy a híd a következő időszakban készül el, köszönöm."
)
TURKISH = (
    "Bakan, görüşmelerin ardından yaptığı açıklamada köprünün açılacağını söyledi."
)
FRENCH = "Le ministre a déclaré que le pont serait rouvert dès l’été – « ça suffit »."
GERMAN = "Die Ministerin prüft die Maßnahmen für Länder und Behörden; Brücken später."
SPANISH = (
    "¿Cuándo abrirá el puente? La comisión pidió más información sobre la situación."
)
GREEK = "Ο υπουργός δήλωσε ότι η γέφυρα θα ανοίξει την επόμενη εβδομάδα"
HEBREW = "השר אמר היום במסיבת העיתונאים כי הגשר ייפתח בשבוע הבא"
ARABIC = "قال الوزير في المؤتمر الصحفي اليوم إن الجسر سيفتح الأسبوع المقبل"
THAI = "รัฐมนตรีกล่าวในการแถลงข่าววันนี้ว่าสะพานจะเปิดในสัปดาห์หน้า"
LITHUANIAN = "Ministras pasakė, kad šį klausimą svarstys rytą, žinoma, ir tęs derybas"

PAGES = [
    ("gb18030", CHINESE),
    ("big5", TAIWANESE),
    ("shift_jis", JAPANESE),
    ("euc-jp", JAPANESE),
    ("euc-kr", KOREAN),
    ("windows-1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("iso-8859-5", RUSSIAN),
    ("ibm866", RUSSIAN),
    ("windows-1251", UKRAINIAN),
    ("windows-1250", POLISH),
    ("iso-8859-2", POLISH),
    ("windows-1250", CZECH),
    ("windows-1250", HUNGARIAN),
    ("windows-1254", TURKISH),
    ("windows-1252", FRENCH),
    ("windows-1252", GERMAN),
    ("windows-1252", SPANISH),
    ("windows-1253", GREEK),
    ("windows-1255", HEBREW),
    ("windows-1256", ARABIC),
    ("windows-874", THAI),
    ("windows-1257", LITHUANIAN),
    ("utf-16le", CHINESE),
    ("utf-16be", FRENCH),
    ("iso-2022-jp", JAPANESE),
    ("utf-8", RUSSIAN),
]
IDS = [f"{encoding}-{text[:12]}" for encoding, text in PAGES]


def page(text: str, head: str = "") -> str:
    return f"<html><head>{head}<title>t</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(("encoding", "text"), PAGES, ids=IDS)
@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta charset="utf-8">',
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
        "<meta charset=gb2312>",
        "<meta charset=big5>",
        "<meta charset=shift_jis>",
        "<meta charset=koi8-r>",
    ],
)
def test_text_comes_out_right_whatever_is_declared(encoding, text, head):
    html = page(text, head)
    assert decode(html.encode(CODECS[encoding])).text == html


@pytest.mark.parametrize(("encoding", "text"), PAGES, ids=IDS)
def test_a_right_declaration_is_what_is_recorded(encoding, text):
    body = page(text).encode(CODECS[encoding])
    decoded = decode(body, f"text/html; charset={encoding}")
    assert (decoded.encoding, decoded.source) == (encoding, "header")


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16le"),
        (codecs.BOM_UTF16_BE, "utf-16be"),
        (codecs.BOM_UTF32_LE, "utf-32le"),
    ],
)
def test_a_bom_beats_the_header_and_is_no_part_of_the_text(bom, encoding):
    html = page(CHINESE)
    decoded = decode(bom + html.encode(CODECS[encoding]), "text/html; charset=big5")
    assert (decoded.text, decoded.encoding, decoded.source) == (html, encoding, "bom")


def test_characters_beyond_gb2312_are_read_where_gb2312_is_declared():
    html = page("朱镕基、龍、𠮷、€，" + CHINESE, '<meta charset="gb2312">')
    decoded = decode(html.encode("gb18030"))
    assert (decoded.text, decoded.encoding, decoded.source) == (html, "gb18030", "meta")


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0" encoding="GBK"?>',
        "<meta content='text/html;charset=GBK' http-equiv=Content-Type>",
        "<!-- <meta charset=big5> --><meta charset = 'gbk' />",
        "<META CHARSET=GBK>",
    ],
)
def test_declarations_are_found_in_every_spelling(head):
    decoded = decode((head + page(CHINESE)).encode("gbk"))
    assert decoded.encoding == "gb18030"
    assert decoded.source in {"meta", "xml"}


def test_vendor_characters_of_japanese_encodings_are_read():
    html = page("①㈱髙﨑：" + JAPANESE)
    assert decode(html.encode("cp932")).text == html
    euc = page(JAPANESE).encode("euc_jp").replace(b"<p>", b"<p>\xad\xa1\xad\xea")
    assert "①㈱" in decode(euc).text


def test_a_few_broken_bytes_do_not_turn_the_page():
    for text, good in ((CHINESE, "utf-8"), (CHINESE, "gb18030"), (JAPANESE, "euc-jp")):
        body = page(text * 3).encode(CODECS[good])
        broken = body.replace(b"</p>", body[body.index(b"<p>") + 3 :][:1] + b"</p>")
        decoded = decode(broken)
        assert decoded.encoding == good
        assert decoded.text.count("\ufffd") == 1
        assert decoded.mended
        assert text * 3 in decoded.text


def test_typed_quotation_marks_pasted_into_utf8_are_read():
    body = page(FRENCH + " It QUOTE s").encode().replace(b" QUOTE ", b"\x92")
    decoded = decode(body)
    assert (decoded.encoding, decoded.text) == ("utf-8", page(FRENCH + " It’s"))


def test_a_footer_in_gbk_within_a_utf8_page_is_read():
    body = page(CHINESE * 4 + "<i>FOOT</i>").encode()
    body = body.replace(b"FOOT", "主办单位新闻办公室".encode("gbk"))
    assert decode(body).text == page(CHINESE * 4 + "<i>主办单位新闻办公室</i>")


def test_plain_ascii_keeps_what_is_declared():
    assert decode(b"<p>x", "text/html; charset=Shift-JIS").encoding == "shift_jis"
    assert decode(b"<p>x").encoding == "utf-8"


def test_labels_are_known_in_any_spelling():
    assert canonical("X-SJIS") == "shift_jis"
    assert canonical("ks_c_5601-1987") == "euc-kr"
    assert canonical("ISO8859-1") == "windows-1252"
    assert canonical("nonsense") is None


@given(st.binary(max_size=300), st.none() | st.text(max_size=40))
def test_no_bytes_are_refused(body, content_type):
    decoded = decode(body, content_type)
    assert decoded.encoding in CODECS
    assert not decoded.text.startswith("\ufeff")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_utf8_comes_back_as_it_went(text):
    assert decode(page(text).encode()).text == page(text)


@pytest.mark.parametrize(
    "piece", [b"\xff", b"\xe4\xb8", b"<meta ", b"<!--", b"\x81", b"\x1b$B", b"\0\xe9"]
)
def test_a_megabyte_of_rubbish_does_not_stall(piece):
    # Seconds of CPU, ten times what it takes; what is quadratic takes minutes.
    began = time.process_time()
    decode(piece * (1_000_000 // len(piece)))
    assert time.process_time() - began < 10
