import type { Stats } from 'node:fs';
import { DatabaseUnavailable } from './database-unavailable';
import type { EmbeddedBinaries } from './embedded-binaries';
import { type Account, runToEnd } from './embedded-process';

/** The account that owns nothing ("nobody"), by number: not every machine has the name. */
const NOBODY: Account = { kind: 'user', uid: 65_534, gid: 65_534 };
const NAMESPACE: Account = { kind: 'namespace' };
const SELF: Account = { kind: 'self' };

/** The accounts a new cluster may be given, the better first. */
export function accountsForNewCluster(): readonly Account[] {
  return process.getuid?.() === 0 ? [NOBODY, NAMESPACE] : [SELF];
}

/** The account that an existing cluster belongs to; null when this process may not act as it. */
export function accountOfOwner(owner: Pick<Stats, 'uid' | 'gid'>): Account | null {
  const uid = process.getuid?.();
  if (uid === undefined) return SELF;
  if (uid !== 0) return owner.uid === uid ? SELF : null;
  return owner.uid === 0 ? NAMESPACE : { kind: 'user', uid: owner.uid, gid: owner.gid };
}

/** The uid and gid that `account`'s files carry, null where they are this process's own anyway. */
export function fileOwner(account: Account): { uid: number; gid: number } | null {
  if (account.kind === 'user') return { uid: account.uid, gid: account.gid };
  return account.kind === 'namespace' ? { uid: 0, gid: 0 } : null;
}

/** Whether `account` can write in `directory` and run the binaries: tried for real, a mode bit does not tell. */
export async function canRunPostgres(account: Account, binaries: EmbeddedBinaries, directory: string) {
  if (account.kind === 'self') return true;
  const script = 'cd "$1" && test -w . && test -r "$2" && exec "$3" --version';
  const manifest = `${binaries.root}/native/share/postgresql/postgres.bki`;
  const probe = await runToEnd(account, '/bin/sh', ['-c', script, 'probe', directory, manifest, binaries.postgres]);
  return probe.code === 0;
}

/** The failure to tell when root has no account left that could run PostgreSQL. */
export function noAccountFor(binaries: EmbeddedBinaries, directory: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `PostgreSQL refuses to run as root, and no other account can reach both "${directory}" and "${binaries.root}". ` +
      'Run as an ordinary user, or move the project (and PLANGRAPH_DATA_DIR) to a directory that every user may enter, ' +
      'or set DATABASE_URL to a PostgreSQL server.',
  );
}
