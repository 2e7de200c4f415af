"""A letter box on loopback: a real SMTP server (RFC 5321) that keeps each message as a file."""

from asyncio import AbstractServer
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Mailbox:
    """Writes what it is sent to `folder`: `001-2026-10-14.eml` and so on. The server runs in a thread of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._controller = _Controller(_Keeper(folder), hostname="127.0.0.1", port=0)

    @property
    def url(self) -> str:
        """Where to send mail: `smtp://127.0.0.1:port`."""
        return f"smtp://127.0.0.1:{self._controller.port}"

    def messages(self) -> list[Path]:
        """What has come so far, oldest first."""
        return sorted(self.folder.glob("*.eml"))

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._controller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._controller.stop()


class _Controller(Controller):
    async def _create_server(self) -> AbstractServer:
        # Asked for port 0, the system chooses one; aiosmtpd itself would not look which.
        server = await self.loop.create_server(self._factory_invoker, self.hostname, 0)
        self.port = server.sockets[0].getsockname()[1]
        return server


class _Keeper:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's)
        _keep(self.folder, envelope.content if isinstance(envelope.content, bytes) else b"")
        return "250 OK"


def _keep(folder: Path, message: bytes) -> None:
    number = len(list(folder.glob("*.eml"))) + 1
    (folder / f"{number:03}{_date(message)}.eml").write_bytes(message)


def _date(message: bytes) -> str:
    """The date that the message itself bears."""
    try:
        return f"-{parsedate_to_datetime(message_from_bytes(message)['Date']):%Y-%m-%d}"
    except (TypeError, ValueError):
        return ""
