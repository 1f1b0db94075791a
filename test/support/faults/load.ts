import { Client } from 'pg';
import { vietnamDay } from '../../../src/server/vietnam-day';
import { type Answered, askHub, faultOfShape } from './hub-client';

/** Settings of a hub that is loaded from one address, on a machine with other work: how often somebody may ask, and for how long, is another matter. */
export const NO_LIMITS = { RATE_PER_ADDRESS: '0', RATE_PER_KEY: '0', ANONYMOUS_TIMEOUT_MS: '600000' };

/** Clients that write and read all the time. */
export interface Load {
  /** Resolves when so many changes more were answered as done. */
  written(count: number): Promise<void>;
  /** Resolves when so many answers more have failed. */
  failed(count: number): Promise<void>;
  /** Ends it. */
  stop(): Promise<LoadFigures>;
}

export interface LoadFigures {
  /** The notes of the changes that were answered as done. */
  acknowledged: string[];
  failures: Answered[];
  /** What was wrong with the form of failures. */
  faults: string[];
}

const REPORT = `mutation ($input: ReportProgressInput!) { reportProgress(input: $input) { __typename } }`;
const READS = [
  '{ tasks { totalCount } }',
  '{ plans(first: 2) { nodes { number tasks(first: 5) { nodes { title } } } } }',
];

let loads = 0;

/** Loads hubs: `clients` that report on tasks of their own, as many that read. */
export async function startLoad(hubs: readonly string[], key: string, clients: number): Promise<Load> {
  const label = `load-${process.pid}-${loads++}`;
  const found = await askHub<{ tasks: { nodes: { id: string }[] } }>(
    hubs[0] as string,
    `{ tasks(first: ${clients}) { nodes { id } } }`,
  );
  const tasks = found.data?.tasks.nodes ?? [];
  if (tasks.length < clients) throw new Error(`There are ${tasks.length} tasks: ${JSON.stringify(found)}`);
  const acknowledged: string[] = [];
  const failures: Answered[] = [];
  const faults: string[] = [];
  let isOver = false;
  const waiting: { isSo: () => boolean; resolve: () => void }[] = [];
  const told = () => {
    for (const one of [...waiting]) if (one.isSo()) waiting.splice(waiting.indexOf(one), 1)[0]?.resolve();
  };
  const until = (isSo: () => boolean) => new Promise<void>((resolve) => waiting.push({ isSo, resolve }));
  const took = (answer: Answered): boolean => {
    if (answer.status === 200 && !answer.errors) return true;
    failures.push(answer);
    // a hub that was killed gives no answer
    const fault = answer.status === null ? null : faultOfShape(answer);
    if (fault !== null) faults.push(fault);
    return false;
  };

  async function write(client: number): Promise<void> {
    for (let i = 0; !isOver; i++) {
      const note = `${label} ${client} ${i}`;
      const input = {
        taskId: tasks[client]?.id,
        reportedOn: vietnamDay(new Date()),
        percent: (i % 99) + 1,
        note,
        idempotencyKey: note,
      };
      const hub = hubs[i % hubs.length] as string;
      const answer = await askHub<{ reportProgress: { __typename: string } }>(hub, REPORT, {
        variables: { input },
        key,
      });
      const kind = took(answer) ? answer.data?.reportProgress.__typename : null;
      if (kind === 'ReportProgressSuccess') acknowledged.push(note);
      else if (kind) faults.push(`${kind}: ${JSON.stringify(answer)}`);
      told();
      if (kind === null) await pause();
    }
  }

  async function read(client: number): Promise<void> {
    for (let i = client; !isOver; i++) {
      const isGood = took(await askHub(hubs[i % hubs.length] as string, READS[i % READS.length] as string));
      told();
      if (!isGood) await pause();
    }
  }

  const working = tasks.flatMap((_, client) => [write(client), read(client)]);
  return {
    written: (count) => {
      const wanted = acknowledged.length + count;
      return until(() => acknowledged.length >= wanted);
    },
    failed: (count) => {
      const wanted = failures.length + count;
      return until(() => failures.length >= wanted);
    },
    stop: async () => {
      isOver = true;
      await Promise.all(working);
      return { acknowledged, failures, faults };
    },
  };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Which of these changes the database does not have. */
export async function lostOf(databaseUrl: string, acknowledged: readonly string[]): Promise<string[]> {
  const stored = await rowsAt<{ note: string }>(
    databaseUrl,
    `select after->>'note' as note from history where table_name = 'progress_report'`,
  );
  const notes = new Set(stored.map(({ note }) => note));
  return acknowledged.filter((note) => !notes.has(note));
}

/** What a statement gives on a connection of its own. */
export async function rowsAt<Row>(databaseUrl: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows as Row[];
  } finally {
    await client.end();
  }
}
