"""One key at a time from a terminal, and a line where a line is asked for."""

import os
import readline
import select
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager

ENTER, QUIT = "\n", "\x04"
_INTERRUPT = "\x03"


def is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def read_key() -> str:
    """The next key: its character, ENTER, or QUIT where the person leaves (Ctrl-C, Ctrl-D, a closed terminal).

    A key that sends several bytes, such as an arrow, comes as the whole of them.
    """
    with _unbuffered(sys.stdin.fileno()) as descriptor:
        try:
            pressed = _key(descriptor)
        except OSError:
            return QUIT
    if not pressed or pressed in (_INTERRUPT, QUIT):
        return QUIT
    return ENTER if pressed in "\r\n" else pressed


def _key(descriptor: int) -> str:
    """Byte by byte: what is typed ahead is left for the next question."""
    pressed = os.read(descriptor, 1)
    if pressed == b"\x1b":
        while select.select([descriptor], [], [], 0)[0]:
            pressed += os.read(descriptor, 1)
    while pressed and pressed[0] >= 0xC0 and len(pressed) < _lengths(pressed[0]):
        pressed += os.read(descriptor, 1)
    return pressed.decode(errors="replace")


def _lengths(first: int) -> int:
    """How many bytes a character has (RFC 3629)."""
    return 4 if first >= 0xF0 else 3 if first >= 0xE0 else 2


def read_line(question: str, begun: str = "") -> str | None:
    """What a person types after a question; None where she changes her mind (Ctrl-C, Ctrl-D).

    begun: what stands there already, for her to mend.
    """
    readline.set_startup_hook(lambda: readline.insert_text(begun))
    try:
        return input(question).strip()
    except (EOFError, KeyboardInterrupt):
        return None
    finally:
        readline.set_startup_hook()


@contextmanager
def _unbuffered(descriptor: int) -> Iterator[int]:
    before = termios.tcgetattr(descriptor)
    try:
        # What was typed ahead is kept: TCSADRAIN, not TCSAFLUSH. Ctrl-C is a key like any other.
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        mode = termios.tcgetattr(descriptor)
        mode[3] &= ~termios.ISIG
        termios.tcsetattr(descriptor, termios.TCSADRAIN, mode)
        yield descriptor
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
