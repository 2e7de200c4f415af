"""What the commands of the maintainer's hand share: one transaction under the lock, and who is at work."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from catalog.journal.writing import Now
from vigie.context import Context


@contextmanager
def at_work(context: Context) -> Iterator[tuple[Session, Now]]:
    """Committed at its end, or not at all."""
    with context.at_work():
        engine = context.open_database()
        try:
            with Session(engine) as session:
                yield session, Now(_who(), context.now)
                session.commit()
        finally:
            # The desk works for many days: it is to leave no connection behind.
            engine.dispose()


def _who() -> str:
    """The name at the computer: where several keep a directory, each has one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


def agreed(context: Context, question: str) -> bool:
    """Whether a person says yes, in the language of the directory or in English; Enter alone is a yes."""
    hint = context.words("[Y/n]")
    try:
        answer = input(f"{context.words(question)} {hint} ").strip().lower()
    except EOFError:
        return False
    return answer in ("", "y", "yes", "o", "oui")
