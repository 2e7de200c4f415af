"""HTTP answers read from bytes, however they are split and whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.transport.wire import MOST_HEAD, MOST_HEADERS, Reader, WireError

MOST = 1_000


def answer(*pieces: bytes, method: str = "GET", most: int = MOST, ended: bool = True) -> Reader:
    reader = Reader(method, most)
    for piece in pieces:
        reader.feed(piece)
    if ended:
        reader.end()
    return reader


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
LINES = [
    b"HTTP/1.1 200 OK\r\n",
    b"\r\n",
    b"Content-Length: 3\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"2\r\n",
    b"0\r\n",
]
ANSWERS = [
    (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, b"hello", True),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello", 200, b"hello", False),
    (b"HTTP/1.0 200 OK\r\n\r\nhello", 200, b"hello", True),
    (b"HTTP/1.1 200\r\n\r\nhello", 200, b"hello", True),
    (b"http/1.1 404 Not Found\nContent-Length: 2\n\nno", 404, b"no", True),
    (b"\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, b"", True),
    (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhi", 200, b"hi", True),
    (CHUNKED + b"3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nA: b\r\n\r\n", 200, b"hello", True),
    (CHUNKED + b"3\r\nhel\r\nffffffffffffffff\r\nlo", 200, b"hello", False),
    (CHUNKED + b"zz\r\nhello", 200, b"", False),
    (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello", 200, b"hello", True),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 4\r\n\r\nhello", 200, b"hello", True),
    (b"HTTP/1.1 200 OK\r\nnonsense\r\n: x\r\nContent-Length: 2\r\n\r\nok", 200, b"ok", True),
    (b"HTTP/1.1 999 Denied\r\nContent-Length: 0\r\n\r\n", 999, b"", True),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "status", "body", "whole"), ANSWERS)
def test_an_answer_is_the_same_whole_and_byte_by_byte(raw: bytes, status: int, body: bytes, whole: bool) -> None:
    for pieces in ([raw], [raw[at : at + 1] for at in range(len(raw))]):
        found = answer(*pieces)
        assert (found.status, bytes(found.body), found.whole, found.done) == (status, body, whole, True)


@pytest.mark.parametrize(("method", "status"), [("HEAD", 200), ("GET", 204), ("GET", 304)])
def test_what_has_no_body_is_done_with_its_headers(method: str, status: int) -> None:
    raw = f"HTTP/1.1 {status} X\r\nContent-Length: 50\r\n\r\n".encode()
    found = answer(raw, method=method, ended=False)
    assert (found.done, found.reusable, bytes(found.body)) == (True, True, b"")


def test_a_body_is_read_as_far_as_it_is_wanted_and_no_further() -> None:
    endless = [b"HTTP/1.1 200 OK\r\n\r\n", *[b"x" * 400] * 4]
    found = answer(*endless, ended=False)
    assert (found.done, len(found.body), found.whole, found.reusable) == (True, MOST, True, False)


@pytest.mark.parametrize(
    ("pieces", "fault"),
    [
        ([b""], "closed without an answer"),
        ([b"220 mail.example ESMTP\r\n"], "not HTTP"),
        ([b"\x16\x03\x01\x02"], "not HTTP"),
        ([b"HTTP/1.1 200 OK\r\nA: b"], "not HTTP"),
        ([b"HTTP/1.1 200 OK\r\n"] + [b"A: b\r\n"] * (MOST_HEADERS + 1), "endless headers"),
        ([b"HTTP/1.1 200 OK\r\nA: "] + [b"x" * 65_536] * (MOST_HEAD // 65_536 + 1), "endless headers"),
        ([b"HTTP/1.1 100 Continue\r\nA: " + b"x" * 60_000 + b"\r\n\r\n"] * 6, "not HTTP"),
    ],
)
def test_what_is_no_answer_or_too_much_of_one_is_a_fault(pieces: list[bytes], fault: str) -> None:
    with pytest.raises(WireError, match=fault):
        answer(*pieces)


def test_a_header_may_stand_twice_and_be_folded() -> None:
    raw = b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nX: one\r\n two\r\nContent-Length: 0\r\n\r\n"
    assert answer(raw).headers[:3] == [(b"Set-Cookie", b"a=1"), (b"set-cookie", b"b=2"), (b"X", b"one two")]


def test_a_connection_is_used_again_only_if_both_sides_agree_where_the_answer_ended() -> None:
    length = b"Content-Length: 2\r\n"
    assert answer(b"HTTP/1.1 200 OK\r\n" + length + b"\r\nok", ended=False).reusable
    assert not answer(b"HTTP/1.1 200 OK\r\n" + length + b"\r\nok and more", ended=False).reusable
    assert not answer(b"HTTP/1.1 200 OK\r\nConnection: close\r\n" + length + b"\r\nok", ended=False).reusable
    assert not answer(b"HTTP/1.0 200 OK\r\n" + length + b"\r\nok", ended=False).reusable
    assert answer(b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n" + length + b"\r\nok", ended=False).reusable


@given(st.lists(st.one_of(st.binary(max_size=60), st.sampled_from(LINES)), max_size=30))
def test_no_bytes_do_any_harm(pieces: list[bytes]) -> None:
    try:
        found = answer(*pieces)
    except WireError:
        return
    assert found.done
    assert len(found.body) <= MOST


@given(st.sampled_from([each[0] for each in ANSWERS]), st.lists(st.integers(1, 200), max_size=8))
def test_it_does_not_matter_where_the_network_splits(raw: bytes, cuts: list[int]) -> None:
    places = sorted({cut for cut in cuts if cut < len(raw)})
    pieces = [raw[start:end] for start, end in zip([0, *places], [*places, len(raw)], strict=True)]
    whole, split = answer(raw), answer(*pieces)
    assert (whole.status, whole.headers, whole.body) == (split.status, split.headers, split.body)
