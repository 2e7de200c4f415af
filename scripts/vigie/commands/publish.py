import typer

from catalog.errors import VigieError
from feeds.websub import tell_hub
from vigie.context import Context, context_of
from vigie.publishing import publish as publish_site


def publish(ctx: typer.Context) -> None:
    """Build the site and the feeds into the output folder."""
    context = context_of(ctx)
    with context.at_work():
        publish_and_tell(context)


def publish_and_tell(context: Context) -> None:
    settings = context.settings
    output, hub = settings.storage.output, settings.feeds.hub
    published = publish_site(
        context.open_database(), settings.directory, output, hub, heeds_robots=settings.crawler.respect_robots
    )
    context.say("The site is published: {count} files in {output}.", count=published.files, output=output)
    if hub:
        _tell_hub(context, hub, published.changed)


def _tell_hub(context: Context, hub: str, changed: tuple[str, ...]) -> None:
    """A hub that fails is a pity, no failure: readers come by themselves."""
    try:
        tell_hub(hub, changed)
    except VigieError as error:
        context.say(error.message, **error.facts)
