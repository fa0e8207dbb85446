"""The room `parse`: a page's bytes become its speakers, turns, title and date."""

from monitor.parse._batch import answer, as_gold
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

__all__ = [
    "PARSER_VERSION",
    "Decoded",
    "ExplainedBlock",
    "Explanation",
    "Purpose",
    "Rules",
    "answer",
    "as_gold",
    "canonical_url",
    "decode",
    "explain",
    "explain_html",
    "join",
    "next_part",
    "parse",
    "read_tree",
]
