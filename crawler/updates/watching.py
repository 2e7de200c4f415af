"""What a visit found, as an edition to compare with the last one: made only where the bytes have changed."""

from dataclasses import replace
from hashlib import blake2b

from catalog.observation import Observation
from catalog.vocabulary import Reason, Watch
from crawler.judging.answer import Answer, Step
from crawler.updates.scope import Scope

# Between the digest of what was served and that of the edition that it came to.
_CAME_TO = "."


def watched(seen: Observation, last: Step | None, scope: Scope) -> Observation:
    """The observation with its edition. Only what is as it should be has one: no error, no challenge, no drift."""
    if not isinstance(last, Answer) or not _is_as_it_should(seen, last) or scope.watch is Watch.NOTHING:
        return seen
    method = scope.method
    if not last.whole or not last.body.strip():
        return replace(seen, body=f"{method}:")
    served, _, found = (scope.body or "").rpartition(_CAME_TO)
    body = f"{method}:{_digest(last)}"
    if body == served:
        return replace(seen, fingerprint=f"{method}:{found}", body=scope.body)
    # Imported only now: most visits find nothing new.
    from crawler.updates.editions import edition_of

    edition = edition_of(last, scope)
    return replace(
        seen, fingerprint=f"{method}:{edition.digest}", body=f"{body}{_CAME_TO}{edition.digest}", edition=edition
    )


def is_what_was_served(answer: Answer, body: str) -> bool:
    """Whether an answer has the very bytes of the one that `body` was kept of."""
    return body.rpartition(_CAME_TO)[0].rpartition(":")[2] == _digest(answer)


def _is_as_it_should(seen: Observation, last: Answer) -> bool:
    return seen.reason is Reason.OK and last.status == 200 and not seen.unchanged and not seen.drifted


def _digest(last: Answer) -> str:
    """Of a document that is too large to be fetched whole, its size tells too."""
    told = last.headers.get("content-length", "")
    return blake2b(last.body + told.encode(errors="replace"), digest_size=12).hexdigest()
