import { join } from 'node:path';

import { runCommand } from './run-command.ts';
import { CERTIFICATE, PRIVATE_KEY } from './synapse-config.ts';

/** Synapse comes with the library for it, and Node has none. */
const SCRIPT = `
import datetime, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

key = ec.generate_private_key(ec.SECP256R1())
name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
now = datetime.datetime.now(datetime.timezone.utc)
certificate = (
    x509.CertificateBuilder()
    .subject_name(name)
    .issuer_name(name)
    .public_key(key.public_key())
    .serial_number(x509.random_serial_number())
    .not_valid_before(now - datetime.timedelta(days=1))
    .not_valid_after(now + datetime.timedelta(days=1))
    .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    .sign(key, hashes.SHA256())
)
with open(sys.argv[1], "wb") as file:
    file.write(certificate.public_bytes(serialization.Encoding.PEM))
with open(sys.argv[2], "wb") as file:
    file.write(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ))
`;

/** A self-signed certificate for localhost, which federation on one machine needs and nobody verifies. */
export async function makeCertificate(python: string, folder: string): Promise<void> {
  const result = await runCommand(python, [
    '-c',
    SCRIPT,
    join(folder, CERTIFICATE),
    join(folder, PRIVATE_KEY),
  ]);
  if (!result.found || result.code !== 0) {
    throw new Error(`No certificate could be made.\n${result.found ? result.output : python}`);
  }
}
