"""The demonstration's pages, in the two founding layouts, are read exactly."""

import httpx
import pytest

from monitor.demo._site import Site
from monitor.demo._story import RELEASES
from monitor.model import Form, Role
from monitor.parse import parse

LIVE = [r for r in RELEASES if r.layout == "layout_live.html"]
ANSWERS = [r for r in RELEASES if r.layout == "layout_answers.html"]


async def read(path):
    async with Site() as site, httpx.AsyncClient() as client:
        site.happened.add("release")
        answer = await client.get(site.address + path)
    return parse(answer.content, url=site.address + path).content


@pytest.mark.parametrize("release", ANSWERS, ids=lambda r: r.template)
async def test_numbered_questions_are_answered_by_the_official(release):
    content = await read(release.path)
    assert content.title == release.title
    assert content.published.isoformat() == release.date
    assert content.turns[0].role is Role.NARRATION
    roles = [turn.role for turn in content.turns[1:]]
    assert roles == [Role.REPORTER, Role.OFFICIAL] * (len(roles) // 2)
    assert len({t.speaker for t in content.turns if t.role is Role.OFFICIAL}) == 1
    assert len(content.exchanges) == len(roles) // 2
    assert all(Form.CELL not in turn.forms for turn in content.turns)


@pytest.mark.parametrize("release", LIVE, ids=lambda r: r.template)
async def test_a_live_transcript_is_its_speakers_without_header_and_portraits(release):
    content = await read(release.path)
    assert content.title == release.title
    assert [t.role for t in (content.turns[0], content.turns[-1])] == [
        Role.MODERATOR
    ] * 2
    assert content.turns[0].speaker == "贾明澈"
    assert content.turns[1].role is Role.OFFICIAL
    assert content.turns[1].affiliation
    text = "".join(turn.text for turn in content.turns)
    for chrome in ("出席", "正序", "刷新", "热门", "版权"):
        assert chrome not in text
    asked = [t for t in content.turns if t.role is Role.REPORTER]
    assert len(content.exchanges) == len(asked)
    assert all(t.speaker.endswith("记者") for t in asked)
