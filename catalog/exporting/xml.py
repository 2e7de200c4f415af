"""What XML 1.0 may hold (section 2.2): the rest would make a file that nobody can read."""

import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
