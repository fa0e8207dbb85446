"""What a good general extractor and an obvious label rule come to.

Answers the protocol of `monitor parse --batch` and `monitor compare --batch`, so that
`bench/quality.py --beside` can print both sides:

    uv sync --group bench
    uv run python bench/baseline_trafilatura.py parse < requests.jsonl

trafilatura takes title, date and text; a line that starts with a short label and a
colon begins a turn; its role is guessed from the words that any reader would try.
A comparison is the difference of the two texts, line by line.
"""

from __future__ import annotations

import difflib
import json
import pathlib
import re
import sys
from collections.abc import Callable
from typing import Any

import trafilatura

LABEL = re.compile(r"^(?:\*\*)?\s*([^\s:：][^:：]{0,39}?)\s*[:：](?:\*\*)?\s*(.*)$")
ASKS = re.compile(
    r"^(?:q|question|问|記者|记者|質問|질문|вопрос|запитання|frage|pregunta|pergunta|"
    r"domanda|pytanie|soru|سؤال|journalist\w*)\b|记者$|記者$",
    re.IGNORECASE,
)
HOSTS = re.compile(r"^(?:主持人|moderator|司会)", re.IGNORECASE)
NOBODY = re.compile(r"^(?:q|a|question|answer|问|答|问题.|记者|記者)$", re.IGNORECASE)
# Two labels make a transcript: one is what any sentence with a colon looks like.
LEAST_LABELS = 2


def role_of(label: str) -> str:
    """Guess a role from a label."""
    if HOSTS.search(label):
        return "moderator"
    return "reporter" if ASKS.search(label) else "official"


def turns_of(text: str) -> list[dict[str, Any]]:
    """Cut a text into turns at lines that start with a label."""
    turns: list[dict[str, Any]] = []
    for paragraph in text.splitlines():
        found = LABEL.match(paragraph)
        if found:
            label, rest = found.groups()
            speaker = None if NOBODY.match(label) else label.split()[-1]
            turns.append({"role": role_of(label), "speaker": speaker, "text": rest})
        elif turns:
            turns[-1]["text"] = f"{turns[-1]['text']}\n{paragraph}".strip()
        else:
            turns.append({"role": "narration", "speaker": None, "text": paragraph})
    return turns


def exchanges_of(turns: list[dict[str, Any]]) -> list[dict[str, list[int]]]:
    """Pair each run of questions with the answers up to the next question."""
    out: list[dict[str, list[int]]] = []
    question: list[int] = []
    answer: list[int] = []
    for i, turn in enumerate([*turns, {"role": "reporter"}]):
        if turn["role"] == "reporter":
            if answer:
                out.append({"question": question, "answer": answer})
                question, answer = [], []
            question.append(i)
        elif turn["role"] == "official" and question:
            answer.append(i)
    return out


def extract(path: str, url: str | None) -> dict[str, Any]:
    """Take title, date and text of a page; empty where trafilatura finds nothing."""
    told = trafilatura.extract(
        pathlib.Path(path).read_bytes(),
        url=url,
        output_format="json",
        with_metadata=True,
        include_comments=False,
        favor_recall=True,
    )
    return json.loads(told) if told else {"text": "", "title": None, "date": None}


def parse(request: dict[str, Any]) -> dict[str, Any]:
    """Answer one line of `parse --batch`."""
    page = extract(request["path"], request.get("url"))
    turns = turns_of(page["text"])
    labelled = sum(turn["role"] != "narration" for turn in turns)
    kind = "transcript" if labelled >= LEAST_LABELS else "article"
    if kind == "article":
        turns = [{"role": "narration", "speaker": None, "text": page["text"]}]
    return {
        "kind": kind,
        "title": page["title"],
        "published": page["date"],
        "turns": turns,
        "exchanges": exchanges_of(turns),
        "links": [],
    }


def compare(request: dict[str, Any]) -> dict[str, Any]:
    """Answer one line of `compare --batch`."""
    old = extract(request["old"], request.get("url"))["text"].splitlines()
    new = extract(request["new"], request.get("url"))["text"].splitlines()
    edits = [
        {
            "kind": tag,
            "old": "\n".join(old[a:b]) or None,
            "new": "\n".join(new[c:d]) or None,
        }
        for tag, a, b, c, d in difflib.SequenceMatcher(
            None, old, new, autojunk=False
        ).get_opcodes()
        if tag != "equal"
    ]
    return {"availability": "ok", "changed": bool(edits), "edits": edits}


def main() -> int:
    """Answer a line on standard output for each on standard input."""
    answer: Callable[[dict[str, Any]], dict[str, Any]]
    answer = compare if sys.argv[1:2] == ["compare"] else parse
    for request in sys.stdin:
        print(json.dumps(answer(json.loads(request)), ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
