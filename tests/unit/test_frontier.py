"""The frontier, driven by a clock of our own."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crawler.frontier import Frontier

VISITS = st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 999)), max_size=60)


def run(frontier: Frontier[tuple[str, int]], answer_after: float) -> list[tuple[float, tuple[str, int]]]:
    """Every visit with the second at which it was let go; each host answers after a while."""
    now, log, under_way = 0.0, [], []
    while not frontier.done:
        visit = frontier.pop(now)
        if visit is not None:
            log.append((now, visit))
            under_way.append((now + answer_after, visit[0]))
            continue
        pause = frontier.pause(now)
        moments = [at for at, _ in under_way] + ([] if pause is None else [now + pause])
        now = min(moments)
        for at, host in [each for each in under_way if each[0] <= now]:
            under_way.remove((at, host))
            frontier.release(host, now)
    return log


@given(VISITS, st.floats(0, 5), st.floats(0, 5), st.integers(1, 8))
def test_every_visit_is_made_once_and_every_host_rests(
    visits: list[tuple[str, int]], delay: float, answer_after: float, limit: int
) -> None:
    frontier: Frontier[tuple[str, int]] = Frontier(delay, limit, lambda visit: visit[0])
    for visit in visits:
        frontier.add(visit)
    log = run(frontier, answer_after)
    assert sorted(visit for _, visit in log) == sorted(visits)
    for host in {visit[0] for visit in visits}:
        times = [at for at, visit in log if visit[0] == host]
        assert all(after - before >= delay - 1e-9 for before, after in pairwise(times))
    for moment, _ in log:
        assert sum(at <= moment < at + answer_after for at, _ in log) <= limit


def test_a_busy_host_holds_up_nobody_else() -> None:
    frontier: Frontier[str] = Frontier(1.0, 10, lambda visit: visit[0])
    for visit in ("a1", "a2", "a3", "b1"):
        frontier.add(visit)
    assert frontier.pop(0) == "a1", "the longest backlog goes first"
    assert frontier.pop(0) == "b1"
    assert frontier.pop(0) is None
    frontier.release("a", 5.0)
    assert frontier.pop(5.5) is None
    assert frontier.pause(5.5) == 0.5
    assert frontier.pop(6.0) == "a2"


def test_a_host_that_was_not_asked_needs_no_rest() -> None:
    frontier: Frontier[str] = Frontier(1.0, 10, lambda visit: visit[0])
    frontier.add("a1")
    frontier.add("a2")
    assert frontier.pop(0) == "a1"
    frontier.release("a", 0, asked=False)
    assert frontier.pop(0) == "a2"


def test_a_visit_may_go_first() -> None:
    frontier: Frontier[str] = Frontier(0, 10, lambda visit: visit[0])
    frontier.add("a1")
    frontier.add("a2", first=True)
    assert frontier.pop(0) == "a2"
