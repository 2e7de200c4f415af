"""The way out: names to addresses, addresses to sockets. The system's own, or a simulated one."""

import socket
from typing import Protocol


class Network(Protocol):
    def addresses(self, host: str) -> list[str]:
        """The IP addresses of a host, as text. May block. Raises socket.gaierror."""

    def dial(self, address: str, port: int) -> tuple[str, int]:
        """Where a connection to a permitted address really goes."""


class SystemNetwork:
    """getaddrinfo: /etc/hosts and the like hold."""

    def addresses(self, host: str) -> list[str]:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        # A scope ("fe80::1%eth0") is no part of the address.
        return list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))

    def dial(self, address: str, port: int) -> tuple[str, int]:
        return address, port
