import { encodeId } from '../../../src/graph/global-id';
import { type BruteForce, bruteForceOver, type PlainRow } from '../../support/filter/brute-force';
import { randomFilter } from '../../support/filter/random-filter';
import { plantRandomRows } from '../../support/filter/random-rows';
import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import type { Planter } from '../../support/planted-rows';
import { proofSize, recordProof } from '../../support/proof';
import { chanceOf } from '../../support/seeded-chance';

const SEED = 20261126;
const PATIENCE = proofSize(120_000, 3_600_000);
const DIMENSIONS = ['PLAN', 'OWNER', 'ISSUER', 'YEAR', 'FIELD', 'MEASURE_UNIT'] as const;
const STATES = { MET: 'met', ON_PATH: 'onPath', OFF_PATH: 'offPath', NO_DATA: 'noData' } as const;
const REPORT = `
  fragment Row on IndicatorReportRow {
    key { value unit { id } plan { id } } indicatorCount ${Object.values(STATES)
      .map((name) => `${name} { count of percent }`)
      .join(' ')}
    offPathOnes: indicators(state: [OFF_PATH], first: 1000) { totalCount nodes { id } }
  }
  query ($filter: IndicatorFilter, $groupBy: [IndicatorDimension!], $asOf: Date) {
    indicatorReport(filter: $filter, groupBy: $groupBy, asOf: $asOf) { asOf total { ...Row } groups { ...Row } }
  }`;

type Row = Record<'met' | 'onPath' | 'offPath' | 'noData', { count: number; of: number; percent: number }> & {
  key: { value: string | null; unit: { id: string } | null; plan: { id: string } | null }[];
  indicatorCount: number;
  offPathOnes: { nodes: { id: string }[] };
};

let graph: GraphOnRows;
let model: BruteForce;
let plant: Planter;

beforeAll(async () => {
  graph = await openGraphOnRows();
  plant = await plantRandomRows(graph.database, chanceOf(SEED), { plans: 10, tasks: 80 });
  model = await bruteForceOver(graph.database, '2026-11-22');
});

afterAll(() => graph.close());

async function reported(variables: Record<string, unknown>): Promise<{ total: Row; groups: Row[] }> {
  const { data, errors } = await graph.ask(REPORT, variables);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data?.indicatorReport as { total: Row; groups: Row[] };
}

function keysOf(indicator: PlainRow, dimension: (typeof DIMENSIONS)[number]): (string | null)[] {
  const plan = model.rows('Plan').find(({ id }) => id === indicator.planId) as PlainRow;
  const one = (value: string | null) => [value];
  const unit = (id: unknown) => one(id === null ? null : encodeId('Unit', id as number));
  switch (dimension) {
    case 'PLAN':
      return one(encodeId('Plan', plan.id));
    case 'OWNER':
      return unit(indicator.ownerId);
    case 'ISSUER':
      return unit(plan.issuerId);
    case 'YEAR':
      return one(plan.year === null ? null : String(plan.year));
    case 'FIELD':
      return (plan.fields as string[]).length === 0 ? [null] : [...new Set(plan.fields as string[])];
    case 'MEASURE_UNIT':
      return one(indicator.measureUnit as string | null);
  }
}

const countsOf = (rows: readonly PlainRow[], asOf: string) =>
  Object.fromEntries(
    Object.entries(STATES).map(([state, name]) => [
      name,
      rows.filter((row) => model.value('Indicator', row, 'state', asOf) === state).length,
    ]),
  );
const counted = (row: Row) => Object.fromEntries(Object.values(STATES).map((name) => [name, row[name].count]));
const keyOf = (row: Row) => JSON.stringify(row.key.map(({ value, unit, plan }) => unit?.id ?? plan?.id ?? value));

test(
  'random filters and groupings give the counts of a plain walk over all indicators, and the indicators behind them',
  async () => {
    const cases = proofSize(50, 500);
    let withRows = 0;
    for (let number = 0; number < cases; number++) {
      const chance = chanceOf(SEED + number);
      const filter = chance.below(4) === 0 ? null : randomFilter(model, chance, 'Indicator', 2);
      const groupBy = chance.shuffled(DIMENSIONS).slice(0, chance.below(4));
      const asOf = chance.oneOf(['2026-11-22', '2026-04-01', '2027-12-31']);
      const rows = model.rows('Indicator').filter((row) => filter === null || model.passes('Indicator', row, filter));
      const report = await reported({ filter, groupBy, asOf });
      const said = { number, filter, groupBy, asOf };
      expect({ ...said, total: counted(report.total) }).toEqual({ ...said, total: countsOf(rows, asOf) });
      const groups = new Map<string, PlainRow[]>();
      for (const row of rows) {
        const keys = groupBy.reduce<(string | null)[][]>(
          (all, dimension) => all.flatMap((left) => keysOf(row, dimension).map((key) => [...left, key])),
          [[]],
        );
        for (const key of keys) groups.set(JSON.stringify(key), [...(groups.get(JSON.stringify(key)) ?? []), row]);
      }
      const expected = groupBy.length === 0 ? [] : [...groups].map(([key, own]) => [key, countsOf(own, asOf)]);
      expect({ ...said, groups: Object.fromEntries(report.groups.map((row) => [keyOf(row), counted(row)])) }).toEqual({
        ...said,
        groups: Object.fromEntries(expected),
      });
      for (const row of [report.total, ...report.groups]) {
        expect(row.offPathOnes.nodes).toHaveLength(row.offPath.count);
        const tenths = Object.values(STATES).reduce((sum, name) => sum + Math.round(10 * row[name].percent), 0);
        expect(tenths).toBe(row.indicatorCount === 0 ? 0 : 1000);
      }
      if (rows.length > 0) withRows += 1;
    }
    recordProof('indicator report', { seed: SEED, cases, withRows, differing: 0 });
    expect(withRows).toBeGreaterThan(0.6 * cases);
  },
  PATIENCE,
);

// a plan from 2026-01-02 to the end of 2027: on 2027-01-01 it is half way
test.each([
  ['GTE', 80, null, null, 80, 'MET', 'FIGURE_BY_TARGET', 50],
  ['GTE', 80, null, null, 40, 'ON_PATH', 'FIGURE_BY_TARGET', 50],
  ['GTE', 80, null, null, 39, 'OFF_PATH', 'FIGURE_BY_TARGET', 50],
  ['GTE', 80, null, 40, 50, 'OFF_PATH', 'FIGURE_BY_TARGET', 75],
  ['GTE', 80, null, 40, 60, 'ON_PATH', 'FIGURE_BY_TARGET', 75],
  ['GT', 80, null, null, 80, 'ON_PATH', 'FIGURE_BY_TARGET', 50],
  ['LTE', 5, null, null, 5, 'MET', 'LIMIT', 50],
  ['LTE', 5, null, null, 6, 'OFF_PATH', 'LIMIT', 50],
  ['LT', 5, null, null, 5, 'OFF_PATH', 'LIMIT', 50],
  ['LTE', 5, null, 10, 7.5, 'ON_PATH', 'WAY_FROM_BASELINE', 50],
  ['LTE', 5, null, 10, 8, 'OFF_PATH', 'WAY_FROM_BASELINE', 50],
  ['BETWEEN', 60, 70, null, 60, 'MET', 'FIGURE_BY_TARGET', 50],
  ['INCREASE', 10, null, null, 5, 'ON_PATH', 'CHANGE_BY_TARGET', 50],
  ['GTE', 80, null, null, null, 'NO_DATA', null, 50],
  ['GTE', null, null, null, 3, 'NO_DATA', null, 50],
] as const)(
  '%s %s (upper %s, baseline %s) with the figure %s half way is %s',
  async (operator, value, upper, baseline, figure, state, formula, expectedPercent) => {
    const plan = await plant.plan({ effective_on: '2026-01-02', year: 2026 });
    const id = await plant.indicator(plan, {
      operator,
      value,
      upper_value: upper,
      baseline,
      period: 'giai đoạn 2026 - 2027',
    });
    if (figure !== null) await plant.observation(id, '2026-12-30', figure);
    await plant.observation(id, '2027-06-30', 1000);
    const { data, errors } = await graph.ask(
      'query ($id: ID!) { node(id: $id) { ... on Indicator { standing(asOf: "2027-01-01") { state formula figure observedOn expectedPercent from until } } } }',
      { id: encodeId('Indicator', id) },
    );
    expect(errors).toEqual([]);
    expect(data?.node).toEqual({
      standing: {
        state,
        formula,
        figure,
        observedOn: figure === null ? null : '2026-12-30',
        expectedPercent,
        from: '2026-01-02',
        until: '2027-12-31',
      },
    });
  },
);
