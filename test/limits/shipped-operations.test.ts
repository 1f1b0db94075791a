import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print } from 'graphql';
import { readConfig } from '../../src/config';
import { MODULES } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { wholeGraph } from '../../src/federation/whole-graph';
import { costRule } from '../../src/limits/cost-rule';
import { checkShape } from '../../src/limits/operation-shape';
import { dashboardOperations } from '../../src/server/dashboard';
import { feedOperations } from '../../src/server/feed-operations';
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
  ...feedOperations(schema).map(({ file, query }) => [`feeds/${file}`, schema, query] as const),
  ...MODULES.flatMap((module) => {
    const alone = subgraph(module);
    return examplesFor(alone).map(({ fileName, query }) => [`${module.name}: ${fileName}`, alone, query] as const);
  }),
];

/** They look at every row that they are not narrowed from: on a large graph that takes longer than callers without a key have. */
const REPORTS = new Set(['taskReport', 'indicatorReport']);

test.each(cases)(
  '%s reports on the tasks of some plans, and counts by what hangs on tasks in some',
  (_name, _graph, query) => {
    for (const operation of parse(query).definitions) {
      if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
      for (const field of operation.selectionSet.selections) {
        if (field.kind !== Kind.FIELD) continue;
        const { value: name } = field.name;
        const given = field.arguments?.find((argument) => argument.name.value === 'filter');
        const filter = given ? print(given) : '';
        const isCounted = filter.includes('citations: {some:') && print(field).includes('totalCount');
        if (REPORTS.has(name) || isCounted) expect([name, filter]).toEqual([name, expect.stringContaining('plan: {')]);
      }
    }
  },
);

/** What the dashboard asks with its variables at their largest: lists come a hundred at a time. */
const dashboard = dashboardOperations().map(({ file, query }) => [`dashboard: ${file}`, schema, query] as const);

test.each([...cases, ...dashboard])('%s is within what callers without a key may ask', (_name, graph, query) => {
  const document = parse(query);
  expect(() => checkShape(document, limits.shape)).not.toThrow();
  expect(costRule(graph, document)?.estimate({ first: 100 })).toBeLessThanOrEqual(limits.budgets.anonymous);
});
