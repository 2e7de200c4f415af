import typer

from catalog.journal.undo import undo_last
from catalog.sentences import ACTIONS
from vigie.context import context_of
from vigie.hand import at_work


def undo(ctx: typer.Context) -> None:
    """Take back the last change that a person made or a file brought; again, the one before."""
    context = context_of(ctx)
    with at_work(context) as (session, now):
        change = undo_last(session, now.at)
        context.say("Taken back: {action} ({about}).", action=context.words(ACTIONS[change.action]), about=change.about)
