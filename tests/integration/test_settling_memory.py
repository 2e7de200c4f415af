"""What a run in which all fails costs in memory, in processes of their own, measured by the system."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read in /proc")

SETTLE = """
import sys
from datetime import UTC, datetime
from sqlalchemy import insert
from sqlalchemy.orm import Session
from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import Link, Recipient, Resource, Use
from catalog.observation import Observation
from catalog.policy import Policy
from catalog.telling import Told
from catalog.visits import begin_run, settle, store_all
from catalog.vocabulary import LinkRole, Reason
engine, links, now = open_database("sqlite:///" + sys.argv[1]), range(1, int(sys.argv[2]) + 1), datetime.now(UTC)
with Session(engine) as session:
    common = {"kind": Kind.GUIDE, "source": "test", "added_at": now}
    session.execute(insert(Resource), [{"slug": f"r{n}", "title": f"R {n}", "position": n} | common for n in links])
    hosts = [f"h{n}.example" for n in links]
    session.execute(insert(Link), [{"url": f"http://{h}/", "host": h, "short": False} for h in hosts])
    uses = [{"resource_id": n, "link_id": n, "role": LinkRole.PAGE, "position": 0} for n in links]
    session.execute(insert(Use), uses)
    session.add(Recipient(key="somebody@example.org", since=now))
    session.commit()
    run = begin_run(session, now)
    for first in range(1, len(links) + 1, 200):
        store_all(session, run.id, [(n, Observation(now, Reason.GONE)) for n in links[first - 1 : first + 199]])
    settle(session, run, Policy(), now)
    session.commit()
print(sum(event.link_id is not None for event in Told(engine, (1,))))
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
FEW, MANY = 500, 8_000
MOST = 16 * 1024  # kB; as objects, so many events took 80 MB


def settle(folder: Path, links: int) -> int:
    """The peak of memory, in kB, of a process that settles a run in which every link failed."""
    command = [sys.executable, "-c", SETTLE, str(folder / f"{links}.db"), str(links)]
    told, peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert int(told) == links
    return int(peak)


def test_a_day_on_which_all_fails_takes_no_more_memory(tmp_path: Path) -> None:
    assert settle(tmp_path, MANY) - settle(tmp_path, FEW) <= MOST
