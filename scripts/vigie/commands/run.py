import typer
from sqlalchemy import Engine, exists, select
from sqlalchemy.orm import Session

from catalog.importing.bundle import bundled
from catalog.importing.merge import merge
from catalog.models import Resource
from vigie.alerting import alert_and_tell, beat, note_rounds
from vigie.commands.publish import announce, publish_and_say
from vigie.context import Context, context_of
from vigie.crawling import crawl_with_progress, exit_code_of, look_further, tell_report

# The name under which the bundled catalogue owns its resources.
BUNDLE = "vigie"


def run(ctx: typer.Context) -> None:
    """Do the whole job: visit what is due, publish, alert. This is the line for cron."""
    context = context_of(ctx)
    with context.at_work():
        engine = context.open_database()
        import_bundle(context, engine)
        report = crawl_with_progress(context, engine)
        tell_report(context, report)
        look_further(context, engine, report)
        note_rounds(context, engine)
        try:
            feeds = publish_and_say(context, engine)
        finally:
            # A site that cannot be written keeps no death from the maintainers, nor does a hub that is slow.
            failed = alert_and_tell(context, engine)
        announce(context, engine, feeds)
        exit_code = exit_code_of(report) or (1 if failed else 0)
        if not exit_code:
            beat(context)
    raise typer.Exit(exit_code)


def import_bundle(context: Context, engine: Engine) -> None:
    """Gives an empty catalogue the resources of the guide on cooperation."""
    with Session(engine) as session:
        if session.scalar(select(exists().select_from(Resource))):
            return
        changes = merge(session, bundled(), BUNDLE, context.now, "fr")
        session.commit()
    context.say("The catalogue was empty: {count} resources of the guide are now in it.", count=len(changes.added))
