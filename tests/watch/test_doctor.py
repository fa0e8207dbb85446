"""What would keep the program from its work is found, and said with what to do."""

import datetime as dt
import email.utils

import httpx

from monitor.clock import ManualClock
from monitor.config import read
from monitor.fetch import Fetcher, FetchSettings
from monitor.watch import Grade, examine_here
from tests.watch.press import START, page

CONFIG = """
contact: desk@example.org
sources:
  - {name: press, url: "http://press.example/a.html", robots: false}
channels:
  - {name: hook, kind: webhook, url: "https://hooks.example/x",
     secret: "0123456789abcdef"}
"""


async def examined(tmp_path, text=CONFIG, *, answer=None, known=True):
    """Return the findings by what they are about."""
    config = read(f"store: {tmp_path}\n{text}")

    def resolve(name):
        if not known:
            raise OSError(-2, "Name or service not known")

    def answered(request):
        return answer or httpx.Response(200, text=page())

    transport = httpx.MockTransport(answered)
    settings = FetchSettings(contact="test@localhost", delay=0)
    clock = ManualClock(START)
    async with Fetcher(settings, clock=clock, transport=transport) as fetcher:
        found = await examine_here(config, fetcher=fetcher, resolve=resolve)
    return {f.what: f for f in found}


async def test_nothing_is_found_where_all_is_well(tmp_path):
    found = await examined(tmp_path)
    assert {f.grade for f in found.values()} == {Grade.GOOD}
    assert {"sources", "contact", "disk", "store", "site press.example"} < set(found)


async def test_nothing_is_made_in_the_store_s_folder(tmp_path):
    await examined(tmp_path)
    assert list(tmp_path.iterdir()) == []


async def test_a_missing_contact_and_missing_sources_are_doubtful(tmp_path):
    found = await examined(tmp_path, "sources: []\n")
    assert found["contact"].grade is Grade.DOUBTFUL
    assert found["sources"].grade is Grade.DOUBTFUL
    assert "monitor add" in found["sources"].advice


async def test_a_site_that_blocks_is_bad_and_says_what_to_do(tmp_path):
    found = await examined(tmp_path, answer=httpx.Response(403, text="Forbidden"))
    assert found["site press.example"].grade is Grade.BAD
    assert "browser" in found["site press.example"].advice


async def test_a_clock_that_is_off_is_told_from_the_sites_dates(tmp_path):
    date = email.utils.format_datetime(START + dt.timedelta(minutes=7), usegmt=True)
    late = httpx.Response(200, text=page(), headers={"date": date})
    found = await examined(tmp_path, answer=late)
    assert found["clock"].grade is Grade.DOUBTFUL
    assert "420 s behind" in found["clock"].said


async def test_a_channel_whose_name_nobody_knows_is_bad(tmp_path):
    found = await examined(tmp_path, known=False)
    assert found["channel hook"].grade is Grade.BAD
    assert "hooks.example" in found["channel hook"].said


async def test_a_store_that_is_damaged_is_bad(tmp_path):
    (tmp_path / "monitor.db").write_bytes(b"no database" * 1000)
    found = await examined(tmp_path)
    assert found["store"].grade is Grade.BAD
