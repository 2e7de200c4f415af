"""The gate to the network: what is checked is what is dialled, and nobody is asked twice for nothing."""

import asyncio
import socket
from collections.abc import Coroutine
from typing import Any, TypeVar

import pytest

from catalog.vocabulary import Reason
from crawler.transport.errors import NoAnswer
from crawler.transport.names import Gate

T = TypeVar("T")
PUBLIC, OTHER = "93.184.216.34", "93.184.216.35"


class Names:
    """A resolver that answers each question by the next line of its script, the last one for ever."""

    def __init__(self, *script: list[str] | OSError) -> None:
        self.script = list(script)
        self.asked = 0

    def addresses(self, host: str) -> list[str]:
        self.asked += 1
        answer = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if isinstance(answer, OSError):
            raise answer
        return answer

    def dial(self, address: str, port: int) -> tuple[str, int]:
        raise AssertionError(f"{address}:{port} was dialled")


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def play(scene: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(scene)


def refusal(gate: Gate, host: str = "www.example.org") -> Reason:
    with pytest.raises(NoAnswer) as caught:
        play(gate.addresses(host))
    return caught.value.reason


def test_a_name_that_comes_to_mean_a_private_address_is_refused_from_then_on() -> None:
    """DNS rebinding: a public address for the check, a private one for the call."""
    clock, names = Clock(), Names([PUBLIC], ["127.0.0.1"])
    gate = Gate(names, clock=clock)
    assert play(gate.addresses("www.example.org")) == [PUBLIC]
    # Within its time the answer that was checked is the answer that is dialled.
    assert play(gate.addresses("www.example.org")) == [PUBLIC]
    clock.now = 301.0
    assert refusal(gate) is Reason.REFUSED_ADDRESS


@pytest.mark.parametrize("private", ["10.0.0.1", "::1", "::ffff:192.168.0.1", "fd00::1", "169.254.169.254"])
@pytest.mark.parametrize("order", [1, -1])
def test_one_private_address_among_public_ones_spoils_them_all(private: str, order: int) -> None:
    assert refusal(Gate(Names([PUBLIC, private][::order]))) is Reason.REFUSED_ADDRESS


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), Reason.DNS),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), Reason.UNREACHABLE),
        (OSError(24, "Too many open files"), Reason.UNREACHABLE),
    ],
)
def test_only_a_plain_no_is_held_against_the_name(error: OSError, reason: Reason) -> None:
    assert refusal(Gate(Names(error))) is reason


def test_a_failure_is_remembered_for_a_while_only() -> None:
    clock, names = Clock(), Names(socket.gaierror(socket.EAI_NONAME, "no such name"), [PUBLIC])
    gate = Gate(names, clock=clock)
    assert (refusal(gate), refusal(gate), names.asked) == (Reason.DNS, Reason.DNS, 1)
    clock.now = 61.0
    assert play(gate.addresses("www.example.org")) == [PUBLIC]


def test_many_who_ask_at_once_are_one_question_and_one_who_gives_up_spoils_it_for_nobody() -> None:
    names = Names([PUBLIC, OTHER])
    gate = Gate(names)

    async def scene() -> list[list[str] | BaseException]:
        waiting = [asyncio.ensure_future(gate.addresses("www.example.org")) for _ in range(50)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        return await asyncio.gather(*waiting, return_exceptions=True)

    first, *others = play(scene())
    assert isinstance(first, asyncio.CancelledError)
    assert others == [[PUBLIC, OTHER]] * 49
    assert names.asked == 1


def test_a_name_without_any_address_is_the_names_fault() -> None:
    assert refusal(Gate(Names([]))) is Reason.DNS
