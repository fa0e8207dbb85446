"""The room `parse`: a page's bytes become its speakers, turns, title and date."""

from monitor.parse._batch import answer, as_gold
from monitor.parse._corrections import Meaning, Suggestion, corrected, suggest
from monitor.parse._decode import Decoded, decode
from monitor.parse._explain import (
    ExplainedBlock,
    Explanation,
    Purpose,
    explain,
    explain_html,
)
from monitor.parse._page import PARSER_VERSION, parse
from monitor.parse._parts import join, next_part
from monitor.parse._rules import Rules
from monitor.parse._tree import read_tree
from monitor.parse._urls import canonical_url
from monitor.parse._ways import Hint, Way, ways

__all__ = [
    "PARSER_VERSION",
    "Decoded",
    "ExplainedBlock",
    "Explanation",
    "Hint",
    "Meaning",
    "Purpose",
    "Rules",
    "Suggestion",
    "Way",
    "answer",
    "as_gold",
    "canonical_url",
    "corrected",
    "decode",
    "explain",
    "explain_html",
    "join",
    "next_part",
    "parse",
    "read_tree",
    "suggest",
    "ways",
]
