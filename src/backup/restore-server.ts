import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { Client } from 'pg';
import { OperatorError } from '../errors';
import { redactedUrl } from '../redacted-url';
import { DUMP_FOLDER } from './back-up-server';
import { libpqSettings } from './libpq-settings';
import { type Manifest, majorOf } from './manifest';
import { findPrograms, type ProgramName } from './postgres-programs';
import { runProgram } from './program-run';
import { type ReadOptions, readBackup } from './read-backup';
import { afterDump, beforeDump } from './restore-script';
import { OUR_SCHEMAS, onServer, versionOf } from './server';

export interface ServerRestoreOptions extends ReadOptions {
  databaseUrl: string;
  pgBinDir: string | null;
  isReplacing: boolean;
}

/**
 * Restores a dump into a server's database: one transaction, everything or nothing. Errors: OperatorError where the server
 * is older than the backup's, programs of its version are missing, somebody is connected to the database, or it is not empty
 * and `isReplacing` is not said.
 */
export const restoreServer = (options: ServerRestoreOptions, manifest: Manifest): Promise<void> =>
  onServer(options.databaseUrl, async (client) => {
    const { databaseUrl, isReplacing, pgBinDir } = options;
    const version = await versionOf(client);
    if (majorOf(version) < majorOf(manifest.postgres))
      throw new OperatorError(
        `The backup was made of PostgreSQL ${manifest.postgres}, and the server at ${redactedUrl(databaseUrl)} is ${version}, which is older: restore it on version ${majorOf(manifest.postgres)} or newer. Nothing was changed.`,
      );
    const programs = await findPrograms(majorOf(version), ['pg_restore', 'psql'], pgBinDir);
    await requireAlone(client, databaseUrl);
    await requireEmpty(client, databaseUrl, isReplacing);
    const env = libpqSettings(databaseUrl, client);
    const folder = await mkdtemp(join(tmpdir(), 'plangraph-restore-'));
    try {
      const list = join(folder, 'contents');
      await writeFile(list, await contents(options, programs, env));
      await pour(options, manifest, programs, env, list);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

/** A hub would answer from half a graph, and its statements would stand in the way. */
async function requireAlone(client: Client, url: string): Promise<void> {
  const { rows } = await client.query<{ name: string; pid: number }>(
    `select coalesce(nullif(application_name, ''), 'without a name') as name, pid from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
        -- the server's own (autovacuum) stand in nobody's way; of other roles this column alone tells them apart
        and usesysid is not null order by 1`,
  );
  if (rows.length)
    throw new OperatorError(
      `Others are connected to the database at ${redactedUrl(url)} (${rows.length}: ${rows
        .slice(0, 5)
        .map(({ name, pid }) => `${name}, process ${pid}`)
        .join('; ')}): stop the hubs first, and whatever else works with it. Nothing was changed.`,
    );
}

async function requireEmpty(client: Client, url: string, isReplacing: boolean): Promise<void> {
  const { rows } = await client.query<{ tables: number; isOurs: boolean }>(
    `select (select count(*)::int from pg_class where relkind in ('r', 'p') and relnamespace in
               (select oid from pg_namespace where nspname = any($1))) as tables,
            to_regclass('public.migration') is not null and to_regclass('public.legal_document') is not null as "isOurs"`,
    [OUR_SCHEMAS],
  );
  const { tables = 0, isOurs = false } = rows[0] ?? {};
  if (tables === 0) return;
  if (!isOurs)
    throw new OperatorError(
      `The database at ${redactedUrl(url)} holds ${tables} tables that are not PlanGraph's: name an empty database in DATABASE_URL. Nothing was changed.`,
    );
  if (!isReplacing)
    throw new OperatorError(
      `The database at ${redactedUrl(url)} holds a graph already. Say --replace to have the backup in its place, or name an empty database in DATABASE_URL. Nothing was changed.`,
    );
}

type Programs = Record<ProgramName, string>;

/** What is in the dump, without the schema that every database has. */
async function contents(options: ServerRestoreOptions, programs: Programs, env: NodeJS.ProcessEnv): Promise<string> {
  const { child, ended } = runProgram(programs.pg_restore, ['--list'], env, options.signal);
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  // the list stands at the beginning: what comes behind it is read by nobody
  const listed = new AbortController();
  const fed = feed({ ...options, signal: AbortSignal.any([options.signal, listed.signal]) }, child.stdin as Writable);
  fed.catch(() => undefined);
  try {
    await Promise.race([fed, ended]);
    await ended;
  } catch (error) {
    throw options.signal.aborted ? new OperatorError(STOPPED) : error;
  } finally {
    listed.abort();
  }
  return (
    Buffer.concat(chunks)
      .toString('utf8')
      .split('\n')
      // "6; 2615 2200 SCHEMA - public pg_database_owner", "4012; 0 0 COMMENT - SCHEMA public …"; not "8; 2615 16401 SCHEMA - search owner"
      .filter((line) => !/^\d+; \d+ \d+ (?:SCHEMA - public|COMMENT - SCHEMA public) /.test(line))
      .join('\n')
  );
}

const STOPPED = 'Stopped: nothing was changed.';

/** The server may have taken in the last statement without having said so. */
const STOPPED_LATE =
  'Stopped at its very end: the database holds either the backup or what it held before. `plangraph doctor` says how it is; `plangraph restore --replace` does it again.';

/** Runs the dump: pg_restore makes a script of it, and psql runs that between ours. */
async function pour(
  options: ServerRestoreOptions,
  manifest: Manifest,
  programs: Programs,
  env: NodeJS.ProcessEnv,
  list: string,
): Promise<void> {
  const { signal, isReplacing } = options;
  const ending = new AbortController();
  const both = AbortSignal.any([signal, ending.signal]);
  const psql = runProgram(
    programs.psql,
    ['--no-psqlrc', '--quiet', '--no-password', '--set=ON_ERROR_STOP=1', '--file=-'],
    env,
    both,
  );
  psql.child.stdout?.resume();
  const restore = runProgram(
    programs.pg_restore,
    ['--file=-', '--no-owner', '--no-privileges', `--use-list=${list}`],
    env,
    both,
  );
  const input = psql.child.stdin as Writable;
  let isCommitting = false;
  try {
    const fed = feed({ ...options, signal: both }, restore.child.stdin as Writable);
    // asked for below, where psql has not failed before
    fed.catch(() => undefined);
    const passed = (async () => {
      await write(input, beforeDump(isReplacing));
      for await (const chunk of restore.child.stdout as AsyncIterable<Buffer>) await write(input, chunk);
      await fed;
      // half a dump is an error there, and what it had not said yet must not be committed
      await restore.ended;
      isCommitting = true;
      await write(input, afterDump(manifest.state));
      input.end();
    })();
    // psql says first what is wrong with a statement
    await Promise.race([passed, psql.ended.then(() => passed)]);
    await psql.ended;
  } catch (error) {
    ending.abort();
    if (signal.aborted) throw new OperatorError(isCommitting ? STOPPED_LATE : STOPPED);
    throw error instanceof OperatorError
      ? new OperatorError(`The backup could not be restored, and nothing was changed: ${error.message}`)
      : error;
  }
}

/** Hands the dump to a program, which may end before it has all of it. */
async function feed(options: ReadOptions, input: Writable): Promise<void> {
  await readBackup(options, {
    folder: async () => undefined,
    part: async (name, content) => {
      for await (const chunk of content) if (name.startsWith(`${DUMP_FOLDER}/`)) await write(input, chunk);
    },
  });
  input.end();
}

async function write(output: Writable, chunk: Buffer | string): Promise<void> {
  if (output.destroyed || output.write(chunk)) return;
  // not by `once` of node:events, which fails where the program ends early: it says itself why
  await new Promise<void>((resolve) => {
    const go = () => {
      output.off('drain', go).off('close', go);
      resolve();
    };
    output.on('drain', go).on('close', go);
  });
}
