import { setImmediate as turn } from 'node:timers/promises';
import { openDatabase } from '../../src/database/database';
import { pause } from '../../src/database/embedded-process';
import { migrate } from '../../src/database/migrate';
import { proofSize, recordProof } from '../support/proof';
import { loadSample, openReplicatedHub, type ReplicatedHub } from '../support/replicated';
import { chanceOf } from '../support/seeded-chance';
import { openPrimary, type Primary, type Standby } from '../support/standby';

const EDITS = proofSize(80, 2000);
const WRITERS = 3;
const READERS = 2;

let primary: Primary;
let standbys: Standby[];
let hubs: ReplicatedHub[];

beforeAll(async () => {
  primary = await openPrimary();
  const database = await openDatabase(primary.url);
  await migrate(database);
  await loadSample(database);
  await database.close();
  standbys = [await primary.addStandby(), await primary.addStandby()];
  for (const standby of standbys) await standby.hasCaughtUp();
  hubs = [];
  for (let i = 0; i < 2; i++)
    hubs.push(
      await openReplicatedHub(
        primary.url,
        standbys.map(({ url }) => url),
        // an answer that is kept is read by who may see it, as one that is read
        { responseCacheBytes: 1_000_000 },
      ),
    );
});

afterAll(async () => {
  for (const hub of hubs ?? []) await hub.close();
  await primary?.close();
});

const READ = 'query ($id: ID!) { node(id: $id) { ... on Task { title version history(first: 1) { totalCount } } } }';
const UPDATE = `mutation ($input: UpdateTaskInput!) { updateTask(input: $input) {
  __typename ... on UpdateTaskSuccess { task { title version } } ... on ConflictFailure { currentVersion } } }`;

/** How many answers a hub gave that it had kept. */
async function cachedBy({ url }: ReplicatedHub): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^plangraph_operations_total\{executed="cached"\} (\d+)$/m.exec(text)?.[1]);
}

interface Seen {
  title: string;
  version: number;
}

test(
  `nobody with a key misses what was written with it, in ${EDITS} edits while replicas stand still and go on`,
  async () => {
    const chance = chanceOf(7);
    const [anyHub] = hubs as [ReplicatedHub];
    const { data } = await anyHub.ask<{ tasks: { nodes: { id: string; version: number }[] } }>(
      `{ tasks(first: ${WRITERS}) { nodes { id version } } }`,
    );
    const figures = { edits: 0, conflicts: 0, keyedReads: 0, anonymousReads: 0, staleAnonymousReads: 0, pauses: 0 };
    const newest = new Map(data.tasks.nodes.map(({ id, version }) => [id, version]));
    const faults: string[] = [];
    let isOver = false;

    const ask = async (id: string, key?: string) => {
      const { data, errors } = await chance
        .oneOf(hubs)
        .ask<{ node: Seen }>(READ, { variables: { id }, ...(key ? { key } : {}) });
      if (errors) faults.push(JSON.stringify(errors));
      return data?.node;
    };

    async function writer(i: number) {
      const key = await anyHub.key(`writer ${i}`, 'EDITOR');
      const known = new Map<string, number>();
      while (figures.edits < EDITS) {
        const id = chance.oneOf([...newest.keys()]);
        const before = await ask(id, key);
        figures.keyedReads += 1;
        if (!before) return;
        if (before.version < (known.get(id) ?? 0))
          faults.push(`writer ${i} reads version ${before.version} of ${id} after ${known.get(id)}`);
        const title = `Lần ${figures.edits} của ${i}`;
        const answer = await chance
          .oneOf(hubs)
          .ask<{ updateTask: { __typename: string; task?: Seen; currentVersion?: number } }>(UPDATE, {
            variables: { input: { id, title, expectedVersion: before.version } },
            key,
          });
        const { task, currentVersion } = answer.data.updateTask;
        figures[task ? 'edits' : 'conflicts'] += 1;
        known.set(id, task?.version ?? currentVersion ?? 0);
        newest.set(id, Math.max(newest.get(id) ?? 0, known.get(id) ?? 0));
        const after = await ask(id, key);
        figures.keyedReads += 1;
        if (
          !after ||
          after.version < (known.get(id) ?? 0) ||
          (task && after.version === task.version && after.title !== title)
        )
          faults.push(`writer ${i} wrote ${JSON.stringify(task ?? currentVersion)} and reads ${JSON.stringify(after)}`);
      }
    }

    async function reader() {
      while (!isOver) {
        const id = chance.oneOf([...newest.keys()]);
        const known = newest.get(id) ?? 0;
        const seen = await ask(id);
        figures.anonymousReads += 1;
        if (seen && seen.version < known) figures.staleAnonymousReads += 1;
        await turn();
      }
    }

    async function disturber() {
      while (!isOver) {
        const standby = chance.oneOf(standbys);
        await standby.pauseReplay();
        figures.pauses += 1;
        const until = figures.edits + 1 + chance.below(10);
        while (!isOver && figures.edits < until) await pause(5);
        await standby.resumeReplay();
      }
    }

    const others = [disturber(), ...Array.from({ length: READERS }, reader)];
    await Promise.all(Array.from({ length: WRITERS }, (_, i) => writer(i)));
    isOver = true;
    await Promise.all(others);
    for (const standby of standbys) await standby.hasCaughtUp();
    recordProof('reading own writes from replicas', figures);

    expect(faults).toEqual([]);
    for (const hub of hubs) expect(await cachedBy(hub)).toBeGreaterThan(0);
    expect(figures.staleAnonymousReads).toBeGreaterThan(0);
    for (const [id, version] of newest)
      for (const hub of hubs)
        expect(await hub.ask(READ, { variables: { id } })).toMatchObject({ data: { node: { version } } });
  },
  proofSize(60_000, 900_000),
);
