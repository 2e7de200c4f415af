"""Alerts for a person: what became of every mail, in a sentence each."""

from sqlalchemy import Engine

from feeds.alert import deliver
from vigie.context import Context


def alert_and_tell(context: Context, engine: Engine) -> bool:
    """Delivers what maintainers must know; whether any mail failed, to be tried again by the next run."""
    report = deliver(engine, context.settings.directory, context.settings.alerts, context.now)
    for sentence in report.sentences(context.words):
        context.err.print(sentence)
    return report.failed
