"""Goes from one thing that waits to the next, and does what the keys say: what all walks share."""

import shutil
import sys
import webbrowser
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.errors import N_, VigieError
from vigie import settling
from vigie.context import Context
from vigie.keyboard import QUIT, read_key, read_line
from vigie.review.screen import CLEAR
from vigie.settling import Done, SettlingError

Item = TypeVar("Item")


class Pace(ABC, Generic[Item]):
    """numbers: of what waits when it begins; `at` is where it stands, `done` what can be taken back, and of which
    number it was. has_quit: whether the person left before the end.
    """

    def __init__(self, context: Context, engine: Engine, numbers: Sequence[int]) -> None:
        self.context = context
        self.engine = engine
        self.words = context.words
        self.numbers = numbers
        self.at = 0
        self.told = ""
        self.done: list[tuple[int, Done]] = []
        # What was answered last, to which question; it stands there again where it was refused.
        self._answered = ("", "")
        self.has_quit = False

    @property
    @abstractmethod
    def keys(self) -> Mapping[str, Callable[[Item], None]]:
        """What each does; all walks know how to skip, to undo and to quit."""

    @abstractmethod
    def look_up(self, session: Session, number: int) -> Item | None:
        """None for what waits no longer."""

    @abstractmethod
    def drawn(self, item: Item, columns: int) -> str:
        """The whole screen."""

    def go(self) -> None:
        """To the end, or until the person quits; Ctrl-C is a way to quit at any moment, between two keys too."""
        self.has_quit = True
        with suppress(KeyboardInterrupt):
            self.has_quit = not self._ends()

    def _ends(self) -> bool:
        while self.at < len(self.numbers):
            with Session(self.engine) as session:
                item = self.look_up(session, self.numbers[self.at])
                if item is None:
                    self.at += 1
                    continue
                self._show(item)
                key = read_key()
                if key in ("q", QUIT):
                    return False
                self._press(key, item)
        return True

    def _press(self, key: str, item: Item) -> None:
        self.told = ""
        always: dict[str, Callable[[Item], None]] = {"s": self._skip, " ": self._skip, "z": self._undo}
        deed = {**always, **self.keys}.get(key)
        if deed is None:
            self.told = self.words("This key does nothing here.")
            return
        try:
            deed(item)
        except VigieError as error:
            self.told = self.words(error.message, **error.facts)
        else:
            self._answered = ("", "")

    def _show(self, item: Item) -> None:
        sys.stdout.write(f"{CLEAR}{self.drawn(item, shutil.get_terminal_size().columns)}\n")
        sys.stdout.flush()

    def ask(self, question: str) -> str | None:
        """What was refused stands there again, to be mended and not typed anew."""
        asked, refused = self._answered
        answer = read_line(f"{self.words(question)} ", refused if question == asked else "")
        self._answered = (question, answer or "")
        return answer

    def did(self, number: int, done: Done, told: str) -> None:
        self.done.append((number, done))
        self.told = told

    def see(self, url: str) -> None:
        if not webbrowser.open(url):
            raise SettlingError(N_("No browser could be opened. The address is {url}."), url=url)

    def _skip(self, _item: Item) -> None:
        self.at += 1

    def _undo(self, _item: Item) -> None:
        if not self.done:
            raise SettlingError(N_("There is nothing to undo in this walk."))
        number, last = self.done[-1]
        settling.take_back(self.context, last)
        self.done.pop()
        self.at = self.numbers.index(number)
        self.told = self.words("Taken back.")
