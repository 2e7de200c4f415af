"""Certificates of the simulated web: a throw-away authority, and for every host the one it is meant to show."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

from vigie.demo.pages import Answer, Certificate, Page

# Where the authority keeps its intermediate certificate for those who miss it.
ISSUER_HOST = "certificats.autorite-simulee.example"
_ISSUER_PATH, _LOST_PATH = "/intermediaire.cer", "/ancienne-adresse.cer"
_LONG_AGO = datetime(2016, 4, 18, tzinfo=UTC)
_FAR_AWAY = datetime(2936, 4, 18, tzinfo=UTC)


class Authority:
    """Makes certificates when they are first asked for, and keeps them."""

    def __init__(self) -> None:
        self._trusted = trustme.CA()
        self._intermediate = self._trusted.create_child_ca()
        self._unknown = trustme.CA()
        self._contexts: dict[tuple[str, Certificate], ssl.SSLContext] = {}

    def write(self, file: Path) -> None:
        """What visitors are to trust (SSL_CERT_FILE), as PEM."""
        self._trusted.cert_pem.write_to_path(file)

    def pages(self) -> dict[str, Answer]:
        """What stands on ISSUER_HOST: the intermediate certificate, as DER."""
        issuer = x509.load_pem_x509_certificate(self._intermediate.cert_pem.bytes())
        body = issuer.public_bytes(serialization.Encoding.DER)
        return {_ISSUER_PATH: Page(headers={"Content-Type": "application/pkix-cert"}, body=body)}

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
            case Certificate.NOT_YET_VALID:
                self._trusted.issue_cert(host, not_before=_FAR_AWAY).configure_cert(context)
            case Certificate.WRONG_HOST:
                self._trusted.issue_cert("autre-site.invalid").configure_cert(context)
            case Certificate.UNTRUSTED:
                self._unknown.issue_cert(host).configure_cert(context)
            case Certificate.SELF_SIGNED:
                # An authority's own certificate is signed by itself.
                _load(context, self._unknown.cert_pem, self._unknown.private_key_pem)
            case Certificate.INCOMPLETE:
                self._show_leaf_alone(context, host, f"http://{ISSUER_HOST}{_ISSUER_PATH}")
            case Certificate.INCOMPLETE_SILENT:
                self._show_leaf_alone(context, host, None)
            case Certificate.INCOMPLETE_LOST:
                self._show_leaf_alone(context, host, f"http://{ISSUER_HOST}{_LOST_PATH}")
        return context

    def _show_leaf_alone(self, context: ssl.SSLContext, host: str, issuer_address: str | None) -> None:
        """A certificate of the intermediate authority, without that authority's own; trustme knows no such address."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = x509.load_pem_x509_certificate(self._intermediate.cert_pem.bytes())
        issuer_key = serialization.load_pem_private_key(self._intermediate.private_key_pem.bytes(), None)
        builder = _unsigned(host, issuer, key.public_key())
        if issuer_address is not None:
            place = x509.UniformResourceIdentifier(issuer_address)
            access = x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, place)
            builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
        certificate = builder.sign(cast("ec.EllipticCurvePrivateKey", issuer_key), hashes.SHA256())
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        _load(context, trustme.Blob(certificate.public_bytes(serialization.Encoding.PEM)), trustme.Blob(private))


def _unsigned(host: str, issuer: x509.Certificate, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    """A server's certificate as of RFC 5280, 4."""
    authority = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    issued_by = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(authority)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, host[:64])]))
        .issuer_name(issuer.subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_LONG_AGO)
        .not_valid_after(_FAR_AWAY)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(issued_by, critical=False)
    )


def _load(context: ssl.SSLContext, certificate: trustme.Blob, key: trustme.Blob) -> None:
    with certificate.tempfile() as chain, key.tempfile() as private:
        context.load_cert_chain(chain, private)
