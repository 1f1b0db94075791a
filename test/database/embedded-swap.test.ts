import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterPaths } from '../../src/database/embedded-directory';
import { restoreCluster } from '../../src/database/embedded-restore';
import { swapCluster } from '../../src/database/embedded-swap';
import { makeTestDirectory } from '../support/test-directory';

const done: string[] = [];

jest.mock('node:fs/promises', () => {
  const real = jest.requireActual<typeof import('node:fs/promises')>('node:fs/promises');
  return {
    ...real,
    rename: (from: string, to: string) => {
      done.push('rename');
      return real.rename(from, to);
    },
    rm: (path: string, options: object) => {
      done.push('rm');
      return real.rm(path, options);
    },
    open: async (path: string, flags: string) => {
      const handle = await real.open(path, flags);
      return Object.assign(handle, {
        sync: async () => {
          done.push('sync');
        },
      });
    },
  };
});

test('what is replaced is deleted only when the new names are on the disk', async () => {
  const paths = clusterPaths(join(await makeTestDirectory(), 'data'));
  await mkdir(paths.cluster, { recursive: true });
  await mkdir(join(paths.dataDir, 'other'));
  done.length = 0;
  await swapCluster(paths, join(paths.dataDir, 'other'));
  expect(done).toEqual(['rename', 'rename', 'sync', 'rm']);
  expect(await readdir(paths.dataDir)).toEqual(['postgres']);
});

test('what a killed restore has left is taken away by the next one, also where that has the same number', async () => {
  const dataDir = join(await makeTestDirectory(), 'data');
  await mkdir(join(dataDir, `postgres.restoring-${process.pid}`), { recursive: true });
  const restoring = restoreCluster(
    { dataDir, isReplacing: false, tell: () => undefined },
    async () => undefined,
    async () => undefined,
  );
  await expect(restoring).rejects.toThrow('The backup holds no cluster.');
  expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres.restoring'))).toEqual([]);
});
