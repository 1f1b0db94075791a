import { createKey } from '../auth/api-keys';
import { makeKeyPair } from '../auth/gateway-keys';
import type { Role } from '../auth/viewer';
import type { Config } from '../config';
import { migrate } from '../database/migrate';
import { OperatorError } from '../errors';
import { openStore, ownerOf, type Tell } from '../hub';

const ROLES: Readonly<Record<string, Role>> = { admin: 'ADMIN', editor: 'EDITOR', reader: 'READER' };

/** Makes a key and prints it alone on stdout. */
export async function createNamedKey(
  config: Config,
  options: { role: string; name?: string },
  tell: Tell,
): Promise<void> {
  const role = ROLES[options.role.toLowerCase()];
  if (!role) throw new OperatorError(`--role "${options.role}" is not usable: it may be admin, editor or reader.`, 2);
  const store = await openStore(config, tell);
  try {
    await migrate(store.database, ownerOf(config));
    const name = options.name ?? `${options.role} ${new Date().toISOString()}`;
    process.stdout.write(`${await createKey(store.database.source, name, role)}\n`);
    tell(`This is the key "${name}"; it is shown this once. Send it as: Authorization: Bearer KEY`);
  } finally {
    await store.close();
  }
}

/** Prints a new pair of keys as two settings on stdout: the private one for the gateway, the public one for its subgraphs. */
export async function printKeyPair(tell: Tell): Promise<void> {
  const { privateKey, publicKey } = await makeKeyPair();
  process.stdout.write(`GATEWAY_PRIVATE_KEY=${privateKey}\nGATEWAY_PUBLIC_KEY=${publicKey}\n`);
  tell('Give the first line to the gateway alone and keep it secret; the second to every subgraph behind it.');
}
