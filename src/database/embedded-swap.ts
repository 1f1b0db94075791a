import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ClusterPaths } from './embedded-directory';
import { syncFolder } from './sync-folder';

/** Where the cluster that is replaced stands for the moment between two renamings. */
const replacedBy = (paths: ClusterPaths): string => path.join(paths.dataDir, 'postgres.replaced');

const isThere = (folder: string): Promise<boolean> =>
  stat(folder).then(
    () => true,
    () => false,
  );

/** Puts another cluster in the place of this one, which is removed. Both are stopped. Call it under the cluster's lock. */
export async function swapCluster(paths: ClusterPaths, other: string): Promise<void> {
  if (await isThere(paths.cluster)) await rename(paths.cluster, replacedBy(paths));
  await rename(other, paths.cluster);
  // what is deleted may be on the disk before what was renamed: after a power failure neither would be there
  await syncFolder(paths.dataDir);
  await settleSwap(paths);
}

/** Ends what a swap that was killed has left: the old cluster is back, or it is gone. Call it under the cluster's lock. */
export async function settleSwap(paths: ClusterPaths): Promise<void> {
  if (!(await isThere(replacedBy(paths)))) return;
  if (await isThere(paths.cluster)) await rm(replacedBy(paths), { recursive: true, force: true, maxRetries: 3 });
  else await rename(replacedBy(paths), paths.cluster);
}
