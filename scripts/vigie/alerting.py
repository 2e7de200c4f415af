"""Alerts for a person: what became of every mail, in a sentence each."""

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.errors import VigieError
from feeds.alert import deliver
from feeds.asking import ask
from feeds.repair import Place
from feeds.rounds import keep_rounds
from vigie.context import Context
from vigie.terminal import opening


def alert_and_tell(context: Context, engine: Engine) -> bool:
    """Delivers what maintainers must know; whether any mail failed, to be tried again by the next run."""
    settings = context.settings
    place = Place(settings.desk.address, opening(context.folder, context.config))
    report = deliver(engine, settings.directory, settings.alerts, context.now, place)
    for sentence in report.sentences(context.words):
        context.err.print(sentence)
    return report.failed


def note_rounds(context: Context, engine: Engine) -> None:
    """For the feed of the maintainers: that all went well is news after a month."""
    with Session(engine) as session:
        keep_rounds(session, context.now)
        session.commit()


def beat(context: Context) -> None:
    """Asks for the address which is told that a run went well. That it cannot be had is said, and harms nothing."""
    url = context.settings.alerts.heartbeat
    if not url:
        return
    try:
        ask(url)
    except VigieError as error:
        context.say("The heartbeat did not get through. {problem}", problem=context.words(error.message, **error.facts))
