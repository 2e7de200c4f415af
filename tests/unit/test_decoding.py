"""Content codings, bombs among them."""

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.transport.decoding import decoded

MOST = 100_000
TEXT = b"Bonjour, les associations. " * 40


def raw_deflate(body: bytes) -> bytes:
    squeezer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return squeezer.compress(body) + squeezer.flush()


@pytest.mark.parametrize(
    ("body", "codings", "found"),
    [
        (gzip.compress(TEXT), "gzip", (TEXT, True)),
        (gzip.compress(TEXT), "X-GZIP", (TEXT, True)),
        (zlib.compress(TEXT), "deflate", (TEXT, True)),
        (raw_deflate(TEXT), "deflate", (TEXT, True)),
        (gzip.compress(gzip.compress(TEXT)), "gzip, gzip", (TEXT, True)),
        (TEXT, "identity", (TEXT, True)),
        (TEXT, "gzip", (TEXT, True)),
        (TEXT, "br", (b"", False)),
        (gzip.compress(TEXT), "gzip, gzip, gzip", (b"", False)),
    ],
    ids=["gzip", "x-gzip", "zlib", "raw deflate", "nested", "identity", "not compressed at all", "unknown", "too deep"],
)
def test_what_is_decoded(body: bytes, codings: str, found: tuple[bytes, bool]) -> None:
    assert decoded(body, codings, MOST) == found


def test_a_broken_stream_gives_what_it_gave_before_it_broke() -> None:
    squeezed = gzip.compress(bytes(range(256)) * 200, 1)
    found, whole = decoded(squeezed[:-100] + b"\xff" * 200, "gzip", MOST)
    assert not whole
    assert found[:1_000] == (bytes(range(256)) * 200)[:1_000]


@pytest.mark.parametrize("depth", [1, 2])
def test_a_bomb_never_takes_more_than_it_may(depth: int) -> None:
    body = zlib.compress(bytes(200_000_000), 9)
    for _ in range(depth - 1):
        body = zlib.compress(body)
    tracemalloc.start()
    try:
        found, _ = decoded(body, ", ".join(["deflate"] * depth), MOST)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(found) <= MOST
    assert peak < 10_000_000


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "gzip, deflate"]))
def test_no_bytes_do_any_harm(body: bytes, codings: str) -> None:
    found, _ = decoded(body, codings, 50)
    assert len(found) <= 50
