import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from crawler.reactor import run
from vigie.context import context_of
from vigie.demo.day import Day
from vigie.demo.play import DayResult, play
from vigie.demo.summary import summary
from vigie.demo.web import SimulatedWeb


def demo(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Option(help="Where the demo’s catalogue, site and mails go.")] = Path("vigie-demo"),
) -> None:
    """Play six weeks on a simulated web, in about a minute and without any network."""
    context = context_of(ctx)
    day = Day(folder, context.words)

    async def run_day(now: datetime, web: SimulatedWeb, smtp: str) -> DayResult:
        # The simulated sites have real certificates, of an authority that nobody but this demo trusts.
        os.environ["SSL_CERT_FILE"] = str(web.ca_file)
        return await day.run(now, web, smtp)

    context.out.print(context.words("Six weeks of the guide’s links, on a web that this machine only simulates:"))
    played = run(play(folder, run_day, context.out.print, context.words))
    day.publish()
    context.out.print()
    for line in summary(context.words, folder, played, day.engine):
        context.out.print(line)
