import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

export type OpenerEvent =
  | { kind: 'progress'; line: string }
  | { kind: 'opened'; url: string; isNew: boolean; startedHere: boolean }
  | { kind: 'closed' }
  | { kind: 'failed'; name: string; message: string };

/** A separate process that has a cluster open, or is about to. */
export interface ClusterOpener {
  pid: number;
  /** The next event of this kind; rejects when the process reports a failure or ends without it. */
  next<Kind extends OpenerEvent['kind']>(kind: Kind): Promise<Extract<OpenerEvent, { kind: Kind }>>;
  /** Asks it to close the cluster, and resolves when it has exited. */
  close(): Promise<void>;
  /** Ends it the hard way: it gets no chance to close anything. */
  kill(): Promise<void>;
}

/** Starts a process that opens the cluster of `dataDir` and then runs `statement`, if one is given. */
export function startOpener(dataDir: string, statement?: string): ClusterOpener {
  const program = [path.join(__dirname, 'typescript-require.cjs'), path.join(__dirname, 'cluster-opener-main.ts')];
  const args = statement === undefined ? [dataDir] : [dataDir, statement];
  const child = spawn(process.execPath, ['-r', ...program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const events = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? -1,
    next: async <Kind extends OpenerEvent['kind']>(kind: Kind) => {
      for (;;) {
        const { value, done } = await events.next();
        if (done) throw new Error(`The opener ended before "${kind}".`);
        const event = JSON.parse(value) as OpenerEvent;
        if (event.kind === kind) return event as Extract<OpenerEvent, { kind: Kind }>;
        if (event.kind === 'failed') throw new Error(event.message);
      }
    },
    close: async () => {
      child.stdin.end();
      await exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
