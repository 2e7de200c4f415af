"""What reading a file gives."""

from dataclasses import dataclass, field
from typing import NamedTuple

from catalog.importing.draft import Draft


class Remark(NamedTuple):
    """Something the maintainer should know that did not keep the file from being read.

    line counts from 1; message is English with {facts}, to be said by `Words`.
    """

    line: int
    message: str
    facts: dict[str, object]


@dataclass(frozen=True, slots=True)
class Reading:
    """The drafts of a file in its order, and what is to be said about it.

    themes: in their order, each with the one that it stands under, where the file has such a list.
    """

    drafts: list[Draft]
    warnings: list[Remark] = field(default_factory=list)
    themes: tuple[tuple[str, str | None], ...] = ()
