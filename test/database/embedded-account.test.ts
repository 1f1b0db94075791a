import { spawnSync } from 'node:child_process';
import { chmod, stat } from 'node:fs/promises';
import path from 'node:path';
import { accountOfOwner, canRunPostgres, noAccountFor } from '../../src/database/embedded-account';
import { findEmbeddedBinaries } from '../../src/database/embedded-binaries';
import { openEmbeddedCluster } from '../../src/database/embedded-cluster';
import { makeTestDirectory, NO_DISK_WAIT, serverPid } from '../support/test-directory';

const isRoot = process.getuid?.() === 0;
const namespaces = ['--user', '--map-user=1000', '--map-group=1000', '--', 'true'];
const hasNamespaces = isRoot && spawnSync('unshare', namespaces).status === 0;
const asRoot = isRoot ? it : it.skip;
const asUser = isRoot ? it.skip : it;

describe('the account that PostgreSQL runs as', () => {
  asUser("is this process's own, and another user's cluster is refused (ordinary users only)", () => {
    const uid = process.getuid?.() ?? 0;
    expect(accountOfOwner({ uid, gid: 1 })).toEqual({ kind: 'self' });
    expect(process.getuid === undefined || accountOfOwner({ uid: uid + 1, gid: 1 }) === null).toBe(true);
  });

  asRoot("is the owner of an existing cluster, or a namespace for root's own (root only)", () => {
    expect(accountOfOwner({ uid: 1234, gid: 99 })).toEqual({ kind: 'user', uid: 1234, gid: 99 });
    expect(accountOfOwner({ uid: 0, gid: 0 })).toEqual({ kind: 'namespace' });
  });

  asRoot('cannot be one that may not enter the directory (root only)', async () => {
    const closed = await makeTestDirectory();
    await chmod(closed, 0o700);
    const nobody = { kind: 'user', uid: 65_534, gid: 65_534 } as const;
    expect(await canRunPostgres(nobody, findEmbeddedBinaries(), closed)).toBe(false);
  });

  (hasNamespaces ? it : it.skip)(
    'is root itself in a user namespace below a directory of mode 700 (root with user namespaces only)',
    async () => {
      const closed = await makeTestDirectory();
      await chmod(closed, 0o700);
      const dataDir = path.join(closed, 'data');
      for (const isNew of [true, false]) {
        const cluster = await openEmbeddedCluster({ dataDir, settings: NO_DISK_WAIT });
        expect(cluster).toMatchObject({ isNew, startedHere: true });
        expect(await stat(path.join(dataDir, 'postgres'))).toMatchObject({ uid: 0 });
        await cluster.close();
        expect(await serverPid(dataDir)).toBeNull();
      }
    },
  );
});

describe('noAccountFor', () => {
  it('names the directory and the three ways out', () => {
    const { message } = noAccountFor(findEmbeddedBinaries(), '/root/plans/.plangraph');
    for (const part of ['/root/plans/.plangraph', 'ordinary user', 'PLANGRAPH_DATA_DIR', 'DATABASE_URL']) {
      expect(message).toContain(part);
    }
  });
});
