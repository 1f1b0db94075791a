import { Client } from 'pg';
import { openEmbeddedCluster } from '../../src/database/embedded-cluster';
import { pause } from '../../src/database/embedded-process';
import { startOpener } from '../support/cluster-opener';
import { makeTestDirectory, NO_DISK_WAIT, serverPid } from '../support/test-directory';

/** The server process behind the session that says this process is present. */
async function presenceOf(client: Client): Promise<number | null> {
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where usename = 'postgres' and application_name = current_setting('application_name')`,
  );
  return rows[0]?.pid ?? null;
}

describe('the presence of a process', () => {
  it('comes back when the server drops its session, so that nobody stops the server under it', async () => {
    const dataDir = await makeTestDirectory();
    const mine = await openEmbeddedCluster({ dataDir, settings: NO_DISK_WAIT });
    const client = new Client({ connectionString: mine.url });
    await client.connect();
    const dropped = await presenceOf(client);
    if (dropped === null) throw new Error('no presence');
    process.kill(dropped, 'SIGTERM');
    let returned = await presenceOf(client);
    while (returned === null || returned === dropped) {
      await pause(50);
      returned = await presenceOf(client);
    }
    await client.end();

    const other = startOpener(dataDir);
    await other.next('opened');
    await other.close();
    expect(await serverPid(dataDir)).not.toBeNull();
    await mine.close();
    expect(await serverPid(dataDir)).toBeNull();
  });
});
