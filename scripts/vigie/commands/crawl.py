from typing import Annotated

import typer

from vigie.context import context_of
from vigie.crawling import choice, crawl_with_progress, exit_code_of, look_further, tell_report


def crawl(
    ctx: typer.Context,
    slugs: Annotated[list[str] | None, typer.Argument(help="Only the links of these resources.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Every link, due or not.")] = False,
) -> None:
    """Visit the links that are due."""
    context = context_of(ctx)
    with context.at_work():
        engine = context.open_database()
        report = crawl_with_progress(context, engine, choice(engine, slugs or [], everything=all_))
        tell_report(context, report)
        look_further(context, engine, report)
    raise typer.Exit(exit_code_of(report))
