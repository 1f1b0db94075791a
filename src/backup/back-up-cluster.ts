import { sep } from 'node:path';
import { Client } from 'pg';
import { findEmbeddedBinaries } from '../database/embedded-binaries';
import { openEmbeddedCluster } from '../database/embedded-cluster';
import { copyRunningCluster } from '../database/embedded-copy';
import { clusterPaths, isClusterPresent } from '../database/embedded-directory';
import { OperatorError } from '../errors';
import { stateOfGraph } from './graph-state';
import type { Manifest } from './manifest';
import { inSnapshot } from './snapshot';
import { type BackupOptions, writeBackup } from './write-backup';

/** The folder of a cluster's files in a backup. */
export const CLUSTER_FOLDER = 'cluster';

/**
 * Backs up the embedded database, beside a hub that runs on it or without one. Errors: OperatorError where there is none,
 * or `file` cannot be written.
 */
export async function backUpCluster(
  options: BackupOptions & { dataDir: string; program: string; tell: (line: string) => void },
): Promise<Manifest> {
  const { dataDir, program, tell } = options;
  const paths = clusterPaths(dataDir);
  if (!(await isClusterPresent(paths, findEmbeddedBinaries().majorVersion)))
    throw new OperatorError(
      `There is no database in "${paths.dataDir}" to back up. Set PLANGRAPH_DATA_DIR to where it is, or DATABASE_URL.`,
    );
  if (options.file.startsWith(paths.cluster + sep))
    throw new OperatorError(`"${options.file}" is among the files that are backed up: name one that is elsewhere.`);
  const cluster = await openEmbeddedCluster({ dataDir, onProgress: tell });
  const client = new Client({ connectionString: cluster.url });
  // one that breaks is told by the next question
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ postgres: string }>(`select current_setting('server_version') as postgres`);
    const head = {
      format: 1 as const,
      kind: 'cluster' as const,
      madeAt: new Date().toISOString(),
      program,
      postgres: rows[0]?.postgres ?? '',
      platform: `${process.platform}-${process.arch}`,
    };
    return await writeBackup(options, head, async (writer) => {
      await writer.folder(CLUSTER_FOLDER);
      return copyRunningCluster(
        dataDir,
        cluster.url,
        async ({ name, content }) => {
          if (content === null) await writer.folder(`${CLUSTER_FOLDER}/${name}`);
          else await writer.part(`${CLUSTER_FOLDER}/${name}`, content.bytes, content.chunks);
        },
        () => inSnapshot(client, stateOfGraph),
      );
    });
  } finally {
    await client.end();
    await cluster.close();
  }
}
