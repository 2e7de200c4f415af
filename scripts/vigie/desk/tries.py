"""Wrong passwords at the desk, counted by the address they came from, in a small file that outlives a restart."""

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from ipaddress import IPv6Address, ip_address, ip_network
from pathlib import Path
from threading import Lock

# Wrong passwords that are heard before new ones have to wait: from one address, and from all together, for whoever has
# many addresses.
MOST_OF_ONE, MOST_OF_ALL = 5, 50
_FORGOTTEN = 300.0  # seconds


class Tries:
    """path: the file. What is in it that nobody can read counts for nothing."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self.clock = clock
        self._lock = Lock()

    def wait(self, address: str) -> int:
        """Seconds until a password from an address is heard again; 0: now."""
        now, tries = self.clock(), self._read()
        own = tries.get(_network(address), [])
        everyone = sorted(at for each in tries.values() for at in each)
        return max(_until(own, MOST_OF_ONE, now), _until(everyone, MOST_OF_ALL, now))

    def note(self, address: str) -> None:
        """A wrong password."""
        with self._lock:
            tries = self._read()
            tries.setdefault(_network(address), []).append(self.clock())
            written = self.path.with_name(f"{self.path.name}.new")
            with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                json.dump(tries, file)
            written.replace(self.path)

    def _read(self) -> dict[str, list[float]]:
        """Those that are not forgotten yet. A clock that went back forgets what lies before it."""
        now = self.clock()
        with suppress(OSError, ValueError, TypeError, AttributeError):
            held = json.loads(self.path.read_text(encoding="utf-8"))
            recent = {network: [at for at in each if 0 <= now - at < _FORGOTTEN] for network, each in held.items()}
            return {network: each for network, each in recent.items() if each}
        return {}


def _until(tries: list[float], most: int, now: float) -> int:
    return int(tries[-most] + _FORGOTTEN - now) + 1 if len(tries) >= most else 0


def _network(address: str) -> str:
    """The address; of version 6 the first half of it: who has one has all of these."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else str(found)
