import { type DocumentNode, execute, parse } from 'graphql';
import { OPERATOR } from '../../src/auth/viewer';
import { type CompiledOperation, compile } from '../../src/compiler/compiled-operation';
import { graphFacts } from '../../src/compiler/graph-facts';
import { contextFor } from '../../src/server/request-context';
import { plantChangedRows } from '../support/operation/changed-rows';
import { type RandomOperation, randomOperation } from '../support/operation/random-operation';
import { returnsRows } from '../support/operation/returns-rows';
import { smallestOperation } from '../support/operation/smallest-operation';
import { readPool, type ValuePool } from '../support/operation/value-pool';
import { proofSize, recordProof } from '../support/proof';
import { chanceOf } from '../support/seeded-chance';
import { openTestHub, type TestHub } from '../support/test-hub';

/** Another seed draws other rows and other operations: PLANGRAPH_SEED=7 npm run prove compiler. */
const SEED = Number(process.env.PLANGRAPH_SEED ?? 20_261_123);
const OPERATIONS = proofSize(400, 20_000);
const MOST_SHOWN = 5;

const facts = graphFacts();
const { schema } = facts;
let hub: TestHub;
let pool: ValuePool;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  const instants = await plantChangedRows(hub.database, chanceOf(SEED));
  const ask = async (query: string, variables: Record<string, unknown>) => {
    const { data, errors } = await hub.ask<Record<string, unknown>, Record<string, unknown>>(query, variables);
    if (!data || errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  };
  pool = await readPool(hub.database, ask, { schema, chance: chanceOf(SEED), today: '2026-11-22', instants });
}, 60_000);

afterAll(() => hub?.close());

const now = new Date();
const surroundings = () => ({
  db: hub.database,
  importDocument: hub.importDocument,
  writers: null as never,
  maxPageSize: 10_000,
});
const context = () => contextFor(surroundings(), OPERATOR, now);

interface Interpreted {
  text: string | null;
  hasErrors: boolean;
}

async function interpreted(document: DocumentNode, variables: Record<string, unknown>): Promise<Interpreted> {
  const result = await execute({ schema, document, variableValues: variables, contextValue: context() });
  return { text: result.data ? JSON.stringify(result.data) : null, hasErrors: (result.errors?.length ?? 0) > 0 };
}

/** What the compiler writes; an error where it leaves the operation to the interpreter. */
async function compiled(
  operation: CompiledOperation | null,
  variables: Record<string, unknown>,
): Promise<string | Error> {
  if (operation === null) return new Error('not compiled');
  return operation.execute(variables, context()).catch((error: Error) => error);
}

async function bothWays({ query, variables }: RandomOperation) {
  const document = parse(query);
  const operation = compile(facts, document);
  const [a, b] = await Promise.all([interpreted(document, variables), compiled(operation, variables)]);
  return { interpreted: a, compiled: b };
}

type Both = Awaited<ReturnType<typeof bothWays>>;

const areAlike = ({ interpreted: { text, hasErrors }, compiled }: Both): boolean =>
  compiled instanceof Error || (compiled === text && !hasErrors);

const isMissed = ({ interpreted: { hasErrors }, compiled }: Both): boolean => compiled instanceof Error && !hasErrors;

const drawn = (number: number): RandomOperation => randomOperation(schema, pool, chanceOf(SEED + number));

test(
  'random operations are answered byte for byte as they are interpreted',
  async () => {
    const figures = { operations: 0, withRows: 0, withErrors: 0, compiled: 0, differing: 0, missed: 0 };
    const differences: unknown[] = [];
    const missed = new Map<string, number>();
    for (let number = 0; number < OPERATIONS; number++) {
      const operation = drawn(number);
      let both: Both;
      try {
        both = await bothWays(operation);
      } catch {
        continue;
      }
      figures.operations += 1;
      if (both.interpreted.hasErrors) figures.withErrors += 1;
      else if (both.interpreted.text && returnsRows(JSON.parse(both.interpreted.text))) figures.withRows += 1;
      if (!(both.compiled instanceof Error)) figures.compiled += 1;
      if (isMissed(both)) {
        figures.missed += 1;
        const why = (both.compiled as Error).message.slice(0, 200);
        missed.set(why, (missed.get(why) ?? 0) + 1);
      }
      if (areAlike(both)) continue;
      figures.differing += 1;
      if (differences.length < MOST_SHOWN) differences.push({ number, ...(await smallestDifference(operation)) });
    }
    recordProof('random operations, compiled', { seed: SEED, ...figures });
    console.log(figures, missed);
    expect(differences).toEqual([]);
  },
  proofSize(60_000, 3_600_000),
);

async function smallestDifference(operation: RandomOperation) {
  const smallest = await smallestOperation(schema, operation, async (one) => !areAlike(await bothWays(one)));
  return { ...smallest, ...(await bothWays(smallest)) };
}
