"""Which changes a channel wants to hear of."""

from __future__ import annotations

from monitor.config import Channel
from monitor.model import Comparison, Severity


def wants(channel: Channel, comparison: Comparison) -> bool:
    """Whether a channel is to be told of a change: all that it names has to hold."""
    change = comparison.change
    told = [e for e in change.edits if e.severity > Severity.COSMETIC]
    if comparison.severity < Severity[channel.severity.upper()]:
        return False
    if channel.sources and comparison.source not in channel.sources:
        return False
    speakers = [s for e in told for s in (e.speaker, e.former_speaker) if s]
    if channel.speakers and not _any_in(channel.speakers, speakers):
        return False
    texts = [t for e in told for t in (e.old, e.new) if t]
    texts += [comparison.title or "", *speakers]
    return not channel.words or _any_in(channel.words, texts)


def _any_in(wanted: tuple[str, ...], texts: list[str]) -> bool:
    folded = [text.casefold() for text in texts]
    return any(word.casefold() in text for word in wanted for text in folded)
