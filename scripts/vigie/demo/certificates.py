"""Certificates of the simulated web: a throw-away authority, and for every host the one it is meant to show."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import trustme

from vigie.demo.pages import Certificate

_LONG_AGO = datetime(2016, 4, 18, tzinfo=UTC)


class Authority:
    """Makes certificates when they are first asked for, and keeps them."""

    def __init__(self) -> None:
        self._trusted = trustme.CA()
        self._unknown = trustme.CA()
        self._contexts: dict[tuple[str, Certificate], ssl.SSLContext] = {}

    def write(self, file: Path) -> None:
        """What visitors are to trust (SSL_CERT_FILE), as PEM."""
        self._trusted.cert_pem.write_to_path(file)

    def context(self, certificate_of: Callable[[str], Certificate]) -> ssl.SSLContext:
        """For a server of many hosts, told apart by the name given in the handshake (SNI, RFC 6066)."""
        context = self._made("sans-nom.invalid", Certificate.VALID)

        def show(connection: ssl.SSLObject | ssl.SSLSocket, name: str | None, _context: ssl.SSLContext) -> None:
            if name is not None:
                connection.context = self._context(name, certificate_of(name))

        context.sni_callback = show
        return context

    def _context(self, host: str, certificate: Certificate) -> ssl.SSLContext:
        key = host, certificate
        if key not in self._contexts:
            self._contexts[key] = self._made(host, certificate)
        return self._contexts[key]

    def _made(self, host: str, certificate: Certificate) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        match certificate:
            case Certificate.VALID:
                self._trusted.issue_cert(host).configure_cert(context)
            case Certificate.EXPIRED:
                self._trusted.issue_cert(host, not_after=_LONG_AGO).configure_cert(context)
            case Certificate.WRONG_HOST:
                self._trusted.issue_cert("autre-site.invalid").configure_cert(context)
            case Certificate.UNTRUSTED:
                self._unknown.issue_cert(host).configure_cert(context)
            case Certificate.SELF_SIGNED:
                # An authority's own certificate is signed by itself.
                with self._unknown.cert_pem.tempfile() as chain, self._unknown.private_key_pem.tempfile() as key:
                    context.load_cert_chain(chain, key)
        return context
