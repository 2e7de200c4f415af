"""Runs coroutines beside Scrapy: Twisted's reactor on an asyncio loop, started once, used as often as needed.

Scrapy's own process class can crawl once per process; the demo and the tests crawl many times.
"""

import asyncio
import atexit
from collections.abc import Coroutine
from typing import Any, TypeVar

from scrapy.utils.reactor import install_reactor, is_reactor_installed

T = TypeVar("T")


def run(main: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that may crawl. Ctrl-C cancels it, so that it can leave things in order."""
    loop = _loop()
    task = loop.create_task(main)
    try:
        return loop.run_until_complete(task)
    except KeyboardInterrupt:
        task.cancel()
        return loop.run_until_complete(task)


def _loop() -> asyncio.AbstractEventLoop:
    started = is_reactor_installed()
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    reactor = the_reactor()
    loop: asyncio.AbstractEventLoop = reactor._asyncioEventloop
    if not started:
        reactor.startRunning(installSignalHandlers=False)
        atexit.register(lambda: the_reactor().fireSystemEvent("shutdown"))
    return loop


def the_reactor() -> Any:
    """Twisted's reactor; its interfaces are not typed. Importing it installs it, so it is imported late."""
    from twisted.internet import reactor

    return reactor
