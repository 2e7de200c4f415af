"""Whether our own network works: sites that are always there are asked, and one answer is enough."""

import asyncio
from collections.abc import Iterable

from crawler.asking import ask
from crawler.judging.answer import Answer
from crawler.transport.downloader import GuardedDownloader


async def network_answers(downloader: GuardedDownloader, control_urls: Iterable[str]) -> bool:
    """Whether any control URL answers, whatever it says. True where none is listed: then none is asked."""
    asked = [asyncio.ensure_future(_answers(downloader, url)) for url in control_urls]
    try:
        for answer in asyncio.as_completed(asked):
            if await answer:
                return True
    finally:
        for request in asked:
            request.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
    return not asked


async def _answers(downloader: GuardedDownloader, url: str) -> bool:
    try:
        return isinstance(await ask(downloader, url, "HEAD"), Answer)
    except Exception:
        # Whatever kept it from answering, it did not.
        return False
