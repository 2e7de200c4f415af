"""The walk through the links that wait for a hand."""

import shutil
import sys
from collections.abc import Callable, Mapping

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.errors import N_
from catalog.models import Resource
from catalog.waiting import Waiting, waiting_line, waiting_links
from vigie import settling
from vigie.context import Context
from vigie.keyboard import ENTER, read_line
from vigie.review.pace import Pace
from vigie.review.screen import MOST_REPAIRS, numbered, screen
from vigie.settling import SettlingError


class Walk(Pace[Waiting]):
    """By the numbers of the links. host: only what waits on it."""

    def __init__(self, context: Context, engine: Engine, host: str = "") -> None:
        with Session(engine) as session:
            super().__init__(context, engine, waiting_links(session, host))

    @property
    def keys(self) -> Mapping[str, Callable[[Waiting], None]]:
        return {
            ENTER: lambda line: self._accept(line, 1),
            "a": lambda line: self._accept(line, 1),
            "e": self._discard,
            "c": self._other_address,
            "i": self._ignore,
            "r": self._withdraw,
            "v": lambda line: self.see(line.link.url),
            **{str(number): self._accepting(number) for number in range(1, MOST_REPAIRS + 1)},
        }

    def look_up(self, session: Session, number: int) -> Waiting | None:
        return waiting_line(session, number)

    def drawn(self, item: Waiting, columns: int) -> str:
        return screen(item, self.at + 1, len(self.numbers), self.told, self.words, columns)

    # -- the keys ------------------------------------------------------------

    def _accepting(self, number: int) -> Callable[[Waiting], None]:
        return lambda line: self._accept(line, number)

    def _accept(self, line: Waiting, number: int) -> None:
        if number > len(line.repairs):
            raise SettlingError(N_("There is no such proposal. Give another address with the key c."))
        repair = line.repairs[number - 1]
        told = self.words("“{title}” is mended: {url}", title=line.title, url=repair.target)
        self.did(line.link.id, settling.accept(self.context, line.link.id, repair.id), told)

    def _discard(self, line: Waiting) -> None:
        if not line.repairs:
            raise SettlingError(N_("There is no such proposal. Give another address with the key c."))
        # The line stays: something else has to be done with it.
        done = settling.refuse(self.context, line.link.id, line.repairs[0].id)
        self.did(line.link.id, done, self.words("This is not proposed any more."))

    def _other_address(self, line: Waiting) -> None:
        url = self.ask(N_("The address to put in its place:"))
        if url:
            told = self.words("“{title}” is mended: {url}", title=line.title, url=url)
            self.did(line.link.id, settling.put(self.context, line.link.id, line.link.url, url), told)

    def _ignore(self, line: Waiting) -> None:
        text = self.ask(N_("Until which day (31/01/2027)? Nothing means for ever:"))
        if text is not None:
            day = settling.day_of(text, self.context.now)
            link, url = line.link.id, line.link.url
            self.did(
                link, settling.leave_alone(self.context, link, url, day), self.words("{url} is left alone.", url=url)
            )

    def _withdraw(self, line: Waiting) -> None:
        resource = self._which(line)
        if resource is None:
            return
        link, slug, told = line.link.id, resource.slug, self.words("“{title}” is withdrawn.", title=resource.title)
        why = self.ask(N_("Why, in a few words for its page (or nothing)?"))
        if why is not None:
            self.did(link, settling.withdraw(self.context, link, slug, why or None), told)

    def _which(self, line: Waiting) -> Resource | None:
        """Of several resources that share a link, the one that is meant; None where the person thinks better of it."""
        if len(line.resources) == 1:
            return line.resources[0]
        columns = shutil.get_terminal_size().columns
        sys.stdout.write(f"{numbered([each.title for each in line.resources], columns)}\n")
        question = N_("Several resources share this link. Which one, by its number?")
        typed = read_line(f"{self.words(question)} ")
        if not typed:
            return None
        if typed not in map(str, range(1, len(line.resources) + 1)):
            raise SettlingError(N_("There is no such number here."))
        return line.resources[int(typed) - 1]
