import 'reflect-metadata';
import { encodeId } from '../../../src/graph/global-id';
import type { IndicatorOperator } from '../../../src/modules/indicators/indicator-operator';
import { indicatorProgress } from '../../../src/modules/indicators/indicator-progress';
import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import { planter } from '../../support/planted-rows';

test.each<[IndicatorOperator, number | null, number | null, number | null]>([
  // a target to reach
  ['GTE', 80, 80, 100],
  ['GTE', 80, 60, 75],
  ['GTE', 80, 95, 100],
  ['GT', 95.5, 47.75, 50],
  ['EQ', 3, 1, 33.3],
  ['APPROX', 3, 2, 66.7],
  ['INCREASE', 12, 6, 50],
  ['DECREASE', 30, 15, 50],
  ['BETWEEN', 60, 65, 100],
  ['GTE', 80, 0, 0],
  ['GTE', 80, -5, 0],
  // a limit to keep
  ['LTE', 3, 3, 100],
  ['LTE', 3, 0, 100],
  ['LTE', 3, 4, 75],
  ['LT', 5, 4.9, 100],
  ['LT', 5, 10, 50],
  // nothing to divide
  ['GTE', null, 80, null],
  ['GTE', 80, null, null],
  ['LTE', 3, null, null],
  ['GTE', 0, 5, null],
])('%s %s with the figure %s is %s percent', (operator, value, latest, percent) => {
  expect(indicatorProgress({ operator, value }, latest)).toEqual(
    percent === null
      ? { percent: null, method: 'NO_DATA', numerator: null, denominator: null }
      : { percent, method: 'REPORTED', numerator: latest, denominator: value },
  );
});

describe('on real rows', () => {
  let graph: GraphOnRows;
  beforeAll(async () => {
    graph = await openGraphOnRows();
  });
  afterAll(() => graph.close());

  test('the figure is the one observed last, by its day and then as it came in', async () => {
    const plant = planter(graph.database);
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
});
