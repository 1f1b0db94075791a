import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { readConfig } from '../../src/config';
import { MODULES } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { wholeGraph } from '../../src/federation/whole-graph';
import { costRule } from '../../src/limits/cost-rule';
import { checkShape } from '../../src/limits/operation-shape';
import { examplesFor } from '../../src/server/playground';

const { limits } = readConfig({});
const schema = wholeGraph();

const OPERATIONS = join(__dirname, '../operations');
/** What a hub says of itself to a person or a program: a plan with all that is in it is for those with a key. */
const WITH_KEY = new Set(['whole-plan.graphql']);
const operations = readdirSync(OPERATIONS)
  .filter((name) => name.endsWith('.graphql') && !WITH_KEY.has(name))
  .map((fileName) => ({ fileName, query: readFileSync(join(OPERATIONS, fileName), 'utf8') }));

const cases = [
  ...[...examplesFor(schema), ...operations].map(({ fileName, query }) => [fileName, schema, query] as const),
  ...MODULES.flatMap((module) => {
    const alone = subgraph(module);
    return examplesFor(alone).map(({ fileName, query }) => [`${module.name}: ${fileName}`, alone, query] as const);
  }),
];

test.each(cases)('%s is within what callers without a key may ask', (_name, graph, query) => {
  const document = parse(query);
  expect(() => checkShape(document, limits.shape)).not.toThrow();
  expect(costRule(graph, document)?.estimate({})).toBeLessThanOrEqual(limits.budgets.anonymous);
});
