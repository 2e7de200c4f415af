"""Whether our own network works: sites that are always there are asked, and one answer is enough."""

import asyncio
from collections.abc import Iterable

from scrapy import Request
from scrapy.core.engine import ExecutionEngine


async def network_answers(engine: ExecutionEngine, control_urls: Iterable[str]) -> bool:
    """Whether any control URL answers, whatever it says. True where none is listed: then none is asked."""
    asked = [asyncio.ensure_future(_answers(engine, url)) for url in control_urls]
    try:
        for answer in asyncio.as_completed(asked):
            if await answer:
                return True
    finally:
        for request in asked:
            request.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
    return not asked


async def _answers(engine: ExecutionEngine, url: str) -> bool:
    try:
        await engine.download_async(Request(url, method="HEAD", meta={"dont_redirect": True}, dont_filter=True))
    except Exception:
        # Whatever kept it from answering, it did not.
        return False
    return True
