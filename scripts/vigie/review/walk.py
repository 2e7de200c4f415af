"""Goes from one waiting line to the next, and does what the keys say."""

import shutil
import sys
import webbrowser
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.errors import N_, VigieError
from catalog.waiting import Waiting, waiting, waiting_line
from vigie import settling
from vigie.context import Context
from vigie.keyboard import ENTER, QUIT, read_key, read_line
from vigie.review.screen import CLEAR, MOST_REPAIRS, screen
from vigie.settling import Done, SettlingError


class Walk:
    """The lines are those that wait when it begins: `at` is where it stands, `done` what can be taken back."""

    def __init__(self, context: Context, engine: Engine, host: str = "") -> None:
        self.context = context
        self.engine = engine
        self.words = context.words
        with Session(engine) as session:
            self.links = [line.link.id for line in waiting(session, host)]
        self.at = 0
        self.told = ""
        self.done: list[Done] = []
        self._keys: dict[str, Callable[[Waiting], None]] = {
            ENTER: lambda line: self._accept(line, 1),
            "a": lambda line: self._accept(line, 1),
            "e": self._discard,
            "c": self._other_address,
            "i": self._ignore,
            "r": self._withdraw,
            "v": self._see,
            "s": self._skip,
            " ": self._skip,
            "z": self._undo,
            **{str(number): self._accepting(number) for number in range(1, MOST_REPAIRS + 1)},
        }

    def go(self) -> None:
        """To the end, or until the person quits; Ctrl-C is a way to quit at any moment, between two keys too."""
        with suppress(KeyboardInterrupt):
            self._go()

    def _go(self) -> None:
        while self.at < len(self.links):
            with Session(self.engine) as session:
                line = waiting_line(session, self.links[self.at])
                if line is None:
                    self.at += 1
                    continue
                self._show(line)
                key = read_key()
                if key in ("q", QUIT):
                    return
                self._press(key, line)

    def _press(self, key: str, line: Waiting) -> None:
        self.told = ""
        deed = self._keys.get(key)
        if deed is None:
            self.told = self.words("This key does nothing here.")
            return
        try:
            deed(line)
        except VigieError as error:
            self.told = self.words(error.message, **error.facts)

    def _show(self, line: Waiting) -> None:
        columns = shutil.get_terminal_size().columns
        text = screen(line, self.at + 1, len(self.links), self.told, self.words, columns)
        sys.stdout.write(f"{CLEAR}{text}\n")
        sys.stdout.flush()

    def _ask(self, question: str) -> str | None:
        return read_line(f"{self.words(question)} ")

    # -- the keys ------------------------------------------------------------

    def _accepting(self, number: int) -> Callable[[Waiting], None]:
        return lambda line: self._accept(line, number)

    def _accept(self, line: Waiting, number: int) -> None:
        if number > len(line.repairs):
            raise SettlingError(N_("There is no such proposal. Give another address with the key c."))
        repair = line.repairs[number - 1]
        title, url = line.title, repair.target
        self.done.append(settling.accept(self.context, line.link.id, repair.id))
        self.told = self.words("“{title}” is mended: {url}", title=title, url=url)

    def _discard(self, line: Waiting) -> None:
        if not line.repairs:
            raise SettlingError(N_("There is no such proposal. Give another address with the key c."))
        # The line stays: something else has to be done with it.
        self.done.append(settling.refuse(self.context, line.link.id, line.repairs[0].id))
        self.told = self.words("This is not proposed any more.")

    def _other_address(self, line: Waiting) -> None:
        url = self._ask(N_("The address to put in its place:"))
        if url:
            title = line.title
            self.done.append(settling.put(self.context, line.link.id, line.link.url, url))
            self.told = self.words("“{title}” is mended: {url}", title=title, url=url)

    def _ignore(self, line: Waiting) -> None:
        text = self._ask(N_("Until which day (31/01/2027)? Nothing means for ever:"))
        if text is not None:
            day = settling.day_of(text, self.context.now)
            url = line.link.url
            self.done.append(settling.leave_alone(self.context, line.link.id, url, day))
            self.told = self.words("{url} is left alone.", url=url)

    def _withdraw(self, line: Waiting) -> None:
        why = self._ask(N_("Why, in a few words for its page (or nothing)?"))
        if why is not None:
            title = line.title
            self.done.append(settling.withdraw(self.context, line.link.id, line.resources[0].slug, why or None))
            self.told = self.words("“{title}” is withdrawn.", title=title)

    def _see(self, line: Waiting) -> None:
        if not webbrowser.open(line.link.url):
            raise SettlingError(N_("No browser could be opened. The address is {url}."), url=line.link.url)

    def _skip(self, _line: Waiting) -> None:
        self.at += 1

    def _undo(self, _line: Waiting) -> None:
        if not self.done:
            raise SettlingError(N_("There is nothing to undo in this walk."))
        last = self.done[-1]
        settling.take_back(self.context, last)
        self.done.pop()
        self.at = self.links.index(last.link_id)
        self.told = self.words("Taken back.")
