"""Content codings, bombs among them."""

import gzip
import sys
import tracemalloc
import zlib
from collections.abc import Callable
from functools import partial

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.transport.decoding import decoded

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Packing = Callable[[bytes], bytes]

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
        (brotli.compress(TEXT), "br", (TEXT, True)),
        (zstd.compress(TEXT), "zstd", (TEXT, True)),
        (zstd.compress(TEXT[:500]) + zstd.compress(TEXT[500:]), "zstd", (TEXT, True)),
        (brotli.compress(TEXT)[:-9], "br", (b"", False)),
        (TEXT, "zstd", (b"", False)),
        (brotli.compress(gzip.compress(TEXT)), "gzip, br", (TEXT, True)),
        (TEXT, "sdch", (b"", False)),
        (gzip.compress(TEXT), "gzip, gzip, gzip", (b"", False)),
    ],
    ids=[
        "gzip",
        "x-gzip",
        "zlib",
        "raw deflate",
        "nested",
        "identity",
        "not compressed at all",
        "brotli",
        "zstandard",
        "two frames",
        "cut brotli",
        "not zstandard at all",
        "nested brotli",
        "unknown",
        "too deep",
    ],
)
def test_what_is_decoded(body: bytes, codings: str, found: tuple[bytes, bool]) -> None:
    assert decoded(body, codings, MOST) == found


def test_a_broken_stream_gives_what_it_gave_before_it_broke() -> None:
    squeezed = gzip.compress(bytes(range(256)) * 200, 1)
    found, whole = decoded(squeezed[:-100] + b"\xff" * 200, "gzip", MOST)
    assert not whole
    assert found[:1_000] == (bytes(range(256)) * 200)[:1_000]


# Packed when they are tried: every process of the tests reads this file.
BOMBS: dict[str, tuple[Packing, ...]] = {
    "deflate": (zlib.compress,),
    "deflate, deflate": (zlib.compress, zlib.compress),
    "br": (partial(brotli.compress, quality=1),),
    "zstd": (zstd.compress,),
    "zstd, gzip": (zstd.compress, gzip.compress),
}


@pytest.mark.parametrize("codings", BOMBS)
def test_a_bomb_never_takes_more_than_it_may(codings: str) -> None:
    body = bytes(200_000_000)
    for pack in BOMBS[codings]:
        body = pack(body)
    tracemalloc.start()
    try:
        found, whole = decoded(body, codings, MOST)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (found, whole) == (bytes(MOST), True)
    assert peak < 10_000_000


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, deflate"]))
def test_no_bytes_do_any_harm(body: bytes, codings: str) -> None:
    found, _ = decoded(body, codings, 50)
    assert len(found) <= 50
