import typer

from vigie.context import Context, context_of
from vigie.publishing import publish as publish_site


def publish(ctx: typer.Context) -> None:
    """Build the site and the feeds into the output folder."""
    context = context_of(ctx)
    with context.at_work():
        publish_and_tell(context)


def publish_and_tell(context: Context) -> None:
    output = context.settings.storage.output
    count = publish_site(context.open_database(), context.settings.directory, output)
    context.say("The site is published: {count} files in {output}.", count=count, output=output)
