import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { stateOfGraph, whatIsMissing } from '../backup/graph-state';
import type { Manifest } from '../backup/manifest';
import { type ReadOptions, readBackup } from '../backup/read-backup';
import { requireKnownForm } from '../backup/require-known-form';
import { restoreEmbedded } from '../backup/restore-cluster';
import { restoreServer } from '../backup/restore-server';
import { onServer } from '../backup/server';
import { inSnapshot } from '../backup/snapshot';
import type { Config } from '../config';
import { openDatabase } from '../database/database';
import { migrate } from '../database/migrate';
import { OperatorError } from '../errors';
import { ownerOf, type Tell } from '../hub';
import { countsOf } from './backup';
import { bytesLine } from './bytes-line';
import { doctor, tellHealth } from './doctor';
import { untilStopped } from './until-stopped';

interface Options {
  replace: boolean;
}

/** Puts a backup where the settings say that the database is, and says how it is there; exit code 1 where something is wrong. */
export async function restore(config: Config, file: string, { replace }: Options, tell: Tell): Promise<number> {
  const path = resolve(file);
  const total = (await stat(path).catch(() => null))?.size ?? null;
  let progress = bytesLine(process.stderr, 'Checking the backup', total, Date.now);
  const say: Tell = (line) => {
    progress.clear();
    tell(line);
  };
  let exitCode = 0;
  const work = untilStopped(say, async (signal) => {
    const reading: ReadOptions = { file: path, onBytes: (bytes) => progress.show(bytes), signal };
    const manifest = await readBackup(reading);
    say(
      `The backup is whole: ${countsOf(manifest.state)}, of ${manifest.madeAt}, by PlanGraph ${manifest.program} on PostgreSQL ${manifest.postgres}.`,
    );
    requireKnownForm(manifest);
    requireSameKind(config, manifest, path);
    progress = bytesLine(process.stderr, 'Restoring', total, Date.now);
    exitCode =
      config.databaseUrl === null
        ? await intoDataDir(config, reading, manifest, replace, say)
        : await intoServer(config, config.databaseUrl, reading, manifest, replace, say);
    say(
      exitCode === 0
        ? 'Restored. Its keys are those of the backup: ones made later are gone, and ones revoked later are valid again.'
        : 'Restored, but something is wrong with it, as said above.',
    );
  });
  await work.finally(() => progress.clear());
  return exitCode;
}

async function intoDataDir(
  config: Config,
  reading: ReadOptions,
  manifest: Manifest,
  isReplacing: boolean,
  say: Tell,
): Promise<number> {
  return restoreEmbedded({ ...reading, dataDir: config.dataDir, isReplacing, tell: say }, manifest, async (url) => {
    await requireNothingMissing(url, manifest);
    const database = await openDatabase(url, config.poolSize);
    try {
      tellMigrations(await migrate(database, ownerOf(config), say), say);
      return await tellHealth(database, config, say);
    } finally {
      await database.close();
    }
  });
}

async function intoServer(
  config: Config,
  databaseUrl: string,
  reading: ReadOptions,
  manifest: Manifest,
  isReplacing: boolean,
  say: Tell,
): Promise<number> {
  await restoreServer({ ...reading, databaseUrl, pgBinDir: config.pgBinDir, isReplacing }, manifest);
  say('The backup is in the database. What it needs for this version is done next, then it is checked.');
  const database = await openDatabase(databaseUrl, config.poolSize);
  try {
    tellMigrations(await migrate(database, ownerOf(config), say), say);
    // what the planner goes by is in no dump
    await database.source.query('analyze');
  } finally {
    await database.close();
  }
  return doctor(config, say);
}

async function requireNothingMissing(url: string, { state }: Manifest): Promise<void> {
  const restored = await onServer(url, (client) => inSnapshot(client, stateOfGraph));
  const missing = whatIsMissing(state, restored);
  if (missing.length)
    throw new OperatorError(
      `What was restored is not what the backup says (${missing.slice(0, 5).join('; ')}). Nothing was changed; use another backup.`,
    );
}

const tellMigrations = (done: readonly string[], say: Tell): void => {
  if (done.length) say(`Brought the database to the form that this version needs (${done.length} migrations)`);
};

function requireSameKind({ databaseUrl }: Config, { kind }: Manifest, file: string): void {
  if (kind === 'cluster' && databaseUrl !== null)
    throw new OperatorError(
      `"${file}" is a copy of an embedded cluster, which a PostgreSQL server does not take in: unset DATABASE_URL and restore it into PLANGRAPH_DATA_DIR. Nothing was changed.`,
    );
  if (kind === 'dump' && databaseUrl === null)
    throw new OperatorError(
      `"${file}" was made of a PostgreSQL server's database: set DATABASE_URL to an empty database and restore it there. Nothing was changed.`,
    );
}
