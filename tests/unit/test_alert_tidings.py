"""What is told and what is not, whatever a link goes through and however often the mails fail."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.models import Event, Link, Recipient
from catalog.vocabulary import EventKind, Occasion, Reason, State
from feeds.patience import SILENCE, silent_for_long, wait_until
from feeds.tidings import ALARMS, History, News, Slip, Subject, of_recipients, untold

START = datetime(2026, 11, 1, tzinfo=UTC)
DAY = timedelta(days=1)
DIED, REVIVED, FAULTY = EventKind.DIED, EventKind.REVIVED, EventKind.FAULTY
AFTER = {
    DIED: (State.DEAD, Reason.GONE),
    REVIVED: (State.ALIVE, Reason.OK),
    FAULTY: (State.UNVERIFIABLE, Reason.INVALID_URL),
    EventKind.MOVED: (State.ALIVE, Reason.OK),
    EventKind.DRIFTED: (State.ALIVE, Reason.OK),
    EventKind.SHORT_LINK_DIED: (State.ALIVE, Reason.OK),
    EventKind.UNVERIFIABLE: (State.UNVERIFIABLE, Reason.BLOCKED),
}
MARKS: dict[EventKind, dict[str, object]] = {
    EventKind.MOVED: {"moved_to": "http://b.example/"},
    EventKind.DRIFTED: {"drifted": True},
    EventKind.SHORT_LINK_DIED: {"short_link_dead": True},
}


def event(number: int, kind: EventKind, link: Link) -> Event:
    facts = {"to": "http://b.example/"}
    return Event(id=number, uuid=f"u{number}", kind=kind, at=START + number * DAY, link=link, facts=facts)


def history(*kinds: EventKind, heard: Iterable[int] = ()) -> History:
    """A link that went through events of these kinds, numbered from 1, of which some were heard as they happened."""
    link = Link(id=1, url="http://a.example/", short=False, state=State.ALIVE, reason=Reason.OK, flips=())
    events = [event(number, kind, link) for number, kind in enumerate(kinds, 1)]
    for kind in kinds:
        link.state, link.reason = AFTER[kind]
        for name, value in MARKS.get(kind, {}).items():
            setattr(link, name, value)
    told = {(each.id, Occasion.NEWS): each.at for each in events if each.id in set(heard)}
    waiting = {each.id for each in events} - set(heard)
    return History(link, events, waiting, told)


def news_of(known: History, days: float = 10) -> News:
    """What is told of a history some days after the start."""
    return untold([known], START + days * DAY)


def told(news: News) -> list[int]:
    return [event_id for event_id, _ in news.slips]


def test_a_death_is_told_until_it_is_heard() -> None:
    assert told(news_of(history(DIED))) == [1]
    assert told(news_of(history(DIED, heard={1}))) == []


def test_a_death_that_was_undone_is_not_told_nor_is_the_return() -> None:
    news = news_of(history(DIED, REVIVED))
    assert told(news) == []
    assert news.dropped == {1, 2}


def test_a_return_is_told_to_those_who_heard_of_the_death() -> None:
    assert told(news_of(history(DIED, REVIVED, heard={1}))) == [2]
    assert told(news_of(history(DIED, REVIVED, heard={1, 2}))) == []


def test_a_second_death_is_told_but_not_the_first_again() -> None:
    news = news_of(history(DIED, REVIVED, DIED))
    assert told(news) == [3]
    assert news.dropped == {1, 2}
    assert told(news_of(history(DIED, REVIVED, DIED, heard={3}))) == []


def test_a_return_waits_until_the_link_is_well() -> None:
    known = history(DIED, REVIVED, heard={1})
    known.link.state, known.link.reason = State.SUSPECT, Reason.TIMEOUT
    news = news_of(known)
    assert told(news) == []
    assert news.dropped == set()


def test_what_the_maintainer_gave_up_is_not_told() -> None:
    known = history(DIED)
    known.link.state = State.IGNORED
    assert told(news_of(known)) == []


def test_a_fault_is_told_once_and_not_when_it_was_mended() -> None:
    assert told(news_of(history(FAULTY, FAULTY))) == [2]
    assert told(news_of(history(FAULTY, heard={1}))) == []
    known = history(FAULTY)
    known.link.state, known.link.reason = State.ALIVE, Reason.OK
    assert told(news_of(known)) == []


@pytest.mark.parametrize(
    ("kind", "subject", "undo"),
    [
        (EventKind.MOVED, Subject.MOVE, {"moved_to": "http://c.example/"}),
        (EventKind.DRIFTED, Subject.DRIFT, {"drifted": False}),
        (EventKind.SHORT_LINK_DIED, Subject.SHORT_LINK, {"short_link_dead": False}),
    ],
)
def test_moves_drifts_and_short_links_are_told_once_and_while_they_hold(
    kind: EventKind, subject: Subject, undo: dict[str, object]
) -> None:
    assert [each.subject for each in news_of(history(kind)).tidings] == [subject]
    assert told(news_of(history(kind, heard={1}))) == []
    undone = history(kind)
    for name, value in undo.items():
        setattr(undone.link, name, value)
    assert told(news_of(undone)) == []


def test_only_what_could_not_be_judged_for_long_is_told() -> None:
    known = history(EventKind.UNVERIFIABLE)
    assert told(news_of(known, 30)) == []
    assert told(news_of(known, 31)) == [1]
    known.link.state, known.link.reason = State.ALIVE, Reason.OK
    assert told(news_of(known, 31)) == []


def test_the_events_of_one_moment_are_told_together() -> None:
    known = history(DIED, DIED)
    known.events[1].at = known.events[0].at
    news = news_of(known)
    assert len(news.tidings) == 1
    assert told(news) == [1, 2]


# What still waits


@pytest.mark.parametrize("kind", [DIED, FAULTY, EventKind.DRIFTED, EventKind.SHORT_LINK_DIED])
def test_what_waits_is_recalled_after_a_month_and_after_three_then_never(kind: EventKind) -> None:
    known = history(kind, heard={1})
    assert told(news_of(known, 30)) == []
    first = news_of(known, 31)
    assert first.slips == ((1, Occasion.REMINDER),)
    assert first.uuids == ("u1 reminder",)
    known = replace(known, told={**known.told, (1, Occasion.REMINDER): START + 31 * DAY})
    assert told(news_of(known, 90)) == []
    assert news_of(known, 91).slips == ((1, Occasion.LAST_REMINDER),)
    known = replace(known, told={**known.told, (1, Occasion.LAST_REMINDER): START + 91 * DAY})
    assert told(news_of(known, 1000)) == []


def test_a_reminder_that_could_not_be_sent_in_time_gives_way_to_the_last_one() -> None:
    assert news_of(history(DIED, heard={1}), 120).slips == ((1, Occasion.LAST_REMINDER),)


def test_what_was_mended_is_not_recalled() -> None:
    assert told(news_of(history(DIED, REVIVED, heard={1, 2}), 40)) == []


def test_moves_and_what_no_robot_can_judge_are_not_recalled() -> None:
    for kind in (EventKind.MOVED, EventKind.UNVERIFIABLE):
        assert told(news_of(history(kind, heard={1}), 400)) == []


# What comes and goes


def unstable(*kinds: EventKind, heard: Iterable[int] = ()) -> History:
    known = history(*kinds, heard=heard)
    known.link.unstable = True
    return known


def test_a_link_that_comes_and_goes_is_said_so_once_and_then_muted() -> None:
    news = news_of(unstable(DIED, REVIVED, DIED, heard={1}))
    assert [(each.subject, each.occasion) for each in news.tidings] == [(Subject.UNSTABLE, Occasion.UNSTABLE)]
    muted = {(1, Occasion.NEWS): START + DAY, (3, Occasion.UNSTABLE): START + 3 * DAY}
    later = replace(unstable(DIED, REVIVED, DIED, REVIVED, heard={1}), told=muted)
    assert told(news_of(later)) == []


@pytest.mark.parametrize(
    ("last", "subject"), [((), Subject.DEATH), ((REVIVED,), Subject.RETURN)], ids=["dead", "alive"]
)
def test_once_it_has_come_to_rest_its_state_is_told(last: tuple[EventKind, ...], subject: Subject) -> None:
    muted = {(1, Occasion.NEWS): START + DAY, (3, Occasion.UNSTABLE): START + 3 * DAY}
    known = replace(history(DIED, REVIVED, DIED, *last, heard={1}), told=muted)
    assert [each.subject for each in news_of(known).tidings] == [subject]


# Recipients


def test_others_hear_of_a_recipient_who_is_refused_and_he_does_not() -> None:
    refusal = Event(id=9, uuid="u9", kind=EventKind.UNDELIVERABLE, at=START, facts={"recipient": "a@b.example"})
    assert told(of_recipients([refusal], {"a@b.example"}, "c@b.example")) == [9]
    assert of_recipients([refusal], {"a@b.example"}, "a@b.example").dropped == {9}
    assert of_recipients([refusal], set(), "c@b.example").dropped == {9}


# Whatever happens


@dataclass
class Life:
    """A link and one recipient, who hears of it by a mail or not at all."""

    link: Link = field(
        default_factory=lambda: Link(id=1, url="http://a.example/", short=True, state=State.ALIVE, reason=Reason.OK)
    )
    events: list[Event] = field(default_factory=list)
    waiting: set[int] = field(default_factory=set)
    told: dict[Slip, datetime] = field(default_factory=dict)
    believed: Subject | None = None

    def happens(self, kind: EventKind, now: datetime) -> None:
        if kind in (DIED, REVIVED):
            kind = REVIVED if self.link.state is State.DEAD else DIED
        new = event(len(self.events) + 1, kind, self.link)
        new.at = now
        self.events.append(new)
        self.waiting.add(new.id)
        self.link.state, self.link.reason = AFTER[kind]
        for name, value in MARKS.get(kind, {}).items():
            setattr(self.link, name, value)
        month_ago = now - 30 * DAY
        flips = [each for each in self.events if each.kind in (DIED, REVIVED) and each.at > month_ago]
        self.link.unstable = len(flips) >= 3

    def hears(self, now: datetime) -> News:
        news = untold([History(self.link, self.events, self.waiting, self.told)], now)
        slips = set(news.slips)
        assert len(slips) == len(news.slips)
        assert slips.isdisjoint(self.told), "told twice"
        assert news.dropped <= self.waiting
        assert not news.dropped & {key for key, occasion in slips if occasion is Occasion.NEWS}, "dropped and told"
        self.told |= dict.fromkeys(slips, now)
        self.waiting -= news.dropped | {key for key, occasion in slips if occasion is Occasion.NEWS}
        for each in news.about(Subject.DEATH, Subject.RETURN, Subject.UNSTABLE):
            self.believed = each.subject
        return news


days = st.lists(
    st.tuples(st.sampled_from([DIED, *sorted(ALARMS & AFTER.keys())]) | st.none(), st.booleans(), st.integers(1, 20)),
    max_size=30,
)


@given(days)
def test_nobody_is_told_twice_nor_of_an_undone_death_nor_left_with_a_wrong_picture(
    days: list[tuple[EventKind | None, bool, int]],
) -> None:
    """Each time something befalls a link or not, and a mail arrives or not."""
    life, now = Life(), START
    for kind, arrives, wait in days:
        now += wait * DAY
        if kind:
            life.happens(kind, now)
        if not arrives:
            continue
        believed = life.believed
        news = life.hears(now)
        for each in news.tidings:
            if each.subject is Subject.DEATH:
                assert life.link.state is State.DEAD, "an undone death"
            if each.subject is Subject.RETURN:
                # A return is only told to somebody who believes the link dead, or not to be relied upon.
                assert believed in (Subject.DEATH, Subject.UNSTABLE)
        if not life.link.unstable and life.link.state is State.DEAD:
            assert life.believed is Subject.DEATH, "a death lost"
        if not life.link.unstable and life.link.state is State.ALIVE and last_flip(life) is REVIVED:
            assert life.believed in (None, Subject.RETURN), "a return lost"
        assert not life.hears(now).tidings, "the same moment has nothing more to tell"


# When reminders go


@dataclass
class Mailbox:
    """What one recipient of many links was sent: when, and whether it held reminders alone."""

    recipient: Recipient = field(default_factory=lambda: Recipient(key="a@b.example", since=START))
    mails: list[tuple[datetime, bool]] = field(default_factory=list)

    def morning(self, links: list[Life], period: str, now: datetime) -> None:
        """As `alert` decides it."""
        histories = [History(each.link, each.events, each.waiting, each.told) for each in links]
        news = untold(histories, now)
        if news.tidings:
            if wait_until(self.recipient, period, now, only_recalls=news.only_recalls):
                return
        elif not silent_for_long(self.recipient, now):
            return
        self.mails.append((now, news.only_recalls))
        self.recipient.written_at = now
        for each in links:
            each.hears(now)


@given(
    st.lists(st.tuples(st.integers(0, 200), st.none() | st.integers(1, 150)), min_size=1, max_size=8),
    st.sampled_from(["always", "daily", "weekly"]),
)
@settings(max_examples=50)
def test_each_reminder_is_told_once_with_news_or_within_a_month_and_alone_once_a_month_at_most(
    deaths: list[tuple[int, int | None]], period: str
) -> None:
    """deaths: the day of each, and after how many days it is repaired."""
    links, mailbox = [Life() for _ in deaths], Mailbox()
    for day in range(400):
        for life, (dies, mended) in zip(links, deaths, strict=True):
            if day == dies:
                life.happens(DIED, START + day * DAY)
            if mended is not None and day == dies + mended:
                life.link.state = State.IGNORED
        mailbox.morning(links, period, START + day * DAY)
    for life, (_, mended) in zip(links, deaths, strict=True):
        heard = life.told.get((1, Occasion.NEWS))
        for occasion, wait in ((Occasion.REMINDER, 30), (Occasion.LAST_REMINDER, 90)):
            at = life.told.get((1, occasion))
            if at is not None:
                assert heard is not None
                assert timedelta(wait) <= at - heard <= timedelta(wait + 30)
            elif mended is None:
                raise AssertionError("a reminder lost")
    gaps = [later - earlier for (earlier, _), (later, alone) in pairwise(mailbox.mails) if alone]
    assert all(gap >= SILENCE for gap in gaps)


def last_flip(life: Life) -> EventKind | None:
    return next((each.kind for each in reversed(life.events) if each.kind in (DIED, REVIVED)), None)
