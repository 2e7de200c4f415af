import typer
from sqlalchemy import Engine

from catalog.errors import VigieError
from feeds.websub import tell_hub
from vigie.context import Context, context_of
from vigie.publishing import note_told
from vigie.publishing import publish as publish_site


def publish(ctx: typer.Context) -> None:
    """Build the site and the feeds into the output folder."""
    context = context_of(ctx)
    with context.at_work():
        engine = context.open_database()
        announce(context, engine, publish_and_say(context, engine))


def publish_and_say(context: Context, engine: Engine) -> tuple[str, ...]:
    """The addresses of the feeds of which a hub is still to be told."""
    settings = context.settings
    output, hub = settings.storage.output, settings.feeds.hub
    published = publish_site(engine, settings.directory, output, hub, heeds_robots=settings.crawler.respect_robots)
    context.say("The site is published: {count} files in {output}.", count=published.files, output=output)
    return published.untold


def announce(context: Context, engine: Engine, feeds: tuple[str, ...]) -> None:
    """A hub that fails is a pity, no failure: readers come by themselves, and it is told again."""
    settings, told = context.settings, list[str]()
    try:
        for taken in tell_hub(settings.feeds.hub, feeds):
            told += taken
    except VigieError as error:
        context.say(error.message, **error.facts)
    note_told(engine, settings.directory, settings.storage.output, told)
