import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { backUpCluster } from '../backup/back-up-cluster';
import { backUpServer } from '../backup/back-up-server';
import type { StateOfGraph } from '../backup/graph-state';
import { requireNew } from '../backup/write-backup';
import type { Config } from '../config';
import type { Tell } from '../hub';
import { bytesAsText, bytesLine } from './bytes-line';
import { untilStopped } from './until-stopped';

/** Writes a backup of the database that the settings name, beside a hub that runs on it or without one. */
export async function backup(config: Config, file: string, program: string, tell: Tell): Promise<void> {
  await requireNew(resolve(file));
  const progress = bytesLine(process.stderr, 'Backing up', null, Date.now);
  const say: Tell = (line) => {
    progress.clear();
    tell(line);
  };
  const { databaseUrl, dataDir, pgBinDir } = config;
  const work = untilStopped(say, async (signal) => {
    const options = { file: resolve(file), onBytes: progress.show, signal, program, tell: say };
    const manifest =
      databaseUrl === null
        ? await backUpCluster({ ...options, dataDir })
        : await backUpServer({ ...options, databaseUrl, pgBinDir });
    const { size } = await stat(options.file);
    say(
      `Backed up ${countsOf(manifest.state)} (PostgreSQL ${manifest.postgres}) into ${options.file}, ${bytesAsText(size)}. ` +
        'It holds hashed keys: only you can read it, keep it so.',
    );
  });
  await work.finally(() => progress.clear());
}

/** "3 plans, 120 tasks, 410 documents" */
export function countsOf({ rows }: StateOfGraph): string {
  const shown = { plan: 'plans', task: 'tasks', legal_document: 'documents' };
  const counts = Object.entries(shown).flatMap(([table, name]) =>
    rows[table] === undefined ? [] : [`${rows[table]} ${name}`],
  );
  return counts.length ? counts.join(', ') : 'a database without tables';
}
