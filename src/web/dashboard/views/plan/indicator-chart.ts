import { BUCKET_COLOURS } from '../../parts/buckets';
import type { ChartOption } from '../../parts/draw-chart';
import { targetText } from '../../parts/indicator-target';
import { dayText, numberText } from '../../words/format';
import type { Language } from '../../words/language';
import type { IndicatorDetail } from './indicator-panel';
import type { INDICATOR } from './indicator-words';

const DAY_MS = 86_400_000;

/** What was measured as a line; what is asked for, and what it began with, as straight ones. */
export function indicatorChart(
  indicator: IndicatorDetail,
  said: (typeof INDICATOR)['vi'],
  language: Language,
): ChartOption {
  const { baseline, value, upperValue, operator, measureUnit, standing, observations } = indicator;
  const { from, until } = standing;
  // a change asked for is no figure to be reached, but where the figures are changes themselves
  const isFigure = !['INCREASE', 'DECREASE'].includes(operator) || typeof baseline !== 'number';
  const targets = isFigure ? [value, upperValue].filter((one) => typeof one === 'number') : [];
  const path =
    isFigure && typeof baseline === 'number' && typeof value === 'number' && from && until
      ? [
          [from, baseline],
          [until, value],
        ]
      : [];
  const straight = [
    ...targets.map((yAxis) => ({
      yAxis,
      name: said.target,
      label: { formatter: targetText(indicator, language), position: 'insideEndTop', color: 'inherit', fontSize: 12 },
      lineStyle: { color: BUCKET_COLOURS.COMPLETED_ON_TIME, type: 'solid', width: 2 },
    })),
    ...(typeof baseline === 'number'
      ? [
          {
            yAxis: baseline,
            name: said.baseline,
            label: { formatter: said.baseline, position: 'insideStartTop', color: 'inherit', fontSize: 12 },
            lineStyle: { color: BUCKET_COLOURS.NO_DEADLINE, type: 'dotted', width: 2 },
          },
        ]
      : []),
  ];
  const all = [...observations.nodes.map((one) => one.value), ...straight.map(({ yAxis }) => yAxis as number)];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = (most - least || Math.abs(most) || 1) * 0.15;
  return {
    aria: { enabled: true },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (one: unknown) => [numberText(Number(one), language, 4), measureUnit].filter(Boolean).join(' '),
    },
    legend: { bottom: 0 },
    grid: { left: 8, right: 24, top: 24, bottom: 36, containLabel: true },
    xAxis: {
      type: 'time',
      min: from ?? undefined,
      max: until ?? undefined,
      minInterval: 28 * DAY_MS,
      axisLabel: {
        hideOverlap: true,
        formatter: (time: number) => dayText(new Date(time).toISOString()).slice(3),
      },
    },
    yAxis: {
      type: 'value',
      min: rounded(least >= 0 ? Math.max(0, least - room) : least - room, room),
      max: rounded(most + room, room),
      axisLabel: { formatter: (one: number) => numberText(one, language, 4) },
    },
    series: [
      {
        name: said.actual,
        type: 'line',
        symbolSize: 9,
        lineStyle: { width: 3, color: BUCKET_COLOURS.OPEN_IN_TIME },
        itemStyle: { color: BUCKET_COLOURS.OPEN_IN_TIME },
        data: observations.nodes.map(({ observedOn, value: one }) => [observedOn, one]),
        markLine: { symbol: 'none', silent: true, data: straight },
      },
      ...(path.length > 0
        ? [
            {
              name: said.path,
              type: 'line',
              symbol: 'none',
              lineStyle: { type: 'dashed', color: BUCKET_COLOURS.COMPLETED_LATE },
              itemStyle: { color: BUCKET_COLOURS.COMPLETED_LATE },
              data: path,
            },
          ]
        : []),
    ],
  };
}

/** To as many digits as the room around the figures tells apart. */
function rounded(value: number, room: number): number {
  const step = 10 ** Math.floor(Math.log10(room));
  return Number((Math.round(value / step) * step).toPrecision(12));
}
