import { encodeId } from '../../../src/graph/global-id';
import type { IndicatorOperator } from '../../../src/modules/indicators/indicator-operator';
import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import { planter } from '../../support/planted-rows';

let graph: GraphOnRows;
let plant: ReturnType<typeof planter>;

beforeAll(async () => {
  graph = await openGraphOnRows();
  plant = planter(graph.database);
});

afterAll(() => graph.close());

const NONE = {
  percent: null,
  method: 'NO_DATA',
  formula: null,
  numerator: null,
  denominator: null,
  of: null,
  withoutData: null,
};

async function progressOf(indicators: readonly number[]): Promise<object[]> {
  const { data, errors } = await graph.ask(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Indicator {
       progress { percent method formula numerator denominator of withoutData } } } }`,
    { ids: indicators.map((id) => encodeId('Indicator', id)) },
  );
  expect(errors).toEqual([]);
  return (data as { nodes: { progress: object }[] }).nodes.map(({ progress }) => progress);
}

/** A target, a figure, and the percentage that it is, by which formula, of what and by what. */
type Fact = [
  target: string,
  figure: number | null,
  percent: number | null,
  formula?: string,
  numerator?: number,
  denominator?: number,
];

/** "GTE 80", "BETWEEN 60..70 from 50", "INCREASE 12 % from 1000 of Tỷ lệ …". */
function targetOf(said: string) {
  const [, operator, value, upper, unit, baseline, name] =
    // Matches: "DECREASE 1.5 % from 5 of Tỷ lệ hộ nghèo", "GTE -". Must not match: "80".
    /^([A-Z]+) (-?\d+(?:\.\d+)?|-)(?:\.\.(\d+))?( %)?(?: from (\d+))?(?: of (.+))?$/u.exec(said) ?? [];
  return {
    operator: operator as IndicatorOperator,
    value: value === '-' ? null : Number(value),
    upper_value: upper === undefined ? null : Number(upper),
    measure_unit: unit ? '% so với năm trước' : 'hộ',
    baseline: baseline === undefined ? null : Number(baseline),
    name: name ?? 'Số hộ',
  };
}

const FACTS: Fact[] = [
  // a target to reach: the figure by the target, wherever it began
  ['GTE 80', 80, 100, 'FIGURE_BY_TARGET', 80, 80],
  ['GTE 80', 60, 75, 'FIGURE_BY_TARGET', 60, 80],
  ['GTE 80', 95, 100, 'FIGURE_BY_TARGET', 95, 80],
  ['GTE 80 from 70', 60, 75, 'FIGURE_BY_TARGET', 60, 80],
  ['GTE 80 from 90', 60, 75, 'FIGURE_BY_TARGET', 60, 80],
  ['GTE 80', 0, 0, 'FIGURE_BY_TARGET', 0, 80],
  ['GTE 80', -5, 0, 'FIGURE_BY_TARGET', -5, 80],
  ['GT 95.5', 47.75, 50, 'FIGURE_BY_TARGET', 47.75, 95.5],
  ['EQ 3', 1, 33.3, 'FIGURE_BY_TARGET', 1, 3],
  ['EQ 3', 4, 100, 'FIGURE_BY_TARGET', 4, 3],
  ['EQ 3 from 1', 2, 66.7, 'FIGURE_BY_TARGET', 2, 3],
  ['APPROX 3', 2, 66.7, 'FIGURE_BY_TARGET', 2, 3],
  ['BETWEEN 60..70', 30, 50, 'FIGURE_BY_TARGET', 30, 60],
  ['BETWEEN 60..70', 65, 100, 'FIGURE_BY_TARGET', 65, 60],
  ['BETWEEN 60..70', 75, 100, 'FIGURE_BY_TARGET', 75, 60],
  // a limit to keep
  ['LTE 3', 3, 100, 'LIMIT', 3, 3],
  ['LTE 3', 0, 100, 'LIMIT', 0, 3],
  ['LTE 3', 4, 75, 'LIMIT', 3, 4],
  ['LT 5', 4.9, 100, 'LIMIT', 4.9, 5],
  ['LT 5', 10, 50, 'LIMIT', 5, 10],
  ['LTE 3 from 2', 4, 75, 'LIMIT', 3, 4],
  ['LTE 3 from 5', 2, 100, 'LIMIT', 2, 3],
  // the way down from where it began
  ['LTE 3 from 5', 4, 50, 'WAY_FROM_BASELINE', 1, 2],
  ['LTE 3 from 5', 6, 0, 'WAY_FROM_BASELINE', -1, 2],
  ['EQ 5 from 10', 7.5, 50, 'WAY_FROM_BASELINE', 2.5, 5],
  ['EQ 5 from 10', 4, 100, 'LIMIT', 4, 5],
  ['APPROX 5 from 10', 9, 20, 'WAY_FROM_BASELINE', 1, 5],
  ['BETWEEN 3..4 from 8', 6, 50, 'WAY_FROM_BASELINE', 2, 4],
  ['BETWEEN 3..4 from 8', 3.5, 100, 'LIMIT', 3.5, 4],
  ['EQ 0 from 10', 4, 60, 'WAY_FROM_BASELINE', 6, 10],
  // a change asked for: without a baseline the figure is the change
  ['INCREASE 12', 6, 50, 'CHANGE_BY_TARGET', 6, 12],
  ['INCREASE 12 %', 6, 50, 'CHANGE_BY_TARGET', 6, 12],
  ['DECREASE 30', 15, 50, 'CHANGE_BY_TARGET', 15, 30],
  ['INCREASE 20 from 100', 110, 50, 'CHANGE_BY_TARGET', 10, 20],
  ['INCREASE 20 from 100', 90, 0, 'CHANGE_BY_TARGET', -10, 20],
  ['DECREASE 200 from 1000', 850, 75, 'CHANGE_BY_TARGET', 150, 200],
  ['DECREASE 200 from 1000', 700, 100, 'CHANGE_BY_TARGET', 300, 200],
  // in percent: of the baseline, but in points where it is of a rate
  ['INCREASE 12 % from 1000', 1060, 50, 'CHANGE_BY_TARGET', 6, 12],
  ['DECREASE 10 % from 400 of Số vụ tai nạn', 380, 50, 'CHANGE_BY_TARGET', 5, 10],
  ['DECREASE 2 % from 5 of Tỷ lệ hộ nghèo', 4, 50, 'CHANGE_BY_TARGET', 1, 2],
  ['INCREASE 2 % from 40 of TỈ TRỌNG công nghiệp', 41, 50, 'CHANGE_BY_TARGET', 1, 2],
  ['INCREASE 12 % from 0', 6, null],
  // no share can be taken of nothing
  ['GTE 0', 5, 100, 'MET_OR_NOT', 5, 0],
  ['GTE 0', -1, 0, 'MET_OR_NOT', -1, 0],
  ['GT 0', 0, 0, 'MET_OR_NOT', 0, 0],
  ['GTE -5', -3, 100, 'MET_OR_NOT', -3, -5],
  ['INCREASE 0', 0, 100, 'MET_OR_NOT', 0, 0],
  ['EQ 0', 0, 100, 'LIMIT', 0, 0],
  ['EQ 0', 2, 0, 'LIMIT', 0, 2],
  ['LTE 0', 0, 100, 'LIMIT', 0, 0],
  ['LTE 0', 1, 0, 'LIMIT', 0, 1],
  ['BETWEEN 0..5', 3, 100, 'LIMIT', 3, 5],
  ['BETWEEN 0..5', 10, 50, 'LIMIT', 5, 10],
  // nothing to divide
  ['GTE -', 80, null],
  ['GTE 80', null, null],
  ['LTE 3', null, null],
];

describe('how far an indicator has come', () => {
  const answers = new Map<number, object>();
  beforeAll(async () => {
    const plan = await plant.plan();
    const ids: number[] = [];
    for (const [target, figure] of FACTS) {
      const id = await plant.indicator(plan, targetOf(target));
      if (figure !== null) await plant.observation(id, '2026-06-30', figure);
      ids.push(id);
    }
    for (const [i, progress] of (await progressOf(ids)).entries()) answers.set(i, progress);
  });

  test.each(FACTS.map(([target, figure, percent], i) => ({ target, figure, percent, i })))(
    '$target with the figure $figure is $percent percent',
    ({ percent, i }) => {
      const [, , , formula, numerator, denominator] = FACTS[i] as Fact;
      expect(answers.get(i)).toEqual(
        percent === null ? NONE : { ...NONE, percent, method: 'REPORTED', formula, numerator, denominator },
      );
    },
  );
});

test('the figure is the one observed last, by its day and then as it came in', async () => {
  const plan = await plant.plan();
  const [reported, silent] = [await plant.indicator(plan), await plant.indicator(plan)];
  await plant.observation(reported, '2026-06-30', 40);
  await plant.observation(reported, '2026-06-30', 33.592);
  await plant.observation(reported, '2026-03-31', 80);
  const { data, errors, statements } = await graph.ask(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Indicator {
       value progress { percent method numerator denominator } observations { totalCount nodes { value observedOn } } } } }`,
    { ids: [encodeId('Indicator', reported), encodeId('Indicator', silent)] },
  );
  expect(errors).toEqual([]);
  expect(statements).toHaveLength(4);
  const none = { percent: null, method: 'NO_DATA', numerator: null, denominator: null };
  expect(data).toEqual({
    nodes: [
      {
        value: 80,
        progress: { percent: 42, method: 'REPORTED', numerator: 33.592, denominator: 80 },
        observations: {
          totalCount: 3,
          nodes: [
            { value: 80, observedOn: '2026-03-31' },
            { value: 40, observedOn: '2026-06-30' },
            { value: 33.592, observedOn: '2026-06-30' },
          ],
        },
      },
      { value: 80, progress: none, observations: { totalCount: 0, nodes: [] } },
    ],
  });
});
