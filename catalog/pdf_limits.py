"""What a PDF may cost to read: what is huge is not unpacked, and what is odd is for us to tell."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pypdf import apply_configuration


@contextmanager
def pdf_limits(unpacked: int, operations: int, forms: int) -> Iterator[None]:
    """unpacked: bytes of one stream; operations: in one stream; forms: drawn on one page. Past them, pypdf raises."""
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with apply_configuration(
            zlib_maximum_output_length=unpacked,
            lzw_maximum_output_length=unpacked,
            run_length_maximum_output_length=unpacked,
            array_based_stream_maximum_output_length=unpacked,
            stream_parsing_work_maximum_count=operations,
            xform_maximum_invocations_per_extraction=forms,
        ):
            yield
    finally:
        log.setLevel(level)
