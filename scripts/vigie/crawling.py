"""Crawls for a person: a progress bar on a terminal, a line per event in a log, a few sentences at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.observation import Observation
from catalog.repairs.keeping import refresh
from catalog.sentences import event_title
from catalog.urls import host_of
from catalog.vocabulary import EventKind
from catalog.worklist import due, in_use, used_by
from crawler.archive import find_copies
from crawler.network import Network
from crawler.news.gathering import gather_news
from crawler.reactor import run
from crawler.run import Choice, CrawlReport, crawl
from crawler.run import Progress as Told
from crawler.searching.search import search
from crawler.searching.secure import look_for_https
from crawler.target import Target
from vigie.context import Context
from vigie.lookup import find_resource

OFFLINE = 3
INTERRUPTED = 130


def choice(engine: Engine, slugs: list[str], *, everything: bool) -> Choice:
    """The links of some resources, all of them, or those that are due. Raises UnknownResourceError."""
    if everything:
        return in_use
    if not slugs:
        return due
    with Session(engine) as session:
        for slug in slugs:
            find_resource(session, slug)
    return lambda _now: used_by(slugs)


def crawl_with_progress(
    context: Context, engine: Engine, choose: Choice = due, network: Network | None = None
) -> CrawlReport:
    settings = context.settings
    with _progress(context) as told:
        return run(crawl(engine, settings.crawler, settings.policy, context.now, choose, told, network))


def look_further(context: Context, engine: Engine, report: CrawlReport, network: Network | None = None) -> None:
    """What is asked of the web once the links' states are settled."""
    look_for_copies(context, engine, report, network)
    look_for_repairs(context, engine, report, network)
    look_for_news(context, engine, report, network)


def look_for_copies(context: Context, engine: Engine, report: CrawlReport, network: Network | None = None) -> None:
    """Asks the web archive for copies, unless there is no network to ask with."""
    if not report.conclusive or report.stopped:
        return
    found = run(find_copies(engine, context.settings.crawler, context.now, network))
    if found:
        context.err.print(
            context.words.many("{count} archived copy was found.", "{count} archived copies were found.", found)
        )


def look_for_repairs(context: Context, engine: Engine, report: CrawlReport, network: Network | None = None) -> None:
    """Searches the sites of those that died, and asks for https; then brings what is proposed up to date, for the mail
    that follows.
    """
    if report.conclusive and not report.stopped:
        found = run(search(engine, context.settings.crawler, context.now, network))
        if found:
            context.err.print(
                context.words.many(
                    "{count} lost link seems to be found again.", "{count} lost links seem to be found again.", found
                )
            )
        run(look_for_https(engine, context.settings.crawler, context.now, network))
    with Session(engine) as session:
        refresh(session, context.now)
        session.commit()


def look_for_news(context: Context, engine: Engine, report: CrawlReport, network: Network | None = None) -> None:
    """Asks the websites of the catalogue what they tell themselves, unless there is no network to ask with."""
    if not report.conclusive or report.stopped:
        return
    found = run(gather_news(engine, context.settings.crawler, context.now, network))
    if found:
        context.err.print(
            context.words.many(
                "{count} news item of an organisation was found.",
                "{count} news items of organisations were found.",
                found,
            )
        )


@contextmanager
def _progress(context: Context) -> Iterator[Told | None]:
    if not context.err.is_terminal:
        yield None
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=context.err, transient=True) as bar:
        task = bar.add_task("", total=None)

        def told(done: int, due: int, target: Target, _seen: Observation) -> None:
            bar.update(task, completed=done, total=due, description=host_of(target.url))

        yield told


def tell_report(context: Context, report: CrawlReport) -> None:
    words = context.words
    if report.resumed:
        context.err.print(
            words.many(
                "An earlier run was interrupted: its {count} visit was kept.",
                "An earlier run was interrupted: its {count} visits were kept.",
                report.resumed,
            )
        )
    for event in report.events:
        if event.kind is not EventKind.ADDED:
            context.err.print(f"  {event_title(event, words)}")
    if report.online and not report.conclusive:
        context.say(
            "Most sites that were well stopped answering all at once: that looks like our own network, so nothing was "
            "concluded. If it lasts for three days, the sites will be believed to be at fault."
        )
    elif not report.conclusive:
        context.say(
            "Our own network does not answer: nothing was concluded about any link. "
            "Check the connection, then try again; “vigie demo” shows everything without a network."
        )
    elif not report.due:
        context.say("No link is due: nothing to visit.")
    else:
        context.err.print(words.many("{count} link visited.", "{count} links visited.", report.visits))
    if report.stopped:
        context.say("Stopped as you asked: what was visited is kept, and the next run goes on.")


def exit_code_of(report: CrawlReport) -> int:
    if report.stopped:
        return INTERRUPTED
    return 0 if report.conclusive else OFFLINE
