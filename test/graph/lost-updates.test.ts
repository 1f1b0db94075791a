import { type Corrected, corrector } from '../support/corrections';
import { planText } from '../support/plan-text';
import { proofSize, recordProof } from '../support/proof';
import { chanceOf } from '../support/seeded-chance';
import { openTestHub, type TestHub } from '../support/test-hub';

const NUMBER = '8/KH-SDL';
const CLIENTS = 5;
const ROUNDS = proofSize(3, 60);
const LONGEST = proofSize(60_000, 600_000);

let hub: TestHub;
let to: ReturnType<typeof corrector>;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  to = corrector(hub);
  await hub.importText(planText({ number: NUMBER, taskCount: 3 }));
});

afterAll(() => hub.close());

/** What a client sees of a task before it decides. */
const seen = async (id: string) => {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Task { version expectedResult } } }';
  const { node } = await to.ask<{ node: { version: number; expectedResult: string | null } }>(query, { id });
  return { version: node.version, count: Number(node.expectedResult?.replace('Lần ', '') ?? 0) };
};

/** Sends a request once or, as a client does that lost its connection, several times at once under its key. */
async function sent(file: string, input: Record<string, unknown>, times: number): Promise<Corrected> {
  const answers = await Promise.all(Array.from({ length: times }, () => to.correct(file, input)));
  expect(new Set(answers.map(({ __typename }) => __typename)).size).toBe(1);
  return answers[0] as Corrected;
}

test(
  `${CLIENTS} clients count on ${NUMBER} ${ROUNDS} times each, some requests sent twice: no count is lost, none is double`,
  async () => {
    const tasks = (await to.tasks(NUMBER)).map(({ id }) => id);
    const before = await Promise.all(tasks.map(seen));
    const tally = { stored: 0, conflicts: 0, retries: 0 };
    const client = async (name: number) => {
      const chance = chanceOf(name + 1);
      for (let round = 0; round < ROUNDS; round++) {
        for (let done = false, tries = 0; !done; tries++) {
          const id = tasks[(name + round) % tasks.length] as string;
          const { version, count } = await seen(id);
          const times = 1 + chance.below(3);
          tally.retries += times - 1;
          const idempotencyKey = `${name} ${round} ${tries}`;
          const answer = await sent(
            'update-task',
            { id, expectedVersion: version, expectedResult: `Lần ${count + 1}`, idempotencyKey },
            times,
          );
          done = answer.__typename === 'UpdateTaskSuccess';
          tally[done ? 'stored' : 'conflicts'] += 1;
          // who lost learns a version that is really there
          if (!done)
            expect(answer).toMatchObject({ __typename: 'ConflictFailure', currentVersion: expect.any(Number) });
          if (!done) expect(answer.currentVersion).toBeGreaterThan(version);
        }
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, name) => client(name)));
    const after = await Promise.all(tasks.map(seen));
    const counted = after.reduce((sum, { count }) => sum + count, 0);
    const changed = after.reduce((sum, { version }, i) => sum + version - (before[i]?.version ?? 0), 0);
    expect({ stored: tally.stored, counted, changed }).toEqual({
      stored: CLIENTS * ROUNDS,
      counted: CLIENTS * ROUNDS,
      changed: CLIENTS * ROUNDS,
    });
    recordProof('clients that change one task', { clients: CLIENTS, ...tally, lost: CLIENTS * ROUNDS - counted });
  },
  LONGEST,
);
