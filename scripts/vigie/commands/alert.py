import typer

from vigie.alerting import alert_and_tell
from vigie.context import context_of


def alert(ctx: typer.Context) -> None:
    """Write to the maintainers about what they must know."""
    context = context_of(ctx)
    with context.at_work():
        failed = alert_and_tell(context, context.open_database())
    raise typer.Exit(1 if failed else 0)
