import os
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from crawler.reactor import run
from vigie.context import Context, context_of
from vigie.demo.day import Day
from vigie.demo.lab.rounds import visit_lab
from vigie.demo.play import DayResult, play
from vigie.demo.summary import summary
from vigie.demo.web import SimulatedWeb


def demo(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Option(help="Where the demo’s catalogue, site and mails go.")] = Path("vigie-demo"),
    lab: Annotated[bool, typer.Option("--lab", help="Visit the hundreds of hard cases of the lab instead.")] = False,
) -> None:
    """Play six weeks on a simulated web, in less than a minute and without any network."""
    context = context_of(ctx)
    if lab:
        _visit_lab(context)
        return
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


def _visit_lab(context: Context) -> None:
    """Exits with 1 if a case comes to another reason than it should."""
    with TemporaryDirectory() as name:
        round_ = run(visit_lab(Path(name), context.now))
    wrong = 0
    for case, seen in round_:
        found = seen.reason if seen else None
        wrong += found is not case.expects
        mark = "✓" if found is case.expects else f"✗ ({case.expects.value})"
        context.out.print(f"{found.value if found else '—':<15} {mark} {case.name}: {case.what}")
    context.say("{count} cases, {wrong} of them not as they should be.", count=len(round_), wrong=wrong)
    raise typer.Exit(1 if wrong else 0)
