"""One transcript in many layouts: the same turns, set as other pages set them.

A layout is a way to set a label apart from what is said, and a frame is what a site
puts around a text. The words come from the gold of `tests/pages`, so what has to come
out is known.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from typing import Any

Gold = dict[str, Any]
Turn = dict[str, Any]

# Labels that name nobody: question, reporter, answer, moderator.
GENERIC = {
    "zh": ("问", "记者", "答", "主持人"),
    "en": ("Q", "REPORTER", "A", "MODERATOR"),
    "ja": ("問", "記者", "答", "司会"),
    "ko": ("질문", "기자", "답변", "사회자"),
    "ru": ("Вопрос", "Журналист", "Ответ", "Модератор"),
    "de": ("Frage", "Journalist", "Antwort", "Moderator"),
    "fr": ("Question", "Journaliste", "Réponse", "Modérateur"),
    "es": ("PREGUNTA", "Periodista", "RESPUESTA", "Moderadora"),
    "pt": ("Pergunta", "Jornalista", "Resposta", "Moderador"),
    "it": ("Domanda", "Giornalista", "Risposta", "Moderatore"),
    "pl": ("Pytanie", "Dziennikarz", "Odpowiedź", "Moderator"),
    "tr": ("Soru", "Gazeteci", "Cevap", "Moderatör"),
    "uk": ("Питання", "Журналіст", "Відповідь", "Модератор"),
    "ar": ("سؤال", "صحفي", "جواب", "المذيع"),
}


def language(gold: Gold) -> str:
    return str(gold["lang"]).partition("-")[0]


def label_of(gold: Gold, turn: Turn, *, words: bool) -> str:
    """Name the speaker, or say what the turn is; `words` prefers Q to "reporter"."""
    if turn["speaker"]:
        return html.escape(turn["speaker"])
    question, reporter, answer, moderator = GENERIC[language(gold)]
    asks = question if words else reporter
    return {"reporter": asks, "official": answer, "moderator": moderator}[turn["role"]]


# --- layouts: label and paragraphs → markup -----------------------------------------


def _after(first: str, rest: list[str]) -> str:
    return f"<p>{first}</p>" + "".join(f"<p>{text}</p>" for text in rest)


def _halves(label: str) -> tuple[str, str]:
    middle = max(1, len(label) // 2)
    return label[:middle], label[middle:]


LAYOUTS: dict[str, Callable[[str, list[str]], str]] = {
    "colon": lambda a, t: _after(f"{a}: {t[0]}", t[1:]),
    "wide colon": lambda a, t: _after(f"{a}：{t[0]}", t[1:]),
    "bold with its colon": lambda a, t: _after(f"<b>{a}:</b> {t[0]}", t[1:]),
    "bold without its colon": lambda a, t: _after(f"<b>{a}</b>: {t[0]}", t[1:]),
    "italic": lambda a, t: _after(f"<em>{a}</em>: {t[0]}", t[1:]),
    "underlined": lambda a, t: _after(f"<u>{a}</u>: {t[0]}", t[1:]),
    "split over tags": lambda a, t: _after(
        f"<b>{_halves(a)[0]}</b><b>{_halves(a)[1]}</b><i>:</i> {t[0]}", t[1:]
    ),
    "stop and dash": lambda a, t: _after(f"<b>{a}. –</b> {t[0]}", t[1:]),
    "style, bracket and dash": lambda a, t: _after(f"<b>{a}</b> (GLD) – {t[0]}", t[1:]),
    "number and bracket": lambda a, t: _after(f"7. [{a}] {t[0]}", t[1:]),
    "time behind": lambda a, t: _after(f'{a} (<a href="?t=9">09:24</a>):', t),
    "centred line with a stop": lambda a, t: (
        f'<p class="mid" align="center"><b>{a}.</b></p>' + _after(t[0], t[1:])
    ),
    "own line": lambda a, t: _after(f"{a}:", t),
    "own bold line": lambda a, t: _after(f"<b>{a}</b>", t),
    "heading": lambda a, t: f"<h4>{a}</h4>" + _after(t[0], t[1:]),
    "line in one paragraph": lambda a, t: _after(f"<b>{a}</b><br>{t[0]}", t[1:]),
    "class of its own": lambda a, t: _after(
        f'<span class="speaker">{a}</span> {t[0]}', t[1:]
    ),
    "boxes": lambda a, t: (
        f'<div class="x-1"><div class="x-2">{a}</div>{_after(t[0], t[1:])}</div>'
    ),
    "brackets": lambda a, t: _after(f"[{a}] {t[0]}", t[1:]),
    "no paragraphs": lambda a, t: f"{a}: " + "<br><br>".join(t) + "<br><br>",
    "bold questions": lambda a, t: (
        _after(f"<b>{a}: {t[0]}</b>", t[1:])
        if t[-1][-1:] in "?？؟"
        else _after(f"{a}: {t[0]}", t[1:])
    ),
    "indented": lambda a, t: _after(
        f"&nbsp;&nbsp;&nbsp;{a}:&nbsp; {t[0]}", [f"&nbsp;&nbsp;{x}" for x in t[1:]]
    ),
    "list items": lambda a, t: f"<li><b>{a}:</b> {'<br>'.join(t)}</li>",
    "definition list": lambda a, t: f"<dt>{a}</dt><dd>{_after(t[0], t[1:])}</dd>",
    "table": lambda a, t: f"<tr><td>{a}:</td><td>{'<br>'.join(t)}</td></tr>",
}
AROUND = {
    "list items": ("<ul>", "</ul>"),
    "definition list": ("<dl>", "</dl>"),
    "table": ("<table>", "</table>"),
    "no paragraphs": ("<div>", "</div>"),
}

# --- frames: headline and body → page -----------------------------------------------

_MENU = "".join(
    f'<li><a href="/{i}">{word}</a></li>'
    for i, word in enumerate(("Home", "About", "News", "Services", "Contact"))
)
_OTHERS = (
    "Harbour works begin on the northern quay",
    "Winter road plan published for the region",
    "Figures on tourism in the last quarter",
)
_LINKS = "".join(f'<li><a href="/n/{i}">{t}</a></li>' for i, t in enumerate(_OTHERS))
_TEASERS = "".join(
    f'<div class="c"><h3><a href="/n/{i}">{title}</a></h3><p>{title}. The office said '
    "on Monday that the work goes on for weeks, and that nobody has to do anything."
    "</p></div>"
    for i, title in enumerate(_OTHERS)
)

FRAMES: dict[str, Callable[[str, str], str]] = {
    "bare": lambda title, body: f"<h1>{title}</h1><div>{body}</div>",
    "site": lambda title, body: (
        '<div class="cookie-consent"><p>We use cookies to understand how visitors use '
        f"this site, so that it can be improved.</p></div><nav><ul>{_MENU}</ul></nav>"
        f'<ol class="breadcrumb">{_MENU}</ol><main><h1>{title}</h1>'
        f'<ul class="share"><li><a href="#">Facebook</a></li></ul><div>{body}</div>'
        f'<div class="related"><h2>Related</h2><ul>{_LINKS}</ul></div></main>'
        "<footer><p>© Portal. All rights reserved.</p></footer>"
    ),
    "without classes": lambda title, body: (
        f"<div><ul>{_MENU}</ul></div><div><div><h1>Portal</h1></div><h2>{title}</h2>"
        f"<div><div>{body}</div></div><div><h3>News</h3><ul>{_LINKS}</ul></div></div>"
    ),
    "layout table": lambda title, body: (
        f"<table><tr><td><ul>{_MENU}{_LINKS}</ul></td><td><center><font size=5><b>"
        f"{title}</b></font></center><table><tr><td>{body}</td></tr></table></td></tr>"
        "<tr><td colspan=2><hr>Portal 1999</td></tr></table>"
    ),
    "teasers beside": lambda title, body: (
        f'<div class="l"><p class="eyebrow">News</p><h1>{title}</h1>{body}'
        '<div id="comments"><h3>Comments (1)</h3><p><b>Otto:</b> I was there, and it '
        f'was very crowded, to be sure.</p></div></div><div class="r">{_TEASERS}</div>'
    ),
}


def shorten(gold: Gold, most: int) -> Gold | None:
    """Return a transcript of at most so many turns; None where a layout changes it.

    Narration between turns needs the page's own layout, and one who speaks twice in a
    row under a label that names nobody cannot be told from two.
    """
    turns: list[Turn] = []
    for place, turn in enumerate(gold["turns"][:most]):
        narration = turn["role"] == "narration"
        again = bool(turns) and turns[-1]["speaker"] == turn["speaker"]
        if (narration and place) or (again and turn["speaker"]):
            return None
        turns.append(turn)
    kept = [
        exchange
        for exchange in gold["exchanges"]
        if max(exchange["question"] + exchange["answer"]) < len(turns)
    ]
    whole = len(turns) == len(gold["turns"])
    return {**gold, "turns": turns, "exchanges": kept} if whole and kept else None


def vary(gold: Gold, layout: str, frame: str, *, words: bool) -> bytes:
    """Set a transcript in a layout and a frame."""
    pieces = list(_body(gold, layout, words=words))
    title = html.escape(gold["title"])
    return (
        f'<!doctype html><html lang="{gold["lang"]}"><head><meta charset="utf-8">'
        f"<title>{title}</title></head><body>{FRAMES[frame](title, ''.join(pieces))}"
        "</body></html>"
    ).encode()


def _body(gold: Gold, layout: str, *, words: bool) -> Iterator[str]:
    before, after = AROUND.get(layout, ("", ""))
    begun = False
    for turn in gold["turns"]:
        paragraphs = [html.escape(text) for text in turn["text"].split("\n")]
        if turn["role"] == "narration":
            yield _after(paragraphs[0], paragraphs[1:])
            continue
        if not begun:
            begun = True
            yield before
        yield LAYOUTS[layout](label_of(gold, turn, words=words), paragraphs)
    yield after
