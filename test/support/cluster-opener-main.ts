import { Client } from 'pg';
import { openEmbeddedCluster } from '../../src/database/embedded-cluster';
import { NO_DISK_WAIT } from './test-directory';

/**
 * The program that cluster-opener.ts starts: opens the cluster of its first argument, reports each step as one JSON
 * line, starts the statement of its second argument if there is one, and closes when its standard input ends.
 */
async function main(): Promise<void> {
  const report = (event: object) => process.stdout.write(`${JSON.stringify(event)}\n`);
  try {
    const { close, ...opened } = await openEmbeddedCluster({
      dataDir: process.argv[2] ?? '',
      settings: NO_DISK_WAIT,
      onProgress: (line) => report({ kind: 'progress', line }),
    });
    report({ kind: 'opened', ...opened });
    if (process.argv[3] !== undefined) {
      const client = new Client({ connectionString: opened.url });
      await client.connect();
      await client.query(process.argv[3]);
    }
    process.stdin.on('end', async () => {
      await close();
      report({ kind: 'closed' });
    });
    process.stdin.resume();
  } catch (error) {
    report({ kind: 'failed', name: (error as Error).constructor.name, message: (error as Error).message });
  }
}

void main();
