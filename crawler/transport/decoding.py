"""Decompresses bodies (RFC 9110, 8.4) up to a cap: a bomb never goes off, and a broken stream gives what it gave."""

import sys
import zlib
from collections.abc import Callable

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# What we can decode, and so accept.
ACCEPTED = "gzip, deflate, br, zstd"
_DEEPEST = 2
# RFC 9659: what is sent over HTTP needs no larger window than 8 MB (2 to the power of 23).
_ZSTD = {int(zstd.DecompressionParameter.window_log_max): 23}


def decoded(body: bytes, encodings: str, most: int) -> tuple[bytes, bool]:
    """A body without its content codings, at most `most` bytes of it; and whether its end or that cap was reached.

    A coding that we do not know leaves nothing: the bytes would be taken for text.
    """
    names = [name.strip().lower() for name in encodings.split(",")]
    codings = [name for name in names if name and name != "identity"]
    if len(codings) > _DEEPEST:
        return b"", False
    whole = True
    for name in reversed(codings):
        decode = _DECODERS.get(name)
        if decode is None:
            return b"", False
        body, complete = decode(body, most)
        whole = whole and complete
    return body, whole


def _gzip(body: bytes, most: int) -> tuple[bytes, bool]:
    if not body.startswith(b"\x1f\x8b"):
        # Some servers say gzip of what is none.
        return body[:most], True
    return _inflate(body, most, 16 + zlib.MAX_WBITS)


def _deflate(body: bytes, most: int) -> tuple[bytes, bool]:
    """With zlib's wrapper, as it should be, or without, as some servers send it."""
    found, whole = _inflate(body, most, zlib.MAX_WBITS)
    return (found, whole) if found or whole else _inflate(body, most, -zlib.MAX_WBITS)


def _inflate(body: bytes, most: int, window: int) -> tuple[bytes, bool]:
    inflater = zlib.decompressobj(window)
    try:
        found = inflater.decompress(body, most)
    except zlib.error:
        return _as_far_as_it_goes(body, most, window), False
    return found, inflater.eof or len(found) >= most


def _as_far_as_it_goes(body: bytes, most: int, window: int) -> bytes:
    """What a broken stream gave before it broke."""
    inflater, found = zlib.decompressobj(window), bytearray()
    try:
        for start in range(0, len(body), 512):
            found += inflater.decompress(body[start : start + 512], most - len(found))
            if len(found) >= most:
                break
    except zlib.error:
        pass
    return bytes(found)


def _brotli(body: bytes, most: int) -> tuple[bytes, bool]:
    decompressor, found = brotli.Decompressor(), bytearray()
    try:
        found += decompressor.process(body, output_buffer_limit=most)
        while len(found) < most and not decompressor.is_finished():
            more = decompressor.process(b"", output_buffer_limit=most - len(found))
            if not more:
                break
            found += more
    except brotli.error:
        return bytes(found[:most]), False
    return bytes(found[:most]), decompressor.is_finished() or len(found) >= most


def _zstandard(body: bytes, most: int) -> tuple[bytes, bool]:
    """Frames may follow one another (RFC 8878, 3.1)."""
    found = bytearray()
    try:
        while body and len(found) < most:
            decompressor = zstd.ZstdDecompressor(options=_ZSTD)
            found += decompressor.decompress(body, max_length=most - len(found))
            if not decompressor.eof:
                return bytes(found), len(found) >= most
            body = decompressor.unused_data
    except zstd.ZstdError:
        return bytes(found), False
    return bytes(found), True


_DECODERS: dict[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstandard,
}
