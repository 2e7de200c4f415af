"""Content codings as servers send them (RFC 9110, 8.4), asked for or not, right or wrong."""

import base64
import gzip
import zlib
from dataclasses import replace

from vigie.demo.pages import Page


def coded(page: Page, coding: str, body: bytes) -> Page:
    """A page whose body is said to be in a coding."""
    return replace(page, headers={**page.headers, "Content-Encoding": coding}, body=body)


def gzipped(page: Page) -> Page:
    return coded(page, "gzip", gzip.compress(page.body, mtime=0))


def deflated(page: Page) -> Page:
    """As it should be, with zlib's wrapper."""
    return coded(page, "deflate", zlib.compress(page.body))


def deflated_bare(page: Page) -> Page:
    """Without the wrapper, as some servers do it."""
    return coded(page, "deflate", zlib.compress(page.body, wbits=-zlib.MAX_WBITS))


def brotlied(page: Page) -> Page:
    """One block that is not compressed at all (RFC 7932, 9.2), and the empty last one."""
    body = page.body[: 1 << 16]
    header = ((len(body) - 1) << 4 | 1 << 20).to_bytes(3, "little")
    return coded(page, "br", header + body + b"\x03")


def zstandard(page: Page) -> Page:
    """Blocks that are not compressed (RFC 8878, 3.1.1)."""
    blocks = [page.body[start : start + _BLOCK] for start in range(0, len(page.body), _BLOCK)]
    return coded(page, "zstd", _ZSTD_HEAD + _blocks([(_RAW, block, len(block)) for block in blocks]))


def gzip_bomb(page: Page) -> Page:
    """200 MB of zeros."""
    return coded(page, "gzip", gzip.decompress(_GZIP_ZEROS_TWICE))


def nested_bomb(page: Page) -> Page:
    """The same, compressed once more."""
    return coded(page, "gzip, gzip", _GZIP_ZEROS_TWICE)


def zstandard_bomb(page: Page) -> Page:
    """256 MB, told as one byte repeated in each of 2,048 blocks."""
    return coded(page, "zstd", _ZSTD_HEAD + _blocks([(_REPEATED, b"x", _BLOCK)] * 2_048))


def brotli_bomb(page: Page) -> Page:
    """200 MB of zeros."""
    return coded(page, "br", _BROTLI_ZEROS)


_BLOCK = 128 * 1024
_RAW, _REPEATED = 0, 1
_ZSTD_HEAD = b"\x28\xb5\x2f\xfd\x00\x58"  # magic number, no content size, a window of 2 MiB
# 200 MB of zeros, by the reference encoder.
_BROTLI_ZEROS = base64.b64decode(
    "y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8//+DfwIgDgsAdO//+P//B/8EQBwWAOje//H//w/+"
    "CYA4LADQvf/j//8f/BMAcVgAoHv/x///P/gnAOKwAED3/o///3/wTwDEYQGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8//+DfwIgDgsA"
    "dO//+P//B/8EQBwWAOje//H//w/+CYA4LADQvf/j//8f/BMAcVgAoHv/x///P/gnAOKwAED3/o///3/wTwDEYQGA7v0f////4J8AiMMCAN37P/7/"
    "/8E/ARCHBQC693/8//+DfwIgDgsAdO//+P//B/8EQBwWAOje//H//w/+CYA4LADQvf/L/+A1/BMAcVgAoJu7Bg=="
)
# 200 MB of zeros, by gzip, and what that gave by gzip again.
_GZIP_ZEROS_TWICE = base64.b64decode(
    "H4sIAAAAAAACA+3cL0pEYRSH4W+cEQYFHYPJ4CxjyuA/sAkGzeICJpq9ICaL4BrMJqugyR2obbpiEDGJV+e6i/t7nnTyiYfDu37RLzNz3bf7Tudv"
    "qC5/bt77CwUAAABouerlrDs7BpRh/bS7fwgAAAC03fHyUq85CnwfrW1ZBwAAALTe+Xg0aD4EPk4nPesAAACA1lv9mm42t4DH+nblwD4AAACg9Z4F"
    "AwAAACCKYAAAAABkEQwAAACALIIBAAAAEEYwAAAAALIIBgAAAEAWwQAAAADIIhgAAAAAYQQDAAAAIItgAAAAAGQRDAAAAIAsggEAAAAQRjAAAAAA"
    "sggGAAAAQBbBAAAAAMgiGAAAAABhBAMAAAAgi2AAAAAAZBEMAAAAgCyCAQAAABBGMAAAAACyCAYAAABAFsEAAAAAyCIYAAAAAGEEAwAAACCLYAAA"
    "AABkEQwAAACALIIBAAAAEEYwAAAAALIIBgAAAEAWwQAAAADIIhgAAAAAYQQDAAAAIItgAAAAAGQRDAAAAIAsggEAAAAQRjAAAAAAsggGAAAAQBbB"
    "AAAAAMgiGAAAAABhBAMAAAAgi2AAAAAAZLkej4azx4DBZ32ysT1fAPhXXZWd6d5deXhd/AWJzCQydfcCAA=="
)


def _blocks(blocks: list[tuple[int, bytes, int]]) -> bytes:
    last = len(blocks) - 1
    heads = (((size << 3) | (kind << 1) | (number == last)) for number, (kind, _, size) in enumerate(blocks))
    return b"".join(head.to_bytes(3, "little") + content for head, (_, content, _) in zip(heads, blocks, strict=True))
