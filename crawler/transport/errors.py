"""Why a request brought no answer."""

from catalog.vocabulary import Reason


class NoAnswer(Exception):  # noqa: N818 (it is no error of ours)
    """detail: the proof, in the machine's words."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason.value}: {detail}")
        self.reason = reason
        self.detail = detail
