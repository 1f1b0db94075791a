import { findEmbeddedBinaries } from '../database/embedded-binaries';
import { type RestoreOptions, restoreCluster } from '../database/embedded-restore';
import { OperatorError } from '../errors';
import { CLUSTER_FOLDER } from './back-up-cluster';
import { type Manifest, majorOf } from './manifest';
import { type ReadOptions, readBackup } from './read-backup';

/**
 * Restores a cluster into a data directory; `check` is handed the address of what was restored before it takes the place
 * of what is there. Errors: OperatorError where the backup is of another PostgreSQL or another kind of machine, and those of
 * `restoreCluster`.
 */
export async function restoreEmbedded<Result>(
  options: ReadOptions & RestoreOptions,
  manifest: Manifest,
  check: (url: string) => Promise<Result>,
): Promise<Result> {
  requireSameMachine(manifest);
  return restoreCluster(
    options,
    async (writer) => {
      await readBackup(options, {
        folder: async (name) => {
          const inner = innerName(name);
          if (inner !== null) await writer.folder(inner);
        },
        part: async (name, content) => {
          const inner = innerName(name);
          if (inner === null) throw new OperatorError(`The backup has a part "${name}" that belongs to no cluster.`);
          await writer.file(inner, content);
        },
      });
    },
    check,
  );
}

/** "base/5/1259" of "cluster/base/5/1259", "." of the folder itself; null for what is not in it. */
function innerName(name: string): string | null {
  // a tar archive ends the names of folders with "/"
  const plain = name.endsWith('/') ? name.slice(0, -1) : name;
  if (plain === CLUSTER_FOLDER) return '.';
  return plain.startsWith(`${CLUSTER_FOLDER}/`) ? plain.slice(CLUSTER_FOLDER.length + 1) : null;
}

function requireSameMachine({ postgres, platform, program }: Manifest): void {
  const { majorVersion } = findEmbeddedBinaries();
  if (String(majorOf(postgres)) !== majorVersion)
    throw new OperatorError(
      `The backup is a copy of a cluster of PostgreSQL ${postgres}, and this version of PlanGraph brings ${majorVersion}, which cannot read it: restore it with PlanGraph ${program}, which made it. Nothing was changed.`,
    );
  const here = `${process.platform}-${process.arch}`;
  if (platform !== here)
    throw new OperatorError(
      `The backup is a copy of a cluster that was made on ${platform}, and this machine is ${here}, which may not read it: restore it on a machine of that kind. Nothing was changed.`,
    );
}
