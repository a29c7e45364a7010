"""TLS as the address asks for it: a server is believed only with the certificate that was named."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.hub.conftest import OpenDesk
from tests.hub.server import PASSWORD, Server
from tests.hub.test_syncing import contacts, sync
from workbench.errors import HubError


def certificate(folder: Path) -> Path:
    """A certificate for 127.0.0.1, which vouches for itself, with its key beside it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "hub")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "hub.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "hub.key").write_bytes(secret)
    (folder / "hub.key").chmod(0o600)
    return folder / "hub.pem"


@pytest.fixture
def named(server: Server, database: str) -> Iterator[str]:
    """The address of a server with TLS, but for the certificate that proves it."""
    data = server.folder / "data"
    certificate(data)
    owner = data.stat()
    for name in ("hub.pem", "hub.key"):
        os.chown(data / name, owner.st_uid, owner.st_gid)
    server.run(f"ALTER ROLE postgres PASSWORD '{PASSWORD}'")
    for setting in ("ssl_cert_file = 'hub.pem'", "ssl_key_file = 'hub.key'", "ssl = on"):
        server.run(f"ALTER SYSTEM SET {setting}")
    server.stop()
    server.start()
    yield f"{server.tcp(database, password=PASSWORD)}?sslmode=verify-full&sslrootcert="
    server.run("ALTER SYSTEM RESET ALL")
    server.stop()
    server.start()


def test_a_server_is_believed_only_with_the_certificate_that_was_named(
    named: str, desk: OpenDesk, server: Server, tmp_path: Path
) -> None:
    one = desk("one")
    one.append(contacts(1))
    other = certificate(tmp_path)
    with pytest.raises(HubError, match="certificate") as refused:
        sync(one, named + str(other))
    assert "\n" not in str(refused.value)
    done = sync(one, named + str(server.folder / "data" / "hub.pem"))
    assert (done.sent, done.encrypted) == ({"contact": 1}, True)
