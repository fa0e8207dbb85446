"""What a host has asked for outlives the daemon that it was asked of."""

import asyncio
import datetime as dt

from monitor import codec
from monitor.clock import ManualClock
from monitor.config import read
from monitor.fetch import Circuit, HostState
from monitor.store import MemoryStore
from monitor.watch import HOSTS_FILE, Account, Daemon, Hosts, read_hosts
from tests.watch.press import START

CONFIG = """
contact: test@localhost
allow_networks: [127.0.0.0/8]
sources:
  - {name: text, robots: false, pages: ["http://127.0.0.1:1/text"]}
"""


async def test_a_new_daemon_leaves_a_host_alone_as_long_as_it_asked_for(tmp_path):
    until = START + dt.timedelta(hours=2)
    resting = HostState("127.0.0.1", Circuit.CLOSED, 1.0, until, until=until)
    path = tmp_path / HOSTS_FILE
    path.write_bytes(codec.encode(Hosts(START, (resting,))))
    rounds: asyncio.Queue[Account] = asyncio.Queue()
    store = MemoryStore()
    daemon = Daemon(
        read(CONFIG),
        store=store,
        clock=ManualClock(START),
        hosts_file=path,
        on_round=rounds.put_nowait,
    )
    running = asyncio.create_task(daemon.run())
    account = await asyncio.wait_for(rounds.get(), 20)
    daemon.stop()
    await running
    assert account.put_off == {"asked to wait": 1}
    (page,) = store.pages()
    assert page.due_at is not None
    assert page.due_at >= until
    left = read_hosts(path)
    assert left is not None
    assert left.hosts[0].until == until, "and the next one will know as well"
