import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { postgresEnvironment, runToEnd } from '../database/embedded-process';
import { OperatorError } from '../errors';
import { majorOf } from './manifest';

/** A program that comes with PostgreSQL's client package. */
export type ProgramName = 'pg_dump' | 'pg_restore' | 'psql';

interface Found {
  folder: string;
  version: string;
}

/** Where packages put the programs of each version, besides PATH; "*" is a version. */
const USUAL: readonly string[] = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
  '/usr/local/opt/postgresql@*/bin',
  '/opt/homebrew/opt/libpq/bin',
  '/Library/PostgreSQL/*/bin',
  'C:\\Program Files\\PostgreSQL\\*\\bin',
];

/**
 * The folder with PostgreSQL's programs of this major version: in `binDir` where it is given, else on PATH and where
 * packages put them. Errors: OperatorError, which names the versions that were found and the way out.
 */
export async function findPrograms(
  major: number,
  names: readonly ProgramName[],
  binDir: string | null,
): Promise<Record<ProgramName, string>> {
  const found: Found[] = [];
  for (const folder of binDir === null ? await usualFolders() : [binDir]) {
    const version = await versionIn(folder, names);
    if (version === null) continue;
    if (majorOf(version) === major) {
      const at = (name: ProgramName) => program(folder, name);
      return { pg_dump: at('pg_dump'), pg_restore: at('pg_restore'), psql: at('psql') };
    }
    found.push({ folder, version });
  }
  const there = found.length
    ? `found ${found.map(({ folder, version }) => `${version} in ${folder}`).join(', ')}`
    : `found none${binDir === null ? ' on PATH or in the usual places' : ` in "${binDir}" (PG_BIN_DIR)`}`;
  throw new OperatorError(
    `The server is PostgreSQL ${major}, and its ${names.join(' and ')} of version ${major} ${names.length > 1 ? 'are' : 'is'} needed here; ${there}. ` +
      `Install them (Debian and Ubuntu: postgresql-client-${major}), or set PG_BIN_DIR to the folder where they are.`,
  );
}

async function usualFolders(): Promise<string[]> {
  const onPath = (postgresEnvironment().PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const usual: string[] = [];
  for (const pattern of USUAL) usual.push(...(await spelledOut(pattern)));
  return [...new Set([...onPath, ...usual])];
}

/** The folders that a pattern stands for, the newest version first. */
async function spelledOut(pattern: string): Promise<string[]> {
  const [before, after] = pattern.split('*') as [string, string?];
  if (after === undefined) return [pattern];
  // "/usr/lib/postgresql/", not "/usr/pgsql-"
  const above = /[\\/]$/.test(before) ? before.slice(0, -1) : path.dirname(before);
  const start = before.slice(above.length + 1);
  const entries = await readdir(above).catch(() => []);
  return entries
    .filter((entry) => entry.startsWith(start))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((entry) => `${above}${before.at(above.length)}${entry}${after}`);
}

const program = (folder: string, name: string): string =>
  path.join(folder, process.platform === 'win32' ? `${name}.exe` : name);

/** The version of the programs in a folder, null where one of them is missing. */
async function versionIn(folder: string, names: readonly ProgramName[]): Promise<string | null> {
  for (const name of names) if ((await stat(program(folder, name)).catch(() => null)) === null) return null;
  const asked = await runToEnd({ kind: 'self' }, program(folder, names[0] ?? 'pg_dump'), ['--version']);
  // "pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "psql (PostgreSQL) 18beta1"; not "pg_dump: not found"
  return asked.code === 0 ? (/\(PostgreSQL\) (\d[\w.]{0,20})/.exec(asked.output)?.[1] ?? null) : null;
}
