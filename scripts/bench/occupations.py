"""What the processor is busy with during a crawl without latency: DATABASE. Prints seconds by occupation, as JSON."""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from typing import Any

from bench.vigie_crawl import main
from catalog.worklist import Worklist
from crawler import run, visitor
from crawler.judging import reading
from crawler.recording import Recorder

# Where each occupation begins: none within another, but parsing, which is a part of judging.
_OCCUPATIONS: dict[str, tuple[Any, str]] = {
    "choosing": (Worklist, "take"),
    "judging": (visitor, "read"),
    "storing": (Recorder, "_write"),
    "concluding": (run, "settle"),
    "parsing": (reading, "page_of"),
}


def _timed(name: str, function: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(function)
    def timed(*given: Any, **named: Any) -> Any:
        started = time.thread_time()
        try:
            return function(*given, **named)
        finally:
            spent[name] += time.thread_time() - started

    return timed


if __name__ == "__main__":
    spent: dict[str, float] = defaultdict(float, starting=time.process_time())
    for name, (place, attribute) in _OCCUPATIONS.items():
        setattr(place, attribute, _timed(name, getattr(place, attribute), spent))
    main(sys.argv[1], "0", "100", "15")
    print(json.dumps(spent | {"all": time.process_time()}))
