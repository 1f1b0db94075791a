import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql';
import { printWholeGraph } from '../../src/federation/whole-graph';
import { comparable } from '../support/comparable-answer';
import { plantChangedRows } from '../support/operation/changed-rows';
import { type RandomOperation, randomOperation } from '../support/operation/random-operation';
import { reachable, reachedBy } from '../support/operation/reached';
import { returnsRows } from '../support/operation/returns-rows';
import { smallestOperation } from '../support/operation/smallest-operation';
import { readPool, type ValuePool } from '../support/operation/value-pool';
import { proofSize, recordProof } from '../support/proof';
import { chanceOf } from '../support/seeded-chance';
import { openTestGateway, type TestGateway } from '../support/test-gateway';
import { openTestHub, type TestHub } from '../support/test-hub';
import type { WayAnswer } from '../support/three-ways';

/** Another seed draws other rows and other operations: PLANGRAPH_SEED=7 npm run prove random-operations. */
const SEED = Number(process.env.PLANGRAPH_SEED ?? 20_261_123);
const OPERATIONS = proofSize(80, 2000);
const MOST_SHOWN = 5;

let hub: TestHub;
let gateway: TestGateway;
let schema: GraphQLSchema;
let pool: ValuePool;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  const instants = await plantChangedRows(hub.database, chanceOf(SEED));
  gateway = await openTestGateway(hub);
  schema = buildSchema(printWholeGraph());
  const ask = async (query: string, variables: Record<string, unknown>) => {
    const { data, errors } = await hub.ask<Record<string, unknown>, Record<string, unknown>>(query, variables);
    if (!data || errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  };
  pool = await readPool(hub.database, ask, { schema, chance: chanceOf(SEED), today: '2026-11-22', instants });
}, 60_000);

afterAll(async () => {
  await gateway?.close();
  await hub?.close();
});

interface Told {
  status: number;
  answer: WayAnswer;
}

async function ask(url: string, { query, variables }: RandomOperation): Promise<Told> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  return { status: response.status, answer: (await response.json()) as WayAnswer };
}

const bothWays = (operation: RandomOperation): Promise<[Told, Told]> =>
  Promise.all([ask(hub.url, operation), ask(gateway.url, operation)]);

/** As text: the order of the fields counts too. */
const shownAs = ({ status, answer }: Told, other: Told): string =>
  JSON.stringify({ status, answer: comparable(answer, other.answer) });

/** No operation surprises the graph, so that nothing masked can be what both say. */
const isSurprise = ({ answer }: Told): boolean =>
  answer.errors?.some(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR') ?? false;

const areAlike = ([whole, through]: [Told, Told]): boolean =>
  shownAs(whole, through) === shownAs(through, whole) && !isSurprise(whole);

const drawn = (number: number): RandomOperation => randomOperation(schema, pool, chanceOf(SEED + number));

test('an operation is the same each time it is drawn, and valid unless a fault is put into it', () => {
  for (let number = 0; number < OPERATIONS; number++) {
    const operation = drawn(number);
    expect(drawn(number)).toEqual(operation);
    const errors = operation.fault === null ? validate(schema, parse(operation.query)) : [];
    expect({ number, query: operation.query, errors: errors.map(String) }).toMatchObject({ errors: [] });
  }
});

test('operations ask nearly all fields and arguments of the graph', () => {
  const count = proofSize(400, 3000);
  const reached = reachedBy(
    schema,
    Array.from({ length: count }, (_, number) => drawn(number).query),
  );
  const missed = reachable(schema).filter((one) => !reached.has(one));
  const fields = missed.filter((one) => !one.includes('('));
  expect(fields.slice(proofSize(5, 0))).toEqual([]);
  expect(missed.slice(proofSize(60, 3))).toEqual([]);
});

test(
  'random operations answer the same JSON in one process and through the gateway',
  async () => {
    const figures = { sound: 0, withRows: 0, faulty: 0, withErrors: 0, differing: 0 };
    const differences: unknown[] = [];
    for (let number = 0; number < OPERATIONS; number++) {
      const operation = drawn(number);
      const answers = await bothWays(operation);
      const { data, errors } = answers[0].answer;
      figures[operation.fault === null ? 'sound' : 'faulty'] += 1;
      if (operation.fault === null && returnsRows(data)) figures.withRows += 1;
      if (errors) figures.withErrors += 1;
      if (areAlike(answers)) continue;
      figures.differing += 1;
      if (differences.length < MOST_SHOWN) differences.push({ number, ...(await smallestDifference(operation)) });
    }
    const returningRowsPercent = Math.round((1000 * figures.withRows) / figures.sound) / 10;
    recordProof('random operations through the gateway', { seed: SEED, ...figures, returningRowsPercent });
    expect(differences).toEqual([]);
    expect(returningRowsPercent).toBeGreaterThanOrEqual(80);
    expect(figures.withErrors).toBeGreaterThan(0);
  },
  proofSize(60_000, 3_600_000),
);

/** What of an operation still answers differently, and how. */
async function smallestDifference(operation: RandomOperation) {
  const smallest = await smallestOperation(schema, operation, async (one) => !areAlike(await bothWays(one)));
  const [whole, through] = await bothWays(smallest);
  return { ...smallest, whole: JSON.parse(shownAs(whole, through)), through: JSON.parse(shownAs(through, whole)) };
}
