import path from 'node:path';
import { type EmbeddedCluster, openEmbeddedCluster } from '../../../src/database/embedded-cluster';
import { makeTestDirectory, serverPid } from '../test-directory';

/** A PostgreSQL server of its own, of the embedded binaries: a hub reaches it by DATABASE_URL and does not look after it. */
export interface MortalServer {
  url: string;
  dataDir: string;
  /** Ends it as the system does that has no memory left: all at once, without a word. */
  kill(): Promise<void>;
  /** Starts it again, on the port that it had. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

export async function startMortalServer(settings: Readonly<Record<string, string>> = {}): Promise<MortalServer> {
  const dataDir = path.join(await makeTestDirectory(), 'data');
  // what was acknowledged must be there after a kill, which the system outlives: it need not wait for the disk
  const options = { dataDir, settings: { fsync: 'off', ...settings } };
  const opened: EmbeddedCluster[] = [await openEmbeddedCluster(options)];
  const { url } = opened[0] as EmbeddedCluster;
  return {
    url,
    dataDir,
    kill: async () => {
      const pid = await serverPid(dataDir);
      if (pid === null) throw new Error('There is no server to kill.');
      process.kill(pid, 'SIGKILL');
      while ((await serverPid(dataDir)) !== null) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    startAgain: async () => {
      const again = await openEmbeddedCluster(options);
      if (new URL(again.url).port !== new URL(url).port) throw new Error('It came back at another port.');
      opened.push(again);
    },
    close: async () => {
      for (const each of opened) await each.close();
    },
  };
}
