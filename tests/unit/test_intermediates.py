"""Which certificates are taken from where a server's certificate says that its issuer is."""

import asyncio
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from crawler.transport.intermediates import missing_intermediates

KEY = ec.generate_private_key(ec.SECP256R1())
AT = datetime(2026, 11, 23, tzinfo=UTC)


def certificate(subject: str, issuer: str) -> bytes:
    """DER. It says that its issuer is at http://ca.example/<issuer>."""

    def name(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    place = x509.UniformResourceIdentifier(f"http://ca.example/{issuer}")
    return (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(KEY.public_key())
        .serial_number(1)
        .not_valid_before(AT)
        .not_valid_after(AT + timedelta(days=9))
        .add_extension(
            x509.AuthorityInformationAccess([x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, place)]),
            critical=False,
        )
        .sign(KEY, SHA256())
        .public_bytes(Encoding.DER)
    )


ISSUERS = {
    "http://ca.example/root": certificate("root", "root"),
    "http://ca.example/middle": certificate("middle", "root"),
}


async def fetch(url: str) -> bytes | None:
    return ISSUERS.get(url)


def test_an_authority_that_a_server_names_for_itself_is_never_taken_in() -> None:
    assert asyncio.run(missing_intermediates(certificate("leaf", "root"), fetch)) == (False, [])


def test_what_stands_between_is_taken_and_its_root_is_not() -> None:
    found = asyncio.run(missing_intermediates(certificate("leaf", "middle"), fetch))
    assert found == (True, [ISSUERS["http://ca.example/middle"]])


def test_an_issuer_that_is_not_where_it_should_be_is_told() -> None:
    assert asyncio.run(missing_intermediates(certificate("leaf", "lost"), fetch)) == (True, [])
