"""Why a certificate was refused. Twisted only says that it was; the standard library knows the cause."""

import asyncio
import ssl

_HOSTNAME_MISMATCH = 62  # X509_V_ERR_HOSTNAME_MISMATCH


async def certificate_fault(address: tuple[str, int], host: str, patience: float) -> str | None:
    """What is wrong with the certificate that `host` shows at an address, in OpenSSL's words.

    None if nothing is, or if it cannot be told. One handshake, no request; `patience` is in seconds.
    """
    try:
        async with asyncio.timeout(patience):
            _, writer = await asyncio.open_connection(*address, ssl=ssl.create_default_context(), server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        if error.verify_code == _HOSTNAME_MISMATCH:
            return "the certificate is for another host"
        return error.verify_message
    except (OSError, ValueError):
        return None
    writer.close()
    return None
