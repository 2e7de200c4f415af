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
    frontier.release("a", 0.4)
    assert frontier.pop(0.5) is None
    assert frontier.pause(0.5) == 0.5, "the rest is counted from the start of the last request"
    assert frontier.pop(1.0) == "a2"
    frontier.release("a", 5.0)
    assert frontier.pop(5.0) == "a3", "a slow host has rested enough"


def test_of_the_hosts_that_are_rested_the_longest_backlog_goes_first() -> None:
    frontier: Frontier[str] = Frontier(0, 10, lambda visit: visit[0])
    frontier.add("a1")
    for number in range(3):
        frontier.add(f"b{number}")
    assert [frontier.pop(1), frontier.pop(1)] == ["b0", "a1"]


def test_a_host_may_ask_for_more_rest() -> None:
    frontier: Frontier[str] = Frontier(1, 10, lambda visit: visit[0])
    for number in range(4):
        frontier.add(f"a{number}")
    frontier.slow_down("a", 5)
    assert frontier.pop(0) == "a0"
    frontier.release("a", 0.5)
    assert (frontier.pop(4.9), frontier.pop(5)) == (None, "a1")
    frontier.release("a", 5.5, rest=30)
    assert (frontier.pop(35.4), frontier.pop(35.5)) == (None, "a2")


def test_a_host_that_is_left_alone_is_not_fed_any_more() -> None:
    fed = {"a": [["a1", "a2"], ["a3"]], "b": [["b1"]]}
    frontier: Frontier[str] = Frontier(0, 10, lambda visit: visit[0], {"a": 3, "b": 1}, lambda host: fed[host].pop(0))
    assert frontier.pop(0) == "a1"
    assert frontier.give_up("a") == ["a2"]
    frontier.release("a", 0)
    assert (frontier.pop(0), frontier.pop(0)) == ("b1", None)
    frontier.release("b", 0)
    assert frontier.done


@given(VISITS, st.integers(1, 4), st.integers(1, 8))
def test_what_is_fed_lazily_is_visited_once_and_never_held_in_bulk(
    visits: list[tuple[str, int]], at_once: int, limit: int
) -> None:
    store: dict[str, list[tuple[str, int]]] = {}
    for visit in visits:
        store.setdefault(visit[0], []).append(visit)
    backlog = {host: len(waiting) for host, waiting in store.items()}

    def feed(host: str) -> list[tuple[str, int]]:
        given, store[host] = store[host][:at_once], store[host][at_once:]
        return given

    log = run(Frontier(0.5, limit, lambda visit: visit[0], backlog, feed), 0.1)
    assert sorted(visit for _, visit in log) == sorted(visits)


def test_a_feed_that_has_less_than_it_said_ends_all_the_same() -> None:
    frontier: Frontier[str] = Frontier(0, 10, lambda visit: visit[0], {"a": 3})
    assert (frontier.pop(0), frontier.done) == (None, True)


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
