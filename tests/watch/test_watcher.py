"""What a visit comes to: versions, changes, pages to follow, reports."""

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.config import read
from monitor.errors import StoreError
from monitor.model import Availability, EditKind, Part
from tests.watch.press import SITE, index, new_press, page, rolling

CHALLENGE = """<html><head><title>Just a moment...</title></head><body>
<noscript>Enable JavaScript and cookies to continue</noscript>
<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>
</body></html>"""


async def test_releases_on_an_index_are_followed_and_their_first_version_is_no_change(
    press,
):
    press.pages = {"/index.html": index(3, 2, 1)} | {
        f"/2026/release-{n}.html": page(f"Release {n}") for n in (1, 2, 3)
    }
    await press.round()
    account = await press.round()
    assert (account.due, account.checked, account.versions) == (6, 6, 6)
    assert press.reports() == []


async def test_a_page_that_has_not_changed_gets_no_second_version(press):
    press.pages["/index.html"] = index(1)
    press.pages["/2026/release-1.html"] = page()
    await press.rounds(4)
    assert press.versions() == [1, 1]


async def test_a_changed_figure_is_one_edit_by_its_speaker(press):
    press.pages["/index.html"] = index(1)
    press.pages["/2026/release-1.html"] = page(figure="three")
    await press.rounds(2)
    press.pages["/2026/release-1.html"] = page(figure="five")
    await press.rounds(1)
    (report,) = press.reports()
    (edit,) = report.change.edits
    assert edit.kind is EditKind.EDITED
    assert "Byrne" in edit.speaker
    assert (report.old.number, report.new.number) == (1, 2)


async def test_a_return_to_an_older_version_is_reported_as_one(press):
    press.pages["/index.html"] = index(1)
    for figure in ("three", "five", "three"):
        press.pages["/2026/release-1.html"] = page(figure=figure)
        await press.rounds(2)
    there, back = press.reports()
    assert there.returns_to is None
    assert back.returns_to == 1


async def test_a_new_release_is_reported_and_one_that_rolls_off_the_end_is_not(press):
    press.pages["/index.html"] = rolling(*range(12, 2, -1))
    await press.rounds(1)
    press.pages["/index.html"] = rolling(*range(13, 3, -1))
    await press.rounds(1)
    told = [r for r in press.reports() if r.became is None]
    (edit,) = told[0].change.edits
    assert (edit.kind, edit.part) == (EditKind.ADDED, Part.RELEASE)
    assert any(p.url == f"{SITE}/2026/release-13.html" for p in press.store.pages())


async def test_a_challenge_is_never_a_version_and_is_reported_once_when_confirmed(
    press,
):
    press.pages["/index.html"] = index(1)
    press.pages["/2026/release-1.html"] = page()
    await press.rounds(2)
    press.pages["/2026/release-1.html"] = CHALLENGE
    await press.rounds(1)
    assert press.reports() == []
    await press.rounds(4)
    (report,) = press.reports()
    assert report.became is Availability.BLOCKED
    assert press.versions() == [1, 1]


async def test_a_page_that_comes_back_is_reported_and_compared_with_what_it_was(press):
    press.pages["/index.html"] = index(1)
    press.pages["/2026/release-1.html"] = page()
    await press.rounds(2)
    press.pages["/2026/release-1.html"] = 404
    await press.rounds(3)
    press.pages["/2026/release-1.html"] = page(figure="nine")
    await press.rounds(1)
    gone, back = press.reports()
    assert gone.became is Availability.GONE
    assert back.became is Availability.OK
    assert back.change.edits


async def test_one_failure_is_quiet(press):
    press.pages["/index.html"] = index(1)
    await press.rounds(1)
    press.pages["/index.html"] = 503
    (account,) = await press.rounds(1)
    assert account.failed
    press.pages["/index.html"] = index(1)
    await press.rounds(1)
    assert [r.became for r in press.reports() if r.url.endswith("index.html")] == []


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [page(), CHALLENGE, 404, 500, 200, "", httpx.ConnectError("refused")]
        ),
        min_size=1,
        max_size=8,
    )
)
async def test_every_round_adds_up_whatever_the_pages_answer(answers):
    """Pages due = checked + failed + put off."""
    press = new_press()
    press.pages["/index.html"] = index(*range(1, len(answers) + 1))
    for number, answer in enumerate(answers, 1):
        press.pages[f"/2026/release-{number}.html"] = answer
    for account in await press.rounds(3):
        assert account.adds_up


async def test_a_store_that_fails_leaves_the_pages_due(press, monkeypatch):
    press.pages["/index.html"] = index(1)

    def full(*_args, **_kwargs):
        raise StoreError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(press.store, "record", full)
        account = await press.round()
    assert account.put_off == {"store": 1}
    assert account.adds_up
    account = await press.round()
    assert account.checked == 1


async def test_a_source_that_leaves_the_configuration_is_retired_and_comes_back_whole(
    press,
):
    press.pages["/index.html"] = index(1)
    press.pages["/2026/release-1.html"] = page()
    await press.rounds(2)
    config, press.config = press.config, read("contact: a@b.example")
    (account,) = await press.rounds(1)
    assert account.due == 0
    press.config = config
    (account,) = await press.rounds(1)
    assert account.due == 5
    assert press.versions() == [1, 1]


async def test_a_better_parser_is_no_change_of_the_page(press, monkeypatch):
    press.pages["/index.html"] = index(1)
    press.pages["/2026/release-1.html"] = page() + "<!-- 1 -->"
    await press.rounds(2)
    monkeypatch.setattr("monitor.watch._check.PARSER_VERSION", 10**6)
    press.pages["/2026/release-1.html"] = page() + "<!-- 2 -->"
    await press.rounds(1)
    assert press.reports() == []


@pytest.mark.parametrize("minutes", [29, 33])
async def test_pages_are_due_again_after_their_interval(press, minutes):
    press.pages["/index.html"] = index(1)
    await press.round()
    press.clock.advance(minutes * 60)
    due = [p.url for p in press.store.due(press.clock.now())]
    assert (f"{SITE}/index.html" in due) == (minutes > 30)


async def test_what_flickers_beside_an_article_is_told_twice_and_then_never(press):
    """A box that no name marks as chrome shows another promotion at every visit."""
    article = """<html><head><title>Pier</title></head><body><table><tr><td>
<h1>The pier is open again</h1><p>The north pier was opened on Monday, the harbour
office said, after two months of work on its planks and rails.</p><p>Anglers may use
it from sunrise to sunset.</p></td><td><p>{promotion}</p></td></tr></table></body>
</html>"""
    press.pages["/index.html"] = index(1)
    for promotion in (
        *("Visit the museum of nets", "Hear the brass band on Sunday"),
        *("Buy a ticket for the regatta", "Learn to swim before the summer"),
        *("Taste the first herring of the year", "Adopt a bench on the promenade"),
    ):
        press.pages["/2026/release-1.html"] = article.format(promotion=promotion)
        await press.rounds(2)
    assert len(press.reports()) <= 2


BOXED = """<html><head><title>Pier {number}</title></head><body><table><tr><td>
<h1>Pier number {number} is open</h1><p>Pier {number} was opened on Monday, the harbour
office said, after two months of work on its planks and rails.</p><p>Anglers may use
it from sunrise to sunset.</p></td><td><p>{promotion}</p></td></tr></table></body>
</html>"""


async def test_what_flickers_on_its_siblings_is_not_told_of_a_page_either(press):
    """The box is the template's: the third page need not learn of it anew."""
    promotions = ("Visit the museum", "Hear the brass band", "Buy a ticket today")
    press.pages["/index.html"] = index(3, 2, 1)
    press.pages["/2026/release-3.html"] = BOXED.format(number=3, promotion="Old box")
    for promotion in promotions:
        for number in (1, 2):
            press.pages[f"/2026/release-{number}.html"] = BOXED.format(
                number=number, promotion=promotion
            )
        await press.rounds(2)
    before = len(press.reports())
    press.pages["/2026/release-3.html"] = BOXED.format(number=3, promotion="New box")
    await press.rounds(2)
    assert len(press.reports()) == before


async def test_a_sentence_of_a_template_edited_on_many_pages_is_one_event(press):
    press.pages["/index.html"] = index(3, 2, 1)
    for hour in (4, 5):
        for number in (1, 2, 3):
            press.pages[f"/2026/release-{number}.html"] = page(
                f"Release {number}"
            ).replace("</h1>", f"</h1><p>The press office is open until {hour} pm.</p>")
        await press.rounds(2)
    events = [c for c in press.store.changes(events=True) if c.alert is None]
    (event,) = events
    assert event.alike == 2
    assert len(press.store.changes(event=event.id)) == 3


async def test_the_day_at_a_pages_head_makes_no_version(press):
    """What only surrounds the content, and is told to nobody, is not kept either."""
    press.pages["/index.html"] = index(1)
    for day in (3, 4, 5):
        head = f"<p>Today is Monday, {day} May 2026</p>"
        press.pages["/2026/release-1.html"] = page().replace("<h1>", head + "<h1>")
        await press.rounds(2)
    assert press.versions() == [1, 1]
