"""What Vigie makes of a pair of the lab of updates, by the very functions that judge the web."""

from dataclasses import dataclass
from datetime import UTC, datetime

from catalog.observation import Observation, Validators
from catalog.updates.comparing import compare, facts_of
from catalog.updates.telling import update_sentences
from catalog.vocabulary import Reason
from catalog.words import words_of
from crawler.judging.answer import Answer
from crawler.judging.reading import AskSibling, Follow, read
from crawler.updates.scope import Scope
from crawler.updates.watching import watched
from vigie.demo.editions.pair import Pair
from vigie.demo.pages import Page

_AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
_EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Verdict:
    """told: whether something is. said: an update in words, in French; of a page that failed, nothing."""

    told: bool
    said: str = ""


def judge(pair: Pair) -> Verdict:
    before, after = (visit(page, pair.url, _AT) for page in (pair.before, pair.after))
    if before.edition is None or after.edition is None:
        # A page that is no longer what it was is told of as a link that fails.
        return Verdict(before.reason is Reason.OK and after.reason is not Reason.OK)
    difference = compare(before.edition, after.edition)
    facts = facts_of(before.edition, after.edition, difference)
    return Verdict(bool(difference), " ".join(update_sentences(facts, words_of("fr"))))


def visit(page: Page, url: str, at: datetime, scope: Scope = _EVERYTHING) -> Observation:
    """One visit that was answered so. "Not modified" answers a question about what was seen last."""
    answer = Answer(url, page.status, {name.lower(): value for name, value in page.headers.items()}, page.body)
    asked: Validators | None = {"url": url, "etag": "any", "last_modified": None} if page.status == 304 else None
    outcome = read([answer], at, validators=asked)
    if isinstance(outcome, Follow):
        raise ValueError(f"{url} leads on to {outcome.url}")
    return watched(outcome.otherwise if isinstance(outcome, AskSibling) else outcome, answer, scope)
