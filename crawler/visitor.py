"""Visits links, one request at a time: robots.txt first, then the page, and where only that can tell, its sibling."""

import secrets
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime
from urllib.parse import urljoin

from catalog.observation import Observation
from catalog.vocabulary import NETWORK_FAILURES, Reason
from crawler.asking import Cookies
from crawler.frontier import Frontier
from crawler.judging.answer import Answer, Failure, Step
from crawler.judging.hops import REDIRECTS, address_fault
from crawler.judging.reading import AskSibling, Follow, may_pass, read
from crawler.judging.siblings import sibling_of, sibling_url
from crawler.judging.validators import conditions, is_unchanged
from crawler.memory import SiteMemory
from crawler.options import CrawlerOptions
from crawler.robots import Rules, origin, robots_url, rules_of
from crawler.target import Target, Visit
from crawler.updates.watching import watched

# A host that hangs is left alone for the rest of the run.
_MOST_TIMEOUTS = 3
# RFC 9309, 2.3.1.2: at least five redirects of robots.txt are to be followed.
_ROBOTS_HOPS = 5
# A second try is made after so many times the usual rest, and some seconds if the host is used to some rest at all.
_SECOND_TRY = 3.0
# A host that asks for a short pause is given it at once; for a longer one, the link is visited another day.
_LONGEST_PAUSE = 60.0

Found = Callable[[Target, Observation], None]
# Asks once: (URL, method, headers, cookies) → what came of it.
Ask = Callable[[str, str, dict[str, str], Cookies | None], Awaitable[Step]]


class Visitor:
    """Takes a visit a request further at each `turn`, and tells each Observation to `found`.

    doubtful: something failed in a way that our own network could explain.
    """

    def __init__(
        self,
        frontier: Frontier[Visit],
        ask: Ask,
        options: CrawlerOptions,
        memory: SiteMemory,
        at: datetime,
        found: Found,
    ) -> None:
        self.frontier = frontier
        self.ask = ask
        self.options = options
        self.memory = memory
        self.at = at
        self.found = found
        self.doubtful = False
        self.timeouts: Counter[str] = Counter()
        # An address that cannot exist, on any host.
        self.token = "vigie-" + secrets.token_hex(8)

    async def turn(self, visit: Visit) -> None:
        """One request at most. The visit was given by the frontier, and its host is released here."""
        host = visit.host
        fault = address_fault(visit.url)
        if fault is None and self.timeouts[host] >= _MOST_TIMEOUTS:
            self._leave_alone(visit)
        elif fault is None and self._must_know_rules(visit):
            await self._ask_rules(visit)
        elif obstacle := fault or self._obstacle(visit):
            self.frontier.release(host, time.monotonic(), asked=False)
            self._stopped(visit, obstacle)
        elif visit.doubt is not None:
            await self._ask_sibling(visit, visit.doubt)
        else:
            await self._ask_page(visit)

    # -- robots.txt ----------------------------------------------------------

    def _must_know_rules(self, visit: Visit) -> bool:
        return self._heeds_robots(visit) and self.memory.rules(origin(visit.url)) is None

    def _heeds_robots(self, visit: Visit) -> bool:
        """A maintainer may vouch for the pages that he listed, not for addresses that we make up."""
        return self.options.respect_robots or visit.doubt is not None

    def _obstacle(self, visit: Visit) -> Failure | None:
        rules = self.memory.rules(origin(visit.url)) if self._heeds_robots(visit) else None
        url = self._sibling_url(visit) if visit.doubt else visit.url
        return rules.obstacle(url, insist=self.memory.insists(origin(visit.url))) if rules else None

    async def _ask_rules(self, visit: Visit) -> None:
        step = await self._robots(robots_url(visit.url))
        if self._goes_on(visit, step):
            rules = rules_of(step)
            self.memory.keep_rules(origin(visit.url), rules)
            self._keep_pace(visit.host, rules)
            self.frontier.add(visit, first=True)

    async def _robots(self, url: str) -> Step:
        """robots.txt, wherever its redirects lead; where they lead nowhere, it is as if there were none."""
        step = await self.ask(url, "GET", {}, None)
        for _ in range(_ROBOTS_HOPS):
            location = step.headers.get("location") if isinstance(step, Answer) and step.status in REDIRECTS else None
            if location is None:
                return step
            onward = urljoin(step.url, location)
            step = (
                Failure(onward, Reason.REFUSED_ADDRESS, "")
                if address_fault(onward)
                else await self.ask(onward, "GET", {}, None)
            )
            if isinstance(step, Failure):
                return Answer(url, 404)
        return Answer(url, 404)

    def _keep_pace(self, host: str, rules: Rules) -> None:
        if rules.delay > self.options.delay > 0:
            self.frontier.slow_down(host, rules.delay)

    # -- the page ------------------------------------------------------------

    async def _ask_page(self, visit: Visit) -> None:
        validators = visit.target.validators
        known = validators if validators is not None and validators["url"] == visit.url else None
        head = known is not None and visit.target.document and not visit.asked_head
        step = await self.ask(visit.url, "HEAD" if head else "GET", conditions(known) if known else {}, visit.cookies)
        visit.asked_head = visit.asked_head or head
        if head and not (isinstance(step, Answer) and (step.status in REDIRECTS or is_unchanged(step, known))):
            # Many servers lie when they are asked for the headers alone; and what has changed is wanted whole.
            self._release(visit, step)
            self.frontier.add(visit, first=True)
        elif self._goes_on(visit, step):
            self._take(visit, step)

    def _goes_on(self, visit: Visit, step: Step) -> bool:
        """One quiet second try per visit, after the host has rested, before anything is held against a link."""
        if isinstance(step, Failure):
            self.doubtful = self.doubtful or step.reason in NETWORK_FAILURES
            self.timeouts[visit.host] += step.reason is Reason.TIMEOUT
        again = not visit.tried_again and may_pass(step)
        self._release(visit, step, rest=self.options.delay * _SECOND_TRY if again else 0.0)
        if again:
            visit.tried_again = True
            self.frontier.add(visit)
        return not again

    def _release(self, visit: Visit, step: Step, rest: float = 0.0) -> None:
        self.frontier.release(visit.host, time.monotonic(), rest=max(rest, _pause(step)))

    def _take(self, visit: Visit, step: Step) -> None:
        visit.steps.append(step)
        # What could not be asked for may be no address at all, and have no origin.
        sibling = self.memory.sibling(origin(visit.url)) if isinstance(step, Answer) else None
        outcome = read(visit.steps, self.at, visit.target.expected, sibling, visit.target.validators)
        if isinstance(outcome, AskSibling) and not self.memory.has_asked_sibling(origin(visit.url)):
            visit.doubt = outcome
            self.frontier.add(visit, first=True)
        elif isinstance(outcome, Follow):
            visit.url = outcome.url
            self.frontier.add(visit)
        else:
            self._conclude(visit, outcome.otherwise if isinstance(outcome, AskSibling) else outcome)

    def _conclude(self, visit: Visit, seen: Observation) -> None:
        self.found(visit.target, watched(seen, visit.steps[-1] if visit.steps else None, visit.target.scope))

    def _stopped(self, visit: Visit, obstacle: Failure) -> None:
        """Nothing may be asked: that settles the visit, or leaves a doubt as it is."""
        if visit.doubt is not None:
            self.memory.keep_sibling(origin(visit.url), None)
            self._conclude(visit, visit.doubt.otherwise)
        else:
            self._take(visit, obstacle)

    # -- the sibling ---------------------------------------------------------

    def _sibling_url(self, visit: Visit) -> str:
        return sibling_url(visit.url, self.token)

    async def _ask_sibling(self, visit: Visit, doubt: AskSibling) -> None:
        step = await self.ask(self._sibling_url(visit), "GET", {}, visit.cookies)
        self._release(visit, step)
        sibling = sibling_of(step) if isinstance(step, Answer) else None
        self.memory.keep_sibling(origin(visit.url), sibling)
        outcome = read(visit.steps, self.at, visit.target.expected, sibling, visit.target.validators)
        self._conclude(visit, outcome if isinstance(outcome, Observation) else doubt.otherwise)

    # -- hosts that hang -----------------------------------------------------

    def _leave_alone(self, visit: Visit) -> None:
        """Visits that have timed out once are over; the others find no answer today, and their links stay due."""
        self.frontier.release(visit.host, time.monotonic(), asked=False)
        for each in (visit, *self.frontier.give_up(visit.host)):
            if each.doubt is not None:
                self._conclude(each, each.doubt.otherwise)
            elif each.tried_again:
                self._take(each, Failure(each.url, Reason.TIMEOUT, "no answer in time"))


def _pause(step: Step) -> float:
    """Seconds for which a host asks to be left in peace (RFC 9110, 10.2.3), where they are few."""
    value = step.headers.get("retry-after", "").strip() if isinstance(step, Answer) else ""
    return min(float(value), _LONGEST_PAUSE) if value.isascii() and value.isdigit() and len(value) < 9 else 0.0
