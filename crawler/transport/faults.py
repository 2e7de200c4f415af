"""What the exceptions of sockets and TLS mean for a visit. Pure."""

import errno
import ssl

from catalog.vocabulary import Reason
from crawler.transport.errors import NoAnswer
from crawler.transport.wire import WireError

# OpenSSL's X509_V_ERR_*: see x509_vfy.h.
_CERTIFICATE_FAULTS = {
    9: "certificate is not yet valid",
    10: "certificate has expired",
    18: "self-signed certificate",
    19: "untrusted authority",
    20: "untrusted authority",
    21: "untrusted authority",
    62: "the certificate is for another host",
    64: "the certificate is for another host",
}
MISSING_ISSUER = frozenset({20, 21})
_NO_WAY = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})


def no_answer(error: Exception) -> NoAnswer:
    """Why nothing was answered, and its proof."""
    match error:
        case NoAnswer():
            return error
        case TimeoutError():
            return NoAnswer(Reason.TIMEOUT, "no answer in time")
        case ssl.SSLCertVerificationError():
            fault = _CERTIFICATE_FAULTS.get(error.verify_code, error.verify_message)
            return NoAnswer(Reason.TLS, fault)
        case ssl.SSLEOFError() | ssl.SSLZeroReturnError():
            return NoAnswer(Reason.UNREACHABLE, "closed without an answer")
        case ssl.SSLError():
            return NoAnswer(Reason.TLS, (error.reason or "TLS failed").replace("_", " ").lower())
        case ConnectionRefusedError():
            return NoAnswer(Reason.UNREACHABLE, "connection refused")
        case ConnectionError():
            return NoAnswer(Reason.UNREACHABLE, "the connection was broken off")
        case WireError():
            return NoAnswer(Reason.UNREACHABLE, str(error))
        case OSError() if error.errno in _NO_WAY:
            return NoAnswer(Reason.UNREACHABLE, "no route to the host")
        case _:
            return NoAnswer(Reason.UNREACHABLE, getattr(error, "strerror", None) or str(error) or "no answer")
