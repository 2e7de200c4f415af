"""What is told and what is not, whatever a link goes through and however often the mails fail."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.models import Event, Link
from catalog.vocabulary import EventKind, Reason, State
from feeds.tidings import News, untold

START = datetime(2026, 11, 1, tzinfo=UTC)
DIED, REVIVED, FAULTY = EventKind.DIED, EventKind.REVIVED, EventKind.FAULTY
AFTER = {
    DIED: (State.DEAD, Reason.GONE),
    REVIVED: (State.ALIVE, Reason.OK),
    FAULTY: (State.UNVERIFIABLE, Reason.INVALID_URL),
}


def event(number: int, kind: EventKind, link: Link) -> Event:
    return Event(id=number, uuid=f"u{number}", kind=kind, at=START + timedelta(days=number), link=link, facts={})


def history(*kinds: EventKind) -> tuple[Link, list[Event]]:
    """A link that went through events of these kinds, numbered from 1."""
    link = Link(id=1, url="http://a.example/", short=False, state=State.ALIVE, reason=Reason.OK)
    events = [event(number, kind, link) for number, kind in enumerate(kinds, 1)]
    if kinds:
        link.state, link.reason = AFTER[kinds[-1]]
    return link, events


def told(news: News) -> list[int]:
    return [each.id for each in news.events]


def test_a_death_is_told_until_it_is_heard() -> None:
    assert told(untold([history(DIED)], frozenset())) == [1]
    assert told(untold([history(DIED)], frozenset({1}))) == []


def test_a_death_that_was_undone_is_not_told_nor_is_the_return() -> None:
    assert told(untold([history(DIED, REVIVED)], frozenset())) == []


def test_a_return_is_told_to_those_who_heard_of_the_death() -> None:
    assert told(untold([history(DIED, REVIVED)], frozenset({1}))) == [2]
    assert told(untold([history(DIED, REVIVED)], frozenset({1, 2}))) == []


def test_a_second_death_is_told_but_not_the_first_again() -> None:
    assert told(untold([history(DIED, REVIVED, DIED)], frozenset())) == [3]
    assert told(untold([history(DIED, REVIVED, DIED)], frozenset({3}))) == []


def test_a_return_waits_until_the_link_is_well() -> None:
    link, events = history(DIED, REVIVED)
    link.state, link.reason = State.SUSPECT, Reason.TIMEOUT
    assert told(untold([(link, events)], frozenset({1}))) == []


def test_what_the_maintainer_gave_up_is_not_told() -> None:
    link, events = history(DIED)
    link.state = State.IGNORED
    assert told(untold([(link, events)], frozenset())) == []


def test_a_fault_is_told_once_and_not_when_it_was_mended() -> None:
    assert told(untold([history(FAULTY, FAULTY)], frozenset())) == [2]
    assert told(untold([history(FAULTY)], frozenset({1}))) == []
    link, events = history(FAULTY)
    link.state, link.reason = State.ALIVE, Reason.OK
    assert told(untold([(link, events)], frozenset())) == []


def test_the_events_of_one_moment_are_told_together() -> None:
    link, events = history(DIED, DIED)
    events[1].at = events[0].at
    news = untold([(link, events)], frozenset())
    assert len(news.deaths) == 1
    assert told(news) == [1, 2]


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=30))
def test_nobody_is_told_twice_nor_left_with_a_wrong_picture(days: list[tuple[bool, bool]]) -> None:
    """Each day a link flips or not, and a mail arrives or not."""
    link, events = history()
    heard: set[int] = set()
    believed_dead = False
    for flips, arrives in days:
        if flips:
            kind = REVIVED if link.state is State.DEAD else DIED
            events.append(event(len(events) + 1, kind, link))
            link.state, link.reason = AFTER[kind]
        if not arrives:
            continue
        news = untold([(link, events)], heard)
        assert heard.isdisjoint(told(news))
        # A return is only told to somebody who believes the link dead.
        assert believed_dead or not news.returns
        if news.deaths or news.returns:
            believed_dead = bool(news.deaths)
        heard.update(told(news))
        assert believed_dead is (link.state is State.DEAD)
