import { open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from 'pg';
import { OperatorError } from '../errors';
import { type ClusterPaths, clusterPaths } from './embedded-directory';
import { connectAsSuperuser } from './embedded-session';

/** A file of a cluster, or a folder that must be there even if it is empty. */
export interface ClusterFile {
  /** Below the cluster, with "/" between: "base/5/1259". */
  name: string;
  /** null: a folder */
  content: { bytes: number; chunks: AsyncIterable<Buffer> } | null;
}

/** Takes the files of a copy, one after the other. */
export type TakeFile = (file: ClusterFile) => Promise<void>;

const CHUNK_BYTES = 1024 * 1024;

/** What belongs to the running server, or is made anew at a start: their content is left out, as pg_basebackup does. */
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const LEFT_OUT = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'backup_label',
  'backup_label.old',
  'tablespace_map',
  'pg_internal.init',
  'current_logfiles',
  'postgresql.auto.conf.tmp',
]);
const CONTROL = 'global/pg_control';

/** Temporary files and those that PostgreSQL has put a pid behind: "pgsql_tmp", "pg_internal.init.4711"; not "pg_xact". */
const isPassing = (entry: string): boolean => entry.startsWith('pgsql_tmp') || entry.startsWith('pg_internal.init.');

/**
 * Copies the cluster at `dataDir` while its server runs and others write; `url` leads to it. What `atEnd` returns was read
 * just before the copy ends: all of it is in the copy. The log that makes the files one state comes last.
 */
export async function copyRunningCluster<Result>(
  dataDir: string,
  url: string,
  take: TakeFile,
  atEnd: () => Promise<Result>,
): Promise<Result> {
  const paths = clusterPaths(dataDir);
  const secret = (await readFile(paths.secret, 'utf8')).trim();
  const { port, searchParams } = new URL(url);
  // the same name as its opener's other sessions: it is no one else who uses the cluster
  const client = await connectAsSuperuser(Number(port), secret, searchParams.get('application_name') ?? '');
  try {
    await refuseTablespaces(paths);
    // keeps the log from here on; it goes away with this session, however that ends
    await client.query(
      `select pg_create_physical_replication_slot('plangraph_backup_' || pg_backend_pid(), immediately_reserve => true, temporary => true)`,
    );
    const started = await client.query<{ segment: string }>(
      `select pg_walfile_name(pg_backup_start('plangraph backup', fast => true)) as segment`,
    );
    for await (const name of filesBelow(paths.cluster, '')) if (name !== CONTROL) await takeFile(paths, name, take);
    // last, so that no file is newer than it says
    await take({ name: CONTROL, content: await controlFile(paths) });
    const result = await atEnd();
    const ended = await client.query<{ label: string; segment: string }>(
      `select labelfile as label, pg_walfile_name(lsn) as segment from pg_backup_stop(wait_for_archive => false)`,
    );
    const label = Buffer.from(ended.rows[0]?.label ?? '');
    await take({ name: 'backup_label', content: { bytes: label.length, chunks: only(label) } });
    await takeLog(client, paths, started.rows[0]?.segment ?? '', ended.rows[0]?.segment ?? '', take);
    return result;
  } finally {
    await client.end();
  }
}

async function refuseTablespaces(paths: ClusterPaths): Promise<void> {
  const [found] = await readdir(path.join(paths.cluster, 'pg_tblspc'));
  if (found !== undefined)
    throw new OperatorError(
      `The database in "${paths.dataDir}" has a tablespace (${found}), which lies elsewhere: move what is in it back ("alter table … set tablespace pg_default"), and drop it.`,
    );
}

/** The names of the files and folders below the cluster, folders before what is in them and with "/" at their end. */
async function* filesBelow(cluster: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(path.join(cluster, folder), { withFileTypes: true });
  for (const entry of entries) {
    if (LEFT_OUT.has(entry.name) || isPassing(entry.name)) continue;
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) yield name;
    else if (!entry.isDirectory())
      throw new OperatorError(`"${path.join(cluster, name)}" is neither a file nor a folder: it cannot be backed up.`);
    else {
      yield `${name}/`;
      if (!EMPTIED.has(name)) yield* filesBelow(cluster, name);
      else if (name === 'pg_wal') for (const kept of ['archive_status', 'summaries']) yield `${name}/${kept}/`;
    }
  }
}

async function takeFile(paths: ClusterPaths, name: string, take: TakeFile): Promise<void> {
  if (name.endsWith('/')) return take({ name: name.slice(0, -1), content: null });
  const file = await open(path.join(paths.cluster, name)).catch((error: NodeJS.ErrnoException) => {
    // its table was dropped meanwhile, which the log tells too
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return;
  try {
    const { size } = await file.stat();
    await take({ name, content: { bytes: size, chunks: chunksOf(file, size) } });
  } finally {
    await file.close();
  }
}

/** Just `bytes` of a file, which may grow; what it lost since its size was asked is in the log: zeroes stand for it. */
async function* chunksOf(file: Awaited<ReturnType<typeof open>>, bytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes; ) {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, bytes - at));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
    yield bytesRead === 0 ? chunk : chunk.subarray(0, bytesRead);
    at += bytesRead === 0 ? chunk.length : bytesRead;
  }
}

/** Read twice alike: while the server writes it, half of it may be old. */
async function controlFile(paths: ClusterPaths) {
  const file = path.join(paths.cluster, CONTROL);
  for (let before = await readFile(file); ; ) {
    const content = await readFile(file);
    if (content.equals(before)) return { bytes: content.length, chunks: only(content) };
    before = content;
  }
}

/** The segments of the log from one to another; the last was ended with the backup. */
async function takeLog(client: Client, paths: ClusterPaths, from: string, to: string, take: TakeFile): Promise<void> {
  const { rows } = await client.query<{ name: string; bytes: string }>(
    `select name, size as bytes from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name between $1 and $2 order by name`,
    [from, to],
  );
  if (rows[0]?.name !== from || rows.at(-1)?.name !== to)
    throw new OperatorError(
      `PostgreSQL has removed a part of its log (${from} to ${to}) that the backup needs. Try again; if it stays, see "max_slot_wal_keep_size" in ${paths.cluster}/postgresql.conf.`,
    );
  for (const { name } of rows) await takeFile(paths, `pg_wal/${name}`, take);
}

async function* only(chunk: Buffer): AsyncGenerator<Buffer> {
  yield chunk;
}
