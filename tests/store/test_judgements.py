"""What people think of changes, in both stores alike."""

import pytest

from monitor.errors import InputError
from monitor.store import Judgement, Standing, judgements


@pytest.fixture
def judged(store, build):
    """A store with three changes, and their judgements."""
    page = build.page(store)
    build.versions(store, page, 4)
    return judgements(store)


def test_the_last_judgement_holds_and_all_are_kept(judged, build):
    first = Judgement(1, Standing.SEEN, build.at(1), who="anna")
    last = Judgement(
        1, Standing.IMPORTANT, build.at(2), who="erik", owner="anna", note="会议 <b>"
    )
    judged.judge(first)
    judged.judge(last)
    assert judged.of([1, 2, 99]) == {1: last}
    assert judged.trail(1) == (last, first)
    assert judged.trail(2) == ()


def test_changes_are_found_by_how_they_stand_the_newest_first(judged, build):
    for change in (1, 2, 3):
        judged.judge(Judgement(change, Standing.DISMISSED, build.at(change)))
    judged.judge(Judgement(2, Standing.SEEN, build.at(9)))
    assert judged.standing(Standing.DISMISSED) == (3, 1)
    assert judged.standing(Standing.DISMISSED, before=3) == (1,)
    assert judged.standing(Standing.DISMISSED, limit=1) == (3,)
    assert judged.standing(Standing.SEEN) == (2,)


def test_what_is_not_there_cannot_be_judged(judged, build):
    with pytest.raises(InputError, match="no change 99"):
        judged.judge(Judgement(99, Standing.SEEN, build.at()))
