"""What programs are told: an array in JSON, one line for each thing. There may be more of them than memory holds."""

import json
from collections.abc import Iterable

from vigie.context import Context


def write_array(context: Context, records: Iterable[object]) -> None:
    before = "["
    for record in records:
        context.tell(before + json.dumps(record, ensure_ascii=False))
        before = ","
    context.tell("]" if before == "," else "[]")
