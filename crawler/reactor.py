"""Runs coroutines beside Scrapy: Twisted's reactor on an asyncio loop, started once, used as often as needed.

Scrapy's own process class can crawl once per process; the demo and the tests crawl many times.
"""

import asyncio
import atexit
import gc
import signal
from collections.abc import Coroutine
from typing import Any, TypeVar

from scrapy.utils.reactor import install_reactor, is_reactor_installed

T = TypeVar("T")
# Visits make many objects and few cycles: looked for as often as usual, those take a tenth of a crawl's time.
_COLLECT_AFTER = 20_000
_STOPS = (signal.SIGINT, signal.SIGTERM)


def run(main: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that may crawl. Ctrl-C, or an end asked for by the system, cancels it.

    A handler, not KeyboardInterrupt: that one may be raised within a callback of a library, which then swallows it.
    """
    loop = _loop()
    thresholds = gc.get_threshold()
    gc.set_threshold(_COLLECT_AFTER, *thresholds[1:])
    task = loop.create_task(main)
    for number in _STOPS:
        loop.add_signal_handler(number, task.cancel)
    try:
        return loop.run_until_complete(task)
    finally:
        gc.set_threshold(*thresholds)
        for number in _STOPS:
            loop.remove_signal_handler(number)


def _loop() -> asyncio.AbstractEventLoop:
    started = is_reactor_installed()
    if not started:
        # Asked for one, or asked twice, Scrapy would make an event loop that nobody closes.
        asyncio.set_event_loop(_new_loop())
        install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    reactor = the_reactor()
    loop: asyncio.AbstractEventLoop = reactor._asyncioEventloop
    if not started:
        reactor.startRunning(installSignalHandlers=False)
        atexit.register(lambda: the_reactor().fireSystemEvent("shutdown"))
    return loop


def _new_loop() -> asyncio.AbstractEventLoop:
    """The one that costs less per link, where there is one: there is none for Windows."""
    try:
        from uvloop import new_event_loop
    except ImportError:
        return asyncio.new_event_loop()
    return new_event_loop()


def the_reactor() -> Any:
    """Twisted's reactor; its interfaces are not typed. Importing it installs it, so it is imported late."""
    from twisted.internet import reactor

    return reactor
