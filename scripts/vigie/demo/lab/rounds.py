"""One round through the lab: every case visited once, on the simulated web, by the real crawler."""

import os
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.models import Link, Visit
from catalog.policy import Policy
from crawler.options import CrawlerOptions
from crawler.run import crawl
from vigie.demo.lab.all import CASES, world_on
from vigie.demo.lab.case import Case
from vigie.demo.lab.catalogue import enter
from vigie.demo.sites import CONTROL_URLS
from vigie.demo.web import SimulatedWeb

_OPTIONS = CrawlerOptions(delay=0, timeout=1.5, control_urls=CONTROL_URLS, archive="")


async def visit_lab(folder: Path, now: datetime) -> list[tuple[Case, Visit | None]]:
    """Each case with what its first visit came to. `folder` must be empty; the catalogue is left in it."""
    engine = open_database(f"sqlite:///{folder}/lab.db")
    with Session(engine) as session:
        enter(session, CASES, now)
        session.commit()
    async with SimulatedWeb(folder) as web:
        os.environ["SSL_CERT_FILE"] = str(web.ca_file)
        web.world = world_on(0)
        await crawl(engine, _OPTIONS, Policy(), now, network=web.network)
    with Session(engine, expire_on_commit=False) as session:
        query = select(Link.url, Visit).join(Visit, Visit.link_id == Link.id)
        found = {url: visit for url, visit in session.execute(query)}  # noqa: C416 (rows are no pairs to mypy)
    engine.dispose()
    return [(case, found.get(case.url)) for case in CASES]
