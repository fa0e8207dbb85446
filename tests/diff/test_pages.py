"""With the parser before it: an edit of a page's bytes is told as it was made."""

import pathlib
import random
import re

import pytest

from monitor.diff import compare
from monitor.model import Document
from monitor.parse import parse

PAGES = sorted((pathlib.Path(__file__).parents[1] / "pages").glob("*.html"))
CHOSEN = random.Random(4).sample(PAGES, min(24, len(PAGES)))


def edited(html, content, seed):
    """Return the page with one character more or another digit, and what it reads."""
    pick = random.Random(seed)
    texts = [text for turn in content.turns for text in turn.paragraphs]
    for text in pick.sample(texts, len(texts)):
        at = pick.randrange(4, max(5, len(text) - 11))
        piece = text[at : at + 9]
        if (
            len(piece) == 9
            and html.count(piece) == 1
            and not re.search('[<&>"]', piece)
        ):
            figure = re.search(r"\d", piece)
            if figure:
                other = str((int(figure[0]) + 1) % 10)
                new = piece[: figure.start()] + other + piece[figure.end() :]
            else:
                new = piece[:4] + ("不" if piece[4] >= "\u3400" else "q") + piece[4:]
            return html.replace(piece, new), new
    return None, None


def renamed(html):
    """Return a page with another name for every class and id: a redesign."""
    names: dict[str, int] = {}
    return re.sub(
        r'(class|id)="([^"]*)"',
        lambda found: f'{found[1]}="n{names.setdefault(found[2], len(names))}"',
        html,
    )


@pytest.mark.parametrize("path", CHOSEN, ids=lambda path: path.stem)
def test_one_character_is_told_and_a_redesign_is_not(path):
    body = path.read_bytes()
    old = parse(body)
    if not isinstance(old.content, Document):
        return
    html = body.decode(old.encoding)
    changed, words = edited(html, old.content, path.stem)
    if changed is None:
        return
    for page in (changed, renamed(changed)):
        change = compare(old, parse(page.encode(old.encoding)))
        told = [edit.new or "" for edit in change.edits if edit.severity]
        assert any(words in text.replace("\n", "") for text in told)
