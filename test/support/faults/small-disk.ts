import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How a program is started that sees a file system which nobody else does: root makes one for it alone, anyone else as root
 * of a user namespace. Null where the system allows neither.
 */
const NAMESPACE: readonly string[] | null = (() => {
  const flags = process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
  const tried = spawnSync('unshare', [...flags, 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', '/mnt']);
  return tried.status === 0 ? flags : null;
})();

/** `describe` where a small disk can be made, else tests that count as skipped. */
export const smallDiskDescribe = NAMESPACE === null ? describe.skip : describe;

/** How the disk was made, for the name of a test. */
export const HOW_MADE = process.getuid?.() === 0 ? 'a tmpfs of root' : 'a tmpfs in a user namespace';

/** The same command, run where a disk of so many megabytes is at `folder`. It keeps the id of its process. */
export const onSmallDisk =
  (folder: string, megabytes: number) =>
  (command: readonly string[]): string[] => {
    // PostgreSQL refuses to run as root, of a user namespace too
    const asUser = NAMESPACE?.includes('--user') ? 'unshare --user --map-user=1000 --map-group=1000 --' : '';
    const script = `mount -t tmpfs -o size=${megabytes}m,mode=755 tmpfs "$0" && exec ${asUser} "$@"`;
    return ['unshare', ...(NAMESPACE ?? []), 'sh', '-c', script, folder, ...command];
  };

/** The disk that a process sees at `folder`. */
export function diskOf(pid: number, folder: string) {
  const root = join(`/proc/${pid}/root`, folder);
  const ballast = join(root, 'ballast');
  return {
    /** Leaves no more room than this. */
    fill: (leftBytes: number): void => {
      const { bavail, bsize } = statfsSync(root);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)));
    },
    makeRoom: (): void => rmSync(ballast, { force: true }),
    /** What a file there says; null where it is not there. */
    read: (file: string): string | null => {
      try {
        return readFileSync(join(root, file), 'utf8');
      } catch {
        return null;
      }
    },
  };
}
