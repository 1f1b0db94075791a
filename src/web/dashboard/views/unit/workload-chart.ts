import type { ChartOption } from '../../parts/draw-chart';
import type { Workload, WorkloadRow } from './workload-rows';

interface WorkloadChart {
  workload: Workload;
  isDark: boolean;
  /** What the columns, the rows and a cell are called. */
  monthNames: readonly string[];
  rowName: (row: WorkloadRow) => string;
  cellText: (row: WorkloadRow, at: number) => string;
}

/** From few to many, each theme from near its own ground. */
const COLOURS = { light: ['#e3effa', '#5b9bd5', '#0b3c73'], dark: ['#22344a', '#3d7ab8', '#a8d1ff'] };

/** A heat map: months across, years and roles down. A cell's value is [column, row, count]. */
export function workloadChart({ workload, isDark, monthNames, rowName, cellText }: WorkloadChart): ChartOption {
  const { rows, most } = workload;
  return {
    tooltip: {
      formatter: ({ value: [at, row] }: { value: [number, number, number] }) => {
        const shown = rows[row];
        return shown ? cellText(shown, at) : '';
      },
    },
    grid: { left: 8, right: 8, top: 4, bottom: 44, containLabel: true },
    xAxis: { type: 'category', data: monthNames, axisTick: { show: false }, axisLine: { show: false } },
    yAxis: {
      type: 'category',
      data: rows.map(rowName),
      inverse: true,
      axisTick: { show: false },
      axisLine: { show: false },
    },
    visualMap: {
      min: 0,
      max: Math.max(1, most),
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemHeight: 120,
      itemWidth: 12,
      // as much as the darkest cell, as little as the lightest
      text: [String(Math.max(1, most)), '0'],
      inRange: { color: isDark ? COLOURS.dark : COLOURS.light },
    },
    series: [
      {
        type: 'heatmap',
        label: { show: true },
        itemStyle: { borderColor: isDark ? '#1a212b' : '#ffffff', borderWidth: 2, borderRadius: 4 },
        data: rows.flatMap(({ months }, row) =>
          months.flatMap((load, at) => (load ? [[at, row, load.taskCount]] : [])),
        ),
      },
    ],
  };
}
