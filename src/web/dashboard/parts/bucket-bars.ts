import type { BucketsFragment } from '../generated/graphql';
import type { Language } from '../words/language';
import { termOf } from '../words/terms';
import { BUCKET_COLOURS, BUCKET_FIELDS, BUCKETS } from './buckets';
import type { ChartOption } from './draw-chart';

/** Bars of the official buckets, one for each row, stacked: across where names are long, upright where rows follow in time. */
export function bucketBars(
  rows: readonly { name: string; counts: BucketsFragment }[],
  direction: 'across' | 'upright',
  language: Language,
): ChartOption {
  const names = { type: 'category', data: rows.map(({ name }) => name) };
  const counts = { type: 'value', minInterval: 1 };
  const isAcross = direction === 'across';
  return {
    aria: { enabled: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    legend: { bottom: 0, type: 'scroll' },
    grid: { left: 8, right: 16, top: 8, bottom: 36, containLabel: true },
    xAxis: isAcross ? counts : names,
    yAxis: isAcross ? { ...names, inverse: true, axisLabel: { width: 220, overflow: 'truncate' } } : counts,
    series: BUCKETS.map((bucket) => ({
      name: termOf('Timeliness', bucket, language),
      type: 'bar',
      stack: 'all',
      itemStyle: { color: BUCKET_COLOURS[bucket] },
      data: rows.map(({ counts }) => counts[BUCKET_FIELDS[bucket]].count),
    })),
  };
}
