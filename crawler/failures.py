"""What the exceptions of Scrapy, Twisted and OpenSSL mean for a visit. Pure."""

from collections.abc import Sequence

from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
)
from service_identity import VerificationError
from twisted.internet import error as network_error

from catalog.vocabulary import Reason

_TIMEOUTS = (DownloadTimeoutError, network_error.TimeoutError, network_error.TCPTimedOutError)
_CERTIFICATE = (SSL.Error, VerificationError)


def failure_of(error: BaseException | None) -> tuple[Reason, str]:
    """The reason a request brought no answer, and its proof in the machine's words."""
    causes = _causes(error)
    certificate = next((cause for cause in causes if isinstance(cause, _CERTIFICATE)), None)
    if certificate is not None:
        return Reason.TLS, _certificate_fault(certificate)
    if any(isinstance(cause, _TIMEOUTS) for cause in causes):
        return Reason.TIMEOUT, "no answer in time"
    if isinstance(error, CannotResolveHostError):
        return Reason.DNS, str(error)
    if isinstance(error, DownloadConnectionRefusedError):
        return Reason.UNREACHABLE, "connection refused"
    if isinstance(error, DownloadCancelledError):
        return Reason.UNREACHABLE, "the answer was broken off"
    return Reason.UNREACHABLE, _words(causes)


def _causes(error: BaseException | None) -> list[BaseException]:
    """An exception and all that it was raised from; Twisted keeps its own in `reasons`."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        for reason in getattr(error, "reasons", ()) or ():
            found += _causes(getattr(reason, "value", None))
        error = error.__cause__
    return found


def _words(causes: Sequence[BaseException]) -> str:
    return next((str(cause) for cause in reversed(causes) if str(cause)), "no answer")


def _certificate_fault(error: BaseException) -> str:
    """OpenSSL's own words: "certificate has expired", "self-signed certificate" …"""
    if isinstance(error, VerificationError):
        return "the certificate is for another host"
    lines = [line for line in error.args[0] if line] if error.args and isinstance(error.args[0], list) else []
    return "; ".join(str(line[-1]) for line in lines) or "TLS failed"
