"""Which language's word tables to read a text with."""

from __future__ import annotations

import collections
import re

_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3041-\u30fa]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("ar", re.compile("[\u0620-\u06ff]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[\u0430-\u044f]")),
)
# Words of grammar that the languages in Latin script do not share.
_GRAMMAR = {
    "en": "the of and to in is for with that on was are by this at from it be has have",
    "de": "der die das und ist von mit den des dem ein eine für auf im werden wurde",
    "fr": "le les des et est dans pour du une par sur au aux qui ont cette",
    "es": "el los las y en del que una por para con se al es su como",
    "pt": "o os as e do da dos das em um uma ao para com não foi no na",
    "it": "il gli di che della del per con alla nel sono è una delle dei",
    "pl": "w i na z się do jest nie oraz od przez które dla po został",
    "tr": "ve bir bu için ile olarak da de olan olduğu daha kadar",
}
_VOTES = {
    word: [name for name, words in _GRAMMAR.items() if word in words.split()]
    for words in _GRAMMAR.values()
    for word in words.split()
}
_WORD = re.compile(r"[^\W\d_]+")
# So many characters decide; a longer sample changes nothing.
_SAMPLE = 4_000
# A script is a text's own from this share of its letters.
_SHARE = 0.1


def language_of(text: str, otherwise: str = "en") -> str:
    """Return the language of a text as two letters, of those that have tables."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    for name, script in _SCRIPTS:
        if letters and len(script.findall(sample)) >= _SHARE * letters:
            return name
    votes: collections.Counter[str] = collections.Counter()
    for word in _WORD.findall(sample.lower()):
        for name in _VOTES.get(word, ()):
            votes[name] += 1
    (name, most), *_ = votes.most_common(1) or [(otherwise, 0)]
    return name if most > votes[otherwise] else otherwise
