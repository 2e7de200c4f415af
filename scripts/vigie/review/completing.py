"""The walk through what pages say of fields that are empty in the catalogue."""

from collections.abc import Callable, Mapping

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.errors import N_
from catalog.hand.filling import ProposalError, standing
from catalog.updates.proposing import Proposal
from catalog.words import Words
from vigie import filling
from vigie.context import Context
from vigie.keyboard import ENTER
from vigie.review.pace import Pace
from vigie.review.screen import keys_told, width_of, wrapped

_KEYS = (
    ("a", N_("take it over")),
    ("e", N_("discard it")),
    ("v", N_("see in the browser")),
    ("s", N_("skip")),
    ("z", N_("undo")),
    ("q", N_("quit")),
)


class Completing(Pace[Proposal]):
    """By the numbers of the proposals."""

    def __init__(self, context: Context, engine: Engine) -> None:
        with Session(engine) as session:
            first, _ = filling.first_proposals(session)
        super().__init__(context, engine, [each.number for each in first if each.number])

    @property
    def keys(self) -> Mapping[str, Callable[[Proposal], None]]:
        return {ENTER: self._accept, "a": self._accept, "e": self._discard, "v": lambda each: self.see(each.url)}

    def look_up(self, session: Session, number: int) -> Proposal | None:
        try:
            return standing(session, number)
        except ProposalError:
            return None

    def drawn(self, item: Proposal, columns: int) -> str:
        where = self.words("{place} of {count}", place=self.at + 1, count=len(self.numbers))
        return _screen(item, where, self.told, self.words, columns)

    def _accept(self, item: Proposal) -> None:
        told = self.words("“{title}” is completed.", title=item.resource.title)
        self.did(self._number(item), filling.accept(self.context, self._number(item)), told)

    def _discard(self, item: Proposal) -> None:
        done = filling.refuse(self.context, self._number(item))
        self.did(self._number(item), done, self.words("This is not proposed any more."))

    def _number(self, item: Proposal) -> int:
        return item.number or self.numbers[self.at]


def _screen(item: Proposal, where: str, told: str, words: Words, columns: int) -> str:
    width = width_of(columns)
    lines = [*wrapped(f"{where} · {item.resource.title}", width), *wrapped(item.url, width, "  "), ""]
    lines += wrapped(words("The page says what the catalogue does not know:"), width)
    name = words(filling.FIELD_NAMES[item.field])
    lines += wrapped(words("{field}: {value}", field=name, value=item.value), width, "  ")
    return "\n".join([*lines, "", *keys_told(_KEYS, words, width), "", *wrapped(told, width)])
