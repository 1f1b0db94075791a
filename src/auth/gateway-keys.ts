import { createPublicKey } from 'node:crypto';
import { exportPKCS8, exportSPKI, generateKeyPair, importPKCS8, importSPKI } from 'jose';
import { OperatorError } from '../errors';

/** How a gateway signs who asks: Ed25519. */
export const SIGNING_ALGORITHM = 'EdDSA';

/** A key that `jose` signs or checks with. */
export type SigningKey = CryptoKey;

/** A pair in the form of the settings GATEWAY_PRIVATE_KEY and GATEWAY_PUBLIC_KEY: one line of base64, a PEM file's body. */
export interface KeyPairText {
  privateKey: string;
  publicKey: string;
}

/** A new pair. */
export async function makeKeyPair(): Promise<KeyPairText> {
  const pair = await generateKeyPair(SIGNING_ALGORITHM, { crv: 'Ed25519', extractable: true });
  return {
    privateKey: bodyOf(await exportPKCS8(pair.privateKey)),
    publicKey: bodyOf(await exportSPKI(pair.publicKey)),
  };
}

/** The public half of a private key, in the form of GATEWAY_PUBLIC_KEY. Errors: OperatorError (exit code 2). */
export async function publicHalf(privateKey: string): Promise<string> {
  await readPrivateKey(privateKey);
  const half = createPublicKey(pem('PRIVATE KEY', privateKey));
  return bodyOf(half.export({ type: 'spki', format: 'pem' }).toString());
}

/** The gateway's own key. Errors: OperatorError (exit code 2). */
export const readPrivateKey = (text: string): Promise<SigningKey> =>
  importPKCS8(pem('PRIVATE KEY', text), SIGNING_ALGORITHM).catch(() => {
    // the value is a secret: it is not shown
    throw unusable('GATEWAY_PRIVATE_KEY', 'private');
  });

/** The key that subgraphs check with. Errors: OperatorError (exit code 2). */
export const readPublicKey = (text: string): Promise<SigningKey> =>
  importSPKI(pem('PUBLIC KEY', text), SIGNING_ALGORITHM).catch(() => {
    throw unusable('GATEWAY_PUBLIC_KEY', 'public');
  });

const unusable = (setting: string, half: string): OperatorError =>
  new OperatorError(
    `The setting ${setting} is not usable: it may be the ${half} half of a pair as \`plangraph keys gateway\` prints it.`,
    2,
  );

// "-----BEGIN PRIVATE KEY-----", not "BEGIN"
const PEM_LINE = /-----[A-Z ]{1,40}-----/g;
// " ", "\n" between lines; not "A"
const SPACES = /\s+/g;

const bodyOf = (text: string): string => text.replace(PEM_LINE, '').replace(SPACES, '');

/** A setting holds the body alone or the whole file, whose lines may be written as "\n". */
const pem = (label: string, text: string): string =>
  `-----BEGIN ${label}-----\n${bodyOf(text.replaceAll('\\n', '\n'))}\n-----END ${label}-----\n`;
