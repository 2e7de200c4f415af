"""Servers that do not send their intermediate certificate: browsers fetch it, so we do (RFC 5280, 4.2.2.1).

Only a name and a signature are needed from what is fetched: a chain through it is verified like any other.
"""

import ssl
from collections.abc import Awaitable, Callable

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtensionOID

_HIGHEST = 3
_LARGEST = 64 * 1024

Fetch = Callable[[str], Awaitable[bytes | None]]


async def missing_intermediates(leaf: bytes, fetch: Fetch) -> tuple[bool, list[bytes]]:
    """Whether a certificate (DER) says who issued it, and the issuers (DER) that could be had above it.

    Never one that issued itself: whoever takes it in trusts it, and any server could name an authority of its own.
    """
    found: list[bytes] = []
    named = False
    certificate = _parsed(leaf)
    while certificate is not None and certificate.issuer != certificate.subject and len(found) < _HIGHEST:
        address = _issuer_address(certificate)
        named = named or address is not None
        body = await fetch(address) if address else None
        certificate = _parsed(body) if body is not None and len(body) <= _LARGEST else None
        if certificate is not None and certificate.issuer == certificate.subject:
            return bool(found), found
        if certificate is not None:
            found.append(certificate.public_bytes(Encoding.DER))
    return named, found


def _issuer_address(certificate: x509.Certificate) -> str | None:
    try:
        access = certificate.extensions.get_extension_for_oid(ExtensionOID.AUTHORITY_INFORMATION_ACCESS).value
    except (x509.ExtensionNotFound, ValueError):
        return None
    for each in access if isinstance(access, x509.AuthorityInformationAccess) else ():
        place = each.access_location
        if each.access_method == AuthorityInformationAccessOID.CA_ISSUERS and isinstance(
            place, x509.UniformResourceIdentifier
        ):
            return place.value if place.value.startswith("http://") else None
    return None


def _parsed(body: bytes) -> x509.Certificate | None:
    """DER, or PEM as some authorities serve it."""
    try:
        if body.lstrip().startswith(b"-----BEGIN"):
            return x509.load_pem_x509_certificate(body)
        return x509.load_der_x509_certificate(body)
    except (ValueError, ssl.SSLError):
        return None
