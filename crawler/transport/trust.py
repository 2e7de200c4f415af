"""TLS as browsers are content with it: certificates verified, old servers' manners forgiven where that is safe."""

import ssl
from collections.abc import Iterable

# Not in every Python's `ssl`; OpenSSL's SSL_OP_LEGACY_SERVER_CONNECT.
_LEGACY_SERVER_CONNECT = getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)


def trusting(intermediates: Iterable[bytes] = ()) -> ssl.SSLContext:
    """A context that trusts the system's authorities, or those of SSL_CERT_FILE.

    intermediates: certificates (DER) that a server should have sent. A chain through them must still end in an
    authority that is trusted: without PARTIAL_CHAIN, OpenSSL asks for a self-signed one at its end.
    """
    context = ssl.create_default_context()
    # Python 3.13 turned both on. Browsers do not mind a certificate without key identifiers.
    context.verify_flags &= ~(ssl.VERIFY_X509_STRICT | ssl.VERIFY_X509_PARTIAL_CHAIN)
    context.set_ciphers("DEFAULT@SECLEVEL=1")
    context.options |= _LEGACY_SERVER_CONNECT
    for certificate in intermediates:
        context.load_verify_locations(cadata=certificate)
    return context


def trusting_all() -> ssl.SSLContext:
    """Only to read the certificate that a server shows. Nothing is asked over such a connection."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
